"""What the words around a quantity say of it: rise or fall, what befell the counted, whether it adds or sums up."""

import functools
import re
from dataclasses import dataclass

from saksi.kinds import Change, Mode, Span
from saksi.pack import Pack
from saksi.resolve.noun import LIVING
from saksi.resolve.pattern import BLANK, any_of

CHANGES = frozenset(("up", "down", "level", "filler", "amount", "increment", "cumulative"))
PLACES = frozenset(("before", "after"))
# How far before a quantity the word for its rise or fall may start, in characters.
_REACH = 48
# How far from a quantity the word for what befell the counted may start, in characters.
_OUTCOME_REACH = 60
# A subject stands further off than that: the number of dead in the landslide at Detusoko rose to 11.
_SUBJECT_REACH = 120
PERSON = "person"
_PERSONAL = frozenset({"killed", "injured", "arrested", "displaced"})
_OF_BOTH = frozenset({"missing"})
_OF_THINGS = frozenset({"damaged"})
_CLAUSE_END = re.compile(r"[.;:!?\n](?=\s|$)|[,\u2014]")
# Two outcomes of one count, in the order they are written.
_PAIRS = (("killed", "injured"), ("killed", "missing"), ("injured", "missing"))


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """What is compiled from `change.tsv` and `outcome.tsv`."""

    changes: dict[tuple[str, str], set[str]]
    outcomes: dict[str, str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    mode: re.Pattern[str]
    mode_after: re.Pattern[str]
    moving: re.Pattern[str]
    level: re.Pattern[str]
    outcome: re.Pattern[str]
    fate: re.Pattern[str]


@functools.cache
def change_words(pack: Pack) -> ChangeWords:
    """Compile `change.tsv` and `outcome.tsv`."""
    changes: dict[tuple[str, str], set[str]] = {}
    for row in pack.rows("change"):
        place, form = row.one_of("place", PLACES), row["form"].casefold()
        changes.setdefault((place, form), set()).add(row.one_of("change", CHANGES))
    outcomes = {row["form"].casefold(): row["outcome"] for row in pack.rows("outcome")}

    def of(place: str, *wanted: str) -> str:
        return any_of(form for (where, form), said in changes.items() if where == place and said.intersection(wanted))

    # What rises may stand between: "the rise of exports by 5 percent".
    named, fillers = rf"(?:{BLANK}[\w-]+){{0,4}}?", rf"(?:{BLANK}{of('before', 'filler')}){{0,4}}"
    return ChangeWords(
        changes,
        outcomes,
        re.compile(
            rf"(?<!\w)({of('before', 'up', 'down')})(?:{named}{BLANK}{of('before', 'amount')})?{fillers}{BLANK}$"
        ),
        re.compile(rf"{BLANK}({of('after', 'up', 'down')})(?!\w)"),
        re.compile(rf"(?<!\w)({of('before', 'increment', 'cumulative')}){fillers}{BLANK}$"),
        re.compile(rf"{BLANK}({of('after', 'increment', 'cumulative')})(?!\w)"),
        re.compile(rf"(?<!\w){of('before', 'up', 'down')}(?!\w)"),
        re.compile(rf"(?<!\w){of('before', 'level')}(?!\w)"),
        re.compile(rf"(?<!\w)({any_of(outcomes)})(?!\w)"),
        re.compile(rf"{BLANK}({any_of(outcomes)})(?!\w)"),
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


def find_outcome(text: str, room: Span, span: Span, concept: str | None, pack: Pack) -> str | None:
    """Say what befell the counted, by the nearest word after the quantity or before it in its clause.

    `room` is where to look: what befell the quantities beside it is theirs. Nobody is damaged, and no house injured.

    >>> from saksi.pack import load_packs
    >>> find_outcome("Sekitar 40 orang tewas atau terluka.", Span(0, 36), Span(0, 16), "person", load_packs()["id"])
    'killed-or-injured'
    """
    words = change_words(pack)
    tail = _clause(text[span.end : min(span.end + _OUTCOME_REACH, room.end)])
    after = [match for match in words.outcome.finditer(tail) if not _has_digit(tail[: match.start()])]
    head = _CLAUSE_END.split(text[max(room.start, span.start - _SUBJECT_REACH) : span.start])[-1]
    before = list(words.outcome.finditer(head))[-2:]
    is_led = bool(before) and before[-1].end() == len(head.rstrip())
    is_followed = bool(after) and not tail[: after[0].start()].strip()
    for matches in (_led(before, head), after) if is_led and not is_followed else (after, before):
        outcomes = [words.outcomes[match[1].casefold()] for match in matches]
        befitting = [outcome for outcome in outcomes if can_befall(outcome, concept)]
        if befitting:
            return _combine(befitting)
    return None


def _led(before: list[re.Match[str]], head: str) -> list[re.Match[str]]:
    """The outcome that stands right before a number, which is its own, with the one it is joined to: dead or hurt."""
    is_pair = len(before) > 1 and len(head[before[-2].end() : before[-1].start()].split()) <= 1
    return before[-2:] if is_pair else before[-1:]


def is_object(text: str, start: int, pack: Pack) -> bool:
    """Say whether a number stands right behind a word for what befell people: "and wounded 18"."""
    words = change_words(pack)
    head = _CLAUSE_END.split(text[max(0, start - _SUBJECT_REACH) : start])[-1]
    found = list(words.outcome.finditer(head))
    is_next = bool(found) and found[-1].end() == len(head.rstrip())
    return is_next and words.outcomes[found[-1][1].casefold()] in _PERSONAL


def find_fate(text: str, end: int, pack: Pack) -> str | None:
    """Give the outcome whose word stands right after a number, in place of a noun: "30 injured"."""
    words = change_words(pack)
    match = words.fate.match(text, end)
    return words.outcomes[match[1].casefold()] if match else None


def befallen(text: str, end: int, pack: Pack) -> str | None:
    """Give the concept of what such a word counts without a noun, or None when it may be anything."""
    return PERSON if find_fate(text, end, pack) in _PERSONAL else None


def can_befall(outcome: str, concept: str | None) -> bool:
    """Say whether an outcome fits what is counted: nobody is damaged, and no house injured."""
    if concept is None:
        return True
    return outcome in _OF_BOTH or (outcome in _OF_THINGS) != (concept in LIVING)


def _clause(tail: str) -> str:
    stop = _CLAUSE_END.search(tail)
    return tail[: stop.start()] if stop else tail


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _combine(outcomes: list[str]) -> str:
    pair = tuple(dict.fromkeys(outcomes))[:2]
    return next((f"{a}-or-{b}" for a, b in _PAIRS if set(pair) == {a, b}), outcomes[0])


def is_level(gap: str, pack: Pack) -> bool:
    """Say whether the words before a quantity make it the level reached: "rose 5 percent to 30"."""
    return change_words(pack).level.search(gap) is not None
