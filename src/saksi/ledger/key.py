"""Finding an article by what people call it: an id, an address, or the beginning of its key."""

import apsw

from saksi.errors import LedgerError
from saksi.ledger.file.file import ask

# Shorter beginnings of a key are too easily an article's own id ("a1") or hit by chance.
_KEY_START = 6
# Enough of a key to tell the articles of one ledger apart.
KEY_SHOWN = 12
# Each part by an index of its own. Keys are hexadecimal: `g` stands behind all that begin alike.
_NAMED = """
SELECT key, id, outlet, title FROM articles WHERE id = ?1
UNION SELECT key, id, outlet, title FROM articles WHERE address = ?1
UNION SELECT key, id, outlet, title FROM articles WHERE url = ?1
UNION SELECT key, id, outlet, title FROM articles
WHERE length(?1) >= ?2 AND key >= lower(?1) AND key < concat(lower(?1), 'g')
ORDER BY key LIMIT 20"""


def find_key(connection: apsw.Connection, path: str, name: str) -> str:
    """The key of the article of that name in the ledger at `path`. LedgerError when there is none, or several."""
    rows = ask(connection, _NAMED, (name, _KEY_START))
    if not rows:
        raise LedgerError(f"{path}: no article {name!r}")
    if len(rows) > 1:
        shown = KEY_SHOWN if len({key[:KEY_SHOWN] for key, *_ in rows}) == len(rows) else None
        lines = (f"  {key[:shown]}  {stem}  {outlet or '-'}  {title or '-'}" for key, stem, outlet, title in rows)
        raise LedgerError(f"{path}: {name!r} may be any of these; name it by its key:\n" + "\n".join(lines))
    key: str = rows[0][0]
    return key
