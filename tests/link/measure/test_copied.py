"""A copy's figures count what its source's do, whatever the rest of the copy says."""

from collections.abc import Callable
from dataclasses import replace

from saksi.kinds import Finding
from saksi.link.measure.copied import share_kinds
from saksi.link.teller import tell
from saksi.pack import load_packs

PACKS = load_packs()
TEXT = "Di Wera 12 orang dicatat."


def test_a_sentence_counts_in_a_copy_what_it_counts_in_its_source(report: Callable[..., Finding]) -> None:
    counted = [("12 orang", 12, "person", None, "")]
    a, b = (
        report(name, outlet, TEXT, counted=counted) for name, outlet in (("a", "Kabar Muara"), ("b", "Suara Teluk"))
    )
    first, second = (next(iter(tell(each, "", PACKS))) for each in (a, b))
    first = replace(first, kind=replace(first.kind, fate="killed"))
    taken = share_kinds([first, second], {b.article.key: a.article.key})
    assert [each.kind.fate for each in taken] == ["killed", "killed"]
    assert [each.kind.fate for each in share_kinds([first, second], {})] == ["killed", None]
