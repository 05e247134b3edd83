"""Which pack reads a text."""

import pytest

from saksi.pack import load_packs
from saksi.parse.language import detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Warga yang mengungsi belum bisa pulang karena air masih tinggi di desa itu.", "id"),
        ("The people who fled have not been able to go home because of the water.", "en"),
        ("Menurut Paulus, hujan deras turun sejak Senin malam.", "id"),
        ("Longsor menutup jalan, ujar Paulus.", "id"),
        ("Orwick denied it.", "en"),
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
