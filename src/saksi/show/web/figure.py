"""A figure: all its values, origins, rivals and sentences."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from saksi.answer.policy import POLICIES, Taken, find_officials, take
from saksi.answer.setting import figure_settings
from saksi.answer.told import Group, group_figures, pair_groups
from saksi.errors import LedgerError
from saksi.kinds import Figure, Measure
from saksi.ledger.ledger import Ledger
from saksi.show.plain import flat
from saksi.show.web.card import setting_text
from saksi.show.web.head import what_text
from saksi.show.web.plot import DESK, PHONE, Canvas, Plot, draw_plot, is_wide, look_of
from saksi.show.web.speech import Speech
from saksi.show.web.visit import Shown, Visit

RIVALS_SHOWN = 12
CANVASES = (("desk", DESK), ("phone", PHONE))


@dataclass(frozen=True, slots=True)
class Wish:
    """How a figure is to be shown. A rule that there is not is the newest; `scale` is linear or log, else what fits."""

    rule: str = ""
    scale: str = ""
    canvases: tuple[tuple[str, Canvas], ...] = CANVASES


@dataclass(frozen=True, slots=True)
class Told:
    """One report of a value: where it stands, and through whom it came. `key` is its article's."""

    outlet: str
    day: str
    place: str
    through: tuple[str, ...]
    key: str


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
    setting: str


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
    plots: tuple[tuple[str, Plot], ...]
    origins: tuple[OriginRow, ...]
    rivals: tuple[Pair, ...]
    more_rivals: int
    revisions: tuple[Pair, ...]


def name_reason(reason: str, names: Mapping[str, str], speech: Speech) -> str:
    """A reason in the reader's language, the article it begins with by its outlet. `names` are outlets by article id.

    >>> from saksi.show.web.speech import speeches
    >>> name_reason("s1 copies its source's words", {"s1": "Harian Contoh"}, speeches()["en"])
    "Harian Contoh copies its source's words"
    """
    article, _, rest = reason.partition(" ")
    return speech.reason(f"{names[article]} {rest}" if names.get(article) else reason)


def outlet_names(measure: Measure) -> dict[str, str]:
    """The outlets of a measure's articles, by the article's id."""
    return {figure.article: flat(figure.outlet) for figure in measure.figures if figure.outlet}


def figure_page(ledger: Ledger, visit: Visit) -> Shown:
    """Show one measure: values over time, origins, rivals, sentences."""
    wish = Wish(visit.asked("rule"), visit.asked("scale"))
    return Shown("figure.html", show_figure(ledger, find_measure(ledger, visit), visit.speech, wish))


def show_figure(ledger: Ledger, measure: Measure, speech: Speech, wish: Wish) -> FigurePage:
    """All of a measure, in the reader's words."""
    groups = group_figures(measure)
    rule = wish.rule if wish.rule in POLICIES else "newest"
    is_log = wish.scale == "log" or (wish.scale != "linear" and is_wide(groups))
    officials = find_officials(ledger, measure) if POLICIES[rule].only_officials else ()
    taken = take(groups, POLICIES[rule], officials)
    settings = {id: setting_text(each, speech) for id, each in figure_settings(ledger, measure.figures).items()}
    values = _values(groups, measure, speech, (set(taken.groups) if taken else set(), settings))
    keys = tuple(dict.fromkeys(figure.article_key for figure in measure.figures))
    copies = {link.a for link in ledger.browse.links_among(keys, "copy-of")}
    rivals = tuple(_pairs(measure.contradictions, groups, values, are_rivals=True))
    plots = ((name, draw_plot(measure, groups, speech, is_log=is_log, on=on)) for name, on in wish.canvases)
    return FigurePage(
        id=measure.id,
        what=what_text(measure.what, speech),
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
        plots=tuple((name, plot) for name, plot in plots if plot),
        origins=tuple(_origins(measure, groups, values, speech)),
        rivals=rivals[:RIVALS_SHOWN],
        more_rivals=len(rivals[RIVALS_SHOWN:]),
        revisions=tuple(_pairs(measure.revisions, groups, values, are_rivals=False)),
    )


def show_values(ledger: Ledger, measure: Measure, groups: Sequence[Group], speech: Speech) -> tuple[ValueRow, ...]:
    """Some values of a measure as rows, each in the look of its origin."""
    settings = {id: setting_text(each, speech) for id, each in figure_settings(ledger, measure.figures).items()}
    return tuple(_values(groups, measure, speech, (set(), settings)).values())


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


def _values(
    groups: Sequence[Group], measure: Measure, speech: Speech, told: tuple[set[Group], dict[tuple[str, str], str]]
) -> dict[Group, ValueRow]:
    """Each value as a row; `told` are the values taken, and what each figure is said for."""
    (taken, settings) = told
    looks = {origin.id: look_of(i) for i, origin in enumerate(measure.origins)}
    return {
        group: _value(f"row-{i}", group, speech, (*looks.get(group.origin, look_of(0)), group in taken), settings)
        for i, group in enumerate(groups)
    }


def _value(
    id: str, group: Group, speech: Speech, shown: tuple[str, str, bool], settings: dict[tuple[str, str], str]
) -> ValueRow:
    first = group.figures[0]
    look, shape, is_taken = shown
    # Reports of one value are mostly of the same place and day, and some say less of it.
    said_for = [settings.get((each.article_key, each.quantity.id), "") for each in group.figures]
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
        setting=max(said_for, key=len),
    )


def _told(figure: Figure, speech: Speech) -> Told:
    place = f"/article/{figure.article_key}" + (f"#{figure.quantity.claim}" if figure.quantity.claim else "")
    through = tuple(flat(name) for name in figure.chain[1:-1])
    return Told(flat(figure.outlet or ""), speech.day(figure.published), place, through, figure.article_key)


def _origins(
    measure: Measure, groups: Sequence[Group], values: dict[Group, ValueRow], speech: Speech
) -> Iterator[OriginRow]:
    names = outlet_names(measure)
    for i, origin in enumerate(measure.origins):
        own = tuple(values[group] for group in groups if group.origin == origin.id)
        reasons = tuple(name_reason(reason, names, speech) for reason in origin.reasons)
        yield OriginRow(origin.id, flat(origin.name), origin.is_stated, *look_of(i), reasons, own)


def _pairs(
    pairs: Sequence[tuple[str, str]], groups: Sequence[Group], values: dict[Group, ValueRow], *, are_rivals: bool
) -> Iterator[Pair]:
    for left, right in pair_groups(pairs, groups, are_rivals=are_rivals):
        yield Pair(values[left], values[right])
