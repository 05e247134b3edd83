"""The figures: a list of what is counted, and one of them with all its values, origins, rivals and sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from saksi.answer.policy import POLICIES, Taken, find_officials, take
from saksi.answer.told import Group, group_figures, pair_groups
from saksi.errors import LedgerError
from saksi.kinds import Figure, Measure
from saksi.ledger.browse import MeasureHead
from saksi.ledger.ledger import Ledger
from saksi.show.plain import flat
from saksi.show.web.plot import Plot, draw_plot, is_wide, look_of
from saksi.show.web.speech import Speech
from saksi.show.web.visit import Shown, Visit

HEADS_SHOWN = 30
RIVALS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A measure in the list."""

    place: str
    what: str
    reach: str
    reports: str
    origins: str
    disagree: str
    days: str


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The list of measures."""

    words: str
    found: int
    rows: tuple[HeadRow, ...]
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class Told:
    """One report of a value: where it stands, and through whom it came."""

    outlet: str
    day: str
    place: str
    through: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value of one origin with its sentence, and everywhere it is told."""

    id: str
    value: str
    printed: str
    speaker: str
    put: str
    sentence: str
    told: tuple[Told, ...]
    look: str
    shape: str
    is_taken: bool
    is_denied: bool


@dataclass(frozen=True, slots=True)
class OriginRow:
    """One origin: who, why reports were put together under it, and its values in time."""

    id: str
    name: str
    is_stated: bool
    look: str
    shape: str
    reasons: tuple[str, ...]
    rows: tuple[ValueRow, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values side by side: rivals, or one that revises the other."""

    left: ValueRow
    right: ValueRow


@dataclass(frozen=True, slots=True)
class FigurePage:
    """All that is known of what is counted."""

    id: str
    what: str
    reports: int
    articles: int
    texts: int
    outlets: int
    lower: int
    upper: int
    rule: str
    rules: tuple[tuple[str, str], ...]
    taken: str
    taken_from: int
    scales: tuple[tuple[str, str, bool], ...]
    plot: Plot | None
    origins: tuple[OriginRow, ...]
    rivals: tuple[Pair, ...]
    revisions: tuple[Pair, ...]


def figures_page(ledger: Ledger, visit: Visit) -> Shown:
    """List what is counted, what most outlets tell first."""
    words, page = visit.asked("q")[:200], visit.number("page")
    found, heads = ledger.browse.find_heads(words, limit=HEADS_SHOWN, skip=(page - 1) * HEADS_SHOWN)
    rows = tuple(head_row(head, visit.speech) for head in heads)

    def turned(to: int) -> str:
        return f"/figures?{urlencode({'q': words, 'page': to})}"

    later = turned(page + 1) if page * HEADS_SHOWN < found else ""
    return Shown("figures.html", FiguresPage(words, found, rows, turned(page - 1) if page > 1 else "", later))


def head_row(head: MeasureHead, speech: Speech) -> HeadRow:
    """A measure as it is listed."""
    lo, hi = speech.number(head.lo), speech.number(head.hi)
    first, last = (speech.day((moment or "")[:10]) for moment in (head.first, head.last))
    disagree = [speech.say("count.contradictions", n=head.contradictions)] if head.contradictions else []
    disagree += [speech.say("count.revisions", n=head.revisions)] if head.revisions else []
    return HeadRow(
        place=f"/figure/{head.id}",
        what=flat(head.what),
        reach=lo if lo == hi else f"{lo} \u2013 {hi}",
        reports=", ".join((speech.say("count.reports", n=head.figures), speech.say("count.outlets", n=head.outlets))),
        origins=origins_text(head.lower, head.upper, speech),
        disagree=", ".join(disagree),
        days=first if first == last else f"{first} \u2013 {last}",
    )


def origins_text(lower: int, upper: int, speech: Speech) -> str:
    """How many origins there are at least and at most."""
    if lower == upper:
        return speech.say("count.origins", n=lower)
    return speech.say("count.origins_between", lo=lower, hi=upper)


def figure_page(ledger: Ledger, visit: Visit) -> Shown:
    """Show one measure: values over time, origins, rivals, sentences."""
    measure, speech = find_measure(ledger, visit), visit.speech
    groups = group_figures(measure)
    rule = visit.asked("rule") if visit.asked("rule") in POLICIES else "newest"
    scale = visit.asked("scale")
    is_log = scale == "log" or (scale != "linear" and is_wide(groups))
    officials = find_officials(ledger, measure) if POLICIES[rule].only_officials else ()
    taken = take(groups, POLICIES[rule], officials)
    values = _values(groups, measure, speech, set(taken.groups) if taken else set())
    keys = tuple(dict.fromkeys(figure.article_key for figure in measure.figures))
    copies = {link.a for link in ledger.browse.links_among(keys, "copy-of")}
    plot = draw_plot(measure, groups, speech, is_log=is_log)
    page = FigurePage(
        id=measure.id,
        what=flat(measure.what),
        reports=len(measure.figures),
        articles=len(keys),
        texts=len(keys) - len(copies),
        outlets=len({figure.outlet or figure.article_key for figure in measure.figures}),
        lower=measure.lower,
        upper=measure.upper,
        rule=rule,
        rules=tuple((name, f"/figure/{measure.id}?rule={name}&scale={scale_name(is_log)}") for name in POLICIES),
        taken=_taken_text(taken, speech) if taken else "",
        taken_from=len({group.origin for group in taken.groups}) if taken else 0,
        scales=tuple(
            (name, f"/figure/{measure.id}?rule={rule}&scale={name}", name == scale_name(is_log))
            for name in ("linear", "log")
        ),
        plot=plot,
        origins=tuple(_origins(measure, groups, values)),
        rivals=tuple(_pairs(measure.contradictions, groups, values, are_rivals=True))[:RIVALS_SHOWN],
        revisions=tuple(_pairs(measure.revisions, groups, values, are_rivals=False)),
    )
    return Shown("figure.html", page)


def find_measure(ledger: Ledger, visit: Visit) -> Measure:
    """The measure that an address names. Raises LedgerError when there is none."""
    measure = ledger.browse.measure(visit.parts["id"])
    if measure is None:
        raise LedgerError(f"{ledger.path}: no article gives a figure named {visit.parts['id']!r}")
    return measure


def scale_name(is_log: bool) -> str:
    """What a scale is called in an address."""
    return "log" if is_log else "linear"


def _taken_text(taken: Taken, speech: Speech) -> str:
    """A range, and the value held for best where the policy names one inside it."""
    a, b = (speech.number(int(v) if v == int(v) else v) for v in (taken.low, taken.high))
    if a == b:
        return a
    best = taken.best
    said = "" if best is None else f" ({speech.number(int(best) if best == int(best) else best)})"
    return f"{a} \u2013 {b}{said}"


def _values(groups: Sequence[Group], measure: Measure, speech: Speech, taken: set[Group]) -> dict[Group, ValueRow]:
    looks = {origin.id: look_of(i) for i, origin in enumerate(measure.origins)}
    return {
        group: _value(f"row-{i}", group, speech, (*looks.get(group.origin, look_of(0)), group in taken))
        for i, group in enumerate(groups)
    }


def _value(id: str, group: Group, speech: Speech, shown: tuple[str, str, bool]) -> ValueRow:
    first = group.figures[0]
    look, shape, is_taken = shown
    put = speech.maybe(f"{'stance' if first.speaker else 'unstated'}.{first.stance}", "") if first.stance else ""
    return ValueRow(
        id=id,
        value=speech.amount(group.quantity),
        printed=flat(first.text),
        speaker=flat(first.speaker),
        put=put,
        sentence=flat(first.sentence_text),
        told=tuple(_told(figure, speech) for figure in group.figures),
        look=look,
        shape=shape,
        is_taken=is_taken,
        is_denied=group.is_denied,
    )


def _told(figure: Figure, speech: Speech) -> Told:
    place = f"/article/{figure.article_key}" + (f"#{figure.quantity.claim}" if figure.quantity.claim else "")
    through = tuple(flat(name) for name in figure.chain[1:-1])
    return Told(flat(figure.outlet or ""), speech.day(figure.published), place, through)


def _origins(measure: Measure, groups: Sequence[Group], values: dict[Group, ValueRow]) -> Iterator[OriginRow]:
    for i, origin in enumerate(measure.origins):
        own = tuple(values[group] for group in groups if group.origin == origin.id)
        yield OriginRow(origin.id, flat(origin.name), origin.is_stated, *look_of(i), origin.reasons, own)


def _pairs(
    pairs: Sequence[tuple[str, str]], groups: Sequence[Group], values: dict[Group, ValueRow], *, are_rivals: bool
) -> Iterator[Pair]:
    for left, right in pair_groups(pairs, groups, are_rivals=are_rivals):
        yield Pair(values[left], values[right])
