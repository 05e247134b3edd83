"""Dates that pages carry become ISO 8601, with the zone that was stated and no other."""

import pytest

from saksi.clean.moment import is_moment, print_moment, read_moment
from saksi.pack import languages, load_packs

PACKS = languages(load_packs())


@pytest.mark.parametrize(
    ("printed", "moment"),
    [
        ("2025-07-12T10:15:00+07:00", "2025-07-12T10:15:00+07:00"),
        ("2025-07-12T03:15:00.250Z", "2025-07-12T03:15:00+00:00"),
        ("2025-07-12 10:15", "2025-07-12T10:15:00"),
        ("Sat, 12 Jul 2025 10:15:00 +0700", "2025-07-12T10:15:00+07:00"),
        ("0001-01-01T00:00:00", None),
        ("2025-13-40", None),
        ("kemarin", None),
        ("", None),
    ],
)
def test_machine_dates(printed: str, moment: str | None) -> None:
    assert read_moment(printed) == moment


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("Sabtu, 12 Juli 2025 | 10:15 WIB", "2025-07-12T10:15:00+07:00"),
        ("Sabtu (12/07/2025) pukul 10.15 WITA", "2025-07-12T10:15:00+08:00"),
        ("Redaksi - 12 Jul 2025, 10:15", "2025-07-12T10:15:00"),
        ("12 Desember 2025", "2025-12-12"),
        ("Juli 12, 2025", "2025-07-12"),
        ("12.07.2025", None),
        ("25.12.2025 10:15:22 WIB", "2025-12-25T10:15:22+07:00"),
        ("12 July 2025 10:15 AM", "2025-07-12T10:15:00"),
        ("July 12th, 2025", "2025-07-12"),
        ("11:20 PM GMT+7, July 12, 2025", "2025-07-12T23:20:00+07:00"),
        ("Sabtu, 12 Juli 2025 10:15 UTC+5:30", "2025-07-12T10:15:00+05:30"),
        ("By Ann Test July 12, 2025 8:15 p.m.", "2025-07-12T20:15:00"),
        ("Saturday, Jul. 12, 2025 at 12:05 am UTC", "2025-07-12T00:05:00+00:00"),
        ("31 Februari 2025", None),
        ("12 orang pada 2025", None),
    ],
)
def test_printed_dates(line: str, moment: str | None) -> None:
    assert print_moment(line, PACKS) == moment


def test_a_line_that_is_a_date_is_told_from_one_that_holds_it() -> None:
    assert is_moment("Sabtu, 12 Juli 2025", PACKS)
    assert not is_moment("Sabtu, 12 Juli 2025, hujan turun", PACKS)
