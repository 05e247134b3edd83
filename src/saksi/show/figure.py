"""Measures and copies, for a person to read."""

from saksi.kinds import Article, Figure, Link, Measure
from saksi.ledger.ledger import KEY_SHOWN
from saksi.show.article import INDENT
from saksi.show.label import NOT_STATED, bounds, count, day
from saksi.show.plain import flat
from saksi.show.screen import console, say, say_ends, say_labelled


def print_measure(measure: Measure) -> None:
    """Print what is counted, on how many origins it rests, each figure with its sentence, and what disagrees."""
    say_ends(flat(measure.what), flat(measure.id), "bold")
    say(_summary(measure), "bold yellow" if measure.contradictions else "")
    for figure in measure.figures:
        say()
        _print_figure(figure)
    say()
    for origin in measure.origins:
        stated = "" if origin.is_stated else f" ({NOT_STATED})"
        say_labelled("origin", f"{flat(origin.id)}  {flat(origin.name) or NOT_STATED}{stated}", indent=INDENT)
        for reason in origin.reasons:
            say_labelled("", flat(reason), indent=INDENT, style="dim")
    for a, b in measure.contradictions:
        say_labelled("disagree", f"{flat(a)} and {flat(b)}", indent=INDENT, style="red")
    for a, b in measure.revisions:
        say_labelled("revised", f"{flat(a)} by {flat(b)}", indent=INDENT)
    console().rule(style="dim")


def print_copy(link: Link, source: Article, copy: Article) -> None:
    """Print which text was taken from which, how much of it, and why we think so."""
    say_ends(_named(copy), f"{link.share:.0%}", "bold")
    verb = {"copy-of": "is a copy of", "reuses-passage": "reuses a passage of", "cites": "cites"}
    say_labelled(verb.get(link.kind, link.kind), _named(source), indent=INDENT)
    say(flat(link.reason), "dim", indent=INDENT)


def _summary(measure: Measure) -> str:
    outlets = len({figure.outlet or figure.article for figure in measure.figures})
    bounds = str(measure.lower) if measure.lower == measure.upper else f"{measure.lower} to {measure.upper}"
    origins = f"{bounds} origin{'' if measure.upper == 1 else 's'}"
    parts = [f"{count(len(measure.figures), 'figure')} in {count(outlets, 'outlet')}, from {origins}"]
    parts += [count(len(measure.contradictions), "contradiction")] if measure.contradictions else []
    parts += [count(len(measure.revisions), "revision")] if measure.revisions else []
    return "; ".join(parts)


def _print_figure(figure: Figure) -> None:
    origin = f"origin {flat(figure.origin)}"
    say_ends(f"{bounds(figure.quantity)}  {_whose(figure)}", origin, "bold cyan", indent=INDENT)
    printed = [flat(figure.outlet or "no outlet"), day(figure.published), flat(figure.article)]
    say(" | ".join([*printed, figure.article_key[:KEY_SHOWN]]), indent=2 * INDENT)
    say(flat(figure.sentence_text), indent=2 * INDENT)
    if len(figure.chain) > 1:
        say_labelled("chain", " > ".join(flat(link) for link in figure.chain), indent=2 * INDENT, style="dim")


def _whose(figure: Figure) -> str:
    if figure.speaker:
        return flat(figure.speaker)
    return "the outlet's own word" if figure.stance is None else NOT_STATED


def _named(article: Article) -> str:
    parts = (article.id, article.outlet or "no outlet", day(article.published), article.title or "no title")
    return " | ".join(flat(part) for part in parts)
