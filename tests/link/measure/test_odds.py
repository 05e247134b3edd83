"""What speaks for two counts being of one thing, weighed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from saksi.errors import PackError
from saksi.kinds import Finding
from saksi.link.measure import odds
from saksi.link.measure.clue import find_clues
from saksi.link.measure.odds import BIAS, TABLE, tell_reasons, weigh
from saksi.link.measure.side import tell_tale
from saksi.link.name.identity import Identity
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import UNDETERMINED, load_packs, load_table, read_table

PACKS = load_packs()


@pytest.fixture
def number(report: Callable[..., Finding]) -> Callable[..., Told]:
    """Give a function that makes a number of people of whom nothing is said, as an article tells it."""

    def make(id: str, count: int, words: str = "merana", **changes: Any) -> Told:
        number = f"{count} orang"
        finding = report(id, "Kabar Muara", f"Ada {number} {words}.", counted=[(number, count, "person", None, "")])
        [told] = tell(finding, "2025-03-04T09:00:00", PACKS)
        return replace(told, **changes)

    return make


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Give a function that puts another table of weights in the place of the bundled one."""

    def use(text: str) -> None:
        monkeypatch.setattr(odds, "load_table", lambda code, name: read_table(f"{code}/{name}.tsv", text))
        odds._weights.cache_clear()

    yield use
    monkeypatch.undo()
    odds._weights.cache_clear()


def clues(*told: Told) -> dict[str, float]:
    return dict(find_clues(tell_tale([[each] for each in told]), 0, 1))


def test_every_clue_has_a_weight_and_every_weight_a_clue(number: Callable[..., Told]) -> None:
    names = {row["clue"] for row in load_table(UNDETERMINED, TABLE)}
    assert names == {BIAS, *clues(number("a", 24), number("b", 24))}


def test_one_number_in_like_words_outweighs_numbers_far_apart(number: Callable[..., Told]) -> None:
    same = clues(number("a", 24, "merana sengsara"), number("b", 24, "merana sengsara"))
    other = clues(number("a", 24, "merana sengsara"), number("b", 140, "makmur sentosa"))
    assert weigh(same) > 0 > weigh(other)
    assert "the same number" in tell_reasons(same)


def test_a_word_that_many_counts_of_the_story_bear_is_worth_less(number: Callable[..., Told]) -> None:
    pair = number("a", 24, "merana"), number("b", 31, "merana")
    rare = clues(*pair)["beside"]
    common = clues(*pair, number("c", 400, "merana"), number("d", 900, "merana"))["beside"]
    assert rare == 1.0
    assert common == pytest.approx(1 / 3)


def test_clues_are_the_same_from_either_side(number: Callable[..., Told]) -> None:
    a, b = number("a", 24, "merana"), number("b", 31, "nestapa", moment="2025-03-05T09:00:00")
    assert clues(a, b) == clues(b, a)


def test_what_makes_it_doubtful_must_be_outweighed(number: Callable[..., Told]) -> None:
    a, b = number("a", 240), number("b", 310)
    plain, other = clues(a, b), clues(a, replace(b, kind=replace(b.kind, thing="sampan")))
    assert not any(plain[doubt] for doubt in ("other-noun", "told-beside"))
    assert other["other-noun"]
    assert weigh(other) < weigh(plain)


def test_one_voice_that_tells_one_number_tells_it_again(number: Callable[..., Told]) -> None:
    rahma, yusuf = (Identity(name, frozenset(name.casefold().split()), frozenset()) for name in ("Rahma", "Yusuf"))
    a, b = number("a", 24, source=rahma), number("b", 24, source=rahma)
    assert clues(a, b)["voice"]
    assert not clues(a, number("b", 24, source=yusuf))["voice"]
    assert not clues(a, number("b", 25, source=rahma))["voice"]


def test_a_weight_that_is_no_number_is_told_with_its_line(table: Callable[[str], None]) -> None:
    table("clue\tweight\nbias\theavy\n")
    with pytest.raises(PackError, match=r"und/likeness.tsv:2: weight is no number: 'heavy'"):
        weigh({})


def test_what_stands_at_the_end_of_its_article_stands_late(report: Callable[..., Finding]) -> None:
    counted = [(f"{count} orang", count, "person", None, "") for count in (24, 31, 47)]
    text = "Ada 24 orang merana.\nAda 31 orang nestapa.\nAda 47 orang sengsara."
    first, middle, last = tell(report("a", "Kabar Muara", text, counted=counted), "2025-03-04T09:00:00", PACKS)
    tale = tell_tale([[first], [middle], [last]])
    near, far = find_clues(tale, 0, 1), find_clues(tale, 0, 2)
    assert (near["order-late"], far["order-late"]) == (0.5, 1.0)
    assert (near["order-apart"], far["paragraphs"]) == (0.5, 2)


def test_who_denies_one_number_beside_another_tells_rivals(report: Callable[..., Finding]) -> None:
    counted = [(f"{count} orang", count, "person", None, "") for count in (24, 240)]
    finding = report("a", "Kabar Muara", "Ada 24 orang merana.\nAda 240 orang nestapa.", counted=counted)
    own, other = tell(finding, "2025-03-04T09:00:00", PACKS)
    denied = clues(own, replace(other, is_denied=True))
    assert denied["denied-beside"]
    assert denied["denied-far"]
    assert not clues(own, other)["denied-beside"]


def test_one_voice_that_tells_more_later_revises(number: Callable[..., Told]) -> None:
    rahma, yusuf = (Identity(name, frozenset(name.casefold().split()), frozenset()) for name in ("Rahma", "Yusuf"))
    first = number("a", 24, source=rahma)
    more = number("b", 31, source=rahma, moment="2025-03-05T09:00:00")
    assert clues(first, more)["revised"]
    assert not clues(first, more)["rivals"]
    others = clues(first, replace(more, source=yusuf))
    assert others["rivals"]
    assert not others["revised"]


@pytest.mark.parametrize(
    ("clue", "one", "other"),
    [
        ("part", {}, {"apart": "part"}),
        ("fate-other", {"fate": "killed"}, {"fate": "injured"}),
        ("narrower", {}, {"aspects": frozenset({"planned"})}),
        ("aspect", {"aspects": frozenset({"suspect"})}, {"aspects": frozenset({"suspect"})}),
        ("people-other", {}, {"thing": "boat"}),
    ],
)
def test_what_is_known_of_the_counted_is_a_clue(
    number: Callable[..., Told], clue: str, one: dict[str, Any], other: dict[str, Any]
) -> None:
    a, b = number("a", 240), number("b", 310)
    assert not clues(a, b)[clue]
    assert clues(*(replace(told, kind=replace(told.kind, **kind)) for told, kind in ((a, one), (b, other))))[clue]


def test_rivals_for_sure_are_so_by_what_befell_them(number: Callable[..., Told]) -> None:
    dead = [replace(told, kind=replace(told.kind, fate="killed")) for told in (number("a", 24), number("b", 31))]
    assert clues(*dead)["rival"]
    assert not clues(number("a", 24), number("b", 31, "nestapa"))["rival"]
