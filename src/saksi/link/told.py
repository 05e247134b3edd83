"""A quantity as one article tells it, with what the joining of figures looks at."""

import functools
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from saksi.kinds import Claim, Finding, Number, Quantity, Sentence, Span
from saksi.link.again import find_again
from saksi.link.denial import is_denied
from saksi.link.document import find_document
from saksi.link.identity import Identity
from saksi.link.kind import OWN, Kind, is_contrasted, is_same_again, place_kind, read_kind, read_subject
from saksi.link.spot import find_named, find_spots
from saksi.link.term import YEAR, find_terms, read_term
from saksi.link.voice import find_body, find_nearby, find_next, find_source, is_writers, read_voices
from saksi.pack import UNDETERMINED, Pack

# Digits that a rounded number must show for another one to be the same unrounded: 9.47 billion for 9,473,250,000.
ROUNDED_DIGITS = 3
# A number that shows so many digits lies within this share of the unrounded one.
ROUNDED_SHARE = 0.01
# A number that shows this many digits is not often shared by chance within a story.
TELLING_DIGITS = 3
_SCENES = frozenset({"event", "mention"})


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A quantity in its article. `claim` is the innermost claim that holds it, `source` who is named for it.

    `nearby` is who else is quoted in the same sentence or paragraph: for a figure without a named source a guess.
    A figure that is told only to be denied is somebody else's; one contrasted is set against another by a word. `body`
    is the one without a name that a figure is credited to. `regions` are those its sentence names; elsewhere is what
    happened in regions that no other article of the story names. `spots` are the smaller places it is told of; local is
    what is told of one that few articles of the story name. One against another is set so by "that figure". `leaned_on`
    are the bodies whose data the article says that it, or its speaker, leans on. `likely` says why it was taken for one
    of its measure, where that is a guess. `bounds`: least and most, an open end closed: whether "at least" or "about"
    was said, the number is the same. `key` is the ledger key of the article, `teller` who tells it in which article:
    one voice gives one number for one thing. A number that is denied, and one that a word sets against another, is
    another voice's.
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
        who = self.source or self.nearby
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


# What `tell` is, or stands for it: the figures of an article, by its finding, moment and packs.
Teller = Callable[[Finding, str, Mapping[str, Pack]], Iterable[Told]]


def tell(finding: Finding, moment: str, packs: Mapping[str, Pack]) -> Iterator[Told]:
    """Yield the quantities of an article, in order, with sentence, claim, source and kind of count."""
    pack = packs[finding.language or UNDETERMINED]
    voices = read_voices(finding, pack)
    starts = [sentence.span.start for sentence in finding.sentences]
    leaned_on = tuple(_find_documents(finding, pack))
    again = find_again(finding, pack)
    last: Told | None = None
    counted = sorted((*finding.quantities, *find_terms(finding, pack)), key=lambda each: each.span)
    for quantity in counted:
        at = bisect_right(starts, quantity.span.start) - 1
        if at < 0 or finding.sentences[at].kind == "related":
            continue
        sentence = finding.sentences[at]
        claim, denied = voices.claims.get(quantity.claim or ""), is_denied(voices, quantity, sentence)
        source = None if denied else find_source(voices, quantity, sentence)
        nearby = None if denied or source is not None else find_nearby(voices, quantity, sentence)
        kind = _read(finding, quantity, at, last, pack)
        regions = _own_region(finding, quantity) or find_regions(finding, sentence.span)
        # Who is named for a number may set it against another of the same sentence, not of the one before.
        since = at if source is not None else max(0, at - 1)
        marks = (denied, is_contrasted(finding, quantity, since, pack), regions)
        body = find_body(voices, quantity) if not denied and source is None else None
        is_open = source is None and not denied and (claim is None or not claim.speaker)
        nearby = nearby or (find_next(voices, sentence) if is_open and _is_led_in(quantity, kind) else None)
        spots = find_spots(finding, quantity, kind.fate, pack)
        if kind.apart == OWN and not spots:
            spots = _find_seat(finding, claim)
        kind = place_kind(kind, has_place=bool(spots), is_again=sentence in again)
        stood = _date_earlier(finding, quantity, moment) if kind.is_earlier else moment
        told = Told(finding, stood, quantity, sentence, claim, source, nearby, kind, *marks, body, spots=spots)
        is_against = last is not None and is_same_again(finding, quantity, sentence, pack)
        yield (last := replace(told, is_against=is_against, leaned_on=leaned_on))


def _find_seat(finding: Finding, claim: Claim | None) -> frozenset[str]:
    """Where the speaker holds office: "in her district"."""
    spans = claim.source if claim is not None else ()
    return frozenset(spot for span in spans for spot in find_named(finding, span))


