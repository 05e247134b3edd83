"""What holds for all ties: they do not depend on the order in which articles came."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from saksi.kinds import Finding
from saksi.link.find import find_links, find_measures
from saksi.pack import load_packs

PACKS = load_packs()

PLACE = "Banjir melanda Kecamatan Wera, Kabupaten Bima, di dekat Pelabuhan Sape dan Gunung Maria."
FAR = "Kapal terbalik di Selat Bangka, dekat Pelabuhan Muntok dan Tanjung Kalian, Pulau Bangka."
BODY = (
    "Warga membawa kasur, kompor dan kambing ke halaman balai desa yang letaknya lebih tinggi. Petugas menyalakan "
    "lampu sorot supaya anak-anak tidak terperosok ke parit yang tertutup lumpur."
)


def press(report: Callable[..., Finding]) -> list[Finding]:
    told = [("12 orang", 12, "person", "killed", "Rahma Dewi")]
    rival = [("19 orang", 19, "person", "killed", "Yusuf Amin")]
    return [
        report("a", "Kabar Muara", f"{PLACE}\nKata Rahma Dewi, ada 12 orang tewas.\n{BODY}", counted=told),
        report("b", "Lentera Bukit", f"{PLACE}\nKata Rahma Dewi, ada 12 orang tewas.\n{BODY}", counted=told),
        report("c", "Ombak", f"{PLACE}\nKata Yusuf Amin, ada 19 orang tewas.", counted=rival),
        report("d", "Sinar Teluk", f"{FAR}\nKata Yusuf Amin, ada 19 orang tewas.\n{BODY}", counted=rival),
        report("e", "Angin", f"{PLACE}\n{BODY}", "2025-03-09T09:00:00+07:00"),
        report("f", "Tanpa Tanggal", f"{FAR}\n{BODY}", ""),
    ]


@given(order=st.permutations(range(6)))
def test_the_order_of_arrival_changes_nothing(report: Callable[..., Finding], order: list[int]) -> None:
    findings = press(report)
    shuffled = [findings[at] for at in order]
    links = find_links(findings, PACKS)
    assert find_links(shuffled, PACKS) == links
    assert find_measures(shuffled, links[::-1], PACKS) == find_measures(findings, links, PACKS)


def test_every_quantity_stands_in_one_measure(report: Callable[..., Finding]) -> None:
    findings = press(report)
    measures = find_measures(findings, find_links(findings, PACKS), PACKS)
    told = [(figure.article_key, figure.quantity.id) for measure in measures for figure in measure.figures]
    assert sorted(told) == sorted((f.article.key, q.id) for f in findings for q in f.quantities)


def test_every_figure_ends_in_an_origin_of_its_measure(report: Callable[..., Finding]) -> None:
    findings = press(report)
    for measure in find_measures(findings, find_links(findings, PACKS), PACKS):
        assert {figure.origin for figure in measure.figures} == {origin.id for origin in measure.origins}
        assert measure.lower <= measure.upper == len(measure.origins)


def test_no_articles_have_no_ties() -> None:
    assert find_links([], PACKS) == ()
    assert find_measures([], [], PACKS) == ()
