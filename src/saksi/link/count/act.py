"""Which acts a number of times counts: "fired tear gas four times" and "four rounds of tear gas" are one count."""

import functools
import re
from collections.abc import Mapping

from saksi.kinds import Quantity
from saksi.link.count.beside import Beside
from saksi.link.form import either
from saksi.pack import Pack, inflected

TIME = "time"
_IRRITANT = "irritant"
# What is fired, and so may be of tear gas.
_FIRED = frozenset({TIME, "bomb", "bullet", "can", "cylinder", "shell", "shot"})
# Words between a number of times and the act behind it that it counts: "four times of gunfire".
NEXT_WORDS = 1


def read_act(beside: Beside, thing: str | None) -> str | None:
    """Give the act that a number of times counts, by the nearest word for one, else what it counts."""
    if thing not in _FIRED:
        return thing
    pattern, acts = _acts(beside.pack)
    ends = [(each.span.start - beside.clause.start, each.span.end - beside.clause.start) for each in _others(beside)]
    room = max((end for _, end in ends if end <= beside.at), default=0)
    stop = min((start for start, _ in ends if start >= beside.end), default=len(beside.words))
    ahead = list(pattern.finditer(beside.words, max(0, room), beside.at))
    behind = list(pattern.finditer(beside.words, beside.end, max(beside.end, stop)))
    told = [acts[match[0]] for match in (*ahead, *behind)]
    own = beside.words[beside.at : beside.end]
    if _IRRITANT in told or any(acts[match[0]] == _IRRITANT for match in pattern.finditer(own)):
        return _IRRITANT
    if thing != TIME or not told:
        return thing
    is_next = bool(behind) and len(beside.words[beside.end : behind[0].start()].split()) <= NEXT_WORDS
    nearest = behind[0] if is_next or not ahead else ahead[-1]
    return acts[nearest[0]]


def _others(beside: Beside) -> list[Quantity]:
    return [each for each in beside.finding.quantities if each is not beside.quantity]


@functools.cache
def _acts(pack: Pack) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Give the words for acts, each with what it is, and a pattern that finds them."""
    acts = {row["form"].casefold(): row["value"] for row in inflected(pack, "measure") if row["kind"] == "act"}
    return re.compile(rf"\b{either(acts)}\b"), acts
