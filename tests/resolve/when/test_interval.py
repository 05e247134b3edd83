import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.resolve.when.interval import bounds, edtf

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9000, 12, 31))


@given(DAYS)
def test_a_day_lies_inside_its_week_month_and_year(day: date) -> None:
    year, week, _ = day.isocalendar()
    for value in (day.isoformat(), f"{year}-W{week:02}", day.isoformat()[:7], day.isoformat()[:4]):
        covered = bounds(value)
        assert covered is not None
        assert covered.start <= day.isoformat() < covered.end


@pytest.mark.parametrize(
    ("value", "start", "end", "granularity"),
    [
        ("2024-02", "2024-02-01", "2024-03-01", "month"),
        ("2025-Q4", "2025-10-01", "2026-01-01", "quarter"),
        ("2025-H1", "2025-01-01", "2025-07-01", "half"),
        ("199", "1990-01-01", "2000-01-01", "decade"),
        ("199X", "1990-01-01", "2000-01-01", "decade"),
        ("20", "2000-01-01", "2100-01-01", "century"),
        ("2025-W28-WE", "2025-07-12", "2025-07-14", "week"),
        ("2025-07-12TNI", "2025-07-12", "2025-07-13", "part"),
        ("2025-07-12T23:59+07:00", "2025-07-12T23:59:00+07:00", "2025-07-13T00:00:00+07:00", "minute"),
        ("2025-06/2025-07", "2025-06-01", "2025-08-01", "month"),
    ],
)
def test_intervals_are_half_open(value: str, start: str, end: str, granularity: str) -> None:
    covered = bounds(value)
    assert covered is not None
    assert (covered.start, covered.end, covered.granularity) == (start, end, granularity)


@pytest.mark.parametrize(
    "value", ["XXXX-07-12", "XXXX-WXX-5", "PAST_REF", "PRESENT_REF", "2025-SU", "XXXX-XX-XXT10:30"]
)
def test_what_has_no_fixed_place_has_no_interval(value: str) -> None:
    assert bounds(value) is None


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("2025-07-12", "2025-07-12"),
        ("XXXX-07-12", "XXXX-07-12"),
        ("2025-Q2", "2025-34"),
        ("2025-SU", "2025-22"),
        ("199", "199X"),
        ("2025-W28", "2025-07-07/2025-07-13"),
        ("2025-07-12TNI", "2025-07-12"),
        ("2025-06/2025-07", "2025-06/2025-07"),
        ("PAST_REF", None),
    ],
)
def test_values_in_edtf(value: str, form: str | None) -> None:
    assert edtf(value) == form


@given(DAYS)
def test_about_is_marked(day: date) -> None:
    assert re.fullmatch(r"\d{4}-\d\d~", edtf(day.isoformat()[:7], is_about=True) or "")
