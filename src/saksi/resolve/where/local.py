"""Words that are places in one article or behind an office, where they look like a person's (Camat Nita Paulus Moa)."""

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from saksi.kinds import Reading, Span
from saksi.pack import Pack, load_roles
from saksi.resolve.capital import Capitals
from saksi.resolve.where.gazetteer import find_name, fold
from saksi.resolve.who.gender import given_names, opens_given

# A place's name has at most this many words where an office is named for it.
_PLACE_WORDS = 3
# A body's short form with a name behind it that looks like a person's has at least so many.
_BODY_WORDS = 3
# Phrases kept with their words: those that may be names in a few hundred articles.
_KEPT = 1 << 14
# A regency or city among the ids of a name: two numbers.
_REGENCY = re.compile(r"[a-z]+:\d\d\.\d\d")


@dataclass(frozen=True, slots=True, eq=False)
class Local:
    """Words that are no names of persons in one article, casefolded. Compares by identity: names are kept with it.

    `places` are used as place names: behind a title they belong to the office (Camat Nita Paulus Moa). `bodies` stand
    in the full form of an abbreviation (Komisi Air Minum Daerah (KAMD)), or behind a body's short form where no person
    can be meant (LBH Bukit Barat mencatat; advokat LBH Bukit Barat, Rahma Dewi, mencatat). `areas` are whole names of
    places of several words (di Kecamatan Batang Lubu, ...).
    """

    places: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    areas: frozenset[tuple[str, ...]] = frozenset()

    def holds(self, phrase: str) -> bool:
        """Whether a word of a phrase, marks on it aside, is among them."""
        if not (self.places or self.bodies):
            return False
        words = _bare_words(phrase)
        return not (self.places.isdisjoint(words) and self.bodies.isdisjoint(words))


@functools.lru_cache(_KEPT)
def _bare_words(phrase: str) -> tuple[str, ...]:
    return tuple([word.strip("().,") for word in phrase.casefold().split()])


# Roles of what stands before a person's name, and of what opens a body's.
_OFFICES = frozenset({"group", "honorific", "rank", "title"})
_BODIES = frozenset({"firm", "named", "organisation"})
# Roles of words that lead to a body, and to no office.
_LEADS = frozenset({"document", "prep", "sub"})

# An article that names no place of its own.
NOWHERE = Local()


def local_places(reading: Reading, pack: Pack, capitals: Capitals) -> frozenset[str]:
    """The capitalised words that stand behind a word for a place or a direction somewhere in the text, casefolded.

    Behind a warden the word is part of the office (Wali Kota Sari Dewi) and says nothing. Alone behind an office of an
    area it is that area (Bupati Selayar mengatakan). So is what ends the name of a body (Polres Sikka), or tells alone
    whose land or people is told of (warga Sikka).
    """
    text, words, forms = reading.article.text, reading.words, reading.forms
    heads, wardens, areal = words_for(pack, "placehead"), words_for(pack, "warden"), words_for(pack, "of-area")
    leading, found = heads | areal, set()
    for at in [at for at in capitals.words if at and forms[at - 1] in leading]:
        before, form = forms[at - 1], forms[at]
        warded = at > 1 and forms[at - 2] in wardens
        alone = before in areal and not warded and at + 1 < len(words) and text[words[at + 1].start].islower()
        if (before in heads and not warded) or (alone and find_name(fold(form)) is not None):
            found.add(form)
    return frozenset(found | _belonging(reading, pack, capitals))


def _belonging(reading: Reading, pack: Pack, capitals: Capitals) -> set[str]:
    """The words that end a body's name, or stand alone behind words for land or people, and are no given names."""
    roles, forms = load_roles(pack), reading.forms
    bodies, lands = words_for(pack, "organisation"), words_for(pack, "of-place")
    others = words_for(pack, "firm") | words_for(pack, "speaks-for") | words_for(pack, "title")
    found = set[str]()
    for first, last in () if pack.habits.owning else capitals.runs:
        alone = last - first == 1 and first > 0 and forms[first - 1] in lands
        ends = last - first > 1 and forms[first] in bodies and others.isdisjoint(forms[first:last])
        if (alone or ends) and not roles.get(forms[last - 1]) and forms[last - 1] not in given_names(pack):
            found.add(forms[last - 1])
    return found


def local_areas(reading: Reading, pack: Pack, capitals: Capitals) -> frozenset[tuple[str, ...]]:
    """The names of several words that end a run of capitals behind a word for a place and no office, casefolded."""
    heads = words_for(pack, "placehead") - words_for(pack, "prep")
    offices, found = words_for(pack, "title"), set()
    runs = () if pack.habits.owning else (run for run in capitals.runs if run[1] - run[0] > 1)
    for first, last in runs:
        forms = reading.forms[max(0, first - 2) : last]
        head = next((at for at, form in enumerate(forms) if form in heads), len(forms))
        named = forms[head + 1 :]
        if 1 < len(named) <= _PLACE_WORDS and offices.isdisjoint(forms[:head]):
            found.add(named)
    return frozenset(found)


