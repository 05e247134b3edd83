"""Which outlets share a newsroom: the table that comes with the program, and a user's own for one ledger."""

import functools
from collections.abc import Iterator, Mapping

from saksi.errors import PackError
from saksi.ledger.ledger import Ledger
from saksi.pack import UNDETERMINED, Pack, Row, add_rows, load_packs, read_table

TABLE = "newsroom"
COLUMNS = ("outlet", "newsroom")
_STATE = "newsroom:own"


def read_families(where: str, text: str) -> tuple[Row, ...]:
    """Read a table of outlets and their newsrooms: a TSV file whose first line names the columns.

    Raises PackError naming file, line and value.

    >>> [row["newsroom"] for row in read_families("mine.tsv", "outlet\\tnewsroom\\nKabar Teluk\\tOmbak\\n")]
    ['Ombak']
    """
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if lines and tuple(lines[0].split("\t")[: len(COLUMNS)]) != COLUMNS:
        raise PackError(f"{where}: the first line must name the columns outlet and newsroom: {lines[0]!r}")
    return tuple(_read_rows(read_table(where, text)))


def _read_rows(rows: tuple[Row, ...]) -> Iterator[Row]:
    known: dict[str, str] = {}
    for row in rows:
        outlet, newsroom = (row[column].strip() for column in COLUMNS)
        if not outlet or not newsroom:
            raise PackError(f"{row.where}: an outlet and its newsroom are wanted: {outlet or newsroom!r}")
        if known.setdefault(outlet.casefold(), newsroom) != newsroom:
            raise PackError(f"{row.where}: {outlet!r} has two newsrooms")
        yield Row(row.where, {"kind": "outlet", "name": outlet, "newsroom": newsroom, "note": ""})


def keep_families(ledger: Ledger, where: str, text: str) -> int:
    """Put a table in the place of the ledger's own; an empty one takes it away. Gives how many outlets it names.

    The next whole linking goes by it. Raises PackError as `read_families` does.
    """
    rows = read_families(where, text)
    with ledger.batch():
        ledger.keep_state(_STATE, text.encode())
    return len(rows)


def list_families(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Yield every outlet with its newsroom, by name: the program's, where the ledger's own table says nothing else."""
    yield from _list_families(ledger.state(_STATE) or b"")


def linking_packs(ledger: Ledger) -> Mapping[str, Pack]:
    """The packs to link a ledger with: the bundled ones, with the ledger's own table of newsrooms."""
    return _with_families(ledger.state(_STATE) or b"")


@functools.lru_cache(maxsize=2)
def _list_families(own: bytes) -> tuple[tuple[str, str], ...]:
    rows = _with_families(own)[UNDETERMINED].rows(TABLE)
    known = {row["name"].casefold(): (row["name"], row["newsroom"]) for row in rows if row["kind"] == "outlet"}
    return tuple(known[name] for name in sorted(known))


@functools.lru_cache(maxsize=2)
def _with_families(own: bytes) -> Mapping[str, Pack]:
    return add_rows(load_packs(), UNDETERMINED, TABLE, read_families(_STATE, own.decode())) if own else load_packs()
