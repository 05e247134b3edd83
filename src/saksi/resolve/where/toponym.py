"""Place names in a text: capitalised words that a language pack or the gazetteer lists and that stand as places.

Most names of towns are also names of persons or ordinary words. A name counts by where it stands: behind a word for a
place or a direction, before what it lies in, at the head of a report; a name of the pack, or of a large town that
means nothing else, also by itself. Inside a longer name (a person's, a firm's, a newspaper's) none counts.
"""

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from saksi.kinds import Reading, Span
from saksi.pack import Pack, load_roles
from saksi.resolve.capital import is_headline
from saksi.resolve.where.feature import find_bare, is_feature, is_mountain, named_features
from saksi.resolve.where.gazetteer import find_name, find_place, fold
from saksi.resolve.where.lookup import (
    CAPITAL,
    LONGEST_ABBREVIATION,
    NEXT,
    Toponym,
    has_head,
    ids_of,
    is_listed_at,
    is_money,
    lies_in,
    match_at,
    match_from,
    may_open,
    own_ids,
    part_at,
    short_at,
    word_before,
)
from saksi.resolve.where.role import stands_behind

# What stands between a place that opens a paragraph and its text: an outlet, a date, brackets, then a dash.
_DATELINE = re.compile("[^.\n]{0,60}?[ ,)](?:--?|[\u2013\u2014])[ \u00a0]")
_OPENING = re.compile("(?:^|[.!?:\n]|[^\\w\\s,;.)\\]-])[ \u00a0\"'(\\[]*$")
# A number or a second name that hangs on a name makes it another (Georgia-Pacific, RI-1).
_HUNG = re.compile(r"-(?:\d|[^\W\d_a-z])")
_NUMERAL = re.compile(r"[IVX]+\b")
_BETWEEN = re.compile(r",? |, | \(")
# A town of so many people is named in news without saying where it lies. Taken from how many towns there are: one
# reader in two knows the two thousand largest.
WELL_KNOWN = 200_000
# A name that is also an ordinary word counts behind "in" when so many live there (Reading, Mobile, Nice, Bath).
WORD_TOWN = 50_000
# A foreign town of fewer people is named with what it lies in.
SMALL_TOWN = 5_000
_OPENING_CHARACTERS = 8
_BODY_WORDS = 4


class _Around(NamedTuple):
    """The words beside a name: `before` and `after` are "" where something else than a blank parts them."""

    before: str
    after: str
    opens: bool  # the word before opens a sentence, so that its capital says nothing
    last_end: int  # where the place named before it ends


@functools.cache
def _no_places(pack: Pack) -> frozenset[str]:
    """Words of the pack that the gazetteer also lists as towns (May, Jan, First)."""
    tables = ("word", "time", "number", "say", "count")
    return frozenset(fold(row["form"]) for table in tables for row in pack.rows(table))


def find_toponyms(reading: Reading, pack: Pack) -> tuple[Toponym, ...]:
    """Give the place names of an article, left to right, those inside longer names marked.

    >>> from saksi.kinds import Article, Reading
    >>> from saksi.pack import load_packs
    >>> article = Article("a", "k", "Jordan Lukman tiba di Cianjur, Jawa Barat.", "", "")
    >>> found = find_toponyms(Reading(article, "id", (), (), (), ()), load_packs()["id"])
    >>> [(name.folded, name.is_inside) for name in found]
    [('jordan', True), ('cianjur', False), ('jawa barat', False)]
    """
    text = reading.article.text
    heads = [s.span for s in reading.sentences if is_headline(text[s.span.start : s.span.end])]
    starts = {paragraph.start for paragraph in reading.paragraphs} | {0}
    found: list[Toponym] = []
    doubtful: list[Toponym] = []
    for match in _matches(text, pack):
        end = found[-1].span.end if found and not found[-1].is_inside else -1
        is_dateline = match.span.start in starts and _is_dateline(text, match, pack)
        each = match._replace(is_dateline=True) if is_dateline else match
        verdict = _judge(text, each, end, _in(each.span, heads), pack)
        if isinstance(verdict, Toponym):
            found.append(verdict)
        elif verdict is None:
            doubtful.append(each)
    sure = {each.folded for each in found if not each.is_inside}
    setting, features = _setting(found), named_features(found)
    again = [each for each in doubtful if _counts_here(text, each, sure, setting, pack)]
    again += [bare for each in doubtful if each not in again and (bare := find_bare(each, features))]
    persons = {word for each in found if each.is_personal for word in each.folded.split()}
    return tuple(
        each
        for each in sorted([*found, *again], key=lambda each: each.span)
        if not (_may_be_person(each) and each.folded in persons)
    )


