from hypothesis import given
from hypothesis import strategies as st

from saksi.pack import load_packs
from saksi.resolve.count.number import find_numerals, read_number

PACKS = load_packs()


def values(text: str, language: str) -> list[tuple[float, float]]:
    return [(n.amount.lo, n.amount.hi) for n in find_numerals(text, PACKS[language])]


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from(["id", "en"]))
def test_a_grouped_number_reads_as_it_was_written(number: int, language: str) -> None:
    grouped = f"{number:,}".replace(",", PACKS[language].habits.group_mark)
    assert values(grouped, language) == [(number, number)]


@given(st.integers(min_value=0, max_value=99999), st.integers(min_value=1, max_value=9))
def test_decimals_read_as_they_were_written(whole: int, tenth: int) -> None:
    assert values(f"{whole},{tenth}", "id") == [(float(f"{whole}.{tenth}"),) * 2]
    assert values(f"{whole}.{tenth}", "en") == [(float(f"{whole}.{tenth}"),) * 2]


@given(st.text(max_size=80), st.sampled_from(["id", "en"]))
def test_a_number_stands_where_it_says_and_none_overlap(text: str, language: str) -> None:
    end = 0
    for numeral in find_numerals(text, PACKS[language]):
        assert end <= numeral.span.start < numeral.span.end <= len(text)
        assert numeral.amount.lo <= numeral.amount.hi
        end = numeral.span.end


def test_words_add_up() -> None:
    assert values("tiga ribu lima ratus tujuh belas", "id") == [(3517, 3517)]
    assert values("two hundred and five thousand and one", "en") == [(205001, 205001)]


def test_a_scale_word_alone_counts_nothing() -> None:
    assert read_number("juta", PACKS["id"]) is None
    assert values("million dollars", "en") == []


def test_a_fraction_takes_the_number_before_it() -> None:
    assert values("tiga perempat", "id") == [(0.75, 0.75)]
    assert values("two-thirds", "en") == [(0.6667, 0.6667)]


def test_an_ordinal_is_no_fraction() -> None:
    assert values("the third man", "en") == []


def test_a_vague_count_of_thousands_ends_below_the_next_order() -> None:
    assert values("puluhan ribu", "id") == [(10_000, 99_999)]


def test_a_currency_sign_may_touch_the_number() -> None:
    assert values("Rp24 dan US$25", "id") == [(24, 24), (25, 25)]


def test_a_number_inside_a_word_is_none() -> None:
    assert values("COVID-19, B2B, A320", "id") == []
