"""What befell things and money, in the words of both languages, each with near misses that stay as they were."""

import pytest

from saksi.flow import _read_text
from saksi.link.count.level import set_apart
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import load_packs

MOMENT = "2025-03-04T09:00:00+07:00"


def read(language: str, text: str) -> Told:
    """The figure of a text that says 370."""
    finding = _read_text(text, language, MOMENT)
    told = set_apart(list(tell(finding, MOMENT, load_packs())))
    return next(each for each in told if "370" in text[slice(*each.quantity.span)])


def all_said(told: Told) -> set[str]:
    """What befell the counted and whatever is said of them."""
    return {*told.kind.aspects, *told.kind.hints, *([told.kind.fate] if told.kind.fate else [])}


@pytest.mark.parametrize(
    ("language", "text", "thing", "said"),
    [
        ("id", "Sebanyak 370 kendaraan tertimbun.", "vehicle", {"damaged"}),
        ("id", "Truk yang tertimbun berjumlah 370.", "vehicle", {"damaged"}),
        ("en", "The landslide buried 370 vehicles.", "vehicle", {"damaged"}),
        ("id", "Longsor mengubur 370 rumah.", "house", {"damaged"}),
        ("en", "About 370 homes lie under mud.", "house", {"damaged"}),
        ("id", "Sebanyak 370 orang tertimbun longsor.", "person", {"missing"}),
        ("id", "Longsor mengubur 370 orang.", "person", {"missing"}),
        ("en", "About 370 people lie under mud.", "person", {"missing"}),
        ("id", "Sebanyak 370 perahu tidak bisa dipakai lagi.", "ship", {"damaged"}),
        ("en", "About 370 boats can no longer be used.", "ship", {"damaged"}),
        ("id", "Sebanyak 370 perahu bisa dipakai lagi.", "ship", set()),
        ("id", "Sebanyak 370 rumah menjadi puing.", "house", {"damaged"}),
        ("id", "Sebanyak 370 rumah atapnya beterbangan.", "house", {"damaged"}),
        ("en", "The storm tore roofs from 370 homes.", "house", {"damaged"}),
        ("en", "The fire claimed 370 homes.", "house", {"damaged"}),
        ("en", "At least 370 homes that were damaged have been counted.", "house", {"damaged"}),
        ("en", "At least 370 homes that stood near damaged roads have been counted.", "house", set()),
        ("en", "Officials counted 370 cars seized.", "vehicle", {"seized"}),
        ("en", "The fire claimed 370 lives.", "person", {"killed"}),
        ("en", "About 370 homes suffered minor damage.", "house", {"damaged", "damaged-lightly"}),
        ("en", "About 370 homes suffered severe damage.", "house", {"damaged", "destroyed"}),
        ("id", "Bagian tanggul yang terbuka hanya 370 meter.", "m", {"damaged"}),
        ("en", "The breach in the dyke is 370 metres wide.", "m", {"damaged"}),
        ("id", "Tanggul itu sepanjang 370 meter.", "m", set()),
        ("id", "Sebanyak 370 desa tak bisa diakses.", "village", {"trapped"}),
        ("en", "About 370 villages are isolated.", "village", {"trapped"}),
        ("en", "About 370 patients are isolated.", "person", {"isolated"}),
        ("en", "About 370 flights were held up.", "flight", {"delayed"}),
        ("id", "Sebanyak 370 kereta tertahan.", "train", {"delayed"}),
        ("id", "Sebanyak 370 pelanggan belum menyala.", "person", {"without power"}),
        ("en", "About 370 customers are still waiting for power.", "person", {"without power"}),
        ("id", "Sebanyak 370 pelanggan sudah menyala.", "person", {"restored"}),
        ("id", "Pencuri mencuri 370 ekor sapi.", "animal", {"loss"}),
        ("en", "Thieves took 370 motorcycles.", "vehicle", {"loss"}),
        ("en", "Officers took 370 motorcycles.", "vehicle", {"seized"}),
        ("id", "Peternak itu kehilangan 370 ekor sapi.", "animal", {"killed"}),
        ("id", "Sebanyak 370 pompa tidak berfungsi.", "pump", {"damaged"}),
        ("en", "About 370 pumps are out of order.", "pump", {"damaged"}),
        ("id", "Sebanyak 370 lampu mati.", "lamp", {"damaged"}),
        ("id", "Sebanyak 370 orang mati.", "person", {"killed"}),
        ("id", "Sebanyak 370 rumah digusur.", "house", {"damaged"}),
        ("id", "Sebanyak 370 warga digusur.", "person", {"displaced"}),
        ("id", "Sebanyak 370 rumah mangkrak.", "house", {"unfinished"}),
        ("en", "About 370 homes are half-built.", "house", {"unfinished"}),
        ("en", "About 370 homes are vacant.", "house", {"empty"}),
        ("id", "Sebanyak 370 botol sirup ditarik dari peredaran.", "bottle", {"recalled"}),
        ("en", "About 370 bottles were withdrawn from sale.", "bottle", {"recalled"}),
        ("id", "Sebanyak 370 ijazah palsu.", "certificate", {"forged"}),
        ("en", "About 370 diplomas are forgeries.", "certificate", {"forged"}),
        ("id", "Sebanyak 370 dokter palsu.", "person", set()),
        ("id", "Sebanyak 370 ton beras menumpuk di gudang.", "t", {"stored"}),
        ("en", "The warehouse holds 370 tonnes of rice.", "t", {"stock"}),
        ("id", "Sebanyak 370 botol obat kedaluwarsa.", "bottle", {"expired"}),
        ("en", "About 370 bottles of medicine were past their expiry date.", "bottle", {"expired"}),
    ],
)
def test_things_are_told_of_in_many_words(language: str, text: str, thing: str, said: set[str]) -> None:
    told = read(language, text)
    assert (told.kind.thing, all_said(told)) == (thing, said)


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("id", "Sebanyak 370 rumah tidak hanyut.", set()),
        ("id", "Sebanyak 370 rumah terancam tertimbun longsor.", {"threatened"}),
        ("id", "Sebanyak 370 rumah bisa terendam.", set()),
        ("id", "Sebanyak 370 rumah nyaris roboh.", {"threatened"}),
        ("id", "Sebanyak 370 rumah luput dari banjir.", {"spared"}),
        ("id", "Sebanyak 370 rumah terendam.", {"damaged"}),
        ("en", "About 370 homes were not flooded.", {"spared"}),
        ("en", "About 370 homes could be flooded.", {"threatened"}),
        ("en", "About 370 homes are flooded.", {"damaged"}),
        ("id", "Sebanyak 370 sekolah tak ditutup.", set()),
        ("en", "About 370 schools never closed.", set()),
        ("en", "About 370 schools closed.", {"closed"}),
        ("en", "About 370 customers didn't lose power.", set()),
        ("en", "About 370 customers didn\u2019t lose power.", set()),
        ("id", "Koperasi itu tidak kehilangan Rp370 miliar.", set()),
        ("id", "Koperasi itu kehilangan Rp370 miliar.", {"loss"}),
    ],
)
def test_what_was_not_so_or_is_only_feared_befell_nothing(language: str, text: str, said: set[str]) -> None:
    assert all_said(read(language, text)) == said


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("id", "Uang anggota yang hilang mencapai Rp370 miliar.", {"loss"}),
        ("id", "Sebanyak Rp370 miliar raib.", {"loss"}),
        ("id", "Uang di rekening itu Rp370 miliar.", set()),
        ("id", "Tiga nelayan hilang dan keluarganya diberi Rp370 juta.", set()),
        ("id", "Anggaran perbaikan rumah rusak mencapai Rp370 miliar.", {"budget"}),
        ("en", "About $370 million has vanished.", {"loss"}),
        ("en", "The missing money comes to $370 million.", {"loss"}),
        ("en", "The scheme cost members $370 million.", {"loss"}),
        ("en", "The bridge cost the city $370 million.", {"cost"}),
        ("en", "Savings in the bank reached $370 million.", set()),
        ("en", "The state gave $370,000 to the families of the missing.", set()),
        ("en", "The firm has failed to pay $370 million.", {"debt"}),
        ("en", "Unpaid wages reached $370 million.", {"debt"}),
        ("id", "Perusahaan menunggak upah Rp370 juta.", {"debt"}),
        ("id", "Upah yang tertunda mencapai Rp370 juta.", {"debt"}),
        ("id", "Upah pekerja di sana Rp370 juta.", {"wage"}),
        ("en", "About $370 million was released.", set()),
    ],
)
def test_a_sum_that_is_gone_is_a_loss(language: str, text: str, said: set[str]) -> None:
    assert all_said(read(language, text)) == said


