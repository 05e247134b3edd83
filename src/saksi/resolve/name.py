"""Names of persons: capitalised runs of words without the titles, offices and places that stand before them."""

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from saksi.kinds import Reading, Span
from saksi.pack import Pack, load_roles
from saksi.resolve.body import body_words

# More capitalised words than this are a headline or a list.
RUN_WORDS = 16
# A person's name has at most this many words.
NAME_WORDS = 5
# Prose capitalises its first word and its names, well under this share.
HEADLINE_SHARE = 0.6
# Words kept of which it is known whether they may be a name's.
_KEPT = 1 << 14
# A role behind a name's comma shows within four words.
_APPOSED = re.compile(r",[ \u00a0]((?:[\w\u2019'-]+[ \u00a0]?){1,4})")
_WORD = re.compile(r"[^\W\d_][\w.'\u2019-]*")


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name as it stands in the text; `title` is what precedes it in the same run."""

    name: str
    span: Span
    title: str


@dataclass(frozen=True, slots=True)
class Local:
    """Words that are no names of persons in one article, casefolded.

    `places` are used as place names: behind a title they belong to the office (Camat Nita Paulus Moa). `bodies` stand
    in the full form of an abbreviation (Komisi Air Minum Daerah (KAMD)).
    """

    places: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Capitals:
    """Where capitals stand in an article, as numbers of words: `runs` of them, first and last (exclusive), in prose.

    `openings` are the words that open a sentence, where a capital says nothing.
    """

    runs: tuple[tuple[int, int], ...]
    openings: frozenset[int]


def find_capitals(reading: Reading, pack: Pack) -> Capitals:
    """Give the capitals of an article, read once for all who look for names."""
    return Capitals(tuple(_runs(reading, load_roles(pack))), _openings(reading))


@functools.cache
def _office_words(pack: Pack) -> frozenset[str]:
    """Words that no person's name holds: those of offices, organisations, documents, weekdays and places."""
    roles = {"title", "rolepart", "organisation", "document", "weekday", "rank"}
    words = {form for form, held in load_roles(pack).items() if roles & held}
    for row in pack.rows("place"):
        words.update(row["form"].casefold().split())
    return frozenset(words | body_words(pack))


@functools.cache
def _small_words(pack: Pack) -> frozenset[str]:
    """Words whose capital says nothing at the start of a sentence: small words and cues."""
    small = {form for form, held in load_roles(pack).items() if held - {"particle", "group", "medium"}}
    return frozenset(small | {row["form"].casefold() for row in pack.rows("say")}) - _office_words(pack)


def split_name(phrase: str, pack: Pack, local: Local = Local()) -> tuple[str, str]:
    """Split a source as printed into what precedes the name and the person's name ("" when it holds none).

    >>> from saksi.pack import load_packs
    >>> split_name("Kepala BPBD Ende Yohana Bhoki", load_packs()["id"])
    ('Kepala BPBD Ende', 'Yohana Bhoki')
    """
    words = phrase.split()
    start = len(words)
    while start > 0 and len(words) - start < NAME_WORDS:
        if not (_is_name(words[start - 1], pack, local) or _is_second_name(words, start, pack, local)):
            break
        start -= 1
    if 0 < start < len(words) - 2 and words[start].casefold() in local.places:
        start += 1
    return " ".join(words[:start]).rstrip(","), " ".join(words[start:]).strip(",.")


def _is_name(word: str, pack: Pack, local: Local) -> bool:
    form = _name_form(word, pack)
    return form != "" and form not in local.bodies


@functools.lru_cache(_KEPT)
def _name_form(word: str, pack: Pack) -> str:
    """A word of a name, casefolded; "" when it can be none in any article."""
    bare = word.strip("().,")
    if not bare[:1].isupper() or word.startswith("(") or word.endswith(","):
        return ""
    is_acronym = len(bare) > 1 and bare.isupper() and "." not in bare
    form = bare.casefold()
    return "" if is_acronym or form in _office_words(pack) else form


def _is_second_name(words: Sequence[str], start: int, pack: Pack, local: Local) -> bool:
    """Whether the word before `start` is a title that also names people, with another name before it (Yosep Ratu)."""
    if start < 2 or "namelike" not in load_roles(pack).get(words[start - 1].casefold(), ()):
        return False
    return words[start - 1][0].isupper() and _is_name(words[start - 2], pack, local)


def local_places(reading: Reading, pack: Pack) -> frozenset[str]:
    """The capitalised words that stand behind a word for a place or a direction somewhere in the text, casefolded.

    Behind a warden the word is part of the office (Wali Kota Sari Dewi) and says nothing.
    """
    text, words, heads, wardens = (
        reading.article.text,
        reading.words,
        _words_for(pack, "placehead"),
        _words_for(pack, "warden"),
    )
    found = set()
    for at in range(1, len(words)):
        start, end = words[at]
        if not text[start].isupper():
            continue
        if text[slice(*words[at - 1])].casefold() in heads and not (
            at > 1 and text[slice(*words[at - 2])].casefold() in wardens
        ):
            found.add(text[start:end].casefold())
    return frozenset(found)


@functools.cache
def _words_for(pack: Pack, role: str) -> frozenset[str]:
    return frozenset(form for form, held in load_roles(pack).items() if role in held)


