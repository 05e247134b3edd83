"""What the words around a quantity say of it: rise or fall, whether it adds or sums up."""

import functools
import re
from bisect import bisect_left
from dataclasses import dataclass

from saksi.kinds import Change, Mode, Span
from saksi.pack import Pack
from saksi.resolve.pattern import BLANK, any_of, first_word
from saksi.resolve.token import split_tokens

# What `wins` or `loses` rises or falls by shares and points alone: whoever loses 40 men or raises a sum of money has
# lost or raised so much, and no figure fell or rose by it.
# `than` opens what a number is compared with: "500 more staff than before" is a rise, "500 more staff" adds to others.
CHANGES = frozenset(("up", "down", "wins", "loses", "level", "filler", "amount", "increment", "cumulative", "than"))
_WEAK = frozenset(("wins", "loses"))
PLACES = frozenset(("before", "after"))
# How far before a quantity the word for its rise or fall may start, in characters.
_REACH = 48
_CLAUSE_END = re.compile(r"[.;:!?\n](?=\s|$)|[,\u2014]")


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """What is compiled from `change.tsv`. `movers`: the words that forms of `moving` begin with."""

    changes: dict[tuple[str, str], set[str]]
    gap: re.Pattern[str]
    after: re.Pattern[str]
    than: re.Pattern[str]
    mode: re.Pattern[str]
    mode_after: re.Pattern[str]
    moving: re.Pattern[str]
    movers: frozenset[str]
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

    moving = frozenset(("up", "down", *_WEAK))
    # What rises may stand between: "the rise of exports by 5 percent".
    named, fillers = rf"(?:{BLANK}[\w-]+){{0,4}}?", rf"(?:{BLANK}{of('before', 'filler')}){{0,4}}"
    return ChangeWords(
        changes,
        re.compile(rf"(?:{named}{BLANK}{of('before', 'amount')})?{fillers}{BLANK}"),
        re.compile(rf"{BLANK}({of('after', 'up', 'down')})(?!\w)"),
        re.compile(rf"{BLANK}{of('after', 'than')}(?!\w)"),
        re.compile(rf"(?<!\w)({of('before', 'increment', 'cumulative')}){fillers}{BLANK}$"),
        re.compile(rf"{BLANK}({of('after', 'increment', 'cumulative')})(?!\w)"),
        re.compile(rf"(?<!\w)({of('before', *moving)})(?!\w)"),
        frozenset(first_word(form) for (where, form), said in changes.items() if where == "before" and said & moving),
        re.compile(rf"(?<!\w){of('before', 'level')}(?!\w)"),
    )


def find_change(text: str, span: Span, counted: int, pack: Pack, *, is_share: bool) -> Change | None:
    """Say whether the quantity at `span`, whose number ends at `counted`, is the size of a rise or a fall.

    `is_share`: it is one of percent or points, or a level follows; any verb of winning or losing then tells a change.

    >>> from saksi.pack import load_packs
    >>> find_change("Ekspor turun sekitar 5 persen", Span(21, 29), 22, load_packs()["id"], is_share=True)
    'down'
    >>> find_change("The unit lost 40 soldiers", Span(14, 25), 16, load_packs()["en"], is_share=False)
    """
    words, (start, end) = change_words(pack), span
    # The last word counts: "growth slowed by 2 points" is a fall.
    match, place = _mover(text, start, words), "before"
    if not match:
        is_compared = counted < end and words.than.match(text, end)
        match, place = words.after.match(text, counted if is_compared else end), "after"
    if not match:
        return None
    said = words.changes[place, " ".join(match[1].casefold().split())]
    if not is_share and not said.isdisjoint(_WEAK):
        return None
    return "down" if said.isdisjoint(("up", "wins")) else "up"


def _mover(text: str, start: int, words: ChangeWords) -> re.Match[str] | None:
    """The last word before a quantity that says that it rises or falls, with nothing but fillers between."""
    reach, tokens = max(0, start - _REACH), split_tokens(text)
    first = bisect_left(tokens.starts, reach)
    if words.movers.isdisjoint(tokens.keys[first : bisect_left(tokens.starts, start, first)]):
        return None
    moves = reversed(list(words.moving.finditer(text, reach, start)))
    return next((move for move in moves if words.gap.fullmatch(text, move.end(), start)), None)


def tells_change(text: str, end: int, pack: Pack) -> bool:
    """Say whether the clause before `end` tells of a rise or a fall: "rose sharply | from 5 to 7"."""
    return change_words(pack).moving.search(_CLAUSE_END.split(text[max(0, end - _REACH) : end])[-1]) is not None


def find_mode(text: str, span: Span, counted: int, pack: Pack) -> Mode:
    """Say whether the quantity at `span`, whose number ends at `counted`, adds to an earlier one or sums up.

    >>> from saksi.pack import load_packs
    >>> find_mode("tambahan 5 orang", Span(9, 16), 10, load_packs()["id"])
    'increment'
    >>> find_mode("five more houses", Span(0, 16), 4, load_packs()["en"])
    'increment'
    """
    words = change_words(pack)
    match, place = words.mode.search(text[max(0, span.start - _REACH) : span.start]), "before"
    if not match:
        match, place = words.mode_after.match(text, counted) or words.mode_after.match(text, span.end), "after"
    if not match:
        return "level"
    return "increment" if "increment" in words.changes[place, " ".join(match[1].casefold().split())] else "cumulative"


def is_compared(gap: str, pack: Pack) -> bool:
    """Say whether the words before a quantity compare it with another: "fell 6 percent, more than the 4 percent"."""
    return change_words(pack).than.search(gap) is not None


def is_level(gap: str, pack: Pack) -> bool:
    """Say whether the words before a quantity make it the level reached: "rose 5 percent to 30"."""
    return change_words(pack).level.search(gap) is not None
