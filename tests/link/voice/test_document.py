"""Names of bodies whose documents a text leans on. All bodies are made up or known for what they are."""

import pytest

from saksi.flow import _read_text
from saksi.link.teller import tell
from saksi.link.voice.document import find_document
from saksi.pack import load_packs

PACKS = load_packs()
NAMED: dict[str, list[tuple[str, str | None]]] = {
    "id": [
        ("Berdasarkan data Badan Iklim, Cuaca, dan Air (BICA), hujan", "Badan Iklim, Cuaca, dan Air"),
        (
            "Berdasarkan laporan Dinas Pertanian dan Pangan Kabupaten Wera, sawah",
            "Dinas Pertanian dan Pangan Kabupaten Wera",
        ),
        ("Berdasarkan data BPBD Wera dan BNPB, ada", "BPBD Wera"),
        ("Berdasarkan data Dinas Sosial Wera, Kecamatan Lambu dan Sape terendam", "Dinas Sosial Wera"),
        ("Korban tewas 37 orang, demikian catatan BPBD Wera", "BPBD Wera"),
        ("Dalam hitungan Serikat Tani Wera, 37", "Serikat Tani Wera"),
        ("Taksiran Kejaksaan Negeri Wera, 37", "Kejaksaan Negeri Wera"),
        ("Dalam catatan harian Rahma Dewi, 37", None),
        ("Dalam rapat Dinas Sosial Wera, 37", None),
        ("Berdasarkan Laporan Harta dan Kekayaan Pejabat Negara, ia", None),
    ],
    "en": [
        ("According to a report by the Ministry of Water, 12", "Ministry of Water"),
        ("According to data from the National Water and Air Agency, 12", "National Water and Air Agency"),
        ("According to a report by the Ministry of Water and the Relief Agency, 12", "Ministry of Water"),
        ("According to the daily report of the provincial health office, Rahma said, 12", "provincial health office"),
        ("By the Wera hospital's count, 37", "Wera hospital"),
        ("On the tally of the Ministry of Water, 37", "Ministry of Water"),
        ("On the tally of the Wera News Agency, 37", "Wera News Agency"),
        ("In a statement carried by the Wera News Agency, 37", None),
        ("In a statement carried by Kantor Berita Wera, 37", None),
        ("The agency's own count is 37", None),
        ("According to figures compiled by the fishermen's union, 12", None),
        ("According to the register of the cemetery, 12", None),
    ],
}


@pytest.mark.parametrize(
    ("language", "text", "name"), [(language, *case) for language, cases in NAMED.items() for case in cases]
)
def test_the_body_behind_a_document_is_named_whole(language: str, text: str, name: str | None) -> None:
    found = find_document(text, PACKS[language])
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("document", "body"),
    [
        ("laporan dinas akhir Juli", "laporan dinas"),
        ("laporan dinas per akhir Juli", "laporan dinas"),
        ("laporan Juli", None),
    ],
)
def test_a_document_is_of_its_body_without_its_day(document: str, body: str | None) -> None:
    text = f"SIGI - Menurut {document}, kekurangan beras di kabupaten itu mencapai 318 ton."
    [told] = tell(_read_text(text, "id", "2025-08-05"), "2025-08-05", load_packs())
    assert (told.body.name if told.body else None) == body
