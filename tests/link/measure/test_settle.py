"""What a group of figures is of, where one text says otherwise or says nothing."""

from collections.abc import Callable
from dataclasses import replace

from saksi.kinds import Finding
from saksi.link.measure.settle import settle
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import load_packs

PACKS = load_packs()


def say(report: Callable[..., Finding], id: str, words: str, fate: str | None) -> Told:
    """A number that an article tells in some words, with what befell the counted."""
    finding = report(id, "Kabar Muara", f"Ada 24 orang {words}.", counted=[("24 orang", 24, "person", None, "")])
    [told] = tell(finding, "2025-03-04T09:00:00", PACKS)
    return replace(told, kind=replace(told.kind, fate=fate))


def test_what_most_texts_say_is_so_in_all(report: Callable[..., Finding]) -> None:
    told = [say(report, id, words, fate) for id, words, fate in (
        ("a", "di sana", "missing"), ("b", "di situ", "missing"), ("c", "di sini", "rescued"), ("d", "di Sape", None)
    )]  # fmt: skip
    assert [each.kind.fate for each in settle(told)] == ["missing"] * 4


def test_copies_are_one_text_and_a_draw_settles_nothing(report: Callable[..., Finding]) -> None:
    told = [say(report, id, words, fate) for id, words, fate in (
        ("a", "di sana", "missing"), ("b", "di sana", "missing"), ("c", "di sini", "rescued")
    )]  # fmt: skip
    assert [each.kind.fate for each in settle(told)] == ["missing", "missing", "rescued"]
