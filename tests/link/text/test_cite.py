"""Which articles of a story name another as a source."""

from collections.abc import Callable

from saksi.kinds import Finding, Link
from saksi.link.find import find_links
from saksi.pack import load_packs

PACKS = load_packs()
Report = Callable[..., Finding]
FLOOD = "Banjir melanda Kecamatan Wera, Kabupaten Bima, di dekat Sape dan Gunung Maria, kata Rahma Dewi dari Lambu."
AGAIN = "Air bah di Wera dan Sape, Kabupaten Bima, menurut Kabar Muara, datang dari Gunung Maria dan Lambu."


def links(kind: str, *findings: Finding) -> list[Link]:
    return [link for link in find_links(findings, PACKS) if link.kind == kind]


def test_an_article_cites_the_newest_earlier_one_of_the_outlet_it_names(report: Report) -> None:
    first = report("a", "Kabar Muara", FLOOD, "2025-03-04T07:00:00+07:00")
    second = report("b", "Kabar Muara", f"{FLOOD} Air naik lagi.", "2025-03-04T08:00:00+07:00")
    later = report("c", "Lentera Bukit", AGAIN, "2025-03-04T09:00:00+07:00")
    after = report("d", "Kabar Muara", f"{FLOOD} Air surut.", "2025-03-04T10:00:00+07:00")
    [link] = links("cites", first, second, later, after)
    assert (link.a, link.b) == (later.article.key, second.article.key)
    assert link.a_span is not None
    assert "Kabar Muara" in later.article.text[slice(*link.a_span)]


def test_an_outlet_does_not_cite_itself(report: Report) -> None:
    first = report("a", "Kabar Muara", FLOOD, "2025-03-04T07:00:00+07:00")
    later = report("c", "Kabar Muara", AGAIN, "2025-03-04T09:00:00+07:00")
    assert links("cites", first, later) == []
