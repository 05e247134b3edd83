"""Names of persons: capitalised runs of words without the titles, offices and places that stand before them."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from saksi.kinds import Reading, Span
from saksi.pack import Pack, load_roles
from saksi.resolve.body import body_words, place_words
from saksi.resolve.borne import is_borne, ties_names
from saksi.resolve.capital import Capitals
from saksi.resolve.gender import opens_given
from saksi.resolve.local import NOWHERE, Local, governed, words_for

# A person's name has at most this many words.
NAME_WORDS = 5
# The capitals of where something is (Jalan H. R. Rasuna Said), with their stops.
SITE_WORDS = 7
# No more capitals stand for given names inside a name.
INITIALS = 3
# Where a firm's word may stand before a name that goes on with a word of persons' names (PT Sumber Tarum Jaya).
_FIRM_REACH = 4
# Tables that list bodies and places, some by a short form in capitals alone.
_LISTED = (("place", "form"), ("body", "form"), ("body", "body"))
# Capitals without a stop that number a body (Komisi V); a name may open with the numeral for one (I Wayan X).
_NUMERALS = ("V", "X")
# Words kept of which it is known whether they may be a name's.
_KEPT = 1 << 14
# An office between commas behind a name.
_HELD = re.compile(r",[ \u00a0]([a-z][^,.;:()\n]{3,80}),")
# A role behind a name's comma shows within four words.
_APPOSED = re.compile(r",[ \u00a0]((?:[\w\u2019'-]+[ \u00a0]?){1,4})")


class Named(NamedTuple):
    """A person's name as it stands in the text; `title` is what precedes it in the same run."""

    name: str
    span: Span
    title: str


@functools.cache
def _office_words(pack: Pack) -> frozenset[str]:
    """Words that no person's name holds: those of offices, organisations, firms, documents, weekdays and places."""
    roles = {"title", "rolepart", "field", "organisation", "firmword", "document", "weekday", "rank"}
    words = {form for form, held in load_roles(pack).items() if roles & held}
    return frozenset(words | place_words(pack) | body_words(pack))


@functools.cache
def _printed_small(pack: Pack) -> frozenset[str]:
    """The words of offices, bodies and places, save those listed in capitals alone: Un may be a name's word, not UN."""
    rows = [row[column] for table, column in _LISTED for row in pack.rows(table)]
    words = {word for form in rows for word in form.split()}
    brief = {word.casefold() for word in words if word.isupper()} - {w.casefold() for w in words if not w.isupper()}
    return _office_words(pack) - brief


@functools.cache
def _ordinary_words(pack: Pack) -> frozenset[str]:
    """Words that news prints small: before a name their capital says nothing (Sikap Rahma; Penangkapan Rahma Dewi)."""
    namelike = {form for form, held in load_roles(pack).items() if "namelike" in held}
    return frozenset(row["word"] for row in pack.rows("ordinary")) - namelike


@functools.cache
def _idle_words(pack: Pack) -> frozenset[str]:
    """Ordinary words that belong to no office or body either."""
    return _ordinary_words(pack) - _office_words(pack)


def opens_ordinary(word: str, pack: Pack) -> bool:
    """Whether the capital of a word that opens a sentence says nothing, since news prints the word small elsewhere."""
    return word.casefold() in _ordinary_words(pack)


@functools.cache
def _small_words(pack: Pack) -> frozenset[str]:
    """Words whose capital says nothing at the start of a sentence: small words and cues."""
    small = {
        form for form, held in load_roles(pack).items() if held - {"particle", "group", "medium", "firm", "degree"}
    }
    return frozenset(small | {row["form"].casefold() for row in pack.rows("say")}) - _office_words(pack)


