"""Whose word a figure is when no claim says so: documents, quotations, names beside it, denials."""

from collections.abc import Callable

import pytest

from saksi.flow import _read_text, read_page
from saksi.kinds import Finding
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.link.voice.document import find_document
from saksi.pack import load_packs

PACKS = load_packs()
Report = Callable[..., Finding]


def only(finding: Finding) -> Told:
    [told] = tell(finding, "", PACKS)
    return told


@pytest.mark.parametrize(
    ("text", "language", "body"),
    [
        ("Berdasarkan laporan harian yang dikirim Dinas Sosial Wera, lanjut Rahma, korban", "id", "Dinas Sosial Wera"),
        ("Menurut data sementara BPBD, ada", "id", "BPBD"),
        ("Kami mengikuti laporan akhir Dinas Sosial Wera, ada", "id", "Dinas Sosial Wera"),
        ("Menurut catatan seorang nelayan bernama Yusuf Amin, ada", "id", None),
        ("Ia membawa laporan ke Dinas Sosial Wera, ada", "id", None),
        ("According to a report by the Harbour Authority of Sape,", "en", "Harbour Authority of Sape"),
        ("According to records kept by Yusuf Amin,", "en", None),
        ("According to the daily report sent by the Wera health office,", "en", "Wera health office"),
        ("According to the Wera health office's latest figures,", "en", "Wera health office"),
        ("Based on a report by the Ministry of Health,", "en", "Ministry of Health"),
        ("According to the fishermen's wives' reports,", "en", None),
    ],
)
def test_data_belong_to_the_body_that_is_named_with_them(text: str, language: str, body: str | None) -> None:
    found = find_document(text, PACKS[language])
    assert (found.name if found else None) == body


def test_who_passes_on_a_body_s_report_is_not_the_origin(report: Report) -> None:
    told = only(
        report(
            "a", "Kabar Muara", "Berdasarkan laporan Dinas Sosial Wera, kata Rahma Dewi, ada 12 orang tewas.",
            counted=[("12 orang", 12, "person", "killed", "Rahma Dewi")],
        )
    )  # fmt: skip
    assert told.source is not None
    assert told.source.name == "Dinas Sosial Wera"


def test_a_quoted_figure_is_of_the_person_named_before(report: Report) -> None:
    text = (
        "Nelayan Sape bernama Ahmad Lonto menunggu di dermaga.\n“Yang belum pulang 14 orang,” ujarnya.\n"
        "Perahu Lonto sendiri selamat, dua perahu lain tidak."
    )
    told = only(report("a", "Kabar Muara", text, counted=[("14 orang", 14, "person", None, "")]))
    assert told.source is None
    assert told.nearby is not None
    assert told.nearby.name == "Ahmad Lonto"


def test_an_unquoted_figure_is_not_given_to_a_name_that_never_speaks(report: Report) -> None:
    text = "Nelayan Sape bernama Ahmad Lonto menunggu di dermaga.\nAda 14 orang belum pulang. Perahu Lonto selamat."
    told = only(report("a", "Kabar Muara", text, counted=[("14 orang", 14, "person", None, "")]))
    assert told.nearby is None


@pytest.mark.parametrize(
    "text",
    [
        "Rahma menepis hitungan sebuah yayasan ihwal 31 orang tewas.",
        "Beredar kabar 31 orang tewas di Wera. Petugas setempat membantahnya.",
        "Kabar 31 orang tewas itu tidak benar.",
    ],
)
def test_a_figure_is_denied_by_a_word_before_it_behind_it_or_in_the_next_sentence(report: Report, text: str) -> None:
    assert only(report("a", "Kabar Muara", text, counted=[("31 orang", 31, "person", "killed", "")])).is_denied


def test_what_a_message_without_a_name_says_is_denied_by_the_next_sentence() -> None:
    said = "Warga ramai oleh pesan berantai yang menyebut 40 orang tewas. BPBD setempat menyangkalnya."
    assert only(read_page(said.encode())).is_denied


def test_a_message_that_the_next_sentence_calls_false_says_nothing() -> None:
    said = "Grup warga meneruskan pesan yang mengatakan 40 orang tewas. Dinas Kesehatan menyatakan pesan itu bohong."
    assert only(read_page(said.encode())).is_denied
    other = said.replace("pesan itu bohong", "jalan itu ditutup")
    assert not only(read_page(other.encode())).is_denied


def test_a_denial_of_something_else_leaves_a_figure_alone(report: Report) -> None:
    text = "Sampai sore 31 orang tewas. Rahma membantah tudingan lalai."
    assert not only(report("a", "Kabar Muara", text, counted=[("31 orang", 31, "person", "killed", "")])).is_denied


@pytest.mark.parametrize("opening", ["Lembaga tersebut", "Lembaga"])
def test_a_sentence_that_only_points_at_a_body_is_the_bodys_word(report: Report, opening: str) -> None:
    text = f"Rapat dibuka Lembaga Pengawas Sungai.\n{opening} telah membekukan 340 rekening."
    told = only(report("a", "Kabar Muara", text, counted=[("340 rekening", 340, "account", None, "")]))
    assert told.nearby is not None
    assert told.nearby.name == "Lembaga Pengawas Sungai"


