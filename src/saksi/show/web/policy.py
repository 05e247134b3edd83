"""Rules by which a figure or a range is taken from several that disagree. The reader chooses; all stay on the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from saksi.show.web.plot import Group, ends
from saksi.show.web.scale import seconds_of

Rule = Callable[[Sequence[Group]], Sequence[Group]]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a rule takes: the least and the greatest value of the groups that it keeps."""

    low: float
    high: float
    groups: tuple[Group, ...]


def newest(groups: Sequence[Group]) -> list[Group]:
    """Of each origin the value that it gave last."""
    last: dict[str, Group] = {}
    for group in groups:
        if group.origin not in last or _first_told(group) >= _first_told(last[group.origin]):
            last[group.origin] = group
    return list(last.values())


def _lowest(groups: Sequence[Group]) -> list[Group]:
    """The least that any origin stands by: what ACLED codes where reports differ."""
    return sorted(newest(groups), key=lambda group: ends(group.quantity))[:1]


def _highest(groups: Sequence[Group]) -> list[Group]:
    return sorted(newest(groups), key=lambda group: ends(group.quantity)[::-1])[-1:]


def _latest(groups: Sequence[Group]) -> list[Group]:
    return sorted(groups, key=_first_told)[-1:]


def _most(groups: Sequence[Group]) -> list[Group]:
    """The values that the most origins agree on."""
    told: dict[tuple[float, float], list[Group]] = {}
    for group in groups:
        told.setdefault(ends(group.quantity), []).append(group)
    return max(told.values(), key=lambda agreed: (len({g.origin for g in agreed}), _first_told(agreed[-1])), default=[])


RULES: dict[str, Rule] = {
    "every": lambda groups: groups,
    "newest": newest,
    "lowest": _lowest,
    "highest": _highest,
    "latest": _latest,
    "most": _most,
}


def take(groups: Sequence[Group], rule: str) -> Taken | None:
    """Take a range by a rule of RULES; what is told only to be denied does not count. None when nothing is left."""
    kept = tuple(RULES[rule]([group for group in groups if not group.is_denied]))
    if not kept:
        return None
    reach = [ends(group.quantity) for group in kept]
    return Taken(min(low for low, _ in reach), max(high for _, high in reach), kept)


def _first_told(group: Group) -> float:
    told = seconds_of(group.figures[0].published)
    return told[0] if told else float("-inf")