@functools.lru_cache(_KEPT)
def split_name(phrase: str, pack: Pack, local: Local = NOWHERE) -> tuple[str, str]:
    """Split a source as printed into what precedes the name and the person's name ("" when it holds none).

    >>> from saksi.pack import load_packs
    >>> split_name("Kepala BPBD Ende Yohana Bhoki", load_packs()["id"])
    ('Kepala BPBD Ende', 'Yohana Bhoki')
    """
    words = phrase.split()
    while len(words) > 1 and "degree" in load_roles(pack).get(words[-1].replace(".", "").strip(",").casefold(), ()):
        words.pop()
    start = len(words) - _ends_as_place(words, pack)
    while start > 0 and len(words) - start < NAME_WORDS:
        if 1 < start < len(words) and words[start - 1].casefold() in _ordinary_words(pack):
            break
        if start < len(words) and words[start - 1].endswith(pack.habits.owning or ("\0",)):
            break
        if not (
            _is_name(words[start - 1], pack, local)
            or _is_second_name(words, start, pack, local)
            or _opens_name(words, start, pack)
            or _are_initials(words, start, pack, local)
            or (start < len(words) and (opens_given(words[:start], pack) or ties_names(words, start, pack)))
            or (is_borne(words, start - 1, pack) and words[start - 1][0].isupper())
        ):
            break
        start -= 1
    if 0 < start < len(words) - 2 and (words[start].casefold() in local.places or _wants(words[start - 1], pack)):
        start += 1
    else:
        start += governed(words, start, pack)
    of_body = "organisation" in load_roles(pack).get(words[0].casefold(), ()) or _wants(words[start - 1], pack)
    if 0 < start == len(words) - 1 and (of_body or _is_area(words[-2:], pack, local)):
        # One word behind a body with no office before it is the body's (Serikat Petani Kelapa; Direktur RSUD Piru).
        start += 1
    if 1 < start == len(words) - 1 and all(opens_ordinary(word, pack) for word in words[start - 1 :]):
        # So it is where ordinary words make the name (Dokter Lintas Batas).
        start += 1
    return " ".join(words[:start]).rstrip(","), " ".join(words[start:]).strip(",.")


def _ends_as_place(words: Sequence[str], pack: Pack) -> bool:
    """Whether the last of a few words behind a comma or an honorific is a place's name: there a person bears it."""
    before = words[-3] if len(words) > 2 else ""
    bears = before.endswith(",") or "honorific" in load_roles(pack).get(before.casefold().rstrip("."), ())
    named = bears and _name_form(words[-2], pack) != "" and words[-1].strip("().,")[:1].isupper()
    return named and words[-1].casefold() in place_words(pack)


def _is_area(words: Sequence[str], pack: Pack, local: Local) -> bool:
    """Whether the second of two words is the place of the article that the office before it is of (Bupati Selayar)."""
    return "of-area" in load_roles(pack).get(words[0].casefold(), ()) and words[1].casefold() in local.places


def _wants(word: str, pack: Pack) -> bool:
    """Whether a body cannot stand without a name, so that the word behind it is none of a person's (Universitas X)."""
    return "named" in load_roles(pack).get(word.casefold(), ())


def _is_name(word: str, pack: Pack, local: Local) -> bool:
    form = _name_form(word, pack)
    return form != "" and form not in local.bodies


@functools.lru_cache(_KEPT)
def _name_form(word: str, pack: Pack) -> str:
    """A word of a name, casefolded; "" when it can be none in any article."""
    bare = word.strip("().,")
    if not bare[:1].isupper() or word.startswith("(") or word.endswith(","):
        return ""
    is_acronym = (len(bare) > 1 or word in _NUMERALS) and bare.isupper() and "." not in bare
    form = bare.casefold()
    return "" if is_acronym or form in _printed_small(pack) else form


def _are_initials(words: Sequence[str], start: int, pack: Pack, local: Local) -> bool:
    """Whether capitals without stops stand between a first and a last name (Yoris IMP Wora).

    Before a whole name they are a body's or a place's, and what stands before them is part of it (Bapenda NTT Ari Moa).
    """
    bare = words[start - 1]
    if not (1 < len(bare) <= INITIALS and bare.isupper() and bare.isalpha()) or not 1 < start == len(words) - 1:
        return False
    first, roles, form = words[start - 2], load_roles(pack), bare.casefold()
    if form in roles or form in _office_words(pack) or first.casefold() in roles or opens_ordinary(first, pack):
        return False
    return _is_name(first, pack, local)


def _opens_name(words: Sequence[str], start: int, pack: Pack) -> bool:
    """Whether the word before a name opens it, though places' names hold the word too (La Ode Rahma)."""
    before = words[start - 1]
    return start < len(words) and before[:1].isupper() and "opens-name" in load_roles(pack).get(before.casefold(), ())


