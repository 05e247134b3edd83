"""The fields of an article in JSON, under the names that other tools give them."""

import functools
from collections.abc import Mapping
from typing import Any

import msgspec

from saksi.pack import UNDETERMINED, load_table

TABLE = "jsonkey"
_LISTS = frozenset({"authors", "tags"})
_ID = "id"
_PARTS = ";"


def read_object(data: bytes) -> tuple[dict[str, Any], Mapping[str, Any]]:
    """Give a JSON object as it stands, and apart what it says of itself under the names of other tools.

    A name of somebody else's is looked at where ours is not there or empty, and taken where it holds text; several
    authors and tags may be a list or stand behind semicolons. Raises msgspec.DecodeError, or UnicodeDecodeError.

    >>> read_object(b'{"content": "Hujan.", "date": "2025-07-12", "author": "Rahma Dewi; Yusuf Lontar"}')[1]
    {'authors': ['Rahma Dewi', 'Yusuf Lontar'], 'published': '2025-07-12', 'text': 'Hujan.'}
    """
    own = _DECODER.decode(data)
    said: dict[str, Any] = {field: _value(field, own[field]) for field in _LISTS if isinstance(own.get(field), str)}
    for field, key in _keys():
        if not own.get(field) and field not in said and (value := _value(field, own.get(key))):
            said[field] = value
    return own, said


def _value(field: str, value: object) -> object:
    """What is taken of a value: text, or a list of texts where there may be several."""
    if field in _LISTS and isinstance(value, str):
        value = value.split(_PARTS)
    if field in _LISTS and isinstance(value, list):
        return [part.strip() for part in value if isinstance(part, str) and part.strip()]
    is_number = field == _ID and isinstance(value, int)
    return value if is_number or (isinstance(value, str) and field not in _LISTS and value.strip()) else None


@functools.cache
def _keys() -> tuple[tuple[str, str], ...]:
    return tuple((row["field"], row["key"]) for row in load_table(UNDETERMINED, TABLE))


_DECODER = msgspec.json.Decoder(dict[str, Any])