def _is_dateline(text: str, each: Toponym, pack: Pack) -> bool:
    """Whether a name that opens a paragraph is the head of a report: no small word goes on with it before the dash."""
    after = NEXT.match(text, each.span.end)
    if (after and after.group(1)[0].islower()) or _DATELINE.match(text, each.span.end) is None:
        return False
    return each.listed is not None or not (each.name is None or each.name.is_word or _is_small(each.folded, pack))


def _setting(found: Sequence[Toponym]) -> frozenset[str]:
    """The parts of countries that the sure names of an article lie in, each name taken for its likeliest place."""
    likeliest = (find_place(ids[0]) for each in found if not each.is_inside and (ids := ids_of(each)))
    return frozenset(place.area for place in likeliest if place.area)


def _counts_here(text: str, each: Toponym, sure: Set[str], setting: Set[str], pack: Pack) -> bool:
    """Whether a doubtful name counts: it is sure elsewhere in the article, or of a town where the article is set."""
    if each.name is None or each.name.is_word:
        return False
    if each.folded in sure:
        return True
    form = text[each.span.start : each.span.end]
    if each.name.is_person or each.folded in _no_places(pack) or form.isupper() or len(form) <= LONGEST_ABBREVIATION:
        return False
    own = (find_place(place) for place in own_ids(each.name))
    return any(place.level == "city" and place.area in setting for place in own)


def _may_be_person(each: Toponym) -> bool:
    """Whether a name that stands for itself may be a person's who is named in full elsewhere."""
    if each.is_inside or each.name is None or (each.listed and not each.name.is_person):
        return False
    return not each.before


def _in(span: Span, spans: Sequence[Span]) -> bool:
    """Whether one of the spans, which are in order, holds the start of this one."""
    at = bisect_right(spans, span.start, key=lambda each: each.start)
    return at > 0 and span.start < spans[at - 1].end


def _matches(text: str, pack: Pack) -> Iterator[Toponym]:
    """The longest listed names, left to right, whatever stands beside them."""
    word = CAPITAL.search(text)
    while word is not None:
        start, form = word.start(), word[0]
        found = (short_at(text, start, pack) or match_from(text, word, pack)) if may_open(form, pack) else None
        if found:
            yield found
        end = found.span.end if found else word.end() if form.isalpha() else _first_end(word)
        word = CAPITAL.search(text, end)


def _first_end(word: re.Match[str]) -> int:
    """Where the first of the words ends that hyphens join."""
    hyphen = word.group().find("-")
    return word.end() if hyphen < 0 else word.start() + hyphen + 1


def _judge(text: str, each: Toponym, last_end: int, in_headline: bool, pack: Pack) -> Toponym | str | None:
    """The name with what stands before it; "no" when it is none; None when another mention must decide."""
    roles = load_roles(pack)
    around = _around(text, each.span, last_end, pack)
    before = roles.get(around.before.casefold(), frozenset())
    if each.span.start - last_end <= 1 and last_end > 0:
        around = around._replace(before="")
        before = frozenset()
    if text[each.span.start - 1 : each.span.start] == "-" and each.span.start - 1 != last_end:
        return "no"
    if is_money(text, each.span, pack):
        return "no"
    if _HUNG.match(text, each.span.end) and not is_listed_at(text, each.span.end + 1, pack):
        return each._replace(is_inside=True)
    if not in_headline and not each.is_dateline and _is_inside(text, each, around, before, pack):
        is_named = not any(roles.get(word.casefold()) for word in (around.before, around.after) if word)
        return each._replace(is_inside=True, is_personal=is_named)
    if not (each.listed or each.is_dateline or _counts(text, each, before, pack)):
        return None
    is_placed = "placehead" in before or "prep" in before
    return each._replace(before=around.before.casefold()) if is_placed else each


def _around(text: str, span: Span, last_end: int, pack: Pack) -> _Around:
    last, after = word_before(text, span.start), NEXT.match(text, span.end)
    before = text[last : span.start - 1]
    if before.endswith(".") and len(before) > len("A.") and before[:-1] not in pack.habits.abbreviations:
        before = ""
    opens = before[:1].isupper() and _opens_sentence(text, last)
    return _Around(before, after.group(1) if after else "", opens, last_end)