def find_names(reading: Reading, pack: Pack, local: Local, capitals: Capitals) -> Iterator[Named]:
    """Yield the names of persons that two or more words make, left to right; single words are too often none.

    A role before a comma goes with the name behind it (Kepala Dinas Sosial, Ratna Dewi).
    """
    text, roles, bodies, small = (
        reading.article.text,
        load_roles(pack),
        _words_for(pack, "organisation"),
        _small_words(pack),
    )
    before: tuple[int, str] = (-1, "")
    for opening, last in capitals.runs:
        is_opening = opening in capitals.openings and opening + 1 < last
        first = opening + (is_opening and text[slice(*reading.words[opening])].casefold() in small)
        start, end = reading.words[first].start, reading.words[last - 1].end
        is_body = text[slice(*reading.words[first])].casefold() in bodies
        if is_body and not (first and _is_office(text[slice(*reading.words[first - 1])], roles)):
            continue
        title, name = split_name(text[start:end], pack, local)
        if text[before[0] : start] == ", " and all("honorific" in roles.get(w.casefold(), ()) for w in title.split()):
            title = f"{before[1]} {title}".strip()
        ending = next((mark for mark in pack.habits.owning if name.endswith(mark)), "")
        name = name[: len(name) - len(ending) + ending.startswith("s")]
        if " " in name:
            at = text.rfind(name, start, end)
            yield Named(
                name,
                Span(at, at + len(name)),
                title or (_apposed(text, at + len(name), roles) if pack.habits.owning else ""),
            )
        before = (end, title if not name else "")


def _apposed(text: str, at: int, roles: Mapping[str, frozenset[str]]) -> str:
    """The role that a comma sets behind a name (Rina Holt, the mayor of Lontar); "" when none follows."""
    match = _APPOSED.match(text, at)
    words = match.group(1).split() if match else []
    for number, word in enumerate(words):
        if "title" in roles.get(word.casefold(), ()):
            kept = [w for w in words[: number + 1] if "article" not in roles.get(w.casefold(), ())]
            return " ".join(kept)
    return ""


def _is_office(word: str, roles: Mapping[str, frozenset[str]]) -> bool:
    """Whether a word before a body makes it somebody's office (juru bicara KPK Sari Dewi)."""
    return word.islower() and bool({"title", "rolepart"} & roles.get(word, frozenset()))


def find_bodies(reading: Reading, pack: Pack, persons: Set[str], capitals: Capitals) -> Iterator[tuple[str, int]]:
    """Yield capitalised runs that are no persons, places or days, with where they begin; articles are cut off.

    `persons`: the words of persons' names, casefolded.
    """
    text, roles, places = reading.article.text, load_roles(pack), _place_forms(pack)
    for first, last in capitals.runs:
        at = first
        while at < last and _is_idle(
            text[slice(*reading.words[at])].casefold(), pack, is_opening=at in capitals.openings
        ):
            at += 1
        if at == last:
            continue
        name = text[reading.words[at].start : reading.words[last - 1].end]
        words = {word.casefold() for word in name.split()}
        if name not in places and not words & persons and not any(_NO_BODY & roles.get(w, frozenset()) for w in words):
            yield name, reading.words[at].start


# Roles of words that no body's name holds.
_NO_BODY = frozenset({"title", "honorific", "weekday", "rank"})


def _is_idle(word: str, pack: Pack, *, is_opening: bool) -> bool:
    """Whether a word at the head of a run is no part of a name: an article, or a small word that opens a sentence."""
    known = load_roles(pack).get(word, frozenset())
    return bool(known & {"article", "definite"}) or (is_opening and word in _small_words(pack))


@functools.cache
def _place_forms(pack: Pack) -> frozenset[str]:
    return frozenset(row["form"] for row in pack.rows("place"))


def _openings(reading: Reading) -> frozenset[int]:
    """The numbers of the words that open a sentence, marks aside."""
    starts = [sentence.span for sentence in reading.sentences] + [quote.inner for quote in reading.quotes]
    numbers = (bisect_left(reading.words, Span(span.start, 0)) for span in starts)
    text, words = reading.article.text, reading.words
    return frozenset(at + (at < len(words) and not text[words[at].start].isalnum()) for at in numbers)


def _runs(reading: Reading, roles: Mapping[str, frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words on one line of prose, with particles (bin, al) and bracketed abbreviations between."""
    text, words = reading.article.text, reading.words
    headlines = _headline_words(reading)
    at = 0
    while at < len(words):
        if not text[words[at].start].isupper() or at in headlines:
            at += 1
            continue
        end = at + 1
        while end < len(words) and end - at < RUN_WORDS:
            step = _continues(text, words, end, roles)
            if not step:
                break
            end += step
        while end > at + 1 and not text[words[end - 1].start].isupper():
            end -= 1
        yield at, end
        at = end


def _headline_words(reading: Reading) -> Set[int]:
    """The numbers of the words that stand in headlines."""
    text, words, found = reading.article.text, reading.words, set[int]()
    for sentence in reading.sentences:
        if _is_headline(text[slice(*sentence.span)]):
            first = bisect_left(words, Span(sentence.span.start, 0))
            found.update(range(first, bisect_left(words, Span(sentence.span.end, 0), first)))
    return found


def _is_headline(sentence: str) -> bool:
    """Whether a sentence without a stop has most of its words capitalised, so that capitals say nothing in it."""
    if not sentence[-1:].isalnum():
        return False
    words = _WORD.findall(sentence)
    return len(words) > 2 and sum(w[0].isupper() for w in words) > HEADLINE_SHARE * len(words)


def _continues(text: str, words: tuple[Span, ...], at: int, roles: Mapping[str, frozenset[str]]) -> int:
    """How many words the run goes on by: 0 when it ends."""
    if text[words[at - 1].end : words[at].start] not in (" ", ""):
        return 0
    word = text[words[at].start : words[at].end]
    if word == "(" and at + 3 < len(words):
        closes = text[words[at + 2].start] == ")" and text[words[at + 1].start].isupper()
        return 3 if closes and text[words[at + 3].start].isupper() else 0
    if word == ".":
        return int(words[at - 1].end - words[at - 1].start == 1)
    return int(word[0].isupper() or "particle" in roles.get(word.casefold(), ()))
