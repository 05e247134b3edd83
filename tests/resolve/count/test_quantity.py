from hypothesis import given
from hypothesis import strategies as st

from saksi.kinds import Article, Quantity, Reading, Span
from saksi.pack import load_packs
from saksi.resolve.count.quantity import find_quantities

PACKS = load_packs()
SIGNS = {">": (True, False), ">=": (True, False), "<": (False, True), "<=": (False, True)}
PIECES = [
    *(row["form"] for table in ("number", "unit", "compare", "count") for row in PACKS["id"].rows(table)),
    *("25.000", "1,5", "-", "–", "3-4", "(12)", "Rp", "%", "\n", "1.", "00", "0,0"),
]


def quantities(text: str, *taken: Span, language: str = "id") -> tuple[Quantity, ...]:
    return find_quantities(Reading(Article("a", "k", text, "", ""), language, (), (), (), ()), PACKS[language], taken)


@given(st.text(max_size=100) | st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_any_text_gives_spans_inside_it_in_order(text: str) -> None:
    end = 0
    for found in quantities(text):
        assert end <= found.span.start < found.span.end <= len(text)
        end = found.span.end


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_the_comparator_says_which_ends_are_open(text: str) -> None:
    for found in quantities(text):
        has_lo, has_hi = SIGNS.get(found.cmp, (True, True))
        assert (found.lo is not None, found.hi is not None) == (has_lo, has_hi)
        assert found.lo is None or found.hi is None or found.lo <= found.hi
        assert bool(found.unit) == (found.unit_kind != "none")


@given(st.integers(2, 10**6), st.integers(1, 10**6))
def test_a_range_keeps_both_ends(lo: int, more: int) -> None:
    (found,) = quantities(f"Banjir merusak {lo} hingga {lo + more} rumah.")
    assert (found.lo, found.hi, found.cmp) == (lo, lo + more, "between")


def test_what_is_taken_is_left_alone() -> None:
    text = "Pada 2019 ada 12 rumah."
    assert [q.lo for q in quantities(text, Span(5, 9))] == [12]
    assert quantities(text, Span(0, len(text))) == ()


def test_the_number_may_touch_a_taken_span() -> None:
    assert [q.lo for q in quantities("2019 12 rumah", Span(0, 4))] == [12]


def test_a_list_mark_is_no_number() -> None:
    assert quantities("1. Air surut\n2. Jalan dibuka") == ()


def test_a_rise_is_passed_on_in_a_list_but_not_to_the_level_reached() -> None:
    changes = [q.change for q in quantities("Ekspor naik 5 persen dan 7 persen, menjadi 30 persen.")]
    assert changes == ["up", "up", None]


def test_a_long_list_of_numbers_is_read_in_one_pass() -> None:
    assert len(quantities("12 rumah, " * 2000)) == 2000


def test_a_number_ends_a_clause_behind_what_says_how_exact_it_is() -> None:
    (found,) = quantities("Tenda yang sudah berangkat sebetulnya 150; sisanya masih di Makassar.")
    assert (found.lo, found.hi) == (150, 150)
    (found,) = quantities("The union says barely 300.", language="en")
    assert found.hi == 300
    assert not quantities("Kantornya sebetulnya di Jalan Sape 150, bukan di pasar.")


def test_a_number_is_set_against_another_of_its_sentence() -> None:
    told = quantities("The plant will send home 410 workers, not the 350 it announced on Friday.", language="en")
    assert [each.lo for each in told] == [410, 350]
    told = quantities("Di perahu itu ada lima orang, bukan enam seperti yang dilaporkan.")
    assert [each.lo for each in told] == [5, 6]
    assert not quantities("The match was on 12 May, not 14 as planned.", language="en")
