"""Figures of one measure that exclude each other, given by different origins while both stood."""

from collections.abc import Iterator
from dataclasses import dataclass

from saksi.answer.told import Group, group_figures, pair_groups
from saksi.kinds import Measure
from saksi.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Conflict:
    """A measure with each two of its values that stand against each other; a denial stands against what it denies."""

    measure: Measure
    pairs: tuple[tuple[Group, Group], ...]


def find_conflicts(ledger: Ledger, *, since: str | None = None, until: str | None = None) -> Iterator[Conflict]:
    """Yield the measures with rival figures of which one was told on these days, the newest first.

    Days are `YYYY-MM-DD`, both included.
    """
    for id in ledger.survey.conflicting(since=since, until=until):
        measure = ledger.browse.measure(id)
        if measure is None:
            continue
        rivals = pair_groups(measure.contradictions, group_figures(measure), are_rivals=True)
        pairs = tuple(pair for pair in rivals if any(_is_told(group, since, until) for group in pair))
        if pairs:
            yield Conflict(measure, pairs)


def _is_told(group: Group, since: str | None, until: str | None) -> bool:
    """Whether a value was told on these days; one without a date, only where no days are asked for."""
    if since is None and until is None:
        return True
    days = [figure.published[:10] for figure in group.figures if figure.published]
    return any((since or day) <= day <= (until or day) for day in days)
