"""The fields of an article in JSON or a table, under the names that other tools give them."""

import functools
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from saksi.pack import UNDETERMINED, load_table

TABLE = "jsonkey"
TEXT = "text"
# What an article says of itself under names of our own.
FIELDS = ("authors", "id", "modified", "outlet", "published", "section", "tags", TEXT, "title", "url")
_LISTS = frozenset({"authors", "tags"})
_ID = "id"
_OUTLET, _NAME, _ADDRESS = "outlet", "name", "://"
_PARTS = ";"
_BETWEEN = re.compile(r"[\s_-]+")
_PUBLISHED, _CLOCK = "published", "clock"
# A time of day, with its zone; what a table writes where it knows none.
_HAS_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d(?:[.:][0-5]\d)?(?: ?[A-Za-z]{2,5})?(?![\d.])")
_MIDNIGHT = re.compile(r"[T ]00:00(?::00)?$")


def read_object(data: bytes) -> tuple[dict[str, Any], Mapping[str, Any]]:
    """Give a JSON object as it stands, and apart what it says of itself under the names of other tools.

    A name of somebody else's is looked at where ours is not there or empty, and taken where it holds text; several
    authors and tags may be a list or stand behind semicolons. A clock that stands apart goes with a day that has none.
    Raises msgspec.DecodeError, or UnicodeDecodeError.

    >>> read_object(b'{"content": "Hujan.", "date": "2025-07-12", "author": "Rahma Dewi; Yusuf Lontar"}')[1]
    {'authors': ['Rahma Dewi', 'Yusuf Lontar'], 'published': '2025-07-12', 'text': 'Hujan.'}
    >>> read_object(b'{"text": "Hujan.", "date": "2025-07-12 00:00:00", "time": "21:48 WIB"}')[1]
    {'published': '2025-07-12 21:48 WIB'}
    """
    own = _DECODER.decode(data)
    said: dict[str, Any] = {field: _value(field, own[field]) for field in _LISTS if isinstance(own.get(field), str)}
    for field, key in _keys():
        if key in own and not own.get(field) and field not in said and (value := _value(field, own[key])):
            said[field] = value
    clock, day = said.pop(_CLOCK, ""), said.get(_PUBLISHED) or own.get(_PUBLISHED)
    if isinstance(day, str) and _HAS_CLOCK.fullmatch(clock):
        day = _MIDNIGHT.sub("", day.strip())
        said |= {_PUBLISHED: f"{day} {clock}"} if not _HAS_CLOCK.search(day) else {}
    return own, said


def name_key(column: str) -> tuple[str, str] | None:
    """Give the field that a column of a table is of, and its key in JSON; letters, blanks and hyphens do not matter.

    >>> name_key("Date Published"), name_key("isi"), name_key("score")
    (('published', 'date_published'), ('text', 'isi'), None)
    """
    return _columns().get(_plain(column))


def _value(field: str, value: object) -> object:
    """What is taken of a value: text, or a list of texts where there may be several; of an outlet told in parts its
    name, and no address.
    """
    if field == _OUTLET:
        value = value.get(_NAME) if isinstance(value, dict) else value
        value = None if isinstance(value, str) and _ADDRESS in value else value
    if field in _LISTS and isinstance(value, str):
        value = value.split(_PARTS)
    if field in _LISTS and isinstance(value, list):
        return [part.strip() for part in value if isinstance(part, str) and part.strip()]
    is_number = field == _ID and isinstance(value, int)
    return value if is_number or (isinstance(value, str) and field not in _LISTS and value.strip()) else None


def _plain(name: str) -> str:
    return _BETWEEN.sub("", name.casefold())


@functools.cache
def _columns() -> Mapping[str, tuple[str, str]]:
    """The fields by the plain form of their names, our own before those of others."""
    named = ((_plain(key), (field, key)) for field, key in (*((field, field) for field in FIELDS), *_keys()))
    return dict(reversed(list(named)))


@functools.cache
def _keys() -> tuple[tuple[str, str], ...]:
    return tuple((row["field"], row["key"]) for row in load_table(UNDETERMINED, TABLE))


_DECODER = msgspec.json.Decoder(dict[str, Any])
