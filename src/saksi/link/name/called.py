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
