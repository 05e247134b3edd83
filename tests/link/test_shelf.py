"""Drawers give back what was put into them, however many there are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.link.shelf import DRAWER_KEYS, FEWEST_DRAWERS, Drawers, Memory, fill, load

KEYS = st.text(st.characters(codec="utf-8"), max_size=8)


@settings(max_examples=40)
@given(st.dictionaries(KEYS, st.lists(st.integers(0, (1 << 32) - 1), max_size=4)), st.dictionaries(KEYS, st.just([7])))
def test_what_is_put_is_found_again(filled: dict[str, list[int]], put: dict[str, list[int]]) -> None:
    shelf = Memory()
    fill(shelf, "mark", filled)
    first = Drawers(shelf, "mark")
    first.open(list(put)[::2])
    for key, numbers in put.items():
        first.put(key, numbers)
    first.close()
    second = Drawers(shelf, "mark")
    second.open(list(filled))
    assert {key: list(second.get(key)) for key in {**filled, **put}} == {**filled, **put}


def test_there_are_as_many_drawers_as_the_keys_want() -> None:
    shelf, many = Memory(), FEWEST_DRAWERS * DRAWER_KEYS * 3
    fill(shelf, "mark", {str(at): [at] for at in range(many)})
    size = load(shelf, "mark", int) or 0
    assert many / DRAWER_KEYS <= size <= 2 * many / DRAWER_KEYS
    assert list(Drawers(shelf, "mark").get("77")) == [77]
