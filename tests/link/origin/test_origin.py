"""Where the figures of one measure come from: who acts tells of it, where nobody else is named for such numbers."""

from saksi.flow import _read_text
from saksi.link.origin.origin import find_origins
from saksi.link.teller import tell
from saksi.link.text.tie import find_ties
from saksi.pack import load_packs

PACKS = load_packs()
NAMED = "BIMA - Sudah ada tiga tersangka, kata Kapolres Bima AKBP Rahma Dewi."


def count(said: str, named: str = NAMED) -> tuple[int, int]:
    """Count the named origins of two articles' figures, and all."""
    found = [_read_text(text, "id", "2025-03-04T09:00:00+07:00") for text in (named, f"BIMA - {said}")]
    told = [each for finding in found for each in tell(finding, "2025-03-04T09:00:00+07:00", PACKS)]
    origins, _ = find_origins(told, find_ties(found, {}, PACKS), PACKS)
    return sum(origin.is_stated for origin in origins), len(origins)


def test_an_act_that_nobody_is_said_to_tell_of_is_of_the_only_one_named_for_it() -> None:
    assert count("Ada dua tersangka lain yang ditetapkan.") == (1, 1)


def test_a_rough_number_that_nobody_is_said_to_tell_may_be_anybodys() -> None:
    assert count("Lebih dari 20 tersangka ditetapkan.") == (1, 2)


def test_who_was_arrested_is_told_by_the_only_one_named_for_arrests() -> None:
    named = "BIMA - Sebanyak 19 orang ditangkap, kata Kapolres Bima AKBP Rahma Dewi."
    assert count("Ada 12 orang ditangkap.", named) == (1, 1)
