"""Which body a noun for any may mean."""

from saksi.flow import _read_text
from saksi.link.name.sole import find_sole
from saksi.pack import load_packs

PACK = load_packs()["en"]
OWNED = "WERA - A furnace blew up in Wera on Monday.\n\nThe smelter belongs to Lontar Air. The company closed it."


def find(text: str, word: str = "company") -> str:
    return find_sole(_read_text(text, "en", "2025-03-04T09:00:00+07:00"), len(text), word, PACK)


def test_the_company_is_the_only_body_that_is_named() -> None:
    assert find(OWNED) == "Lontar Air"


def test_of_two_bodies_neither_is_meant() -> None:
    assert find(OWNED.replace("Lontar Air", "Lontar Air and Sungai Biru")) == ""


def test_no_office_of_a_state_is_a_company_and_no_foundation() -> None:
    assert find(OWNED.replace("Lontar Air", "Wera Court")) == ""
    assert find(OWNED.replace("Lontar Air", "the Lontar Foundation")) == ""
    assert find(OWNED.replace("Lontar Air", "the Lontar Foundation"), "group") == "Lontar Foundation"


def test_where_something_is_is_no_body() -> None:
    assert find(OWNED.replace("belongs to Lontar Air", "stands in Lontar Bay")) == ""


def test_a_noun_for_one_kind_means_no_other() -> None:
    assert find(OWNED, "hospital") == ""
