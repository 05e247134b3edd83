"""What a title says: the office in any language, the place or body it is of, and whether it is held still."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from saksi.pack import Pack, load_roles

_WORD = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")
# The longest title in `office.tsv` has no more words than this.
LONGEST_OFFICE = 4
# Titles of a story come again and again.
_OFFICES_HELD = 1 << 12


@dataclass(frozen=True, slots=True)
class Office:
    """A title as read. `words` are those beside the office; `scope`: in a country (`sole`) or a place one holds it."""

    code: str = ""
    scope: str = ""
    is_former: bool = False
    gender: str = ""
    words: frozenset[str] = frozenset()


@functools.lru_cache(maxsize=_OFFICES_HELD)
def read_office(title: str, pack: Pack) -> Office:
    """Read a title as printed, short forms written out.

    >>> from saksi.pack import load_packs
    >>> office = read_office("mantan Menlu Rusia", load_packs()["id"])
    >>> office.code, office.is_former, sorted(office.words)
    ('foreign-minister', True, ['rusia'])
    """
    forms = (without_owner(word, pack) for word in _WORD.findall(title))
    words = [part for word in forms for part in spell_out(word, pack).casefold().split()]
    known = _offices(pack)
    code, scope, said, rest, at = "", "", set[str](), list[str](), 0
    while at < len(words):
        length = next((n for n in range(LONGEST_OFFICE, 0, -1) if " ".join(words[at : at + n]) in known), 0)
        if not length:
            rest.append(words[at])
            at += 1
            continue
        office, kind = known[" ".join(words[at : at + length])]
        if office and not code:
            code, scope = office, kind
        elif office:
            rest += words[at : at + length]
        said.add(kind)
        at += length
    gender = next((each for each in ("male", "female") if each in said), "")
    return Office(code, scope, "former" in said, gender, frozenset(rest) - _fillers(pack))


def without_owner(word: str, pack: Pack) -> str:
    """A small word without an ending that says whose it is: "kepala desanya".

    >>> from saksi.pack import load_packs
    >>> without_owner("desanya", load_packs()["id"])
    'desa'
    """
    if not word.endswith(clitics(pack)) or not word.islower():
        return word
    return next(word.removesuffix(ending) for ending in clitics(pack) if word.endswith(ending))


@functools.cache
def clitics(pack: Pack) -> tuple[str, ...]:
    """Give the endings that say whose something is."""
    return tuple(sorted({row["add"] for row in pack.rows("affix") if row["kind"] == "clitic" and row["add"]}))


def is_role(name: str, pack: Pack) -> bool:
    """Whether a name says only what somebody is, and not who.

    >>> from saksi.pack import load_packs
    >>> is_role("Menteri Luar Negeri", load_packs()["id"]), is_role("Bupati Ratna", load_packs()["id"])
    (True, False)
    """
    office = read_office(name, pack)
    return bool(office.code) and not office.words


def spell_out(word: str, pack: Pack) -> str:
    """Give the full form of a word that is written short, or the word."""
    return _shorts(pack).get(word, word)


@functools.cache
def _shorts(pack: Pack) -> Mapping[str, str]:
    return {row["short"]: row["full"] for row in pack.rows("short")}


@functools.cache
def _offices(pack: Pack) -> Mapping[str, tuple[str, str]]:
    return {row["form"]: (row["office"], row["kind"]) for row in pack.rows("office")}


@functools.cache
def _fillers(pack: Pack) -> frozenset[str]:
    idle = {row["form"] for row in pack.rows("body") if row["kind"] == "filler"}
    return frozenset(idle | {form for form, roles in load_roles(pack).items() if roles & {"honorific", "rank"}})