_OFFICE = frozenset(("title", "rolepart", "rank"))
_SMALL = frozenset(("weekday", "placehead", "prep"))


def _is_inside(text: str, each: Toponym, around: _Around, before: frozenset[str], pack: Pack) -> bool:
    """Whether the name is part of a longer one: a capitalised word beside it that is no office, day or place."""
    is_capital = around.before[:1].isupper()
    if is_capital and "club" in before:
        return True
    office = f"{around.before} {each.folded.partition(' ')[0]}".casefold()
    held = before | load_roles(pack).get(office, frozenset()) if has_head(each, pack) else before
    is_known = each.listed is not None or has_head(each, pack)
    is_titled = is_capital and pack.habits.office_first and bool(held & _OFFICE) and is_known
    is_apart = has_head(each, pack) and not around.before.isupper() and around.before.casefold() not in load_roles(pack)
    if is_capital and not (is_titled or is_apart) and not before & _SMALL and not _says_nothing(each, around, pack):
        return True
    if _is_in_body(text, each.span.start, around.last_end, pack):
        return True
    if not around.after[:1].isupper() or is_titled or _NUMERAL.fullmatch(around.after):
        return False
    after = load_roles(pack).get(around.after.casefold().rstrip("."), frozenset())
    if after & {"title", "rank", "weekday", "prep", "honorific"}:
        return False
    beside = match_at(text, each.span.end + 1, pack)
    return beside is None or not lies_in(each, beside)


def _is_in_body(text: str, start: int, last_end: int, pack: Pack) -> bool:
    """Whether the capitalised words right before a name, small words of names between them, hold one for a body.

    What belongs to the place named before is none (United States and China), nor is a word for forces or a government
    that has its capital from the start of the sentence (Tentara Israel).
    """
    roles = load_roles(pack)
    for _ in range(_BODY_WORDS):
        last = word_before(text, start)
        word = text[last : start - 1]
        if not word or word.endswith(".") or last < last_end:
            return False
        held = roles.get(word.casefold(), frozenset())
        if word[0].islower() and "inner" not in held:
            return False
        if word[0].isupper() and "organisation" in held:
            return not ("force" in held and _opens_sentence(text, last))
        start = last
    return False


def _opens_sentence(text: str, start: int) -> bool:
    return _OPENING.search(text[max(0, start - _OPENING_CHARACTERS) : start]) is not None


def _says_nothing(each: Toponym, around: _Around, pack: Pack) -> bool:
    """Whether the capital of the word before comes from the start of the sentence: a small word, or no person's."""
    if not around.opens or _is_small(around.before, pack):
        return around.opens
    before = find_name(fold(around.before))
    is_personal = any(name is not None and name.is_person for name in (before, each.name))
    return each.listed is not None and before is None and not is_personal


def _is_small(word: str, pack: Pack) -> bool:
    """Whether a word at the start of a sentence is one of the language's own, not a name."""
    folded = word.casefold()
    return folded in pack.habits.common_words or folded in _no_places(pack)


def _counts(text: str, each: Toponym, before: frozenset[str], pack: Pack) -> bool:
    """Whether a name that no pack lists and that stands free is a place; `before`: the roles of the word before."""
    after = _BETWEEN.match(text, each.span.end)
    outer = part_at(text, after.end(), pack) if after and after.group() != " " else None
    if (outer and lies_in(each, outer)) or (each.name is not None and is_feature(each.name)):
        return True
    if each.name is None:
        return False
    is_behind = "prep" in before or stands_behind(text, each.span.start, pack)
    return _may_stand_alone(text, each, ("placehead" in before or has_head(each, pack), is_behind), pack)


def _may_stand_alone(text: str, each: Toponym, behind: tuple[bool, bool], pack: Pack) -> bool:
    assert each.name is not None
    is_headed, is_behind = behind
    form = text[each.span.start : each.span.end]
    if each.folded in _no_places(pack) or form.isupper() or len(form) <= LONGEST_ABBREVIATION:
        return False
    if (is_headed or is_behind) and is_mountain(each, text[word_before(text, each.span.start) : each.span.start - 1]):
        return True
    own = [find_place(place) for place in own_ids(each.name)]
    people = max((place.population for place in own), default=0)
    if is_headed:
        is_near = any(place.country == pack.habits.home for place in own)
        return people >= WORD_TOWN if each.name.is_word else is_near or people >= SMALL_TOWN
    if each.name.is_word or each.name.is_person:
        return False
    return people >= (WORD_TOWN if is_behind else WELL_KNOWN)
