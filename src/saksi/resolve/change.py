"""What the words around a quantity say of it: rise or fall, whether it adds or sums up."""

import functools
import re
from dataclasses import dataclass

from saksi.kinds import Change, Mode
from saksi.pack import Pack
from saksi.resolve.pattern import BLANK, any_of

CHANGES = frozenset(("up", "down", "level", "filler", "amount", "increment", "cumulative"))
PLACES = frozenset(("before", "after"))
# How far before a quantity the word for its rise or fall may start, in characters.
_REACH = 48
_CLAUSE_END = re.compile(r"[.;:!?\n](?=\s|$)|[,\u2014]")


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """What is compiled from `change.tsv`."""

    changes: dict[tuple[str, str], set[str]]
    before: re.Pattern[str]
    after: re.Pattern[str]
    mode: re.Pattern[str]
    mode_after: re.Pattern[str]
    moving: re.Pattern[str]
    level: re.Pattern[str]


@functools.cache
def change_words(pack: Pack) -> ChangeWords:
    """Compile `change.tsv`."""
    changes: dict[tuple[str, str], set[str]] = {}
    for row in pack.rows("change"):
        place, form = row.one_of("place", PLACES), row["form"].casefold()
        changes.setdefault((place, form), set()).add(row.one_of("change", CHANGES))

    def of(place: str, *wanted: str) -> str:
        return any_of(form for (where, form), said in changes.items() if where == place and said.intersection(wanted))

    # What rises may stand between: "the rise of exports by 5 percent".
    named, fillers = rf"(?:{BLANK}[\w-]+){{0,4}}?", rf"(?:{BLANK}{of('before', 'filler')}){{0,4}}"
    return ChangeWords(
        changes,
        re.compile(
            rf"(?<!\w)({of('before', 'up', 'down')})(?:{named}{BLANK}{of('before', 'amount')})?{fillers}{BLANK}$"
        ),
        re.compile(rf"{BLANK}({of('after', 'up', 'down')})(?!\w)"),
        re.compile(rf"(?<!\w)({of('before', 'increment', 'cumulative')}){fillers}{BLANK}$"),
        re.compile(rf"{BLANK}({of('after', 'increment', 'cumulative')})(?!\w)"),
        re.compile(rf"(?<!\w){of('before', 'up', 'down')}(?!\w)"),
        re.compile(rf"(?<!\w){of('before', 'level')}(?!\w)"),
    )


def find_change(text: str, start: int, end: int, pack: Pack) -> Change | None:
    """Say whether the quantity from `start` to `end` is the size of a rise or a fall.

    >>> from saksi.pack import load_packs
    >>> find_change("Ekspor turun sekitar 5 persen", 21, 29, load_packs()["id"])
    'down'
    """
    words = change_words(pack)
    match, place = words.before.search(text[max(0, start - _REACH) : start]), "before"
    if not match:
        match, place = words.after.match(text, end), "after"
    if not match:
        return None
    return "up" if "up" in words.changes[place, " ".join(match[1].casefold().split())] else "down"


def tells_change(text: str, end: int, pack: Pack) -> bool:
    """Say whether the clause before `end` tells of a rise or a fall: "rose sharply | from 5 to 7"."""
    return change_words(pack).moving.search(_CLAUSE_END.split(text[max(0, end - _REACH) : end])[-1]) is not None


def find_mode(text: str, start: int, end: int, pack: Pack) -> Mode:
    """Say whether the quantity from `start` to `end` adds to an earlier one or sums up.

    >>> from saksi.pack import load_packs
    >>> find_mode("tambahan 5 orang", 9, 16, load_packs()["id"])
    'increment'
    """
    words = change_words(pack)
    match, place = words.mode.search(text[max(0, start - _REACH) : start]), "before"
    if not match:
        match, place = words.mode_after.match(text, end), "after"
    if not match:
        return "level"
    return "increment" if "increment" in words.changes[place, " ".join(match[1].casefold().split())] else "cumulative"


def is_level(gap: str, pack: Pack) -> bool:
    """Say whether the words before a quantity make it the level reached: "rose 5 percent to 30"."""
    return change_words(pack).level.search(gap) is not None
