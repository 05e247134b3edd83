"""Looking up the words at a place in a text: what the language pack and the gazetteer list, the longest name first."""

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from saksi.kinds import Span
from saksi.pack import Pack, load_roles
from saksi.resolve.where.gazetteer import Name, find_name, find_place, fold, second_words, words_after

# The first letter comes before the look behind it: what it is no set of then is passed over quickly.
CAPITAL = re.compile(r"[^\W\d_a-z](?<!\w.)[\w\u2019'.]*(?:-[^\W\d_a-z][\w\u2019'.]*){0,4}")
WORD = re.compile(r"[^\W\d_][\w\u2019'.-]*")
NEXT = re.compile(r"[ \u00a0]([^\W\d_][\w\u2019'.-]*)")
_LAST = re.compile(r"[^\W\d_][\w\u2019'.-]*$")
_BLANKS = " \u00a0"
_BEFORE_CHARACTERS = 40
_SIGN = re.compile("['\u2019-]")
# Forms in capitals only are abbreviations; longer names may also be printed in capitals.
LONGEST_ABBREVIATION = 3
# Places of one name that are weighed; those left out have fewest people.
MANY = 40
_LONGEST = 6  # words of a name
_KEPT = 1 << 16


class Toponym(NamedTuple):
    """A place name in the text, and what it may stand for.

    `listed`: the id the pack gives, and the name it prints; `name`: the gazetteer's row; `before`: the word for a place
    or a direction before it, casefolded; `level`, `head`: what kind of part of a country the words before it say it is,
    and what that is called in its name; `is_inside`: part of a longer name, which only tells where a text is set;
    `is_personal`: that longer name may be a person's.
    """

    span: Span
    folded: str
    listed: tuple[str, str] | None
    name: Name | None
    before: str = ""
    level: str = ""
    head: str = ""
    is_dateline: bool = False
    is_inside: bool = False
    is_personal: bool = False


@functools.cache
def listed_places(pack: Pack) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """Form, id and printed name of the pack's places by their first word, the longest first; also in capitals."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for table in ("place", "placemore", "seat"):
        for row in pack.rows(table):
            form, name = row["form"], row["name"] or row["form"]
            for spelt in {form, form.upper()} if len(form) > LONGEST_ABBREVIATION else {form}:
                first = CAPITAL.match(spelt)
                if first:
                    found.setdefault(first.group(), []).append((spelt, row["id"], name))
    return {first: tuple(sorted(names, key=lambda each: -len(each[0]))) for first, names in found.items()}


@functools.cache
def short_places(pack: Pack) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """Form, id and printed name of short forms that stand only behind a town and a comma, by their first word."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in pack.rows("placeshort"):
        first = CAPITAL.match(row["form"])
        if first:
            found.setdefault(first.group(), []).append((row["form"], row["id"], row["name"]))
    return {first: tuple(names) for first, names in found.items()}


def short_at(text: str, start: int, pack: Pack, *, is_given: bool = False) -> Toponym | None:
    """The short form of a part of a country that starts here, behind a comma or known to be one."""
    if not (is_given or text.endswith(", ", 0, start)):
        return None
    first = CAPITAL.match(text, start)
    if first is None:
        return None
    for form, place, name in short_places(pack).get(first.group(), ()):
        return Toponym(Span(start, start + len(form)), fold(form), (place, name), None)
    return None


def match_at(text: str, start: int, pack: Pack) -> Toponym | None:
    """The longest name of the pack or the gazetteer that starts here."""
    first = CAPITAL.match(text, start)
    return match_from(text, first, pack) if first else None


def match_from(text: str, first: re.Match[str], pack: Pack) -> Toponym | None:
    """The longest name of the pack or the gazetteer that starts with a capitalised word."""
    start = first.start()
    listed = _listed_at(text, start, first.group(), pack)
    end, folded, name = _named_at(text, first)
    if listed and start + len(listed[0]) >= end:
        span = Span(start, start + len(listed[0]))
        folded = fold(listed[0])
        return Toponym(span, folded, (listed[1], listed[2]), find_name(folded))
    return Toponym(Span(start, end), folded, None, name) if name else None


def _listed_at(text: str, start: int, first: str, pack: Pack) -> tuple[str, str, str] | None:
    places = listed_places(pack)
    for word in _cores(first):
        for form, place, name in places.get(word, ()):
            end = start + len(form)
            if text.startswith(form, start) and not text[end : end + 1].isalnum():
                return form, place, name
    return None


@functools.lru_cache(_KEPT)
def _longest(word: str) -> int:
    """How many words the longest name has that starts with a printed word, up to a sign in it."""
    return words_after(fold(_SIGN.split(word, maxsplit=1)[0]))


def _named_at(text: str, first: re.Match[str]) -> tuple[int, str, Name | None]:
    """Where the longest gazetteer name that starts with a word ends, the name folded, and its row."""
    start, longest = first.start(), min(_longest(first.group()), _LONGEST)
    word: re.Match[str] | None = first
    ends: list[int] = []
    while word is not None and len(ends) < longest:
        ends.append(word.end())
        word = NEXT.match(text, word.end())
        if word and len(ends) == 1 and not _goes_on(first.group(), word.group(1)):
            break
    for end in reversed(ends):
        for cut in (end,) if text[start:end].isalpha() else _cuts(text, start, end):
            folded = fold(text[start:cut])
            if (name := find_name(folded)) is not None:
                return cut, folded, name
    return start, "", None


