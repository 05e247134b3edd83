"""Saving from a damaged ledger what can be proved: pages by their SHA-256, and the corrections.

What was read out of a page can be read again from its bytes; the bytes and what people said cannot be made again. So
these are sought on every page of the file and of its log, and the rest is left.
"""

import hashlib
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import msgspec

from saksi.kinds import Given, Page, Provenance
from saksi.ledger.correct import Action, Correction
from saksi.ledger.desk import read_correction
from saksi.ledger.file.carve import Cell, carve_rows
from saksi.ledger.file.version import column_names

_SHA256 = re.compile(r"[0-9a-f]{64}")
_ACTIONS = frozenset(get_args(Action))


@dataclass(frozen=True, slots=True)
class Salvage:
    """What was found in a damaged file: rows of pages that are what their SHA-256 says, corrections, and keys.

    `keys` are those of all articles and pages of which anything was seen; those that are not in `rows` are lost.
    """

    rows: Mapping[str, Mapping[str, Cell]]
    made: Sequence[Correction]
    keys: frozenset[str]

    def pages(self) -> Iterator[Page]:
        """Yield the pages in the order of their keys."""
        for key in sorted(self.rows):
            yield _page(self.rows[key])

    def corrections(self) -> Sequence[Correction]:
        """The corrections in the order they were made."""
        return self.made

    def lost(self) -> tuple[str, ...]:
        """The keys of articles whose bytes were not found whole."""
        return tuple(sorted(self.keys - self.rows.keys()))


def salvage_file(path: str) -> Salvage:
    """Look through a damaged file and its log. Raises OSError where it cannot be read."""
    rows: dict[str, Mapping[str, Cell]] = {}
    made: dict[int, Correction] = {}
    keys: set[str] = set()
    for row in carve_rows(path):
        key = _article_key(row)
        if key is not None:
            keys.add(key)
        elif (page := _page_cells(row)) is not None:
            keys.add(str(page["key"]))
            if _is_whole(page):
                rows[str(page["key"])] = page
        elif (correction := _correction(row)) is not None:
            made[correction.number] = correction
    return Salvage(rows, [made[number] for number in sorted(made)], frozenset(keys))


def _article_key(row: Sequence[Cell]) -> str | None:
    """The key in a row of `articles`: a number, a key, an id, a text and a SHA-256 begin no other row."""
    if len(row) < 5 or not isinstance(row[0], int) or not isinstance(row[3], str):
        return None
    return row[1] if _is_sha256(row[1]) and _is_sha256(row[4]) and isinstance(row[1], str) else None


def _page_cells(row: Sequence[Cell]) -> dict[str, Cell] | None:
    """A row of `pages` by its columns."""
    cells = _named(row, "pages", least=8)
    if cells is None or not (_is_sha256(cells["key"]) and _is_sha256(cells["sha256"])):
        return None
    return cells if isinstance(cells["bytes_zlib"], bytes) else None


def _is_whole(cells: Mapping[str, Cell]) -> bool:
    try:
        data = zlib.decompress(cells["bytes_zlib"])  # type: ignore[arg-type]
    except zlib.error:
        return False
    return hashlib.sha256(data).hexdigest() == cells["sha256"]


def _page(cells: Mapping[str, Cell]) -> Page:
    stated = cells.get("stated_json") or "[]"
    return Page(
        data=zlib.decompress(cells["bytes_zlib"]),  # type: ignore[arg-type]
        sha256=str(cells["sha256"]),
        key=str(cells["key"]),
        media_type=str(cells["media_type"]),
        address=str(cells["address"]),
        id=str(cells["id"]),
        given=Given(_text(cells["given_outlet"]), _text(cells["given_published"])),
        charset=_text(cells.get("charset")),
        fetched=_text(cells.get("fetched")),
        stated=msgspec.json.decode(str(stated), type=tuple[Provenance, ...]),
    )


def _correction(row: Sequence[Cell]) -> Correction | None:
    """A row of `corrections` as a correction; None when it is none."""
    cells = _named(row, "corrections", least=len(column_names("corrections")))
    if cells is None or cells["action"] not in _ACTIONS or not isinstance(cells["number"], int):
        return None
    try:
        return read_correction(cells)
    except (msgspec.MsgspecError, TypeError):
        return None


def _named(row: Sequence[Cell], table: str, *, least: int) -> dict[str, Cell] | None:
    """A row's cells by their columns; None when they are too few or too many. Columns added later may be missing."""
    names = column_names(table)
    return dict(zip(names, row, strict=False)) if least <= len(row) <= len(names) else None


def _is_sha256(cell: Cell) -> bool:
    return isinstance(cell, str) and _SHA256.fullmatch(cell) is not None


def _text(cell: Cell) -> str | None:
    return cell if isinstance(cell, str) else None
