"""Whose a figure is that stands in a clause of its own: behind its source, in front of another's, denied, placed."""

from dataclasses import replace

import pytest

from saksi.flow import _read_text
from saksi.link.count.level import set_apart
from saksi.link.measure.match import is_rival
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import load_packs

MOMENT = "2025-03-04T09:00:00+07:00"
PACKS = load_packs()


def read(text: str, language: str) -> dict[str, Told]:
    finding = _read_text(text, language, MOMENT)
    told = tell(finding, MOMENT, PACKS)
    return {finding.article.text[slice(*each.quantity.span)]: each for each in told}


def whose(told: Told) -> str | None:
    who = told.source or told.nearby
    return who.name if who is not None else None


def test_what_is_told_of_a_source_is_that_sources() -> None:
    told = read(
        "BIMA - Nine people drowned, according to the Harbour Authority of Sape, which has moved more than 400 people"
        " to schools. The road is closed.",
        "en",
    )
    assert whose(told["more than 400 people"]) == "Harbour Authority of Sape"


def test_what_stands_before_a_thing_of_which_somebody_speaks_is_not_theirs() -> None:
    told = read("BIMA - Banjir merendam 2.000 rumah serta 860 hektare sawah yang menurut Dinas Pertanian puso.", "id")
    assert whose(told["2.000 rumah"]) is None
    told = read("BIMA - Banjir merendam 2.000 rumah, kata Dinas Pertanian Bima.", "id")
    assert whose(told["2.000 rumah"]) == "Dinas Pertanian Bima"


def test_a_claim_that_is_called_false_before_its_number_is_denied() -> None:
    assert read("BIMA - Bupati Rahma Dewi menyebut berlebihan klaim relawan tentang 7.300 orang.", "id")[
        "7.300 orang"
    ].is_denied
    assert not read("BIMA - Bupati Rahma Dewi menyebut hujan berlebihan dan ada 7.300 orang.", "id")[
        "7.300 orang"
    ].is_denied


def test_who_is_told_of_by_a_place_alone_has_no_name() -> None:
    told = read("BAMAKO - A rebel group in northern Mali says 19 soldiers were killed.", "en")["19 soldiers"]
    assert told.source is None
    assert told.body is not None


def test_an_agency_that_is_only_pointed_at_is_the_one_that_was_named() -> None:
    text = (
        "BIMA - Mengutip Kantor Berita Ombak, banjir itu telah menelan sembilan korban jiwa menurut Rahma Dewi.\n"
        "Kantor berita itu juga menulis bahwa 120 rumah rusak."
    )
    assert whose(read(text, "id")["120 rumah"]) == "Kantor Berita Ombak"


def test_an_opening_word_is_no_part_of_a_body() -> None:
    told = read("BIMA - Hujan reda.\nAdapun RSUD Bima telah menerima 12 jenazah sampai Senin petang.", "id")
    assert whose(told["12 jenazah"]) == "RSUD Bima"
    told = read("BIMA - Hujan reda.\nRSUD Bima telah menerima 12 jenazah sampai Senin petang.", "id")
    assert whose(told["12 jenazah"]) == "RSUD Bima"


def test_an_ending_points_at_the_body_named_before() -> None:
    text = "BIMA - Rapat dibuka Serikat Nelayan Lontar.\nSerikatnya mencatat 187 keluarga tidak melaut."
    assert whose(read(text, "id")["187 keluarga"]) == "Serikat Nelayan Lontar"


def test_a_price_is_of_what_its_sentence_names_where_its_clause_is_short() -> None:
    told = read("BLITAR - Harga telur di kandang turun lagi, kini menjadi Rp16.500 per kilogram.", "id")
    assert {"harga", "telur", "kandang"} <= told["Rp16.500 per kilogram"].goods


def test_bodies_that_a_morgue_takes_in_are_of_the_dead() -> None:
    told = read("BIMA - Kamar mayat itu menampung 23 jenazah prajurit.", "id")["23 jenazah"]
    assert told.kind.fate == "killed"


def test_so_few_that_nobody_tells_of_are_some_of_those_told_before() -> None:
    text = (
        "BIMA - Polisi Bima mencatat enam orang tewas, RSUD Bima delapan orang tewas.\n"
        "Dua jenazah diantar keluarga, demikian dugaan sejumlah relawan."
    )
    [few] = [each for each in set_apart(list(read(text, "id").values())) if each.bounds[0] == 2]
    assert few.kind.apart


def test_what_ones_own_body_says_is_of_who_spoke_last() -> None:
    text = (
        "LIMA - Soldiers found 14 bodies on Tuesday, civil defence chief Rahma Dewi said.\n"
        "Fifty-four people remain missing, according to her institute."
    )
    assert whose(read(text, "en")["Fifty-four people"]) == "Rahma Dewi"


