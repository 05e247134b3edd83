"""Whose document a number stands in. All people and bodies are made up."""

import pytest

from saksi.flow import _read_text
from saksi.kinds import Finding
from saksi.link.teller import tell
from saksi.pack import load_packs

PACKS = load_packs()
SAID = {"id": ' "Kami menunggu," kata Rahma Dewi.', "en": ' "We are waiting," said Rahma Dewi.'}


def name_teller(text: str, language: str, at: int = -1) -> str | None:
    finding: Finding = _read_text(text + SAID[language], language, "")
    told = list(tell(finding, "", PACKS))[at]
    who = told.source or told.body
    return who.name if who is not None else None


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Banjir meluas. Daftar pengungsi di balai desa mencantumkan 212 warga.", "id", "daftar pengungsi"),
        ("Kapal itu karam. Dalam manifes yang dibacakan di kantor, jumlahnya 61 penumpang.", "id", "manifes"),
        ("Kapal itu karam. Manifes yang diteken nakhoda hanya memuat 61 penumpang.", "id", "manifes"),
        ("Jalan rusak. Alat ukur milik Dinas Air Wera merekam kenaikan 40 sentimeter.", "id", "Dinas Air Wera"),
        ("Sebanyak 40 rumah rusak, demikian selebaran yang dibagikan di pasar.", "id", "selebaran"),
        ("Sebanyak 40 rumah rusak, seperti tertera di laman Dinas Air Wera.", "id", "Dinas Air Wera"),
        ("A passenger list pinned to the harbour gate carries 61 names.", "en", "passenger list"),
        ("Some 40 boats were lost, a ledger kept by the Wera port office indicates.", "en", "Wera port office"),
        ("On the list were 40 boys.", "en", "list"),
        ("A tide gauge run by the Sape port office recorded a rise of 40 centimetres.", "en", "Sape port office"),
        ("The port office, in a notice, counted 40 boats.", "en", "port office"),
        ("The Lontar Union said 40 boats sank, citing a list of the Sape port office.", "en", "Sape port office"),
        ("The report was read by 40 students.", "en", None),
        # Another's doing in a document, and what only sounds like one.
        ("Polisi menyita berkas. Di berkas itu polisi menemukan 12 pistol.", "id", None),
        ("Di gapura tertulis 12 warga.", "id", None),
        ("On the table were 40 plates.", "en", None),
        ("The letter was sent by 40 villagers.", "en", None),
        ("Rahma Dewi said the list has 40 names.", "en", "Rahma Dewi"),
    ],
)
def test_a_number_is_of_the_document_that_holds_it(text: str, language: str, name: str | None) -> None:
    assert name_teller(text, language) == name


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Dinas Air Wera menerbitkan buletin. Buletin itu juga memuat 77 keluarga.", "id", "Dinas Air Wera"),
        ("Camat Budi Santoso memegang daftar. Di daftar itu tertulis 77 warga.", "id", "Budi Santoso"),
        ("Camat membaca data Kejaksaan Sape. Di data tersebut jumlahnya tiga orang.", "id", "Kejaksaan Sape"),
        ("Dalam dakwaan, kerugian dihitung Rp4 miliar. Disebut pula 58 rumah.", "id", "dakwaan"),
        ("Dalam dakwaan, korbannya 12 warga. Kerugian tertulis Rp4 miliar.", "id", "dakwaan"),
        ("Court papers show 40 men were held. The same file lists 212 boats.", "en", "court papers"),
        ("The new indictment was read. It lists 27 boats.", "en", "new indictment"),
        ("Father Budi Santoso keeps a register. It had 40 names.", "en", "Budi Santoso"),
        (
            "Sape Relief Agency put out a bulletin. In the same bulletin, the agency listed 9 huts.",
            "en",
            "Sape Relief Agency",
        ),
        # It is no document.
        ("The company signed a contract last year. It has 40 workers.", "en", None),
        ("The museum opened a file room. It holds 4,000 boxes.", "en", None),
    ],
)
def test_a_document_goes_on_as_whose_it_was_before(text: str, language: str, name: str | None) -> None:
    assert name_teller(text, language) == name


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Korban 40 orang. Begitu bunyi laporan tertulis Dinas Air Wera.", "id", "Dinas Air Wera"),
        (
            "Ada 40 rumah dan 12 jembatan rusak. Rincian itu tercantum dalam lampiran Dinas Air Wera.",
            "id",
            "Dinas Air Wera",
        ),
        ("Jembatan itu 120 meter. Ukuran itu tercantum dalam dokumen Dinas Air Wera.", "id", "Dinas Air Wera"),
        ("Korban 40 orang. Jumlah itu didata Forum Relawan Sape lewat telepon.", "id", "Forum Relawan Sape"),
        ("Korban 40 orang. Angka itu terdapat pada lembar kerja Excel yang beredar.", "id", "lembar kerja Excel"),
        ("The gap was 40 metres wide. The distance was given by the Wera port office.", "en", "Wera port office"),
        ("Ada 40 rumah rusak. Begitu air surut, warga Desa Sape pulang.", "id", None),
        ("Ada 40 rumah rusak. Jumlah itu tidak tercantum dalam laporan Dinas Air Wera.", "id", None),
        ("Some 40 boats were lost. The damage was in the Wera port area.", "en", None),
    ],
)
def test_the_sentence_behind_says_whose_number_it_was(text: str, language: str, name: str | None) -> None:
    assert name_teller(text, language, 0) == name


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        ("The figure of 40 comes from the Wera port office.", "Wera port office"),
        ("The figure of 41 comes from the Wera port office.", None),
    ],
)
def test_a_number_may_be_called_by_itself_much_later(behind: str, name: str | None) -> None:
    text = f'By dusk 40 men were missing. "We wait," said Rahma Dewi.\n\n{behind}'
    told = next(tell(_read_text(text, "en", ""), "", PACKS))
    assert (told.source.name if told.source else None) == name


@pytest.mark.parametrize(
    ("number", "name"),
    [("40 orang yang diumumkan Dinas Air Wera", "Dinas Air Wera"), ("40 paket yang diserahkan Dinas Air Wera", None)],
)
def test_who_announced_a_number_stands_right_behind_it(number: str, name: str | None) -> None:
    text = f"Jumlahnya lebih sedikit daripada {number} pekan lalu."
    [told] = tell(_read_text(text, "id", ""), "", PACKS)
    assert (told.source.name if told.source else None) == name
