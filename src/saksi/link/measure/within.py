"""Whether two numbers are of two parts, days, places or people by the sentences that tell them."""

import re
from collections.abc import Mapping, Set

from saksi.kinds import Span, When
from saksi.link.count.mark import scan
from saksi.link.count.term import YEAR
from saksi.link.measure.sort import are_two_sorts, is_listed, list_like
from saksi.link.story.spread import read_spread
from saksi.link.teller import find_regions
from saksi.link.told import Told, may_meet, slice_text
from saksi.pack import UNDETERMINED, Pack, load_roles

_YEAR = "year"
# A name behind another word, that is no acronym.
_WITHIN = re.compile(r"(?<=[^\W\d_] )[A-Z][^\W\d_]*[a-z]\b")
_NAME = re.compile(r"\b[A-Z][^\W\d_]+\b")


def are_two_sides(a: Told, b: Told) -> bool:
    """Say whether one article tells a number of each of two sides: somebody speaks for both, the same is said of the
    counted, with no other part, day or place.
    """
    one, other = a.kind, b.kind
    units = {each.quantity.unit.casefold() for each in (a, b)}
    if not (a.speaker and b.speaker) or a.speaker == b.speaker or len(units) > 1:
        return False
    if one.is_total or other.is_total or one.is_earlier or other.is_earlier or _tells_both(a, b) or _tells_both(b, a):
        return False
    if one.fate != other.fate or one.aspects != other.aspects or not _agree(one.hints, other.hints):
        return False
    is_back = _looks_back(a) != _looks_back(b)
    return not is_back and _agree(_name_days(a), _name_days(b)) and _agree(_find_names(a), _find_names(b))


def are_far(a: Told, b: Told, packs: Mapping[str, Pack]) -> bool:
    """Say whether two articles tell of regions of one country that do not meet, and share no rare name: two events."""
    one, other = (find_regions(each.finding, Span(0, len(each.finding.article.text))) for each in (a, b))
    lands, others = ({code.partition("-")[0] for code in regions} for regions in (one, other))
    is_far = not lands.isdisjoint(others) and not may_meet(one, other)
    return is_far and _name_rare(a, packs).isdisjoint(_name_rare(b, packs))


def _name_rare(told: Told, packs: Mapping[str, Pack]) -> set[str]:
    """The words with a capital within the sentences of an article that no list holds, and few articles do."""
    pack = packs[told.finding.language or UNDETERMINED]
    words = {match.group().casefold() for match in _WITHIN.finditer(told.finding.article.text)}
    return words - load_roles(pack).keys() - read_spread(pack).keys()


def are_of_two(a: Told, b: Told, packs: Mapping[str, Pack]) -> bool:
    """Say whether two numbers are of two things by the sentences that tell them, whatever brought them together.

    Those of two years; where something befell the counted, those of two regions; few things of two sorts; terms of
    prison of two people; and one that stands beside others with which it makes up the other: "one died yesterday and
    two today" of three.
    """
    if a.quantity.unit == YEAR and a.kind.fate and _name_people(a, packs).isdisjoint(_name_people(b, packs)):
        return True
    is_elsewhere = bool(a.kind.fate and a.regions and b.regions) and not may_meet(a.regions, b.regions)
    is_elsewhere = is_elsewhere or _is_long_over(a, b) or _is_long_over(b, a)
    if is_elsewhere or are_two_sorts(a, b) or a.kind.apart != b.kind.apart:
        return True
    return any(is_listed(x) or _makes_up(x, y, packs) for x, y in ((a, b), (b, a)))


def _is_long_over(a: Told, b: Told) -> bool:
    """Whether a number is of the year before, as such, that was over when the other one stood: "1,355 last year".

    Of a year that is named it is open what is of it: "of 110 that were paid for in 2021, 47 are missing".
    """
    one, other = (_find_day(each) for each in (a, b))
    if one is None or one.granularity != _YEAR or one.anchor is None or one.end is None or one.mod is not None:
        return False
    begun = other.start if other is not None and other.start is not None else b.moment
    return bool(begun) and one.end[:10] <= begun[:10]


def _find_day(told: Told) -> When | None:
    """The day or the year that a number is of, by its sentence."""
    when = next((when for when in told.finding.times if when.id == told.quantity.as_of), None)
    return when if when is not None and when.type == "DATE" else None


def _makes_up(part: Told, whole: Told, packs: Mapping[str, Pack]) -> bool:
    """Whether a sentence tells numbers of one noun, one of them this, that add up to another one: "12 are in care, and
    19 went home" of 31.

    None of them is a level ("the toll rose to eight after three more had died" tells of eight), nor some of another
    one ("five died, three of them farmers").
    """
    pack = packs[part.finding.language or UNDETERMINED]
    if any(mark.kind == "part" for mark in scan(slice_text(part, part.sentence.span).casefold(), pack)):
        return False
    like = list_like(part, any_fate=whole.quantity.cmp == "=")
    is_count = part.quantity.unit_kind == "noun" and len(like) > 1 and part.key != whole.key and not part.kind.is_total
    return is_count and sum(each.lo or 0 for each in like) == whole.bounds[0]


def _tells_both(a: Told, b: Told) -> bool:
    """Whether the sentence of one number has the other too, of something else: "12 were hurt, three of them badly"."""
    start, end = a.sentence.span
    within = (each for each in a.finding.quantities if start <= each.span.start < end and each is not b.quantity)
    return any((each.lo, each.hi) == (b.quantity.lo, b.quantity.hi) for each in within)


def _looks_back(told: Told) -> bool:
    """Whether the sentence of a number names a time that was over in an earlier year."""
    return any(when.end is not None and when.end[:4] < told.moment[:4] for when in _list_times(told))


def _name_days(told: Told) -> set[str]:
    return {when.value for when in _list_times(told)}


def _list_times(told: Told) -> list[When]:
    start, end = told.sentence.span
    return [when for when in told.finding.times if start <= when.span.start < end]


def _find_names(told: Told) -> set[str]:
    """The words with a capital in the sentence of a number, but for its first and those for who tells it."""
    start, end = told.sentence.span
    tellers = told.claim.source if told.claim is not None else ()
    names = (match for match in _NAME.finditer(told.finding.article.text, start + 1, end))
    return {match.group() for match in names if not any(a <= match.start() < b for a, b in tellers)}


def _name_people(told: Told, packs: Mapping[str, Pack]) -> set[str]:
    """Those names but for the words of laws: an article of a law is one for all whom it threatens."""
    roles = load_roles(packs[told.finding.language or UNDETERMINED])
    return {name for name in _find_names(told) if "statute" not in roles.get(name.casefold(), ())}


def _agree(one: Set[str], other: Set[str]) -> bool:
    return not one or not other or one == other
