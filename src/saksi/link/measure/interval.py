"""How far two numbers are from each other, with the ends that they leave open."""

from saksi.link.count.term import YEAR
from saksi.link.told import Told, is_same_number

# Of 21 million people say "millions" too, and of 30,000 "thousands"; but hardly "dozens" of 120.
VAGUE_FLOOR, VAGUE_FACTOR = 1000, 10
# A number of which more, at most or about so much is told is no further from it than this.
ROUGH_FACTOR = 1.15
# About so many is no farther from the number than this share of it.
ABOUT_SHARE = 0.05
_VAGUE = "vague"
OPEN = frozenset({">", ">=", "<", "<=", "~", _VAGUE})


def is_rough(told: Told, known: Told) -> bool:
    """Say whether a number only tells a known one in round words: "more than 5,000" of 5,111."""
    is_open = told.quantity.cmp in OPEN and known.quantity.cmp not in OPEN
    return is_open and not is_apart(told, known) and ratio(told, known) <= ROUGH_FACTOR


def is_apart(a: Told, b: Told) -> bool:
    """Say whether no number satisfies both, open ends included, and neither is the other in whole units."""
    if is_same_number(a, b) or _is_in_whole(a, b) or _is_in_whole(b, a):
        return False
    a_low, a_high = _interval(a)
    b_low, b_high = _interval(b)
    return a_high < b_low or b_high < a_low


def _is_in_whole(told: Told, known: Told) -> bool:
    """Whether a size only tells a known one without its fraction: 36 km of 36.4."""
    is_size = told.quantity.unit_kind == "ucum" and told.quantity.unit not in ("%", YEAR)
    return is_size and told.bounds == tuple(map(round, known.bounds)) and ratio(told, known) <= 1 + ABOUT_SHARE


def _interval(told: Told) -> tuple[float, float]:
    lo, hi, slack = told.quantity.lo, told.quantity.hi, _find_slack(told)
    if hi is not None and told.quantity.cmp == _VAGUE and hi > VAGUE_FLOOR:
        hi *= VAGUE_FACTOR
    return (float("-inf") if lo is None else lo - slack, float("inf") if hi is None else hi + slack)


def _find_slack(told: Told) -> float:
    """How far about so many may be from the number: one of its last digit that is no nought, and no large part."""
    number = told.quantity.lo
    if told.quantity.cmp != "~" or not number:
        return 0.0
    digits = f"{number:.10f}".rstrip("0").rstrip(".")
    whole, _, part = digits.partition(".")
    unit = 10.0 ** (-len(part) if part else len(whole) - len(whole.rstrip("0")))
    return min(unit, ABOUT_SHARE * abs(number))


def ratio(a: Told, b: Told) -> float:
    """Give how many times the larger number holds the smaller; a word for many is the nearest that it may mean."""
    one, other = _near_size(a, b), _near_size(b, a)
    low, high = (one, other) if one < other else (other, one)
    return high / low if low > 0 else float("inf")


def _near_size(told: Told, to: Told) -> float:
    """Twice the number, or the one within a vague number's bounds that is nearest to another's."""
    low, high = told.bounds
    if told.quantity.cmp != "vague":
        return low + high
    return 2 * min(max(sum(to.bounds) / 2, low), high)
