"""What is asked across articles, for a person to read."""

from collections.abc import Sequence
from itertools import groupby

from saksi.answer.check import Known
from saksi.answer.conflict import Conflict
from saksi.answer.match import Match
from saksi.answer.policy import Taken
from saksi.answer.story import Story
from saksi.answer.told import Group
from saksi.answer.trace import ClaimTrace, FigureTrace, Point, Repeat
from saksi.kinds import Article, Figure, Measure, Quantity
from saksi.ledger.browse import MeasureHead
from saksi.show.article import INDENT, print_claim
from saksi.show.figure import print_place, print_reasons, whose
from saksi.show.label import NOT_STATED, amount, attribution, bounds, count, day
from saksi.show.plain import flat
from saksi.show.screen import rule, say, say_ends, say_labelled

# Of a story of many articles so many are printed from its beginning, and from its end; `--json` gives all.
ENDS_SHOWN = 4

_HOWS = {"names": "names", "own": "in its own words", "same": "held for the same as"}
_FIGURES = {"same": "the same figure", "fits": "a figure that may stand beside it", "other": "another figure", "": ""}
_TIES = {"copy-of": "copy", "reuses-passage": "passage", "translates": "translation", "words": "same words"}


def print_trace(found: FigureTrace | ClaimTrace) -> None:
    """Print a trace: what it is, who told it first, each step with its sentence, copies last."""
    if isinstance(found, ClaimTrace):
        _print_claim_trace(found)
    else:
        _print_figure_trace(found)
    rule()


def print_known(known: Known) -> None:
    """Print what a text says itself, and what the ledger holds that is like it."""
    say("Asked about", "bold")
    for claim in known.claims:
        say(attribution(claim), indent=INDENT)
    for quantity in known.quantities:
        say_labelled("figure", f'"{flat(known.text[slice(*quantity.span)])}" = {amount(quantity)}', indent=INDENT)
    if not (known.claims or known.quantities):
        say("no claim and no figure was read in it", "dim", indent=INDENT)
    say()
    for given in known.given:
        say_ends(f"Given as {flat(given.measure.what)}", flat(given.measure.id), "bold")
        for label, groups in (("", given.groups), ("against", given.against), ("revised by", given.later)):
            for group in groups:
                _print_value(given.measure, group, label)
        say()
    if not known.matches:
        say("The ledger holds nothing like it. That says nothing of whether it is true.", "bold yellow")
    if known.is_far:
        say("No sentence holds even half of what tells in it. These come nearest:", "bold yellow")
        say()
    for match in known.matches:
        _print_match(match)
    _print_heads(known.figures)


def print_conflict(conflict: Conflict, *, with_doubtful: bool = False) -> int:
    """Print the values of a measure with what stands against each; sentence and articles where a value first stands.

    Pairs that may count two things are printed where asked for, with why; gives how many are left out.
    """
    weighed = list(zip(conflict.pairs, conflict.weights, strict=True))
    told = [(pair, weight) for pair, weight in weighed if with_doubtful or weight.is_clear]
    if not told:
        return len(weighed)
    say_ends(flat(conflict.measure.what), flat(conflict.measure.id), "bold")
    shown: list[Group] = []
    for first, pairs in groupby(told, key=lambda each: each[0][0]):
        say()
        rivals = [(rival, "against", weight.doubts) for (_, rival), weight in pairs]
        for group, label, doubts in ((first, "", ()), *rivals):
            _print_value(conflict.measure, group, label, is_shown=group in shown)
            shown.append(group)
            if doubts:
                say_labelled("in doubt", "; ".join(doubts), indent=2 * INDENT, style="yellow")
    rule()
    return len(weighed) - len(told)


