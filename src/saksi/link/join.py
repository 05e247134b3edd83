"""Which figures of one story count the same thing.

Pairs are joined from the surest on: what a copy repeats, then the same number of the same thing, then other numbers of
the same thing. Nothing is joined that would give one voice two numbers for one thing: who says that 54 of 120 boats
are missing counts two things, whatever the words. That keeps a part from its total without a word of grammar.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from saksi.kinds import Quantity
from saksi.link.group import Groups
from saksi.link.told import Told, is_same_number

# Under this a number is shared by chance: two of anything turn up in every story.
TELLING_NUMBER = 10
# Rival counts of one thing, where only the noun says which, differ by less than this factor.
RIVAL_FACTOR = 2.0
# Words that two clauses must share for rival figures without a known outcome.
SHARED_WORDS = 2
_NO_THING = frozenset({"none", ""})


def join_figures(told: Sequence[Told], sources: Mapping[str, str]) -> list[list[Told]]:
    """Give the figures of one story, put together by what they count. `sources`: from a copy's key to its source's."""
    groups = Groups(len(told))
    voices = [{each.voice: [each]} for each in told]
    for _, a, b in sorted(_rank(told, sources)):
        first, second = sorted((groups.root(a), groups.root(b)))
        if first != second and not _is_torn(voices[first], voices[second]):
            groups.join(first, second)
            for voice, figures in voices[second].items():
                voices[first].setdefault(voice, []).extend(figures)
    joined: dict[int, list[Told]] = {}
    for at, each in enumerate(told):
        joined.setdefault(groups.root(at), []).append(each)
    return list(joined.values())


def _rank(told: Sequence[Told], sources: Mapping[str, str]) -> Iterator[tuple[tuple[float, float], int, int]]:
    """Pairs that may be joined, with how sure: the kind of reason, then how far the numbers are apart."""
    for a, b in combinations(range(len(told)), 2):
        one, other = told[a], told[b]
        if not _is_same_thing(one, other):
            continue
        if is_same_number(one, other):
            is_copy = sources.get(one.key) == other.key or sources.get(other.key) == one.key
            if is_copy or _is_telling(one, other):
                yield (0.0 if is_copy else 1.0, 0.0), a, b
        elif _is_rival(one, other):
            yield (2.0, _ratio(one, other)), a, b


def _is_same_thing(a: Told, b: Told) -> bool:
    """Whether nothing said of the two figures tells what they count apart."""
    if a.quantity.unit_kind in ("ucum", "iso4217") or b.quantity.unit_kind in ("ucum", "iso4217"):
        thing = a.quantity.unit == b.quantity.unit
    else:
        thing = _agree(a.quantity.concept, b.quantity.concept)
    return thing and _agree(a.quantity.outcome, b.quantity.outcome) and a.kind.apart == b.kind.apart


def _agree(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _is_telling(a: Told, b: Told) -> bool:
    """Whether the same number twice is more than chance."""
    if _is_same_outcome(a, b):
        return True
    return min(abs(a.bounds[0]), abs(b.bounds[0])) >= TELLING_NUMBER and a.kind.aspects == b.kind.aspects


def _is_same_outcome(a: Told, b: Told) -> bool:
    named = a.quantity.outcome is not None and a.quantity.outcome == b.quantity.outcome
    return a.kind.aspects == b.kind.aspects and (named or bool(a.kind.aspects))


def _is_rival(a: Told, b: Told) -> bool:
    """Whether two numbers are of one thing: what befell it is known, or its noun and clause are the same."""
    if a.kind.apart:
        return False
    if _is_same_outcome(a, b):
        return True
    unit = _unit(a.quantity)
    alike = unit not in _NO_THING and unit == _unit(b.quantity) and a.quantity.outcome == b.quantity.outcome
    shared = (a.kind.context & b.kind.context) - set(unit.split())
    return alike and a.kind.aspects == b.kind.aspects and len(shared) >= SHARED_WORDS and _ratio(a, b) <= RIVAL_FACTOR


def _unit(quantity: Quantity) -> str:
    return quantity.unit if quantity.unit_kind in ("ucum", "iso4217") else quantity.unit.casefold()


def _ratio(a: Told, b: Told) -> float:
    low, high = sorted((sum(a.bounds), sum(b.bounds)))
    return high / low if low > 0 else float("inf")


def _is_torn(a: Mapping[tuple[str, str], Sequence[Told]], b: Mapping[tuple[str, str], Sequence[Told]]) -> bool:
    """Whether one voice would give two numbers for one thing."""
    shared = a.keys() & b.keys()
    return any(not is_same_number(x, y) for voice in shared for x in a[voice] for y in b[voice])
