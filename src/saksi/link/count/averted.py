"""What did not happen, or only may: "the homes were not damaged", "rumah yang terancam roboh"."""

import functools
import re

from saksi.link.form import either
from saksi.pack import Pack, list_forms, load_roles

# Letters in front of a word in which what denies it stands.
NEAR_LETTERS = 40
_CURLY, _STRAIGHT = "\u2019", "'"
# What things may still go through, and what is said of them then. People who could go home have gone.
_OF_THINGS = frozenset(
    {"blocked", "cancelled", "captured", "closed", "covered", "damaged", "delayed", "destroyed", "loss", "sunk"}
    | {"trapped", "without power"}
)


def is_averted(words: str, at: int, value: str, pack: Pack) -> bool:
    """Say whether the words right in front of a place say that what stands there was not so, or is only feared.

    >>> from saksi.pack import load_packs
    >>> words = "12 rumah nyaris roboh"
    >>> is_averted(words, words.index("roboh"), "damaged", load_packs()["id"])
    True
    """
    before = words[max(0, at - NEAR_LETTERS) : at].replace(_CURLY, _STRAIGHT)
    return bool(_deniers(pack).search(before)) or (value in _OF_THINGS and bool(_doubts(pack).search(before)))


@functools.cache
def _deniers(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"\b{either(form for form, roles in load_roles(pack).items() if 'not' in roles)} $")


@functools.cache
def _doubts(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"\b{either(list_forms(pack, 'measure', 'doubt'))} $")
