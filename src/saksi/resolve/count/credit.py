"""Numbers without a noun behind which it is said by whom: "Of the hurt, 23 according to the railway"."""

import functools
import re

from saksi.kinds import Span
from saksi.pack import Pack
from saksi.resolve.count.answer import tells_counted
from saksi.resolve.pattern import BLANK, any_of

# How far in front of a number what says that it counts may stand, in characters.
_REACH = 64
_SENTENCES = re.compile(r"[.!?\n]\s")


def is_credited(text: str, span: Span, pack: Pack) -> bool:
    """Say whether it is said right behind a number by whom, in a sentence on those who are counted.

    >>> from saksi.pack import load_packs
    >>> said = "Tentang korban luka, 23 menurut Rahma."
    >>> is_credited(said, Span(21, 23), load_packs()["id"])
    True
    >>> is_credited("Ia nomor 23 menurut Rahma.", Span(9, 11), load_packs()["id"])
    False
    """
    if _crediting(pack).match(text, span.end) is None:
        return False
    return tells_counted(_SENTENCES.split(text[max(0, span.start - _REACH) : span.start])[-1], pack)


@functools.cache
def _crediting(pack: Pack) -> re.Pattern[str]:
    rows = (row for row in pack.rows("say") if (row["kind"], row["stance"]) == ("prep", "say"))
    return re.compile(rf"{BLANK}{any_of(row['form'] for row in rows if row['needs'] != 'never')}{BLANK}\w")
