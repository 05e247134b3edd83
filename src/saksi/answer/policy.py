"""Rules by which a number or a range is taken from figures that disagree.

A reader chooses one when asking; nothing is stored, and all figures stay. ACLED codes the lowest of what reports give,
UCDP a low, a best and a high estimate; others count officials only.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from saksi.answer.public import is_official
from saksi.answer.told import Group, ends, first_told
from saksi.kinds import Measure
from saksi.ledger.ledger import Ledger
from saksi.pack import load_packs

Rule = Callable[[Sequence[Group]], Sequence[Group]]


@dataclass(frozen=True, slots=True)
class Policy:
    """A rule with what it takes, in one sentence. `has_best`: of its range it also names one value."""

    name: str
    about: str
    rule: Rule
    has_best: bool = False
    only_officials: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What a policy takes: the least and the greatest value of the groups it keeps, and the one it holds for best."""

    low: float
    high: float
    groups: tuple[Group, ...]
    best: float | None = None


def newest(groups: Sequence[Group]) -> list[Group]:
    """Of each origin the value that it gave last."""
    last: dict[str, Group] = {}
    for group in groups:
        if group.origin not in last or first_told(group) >= first_told(last[group.origin]):
            last[group.origin] = group
    return list(last.values())


def _every(groups: Sequence[Group]) -> Sequence[Group]:
    return groups


def _lowest(groups: Sequence[Group]) -> list[Group]:
    return sorted(newest(groups), key=lambda group: ends(group.quantity))[:1]


def _highest(groups: Sequence[Group]) -> list[Group]:
    return sorted(newest(groups), key=lambda group: ends(group.quantity)[::-1])[-1:]


def _latest(groups: Sequence[Group]) -> list[Group]:
    return sorted(groups, key=first_told)[-1:]


def _most(groups: Sequence[Group]) -> list[Group]:
    """The groups of the value that the most origins give; of several such values, the one told last."""
    told: dict[tuple[float, float], list[Group]] = {}
    for group in groups:
        told.setdefault(ends(group.quantity), []).append(group)
    return max(
        told.values(),
        key=lambda agreed: (len({group.origin for group in agreed}), max(first_told(group) for group in agreed)),
        default=[],
    )


POLICIES = {
    policy.name: policy
    for policy in (
        Policy("newest", "Of each origin the value it gave last; from the lowest to the highest of these.", newest),
        Policy("range", "From the lowest to the highest value ever told, also those that were revised.", _every),
        Policy(
            "low-best-high",
            "The lowest and the highest of what each origin gave last, and between them the value most origins give; "
            "of several such values the one told last.",
            newest,
            has_best=True,
        ),
        Policy("lowest", "Of what each origin gave last, the lowest.", _lowest),
        Policy("highest", "Of what each origin gave last, the highest.", _highest),
        Policy("latest", "The value published last, whoever gave it.", _latest),
        Policy("most", "The value that the most origins give; of several such values the one told last.", _most),
        Policy(
            "officials",
            "Of each public office or body the value it gave last; from the lowest to the highest of these.",
            newest,
            only_officials=True,
        ),
    )
}


def take(groups: Sequence[Group], policy: Policy, officials: Collection[tuple[str, str]] = ()) -> Taken | None:
    """Take a range by a policy; what is told only to be denied does not count. None when nothing is left.

    `officials`: article key and speaker of those who hold a public office, for a policy that asks only them.
    """
    counted = [group for group in groups if not group.is_denied]
    if policy.only_officials:
        counted = [group for group in counted if any((f.article_key, f.speaker) in officials for f in group.figures)]
    kept = tuple(policy.rule(counted))
    if not kept:
        return None
    reach = [ends(group.quantity) for group in kept]
    low, high = min(low for low, _ in reach), max(high for _, high in reach)
    agreed = _most(kept) if policy.has_best else ()
    best = sum(ends(agreed[0].quantity)) / 2 if agreed else low if low == high else None
    return Taken(low, high, kept, best)


def find_officials(ledger: Ledger, measure: Measure) -> frozenset[tuple[str, str]]:
    """Article key and speaker of every figure whose speaker holds a public office or is a public body."""
    packs = load_packs()
    keys = tuple(dict.fromkeys(figure.article_key for figure in measure.figures))
    return frozenset(
        (voice.article, voice.actor.name)
        for voice in ledger.survey.voices(keys)
        if is_official(voice.actor, packs[voice.language])
    )
