"""Mountains, waters and islands: found by their names with the word for them ("Gunung Semeru", "Bali Strait").

The bare name of a mountain is often a word, a person's or a town's. It counts behind a word for a place where it means
nothing else, and anywhere in an article that also names the mountain in full.
"""

import functools
from collections.abc import Mapping, Sequence

from saksi.resolve.where.gazetteer import Name, find_name, find_place, fold
from saksi.resolve.where.lookup import Toponym, own_ids

_KEPT = 1 << 12
_MOUNTAIN = "mountain"


@functools.lru_cache(_KEPT)
def is_feature(name: Name) -> bool:
    """Whether a name is that of a mountain or a water, printed with the word for it.

    >>> [is_feature(found) for form in ("gunung semeru", "semeru", "surabaya") if (found := find_name(form))]
    [True, False, False]
    """
    is_plain = not name.is_word and not name.is_person
    return is_plain and any(find_place(each).level in (_MOUNTAIN, "water") for each in own_ids(name))


def is_mountain(each: Toponym, before: str) -> bool:
    """Whether a bare name means a mountain: only mountains are so called, or the word before it says so."""
    if each.name is None:
        return False
    headed = find_name(fold(f"{before} {each.folded}"))
    if headed is not None and is_feature(headed):
        return True
    return all(find_place(place).level == _MOUNTAIN for place in each.name.ids)


def named_features(found: Sequence[Toponym]) -> Mapping[str, str]:
    """The mountains that an article names with the word for them: their ids and names."""
    ids = (place for each in found if not each.is_inside and each.name for place in own_ids(each.name))
    return {place: find_place(place).name for place in ids if find_place(place).level == _MOUNTAIN}


def find_bare(each: Toponym, features: Mapping[str, str]) -> Toponym | None:
    """Give a name as that of the mountain which the article names in full, and of nothing else; None for another's."""
    if each.name is None or each.name.is_word or each.name.is_person:
        return None
    place = next((place for place in each.name.ids if place in each.name.others and place in features), None)
    return None if place is None else each._replace(listed=(place, features[place]), name=None)
