"""Words that a person's name is made of, told from those of offices, bodies and places that stand before it."""

import functools
import re
from collections.abc import Sequence

from saksi.pack import Pack, load_roles
from saksi.resolve.where.local import Local
from saksi.resolve.who.body import body_words, place_words
from saksi.resolve.who.gender import given_names

# No more capitals stand for given names inside a name.
INITIALS = 3
# Shorter words of the form of what happens may be a name's (Kelan).
HAPPENING_LETTERS = 8
# Where a firm's word may stand before a name that goes on with a word of persons' names (PT Sumber Tarum Jaya).
_FIRM_REACH = 4
# Tables that list bodies and places, some by a short form in capitals alone.
_LISTED = (("place", "form"), ("body", "form"), ("body", "body"))
# Capitals without a stop that number a body (Komisi V); a name may open with the numeral for one (I Wayan X).
_NUMERALS = ("V", "X")
# Roles of words whose title or name may go on with another word (Jaksa Agung, Metro Jaya).
_TAKING = frozenset({"noun", "organisation", "title"})
# What stands before a name as its bearer's title or rank opens none (AKP X).
_ADDRESSING = frozenset({"honorific", "rank", "title"})
# An article in front of a name's word, tied to it (al-Sayed).
_ARTICLE = re.compile(r"^[a-z]{2,3}-(?=[^\W\d_a-z])")
# Words kept of which it is known whether they may be a name's.
_KEPT = 1 << 14


@functools.cache
def office_words(pack: Pack) -> frozenset[str]:
    """Words that no person's name holds: those of offices, organisations, firms, documents, weekdays and places."""
    roles = {"title", "rolepart", "field", "organisation", "firmword", "document", "weekday", "rank"}
    words = {form for form, held in load_roles(pack).items() if roles & held}
    return frozenset(words | (place_words(pack) - _given_alone(pack)) | body_words(pack))


def _given_alone(pack: Pack) -> frozenset[str]:
    """Names people are given that stand in longer names of places alone (Rika, for Kosta Rika)."""
    alone = {row["form"].casefold() for row in pack.rows("place") if " " not in row["form"]}
    return given_names(pack) - alone


@functools.cache
def _printed_small(pack: Pack) -> frozenset[str]:
    """The words of offices, bodies and places, save those listed in capitals alone: Un may be a name's word, not UN."""
    rows = [row[column] for table, column in _LISTED for row in pack.rows(table)]
    words = {word for form in rows for word in form.split()}
    brief = {word.casefold() for word in words if word.isupper()} - {w.casefold() for w in words if not w.isupper()}
    return office_words(pack) - brief


@functools.cache
def ordinary_words(pack: Pack) -> frozenset[str]:
    """Words that news prints small: before a name their capital says nothing (Sikap Rahma; Penangkapan Rahma Dewi)."""
    namelike = {form for form, held in load_roles(pack).items() if "namelike" in held}
    return frozenset(row["word"] for row in pack.rows("ordinary")) - namelike


@functools.cache
def idle_words(pack: Pack) -> frozenset[str]:
    """Ordinary words that belong to no office or body either."""
    return ordinary_words(pack) - office_words(pack)


# What no name opens with.
UNNAMED = frozenset({"degree", "honorific", "organisation", "placehead", "rank", "title", "weekday"})


def opens_ordinary(word: str, pack: Pack) -> bool:
    """Whether the capital of a word that opens a sentence says nothing, since news prints the word small elsewhere."""
    return word.casefold() in ordinary_words(pack)


@functools.cache
def _things(pack: Pack) -> frozenset[str]:
    """What numbers are told of, in one word each."""
    return frozenset(row["form"] for row in pack.rows("measure") if " " not in row["form"])


def opens_plain(name: str, pack: Pack) -> bool:
    """Whether capitals at the head of a sentence open with an ordinary word, or are a thing's alone (Severance)."""
    first, _, more = name.partition(" ")
    return opens_ordinary(first, pack) or (not more and not name.isupper() and name.casefold() in _things(pack))


@functools.cache
def small_words(pack: Pack) -> frozenset[str]:
    """Words whose capital says nothing at the start of a sentence: small words and cues."""
    small = {
        form for form, held in load_roles(pack).items() if held - {"particle", "group", "medium", "firm", "degree"}
    }
    return frozenset(small | {row["form"].casefold() for row in pack.rows("say")}) - office_words(pack)


def is_name(word: str, pack: Pack, local: Local) -> bool:
    """Whether a word may stand in a person's name."""
    form = name_form(word, pack)
    return form != "" and form not in local.bodies


@functools.lru_cache(_KEPT)
def degree_form(word: str) -> str:
    """Fold a word as degrees are listed; of one of two parts the first tells.

    >>> degree_form("Sp.PD-KGH,")
    'sppd'
    """
    return word.replace(".", "").partition("-")[0].strip(",").casefold()


def ends_with_office(words: Sequence[str], pack: Pack) -> bool:
    """Whether heads end their phrase and this one ends with somebody's office: "police chief", "union leader"."""
    return bool(pack.habits.owning) and words[-1].islower() and "title" in load_roles(pack).get(words[-1], ())


