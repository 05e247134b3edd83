"""A copy's figures count what its source's do, and a number that is told again what it counted before."""

from collections.abc import Callable
from dataclasses import replace

from saksi.kinds import Finding
from saksi.link.measure.copied import share_kinds, share_retold
from saksi.link.teller import tell
from saksi.link.text.tie import find_ties
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


def test_a_number_that_is_told_again_counts_what_it_counted_before(report: Callable[..., Finding]) -> None:
    first, later = "Di Wera 12 orang tewas.", "Di Wera, tulis Kabar Muara, 12 orang selamat dari derita."
    counted = [("12 orang", 12, "person", None, "")]
    a = report("a", "Kabar Muara", first, counted=counted)
    for text, fates in ((later, ["killed", "killed"]), (later.replace("Kabar Muara", "warga"), ["killed", "rescued"])):
        b = report("b", "Suara Teluk", text, counted=counted)
        told = [replace(each, kind=replace(each.kind, fate=None)) for f in (a, b) for each in tell(f, "", PACKS)]
        told = [
            replace(t, kind=replace(t.kind, fate=fate)) for t, fate in zip(told, ("killed", "rescued"), strict=True)
        ]
        assert [each.kind.fate for each in share_retold(told, find_ties([a, b], {}, PACKS))] == fates