def test_another_number_is_the_first_of_its_fate_where_none_stands_before() -> None:
    text = "REWA - Twenty-one pilgrims were killed at the temple, Rahma Dewi said.\nA further 55 were hurt, she said."
    [hurt] = [each for each in set_apart(list(read(text, "en").values())) if each.bounds[0] == 55]
    assert not hurt.kind.apart
    text = "REWA - The toll rose to 21 dead, Rahma Dewi said.\nA further five bodies were found on Monday, she said."
    [more] = [each for each in set_apart(list(read(text, "en").values())) if each.bounds[0] == 5]
    assert more.kind.apart


def test_a_part_behind_a_clock_is_no_count_of_its_own() -> None:
    text = "REWA - The hospital held 26 bodies by nine in the evening, among them 19 women, Rahma Dewi said."
    [women] = [each for each in set_apart(list(read(text, "en").values())) if each.bounds[0] == 19]
    assert women.kind.apart == "part"


def test_a_number_behind_a_pronoun_that_opens_a_paragraph_is_theirs() -> None:
    text = (
        "BIMA - “Kami duduk di tanah sendiri,” tutur Rahma Dewi dari Dewan Adat Wera. “Polisi datang,” kata Sari Ayu.\n"
        "Ia lalu menggelar peta kain. Hutan yang digunduli 1.300 hektare."
    )
    assert whose(read(text, "id")["1.300 hektare"]) == "Sari Ayu"
    text = text.replace("Ia lalu menggelar", "Anak-anak menggelar")
    assert whose(read(text, "id")["1.300 hektare"]) is None


def test_an_exact_number_may_be_of_the_only_one_who_speaks() -> None:
    text = "BIMA - Kereta menabrak truk, kata Rahma Dewi.\nPetugas menyita {} dari warung itu."
    (only,) = (each for each in [read(text.format("480 botol"), "id")["480 botol"].alone] if each is not None)
    assert only.name == "Rahma Dewi"
    assert read(text.format("lebih dari 480 botol"), "id")["lebih dari 480 botol"].alone is None
    more = "\n“Hujan turun,” kata Sari Ayu."
    assert read(text.format("480 botol") + more, "id")["480 botol"].alone is None


def test_a_count_that_is_denied_by_its_own_name_is_denied() -> None:
    text = "BIMA - Dinas Pemadam membantah hitungan ketua RT yang menyatakan 203 rumah habis terbakar."
    assert read(text, "id")["203 rumah"].is_denied
    text = "BIMA - Dinas Pemadam memuji hitungan ketua RT yang menyatakan 203 rumah habis terbakar."
    assert not read(text, "id")["203 rumah"].is_denied


def test_police_who_open_a_sentence_are_not_whoever_speaks_behind_them() -> None:
    text = "BIMA - Polisi memegang catatan 1.126 orang. Paguyuban mencatat 1.870 orang, kata Rahma Dewi."
    assert whose(read(text, "id")["1.126 orang"]) is None


def test_the_head_of_a_detective_unit_speaks_for_the_police() -> None:
    text = "BIMA - Sebanyak 40 orang ditahan, kata Kepala Satuan Reserse Kriminal AKP Rahma Dewi."
    told = read(text, "id")["40 orang"]
    assert told.source is not None
    assert told.source.body == {"polres"}


def test_what_a_message_says_is_denied_by_the_first_word_of_the_next_paragraph() -> None:
    text = "BIMA - Pesan berantai menyebar sejak pagi. Isinya, 15 orang tewas di Wera.\n"
    assert read(f'{text}"Bohong. Tidak ada korban," kata Kapolres Bima AKBP Rahma Dewi.', "id")["15 orang"].is_denied
    assert not read(f'{text}"Kami berduka," kata Kapolres Bima AKBP Rahma Dewi.', "id")["15 orang"].is_denied


def test_two_who_speak_in_one_sentence_of_numbers_alone_count_one_thing() -> None:
    said = "The council says about 1,800, as relayed by Tarn News; the union insists on 5,000, according to Lake Voice."
    first, second = tell(_read_text(said, "en", None), "", PACKS)
    assert is_rival(first, second)
    counted = replace(first, quantity=replace(first.quantity, unit="men", unit_kind="noun"))
    assert not is_rival(counted, second)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Ada 90 orang berdiri di atas jembatan itu."),
        ("en", "In all 210 men had gone down that night."),
    ],
)
def test_who_was_where_it_happened_is_told_in_passing(language: str, text: str) -> None:
    [told] = tell(_read_text(text, language, None), "", PACKS)
    assert "present" in told.kind.hints
    assert told.kind.fate is None


