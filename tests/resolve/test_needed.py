import pytest

from saksi.pack import Pack, load_packs
from saksi.resolve.needed import needed_pairs, needed_words
from saksi.resolve.when import scan

HEADS = {"unit": {"day": (), "week": ()}, "number": {"0": (), "-": ()}, "index": {"0": (), "**": ()}}


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("[the ]{unit}[ before]", [{"day", "week"}]),
        ("<that|this> {unit} ago", [{"ago"}, {"that", "this"}, {"day", "week"}]),
        ("<in [the] past |that {unit} >now", [{"now"}, {"in", "that"}]),
        ("<{number}|{unit}> ago", [{"ago"}]),
        ("No {index}", [{"no"}]),
    ],
)
def test_a_phrase_needs_a_word_of_each_part_that_it_never_lacks(pattern: str, needs: list[set[str]]) -> None:
    assert sorted(map(sorted, needed_words(pattern, HEADS))) == sorted(map(sorted, needs))


@pytest.mark.parametrize("pattern", ["{unit}like", "mid[ ]{unit}", "<in|mid>{unit}", "to[ward] {unit}"])
def test_a_phrase_whose_words_run_together_needs_nothing(pattern: str) -> None:
    assert needed_words(pattern, HEADS) == ()


@pytest.mark.parametrize(
    ("pattern", "pairs"),
    [
        ("[about ]{number} <day|days> and {number2} hours", [{("day", "and"), ("days", "and")}]),
        ("long time ago, {unit}", [{("long", "time")}]),
        ("in the {unit} past[ year]", [{("in", "the")}]),
        # What ends the phrase may bear an ending; what may be absent or is glued to something is no word of its own.
        ("{unit} years ago", []),
        ("the [very ]last {unit}", []),
        ("{unit}of the[ ]{unit}", []),
        ("<in [the] past|that> the {unit}", []),
    ],
)
def test_words_that_stand_side_by_side_are_needed_so(pattern: str, pairs: list[set[tuple[str, str]]]) -> None:
    assert list(needed_pairs(pattern)) == pairs


@pytest.mark.parametrize("code", ["en", "id"])
@pytest.mark.parametrize(
    "text",
    ["Two days later, on the 5th of May 2024, at 5pm.", "Dua tahunnya kemudian, pada 5 Mei 2024 pukul 17.00 WIB."],
)
def test_what_is_found_needs_no_more_than_its_line_holds(code: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = load_packs()[code]
    found = _found(text, pack)
    monkeypatch.setattr(scan.Phrase, "may_stand", lambda *_: True)
    assert _found(text, pack) == found


def _found(text: str, pack: Pack) -> list[tuple[int, int]]:
    return [(each.start, each.fits[0][0]) for each in scan.scan(text, pack)]