@pytest.mark.parametrize(
    ("language", "text", "thing"),
    [
        ("id", "Polisi menembakkan gas air mata 370 kali.", "irritant"),
        ("id", "Ada 370 tembakan gas air mata.", "irritant"),
        ("id", "Gas air mata ditembakkan sebanyak 370 kali.", "irritant"),
        ("en", "Police fired 370 rounds of tear gas.", "irritant"),
        ("en", "Tear gas was fired 370 times.", "irritant"),
        ("en", "The army fired 370 shells.", "shell"),
        ("id", "Polisi menembak 370 kali.", "shot"),
        ("id", "Gunung itu meletus 370 kali.", "eruption"),
        ("id", "Tercatat 370 kali gempa susulan.", "earthquake"),
        ("en", "There were 370 aftershocks.", "earthquake"),
        ("id", "Pabrik itu ditegur 370 kali.", "warning"),
        ("en", "The plant was warned 370 times.", "warning"),
        ("en", "The office inspected the plant 370 times.", "inspection"),
        ("en", "The village was attacked 370 times.", "attack"),
        ("id", "Luas kebun itu 370 kali lapangan bola.", "time"),
        ("en", "The pay is 370 times that of a worker.", "time"),
        ("id", "Warga Wera memberi 370 suara.", "vote"),
        ("id", "Warga Wera mendengar 370 suara tembakan.", "shot"),
    ],
)
def test_so_many_times_are_counted_as_what_was_done(language: str, text: str, thing: str) -> None:
    assert read(language, text).kind.thing == thing


