"""Numbers that end a clause which tells of a counted noun."""

import pytest

from saksi.flow import _read_text


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Kamar yang dibuka 61, kata Rahma Dewi.", [61]),
        ("Kios yang disegel kini 61, kata Rahma Dewi.", [61]),
        ("Rumah yang kena 61, kata Rahma Dewi.", [61]),
        # Neither an address nor a number of something's own, nor a day.
        ("Rumah yang dijaga di nomor 61, kata Rahma Dewi.", []),
        ("Mobil yang bernomor 61, kata Rahma Dewi.", []),
        ("Siswa yang duduk di kelas 12, kata Rahma Dewi.", []),
        ("Bus yang melintas pukul 12, kata Rahma Dewi.", []),
    ],
)
def test_what_is_told_of_a_noun_ends_in_how_many_there_are(text: str, numbers: list[int]) -> None:
    finding = _read_text(text, "id", "2025-03-04T09:00:00+07:00")
    assert [each.lo for each in finding.quantities] == numbers
