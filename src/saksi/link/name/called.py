"""What somebody with a name may be called in the rest of an article."""

import re
from collections.abc import Iterator

# A first name by which somebody is called has so many letters.
FIRST_LETTERS = 4


def called(name: str, text: str) -> Iterator[str]:
    """What a person may be called: by the name, its last word, or its first one where it stands alone elsewhere."""
    yield name
    first, *rest = name.split()
    if rest:
        yield rest[-1]
    if rest and len(first) >= FIRST_LETTERS and re.search(rf"\b{re.escape(first)}\b(?! [A-Z])", text):
        yield f"{first} "


def find_full(name: str, text: str) -> str:
    """Give the name of two words in a text that somebody's one word is the first or last of; "" where none is.

    >>> find_full("Rahma", "Camat Sape Rahma Dewi datang. Rahma pulang.")
    'Rahma Dewi'
    >>> find_full("Dewi", "Rahma Dewi came. Ms Dewi left."), find_full("Dewi", "Dewi came.")
    ('Rahma Dewi', '')
    """
    word = re.escape(name)
    found = re.search(rf"\b{word} [A-Z][^\W\d_]+", text) or re.search(rf"[A-Z][^\W\d_]{{2,}} {word}\b", text)
    return found[0] if found is not None and " " not in name else ""