def test_what_a_post_says_is_denied_where_the_next_sentence_calls_that_news_false() -> None:
    text = "BIMA - Unggahan berantai menyebut 30 pendaki terluka di Gunung Maria."
    assert read(f"{text} BPBD Bima memastikan kabar itu bohong.", "id")["30 pendaki"].is_denied
    assert not read(f"{text} BPBD Bima memastikan jalur itu ditutup.", "id")["30 pendaki"].is_denied


def test_whose_count_it_is_may_stand_behind_a_number() -> None:
    told = read("BIMA - Kerugian diduga Rp12 miliar, demikian taksiran Kejaksaan Negeri Wera.", "id")["Rp12 miliar"]
    assert whose(told) == "Kejaksaan Negeri Wera"
    both = read("BIMA - Sebanyak 40 rumah rusak dan 12 kapal hilang dalam catatan BPBD Wera.", "id")
    assert whose(both["40 rumah"]) is None
    assert whose(both["12 kapal"]) == "BPBD Wera"


def test_a_document_that_is_pointed_at_is_the_one_named_in_the_paragraph_before() -> None:
    text = "BIMA - Ombak memperoleh salinan laporan audit BPKP.\n\nMenurut halaman 36 {}, kerugian Rp12 miliar."
    assert whose(read(text.format("laporan itu"), "id")["Rp12 miliar"]) == "BPKP"
    assert whose(read(text.format("laporan lain"), "id")["Rp12 miliar"]) is None


def test_those_without_a_name_by_whose_word_somebody_tells_a_number_are_not_that_somebody() -> None:
    assert whose(read('WERA - "Rumah yang rusak menurut warga 270 unit," kata Tono Sila.', "id")["270 unit"]) is None
    assert (
        whose(read('WERA - "Rumah yang rusak menurut saya 270 unit," kata Tono Sila.', "id")["270 unit"]) == "Tono Sila"
    )


def test_all_there_were_are_no_rival_of_a_count_of_the_befallen_that_is_denied() -> None:
    text = "BIMA - Rahma Dewi membantah hitungan 61 kapal terbakar. Ada {} kapal di dermaga malam itu, katanya."
    assert not is_rival(*read(text.format("230"), "id").values())
    assert is_rival(*read(text.format("47"), "id").values())


def test_whom_a_pronoun_lets_reckon_tells_the_number() -> None:
    opening = 'BIMA - "Sawah kering," kata Rahma Dewi.\n\nPasar sepi.\n\n'
    assert whose(read(f"{opening}Beras yang hilang ia taksir 40 ton.", "id")["40 ton"]) == "Rahma Dewi"
    assert whose(read(f"{opening}Beras yang hilang ia jual 40 ton.", "id")["40 ton"]) is None


def test_what_is_written_in_it_is_of_the_document_told_of_before() -> None:
    opening = "BIMA - Rahma Dewi merujuk laporan harian Dinas Peternakan Wera."
    assert whose(read(f"{opening} Di dalamnya tertulis 58 sapi mati.", "id")["58 sapi"]) == "Dinas Peternakan Wera"
    assert whose(read(f"{opening} Di kandang mengering 58 sapi.", "id")["58 sapi"]) != "Dinas Peternakan Wera"


def test_whose_count_somebody_stands_by_is_none_of_the_words_before_it() -> None:
    told = read(
        'BIMA - "Our register has 40 names," said Rahma Dewi of the Sape Ropeway Company.\n\n'
        "She stood by the company's count of 186 people on the line.",
        "en",
    )
    assert whose(told["186 people"]) == "Rahma Dewi"
    told = read("BIMA - The Sape health office's count of 186 patients is the last.", "en")
    assert whose(told["186 patients"]) == "The Sape health office"


def test_who_has_treated_the_hurt_counts_them() -> None:
    assert whose(read("At the clinic, Dr Rahma Dewi has treated 23 people for burns.", "en")["23 people"]) is not None
    assert whose(read("At the clinic, Dr Rahma Dewi has met 23 people.", "en")["23 people"]) is None


def test_what_an_outlet_found_out_itself_is_its_own() -> None:
    text = "WERA - Air surut. Ombak menelusuri dua posko dan mendapati sedikitnya 31 orang hilang. Hujan reda."
    finding = _read_text(text, "id", MOMENT)
    by_outlet = {
        outlet: next(
            each
            for each in tell(replace(finding, article=replace(finding.article, outlet=outlet)), MOMENT, PACKS)
            if each.quantity.lo == 31
        )
        for outlet in ("Kantor Berita Ombak", "Kabar Wera")
    }
    assert {outlet: whose(told) for outlet, told in by_outlet.items()} == {
        "Kantor Berita Ombak": "Kantor Berita Ombak",
        "Kabar Wera": None,
    }
