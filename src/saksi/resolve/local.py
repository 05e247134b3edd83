"""Words that are places in one article or behind an office, where they look like a person's (Camat Nita Paulus Moa)."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from saksi.kinds import Reading
from saksi.pack import Pack, load_roles
from saksi.resolve.capital import Capitals
from saksi.resolve.gazetteer import find_name, fold
from saksi.resolve.gender import opens_given

# A place's name has at most this many words where an office is named for it.
_PLACE_WORDS = 3
# A regency or city among the ids of a name: two numbers.
_REGENCY = re.compile(r"[a-z]+:\d\d\.\d\d")


@dataclass(frozen=True, slots=True, eq=False)
class Local:
    """Words that are no names of persons in one article, casefolded. Compares by identity: names are kept with it.

    `places` are used as place names: behind a title they belong to the office (Camat Nita Paulus Moa). `bodies` stand
    in the full form of an abbreviation (Komisi Air Minum Daerah (KAMD)).
    """

    places: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()


# An article that names no place of its own.
NOWHERE = Local()


def local_places(reading: Reading, pack: Pack, capitals: Capitals) -> frozenset[str]:
    """The capitalised words that stand behind a word for a place or a direction somewhere in the text, casefolded.

    Behind a warden the word is part of the office (Wali Kota Sari Dewi) and says nothing. Alone behind an office of an
    area it is that area (Bupati Selayar mengatakan).
    """
    text, words, heads, wardens, areal = (
        reading.article.text,
        reading.words,
        words_for(pack, "placehead"),
        words_for(pack, "warden"),
        words_for(pack, "of-area"),
    )
    found = set()
    for at in capitals.words:
        before = text[slice(*words[at - 1])].casefold() if at else ""
        form = text[slice(*words[at])].casefold()
        warded = at > 1 and text[slice(*words[at - 2])].casefold() in wardens
        alone = before in areal and not warded and at + 1 < len(words) and text[words[at + 1].start].islower()
        if (before in heads and not warded) or (alone and find_name(fold(form)) is not None):
            found.add(form)
    return frozenset(found)


@functools.cache
def words_for(pack: Pack, role: str) -> frozenset[str]:
    """The words that hold a role."""
    return frozenset(form for form, held in load_roles(pack).items() if role in held)


def governed(words: Sequence[str], start: int, pack: Pack) -> int:
    """How many words behind `start` belong to the place that an office before them governs, not to whose office it is.

    Names of two words or more that the gazetteer knows for no person's; of one word, where a regency is meant.

    >>> from saksi.pack import load_packs
    >>> governed("Bupati Intan Jaya Rahma Dewi".split(), 1, load_packs()["id"])
    2
    """
    if pack.habits.owning or start == 0:
        return 0
    for first in range(max(1, start - _PLACE_WORDS + 1), start + 1):
        for end in range(min(first + _PLACE_WORDS, len(words) - 1), max(start, first + 1), -1):
            name = find_name(fold(" ".join(words[first:end])))
            if name is not None and name.ids and not (name.is_word or name.is_person):
                return end - start
    return int(_is_governed(words, start, pack))


def _is_governed(words: Sequence[str], start: int, pack: Pack) -> bool:
    """Whether a word is a regency's or city's that the office before it is of (Bupati Bone Rahma Dewi)."""
    if start >= len(words) or "of-area" not in load_roles(pack).get(words[start - 1].casefold(), ()):
        return False
    name = find_name(fold(words[start]))
    is_area = name is not None and any(_REGENCY.fullmatch(each) for each in name.ids)
    return is_area and not opens_given(words[: start + 1], pack)
