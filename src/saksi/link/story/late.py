"""A story that is taken up again after a silence: a court speaks, auditors have counted, a count is announced."""

from collections.abc import Collection

from saksi.link.article.scene import SLOW_EVENTS

# An article so many days behind a story's last is put to it when it shares so many names that few articles bear, and
# is this much like it by them alone. Invented trials and elections share 5 to 12 such names and are 0.45 to 0.6 alike.
LATE_DAYS = 90
LATE_BEARERS = 30
LATE_NAMES = 4
LATE_FLOOR = 0.3
# Letters of a number that is not told by chance.
LATE_DIGITS = 3


def is_taken_up(names: Collection[str]) -> bool:
    """Say whether the rare names that an article shares with an older story show that it goes on with it.

    Among them must be a number or an event that lasts for months: the same names weeks later may be of another flood in
    the same town.

    >>> is_taken_up(["rahma", "wera", "dewi", "11400 house"]), is_taken_up(["rahma", "wera", "dewi", "sape"])
    (True, False)
    """
    return len(names) >= LATE_NAMES and any(_is_lasting(name) for name in names)


def _is_lasting(name: str) -> bool:
    first = name.split(maxsplit=1)[0]
    return (first[0].isdigit() and len(first) >= LATE_DIGITS) or first in SLOW_EVENTS
