"""The places of the world by name and by id, from the package's own tables (`tools/gazetteer.py` writes them).

`name.tsv.gz` lists each folded name with marks and the ids of the places so called; `place.tsv.gz` lists places by id.
Both stay as text in memory, sorted by the bytes of their first column, and are searched block by block: nothing is
parsed but the lines asked for.
"""

import functools
import gzip
import importlib.resources
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from saksi.kinds import PlaceLevel

# Lines kept ready. A week of news names some ten thousand places and words that look like one.
_KEPT = 1 << 16
# A block is found by halving and then searched: some forty lines, which takes less time than halving them in Python.
# The first lines of all blocks take 1 MB of memory.
_BLOCK_BYTES = 2048
_DROPPED = str.maketrans({".": None, "'": None, "`": None, "-": " ", "\u2010": " ", "\u2013": " "})


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the gazetteer. `area` and `district`: the parts of its country it lies in (`US.LA`, `US.LA.079`)."""

    id: str
    name: str
    level: PlaceLevel
    code: str
    area: str
    district: str
    latitude: float | None
    longitude: float | None
    population: int
    wikidata: str
    is_capital: bool

    @property
    def country(self) -> str:
        """ISO 3166-1 code, "" for what lies in no one country."""
        return self.code[:2]


@dataclass(frozen=True, slots=True)
class Name:
    """What a name may stand for: ids, most people first; `others` are places for which it is not the usual name.

    `is_word`: it is also an ordinary word; `is_person`: also a name of persons.
    """

    ids: tuple[str, ...]
    others: frozenset[str]
    is_word: bool
    is_person: bool


@functools.lru_cache(_KEPT)
def fold(name: str) -> str:
    """A name as it is looked up: no case, no accents, no dots or apostrophes, a blank for a hyphen.

    >>> fold("St. John\u2019s"), fold("Bogot\u00e1"), fold("Aix-en-Provence")
    ('st johns', 'bogota', 'aix en provence')
    """
    if not name.isascii():
        spread = unicodedata.normalize("NFKD", name.translate(_DROPPED))
        name = "".join(sign for sign in spread if sign.isascii() or sign.isalnum())
    return " ".join(name.casefold().translate(_DROPPED).split())


@functools.lru_cache(_KEPT)
def find_name(folded: str) -> Name | None:
    """What a folded name may stand for; None when no place is so called.

    >>> find_name("pontianak").ids
    ('kemendagri:61.71', '1630789')
    """
    line = _line("name", folded)
    if line is None:
        return None
    _, marks, ids = line.split("\t")
    held = ids.split()
    others = frozenset(place[1:] for place in held if place[0] == "~")
    return Name(tuple(place.lstrip("~") for place in held), others, "w" in marks, "p" in marks)


def words_after(first: str) -> int:
    """How many words the longest name has that starts with this one; 0 when none does.

    >>> words_after("pangkal"), words_after("zzz")
    (2, 0)
    """
    return _words_behind(first)[0] or int(find_name(first) is not None)


def second_words(first: str) -> frozenset[str]:
    """What stands second in names that start with this word.

    >>> sorted(second_words("pangkal"))
    ['balam', 'pinang']
    """
    return _words_behind(first)[1]


@functools.lru_cache(_KEPT)
def _words_behind(first: str) -> tuple[int, frozenset[str]]:
    """How many words the longest name of several has that starts with this one, and what stands second in them."""
    table, start = _table("name"), f"{first} ".encode(errors="replace")
    if (at := _find("name", start)) < 0:
        return 0, frozenset()
    # Up to the last line that starts so, in the block before the one that starts with the next sign behind a blank.
    lines, places = _blocks("name")
    block = bisect_left(lines, start[:-1] + b"!")
    end = places[block] if block < len(places) else len(table)
    end = table.find(b"\n", max(at, table.rfind(b"\n" + start, at, end)) + 1)
    names = [line.partition("\t")[0].split(" ") for line in table[at:end].decode().split("\n")]
    return max(map(len, names)), frozenset(name[1] for name in names)


@functools.lru_cache(_KEPT)
def find_place(place_id: str) -> Place:
    """The place of an id. Raises KeyError when there is none.

    >>> find_place("1642911").name, find_place("iso3166:ID-JK").code
    ('Jakarta', 'ID-JK')
    """
    line = _line("place", place_id)
    if line is None:
        raise KeyError(place_id)
    _, name, level, code, area, district, latitude, longitude, population, *rest = line.split("\t")
    north, east = (float(latitude), float(longitude)) if latitude else (None, None)
    district = f"{area}.{district}" if district else ""
    wikidata, capital = rest
    kind: PlaceLevel = level  # type: ignore[assignment]
    return Place(place_id, name, kind, code, area, district, north, east, int(population or 0), wikidata, bool(capital))


def scheme_ids(place: Place) -> tuple[str, ...]:
    """A place's ids, each with its scheme.

    >>> scheme_ids(find_place("1643084"))
    ('geonames:1643084', 'iso3166:ID', 'wikidata:Q252')
    """
    own = f"geonames:{place.id}" if place.id.isdigit() else place.id
    ids = [own]
    if place.level in ("country", "admin1") and place.code and (place.level == "country" or "-" in place.code):
        ids.append(f"iso3166:{place.code}")
    if place.wikidata:
        ids.append(f"wikidata:{place.wikidata}")
    return tuple(dict.fromkeys(ids))


@functools.cache
def _table(name: str) -> bytes:
    packed = importlib.resources.files("saksi") / "gazetteer" / f"{name}.tsv.gz"
    return gzip.decompress(packed.read_bytes())


def _line(table: str, key: str) -> str | None:
    """The line of a table that starts with the key and a tab."""
    if "\t" in key:
        return None
    at, text = _find(table, key.encode(errors="replace") + b"\t"), _table(table)
    return text[at : text.find(b"\n", at)].decode() if at >= 0 else None


def _find(table: str, start: bytes) -> int:
    """Where the first line of a table stands that starts so; -1 when none does."""
    text, (lines, places) = _table(table), _blocks(table)
    block = bisect_left(lines, start)
    low = places[max(block - 1, 0)]
    if text.startswith(start, low):
        return low
    # The line itself may be the first of the next block.
    high = (places[block] if block < len(places) else len(text)) + len(start)
    return text.find(b"\n" + start, low, high) + 1 or -1


@functools.cache
def _blocks(table: str) -> tuple[Sequence[bytes], Sequence[int]]:
    """The first line of each block of a table, and where it stands."""
    text = _table(table)
    places = [0]
    while at := text.find(b"\n", places[-1] + _BLOCK_BYTES) + 1:
        places.append(at)
    if places[-1] == len(text):
        places.pop()
    return [text[at : text.find(b"\n", at)] for at in places], places
