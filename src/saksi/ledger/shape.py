"""How a kind lies in a table: which columns its fields take, and the way there and back.

A field is a column of its own name. A span is two, `X_start` and `X_end`; the span of the thing itself is `start_char`
and `end_char`. What holds several values is JSON, in a column that ends in `_json`. A kind that gets a new field wants
a column of that name in `schema.sql`, and nothing here.
"""

import dataclasses
import operator
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec

from saksi.kinds import Number, Span

Kind = TypeVar("Kind")
Cell = None | int | float | str | bytes
Row = tuple[Cell, ...]

# Names that SQL or a stranger would misread, in every table.
_COLUMNS = {"at": "at_char", "by": "found_by", "cmp": "comparison"}
_OWN_SPANS = {"span", "text"}
# SQLite keeps 64-bit whole numbers.
_WHOLE = range(-(2**63), 2**63)


@dataclass(frozen=True, slots=True)
class _Field:
    """One field: its columns, where each column's cell is found in a value, and how they become the field.

    `paths` are attributes as `operator.attrgetter` takes them; `write` makes a cell of what is found, where it is none.
    """

    name: str
    columns: tuple[str, ...]
    paths: tuple[str, ...]
    write: tuple[Callable[[Any], Cell] | None, ...]
    read: Callable[..., Any] | None


@dataclass(frozen=True, slots=True)
class Shape(Generic[Kind]):
    """The columns of a kind in the order of its fields, and how to write and read its rows."""

    kind: type[Kind]
    fields: tuple[_Field, ...]
    columns: tuple[str, ...]
    found: Callable[[Kind], tuple[Any, ...]]
    written: tuple[tuple[int, Callable[[Any], Cell]], ...]

    def row(self, value: Kind) -> Row:
        """The cells of a value.

        >>> from saksi.kinds import Unread
        >>> shape_of(Unread).row(Unread(Span(0, 9), "no pack"))
        (0, 9, 'no pack')
        """
        if not self.written:
            return self.found(value)
        cells = list(self.found(value))
        for at, write in self.written:
            cells[at] = write(cells[at])
        return tuple(cells)

    def value(self, row: Sequence[Any], **others: Any) -> Kind:
        """The value of a row's cells; `others` are the fields that lie in tables of their own.

        >>> from saksi.kinds import Unread
        >>> shape_of(Unread).value((0, 9, "no pack")).span
        Span(start=0, end=9)
        """
        at = 0
        for field in self.fields:
            width = len(field.columns)
            cells = row[at : at + width]
            others[field.name] = cells[0] if field.read is None else field.read(*cells)
            at += width
        return self.kind(**others)


def shape_of(kind: type[Kind], *, names: Mapping[str, str] | None = None, without: Sequence[str] = ()) -> Shape[Kind]:
    """The shape of a kind. `names` gives fields another column; `without` leaves out fields kept in other tables.

    >>> from saksi.kinds import Where
    >>> shape_of(Where).columns[:4]
    ('id', 'start_char', 'end_char', 'name')
    """
    assert dataclasses.is_dataclass(kind)
    hints = typing.get_type_hints(kind)
    fields = tuple(
        _field(each.name, hints[each.name], {**_COLUMNS, **(names or {})})
        for each in dataclasses.fields(kind)
        if each.name not in without
    )
    columns = tuple(column for field in fields for column in field.columns)
    found = operator.attrgetter(*(path for field in fields for path in field.paths))
    writers = enumerate(write for field in fields for write in field.write)
    return Shape(kind, fields, columns, found, tuple((at, write) for at, write in writers if write is not None))


def number_cell(number: Number | None) -> Cell:
    """A number as SQLite can keep it: whole numbers beyond 64 bits as text.

    >>> number_cell(9), number_cell(10**20)
    (9, '100000000000000000000')
    """
    return str(number) if isinstance(number, int) and number not in _WHOLE else number


def _field(name: str, hint: Any, names: Mapping[str, str]) -> _Field:
    is_union = typing.get_origin(hint) in (types.UnionType, typing.Union)
    parts = set(typing.get_args(hint)) if is_union else {hint}
    column = names.get(name, name)
    if Span in parts:
        return _span_field(name, column, is_optional=type(None) in parts)
    if parts >= {int, float}:
        return _Field(name, (column,), (name,), (number_cell,), _read_number)
    if parts == {bool}:
        return _Field(name, (column,), (name,), (int,), bool)
    if all(part in (str, int, float, type(None)) or typing.get_origin(part) is typing.Literal for part in parts):
        return _Field(name, (column,), (name,), (None,), None)
    column = column if column.endswith("_json") else f"{column}_json"
    return _Field(name, (column,), (name,), (write_json,), msgspec.json.Decoder(hint).decode)


def _span_field(name: str, column: str, *, is_optional: bool) -> _Field:
    prefix = column.removesuffix("_span")
    columns = ("start_char", "end_char") if name in _OWN_SPANS else (f"{prefix}_start", f"{prefix}_end")
    if is_optional:
        return _Field(name, columns, (name, name), (_write_start, _write_end), _read_optional)
    return _Field(name, columns, (f"{name}.start", f"{name}.end"), (None, None), Span)


def write_json(held: object) -> str:
    """A value as JSON text.

    >>> write_json((Span(0, 3), Span(5, 9)))
    '[[0,3],[5,9]]'
    """
    return msgspec.json.encode(held).decode()


def _write_start(span: Span | None) -> int | None:
    return None if span is None else span.start


def _write_end(span: Span | None) -> int | None:
    return None if span is None else span.end


def _read_optional(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _read_number(cell: Number | str | None) -> Number | None:
    return int(cell) if isinstance(cell, str) else cell