@pytest.mark.parametrize("opening", ["KPK", "KPK itu"])
def test_an_abbreviation_is_a_name_and_points_at_none(report: Report, opening: str) -> None:
    text = f"Rapat dibuka juru bicara KPK Rahma Dewi.\n{opening} telah membekukan 340 rekening."
    told = only(report("a", "Kabar Muara", text, counted=[("340 rekening", 340, "account", None, "")]))
    assert told.nearby is None or told.nearby.name == "KPK"


def test_a_body_that_nothing_names_stays_without_a_name(report: Report) -> None:
    text = "Rapat dibuka Dinas Sungai.\nLembaga tersebut telah membekukan 340 rekening."
    told = only(report("a", "Kabar Muara", text, counted=[("340 rekening", 340, "account", None, "")]))
    assert told.nearby is None


def test_a_body_set_into_what_somebody_says_is_behind_its_own_number() -> None:
    page = (
        "Rahma Dewi mengatakan, biaya sekilo telur kini Rp22.400, padahal harga jualnya menurut koperasi di Blitar "
        "tinggal Rp17.200. Pemerintah belum menjawab, dan warga menunggu di rumah.\n"
    )
    cost, price = (each for each in tell(read_page(page.encode()), "", PACKS) if each.quantity.unit == "IDR")
    assert cost.source is not None
    assert cost.source.name == "Rahma Dewi"
    assert price.source is None
    assert price.speaker == "koperasi"


@pytest.mark.parametrize(
    ("said", "is_denied"),
    [
        ("Kabar bahwa 40 orang tewas dalam banjir itu dibantah Rahma Dewi.", True),
        ("Berita tentang 40 orang tewas dalam banjir itu ia bantah.", True),
        ("Reports that 40 people died in the flood were denied by Rahma Dewi.", True),
        ("Rahma Dewi menyebut 40 orang tewas, dan petugas membantah tuduhan lalai.", False),
    ],
)
def test_what_is_told_first_and_denied_at_the_end_is_denied(said: str, is_denied: bool) -> None:
    assert only(read_page(said.encode())).is_denied is is_denied


def test_what_is_called_false_may_come_behind_that() -> None:
    said = '"Jadi kayu yang kami sita 1.640 batang. Tidak benar kalau ada yang bilang lebih," tutur Rahma Dewi.\n'
    assert not only(read_page(said.encode())).is_denied
    said = '"Jadi kayu yang mereka sebut 1.640 batang. Tidak benar itu," tutur Rahma Dewi.\n'
    assert only(read_page(said.encode())).is_denied


def test_who_speaks_behind_a_nameless_body_with_another_number_speaks_of_that() -> None:
    said = (
        "The river office gives a total of 52 boats, in a note carried by Ombak. "
        "Village head Rahma Dewi counted 61 boats, she told Ombak.\n"
    )
    first, second = tell(read_page(said.encode()), "", PACKS)
    assert first.source is first.nearby is None
    assert first.body is not None
    assert first.body.name == "river office"
    assert second.source is not None


def test_those_of_whom_something_is_denied_are_not_a_number_denied() -> None:
    said = 'Rahma Dewi membantah keterangan yayasan. "Dua jenazah itu bukan warga binaan kami," sanggahnya di kantor.\n'
    assert not only(read_page(said.encode())).is_denied


def test_a_figure_is_of_who_is_called_by_a_first_name_in_its_paragraph(report: Report) -> None:
    text = "Kata Rahma Dewi, dua perahu karam.\nRahma untuk pertama kalinya membuka daftar: 14 orang belum pulang."
    counted = [("dua perahu", 2, "ship", None, "Rahma Dewi"), ("14 orang", 14, "person", "missing", "")]
    told = list(tell(report("a", "Kabar Muara", text, counted=counted), "", PACKS))[-1]
    assert told.nearby is not None
    assert told.nearby.name == "Rahma Dewi"


def test_a_quotation_in_which_nobody_is_named_is_of_who_spoke_last(report: Report) -> None:
    text = (
        "Kata Rahma Dewi, dua perahu karam.\n"
        "Soal yang hilang hanya ada kisaran. “Antara 20 sampai 24 orang. Ada yang di kota."
    )
    counted = [("dua perahu", 2, "ship", None, "Rahma Dewi"), ("24 orang", 24, "person", "missing", "")]
    told = list(tell(report("a", "Kabar Muara", text, counted=counted), "", PACKS))[-1]
    assert told.nearby is not None
    assert told.nearby.name == "Rahma Dewi"


@pytest.mark.parametrize(
    ("behind", "persons"),
    [
        ("kata manajer humasnya, Rahma Dewi", {"rahma", "dewi"}),
        ("kata Rahma Dewi", set()),
    ],
    ids=["its own", "anybody"],
)
def test_who_says_what_his_own_body_says_speaks_for_it(behind: str, persons: set[str]) -> None:
    text = f"Di kebun PT Wera Sawit warga bertahan. Perusahaan berpendapat lahan itu 1.150 hektare, {behind}."
    finding = _read_text(f"BIMA - {text}", "id", "2025-03-04T09:00:00+07:00")
    told = only(finding)
    assert told.source is not None
    assert told.source.person == persons