def local_bodies(reading: Reading, pack: Pack, capitals: Capitals) -> frozenset[str]:
    """The words of bodies' names that look like a person's: behind a short form of capitals, casefolded.

    No person is meant where no office stands before the short form, or where who bears the office stands behind.
    """
    text, words, roles = reading.article.text, reading.words, load_roles(pack)
    found = set[str]()
    for number, (first, last) in enumerate(capitals.runs if not pack.habits.owning else ()):
        if last - first < _BODY_WORDS:
            continue
        run = [text[slice(*words[at])] for at in range(first, last)]
        head = next((at for at, word in enumerate(run) if _heads_body(word, roles)), last)
        named = run[head + 1 :]
        if not 1 < len(named) <= _PLACE_WORDS or opens_given(named[:1], pack) or not all(map(str.isalpha, named)):
            continue
        before = roles.get(reading.forms[first - 1], frozenset()) if first else frozenset()
        is_led = first in capitals.openings or not _LEADS.isdisjoint(before)
        is_bare = head == 0 and is_led and not _BODIES.isdisjoint(roles.get(run[0].casefold(), ()))
        if is_bare or _is_borne(text, words, capitals.runs[number : number + 2], roles):
            found.update(word.casefold() for word in named)
    return frozenset(found)


def _heads_body(word: str, roles: Mapping[str, frozenset[str]]) -> bool:
    """Whether a word is the short form of a body's name, and no rank or degree."""
    return len(word) > 1 and word.isalpha() and word.isupper() and _OFFICES.isdisjoint(roles.get(word.casefold(), ()))


def _is_borne(
    text: str, words: Sequence[Span], runs: Sequence[tuple[int, int]], roles: Mapping[str, frozenset[str]]
) -> bool:
    """Whether a whole name between commas stands right behind a run: it is who bears what the run tells."""
    if len(runs) < 2 or runs[1][1] - runs[1][0] < 2 or runs[1][1] >= len(words):
        return False
    (_, end), (first, last) = runs
    is_between = text[words[end - 1].end : words[first].start] == ", " and text[words[last].start] == ","
    opening = roles.get(text[slice(*words[first])].casefold(), frozenset())
    return is_between and not opening & (_OFFICES | _BODIES) and not text[slice(*words[first])].isupper()


@functools.cache
def words_for(pack: Pack, role: str) -> frozenset[str]:
    """The words that hold a role."""
    return frozenset(form for form, held in load_roles(pack).items() if role in held)


def governed(words: Sequence[str], start: int, pack: Pack, local: Local) -> int:
    """How many words behind `start` belong to the place or body that an office is of, not to whose office it is.

    All but a first and a last name stand behind a word for a place (Kepala Desa Batang Lubu Yoris Wora).

    >>> from saksi.pack import load_packs
    >>> governed("Bupati Intan Jaya Rahma Dewi".split(), 1, load_packs()["id"], NOWHERE)
    2
    """
    forms, roles = tuple(word.casefold() for word in words), load_roles(pack)
    for area in local.areas if start else ():
        for first in range(max(1, start - len(area) + 1), min(start + 1, len(words) - len(area))):
            if forms[first : first + len(area)] == area:
                return first + len(area) - start
    before = roles.get(forms[start - 1], frozenset()) if start else frozenset()
    if not 0 < start < len(words) - 2 or not (forms[start] in local.places or "named" in before):
        return _governed_area(words, start, pack)
    return len(words) - 2 - start if "placehead" in before and not opens_given(words[: start + 1], pack) else 1


def _governed_area(words: Sequence[str], start: int, pack: Pack) -> int:
    """The words of a name of two words or more that the gazetteer knows for no person's; of one, for a regency's.

    In a language whose offices are "of" a place it is one word behind that, before a first and a last name.
    """
    if start == 0:
        return 0
    if pack.habits.owning:
        return int(_is_behind_of(words, start, pack))
    for first in range(max(1, start - _PLACE_WORDS + 1), start + 1):
        for end in range(min(first + _PLACE_WORDS, len(words) - 1), max(start, first + 1), -1):
            name = find_name(fold(" ".join(words[first:end])))
            if name is not None and name.ids and not (name.is_word or name.is_person):
                return end - start
    return int(_is_governed(words, start, pack))


def _is_governed(words: Sequence[str], start: int, pack: Pack) -> bool:
    """Whether a word is a regency's or city's that the office before it is of (Bupati Bone Rahma Dewi)."""
    if start >= len(words) or not _is_of_area(words, start, pack):
        return False
    return is_regency(words[start]) and not opens_given(words[: start + 1], pack)


def is_regency(words: str) -> bool:
    """Whether words are the whole name of a regency or city.

    >>> is_regency("Intan Jaya"), is_regency("Rahma Dewi")
    (True, False)
    """
    name = find_name(fold(words))
    return name is not None and any(_REGENCY.fullmatch(each) for each in name.ids)


def _is_of_area(words: Sequence[str], start: int, pack: Pack) -> bool:
    """Whether what stands before a word is of the region it names: with a first and a last name left, or an office."""
    return start < len(words) - 2 or "of-area" in load_roles(pack).get(words[start - 1].casefold(), ())


def _is_behind_of(words: Sequence[str], start: int, pack: Pack) -> bool:
    """Whether a word is the place or field an office is "of" (Governor of Ohio X; Director of Engineering X)."""
    roles = load_roles(pack)
    if not 1 < start < len(words) - 2 or "prep" not in roles.get(words[start - 1], ()):
        return False
    name, office = find_name(fold(words[start])), words[start - 2]
    holds = (office[0].isupper() and "title" in roles.get(office.casefold(), ())) or (name is not None and name.ids)
    return bool(holds) and words[start].casefold() not in given_names(pack)
