"""Names of persons: capitalised runs of words without the titles, offices and places that stand before them."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from saksi.kinds import Claim, Reading, Span
from saksi.pack import Pack, load_roles
from saksi.resolve.capital import Capitals
from saksi.resolve.where.local import NOWHERE, Local, governed, words_for
from saksi.resolve.who.body import behind_body, place_forms, place_words, title_before
from saksi.resolve.who.borne import (
    NAME_WORDS,
    is_anothers_office,
    is_borne,
    is_ruled,
    is_second_body,
    is_site,
    ties_names,
)
from saksi.resolve.who.gender import given_names, opens_given
from saksi.resolve.who.nameword import (
    are_initials,
    degree_form,
    ends_with_office,
    happens,
    idle_words,
    is_addressed,
    is_behind_comma,
    is_initial,
    is_name,
    is_second_name,
    name_form,
    opens_name,
    opens_ordinary,
    ordinary_words,
    small_words,
    without_owning,
)
from saksi.resolve.who.usage import OFFICE_BEHIND, Usage, name_behind, name_beside, settle_name, unpointed

# What somebody works in takes no more words than this behind what he is (pakar hukum tata negara Universitas X).
FIELD_WORDS = 5
# Roles of words that lead away from what somebody is, and that tell something of a name before their comma.
_LEADS = frozenset({"prep", "relative", "that", "adverb", "modal", "join", "deictic", "sub"})
_TOLD = frozenset({"relative", "verb"})
# Roles of words that a name may end in behind a given name.
_ALSO_NAMES = frozenset({"modal", "weekday"})
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


def split_name(phrase: str, pack: Pack, local: Local = NOWHERE) -> tuple[str, str]:
    """Split a source as printed into what precedes the name and the person's name ("" when it holds none).

    >>> from saksi.pack import load_packs
    >>> split_name("Kepala BPBD Ende Yohana Bhoki", load_packs()["id"])
    ('Kepala BPBD Ende', 'Yohana Bhoki')
    """
    # What no word of an article changes is split once for all articles.
    return _split_name(phrase, pack, local if local.holds(phrase) else NOWHERE)


@functools.lru_cache(_KEPT)
def _split_name(phrase: str, pack: Pack, local: Local) -> tuple[str, str]:
    words = phrase.split()
    while len(words) > 1 and "degree" in load_roles(pack).get(degree_form(words[-1]), ()):
        words.pop()
    start = len(words) - _ends_as_place(words, pack)
    while start > 0 and len(words) - start < NAME_WORDS:
        if 1 < start < len(words) and _is_idle_inside(words[start - 2 : start], pack):
            break
        if start < len(words) and words[start - 1].endswith(pack.habits.owning):
            break
        if not (
            is_name(words[start - 1], pack, local)
            or is_second_name(words, start, pack, local)
            or is_behind_comma(words, start, pack, local)
            or opens_name(words, start, pack)
            or are_initials(words, start, pack, local)
            or is_initial(words, start, pack, local)
            or _ends_given(words, start, pack)
            or (start < len(words) and (opens_given(words[:start], pack) or ties_names(words, start, pack)))
            or (is_borne(words, start - 1, pack) and words[start - 1][0].isupper())
        ):
            break
        start -= 1
    start += governed(words, start, pack, local)
    start = max(start, behind_body(words))
    while start < len(words) - 1 and is_addressed(words[start], pack):
        start += 1
    if 0 < start == len(words) - 1 and (_is_of_body(words, start, pack) or _is_area(words[-2:], pack, local)):
        # One word behind a body with no office before it is the body's (Serikat Petani Kelapa; Direktur RSUD Piru).
        start += 1
    if 1 < start == len(words) - 1 and all(opens_ordinary(word, pack) for word in words[start - 1 :]):
        # So it is where ordinary words make the name (Dokter Lintas Batas).
        start += 1
    return " ".join(words[:start]).rstrip(","), " ".join(words[start:]).strip(",.")


def split_used(phrase: str, pack: Pack, local: Local, usage: Usage) -> tuple[str, str]:
    """Split a source as `split_name` does, and as the article uses the words of the name."""
    phrase = unpointed(phrase, pack)
    title, name = name_behind(phrase, pack) if "," in phrase else ("", "")
    if not name:
        title, name = split_name(phrase, pack, local)
    if phrase.count(" ") > OFFICE_BEHIND and (found := name_beside(phrase, name, usage, pack))[1]:
        title, name = found
    return settle_name(phrase, (title, name), usage, pack, local.places)


def _is_of_body(words: Sequence[str], start: int, pack: Pack) -> bool:
    """Whether one last word stands behind a body that opens a phrase or wants a name (Universitas X), or a firm."""
    roles = load_roles(pack)
    opens = "organisation" in roles.get(words[0].casefold(), ()) or happens(words[0].casefold(), pack)
    if (opens and not ends_with_office(words[:start], pack)) or "named" in roles.get(words[start - 1].casefold(), ()):
        return True
    firm = next((at for at in range(start - 1, 0, -1) if "firm" in roles.get(words[at].casefold(), ())), start)
    is_close = 1 < start - firm < NAME_WORDS - 1 and all(word[0].isupper() for word in words[firm:start])
    return is_close and words[-1].casefold() not in given_names(pack)


def _ends_given(words: Sequence[str], start: int, pack: Pack) -> bool:
    """Whether the last word, which is also a month's or a small one, stands behind a given name (Theresa May)."""
    if start != len(words) or start < 2 or not words[-1][0].isupper():
        return False
    held = load_roles(pack).get(words[-1].casefold(), frozenset())
    return bool(held & _ALSO_NAMES) and words[-2].casefold() in given_names(pack)


