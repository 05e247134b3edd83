"""Numbers that a sentence opens as being of some that were told of: "Of the wounded, 22", "Dari korban itu, 22"."""

import functools
import re

from saksi.link.count.counted import nouns, people
from saksi.link.count.fate import PERSON
from saksi.link.count.outcome import fates
from saksi.link.form import either
from saksi.pack import Pack, load_roles

# Words between the one that opens a part and the number.
NAMED_WORDS = 5
_WORD = re.compile(r"[^\W\d_]+")
_TELLING = frozenset({"deictic", "definite", "before-noun"})


def is_portion(before: str, thing: str | None, pack: Pack) -> bool:
    """Whether the words of a sentence in front of a number say that it is of those told of, by what they are.

    >>> from saksi.pack import load_packs
    >>> id = load_packs()["id"]
    >>> is_portion("dari korban luka itu, ", "person", id), is_portion("dari rumah itu, ", "person", id)
    (True, False)
    """
    match = _pattern(pack).match(before)
    if match is None or thing is None:
        return False
    words = _WORD.findall(match[1])
    if not any(_TELLING & load_roles(pack).get(word, frozenset()) for word in words):
        return False
    pattern, concepts = nouns(pack)
    named = {concepts[found] for found in pattern.findall(match[1])}
    if any(word in people(pack) or word in fates(pack) for word in words):
        named.add(PERSON)
    return thing in named


@functools.cache
def _pattern(pack: Pack) -> re.Pattern[str]:
    """A word that opens a part at the head of a sentence, and the few words up to a comma."""
    openers = either(row["form"].casefold() for row in pack.rows("measure") if row["kind"] == "portion")
    return re.compile(rf"\W*{openers} ([^\W\d_]+(?: [^\W\d_]+){{0,{NAMED_WORDS - 1}}}), (?:[^\W\d_]+ )?$")