def print_story(story: Story) -> None:
    """Print a story: how widely it is told, where it is, what it counts, and its first and last articles."""
    say_ends(flat(story.title), story.key[:12], "bold")
    parts = (count(len(story.articles), "article"), count(story.texts, "text"), count(story.outlets, "outlet"))
    say(", ".join(parts))
    if story.places:
        say_labelled("places", ", ".join(map(flat, story.places)), style="dim")
    _print_heads(story.figures)
    ends = ENDS_SHOWN if len(story.articles) > 2 * ENDS_SHOWN + 1 else len(story.articles)
    for article in story.articles[:ends]:
        _print_article(article)
    if ends < len(story.articles):
        say(f"... {count(len(story.articles) - 2 * ends, 'article')} between ...", "dim", indent=INDENT)
        for article in story.articles[-ends:]:
            _print_article(article)
    say_labelled("go on", f"saksi report {story.key[:12]}", style="dim")
    rule()


def _print_article(article: Article) -> None:
    if article.title:
        say(flat(article.title), indent=INDENT)
    say(_whereabouts(article), "dim", indent=2 * INDENT if article.title else INDENT)


def print_taken(measure: Measure, taken: Taken | None) -> None:
    """Print one line of what a policy takes of a measure, and where it was taken from."""
    say_ends(f"{flat(measure.what)}: {_reach(taken)}", flat(measure.id), "bold" if taken else "yellow")
    for group in taken.groups if taken else ():
        figure = group.figures[0]
        told = f"{bounds(group.quantity)}, {whose(figure)} | {flat(figure.outlet or figure.article)}"
        say(f"{told} | {day(figure.published)}", "dim", indent=INDENT)


def _reach(taken: Taken | None) -> str:
    if taken is None:
        return "nothing to take"
    low, high = _number(taken.low), _number(taken.high)
    if low == high:
        return low
    return f"{low} to {high}" + (f", best {_number(taken.best)}" if taken.best is not None else "")


def _number(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,.6g}"


def _print_figure_trace(trace: FigureTrace) -> None:
    measure = trace.measure
    say_ends(flat(measure.what), flat(measure.id), "bold")
    lower, upper = measure.lower, measure.upper
    origins = count(upper, "origin") if lower == upper else f"{lower} to {count(upper, 'origin')}"
    say(f"{count(trace.articles, 'article')}, {count(trace.texts, 'text')}, {origins}")
    say()
    if trace.asked is not None:
        _print_asked(trace, trace.asked)
    if trace.first not in (trace.same, trace.bound):
        say("First told", "bold cyan")
        _print_value(measure, Group(trace.first.origin, (trace.first,)), "")
        say()
    say("From text to origin", "bold cyan")
    names = _names(measure)
    shown, told = "", set[str]()
    for hop in trace.hops:
        say_ends(f"{_name(hop.source)} > {_name(hop.target)}", _HOWS[hop.how], "bold", indent=INDENT)
        new = [each for each in hop.reasons if each not in told]
        print_reasons(new, frozenset(names.values()), 2 * INDENT)
        told.update(new)
        if hop.figure.sentence_text != shown:
            say(flat(hop.figure.sentence_text), indent=2 * INDENT)
            print_place(hop.figure)
        shown = hop.figure.sentence_text
    if trace.copies:
        say()
        say("Copies, told by their source", "bold cyan")
    for link in trace.copies:
        tie = "copies" if link.is_order_told else "has the same text as"
        say(f"{names.get(link.a, link.a)} {tie} {names.get(link.b, link.b)}", indent=INDENT)
        say_labelled("because", flat(link.reason), indent=2 * INDENT, style="dim")


def _print_asked(trace: FigureTrace, asked: Quantity) -> None:
    """Print who gave the number that was asked about first, or that none does, and then who gives it as a bound."""
    number, first = bounds(asked), trace.same or trace.bound
    if trace.same is None:
        say(f"None of these gives {number}. That says nothing of whether it is true.", "bold yellow")
    if first is not None:
        say(f"First told with {number}" if trace.same else "First told with that number as a bound", "bold cyan")
        _print_value(trace.measure, Group(first.origin, (first,)), "")
    say()


