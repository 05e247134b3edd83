"""Reports of one value: who gave it, and when each was published."""

import datetime
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saksi.kinds import Article, Figure, Measure, Number, Quantity

# Whole numbers may be larger than any that can be drawn or divided.
LARGEST = 10**150


@dataclass(frozen=True, slots=True)
class Group:
    """The reports of one value from one origin, the earliest first."""

    origin: str
    figures: tuple[Figure, ...]

    @property
    def quantity(self) -> Quantity:
        """The value."""
        return self.figures[0].quantity

    @property
    def is_denied(self) -> bool:
        """Whether it is only told to be denied."""
        return all(figure.stance == "deny" for figure in self.figures)


def group_figures(measure: Measure) -> tuple[Group, ...]:
    """The figures of a measure by origin and value, in the order in which each was first told."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in by_time(measure.figures):
        q = figure.quantity
        groups.setdefault((figure.origin, q.lo, q.hi, q.cmp, figure.stance == "deny"), []).append(figure)
    return tuple(Group(str(key[0]), tuple(figures)) for key, figures in groups.items())


def by_time(figures: Sequence[Figure]) -> list[Figure]:
    """Figures as they were published, those without a date last."""
    return sorted(figures, key=_told)


def pair_groups(
    pairs: Sequence[tuple[str, str]], groups: Sequence[Group], *, are_rivals: bool
) -> Iterator[tuple[Group, Group]]:
    """Yield each two values that stand against each other, or of which the second revises the first, once.

    `pairs` are article ids as a Measure has them.
    """
    seen: set[frozenset[int]] = set()
    for a, b in pairs:
        lefts, rights = _stood_by(a, groups), _stood_by(b, groups)
        fitting = [
            (one, two)
            for one, two in itertools.product(lefts, rights)
            if (groups[one].origin != groups[two].origin) is are_rivals and _value(groups[one]) != _value(groups[two])
        ]
        # An article that gives a number and denies another is set against its rival by the one it gives.
        given = [pair for pair in fitting if not any(groups[i].is_denied for i in pair)]
        apart = [(a, b) for a, b in given if are_rivals and are_apart(groups[a].quantity, groups[b].quantity)]
        for one, two in apart or given or fitting:
            if frozenset((one, two)) not in seen:
                seen.add(frozenset((one, two)))
                yield groups[one], groups[two]


def _stood_by(article: str, groups: Sequence[Group]) -> list[int]:
    """The places of the values an article gives: of each origin the newest, for older ones it only looks back on.

    A word for many ("dozens") renews no number.
    """
    newest: dict[str, int] = {}
    for at, group in enumerate(groups):
        if any(figure.article == article for figure in group.figures):
            held = newest.get(group.origin)
            is_number = group.quantity.cmp != "vague"
            if held is None or (is_number and first_told(group) >= first_told(groups[held])):
                newest[group.origin] = at
    return list(newest.values())


def are_apart(a: Quantity, b: Quantity) -> bool:
    """Say whether no number is both."""
    return any(low is not None and high is not None and low > high for low, high in ((a.lo, b.hi), (b.lo, a.hi)))


def ends(quantity: Quantity) -> tuple[float, float]:
    """The least and the greatest value; of an open range, its one end twice."""
    lo = quantity.lo if quantity.lo is not None else quantity.hi
    hi = quantity.hi if quantity.hi is not None else quantity.lo
    return _bounded(lo), _bounded(hi)


def seconds_of(moment: str | None) -> tuple[float, int] | None:
    """When a page was published in seconds since 1970, and how far its clock is ahead of UTC; None where unknown.

    >>> seconds_of("1970-01-02T00:00:00+01:00")
    (82800.0, 3600)
    """
    try:
        read = datetime.datetime.fromisoformat(moment or "")
    except ValueError:
        return None
    offset = read.utcoffset()
    if offset is None:
        read = read.replace(tzinfo=datetime.UTC)
    return read.timestamp(), int(offset.total_seconds()) if offset else 0


def came(article: Article) -> tuple[float, str]:
    """What articles stand in order of publication by; those that nobody dates come last."""
    told = seconds_of(article.published)
    return told[0] if told else float("inf"), article.key


def first_told(group: Group) -> float:
    """When a value was first published, in seconds since 1970; before everything where that is unknown."""
    told = seconds_of(group.figures[0].published)
    return told[0] if told else float("-inf")


def _told(figure: Figure) -> tuple[float, str]:
    told = seconds_of(figure.published)
    return told[0] if told else float("inf"), figure.article_key


def _value(group: Group) -> tuple[object, ...]:
    q = group.quantity
    return q.lo, q.hi, q.cmp, group.is_denied


def _bounded(number: Number | None) -> float:
    return float(min(max(number or 0, -LARGEST), LARGEST))
