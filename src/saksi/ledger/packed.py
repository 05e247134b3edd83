"""Each article's finding as one blob beside its rows, for what looks at many articles as a whole.

To read the rows takes some 0.8 ms an article, to read and unpack the blob a tenth of that. The rows are what counts: a
blob that is missing, or was packed by a version with other kinds, is made of them.
"""

from collections.abc import Iterable, Sequence

import apsw

from saksi.kinds import Finding
from saksi.ledger.fetch import fetch_finding
from saksi.ledger.file.file import ask
from saksi.ledger.shape import write_json
from saksi.record import pack_finding, packing_mark, unpack_finding

_FETCH = """SELECT p.packed FROM articles AS a JOIN packed_findings AS p ON p.article = a.number
WHERE a.key = ? AND p.mark = ?"""
_FETCH_ALL = """SELECT a.key, p.packed FROM json_each(?) AS n CROSS JOIN articles AS a ON a.key = n.value
CROSS JOIN packed_findings AS p ON p.article = a.number AND p.mark = ?"""
_MISSING = """SELECT number, key FROM articles WHERE number NOT IN
(SELECT article FROM packed_findings WHERE mark = ?) ORDER BY number"""


def keep_packed(connection: apsw.Connection, packed: Iterable[tuple[int, bytes]]) -> None:
    """Keep findings by their articles' numbers, in the place of those before. The caller holds a transaction."""
    sql, mark = "INSERT OR REPLACE INTO packed_findings (article, mark, packed) VALUES (?, ?, ?)", packing_mark()
    connection.executemany(sql, ((number, mark, blob) for number, blob in packed))


def fetch_packed(connection: apsw.Connection, key: str) -> bytes:
    """Give an article's finding as `pack_finding` packs it. The key must be in the ledger."""
    packed = _fetch_blob(connection, key)
    return packed if packed is not None else pack_finding(fetch_finding(connection, key))


def fetch_all_packed(connection: apsw.Connection, keys: Sequence[str]) -> dict[str, bytes]:
    """Give the same of some keys."""
    blobs = dict(ask(connection, _FETCH_ALL, (write_json(keys), packing_mark())))
    return {key: blobs[key] if key in blobs else fetch_packed(connection, key) for key in keys}


def fetch_whole(connection: apsw.Connection, key: str) -> Finding:
    """Give back what `fetch_finding` gives, from the blob where there is one."""
    packed = _fetch_blob(connection, key)
    return unpack_finding(packed) if packed is not None else fetch_finding(connection, key)


def _fetch_blob(connection: apsw.Connection, key: str) -> bytes | None:
    try:
        packed: bytes | None = connection.execute(_FETCH, (key, packing_mark())).get
    except apsw.SQLError:
        # A ledger that was last written before there were blobs lacks the table until it is next opened for writing.
        return None
    return packed


def pack_missing(connection: apsw.Connection) -> int:
    """Pack the articles that an older version wrote, and give how many. The caller holds a transaction."""
    mark = packing_mark()
    if connection.execute("SELECT value FROM meta WHERE name = 'packed'").get == mark:
        # What came since was packed as it came: no need to look through all.
        return 0
    missing = ask(connection, _MISSING, (mark,))
    for number, key in missing:
        keep_packed(connection, [(number, pack_finding(fetch_finding(connection, key)))])
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('packed', ?)", (mark,))
    return len(missing)