def _goes_on(first: str, second: str) -> bool:
    """Whether a name may start with two printed words; told apart only where both are plain letters."""
    return not (first.isalpha() and second.isalpha()) or fold(second) in second_words(fold(first))


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """The end of a name, and where it ends when a full stop, a genitive or a second name hangs on its last word."""
    end -= text[end - 1] in ".'\u2019"
    ends = [text.rfind(sign, start, end) for sign in ("\u2019", "'", "-")]
    ends = [at for at in ends if at > start and " " not in text[at:end]]
    # A lone letter behind an apostrophe is an ending (Apple's), unless the name has several words (St. John's).
    if not (ends and text[end - 2] in "'\u2019" and " " not in text[start:end]):
        yield end
    yield from ends


@functools.lru_cache(_KEPT)
def may_open(word: str, pack: Pack) -> bool:
    """Whether a name of the pack or the gazetteer may start with a printed word."""
    return word in short_places(pack) or any(each in listed_places(pack) for each in _cores(word)) or _longest(word) > 0


def _cores(word: str) -> tuple[str, ...]:
    """A printed word, and what is left of it without a stop or an apostrophe, and up to a sign in it."""
    return (word,) if word.isalpha() else (word, word.rstrip(".'\u2019"), _SIGN.split(word, maxsplit=1)[0])


def part_at(text: str, start: int, pack: Pack) -> Toponym | None:
    """The name of a part of a country, short or long, that starts here."""
    return short_at(text, start, pack) or match_at(text, start, pack)


def is_listed_at(text: str, start: int, pack: Pack) -> bool:
    """Whether a name of the pack starts here."""
    found = match_at(text, start, pack)
    return found is not None and found.listed is not None


def lies_in(each: Toponym, other: Toponym) -> bool:
    """Whether a place of the one name lies in a place of the other."""
    return any(within(a, b) for a in ids_of(each)[:MANY] for b in ids_of(other)[:MANY])


def ids_of(each: Toponym) -> tuple[str, ...]:
    """Every place a name may stand for, the pack's first."""
    listed = (each.listed[0],) if each.listed and each.listed[0] else ()
    return tuple(dict.fromkeys(listed + (each.name.ids if each.name else ())))


def own_ids(name: Name) -> tuple[str, ...]:
    """The places for which a name is their usual one."""
    return tuple(each for each in name.ids if each not in name.others)


@functools.lru_cache(_KEPT)
def within(inner: str, outer: str) -> bool:
    """Whether a place lies in another by the parts of countries.

    >>> within("1642911", "1643084"), within("1643084", "1642911")
    (True, False)
    """
    a, b = find_place(inner), find_place(outer)
    if inner == outer or not a.country:
        return False
    match b.level:
        case "country":
            return a.country == b.country and a.level != "country"
        case "admin1":
            return a.level not in ("country", "admin1") and (a.area == b.area if b.area else a.code == b.code)
        case "admin2":
            return a.level in ("city", "admin3") and bool(b.district) and a.district == b.district
        case "city":
            return a.level == "admin3" and bool(b.district) and a.district == b.district
    return False


def has_head(each: Toponym, pack: Pack) -> bool:
    """Say whether a name opens with the word for a place itself (Kabupaten Luwu Utara)."""
    first, _, rest = each.folded.partition(" ")
    return bool(rest) and "placehead" in load_roles(pack).get(first, ())


@functools.cache
def _money(pack: Pack) -> Mapping[str, frozenset[str]]:
    """The first words of units of several words, by the rest, casefolded (dolar AS)."""
    found: dict[str, set[str]] = {}
    for first, blank, rest in (row["form"].casefold().partition(" ") for row in pack.rows("unit")):
        if blank:
            found.setdefault(rest, set()).add(first)
    return {rest: frozenset(firsts) for rest, firsts in found.items()}


def is_money(text: str, span: Span, pack: Pack) -> bool:
    """Say whether a name is part of a currency's (US$, dolar AS)."""
    if unicodedata.category(text[span.end : span.end + 1] or " ") == "Sc":
        return True
    firsts = _money(pack).get(text[span.start : span.end].casefold())
    return firsts is not None and text[word_before(text, span.start) : span.start - 1].casefold() in firsts


def word_before(text: str, start: int) -> int:
    """Give where the word begins that stands before, a blank between; the blank's place when there is none."""
    end = start - 1
    if end < 1 or text[end] not in _BLANKS:
        return end
    token = text[max(0, end - _BEFORE_CHARACTERS) : end]
    edge = max(token.rfind(" "), token.rfind("\u00a0"), token.rfind("\n"))
    if token[edge + 1 :].isalpha():
        return end - len(token) + edge + 1
    last = _LAST.search(token, edge + 1)
    return end - len(last.group()) if last else end
