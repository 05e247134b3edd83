"""Whether two named actors are one."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.kinds import Actor, ActorKind
from saksi.link.name.identity import Identity
from saksi.link.name.office import read_office
from saksi.link.name.spelling import compare_words, korean_syllables, skeleton
from saksi.link.name.verdict import Verdict, Who, describe
from saksi.link.name.who import compare_actors, is_one
from saksi.pack import load_packs
from saksi.sound import fold

DATA = Path(__file__).parents[3] / "eval/data"
KINDS: dict[str, ActorKind] = {"P": "person", "O": "organisation", "G": "government", "M": "media"}
# What joins across articles must reach: a wrong join is worse than a missing one.
PRECISION, RECALL = 0.99, 0.85
WORDS = st.sampled_from(
    ["Ratna", "Dewi", "Kim", "Jong", "Un", "al", "Sergei", "\u0421\u0435\u0440\u0433\u0435\u0439", "M.", "III"]
)
NAMES = st.lists(WORDS | st.text(min_size=1, max_size=6), min_size=1, max_size=4).map(" ".join)
WHO = st.builds(Who, NAMES, st.sampled_from(["person", "organisation", "government", "media", "group"]), NAMES)


def read_who(cell: str, kind: ActorKind) -> Who:
    name, title, country, language, *_ = [*(part.strip() for part in cell.split(";")), "", "", ""]
    return Who(name, kind, title, country or None, language or "id")


def compare(a: Who, b: Who) -> Verdict:
    return compare_actors(a, b, load_packs())


@pytest.mark.parametrize("parts", [("dev",), ("open", "sealed")])
def test_joins_are_precise_on_the_annotated_pairs(parts: tuple[str, ...]) -> None:
    lines = [each for part in parts for each in (DATA / f"names.{part}.tsv").read_text(encoding="utf-8").splitlines()]
    rows = [line.split("\t") for line in lines if line[:1] not in "#s"]
    judged = [(s == "yes", compare(read_who(a, KINDS[k]), read_who(b, KINDS[k])).is_same) for s, k, a, b in rows]
    joined = [is_one for is_one, is_same in judged if is_same]
    wanted = [is_same for is_one, is_same in judged if is_one]
    assert len(judged) >= 200
    assert sum(joined) >= PRECISION * len(joined)
    assert sum(wanted) >= RECALL * len(wanted)


@given(WHO, WHO)
def test_the_order_of_two_actors_does_not_matter(a: Who, b: Who) -> None:
    assert compare(a, b) == compare(b, a)


@given(WHO, WHO)
def test_every_verdict_has_a_reason_and_a_score(a: Who, b: Who) -> None:
    verdict = compare(a, b)
    assert 0 <= verdict.score < 1
    assert verdict.reasons


def test_another_country_is_another_actor() -> None:
    a, b = Who("Ratna Dewi", "person", "", "ID"), Who("Ratna Dewi", "person", "", "MY")
    assert compare(a, b).reasons == ("countries differ: ID, MY",)


def test_a_surname_joins_only_with_an_office_that_one_person_holds() -> None:
    full = Who("Regina Parera", "person", "Bupati Sikka", "ID", "id")
    assert compare(Who("Parera", "person", "Bupati Sikka", "ID", "id"), full).is_same
    assert not compare(Who("Parera", "person", "Bupati", "ID", "id"), full).is_same
    assert not compare(Who("Parera", "person", "warga Sikka", "ID", "id"), full).is_same


@pytest.mark.parametrize("name", ["kepala desa", "Kapolres", "Menteri Luar Negeri", "seorang warga", "ayah Ratna Dewi"])
def test_who_is_told_by_an_office_or_as_a_relative_is_joined_with_nobody(name: str) -> None:
    assert not compare(Who(name, "person", name, "ID", "id"), Who(name, "person", name, "ID", "id")).is_same


def test_vowels_at_other_places_make_another_name() -> None:
    assert compare_words("meshaal", "misyal", is_loose=True)
    assert not compare_words("lebedov", "lebdov", is_loose=True)


def test_the_city_and_the_regency_of_one_name_are_two() -> None:
    city, regency = (Who(f"Dinas Pendidikan {kind} Bitung", "organisation") for kind in ("Kota", "Kabupaten"))
    assert not compare(city, regency).is_same
    assert not compare(Who("Polres Bitung", "organisation"), Who("Polres Bitung Kota", "organisation")).is_same


def test_a_ministry_is_one_in_any_language_with_its_country() -> None:
    one = Who("Kementerian Luar Negeri Rusia", "organisation", "", "RU", "id")
    assert compare(one, Who("Russian Foreign Ministry", "organisation", "", "RU", "en")).is_same
    assert not compare(one, Who("Foreign Ministry", "organisation", "", None, "en")).is_same
    assert not compare(one, Who("Defence Ministry", "organisation", "", "RU", "en")).is_same


def test_within_a_story_a_surname_is_enough_and_another_office_is_another_person() -> None:
    def speak(name: str, title: str = "") -> Identity:
        words = frozenset(name.casefold().split())
        return Identity(name, words, frozenset(), Who(name, "person", title, "ID", "id"))

    full = speak("Regina Parera", "Bupati Sikka")
    assert is_one(speak("Parera"), full)
    assert is_one(speak("Regina Parera"), full)
    assert not is_one(speak("Parera", "sopir"), full)


def test_who_is_called_by_what_everybody_calls_them_is_one_origin() -> None:
    jokowi = Identity("Jokowi", frozenset({"jokowi"}), frozenset())
    assert is_one(jokowi, Identity("Joko Widodo", frozenset({"joko", "widodo"}), frozenset()))
    assert not is_one(jokowi, Identity("Joko Susilo", frozenset({"joko", "susilo"}), frozenset()))


def test_a_group_without_a_name_is_nobody() -> None:
    assert not compare(Who("warga", "group"), Who("warga", "group")).is_same


def test_an_actor_of_an_article_is_described_with_the_body_it_speaks_for() -> None:
    actor = Actor("a1", "Ratna Dewi", "person", (), None, "BPBD Sikka", "ID")
    assert describe(actor, "id") == Who("Ratna Dewi", "person", "BPBD Sikka", "ID", "id")


def test_jong_and_yong_are_never_one_syllable() -> None:
    jong, yong = (korean_syllables(f"Kim {given} Un")[1] for given in ("Jong", "Yong"))
    assert not jong & yong


@pytest.mark.parametrize(("a", "b"), [("rini", "reni"), ("dewi", "dewa"), ("yohanes", "yohana"), ("petrov", "petrova")])
def test_vowels_tell_names_of_latin_script_apart(a: str, b: str) -> None:
    assert not compare_words(a, b)


@pytest.mark.parametrize(("a", "b"), [("hamid", "ahmad"), ("omar", "amir"), ("andrei", "andrea")])
def test_the_first_letter_must_be_alike_where_vowels_vary(a: str, b: str) -> None:
    assert skeleton(fold(a)) != skeleton(fold(b))


def test_a_title_with_an_unknown_office_keeps_its_words() -> None:
    assert sorted(read_office("penjaga pintu air", load_packs()["id"]).words) == ["air", "penjaga", "pintu"]


@pytest.mark.parametrize(
    ("a", "b", "is_same"),
    [
        ({"polres", "sape"}, {"police", "sape"}, True),
        ({"police"}, {"police"}, True),
        ({"police"}, {"polres", "sape"}, False),
        ({"dinkes"}, {"health", "ministry"}, False),
    ],
)
def test_a_word_for_any_of_a_kind_stands_for_its_own_only_beside_a_name(
    a: set[str], b: set[str], is_same: bool
) -> None:
    assert is_one(Identity("a", frozenset(), frozenset(a)), Identity("b", frozenset(), frozenset(b))) is is_same


@pytest.mark.parametrize(
    ("a", "b", "is_same"),
    [
        ({"bpbd", "wera"}, {"bpbd", "wera", "north"}, False),
        ({"dinkes", "bima", "city"}, {"dinkes", "bima", "regency"}, False),
        ({"dinkes", "bima", "city"}, {"dinkes", "bima"}, True),
        ({"lontar", "mineral"}, {"lontar", "mineral", "workers", "union"}, False),
        ({"union"}, {"lontar", "union"}, True),
    ],
)
def test_a_side_of_the_compass_and_a_level_make_two_bodies(a: set[str], b: set[str], is_same: bool) -> None:
    assert is_one(Identity("a", frozenset(), frozenset(a)), Identity("b", frozenset(), frozenset(b))) is is_same
