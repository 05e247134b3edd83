"""Which pack reads a text."""

import pytest

from saksi.pack import load_packs
from saksi.parse.language import detect_language, name_unread

PACKS = load_packs()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Warga yang mengungsi belum bisa pulang karena air masih tinggi di desa itu.", "id"),
        ("The people who fled have not been able to go home because of the water.", "en"),
        ("Menurut Paulus, hujan deras turun sejak Senin malam.", "id"),
        ("Longsor menutup jalan, ujar Paulus.", "id"),
        ("Orwick denied it.", "en"),
        ("Menurut WHO, 40 persen anak kekurangan gizi.", "id"),
        ("Video: tsunami terjang Anyer", "id"),
        ("Dam collapsed near Sabang", "en"),
        (
            "06.10 — Perahu pertama merapat di Dermaga Lontar. Nakhoda Marten Lado menurunkan 14 penumpang, kebanyakan "
            "anak sekolah. 07.45 — Tim Basarnas berangkat memakai dua sekoci. Ketua RT Semuel Adoe menghitung ulang "
            "nama warga kampungnya: 31 pulang, sembilan hilang. 09.30 — Ombak naik, pencarian ditunda. Marten menuding "
            "syahbandar melepas kapal tanpa memeriksa muatan; syahbandar menolak menjawab.",
            "id",
        ),
        ("Die Leute konnten noch nicht nach Hause, weil das Wasser hoch stand.", None),
        ("", None),
        ("12/7/2025 14.30", None),
    ],
)
def test_a_text_is_read_by_the_pack_that_fits(text: str, code: str | None) -> None:
    assert detect_language(text, load_packs()) == code


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Polis berkata seramai 20 mangsa banjir telah dipindahkan kerana air naik semalam.", "Malay (ms)"),
        ("Menteri itu menegaskan bahawa wang bantuan akan diberikan kepada penduduk kampung hari ini.", "Malay (ms)"),
        ("De burgemeester zei dat het water in de stad is gezakt en dat er geen slachtoffers zijn.", "Dutch (nl)"),
        ("Le maire a dit que les eaux se sont retirées de la ville et que les routes sont ouvertes.", "French (fr)"),
        ("Мэр сообщил, что вода ушла из города и дороги открыты.", "Russian or another Cyrillic language (ru)"),
        ("市长说城里的水已经退了，道路已经开放。", "Chinese (zh)"),
        ("市長は、町の水が引いて道路が開いたと述べた。", "Japanese (ja)"),
        ("نائب رئيس البلدية قال إن المياه انحسرت", "Arabic, Persian or Urdu (ar)"),
        ("Xqz vbn wrt plk jhg fds.", None),
    ],
)  # fmt: skip
def test_a_language_without_a_pack_is_named(text: str, name: str | None) -> None:
    assert detect_language(text, PACKS) is None
    assert name_unread(text, PACKS) == name


@pytest.mark.parametrize(
    "text",
    [
        "Polisi mengatakan 20 korban banjir di Kuala Lumpur telah dipindahkan karena air naik semalam.",
        "Perdana Menteri Malaysia berkata dalam bahasanya bahwa syarikat itu, yakni perusahaan minyak, akan membayar.",
        "Ia menulis kata kerana di papan, lalu guru bertanya apa artinya kepada anak-anak yang tidak tahu.",
    ],
)
def test_indonesian_that_speaks_of_malaysia_stays_indonesian(text: str) -> None:
    assert detect_language(text, PACKS) == "id"
