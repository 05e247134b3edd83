"""A quantity as one article tells it, with what the joining of figures looks at."""

import functools
from collections.abc import Hashable, Set
from dataclasses import dataclass, field

from saksi.kinds import Claim, Finding, Number, Quantity, Sentence, Span
from saksi.link.count.kind import Kind
from saksi.link.name.identity import Identity

# Digits that a rounded number must show for another one to be the same unrounded: 9.47 billion for 9,473,250,000.
ROUNDED_DIGITS = 3
# A number that shows so many digits lies within this share of the unrounded one.
ROUNDED_SHARE = 0.01
# A number that shows this many digits is not often shared by chance within a story.
TELLING_DIGITS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A quantity in its article. `claim` is the innermost claim that holds it, `source` who is named for it.

    `nearby` is who else is quoted in the same sentence or paragraph: for a figure without a named source a guess.
    A figure that is told only to be denied is somebody else's; one contrasted is set against another by a word. `body`
    is the one without a name that a figure is credited to. `regions` are those its sentence names; elsewhere is what
    happened in regions that no other article of the story names. `spots` are the smaller places it is told of; local is
    what is told of one that few articles of the story name. One against another is set so by "that figure". `leaned_on`
    are the bodies whose data the article says that it, or its speaker, leans on; `alone` is the only one who speaks in
    it, for a figure that is open: nobody is said to have told it, but a document perhaps of which it is not said whose
    it is. `ends` are when the days and weeks beside it end, where its sentence names some. `likely` says why it was
    taken for one of its measure, where that is a guess. `bounds`: least and most, an open end closed: whether "at
    least" or "about" was said, the number is the same. `key` is the ledger key of the article, `teller` who tells it in
    which article: one voice gives one number for one thing. A number that is denied, and one that a word sets against
    another, is another voice's.
    """

    finding: Finding
    moment: str
    quantity: Quantity
    sentence: Sentence
    claim: Claim | None
    source: Identity | None
    nearby: Identity | None
    kind: Kind
    is_denied: bool
    is_contrasted: bool
    regions: frozenset[str]
    body: Identity | None = None
    is_elsewhere: bool = False
    spots: frozenset[str] = frozenset()
    is_local: bool = False
    is_against: bool = False
    leaned_on: tuple[Identity, ...] = ()
    alone: Identity | None = None
    is_open: bool = False
    ends: frozenset[str] = frozenset()
    likely: str = ""
    bounds: tuple[Number, Number] = field(init=False)
    key: str = field(init=False)
    teller: tuple[str, str] = field(init=False)

    def __post_init__(self) -> None:
        # The figures of a story are compared pair by pair, which looks at these some hundred times each.
        key = self.finding.article.key
        object.__setattr__(self, "bounds", _bound(self.quantity))
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "teller", (key, self._find_voice()))

    def _find_voice(self) -> str:
        if self.is_denied or (self.source is None and (self.is_contrasted or self.is_against)):
            return f"against {self.sentence.span.start}"
        # Whom a sentence credits, with a name or without, tells it and nobody beside.
        who = self.source or self.body or self.nearby
        return who.name if who is not None else self.speaker

    @property
    def speaker(self) -> str:
        """Whose figure it is; "" for the outlet's own word and for a figure that is denied."""
        return self.claim.speaker if self.claim is not None and not self.is_denied else ""

    @property
    def words(self) -> frozenset[str]:
        """The words of the number itself, in small letters."""
        return frozenset(slice_text(self, self.quantity.span).casefold().split())

    @property
    def goods(self) -> frozenset[str]:
        """The words of its clause in front of it, which name what a price is of."""
        return self.kind.goods


def _bound(quantity: Quantity) -> tuple[Number, Number]:
    low = quantity.lo if quantity.lo is not None else quantity.hi
    high = quantity.hi if quantity.hi is not None else quantity.lo
    return low if low is not None else 0, high if high is not None else 0


@functools.lru_cache(maxsize=1 << 12)
def count_digits(number: Number) -> int:
    """Digits that a number shows; a number in the thousands is told to a reader, round or not.

    >>> count_digits(7000), count_digits(41_500), count_digits(2.75)
    (3, 3, 3)
    """
    whole, _, part = f"{abs(number):.2f}".partition(".")
    shown = len((whole + part).rstrip("0")) if part.strip("0") else len(whole.rstrip("0"))
    return max(shown, TELLING_DIGITS if len(whole) > TELLING_DIGITS else 0)


def is_same_number(a: Told, b: Told) -> bool:
    """Whether two figures give the same number, one of them rounded perhaps."""
    one, other = a.bounds, b.bounds
    return one == other or (_is_near(one[0], other[0]) and _is_near(one[1], other[1]))


def _is_near(a: Number, b: Number) -> bool:
    # Most numbers are farther apart than any is rounded that shows ROUNDED_DIGITS.
    return a == b or (abs(a - b) <= ROUNDED_SHARE * max(a, b) and (b in _round(a, b) or a in _round(b, a)))


# The numbers of a story are compared again for every article that comes to it.
@functools.lru_cache(maxsize=1 << 12, typed=True)
def _round(number: Number, to: Number) -> tuple[Number, ...]:
    """A number rounded, and cut off, to as many digits as the other shows, where that is round enough to tell.

    What is 120,217.5 billion in the budget is 120.21 trillion in the paper.
    """
    digits = f"{to:.0f}"
    shown = len(digits.rstrip("0"))
    if number <= 0 or to <= 0 or shown < ROUNDED_DIGITS or shown == len(digits):
        return ()
    left_out = len(f"{number:.0f}") - shown
    return round(number, -left_out), int(number) // 10**left_out * 10**left_out if left_out > 0 else number


def is_set_against(a: Told, b: Told) -> bool:
    """Whether whoever tells both sets the later one against the first: "below the union's count of 8,400"."""
    later = max(a, b, key=lambda told: told.quantity.span)
    return a.key == b.key and (later.is_contrasted or later.is_against)


def stood_before(told: Told) -> bool:
    """Say whether a number is told of an earlier day than its article's."""
    when = next((when for when in told.finding.times if when.id == told.quantity.as_of), None)
    stood = when.start if when is not None and when.type in ("DATE", "TIME") else None
    return stood is not None and stood[:10] < told.moment[:10]


def may_meet(a: Set[str], b: Set[str]) -> bool:
    """Say whether some region (ISO 3166-2) or country of one set is, or lies in, one of the other.

    >>> may_meet({"KE-18"}, {"KE"}), may_meet({"KE-18"}, {"KE-30", "UG"}), may_meet({"KE"}, set())
    (True, False, False)
    """
    return any(x == y or x.startswith(f"{y}-") or y.startswith(f"{x}-") for x in a for y in b)


def find_what(told: Told) -> Hashable | None:
    """Give what is counted: the thing, or the unit; None where nothing says."""
    quantity = told.quantity
    if quantity.unit_kind == "none":
        return None
    return told.kind.thing if quantity.unit_kind == "noun" else (quantity.unit, quantity.per)


def is_known_thing(told: Told) -> bool:
    """Say whether some list holds the counted noun: it then has one word for what it counts in every language."""
    thing = told.kind.thing
    return thing is not None and (told.quantity.concept is not None or thing != told.quantity.unit.casefold())


def slice_text(told: Told, span: Span) -> str:
    """The article's text in a span."""
    return told.finding.article.text[span.start : span.end]