@pytest.mark.parametrize(
    ("language", "text", "fate"),
    [
        ("id", "Kendaraan yang tertimbun lebih banyak dari dugaan. Polisi kini mencatat 370 kendaraan.", "damaged"),
        ("en", "More vehicles were buried than thought. Police counted 370 vehicles at the site.", "damaged"),
        ("id", "Rumah yang tertimbun lebih banyak dari dugaan. Polisi kini mencatat 370 kendaraan.", None),
        (
            "id",
            "Kendaraan yang tertimbun lebih banyak dari dugaan. Polisi meminjam 370 kendaraan milik perusahaan air.",
            None,
        ),
        (
            "id",
            "Kendaraan yang tertimbun lebih banyak dari dugaan.\nPolisi kini mencatat 370 kendaraan di jalan itu.",
            None,
        ),
    ],
)
def test_a_count_of_things_is_of_those_told_of_just_before(language: str, text: str, fate: str | None) -> None:
    assert read(language, text).kind.fate == fate


def test_a_noun_is_short_for_the_one_longer_noun_of_its_article() -> None:
    cases = (
        ("en", "Ballot boxes came in by boat. Staff emptied 31 boxes.", "ballot box"),
        ("id", "Kotak suara datang dengan perahu. Petugas membuka 31 kotak.", "ballot box"),
        ("en", "Ballot boxes came in by boat. The ship also carried 31 boxes of rice.", "box"),
        ("en", "Ballot boxes and lunch boxes came in. Staff emptied 31 boxes.", "box"),
    )
    for language, text, thing in cases:
        [told] = tell(_read_text(text, language, MOMENT), MOMENT, load_packs())
        assert told.kind.thing == thing, text
