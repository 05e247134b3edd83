"""Numbers that an outlet counted itself."""

from dataclasses import replace

import pytest

from saksi.flow import _read_text
from saksi.kinds import Finding
from saksi.link.teller import tell
from saksi.pack import load_packs

MOMENT = "2025-03-04T09:00:00+07:00"


def read(text: str, language: str) -> Finding:
    finding = _read_text(text, language, MOMENT)
    return replace(finding, article=replace(finding.article, outlet="Suara Lontar"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "WERA - Foto dibagi menjadi kotak-kotak. Hitungan kami 340 orang."),
        ("id", "WERA - Hasil hitungan redaksi ialah 340 orang yang berdemo."),
        ("id", "WERA - Wartawan Suara Lontar berjalan dari ujung ke ujung dan mendapati 340 kios hangus."),
        ("id", "WERA - Kontributor Suara Lontar melewati tiga kampung. Dari jalan, ia menghitung 340 rumah terbakar."),
        ("id", "WERA - Redaksi mencatat 340 rumah rusak."),
        ("id", "WERA - Wartawan kami berdiri di jembatan dengan alat hitung. Hasilnya 340 orang lewat."),
        ("id", "WERA - Dua reporter kami berdiri di jembatan. Hasilnya, sampai barisan habis, 340 orang."),
        ("id", "WERA - Dengan meteran, wartawan Suara Lontar mendatangi tanggul. Hasilnya: retak sepanjang 340 meter."),
        ("id", "WERA - Suara Lontar berbelanja di tiga pasar. Di sana harganya 340 rupiah."),
        ("id", "WERA - Pasar itu ramai. Di warung harga yang kami temukan 340 rupiah."),
        ("id", "WERA - Ada yang lain. Pengukuran Suara Lontar menghasilkan 340 meter."),
        ("id", "WERA - Di tengahnya ada hitungan manual Suara Lontar: 340 orang."),
        ("en", "WERA - Our reporter visited three markets. A sack cost 340 rupiah there."),
        ("en", "WERA - Our reporters counted 340 burned houses."),
        ("en", "WERA - By our count 340 houses burned."),
        ("en", "WERA - A list was taped to the wall. This reporter counted 340 names on it."),
        ("en", "WERA - About 340 stalls, as counted by our reporter, were burnt."),
        ("id", "WERA - Sekitar 340 warga, sebagaimana dihitung wartawan media ini, pulang dengan kecewa."),
    ],
)
def test_what_the_newsroom_counted_is_the_outlets(language: str, text: str) -> None:
    told = next(each for each in tell(read(text, language), MOMENT, load_packs()) if each.bounds[0] == 340)
    assert told.source is not None
    assert told.source.name == "Suara Lontar"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", 'WERA - "Hitungan kami 340 rumah rusak," kata Rahma Dewi.'),
        ("id", "WERA - Wartawan Suara Ombak mendapati 340 kios hangus."),
        ("id", "WERA - Sekitar 340 warga, sebagaimana dihitung wartawan Suara Ombak, pulang dengan kecewa."),
        ("id", "WERA - Wartawan Suara Lontar menunggu di posko. Rahma Dewi menghitung 340 rumah terbakar."),
        ("id", "WERA - Wartawan kami menghubungi posko. Sebanyak 340 rumah terbakar."),
        ("en", 'WERA - "By our count 340 houses burned," Rahma Dewi said.'),
    ],
)
def test_what_others_counted_is_not(language: str, text: str) -> None:
    told = next(each for each in tell(read(text, language), MOMENT, load_packs()) if each.bounds[0] == 340)
    assert told.source is None or told.source.name != "Suara Lontar"
