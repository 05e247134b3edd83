"""Figures that are joined, by what tears two such heaps apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from saksi.link.count.party import meets
from saksi.link.count.spot import is_apart
from saksi.link.measure.conflict import is_all, is_befallen, is_besides, is_some
from saksi.link.measure.match import side_of
from saksi.link.name.identity import Identity
from saksi.link.name.who import is_one
from saksi.link.told import Told, is_same_number, is_set_against, stood_before


@dataclass(frozen=True, slots=True, eq=False)
class Heap:
    """Figures that are joined, by what is looked at for each pair of heaps that may be."""

    told: list[Told]
    fates: set[str]
    aspects: set[frozenset[str]]
    sides: set[str]
    spots: set[frozenset[str]]
    # Whether figures of people whom something befell are in it ("befallen"), of anything else ("besides"), of some of
    # a crowd ("crowd:some"), of all of it ("crowd:all").
    holds: set[str]
    texts: dict[str, list[Told]]
    names: dict[str, list[Told]]

    def take(self, other: "Heap") -> None:
        """Put the figures of another heap to this one."""
        self.told.extend(other.told)
        self.fates.update(other.fates)
        self.aspects.update(other.aspects)
        self.sides.update(other.sides)
        self.spots.update(other.spots)
        self.holds.update(other.holds)
        for own, theirs in ((self.texts, other.texts), (self.names, other.names)):
            for name, told in theirs.items():
                own.setdefault(name, []).extend(told)


def heap(told: Told) -> Heap:
    """Give the heap of one figure."""
    side, kind = side_of(told), told.kind
    held = {
        "befallen": is_befallen(told) and not told.is_denied,
        "besides": is_besides(told),
        "crowd:some": is_some(told),
        "crowd:all": is_all(told),
    }
    return Heap(
        [told],
        {kind.fate} if kind.fate else set(),
        {kind.aspects} if kind.aspects else set(),
        {side} if side is not None else set(),
        {told.spots} if told.spots else set(),
        {name for name, is_held in held.items() if is_held},
        {told.key: [told]},
        {told.teller[1]: [told]},
    )


def gather(told: Sequence[Told]) -> Heap:
    """Give the heap of figures."""
    first, *others = map(heap, told)
    for other in others:
        first.take(other)
    return first


def is_torn(a: Heap, b: Heap) -> bool:
    """Say whether joining would put two things that are said together, or give one voice two numbers at one time."""
    if a.aspects and b.aspects and not any(x <= y or y <= x for x, y in product(a.aspects, b.aspects)):
        return True
    is_other = ("crowd:some" in a.holds and "crowd:all" in b.holds) or (
        "crowd:some" in b.holds and "crowd:all" in a.holds
    )
    return is_other or _is_other(a, b) or _is_other(b, a) or is_split(a, b)


def is_split(a: Heap, b: Heap) -> bool:
    """Say whether joining would put two fates, sides or places together, or give one voice two numbers at one time."""
    if a.fates and b.fates and not a.fates & b.fates:
        return True
    if any(not meets(x, y) for x, y in product(a.sides, b.sides)):
        return True
    return any(is_apart(x, y) for x, y in product(a.spots, b.spots)) or gives_two(a, b)


def gives_two(a: Heap, b: Heap) -> bool:
    """Say whether one voice tells two numbers of both at one time, and neither again, nor one against the other."""
    return any(
        not (
            x.moment != each.moment
            or _has_become(x, each)
            or _has_become(each, x)
            or is_same_number(x, each)
            or is_set_against(x, each)
            or _is_recalled(x, a, b)
            or _is_recalled(each, a, b)
            or _is_retold(x, a, each, b)
        )
        for key in a.texts.keys() & b.texts.keys()
        for each in b.texts[key]
        for x in a.texts[key]
        if _is_one_voice(x, each)
    )


def _is_other(a: Heap, b: Heap) -> bool:
    """Whether figures of people whom something befell meet figures of something else: the saved, those on board."""
    return "befallen" in a.holds and "besides" in b.holds and not a.aspects and not b.fates


def _is_one_voice(a: Told, b: Told) -> bool:
    """Whether one voice tells two figures of an article, under one name or two."""
    if a.teller == b.teller:
        return True
    one, other = a.source or a.nearby, b.source or b.nearby
    is_theirs = one is not None and other is not None and a.teller[1] == one.name and b.teller[1] == other.name
    return is_theirs and one is not None and other is not None and is_one(one, other)


def _is_retold(x: Told, a: Heap, y: Told, b: Heap) -> bool:
    """Whether two numbers of one article have two owners elsewhere, whoever it seems to let tell both.

    Where nobody is named for either, one who gives only the second is enough. Of what befell both it is enough who
    speaks nearby.
    """
    is_near = x.kind.fate == y.kind.fate
    owners, others = (_owners(told, group, is_near=is_near) for told, group in ((x, a.told), (y, b.told)))
    theirs = [other for other in others if not any(is_one(one, other) for one in owners)]
    is_open = x.source is y.source is None
    return bool(owners and theirs) and (is_open or len(theirs) == len(others))


def _owners(told: Told, group: Sequence[Told], *, is_near: bool) -> list[Identity]:
    """Who gives a number in other articles; the outlet that told it first only passed it on."""
    others = [each for each in group if each.key != told.key and is_same_number(each, told)]
    named = (each.source or (each.nearby if is_near else None) for each in others)
    return [who for who in named if who is not None and who.name != told.finding.article.outlet]


def _has_become(before: Told, told: Told) -> bool:
    """Whether a number stood before and the other is the level reached: "rose from 11 to 14", "14 died, up from 11".

    Of "40 from 60" the one is a part of the other.
    """
    if not before.kind.is_earlier or told.kind.is_earlier or before.sentence != told.sentence:
        return False
    text, (start, end) = before.finding.article.text, (told.quantity.span.end, before.quantity.span.start)
    return told.kind.is_total or (start < end and "," in text[start:end])


def _is_recalled(told: Told, *heaps: Heap) -> bool:
    """Whether a voice only recalls a number it gave in an earlier article: now 11, up from seven the day before.

    So does who tells of an earlier day what anybody told then, beside exact numbers alone. Who denies another's number
    stands by the own one.
    """
    beside = [each for heap in heaps for each in heap.texts.get(told.key, ())]
    if any(each.is_denied for each in beside):
        return False
    is_dated = stood_before(told) and all(each.quantity.cmp == "=" for each in beside)
    return any(
        other.moment < told.moment and is_same_number(other, told)
        for heap in heaps
        for other in (heap.told if is_dated else heap.names.get(told.teller[1], ()))
    )