def name_form(word: str, pack: Pack) -> str:
    """A word of a name, casefolded; "" when it can be none in any article."""
    bare = _ARTICLE.sub("", word.strip("().,"))
    if not bare[:1].isupper() or word.startswith("(") or word.endswith(",") or "/" in bare:
        return ""
    is_acronym = (len(bare) > 1 or word in _NUMERALS) and bare.isupper() and "." not in bare
    # Nobody's name ends in capitals (MotoGP).
    is_acronym = is_acronym or (bare[-2:].isupper() and bare[-3:-2].islower())
    # Nor has it figures in it (Rp65).
    is_acronym = is_acronym or any(map(str.isdigit, bare))
    form = bare.casefold()
    return "" if is_acronym or form in _printed_small(pack) or happens(form, pack) else form


def happens(form: str, pack: Pack) -> bool:
    """Whether a long word that is no given name is by its form one for what is done or dealt with (Permodalan)."""
    pairs = pack.habits.happenings if len(form) >= HAPPENING_LETTERS and form not in given_names(pack) else ()
    return any(form.startswith(first) and form.endswith(last) for first, last in pairs)


def are_initials(words: Sequence[str], start: int, pack: Pack, local: Local) -> bool:
    """Whether capitals without stops stand between a first and a last name (Yoris IMP Wora).

    Before a whole name they are a body's or a place's, and what stands before them is part of it (Bapenda NTT Ari Moa).
    """
    bare = words[start - 1]
    if not (1 < len(bare) <= INITIALS and bare.isupper() and bare.isalpha()) or not 1 < start == len(words) - 1:
        return False
    first, roles, form = words[start - 2], load_roles(pack), bare.casefold()
    if form in roles or form in office_words(pack) or first.casefold() in roles or opens_ordinary(first, pack):
        return False
    return is_name(first, pack, local)


def is_initial(words: Sequence[str], start: int, pack: Pack, local: Local) -> bool:
    """Whether the word before `start` is one letter between two words of a name (Yoris H Wora; Rahma T. Dewi)."""
    letter = words[start - 1].rstrip(".")
    if len(letter) != 1 or not letter.isupper() or not 1 < start < len(words):
        return False
    return is_name(words[start - 2], pack, local) and not opens_ordinary(words[start - 2], pack)


def is_addressed(word: str, pack: Pack) -> bool:
    """Whether a word is what somebody is called by, and no part of the name (Ustadz X; but Gus X)."""
    roles = load_roles(pack).get(word.rstrip(".").casefold(), frozenset())
    return "honorific" in roles and "opens-name" not in roles


def opens_name(words: Sequence[str], start: int, pack: Pack) -> bool:
    """Whether the word before a name opens it, though places' names hold the word too (La Ode Rahma)."""
    before = words[start - 1]
    return start < len(words) and before[:1].isupper() and "opens-name" in load_roles(pack).get(before.casefold(), ())


def is_namelike(word: str, pack: Pack) -> bool:
    """Whether a word that tells what somebody is also names people (Agung, Imam)."""
    return word[:1].isupper() and "namelike" in load_roles(pack).get(word.casefold(), ())


def is_second_name(words: Sequence[str], start: int, pack: Pack, local: Local) -> bool:
    """Whether the word before `start` is a title that also names people, with another name before it (Yosep Ratu).

    Behind a firm's word it goes with the firm's name (PT Tarum Jaya); behind a body's it opens a name (DPR Agung X), as
    it does where it is the rest of a title and none is before it (Agung X; Menteri Kesehatan Agung X).
    """
    roles = load_roles(pack)
    if _opens_alone(words, start, pack):
        return True
    if start < 2 or not is_namelike(words[start - 1], pack):
        return False
    if any("firm" in roles.get(word.casefold(), ()) for word in words[max(0, start - _FIRM_REACH) : start - 1]):
        return False
    before = words[start - 2]
    is_behind_body = start < len(words) and (
        (len(before) > 1 and before.isupper()) or before.casefold() in body_words(pack)
    )
    return is_behind_body or is_name(before, pack, local)


def _opens_alone(words: Sequence[str], start: int, pack: Pack) -> bool:
    """Whether the word before a name, the rest of some titles, opens it: behind a comma, or where it names people."""
    roles = load_roles(pack)
    held = roles.get(words[start - 1].casefold(), frozenset())
    if start == len(words) or not words[start - 1][0].isupper() or "rolepart" not in held or held & _ADDRESSING:
        return False
    if start > 1 and words[start - 2].endswith(","):
        return True
    before = roles.get(words[start - 2].casefold(), frozenset()) if start > 1 else frozenset()
    return "namelike" in held and (start == 1 or ("rolepart" in before and before.isdisjoint(_TAKING)))


def is_behind_comma(words: Sequence[str], start: int, pack: Pack, local: Local) -> bool:
    """Whether a comma in front shows that an ordinary word with a capital is a name's (komandannya, Agung Wibisono).

    It opens the name, or closes one of two words (anggotanya, Iskandar Muda).
    """
    word, first = words[start - 1], start - 1 if start < len(words) else start - 2
    if first < 1 or not words[first - 1].endswith(",") or word.casefold() in local.places:
        return False
    is_named = start < len(words) or (words[first - 1][:1].islower() and is_name(words[first], pack, local))
    return is_named and word[:1].isupper() and not load_roles(pack).get(word.casefold(), frozenset()) & UNNAMED


def without_owning(name: str, pack: Pack) -> str:
    """A name without the ending of an owner (Rahma Dunn's; the Downes')."""
    if not name.endswith(pack.habits.owning):
        return name
    ending = next(mark for mark in pack.habits.owning if name.endswith(mark))
    return name[: len(name) - len(ending) + ending.startswith("s")]
