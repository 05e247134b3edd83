"""What a number counts, by the words of its clause, its sentence and the sentence before."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from saksi.flow import _read_text
from saksi.kinds import Finding
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import load_packs

PACKS = load_packs()
Report = Callable[..., Finding]


def all_told(finding: Finding) -> list[Told]:
    return list(tell(finding, "", PACKS))


@pytest.fixture
def tell_all() -> Callable[..., list[Told]]:
    """Give a function that reads a text and tells its figures."""
    moment = "2025-03-04T09:00:00+07:00"
    return lambda text, language: list(tell(_read_text(text, language, moment), moment, PACKS))


def test_a_bare_figure_counts_what_the_sentence_is_about(report: Report) -> None:
    text = "Pengungsi, kata Rahma, jumlahnya 2.400 orang."
    [told] = all_told(report("a", "Kabar Muara", text, counted=[("2.400 orang", 2400, "person", None, "")]))
    assert told.kind.fate == "displaced"


def test_a_bare_figure_counts_what_the_sentence_before_is_about(report: Report) -> None:
    text = "Mengenai warga hilang, Rahma memberi kisaran. Antara lain 25 orang."
    [told] = all_told(report("a", "Kabar Muara", text, counted=[("25 orang", 25, "person", None, "")]))
    assert told.kind.fate == "missing"


def test_a_bare_figure_of_another_paragraph_counts_nothing_known(report: Report) -> None:
    text = "Mengenai warga hilang, Rahma diam.\nAda 25 orang."
    [told] = all_told(report("a", "Kabar Muara", text, counted=[("25 orang", 25, "person", None, "")]))
    assert told.kind.fate is None


def test_a_verb_that_governs_what_follows_says_nothing_of_what_stands_before(report: Report) -> None:
    text = "Ada 70 kotak dihitung lagi dalam proses yang menyita tenaga. Polisi menyita 40 kotak."
    counted = [("70 kotak", 70, None, None, ""), ("40 kotak", 40, None, None, "")]
    first, second = all_told(report("a", "Kabar Muara", text, counted=counted))
    assert first.kind.aspects == frozenset()
    assert second.kind.aspects == {"seized"}


def test_two_words_name_a_thing_that_the_first_alone_does_not(report: Report) -> None:
    text = "Ada 70 surat suara rusak."
    [told] = all_told(report("a", "Kabar Muara", text, counted=[("70 surat", 70, None, None, "")]))
    assert told.kind.thing == "vote"


def test_a_noun_of_two_words_counts_what_its_head_does_where_that_alone_is_known(report: Report) -> None:
    finding = report("a", "Kabar Muara", "Ada 17 sumur bor kering.", counted=[("17 sumur bor", 17, None, None, "")])
    [quantity] = finding.quantities
    for unit, thing in (("sumur bor", "well"), ("bor sumur", "bor sumur")):
        [told] = all_told(replace(finding, quantities=(replace(quantity, unit=unit),)))
        assert told.kind.thing == thing


def test_what_came_on_top_stands_right_behind_its_number_or_in_front(report: Report) -> None:
    text = "Tim menemukan 5 jenazah lagi. Kini 21 orang tewas setelah ada tambahan 3 orang."
    counted = [("5 jenazah", 5, "person", "killed", ""), ("21 orang", 21, "person", "killed", "")]
    counted.append(("3 orang", 3, "person", "killed", ""))
    more, level, added = all_told(report("a", "Kabar Muara", text, counted=counted))
    assert (more.kind.apart, level.kind.apart, added.kind.apart) == ("more", "", "more")


def test_a_word_inside_the_figure_says_what_befell_the_counted(report: Report) -> None:
    text = "The ward treated 28 injured people on Monday."
    counted = [("28 injured people", 28, "person", None, "")]
    [told] = all_told(report("a", "The Lantern", text, counted=counted, language="en"))
    assert told.kind.fate == "injured"


def test_what_some_of_the_counted_are_makes_the_count_no_part(report: Report) -> None:
    text = "Ada 70 pasien dirawat dan beberapa di antaranya tidur di lorong."
    [told] = all_told(report("a", "Kabar Muara", text, counted=[("70 pasien", 70, "person", None, "")]))
    assert told.kind.apart == ""


def test_survivors_are_as_is_told_of_them(report: Report) -> None:
    for text, fate in (
        ("Ada 70 korban selamat masih dirawat.", "in care"),
        ("Ada 70 korban selamat dan dirawat.", "rescued"),
        ("Ada 70 korban selamat diangkut kapal.", "rescued"),
    ):
        [told] = all_told(report("a", "Kabar Muara", text, counted=[("70 korban", 70, "person", None, "")]))
        assert told.kind.fate == fate


@pytest.mark.parametrize(
    ("text", "thing", "fate"),
    [
        ("Police now put the number of dead at 19.", "person", "killed"),
        ("Police superintendent Rahma Dewi said the number of injured now stood at 19.", "person", "injured"),
        ("The number of dead officers stands at 19.", "police", "killed"),
        ("How many were arrested? Police say 43. The union says 19.", "person", "arrested"),
        ("Two answers are given.\nHow many died? At least 19, says the railway office.", "person", "killed"),
        ("A pastor in Sape has buried 19, he told the paper.", "person", "killed"),
        ("A landslide in Sape buried 19 people.", "person", "missing"),
        ("After the landslide in Sape mud buried 19 houses.", "house", "damaged"),
        ("I have blessed 19 coffins of the drowned, said Rahma Dewi.", "person", "killed"),
        ("Eight people were abducted in the raid. The raid has displaced 19 families.", "household", "displaced"),
        ("Eighty people were abducted in the raid. Of these 19 fled.", "person", "escaped"),
    ],
)
def test_what_is_counted_is_not_who_counts_it(text: str, thing: str, fate: str) -> None:
    told = [each for each in all_told(_read_text(text, "en", "")) if each.bounds[0] == 19]
    assert [(each.kind.thing, each.kind.fate) for each in told] == [(thing, fate)]


def test_millions_and_weights_that_are_gone_are_a_loss(tell_all: Callable[..., list[Told]]) -> None:
    lost = (
        ("en", "Inspectors found 870 million missing, the office said."),
        ("id", '"Tiga puluh miliar lenyap," keluh Rahma.'),
        ("id", "Perhiasan yang hilang 1,2 kilogram, kata Rahma."),
        ("en", "The owner said 1.2 kilograms of gold are missing."),
    )
    for language, text in lost:
        [told] = tell_all(text, language)
        assert told.kind.fate is None
        assert told.kind.aspects == {"loss"}, text
    [people] = tell_all("The office said 870 people were missing.", "en")
    assert people.kind.fate == "missing"
    [weight] = tell_all("The girl who is missing weighs 12 kilograms, she said.", "en")
    assert "loss" not in weight.kind.aspects


def test_who_is_lost_without_a_noun_is_dead_where_people_die(tell_all: Callable[..., list[Told]]) -> None:
    said = 'Rahma Dewi, the head of the office, said: "We have lost six."'
    assert tell_all(f"The cholera outbreak goes on.\n{said}", "en")[-1].kind.fate == "killed"
    assert tell_all(f"The league season goes on.\n{said}", "en")[-1].kind.fate is None


def test_who_is_caught_without_a_noun_after_a_break_out_was_caught_again(
    tell_all: Callable[..., list[Told]],
) -> None:
    fled = "Napi kabur dari Lapas Muara."
    assert tell_all(f"{fled}\nDua belas berhasil diringkus.", "id")[-1].kind.fate == "recaptured"
    assert tell_all(f"{fled}\nDua belas penadah berhasil diringkus.", "id")[-1].kind.fate == "arrested"


def test_who_counted_is_not_who_is_counted(tell_all: Callable[..., list[Told]]) -> None:
    text = "Marchers filled the road.\nThe provincial police: 900. The Muara Alliance: 3,000."
    assert [each.kind.thing for each in tell_all(text, "en")] == [None, None]


def test_a_noun_for_whom_it_befell_may_say_whose_they_are(tell_all: Callable[..., list[Told]]) -> None:
    assert tell_all("Korban jiwanya menjadi 12, kata Rahma.", "id")[0].kind.fate == "killed"
    [held] = tell_all("Sebanyak 27 warga binaan melarikan diri, kata Rahma.", "id")
    assert (held.kind.fate, held.kind.whom) == ("escaped", None)


def test_the_dead_of_an_article_that_counts_animals_alone_are_animals(tell_all: Callable[..., list[Told]]) -> None:
    sick = "Wabah menyerang kandang di Muara.\nDinas mencatat 1.870 babi mati."
    assert tell_all(f"{sick}\nKematian kini 2.310.", "id")[-1].kind.thing == "animal"
    drowned = "Banjir melanda Muara.\nDinas mencatat 1.870 babi mati dan tiga orang tewas."
    assert tell_all(f"{drowned}\nKorban tewas kini 12.", "id")[-1].kind.thing == "person"
    assert tell_all(f"{sick}\nOrang yang mati kini 12.", "id")[-1].kind.thing == "person"


def test_a_number_is_told_as_that_of_some_whom_something_befell(tell_all: Callable[..., list[Told]]) -> None:
    assert tell_all("The agency still lists 43 as rescued.", "en")[0].kind.fate == "rescued"
    assert tell_all("Petugas mencatat 43 sebagai hilang.", "id")[0].kind.fate == "missing"
    assert tell_all("The agency still lists 43 as residents.", "en")[0].kind.fate is None


def test_what_says_that_there_are_fewer_says_nothing_else(tell_all: Callable[..., list[Told]]) -> None:
    [few] = tell_all("Dinas mencarikan kursi bagi tak sampai tiga ratus orang, kata Rahma.", "id")
    assert few.kind.aspects == frozenset()
    [late] = tell_all("Bantuan 300 paket tak sampai ke desa, kata Rahma.", "id")
    assert late.kind.aspects == {"lacking"}


def test_who_was_covered_is_missing_though_a_shorter_word_is_of_things(tell_all: Callable[..., list[Told]]) -> None:
    mine = "Longsor menimpa tambang emas."
    kind = tell_all(f'{mine}\n"Yang kena timbun anak buah saya 23," kata Rahma Dewi.', "id")[-1].kind
    assert (kind.fate, kind.whom) == ("missing", None)


def test_gold_that_is_looted_is_a_loss_and_shops_are_looted(tell_all: Callable[..., list[Told]]) -> None:
    assert tell_all("Yang dijarah 2,1 kilogram emas, kata Rahma.", "id")[0].kind.aspects == {"loss"}
    assert tell_all("Sebanyak 37 toko dijarah, kata Rahma.", "id")[0].kind.aspects == {"looted"}


def test_no_illness_befell_a_side(tell_all: Callable[..., list[Told]]) -> None:
    assert tell_all("Sebanyak 37 warga jatuh sakit.", "id")[0].kind.whom is None
    assert tell_all("Sebanyak 37 warga tewas.", "id")[0].kind.whom == "civilian"


def test_deaths_where_animals_are_told_of_are_nobodys_for_sure(tell_all: Callable[..., list[Told]]) -> None:
    assert tell_all("Wabah menyerang babi di Muara.\nKematian kini 2.310.", "id")[-1].kind.thing is None
    assert tell_all("Wabah menyerang warga Muara.\nKematian kini 2.310.", "id")[-1].kind.thing == "person"


def test_who_is_told_to_be_on_a_craft_is_aboard_whatever_the_article_tells(
    tell_all: Callable[..., list[Told]],
) -> None:
    assert tell_all("Sebanyak 300 orang menumpang kapal itu.", "id")[0].kind.aspects == {"aboard"}
    assert tell_all("Sebanyak 300 orang menumpang di rumah kerabat.", "id")[0].kind.aspects == frozenset()


def test_so_many_are_no_force(tell_all: Callable[..., list[Told]]) -> None:
    assert tell_all("Penyidik polisi baru mengakui 4,1 miliar.", "id")[0].kind.thing is None
