"""A story that has been told of for days: who comes to it must share more with it than the one whom it is about.

A club, a minister, a league are in the news each day, and one after the other what they do would become one story.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

# A story of so many articles may be a running topic when it has been told of for so many days.
LONG_STORY = 8
LONG_DAYS = timedelta(days=4)
# By so many names an article must be like it, or its likeness is worth less. With 8 a tenth of the pairs of articles in
# one story is parted, of 25 that were read 21 rightly, and none of those that share a passage or are of one own story;
# with 12 a seventh, and one of seventy that share a passage (8,000 articles of click-id, own stories among them).
LONG_NAMES = 8


def is_long(articles: int, first: str, moment: str) -> bool:
    """Say whether a story of so many articles that began at a moment has been told of for days at another.

    >>> is_long(8, "2025-03-04T08:00:00", "2025-03-08T08:00:00"), is_long(8, "2025-03-04T08:00:00", "")
    (True, False)
    """
    if articles < LONG_STORY or not first or not moment:
        return False
    return datetime.fromisoformat(moment) - datetime.fromisoformat(first) >= LONG_DAYS


def weigh_breadth(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Give what likeness to a long story is worth, by how many names it rests on.

    Of names that give unlike shares of it there are effectively fewer (the inverse of Simpson's index; Hill 1973).

    >>> weigh_breadth({"persija": 0.8, "wera": 0.1}, {"persija": 9.0, "sape": 2.0})
    0.125
    """
    gives = [weight * other[name] for name, weight in one.items() if name in other]
    squares = sum(each * each for each in gives)
    return min(1.0, sum(gives) ** 2 / squares / LONG_NAMES) if squares else 0.0
