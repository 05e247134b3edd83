"""How far readers agree on claims, beyond what chance would give.

Cohen's kappa (Cohen 1960, "A coefficient of agreement for nominal scales") compares two readers on what both judged.
Krippendorff's alpha (Krippendorff 2004, "Content Analysis", chapter 11, nominal data) takes any number of readers, each
of whom may have judged another part.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from saksi.ledger.correct import Correction

JUDGING = ("accept", "reject")

Place = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two readers: what both judged, how often alike, and kappa; None where both gave one answer only."""

    a: str
    b: str
    both: int
    alike: int
    accepted: int
    rejected: int
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """What several readers judged. `split` are the article and words of claims that were judged differently.

    `alpha` is None where nothing was judged twice, or all answers are the same.
    """

    claims: int
    alike: int
    readers: int
    pairs: tuple[Pair, ...]
    alpha: float | None
    split: frozenset[Place]


def find_agreement(corrections: Iterable[Correction]) -> Agreement:
    """How far readers agree, from the corrections in force, oldest first: of each reader the last word on a claim."""
    said: dict[Place, dict[str, str]] = defaultdict(dict)
    for each in corrections:
        if each.action in JUDGING:
            said[(each.article, each.words)][each.made_by] = each.action
    twice = {place: told for place, told in said.items() if len(told) > 1}
    split = frozenset(place for place, told in twice.items() if len(set(told.values())) > 1)
    readers = sorted({reader for told in twice.values() for reader in told})
    pairs = (_pair(a, b, twice) for a, b in itertools.combinations(readers, 2))
    return Agreement(
        claims=len(twice),
        alike=len(twice) - len(split),
        readers=len(readers),
        pairs=tuple(pair for pair in pairs if pair.both),
        alpha=krippendorff_alpha([list(told.values()) for told in twice.values()]),
        split=split,
    )


def cohen_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two readers' answers to the same questions; None where chance alone would agree on all.

    >>> pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    >>> round(cohen_kappa(pairs), 3)
    0.4
    """
    if not pairs:
        return None
    n = len(pairs)
    alike = sum(a == b for a, b in pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[answer] * second[answer] for answer in first)
    return None if chance == n * n else (alike * n - chance) / (n * n - chance)


def krippendorff_alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Krippendorff's alpha for names, of the answers given to each question by those who answered it.

    None where no question has two answers, or all answers are the same.

    >>> round(krippendorff_alpha([["a", "a"], ["a", "b"], ["b", "b"], ["b", "b", "b"], ["a"]]), 3)
    0.556
    """
    weights: defaultdict[tuple[str, str], float] = defaultdict(float)
    for unit in units:
        if len(unit) > 1:
            for pair in itertools.permutations(unit, 2):
                weights[pair] += 1 / (len(unit) - 1)
    totals: defaultdict[str, float] = defaultdict(float)
    for (answer, _), weight in weights.items():
        totals[answer] += weight
    n = sum(totals.values())
    expected = n * n - sum(total * total for total in totals.values())
    observed = sum(weight for (a, b), weight in weights.items() if a != b)
    return None if expected <= 0 else 1 - (n - 1) * observed / expected


def _pair(a: str, b: str, twice: Mapping[Place, Mapping[str, str]]) -> Pair:
    judged = [(told[a], told[b]) for told in twice.values() if a in told and b in told]
    counts = Counter(judged)
    accepted, rejected = (counts[(action, action)] for action in JUDGING)
    return Pair(a, b, len(judged), accepted + rejected, accepted, rejected, cohen_kappa(judged))
