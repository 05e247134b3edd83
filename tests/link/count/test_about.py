"""What a number counts by what stands around its sentence: the head of its paragraph, the number before it."""

from saksi.flow import _read_text
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import load_packs

MOMENT = "2025-03-04T09:00:00+07:00"
PACKS = load_packs()


def read(text: str, language: str) -> dict[str, Told]:
    finding = _read_text(text, language, MOMENT)
    return {finding.article.text[slice(*each.quantity.span)]: each for each in tell(finding, MOMENT, PACKS)}


def test_the_head_of_a_paragraph_says_what_befell_the_counted() -> None:
    told = read("BIMA - Soal penangkapan, versinya dua. Polisi mengumumkan 14 orang dibawa pada Senin.", "id")
    assert told["14 orang"].kind.fate == "arrested"
    told = read("BIMA - As for arrests, accounts differ. Police say 14 people were taken in on Monday.", "en")
    assert told["14 people"].kind.fate == "arrested"
    told = read("BIMA - Jumlah massa, misalnya. Dewan desa memegang daftar hadir 1.100 orang.", "id")
    assert told["1.100 orang"].kind.aspects == {"turnout"}


def test_a_head_of_something_else_says_nothing_of_the_counted() -> None:
    told = read("BIMA - Soal penangkapan, polisi mengeluarkan Rp40 juta.", "id")
    assert told["Rp40 juta"].kind.fate is None
    told = read(
        "BIMA - Penangkapan itu mengejutkan warga desa sebelah. Dewan desa memegang daftar hadir 1.100 orang.", "id"
    )
    assert told["1.100 orang"].kind.fate is None


def test_who_is_treated_after_blows_is_hurt_and_in_an_outbreak_is_not() -> None:
    told = read("BIMA - Puskesmas menyatakan 21 warga diobati akibat kericuhan itu.", "id")
    assert told["21 warga"].kind.fate == "injured"
    told = read("BIMA - Wabah kolera meluas. Puskesmas menyatakan 21 warga diobati.", "id")
    assert told["21 warga"].kind.fate != "injured"


def test_our_count_is_of_what_was_told_before() -> None:
    text = "BIMA - BPBD membantah hitungan relawan bahwa 530 rumah rusak. “Hitungan kami 457 unit,” kata Rahma Dewi."
    told = read(text, "id")
    assert (told["457 unit"].kind.thing, told["457 unit"].kind.fate) == ("house", "damaged")
    text = "BIMA - BPBD menampik kabar kerugian Rp40 miliar. “Hitungan kami Rp27 miliar,” kata Rahma Dewi."
    assert read(text, "id")["Rp27 miliar"].kind.aspects == {"loss"}
    text = "BIMA - Rahma Dewi membagi 530 rumah. Ia membeli 457 unit."
    assert read(text, "id")["457 unit"].kind.thing is None


def test_animals_told_of_in_front_of_a_total_are_no_people() -> None:
    told = read("BIMA - Cattle that died in Wera reached 31 head, according to Rahma Dewi.", "en")
    assert told["31"].kind.thing == "animal"
    told = read("BIMA - Those who died in Wera reached 31, according to Rahma Dewi.", "en")
    assert told["31"].kind.thing == "person"


def test_what_and_brings_in_says_nothing_of_the_number_before_it() -> None:
    told = read("BIMA - Orang yang batal terbang berjumlah 1.126 dan uang yang lenyap Rp3 miliar.", "id")
    assert told["1.126"].kind.fate is None


def test_who_was_covered_is_missing_by_the_head_of_a_paragraph_too() -> None:
    told = read("BIMA - Untuk yang tertimbun, angkanya berbeda. Ketua penambang memberi kisaran 20 orang.", "id")
    assert [each.kind.fate for each in told.values()] == ["missing"]


def test_a_number_denied_or_that_depends_on_whom_one_asks_counts_what_the_one_before_does() -> None:
    told = read("BIMA - The log lists seventeen boats, not fourteen.", "en")
    assert told["fourteen"].kind.thing == "ship"
    assert told["fourteen"].is_denied
    told = read("BIMA - The brigade saved 14 people, but 19 if the riders are right.", "en")
    assert told["19"].kind.fate == "rescued"
    told = read("BIMA - The heat felled 63 pupils; the police acknowledge 41. The shop sold 12.", "en")
    assert told["41"].kind.thing == "person"
    # Another sentence, and what says itself what it counts.
    told = read("BIMA - The log lists seventeen boats. It has 19 crates if the riders are right.", "en")
    assert told["19 crates"].kind.thing != "ship"


def test_whose_paper_holds_a_number_has_no_one_aboard() -> None:
    told = read("BIMA - Kapal itu tenggelam. Petanya memuat tiga, kata Rahma Dewi.", "id")
    assert "aboard" not in told["tiga"].kind.aspects
    told = read("BIMA - Kapal itu tenggelam. Kapal itu memuat 40 orang, kata Rahma Dewi.", "id")
    assert "aboard" in told["40 orang"].kind.aspects