def _is_idle_inside(words: Sequence[str], pack: Pack) -> bool:
    """Whether news prints the last of two words small, and neither is a name people are given (Budi Karya Sumadi)."""
    return words[-1].casefold() in ordinary_words(pack) and given_names(pack).isdisjoint(map(str.casefold, words))


def _ends_as_place(words: Sequence[str], pack: Pack) -> bool:
    """Whether the last of a few words behind a comma or an honorific is a place's name: there a person bears it."""
    before = words[-3] if len(words) > 2 else ""
    bears = before.endswith(",") or "honorific" in load_roles(pack).get(before.casefold().rstrip("."), ())
    named = bears and name_form(words[-2], pack) != "" and words[-1].strip("().,")[:1].isupper()
    return named and words[-1].casefold() in place_words(pack)


def _is_area(words: Sequence[str], pack: Pack, local: Local) -> bool:
    """Whether the second of two words is the place of the article that the office before it is of (Bupati Selayar)."""
    return "of-area" in load_roles(pack).get(words[0].casefold(), ()) and words[1].casefold() in local.places


def find_names(reading: Reading, pack: Pack, local: Local, capitals: Capitals, usage: Usage) -> Iterator[Named]:
    """Yield the names of persons that two or more words make, left to right; single words are too often none.

    A role before a comma goes with the name behind it (Kepala Dinas Sosial, Ratna Dewi).
    """
    text, forms, roles = reading.article.text, reading.forms, load_roles(pack)
    bodies, small, ordinary = words_for(pack, "organisation"), small_words(pack), idle_words(pack)
    before, behind = (-1, ""), _apposed if pack.habits.owning else _held
    for opening, last in capitals.runs:
        is_idle = opening in capitals.openings and (forms[opening] in small or forms[opening] in ordinary)
        first = opening + (opening + 1 < last and (is_idle or is_second_body(reading, opening)))
        start, end = reading.words[first].start, reading.words[last - 1].end
        led_on = pack.habits.owning and any("title" in roles.get(form, ()) for form in forms[first + 1 : last - 1])
        stands = "speaks-for" in roles.get(forms[first], ())
        if forms[first] in bodies and not (led_on or stands or _is_office(reading, first, pack)):
            continue
        led = roles.get(forms[opening - 1] if opening else "", frozenset())
        office = "part" in led and "title" in roles.get(forms[opening - 2], ())  # Director of | Engineering X
        start = before[0] - len(before[1]) if office and before[0] == reading.words[opening - 2].end else start
        # What an office before it goes on with is no site (Menteri Pekerjaan Umum dan Perumahan Rakyat X).
        joined = "and" in led and before[1] != "" and before[0] == reading.words[opening - 2].end
        if not joined and is_site(reading, opening, last, pack):
            continue
        title, name = split_used(text[start:end], pack, local, usage)
        if name and (is_anothers_office(text, start, end, name, pack) or is_ruled(text, end, title, pack, local)):
            title, name = text[start:end], ""
        if before[1] and _are_honours(text, Span(before[0], start), title, roles):
            title = f"{before[1]} {title}".strip()
        owner = without_owning(name, pack)
        name = owner if owner == name or is_name(owner.rpartition(" ")[2], pack, local) else ""
        if " " in name or (name and _is_addressed(title, roles)):
            at = text.rfind(name, start, end)
            told = title_before(text, at, pack), behind(text, at + len(name), roles)
            title = title or next(filter(None, told if pack.habits.owning else told[::-1]), "")
            yield Named(name, Span(at, at + len(name)), title)
        before = (end, title if not name else "")