def _is_second_name(words: Sequence[str], start: int, pack: Pack, local: Local) -> bool:
    """Whether the word before `start` is a title that also names people, with another name before it (Yosep Ratu).

    Behind a firm's word it goes with the firm's name (PT Tarum Jaya).
    """
    roles = load_roles(pack)
    if start < 2 or "namelike" not in roles.get(words[start - 1].casefold(), ()):
        return False
    if any("firm" in roles.get(word.casefold(), ()) for word in words[max(0, start - _FIRM_REACH) : start - 1]):
        return False
    return words[start - 1][0].isupper() and _is_name(words[start - 2], pack, local)


def find_names(reading: Reading, pack: Pack, local: Local, capitals: Capitals) -> Iterator[Named]:
    """Yield the names of persons that two or more words make, left to right; single words are too often none.

    A role before a comma goes with the name behind it (Kepala Dinas Sosial, Ratna Dewi).
    """
    text, roles, bodies = reading.article.text, load_roles(pack), words_for(pack, "organisation")
    small, ordinary = _small_words(pack), _idle_words(pack)
    before: tuple[int, str] = (-1, "")
    for opening, last in capitals.runs:
        is_opening = opening in capitals.openings and opening + 1 < last
        word = text[slice(*reading.words[opening])].casefold()
        first = opening + (is_opening and (word in small or word in ordinary))
        start, end = reading.words[first].start, reading.words[last - 1].end
        is_body = text[slice(*reading.words[first])].casefold() in bodies
        if is_body and not (first and _is_office(text[slice(*reading.words[first - 1])], roles)):
            continue
        led = roles.get(text[slice(*reading.words[opening - 1])].casefold(), frozenset()) if opening else frozenset()
        if last - opening <= SITE_WORDS and _is_site(roles.get(word, frozenset()), led, last - opening):
            continue
        title, name = split_name(text[start:end], pack, local)
        if text[before[0] : start] == ", " and all("honorific" in roles.get(w.casefold(), ()) for w in title.split()):
            title = f"{before[1]} {title}".strip()
        ending = next((mark for mark in pack.habits.owning if name.endswith(mark)), "")
        name = name[: len(name) - len(ending) + ending.startswith("s")]
        if " " in name or (name and _is_addressed(title, roles)):
            at = text.rfind(name, start, end)
            yield Named(
                name,
                Span(at, at + len(name)),
                title or (_apposed if pack.habits.owning else _held)(text, at + len(name), roles),
            )
        before = (end, title if not name else "")


def _is_site(held: Set[str], led: Set[str], size: int) -> bool:
    """Whether a short run of capitals is a place, by its first word or the one before it (Jalan X; di Srondol X)."""
    return "site" in held or (size <= NAME_WORDS and ("site" in led or {"within", "placehead"} <= led))


def _is_addressed(title: str, roles: Mapping[str, frozenset[str]]) -> bool:
    """Whether what persons alone are addressed by stands right before a name, so that one word is enough (Prof. X).

    It opens the title or stands behind an office: between two names it is another's (Yoris H. Wora).
    """
    words = [word.rstrip(".").casefold() for word in title.split()]
    addressed = bool(words) and bool({"honorific", "rank"} & roles.get(words[-1], frozenset()))
    return addressed and (len(words) == 1 or bool({"title", "rank", "honorific"} & roles.get(words[0], frozenset())))


def _apposed(text: str, at: int, roles: Mapping[str, frozenset[str]]) -> str:
    """The role that a comma sets behind a name (Rina Holt, the mayor of Lontar); "" when none follows."""
    match = _APPOSED.match(text, at)
    words = match.group(1).split() if match else []
    for number, word in enumerate(words):
        if "title" in roles.get(word.casefold(), ()):
            kept = [w for w in words[: number + 1] if "article" not in roles.get(w.casefold(), ())]
            return " ".join(kept)
    return ""


def _held(text: str, at: int, roles: Mapping[str, frozenset[str]]) -> str:
    """The office that a comma sets behind a name, up to the next (Rahma Dewi, ketua Yayasan Lentera, ...)."""
    match = _HELD.match(text, at)
    office = match.group(1) if match else ""
    return office if "title" in roles.get(office.partition(" ")[0], ()) else ""


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
