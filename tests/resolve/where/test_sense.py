from hypothesis import given
from hypothesis import strategies as st

from saksi.kinds import Article, Reading, Span
from saksi.pack import load_packs
from saksi.resolve.where.place import find_places
from saksi.resolve.where.sense import choose_senses
from saksi.resolve.where.toponym import find_toponyms

PACKS = load_packs()
WORDS = ["Springfield", "Paris", "Texas", "Georgia", "di", "in", "Batu", "Jawa Timur", ",", ".", "Perth", "Washington"]


def reading(text: str, language: str) -> Reading:
    return Reading(Article("a", "k", text, "", ""), language, (Span(0, len(text)),), (), (), ())


def codes(text: str, language: str = "en") -> list[str]:
    return [place.code for place in find_places(reading(text, language), PACKS[language])]


def test_a_name_alone_is_its_largest_place() -> None:
    assert codes("Rain fell in Paris.") == ["FR-IDF"]


def test_what_the_text_says_a_place_lies_in_outweighs_people() -> None:
    assert codes("Rain fell in Paris, Texas.") == ["US-TX", "US-TX"]


def test_a_name_has_one_sense_in_an_article() -> None:
    assert codes("Rain fell in Paris, Texas. The mayor of Paris said so.") == ["US-TX"] * 3


def test_neighbours_pull_a_name_into_their_part_of_the_country() -> None:
    assert codes("From Bend and Eugene, Oregon, they drove to Portland and Springfield.")[-1] == "US-OR"


def test_two_places_of_one_name_may_stand_in_one_text() -> None:
    assert codes("Floods in Portland, Oregon, and in Portland, Maine.") == ["US-OR", "US-OR", "US-ME", "US-ME"]


def test_a_word_for_a_place_tells_which_is_meant() -> None:
    (found,) = find_places(reading("Warga kabupaten Bandung mengungsi.", "id"), PACKS["id"])
    assert found.ids[0] == "kemendagri:32.04"


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from(["id", "en"]))
def test_beliefs_are_shares_and_spans_lie_in_the_text(words: list[str], language: str) -> None:
    text = " ".join(words)
    names = find_toponyms(reading(text, language), PACKS[language])
    for shares in choose_senses(names, text):
        assert abs(sum(shares.values()) - 1) < 1e-9
        assert list(shares.values()) == sorted(shares.values(), reverse=True)
    found = find_places(reading(text, language), PACKS[language])
    assert [place.span for place in found] == sorted({place.span for place in found})
    assert all(0 <= place.span.start < place.span.end <= len(text) for place in found)


def test_no_names_give_no_beliefs() -> None:
    assert choose_senses((), "") == ()
