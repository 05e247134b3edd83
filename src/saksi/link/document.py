"""Whose data a text says that it leans on: "according to the daily report of the Health Office"."""

import functools
import re

from saksi.link.identity import Identity, fold_text
from saksi.pack import Pack, load_roles

# Between the word for the document and the name of the body: "laporan harian yang dikirim Dinas ...".
BETWEEN_WORDS = 4
_NAME = r"(?:[A-Z][\w-]*)(?:\s+[A-Z][\w-]*){0,7}"


def find_document(text: str, pack: Pack) -> Identity | None:
    """Give the body behind the last document that a text leans on, or None when it names none.

    >>> from saksi.pack import load_packs
    >>> said = "Berdasarkan laporan harian yang dikirim Dinas Sosial Wera, lanjut Rahma, korban"
    >>> find_document(said, load_packs()["id"]).name
    'Dinas Sosial Wera'
    """
    for match in reversed(list(_pattern(pack).finditer(text))):
        name = match["name"]
        if _is_body(name, pack):
            return Identity(name, frozenset(), fold_text(name, pack))
    return None


def _is_body(name: str, pack: Pack) -> bool:
    words = name.split()
    roles = load_roles(pack)
    is_short = words[0].isupper() and len(words[0]) > 1
    return is_short or any("organisation" in roles.get(word.casefold(), ()) for word in words)


@functools.cache
def _pattern(pack: Pack) -> re.Pattern[str]:
    openers = _either({row["form"] for row in pack.rows("say") if row["kind"] == "prep"})
    documents = _either({form for form, roles in load_roles(pack).items() if "document" in roles})
    between = rf"(?:\s+[a-z][\w-]*){{0,{BETWEEN_WORDS}}}"
    return re.compile(rf"\b(?i:{openers})\s+(?:[a-z]+\s+)?(?i:{documents}){between}\s+(?P<name>{_NAME})")


def _either(forms: set[str]) -> str:
    return "|".join(sorted(map(re.escape, forms), key=lambda form: (-len(form), form))) or "(?!)"
