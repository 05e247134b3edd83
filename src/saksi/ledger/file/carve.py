"""Reading the rows of a damaged SQLite file straight from its pages, whatever the rest of the file has come to.

Only what is needed of the file format (sqlite.org/fileformat2.html): leaf pages of tables, their records, overflow
pages, and the pages that stand in a write-ahead log. Nothing is believed but what the caller can prove.
"""

import mmap
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from saksi.ledger.file.log import FRAME_HEADER, LOG_HEADER, logs_of

Cell = None | int | float | str | bytes

_HEADER = b"SQLite format 3\0"
_LEAF = 0x0D
# Where the file's first page is lost, sizes are tried from the one that our ledgers have.
_SIZES = (4096, 8192, 16384, 32768, 65536, 2048, 1024, 512)
# A record of more columns than any table of ours has is a page of something else.
_MOST_COLUMNS = 64
_WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


@dataclass(frozen=True, slots=True)
class _Pages:
    """The pages of a file: by number, and what a log has of them."""

    data: bytes | mmap.mmap
    size: int
    logged: dict[int, bytes]

    def page(self, number: int) -> bytes:
        """A page as it was last written; b"" when there is none of that number."""
        if number in self.logged:
            return self.logged[number]
        return self.data[(number - 1) * self.size : number * self.size] if number > 0 else b""

    def count(self) -> int:
        """How many pages the file has."""
        return -(-len(self.data) // self.size)


def carve_rows(path: str) -> Iterator[tuple[Cell, ...]]:
    """Yield every row that stands whole on a leaf page of any table, in the order of the pages; older ones too."""
    with Path(path).open("rb") as file:
        if not Path(path).stat().st_size:
            return
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        size = _page_size(data[:100])
        for candidate in (size,) if size else _SIZES:
            pages = _Pages(data, candidate, {})
            log = [image for each in logs_of(path) for image in _log_pages(each, candidate)]
            for number, image in log:
                pages.logged[number] = image
            for number in range(1, pages.count() + 1):
                yield from _leaf_rows(pages, data[(number - 1) * candidate : number * candidate], first=number == 1)
            for number, image in log:
                yield from _leaf_rows(pages, image, first=number == 1)


def _page_size(header: bytes) -> int | None:
    if header[:16] != _HEADER:
        return None
    size = int.from_bytes(header[16:18], "big")
    size = 65536 if size == 1 else size
    return size if size in _SIZES else None


def _log_pages(log: Path, size: int) -> list[tuple[int, bytes]]:
    """The pages in a write-ahead log with their numbers, oldest first. Checksums are not looked at: rows are proved."""
    data = log.read_bytes()
    starts = range(LOG_HEADER + FRAME_HEADER, len(data) - size + 1, FRAME_HEADER + size)
    return [
        (int.from_bytes(data[at - FRAME_HEADER : at - FRAME_HEADER + 4], "big"), data[at : at + size]) for at in starts
    ]


def _leaf_rows(pages: _Pages, page: bytes, *, first: bool) -> Iterator[tuple[Cell, ...]]:
    start = 100 if first else 0
    if len(page) < start + 8 or page[start] != _LEAF:
        return
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    for index in range(count):
        at = start + 8 + 2 * index
        cell = int.from_bytes(page[at : at + 2], "big")
        try:
            payload, rowid = _payload(pages, page, cell)
            row = _record(payload)
        except (IndexError, ValueError, struct.error):
            continue
        # The number of a row is not in its record: an empty first column stands for it.
        yield (rowid, *row[1:]) if row and row[0] is None else row


def _payload(pages: _Pages, page: bytes, at: int) -> tuple[bytes, int]:
    """A row's bytes, with what stands on overflow pages, and its number."""
    length, at = _varint(page, at)
    rowid, at = _varint(page, at)
    most = pages.size - 35
    if length <= most:
        return page[at : at + length], rowid
    least = (pages.size - 12) * 32 // 255 - 23
    local = least + (length - least) % (pages.size - 4)
    local = local if local <= most else least
    parts, left = [page[at : at + local]], length - local
    following = int.from_bytes(page[at + local : at + local + 4], "big")
    while left > 0:
        image = pages.page(following)
        if len(image) < pages.size:
            raise ValueError("an overflow page is missing")
        part = image[4 : 4 + min(left, pages.size - 4)]
        parts.append(part)
        left -= len(part)
        following = int.from_bytes(image[:4], "big")
    return b"".join(parts), rowid


def _record(payload: bytes) -> tuple[Cell, ...]:
    """The cells of a record. ValueError where it is none."""
    end, at = _varint(payload, 0)
    types = []
    while at < end:
        kind, at = _varint(payload, at)
        types.append(kind)
        if len(types) > _MOST_COLUMNS:
            raise ValueError("no row of ours")
    cells = []
    for kind in types:
        cell, at = _cell(payload, at, kind)
        cells.append(cell)
    if at != len(payload):
        raise ValueError("the record's parts do not fill it")
    return tuple(cells)


def _cell(payload: bytes, at: int, kind: int) -> tuple[Cell, int]:
    if kind == 0:
        return None, at
    if kind in (8, 9):
        return kind - 8, at
    if kind == 7:
        return struct.unpack(">d", payload[at : at + 8])[0], at + 8
    if kind in _WIDTHS:
        width = _WIDTHS[kind]
        return int.from_bytes(payload[at : at + width], "big", signed=True), at + width
    if kind < 12:
        raise ValueError("no such type")
    size = (kind - 12) // 2
    part = payload[at : at + size]
    return (part.decode() if kind % 2 else part), at + size


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for index in range(8):
        byte = data[at + index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + index + 1
    return value << 8 | data[at + 8], at + 9
