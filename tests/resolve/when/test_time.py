from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.errors import PackError
from saksi.kinds import Article, Reading, When
from saksi.pack import Pack, Row, languages, load_packs
from saksi.resolve.when.clue import Anchor
from saksi.resolve.when.day import near_weekday, nearest_day
from saksi.resolve.when.interval import bounds
from saksi.resolve.when.scan import compile_all, scanner
from saksi.resolve.when.time import find_times

PACKS = load_packs()
MONTHS = [row["form"] for row in PACKS["id"].rows("time") if row["class"] == "month"]


def times(text: str, published: str | None = "2025-07-12", language: str = "id") -> tuple[When, ...]:
    article = Article("a", "k", text, "", "", published=published)
    return find_times(Reading(article, language, (), (), (), ()), PACKS[language])


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2090, 12, 31)), st.sampled_from(["id", "en"]))
def test_any_day_written_out_is_read(day: date, language: str) -> None:
    names = {row["value"]: row["form"] for row in PACKS[language].rows("time") if row["class"] == "month"}
    names |= {row["value"]: row["form"] for row in PACKS[language].rows("time") if row["class"] == "modal"}
    (when,) = times(f"{day.day} {names[str(day.month)]} {day.year}", language=language)
    assert when.value == day.isoformat()


@given(
    st.dates(min_value=date(2000, 1, 1), max_value=date(2050, 12, 31)), st.dates(date(2000, 1, 2), date(2050, 12, 30))
)
def test_a_day_without_its_year_is_less_than_a_year_away(day: date, written: date) -> None:
    found = nearest_day(day.month, day.day, Anchor(written, written), None)
    assert found is None or abs((found - written).days) <= 366


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2050, 12, 31)), st.integers(1, 7))
def test_the_last_such_weekday_is_at_most_a_week_back(written: date, weekday: int) -> None:
    bare, last, following = (near_weekday(weekday, which, Anchor(written, written)) for which in (None, -1, 1))
    assert {found.isoweekday() for found in (bare, last, following)} == {weekday}
    assert 0 <= (written - bare).days <= 6
    assert 1 <= (written - last).days <= 7
    assert 1 <= (following - written).days <= 7


@given(
    st.text(max_size=120)
    | st.lists(
        st.sampled_from(
            [
                "Rabu",
                "(9/7)",
                "30 Februari",
                "31/13/2025",
                "24.61 WIB",
                "lalu",
                "99 abad lalu",
                "hingga",
                "tahun 9999",
                "2 bulan",
                *MONTHS,
            ]
        ),
        max_size=12,
    ).map(" ".join)
)
def test_any_text_gives_spans_inside_it_in_order(text: str) -> None:
    end = 0
    for when in times(text):
        assert end <= when.span.start < when.span.end <= len(text)
        assert when.value
        end = when.span.end


@given(st.text(alphabet="0123456789/-.: ", max_size=30))
def test_figures_of_any_kind_are_survived(text: str) -> None:
    for when in times(text):
        assert when.start is None or when.start < (when.end or "")


def test_no_day_that_the_calendar_lacks_comes_out() -> None:
    assert [when.value for when in times("pada 30 Februari 2025 dan 31/4/2025")] == []


def test_a_wrong_date_of_publication_is_as_good_as_none() -> None:
    assert times("Pada 5 Mei", published="soon")[0].value == "XXXX-05-05"


def test_a_place_in_time_and_its_interval_agree() -> None:
    for when in times("Rabu (9/7), pekan lalu, bulan lalu, 2024, kuartal I 2025, tahun 1990-an"):
        covered = bounds(when.value)
        assert covered is not None
        assert (when.start, when.end) == (covered.start, covered.end)


@pytest.mark.parametrize("pack", languages(PACKS), ids=lambda pack: pack.code)
def test_every_phrase_of_a_pack_compiles(pack: Pack) -> None:
    assert compile_all(pack) == len({row["pattern"] for row in pack.rows("when")})
    assert scanner(pack).phrases


@pytest.mark.parametrize(
    ("pattern", "rule", "args", "message"),
    [
        ("{moon}", "date", "", "no slot 'moon'"),
        ("{day}", "guess", "", "unknown rule 'guess'"),
        ("{day}", "shift", "by", "not an argument"),
    ],
)
def test_a_wrong_phrase_is_named_with_its_line(pattern: str, rule: str, args: str, message: str) -> None:
    row = Row("xx/when.tsv:7", {"pattern": pattern, "rule": rule, "args": args})
    pack = Pack("xx", PACKS["id"].habits, {**PACKS["id"].tables, "when": (row,)})
    with pytest.raises(PackError, match=f"xx/when.tsv:7: {message}"):
        scanner(pack)
