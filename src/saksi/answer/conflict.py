"""Figures of one measure that exclude each other, given by different origins while both stood, the weightiest first.

First those of which nothing makes it doubtful that both count the same; of these those where it is said whose both
values are; then those where the same befell the counted in both; then what more outlets give on the weaker side; then
what differs more; then the newer.
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from saksi.answer.doubt import find_doubts
from saksi.answer.told import Group, ends, group_figures, pair_groups
from saksi.kinds import Measure
from saksi.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Weight:
    """What tells how much two rival values are worth a look, the first field before the next.

    `is_clear`: whether there are no `doubts`, which say what speaks against both counting the same at one time.
    `named`: of how many of the two it is said whose they are. `is_one_fate`: whether both say what befell the counted,
    and the same. `outlets`: how many give the value that fewer give. `difference`: as a part of the larger value.
    """

    is_clear: bool
    named: int
    is_one_fate: bool
    outlets: int
    difference: float
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A measure with each two of its values that stand against each other; a denial stands against what it denies.

    `weights` holds what each pair is worth, in their order, the weightiest first.
    """

    measure: Measure
    pairs: tuple[tuple[Group, Group], ...]
    weights: tuple[Weight, ...]


def find_conflicts(ledger: Ledger, *, since: str | None = None, until: str | None = None) -> Iterator[Conflict]:
    """Yield the measures with rival figures of which one was told on these days, the weightiest first.

    Days are `YYYY-MM-DD`, both included.
    """
    found = []
    # They come the newest first, and stay so where they weigh the same.
    for id in ledger.survey.conflicting(since=since, until=until):
        measure = ledger.browse.measure(id)
        if measure is None:
            continue
        rivals = pair_groups(measure.contradictions, group_figures(measure), are_rivals=True)
        pairs = [pair for pair in rivals if any(_is_told(group, since, until) for group in pair)]
        told = [(_weigh(*each), each[0]) for each in zip(pairs, find_doubts(ledger, pairs), strict=True)]
        told.sort(key=lambda each: dataclasses.astuple(each[0]), reverse=True)
        if told:
            found.append(Conflict(measure, tuple(pair for _, pair in told), tuple(weight for weight, _ in told)))
    found.sort(key=lambda conflict: dataclasses.astuple(conflict.weights[0]), reverse=True)
    yield from found


def _weigh(pair: tuple[Group, Group], doubts: tuple[str, ...]) -> Weight:
    """What two rival values are worth. Whose a value only seems to be, as somebody speaks near it, is not said."""
    named = sum(any(figure.speaker for figure in group.figures) for group in pair)
    fates = [{figure.quantity.outcome for figure in group.figures} - {None} for group in pair]
    outlets = (len({figure.outlet or figure.article_key for figure in group.figures}) for group in pair)
    one, other = (sum(ends(group.quantity)) for group in pair)
    most = max(abs(one), abs(other))
    difference = round(abs(one - other) / most, 3) if most else 0.0
    return Weight(not doubts, named, bool(fates[0] & fates[1]), min(outlets), difference, doubts)


def _is_told(group: Group, since: str | None, until: str | None) -> bool:
    """Whether a value was told on these days; one without a date, only where no days are asked for."""
    if since is None and until is None:
        return True
    days = [figure.published[:10] for figure in group.figures if figure.published]
    return any((since or day) <= day <= (until or day) for day in days)
