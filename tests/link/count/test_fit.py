"""What can be said of which counted things, read from clauses with words of two senses."""

from collections.abc import Callable

import pytest

from saksi.kinds import Finding
from saksi.link.measure.match import is_same_fate
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import load_packs

PACKS = load_packs()
Report = Callable[..., Finding]
Case = tuple[str, str, str, str | None, str]


def told_of(report: Report, text: str, words: str, concept: str | None = None, **more: str) -> Told:
    number = int("".join(sign for sign in words if sign.isdigit()))
    counted = [(words, number, concept, more.get("outcome"), "")]
    [told] = tell(report("a", "Kabar Muara", text, counted=counted, language=more.get("language", "id")), "", PACKS)
    return told


@pytest.mark.parametrize(
    "case",
    [
        ("id", "Perusahaan itu menunda 12 penerbangan.", "12 penerbangan", None, "delayed"),
        ("id", "Sebanyak 12 penerbangan dibatalkan maskapai.", "12 penerbangan", None, "cancelled"),
        ("id", "Petugas menyegel 12 toko di Kota Lama.", "12 toko", None, "closed"),
        ("en", "The council sealed 12 shops in the old town.", "12 shops", None, "closed"),
        ("en", "Some 12 shops were sealed on Monday.", "12 shops", None, "closed"),
        ("en", "Some 12 shops sealed by the council stay shut.", "12 shops", None, "closed"),
        ("id", "Jaringan itu menembakkan 12 rudal.", "12 rudal", "missile", "launched"),
        ("en", "The group fired 12 missiles at the port.", "12 missiles", "missile", "launched"),
    ],
)
def test_a_verb_says_it_of_what_it_befalls_active_or_passive(report: Report, case: Case) -> None:
    language, text, words, concept, wanted = case
    assert wanted in told_of(report, text, words, concept, language=language).kind.aspects


@pytest.mark.parametrize(
    "case",
    [
        ("en", "The 12 guards sealed the gate with wire.", "12 guards", "person", "closed"),
        ("id", "Sebanyak 12 penerbangan dibatalkan maskapai.", "12 penerbangan", None, "invalid"),
        ("id", "Sebanyak 12 orang tenggelam di muara.", "12 orang", "person", "sunk"),
        ("en", "The mill fired 12 workers in March.", "12 workers", "person", "launched"),
        ("id", "Petugas menutup 12 orang itu dengan terpal.", "12 orang", "person", "closed"),
    ],
)
def test_nothing_is_said_of_what_it_cannot_be_said_of(report: Report, case: Case) -> None:
    language, text, words, concept, unsaid = case
    kind = told_of(report, text, words, concept, language=language).kind
    assert unsaid not in kind.aspects | kind.hints


def test_no_house_is_missing_whatever_was_read(report: Report) -> None:
    for text, words in (
        ("Dari udara terlihat 104 rumah hilang.", "104 rumah"),
        ("Ada 12 jembatan hilang.", "12 jembatan"),
    ):
        concept = "house" if "rumah" in words else "bridge"
        assert told_of(report, text, words, concept, outcome="missing").kind.fate is None
    assert told_of(report, "Ada 12 warga hilang.", "12 warga", "person", outcome="missing").kind.fate == "missing"


def test_one_verb_says_two_things_of_houses_and_of_cases(report: Report) -> None:
    solved = told_of(report, "Polisi membongkar 12 kasus pencurian.", "12 kasus", "case")
    assert solved.kind.fate is None
    assert solved.kind.hints == {"solved"}
    torn = told_of(report, "Sebanyak 12 rumah dibongkar.", "12 rumah", "house", outcome="damaged")
    assert (torn.kind.fate, torn.kind.hints) == ("damaged", frozenset())


def test_a_noun_says_less_than_what_befell_those_it_names_since(report: Report) -> None:
    freed = told_of(report, "Kelompok itu membebaskan 12 sandera.", "12 sandera", "person", outcome="rescued")
    assert freed.kind.fate == "rescued"
    home = told_of(report, "Sebanyak 12 pengungsi kembali ke rumah.", "12 pengungsi", "person")
    assert home.kind.fate == "home again"
    held = told_of(report, "Ada 12 pengungsi di balai.", "12 pengungsi", "person", outcome="displaced")
    assert held.kind.fate == "displaced"


def test_patients_who_are_sent_home_are_well_and_migrants_are_sent_out(report: Report) -> None:
    assert told_of(report, "Sebanyak 12 pasien dipulangkan.", "12 pasien", "person").kind.fate == "recovered"
    assert told_of(report, "Sebanyak 12 pekerja dipulangkan.", "12 pekerja", "person").kind.fate == "deported"


def test_two_words_name_a_thing_that_the_last_alone_does_not(report: Report) -> None:
    assert told_of(report, "The crowd smashed 12 bus stops.", "12 bus stops", language="en").kind.thing == "bus stop"


def test_what_is_said_in_passing_joins_the_same_things_and_tells_none_apart(report: Report) -> None:
    planted = told_of(report, "Warga menanam 1200 pohon di lereng.", "1200 pohon", "tree")
    same = told_of(report, "Some 1400 trees were planted.", "1400 trees", "tree", language="en")
    silent = told_of(report, "Ada 1300 pohon di lereng.", "1300 pohon", "tree")
    assert is_same_fate(planted, same)
    assert planted.kind.aspects == silent.kind.aspects == frozenset()
    assert not is_same_fate(planted, silent)


def test_who_was_lost_or_saved_and_died_of_it_is_dead(report: Report) -> None:
    for words in ("were swept away and drowned", "were brought ashore dead"):
        told = told_of(report, f"Some 12 people {words}.", "12 people", "person", language="en")
        assert told.kind.fate == "killed"
    for words in ("hilang dan dikhawatirkan tewas", "hilang setelah banjir yang menewaskan banyak orang"):
        told = told_of(report, f"Sebanyak 12 orang {words}.", "12 orang", "person", outcome="missing")
        assert told.kind.fate == "missing"


def test_what_is_sealed_is_seized_where_it_may_be_moved_and_else_closed(report: Report) -> None:
    assert told_of(report, "Ikut disegel 12 truk.", "12 truk", "vehicle").kind.aspects == {"seized"}
    assert told_of(report, "Ikut disegel 12 toko.", "12 toko").kind.aspects == {"closed"}
    assert told_of(report, "Satelit menangkap 12 titik panas.", "12 titik panas").kind.aspects == frozenset()


def test_what_is_kept_in_a_port_is_stuck_there_but_ships_are_ashore(report: Report) -> None:
    assert told_of(report, "Ada 12 kontainer tertahan di pelabuhan.", "12 kontainer").kind.fate == "trapped"
    assert told_of(report, "Ada 12 kapal tertahan di pelabuhan.", "12 kapal", "ship").kind.fate == "ashore"
