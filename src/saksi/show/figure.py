"""Measures and copies, for a person to read."""

from collections.abc import Sequence, Set

from saksi.kinds import Article, Figure, Link, Measure, Origin, Span
from saksi.show.article import INDENT
from saksi.show.label import NOT_STATED, bounds, count, day
from saksi.show.plain import flat
from saksi.show.screen import rule, say, say_ends, say_labelled

# Enough to see the sentence that altered words stand in, and to know a passage by its two ends.
MARGIN_LETTERS = 80
PASSAGE_LETTERS = 300

_TIES = {
    "alters": "alters",
    "cites": "cites",
    "copy-of": "copy of",
    "reuses-passage": "reuses",
    "translates": "from",
}
_UNTOLD_TIES = {**_TIES, "alters": "unlike", "copy-of": "same as", "reuses-passage": "shares"}


def print_measure(measure: Measure) -> None:
    """Print what is counted, then origin by origin each figure with its sentence and articles, then what disagrees."""
    say_ends(flat(measure.what), flat(measure.id), "bold")
    say(_summary(measure), "yellow" if measure.contradictions else "")
    for origin in measure.origins:
        say()
        _print_origin(origin, [figure for figure in measure.figures if figure.origin == origin.id])
    if measure.contradictions or measure.revisions:
        say()
    for a, b in measure.contradictions:
        say_labelled("disagree", f"{_values(measure, a)} and {_values(measure, b)}", style="red")
    for a, b in measure.revisions:
        say_labelled("revised", f"{_values(measure, a)} by {_values(measure, b)}")
    rule()


def print_copy(link: Link, source: Article, copy: Article) -> None:
    """Print which text was taken from which, how much of it, and why we think so."""
    say_ends(_named(copy), f"{link.share:.0%}", "bold")
    say(flat(copy.title or ""), indent=INDENT)
    ties = _TIES if link.is_order_told else _UNTOLD_TIES
    say_labelled(ties.get(link.kind, link.kind), _named(source), indent=INDENT)
    say_labelled("", flat(source.title or ""), indent=INDENT)
    say_labelled("because", flat(link.reason), indent=INDENT, style="dim")
    for label, article, span in (("source", source, link.b_span), ("here", copy, link.a_span)):
        if span is not None:
            say_labelled(label, _words_around(article.text, span), indent=INDENT)
    say()


def _words_around(text: str, span: Span) -> str:
    """What a span says, and on its line some words to each side; a long passage by its two ends."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - MARGIN_LETTERS)
    line_end = text.find("\n", span.end)
    end = min(len(text) if line_end < 0 else line_end, span.end + MARGIN_LETTERS)
    words = flat(text[start:end])
    if len(words) <= PASSAGE_LETTERS:
        return words
    return f"{words[: PASSAGE_LETTERS // 2]} ... {words[-PASSAGE_LETTERS // 2 :]}"


def count_outlets(measure: Measure) -> int:
    """How many outlets give a figure of the measure; an article without an outlet counts as one."""
    return len({figure.outlet or figure.article_key for figure in measure.figures})


def _summary(measure: Measure) -> str:
    lower, upper = measure.lower, measure.upper
    origins = count(upper, "origin") if lower == upper else f"{lower} to {count(upper, 'origin')}"
    parts = [f"{count(len(measure.figures), 'figure')} in {count(count_outlets(measure), 'outlet')}, {origins}"]
    parts += [count(len(measure.contradictions), "contradiction")] if measure.contradictions else []
    parts += [count(len(measure.revisions), "revision")] if measure.revisions else []
    return ", ".join(parts)


def _print_origin(origin: Origin, figures: Sequence[Figure]) -> None:
    name = flat(origin.name) or NOT_STATED
    say_ends(f"Origin: {name}", flat(origin.id), "bold cyan" if origin.is_stated else "bold yellow")
    print_reasons(origin.reasons, {flat(figure.article) for figure in figures}, INDENT)
    alike: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in figures:
        alike.setdefault((bounds(figure.quantity), whose(figure), flat(figure.sentence_text)), []).append(figure)
    for (value, speaker, sentence), told in alike.items():
        say(f"{value}, {speaker}", "bold green", indent=INDENT)
        say(sentence, indent=2 * INDENT)
        for figure in told:
            print_place(figure)


def print_reasons(reasons: Sequence[str], articles: Set[str], indent: int) -> None:
    """Print why figures are held to be of one origin; `articles` are the ids of those that reasons may begin with."""
    for number, reason in enumerate(_gather(reasons, articles)):
        say_labelled("" if number else "because", reason, indent=indent, style="dim")


def _gather(reasons: Sequence[str], articles: Set[str]) -> list[str]:
    """Each reason once: where others of the articles have the same one, they are named behind the first."""
    heads: dict[str, list[str]] = {}
    for reason in map(flat, reasons):
        article, _, rest = reason.partition(" ")
        heads.setdefault(rest if article in articles else reason, []).append(article)
    return [
        (rest if rest.startswith(f"{first} ") else f"{first} {rest}") + (f" (so do {', '.join(more)})" if more else "")
        for rest, (first, *more) in heads.items()
    ]


def _values(measure: Measure, article: str) -> str:
    """An article with the numbers that it gives."""
    values = dict.fromkeys(bounds(each.quantity) for each in measure.figures if each.article == article)
    return f"{flat(article)} ({', '.join(values)})"


def print_place(figure: Figure) -> None:
    """Print where a figure stands, and through whom it came there."""
    between = figure.chain[1:-1]
    through = f" | through {flat(' < '.join(between))}" if between else ""
    where = f"{flat(figure.article)} | {flat(figure.outlet or 'no outlet')} | {day(figure.published)}{through}"
    say(where, "dim", indent=2 * INDENT)


def whose(figure: Figure) -> str:
    """Whose figure it is, in words."""
    if figure.speaker:
        return flat(figure.speaker)
    if figure.stance == "deny":
        return f"{NOT_STATED}; told only to be denied"
    return "the outlet's own word" if figure.stance is None else NOT_STATED


def _named(article: Article) -> str:
    parts = (article.id, article.outlet or "no outlet", day(article.published))
    return " | ".join(flat(part) for part in parts)