def _find_documents(finding: Finding, pack: Pack) -> Iterator[Identity]:
    """The bodies whose data, reports or records the article names as what something is told by."""
    for sentence in finding.sentences:
        if (found := find_document(finding.article.text[slice(*sentence.span)], pack)) is not None:
            yield found


def _date_earlier(finding: Finding, quantity: Quantity, moment: str) -> str:
    """When a number stood that an article only recalls: "from seven a day earlier"; the article's moment if unsaid."""
    when = next((when for when in finding.times if when.id == quantity.as_of), None)
    stood = when.start if when is not None and when.type in ("DATE", "TIME") else None
    return f"{stood[:10]}T00:00:00" if stood is not None and moment and stood[:10] < moment[:10] else moment


def _is_led_in(quantity: Quantity, kind: Kind) -> bool:
    """Whether a figure may be of whoever speaks next: the opening paragraph tells in short what befell whom."""
    return kind.fate is not None and not is_writers(quantity)


def _own_region(finding: Finding, quantity: Quantity) -> frozenset[str]:
    """The region (ISO 3166-2) of the place that a quantity is told of; none where its words give none."""
    return frozenset(place.code for place in finding.places if place.id == quantity.place and "-" in place.code)


def find_regions(finding: Finding, within: Span) -> frozenset[str]:
    """The regions (ISO 3166-2) of the places named within a span, without who speaks from there."""
    return frozenset(
        place.code
        for place in finding.places
        if within.start <= place.span.start < within.end and place.role in _SCENES and "-" in place.code
    )


def _read(finding: Finding, quantity: Quantity, at: int, last: Told | None, pack: Pack) -> Kind:
    """Read what kind of count a quantity of a sentence is; a term of prison is asked for or given."""
    sentence = finding.sentences[at]
    kind = read_kind(finding, quantity, sentence, pack)
    if quantity.unit == YEAR:
        return replace(kind, fate=read_term(finding, quantity, sentence, pack), aspects=frozenset(), apart="")
    if last is not None and _is_anothers_next(quantity, kind, last):
        told = _inherit(replace(kind, is_bare=True), finding, at, last, pack)
        return replace(told, thing=last.kind.thing) if told.fate or told.aspects else kind
    return _inherit(kind, finding, at, last, pack)


def _is_anothers_next(quantity: Quantity, kind: Kind, last: Told) -> bool:
    """Whether somebody else gives a number of nothing: "A loss of 7 billion, they say. Their expert speaks of 2.1"."""
    if kind.fate or kind.aspects or kind.apart or quantity.claim is None:
        return False
    is_other = last.claim is None or last.claim.id != quantity.claim
    return is_other and kind.thing is None and quantity.unit_kind == "none"


def _inherit(kind: Kind, finding: Finding, at: int, last: Told | None, pack: Pack) -> Kind:
    """What a count that says nothing of itself counts: what the last one did, or what the sentence before is about.

    Only within the paragraph. "Police speak of 43 arrests. The union: 51 people."
    """
    sentence = finding.sentences[at]
    is_said = kind.is_earlier and kind.fate is None and last is not None and last.sentence == sentence
    if not (kind.is_bare or is_said):
        return kind
    before = finding.sentences[at - 1] if at and finding.sentences[at - 1].paragraph == sentence.paragraph else None
    if last is not None and last.sentence in (sentence, before) and not last.kind.apart:
        like = last.kind
    else:
        like = read_subject(finding, before or sentence, kind.clause.start, pack)
    if kind.thing is not None and like.thing is not None and kind.thing != like.thing:
        return kind
    return replace(kind, fate=like.fate, aspects=like.aspects)


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
    return a == b or (abs(a - b) <= ROUNDED_SHARE * max(a, b) and (_round(a, b) == b or _round(b, a) == a))


# The numbers of a story are compared again for every article that comes to it.
@functools.lru_cache(maxsize=1 << 12, typed=True)
def _round(number: Number, to: Number) -> Number | None:
    """A number rounded to as many digits as the other shows, where that is round enough to tell."""
    digits = f"{to:.0f}"
    shown = len(digits.rstrip("0"))
    if number <= 0 or to <= 0 or shown < ROUNDED_DIGITS or shown == len(digits):
        return None
    return round(number, shown - len(f"{number:.0f}"))


def is_set_against(a: Told, b: Told) -> bool:
    """Whether whoever tells both sets the later one against the first: "below the union's count of 8,400"."""
    later = max(a, b, key=lambda told: told.quantity.span)
    return a.key == b.key and (later.is_contrasted or later.is_against)


def find_what(told: Told) -> Hashable | None:
    """Give what is counted: the thing, or the unit; None where nothing says."""
    quantity = told.quantity
    if quantity.unit_kind == "none":
        return None
    return told.kind.thing if quantity.unit_kind == "noun" else (quantity.unit, quantity.per)


def slice_text(told: Told, span: Span) -> str:
    """The article's text in a span."""
    return told.finding.article.text[span.start : span.end]