def _print_claim_trace(trace: ClaimTrace) -> None:
    print_claim(trace.hit)
    say(_whereabouts(trace.hit.article), "dim", indent=INDENT)
    say_labelled("chain", " < ".join(flat(name) or NOT_STATED for name in trace.chain), indent=INDENT)
    say()
    is_own = trace.first.key == trace.hit.article.key
    say("First told here, of what is in the ledger" if is_own else "First told elsewhere", "bold cyan")
    if not is_own:
        say(_whereabouts(trace.first), indent=INDENT)
    say()
    others = count(len(trace.repeats), "other article") if trace.repeats else "no other article"
    say(f"Told by {others}", "bold cyan")
    for repeat in trace.repeats:
        _print_repeat(repeat)
    if trace.figures:
        say()
    for id in trace.figures:
        say_labelled("figure", f"saksi trace {id}")


def _print_repeat(repeat: Repeat) -> None:
    say_ends(_whereabouts(repeat.article), _TIES[repeat.tie], indent=INDENT)
    say_labelled("because", flat(repeat.reason), indent=2 * INDENT, style="dim")
    if repeat.sentence:
        say(flat(repeat.sentence), indent=2 * INDENT)


def _print_match(match: Match) -> None:
    print_claim(match.hit)
    say(_whereabouts(match.hit.article), "dim", indent=INDENT)
    nearby = f"{match.nearby} % more in its article" if match.nearby else ""
    parts = [f"{match.share} % of what tells", nearby, _FIGURES[match.figure]]
    if match.also:
        told = ", ".join(flat(article.outlet or article.id) for article in match.also)
        say_labelled("also in", told, indent=INDENT, style="dim")
    say_labelled("like it", ", ".join(part for part in parts if part), indent=INDENT, style="green")
    say_labelled("go on", f"saksi trace {match.hit.article.key[:12]} {match.hit.claim.id}", indent=INDENT, style="dim")
    say()


def _print_heads(heads: Sequence[MeasureHead]) -> None:
    for head in heads:
        low, high = (_number(float(v)) if v is not None else "?" for v in (head.lo, head.hi))
        reach = low if low == high else f"{low} to {high}"
        origins = str(head.upper) if head.lower == head.upper else f"{head.lower} to {head.upper}"
        said = f"{flat(head.what)}: {reach}, {count(head.articles, 'article')}, origins: {origins}"
        said += f", {count(head.contradictions, 'contradiction')}" if head.contradictions else ""
        say_labelled("figure", f"{said}  ({flat(head.id)})", style="green")


def _print_value(measure: Measure, group: Group, label: str, *, is_shown: bool = False) -> None:
    """Print a value, whose it is and where it began, and unless that is shown, a sentence and each article with it."""
    first = group.figures[0]
    [origin] = [origin.name for origin in measure.origins if origin.id == group.origin]
    began = "" if origin.casefold() in ("", first.speaker.casefold()) else f" (origin: {flat(origin)})"
    say(f"{label} {bounds(group.quantity)}, {whose(first)}{began}".strip(), "bold green", indent=INDENT)
    if is_shown:
        return
    say(flat(first.sentence_text), indent=2 * INDENT)
    for figure in _one_each(group.figures):
        print_place(figure)


def _one_each(figures: Sequence[Figure]) -> list[Figure]:
    """The first figure of each article."""
    first: dict[str, Figure] = {}
    for figure in figures:
        first.setdefault(figure.article_key, figure)
    return list(first.values())


def _name(point: Point) -> str:
    return flat(point.name) or NOT_STATED


def _names(measure: Measure) -> dict[str, str]:
    """Of each article of a measure its id, by key."""
    return {figure.article_key: flat(figure.article) for figure in measure.figures}


def _whereabouts(article: Article) -> str:
    return " | ".join(map(flat, (article.id, article.outlet or "no outlet", day(article.published))))