def find_spoken(text: str, pack: Pack, claims: Sequence[Claim], local: Local, usage: Usage) -> Iterator[Named]:
    """Yield whole names of sources that a small word leads to from a calling (Anggota DPR dari Fraksi X Rahma Dewi)."""
    roles = load_roles(pack)
    for start, end in (claim.source[0] for claim in claims if claim.source):
        phrase = text[start:end]
        first, _, rest = phrase.partition(" ")
        led = (word for word in rest.split() if word.islower() and "inner" in roles.get(word, ()))
        if "title" in roles.get(first.casefold(), ()) and any(led):
            title, name = split_used(phrase, pack, local, usage)
            if " " in name and phrase.endswith(name):
                yield Named(name, Span(end - len(name), end), title)


_HONOURS = frozenset({"honorific", "rank"})
_PLAIN = re.compile(r"[^\s,.]+")


def _are_honours(text: str, gap: Span, title: str, roles: Mapping[str, frozenset[str]]) -> bool:
    """Whether between a role and a name stand only a comma and ways of address or ranks (RSUD X, dr. Ratna Dewi)."""
    first = _PLAIN.search(text, *gap)
    if first is not None and first.end() < gap.end and not _HONOURS & roles.get(first[0].casefold(), frozenset()):
        return False
    words = f"{text[slice(*gap)]}{title}".casefold()
    return "\n" not in words and all(_HONOURS & roles.get(word, frozenset()) for word in _PLAIN.findall(words))


def _is_addressed(title: str, roles: Mapping[str, frozenset[str]]) -> bool:
    """Whether what persons alone are addressed by stands right before a name, so that one word is enough (Prof. X).

    It opens the title or stands behind an office: between two names it is another's (Yoris H. Wora).
    """
    words = [word.rstrip(".").casefold() for word in title.split()]
    addressed = bool(words) and bool(_HONOURS & roles.get(words[-1], frozenset()))
    return addressed and (len(words) == 1 or bool({"title", "rank", "honorific"} & roles.get(words[0], frozenset())))


def _apposed(text: str, at: int, roles: Mapping[str, frozenset[str]]) -> str:
    """The role that a comma sets behind a name (Rina Holt, the mayor of Lontar); "" when none follows."""
    match = _APPOSED.match(text, at)
    words = match.group(1).split() if match else []
    for number, word in enumerate(words):
        held = roles.get(word.casefold(), frozenset())
        if _TOLD & held or (number and "possessive" in held):
            # Whose son is told of is not that son (Rina Holt, whose son C; Rina Holt, said her son).
            return ""
        if "title" in held:
            return " ".join(w for w in words[: number + 1] if "article" not in roles.get(w.casefold(), ()))
    return ""


def _held(text: str, at: int, roles: Mapping[str, frozenset[str]]) -> str:
    """The office that a comma sets behind a name, up to the next (Rahma Dewi, ketua Yayasan Lentera, ...)."""
    match = _HELD.match(text, at)
    office = match.group(1) if match else ""
    return office if "title" in roles.get(office.partition(" ")[0], ()) else ""


def _is_office(reading: Reading, first: int, pack: Pack) -> bool:
    """Whether words before a body make it somebody's office (juru bicara KPK Sari Dewi; pakar tata kota Universitas X).

    Behind a calling its field may stand, in small words that neither act nor lead anywhere.
    """
    text, roles = reading.article.text, load_roles(pack)
    for at in range(first - 1, max(-1, first - 1 - FIELD_WORDS), -1):
        word = text[slice(*reading.words[at])]
        held = roles.get(reading.forms[at], frozenset())
        if "title" in held or (at == first - 1 and "rolepart" in held and word.islower()):
            return word.islower() or at < first - 1
        acts = word.startswith(pack.habits.verb_prefixes) and "noun" not in held
        if not word.isalpha() or not word.islower() or acts or _LEADS & held:
            break
    return False


def find_bodies(reading: Reading, pack: Pack, persons: Set[str], capitals: Capitals) -> Iterator[tuple[str, int]]:
    """Yield capitalised runs that are no persons, places or days, with where they begin; articles are cut off.

    `persons`: the words of persons' names, casefolded.
    """
    text, roles, places = reading.article.text, load_roles(pack), place_forms(pack)
    for first, last in capitals.runs:
        run = range(first, last)
        at = next((at for at in run if not _is_idle(reading.forms[at], pack, is_opening=at in capitals.openings)), last)
        if at == last:
            continue
        name = without_owning(text[reading.words[at].start : reading.words[last - 1].end], pack)
        words = {word.casefold() for word in name.split()}
        if name not in places and not words & persons and not any(_NO_BODY & roles.get(w, frozenset()) for w in words):
            yield name, reading.words[at].start


# Roles of words that no body's name holds.
_NO_BODY = frozenset({"title", "honorific", "weekday", "rank"})


def _is_idle(word: str, pack: Pack, *, is_opening: bool) -> bool:
    """Whether a word at the head of a run is no part of a name: an article, or a small word that opens a sentence."""
    known = load_roles(pack).get(word, frozenset())
    return bool(known & {"article", "definite"}) or (is_opening and word in small_words(pack))
