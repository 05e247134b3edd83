"""Articles in a table (CSV, TSV): one a row, its columns called as the fields of an article in JSON are.

A row becomes an article in JSON, so that all that holds of lines of JSON holds of tables.
"""

import csv
import io
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, cast

import msgspec

from saksi.jsonkey import TEXT, name_key
from saksi.kinds import Page, Reject, Settings
from saksi.read.page import JSON, Place, page_or_reject, reject

DELIMITERS = ",;\t|"
# A text that opens with a line of so many names of fields, the text's among them, is a table.
FEWEST_FIELDS = 2
# What a table is written in by programs that do not write UTF-8.
WESTERN = "cp1252"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LINE = re.compile(r"[^\r\n]+")
_BROKEN = re.compile("[\udc80-\udcff]")


def is_table(start: bytes) -> bool:
    r"""Say whether bytes open a table of articles: with a line of names of columns, the text's and another one's.

    >>> is_table(b"id;Text;date\n1;Hujan.;"), is_table(b"id,score\n1,2"), is_table(b"Text, he said, matters.")
    (True, False, False)
    """
    head, is_whole, _ = start.decode(_charset(start), "ignore").partition("\n")
    fields = [key for column in _cells(head, _delimiter(head)) if (key := name_key(column)) is not None]
    return bool(is_whole) and len(fields) >= FEWEST_FIELDS and any(field == TEXT for field, _ in fields)


def read_table(stream: io.BufferedReader, place: Place, settings: Settings) -> Iterator[Page | Reject]:
    r"""Yield a page, or why there is none, for each row that is not blank; the head is row 1, as spreadsheets count.

    A page's address is `ADDRESS:ROW`. Its id is the row's own, or `ID:ROW` where the row has none. What a quotation
    mark at a wrong place spoils is told with its lines; behind a cell over the limit of a page nothing is read.

    >>> stream = io.BufferedReader(io.BytesIO(b"id,text\na1,Hujan.\na2,\n"))
    >>> for item in read_table(stream, Place("week.csv", "week"), Settings()):
    ...     print(item.id, item.address, getattr(item, "reason", ""))
    a1 week.csv:2
    week:3 week.csv:3 Object missing required field `text`
    """
    csv.field_size_limit(max(csv.field_size_limit(), settings.page_limit_bytes))
    lines = _lines(stream, settings.page_limit_bytes)
    head = next(lines, "")
    delimiter = _delimiter(head)
    columns = _cells(head, delimiter)
    named = {at: key for at, column in enumerate(columns) if (key := name_key(column)) is not None}
    if not any(field == TEXT for field, _ in named.values()):
        yield reject(place, f"no column is called {TEXT}, or as other tools call it; the columns: {', '.join(columns)}")
        return
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    for number in itertools.count(2):
        at = Place(f"{place.address}:{number}", f"{place.id}:{number}")
        begun = rows.line_num
        try:
            cells = next(rows, None)
        except csv.Error as error:
            # The head is a line too.
            yield reject(at, f"lines {begun + 2} to {rows.line_num + 1}: {error}; is a quotation mark wrong or open?")
            if "limit" in str(error):
                return
            continue
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield _read_row(cells, columns, named, at, settings)


def _read_row(
    cells: Sequence[str], columns: Sequence[str], named: Mapping[int, tuple[str, str]], place: Place, settings: Settings
) -> Page | Reject:
    if len(cells) > len(columns):
        return reject(place, f"{len(cells)} cells under {len(columns)} columns: is a mark inside a cell not quoted?")
    if any(map(_BROKEN.search, cells)):
        cells = [cell.encode("utf-8", "surrogateescape").decode(WESTERN, "replace") for cell in cells]
    said: dict[str, str] = {}
    for at, cell in enumerate(cells):
        if cell.strip():
            said.setdefault(named[at][1] if at in named else columns[at], cell)
    return page_or_reject(msgspec.json.encode(said), place, settings, media_type=JSON)


def _cells(head: str, delimiter: str) -> list[str]:
    return [column.strip() for column in next(csv.reader(_LINE.findall(head)[:1], delimiter=delimiter), [])]


def _delimiter(head: str) -> str:
    """The mark that parts the most names of a table's columns."""
    return max(DELIMITERS, key=lambda mark: sum(name_key(column) is not None for column in _cells(head, mark)))


def _charset(start: bytes) -> str:
    return next((name for mark, name in _MARKS if start.startswith(mark)), "utf-8")


def _lines(stream: io.BufferedReader, limit: int) -> Iterator[str]:
    """The lines of a table, one over the limit in pieces; what is no UTF-8 is kept as it is, byte by byte."""
    charset = _charset(stream.peek(4)[:4])
    errors = "surrogateescape" if charset.startswith("utf-8") else "replace"
    text = io.TextIOWrapper(cast(BinaryIO, stream), charset, errors, newline="")
    try:
        while line := text.readline(limit):
            yield line
    finally:
        text.detach()
