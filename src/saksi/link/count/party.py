"""Of which side of a fight the counted are: soldiers, fighters, police, civilians."""

import functools
import re
from collections.abc import Sequence

from saksi.kinds import Finding, Sentence
from saksi.link.count.beside import Beside
from saksi.link.count.mark import Mark, alleged, scan
from saksi.link.count.outcome import outcomes
from saksi.link.form import either
from saksi.pack import Pack, inflected, load_roles

_ARMED = frozenset({"fighter", "police", "soldier"})
# What police and soldiers do to those in front of whom they stand.
_TAKEN = frozenset({"arrested", "recaptured", "rescued"})
_HANDLED = frozenset({"charged", "questioned", "sentenced", "suspect", "wanted"})
_TAKERS = frozenset({"police", "soldier"})
# Roles and voices of verbs that have behind them whom they befall.
_DONE = frozenset({"active", "either", "object"})
_LOSS, _KILLED, _PERSON = "loss", "killed", "person"
_OWN, _CIVILIAN = "own", "civilian"
_WORD = re.compile(r"[^\W_]+")
# Words between what somebody did and how many it befell: "killed at least".
_ACTED_WORDS = 2
# Letters of a word that opens as verbs do and is one.
SHORTEST_VERB = 6


def read_whom(
    beside: Beside, sentence: Sentence, near: Sequence[Mark], fate: str | None, aspects: frozenset[str]
) -> str | None:
    """Give the side that the counted are of, by the word nearest to the number that says it and is not who tells.

    Police in front of the arrested are who arrested them, and so are those who name suspects.
    """
    finding, at, start = beside.finding, beside.at, beside.clause.start
    told = [mark for mark in near if mark.kind == "whom" and not _is_tellers(finding, mark, start, sentence)]
    told = [mark for mark in told if mark.start > at or not _is_led_off(beside, beside.words[mark.end : at])]
    for mark in sorted(told, key=lambda mark: abs(mark.start - at)):
        if mark.value in _TAKERS and _is_doer(beside, mark):
            continue
        is_taken = fate in _TAKEN or not aspects.isdisjoint(_HANDLED)
        if not is_taken or mark.start > at or mark.value not in _TAKERS:
            return mark.value
    return _read_body(beside, sentence)


def _is_doer(beside: Beside, mark: Mark) -> bool:
    """Whether police or soldiers stand behind what they did to the counted: "26 orang yang dibawa polisi".

    Or behind their own count of them: "taksiran 3.500 orang dari polisi".
    """
    if mark.start < beside.end:
        return False
    ahead, last = beside.words[: beside.at].split()[-1:], beside.words[beside.end : mark.start].split()[-1:]
    is_counter = bool(ahead) and ahead[0] in alleged(beside.pack)
    is_verb = bool(last) and last[0].startswith(beside.pack.habits.verb_prefixes) and len(last[0]) >= SHORTEST_VERB
    return is_counter or is_verb


def read_losses(
    whom: str | None, thing: str | None, fate: str | None, aspects: frozenset[str]
) -> tuple[str | None, str | None, frozenset[str]]:
    """Give the thing that is counted, what befell it and what is said of it: the losses of an army are its dead.

    >>> read_losses("soldier", None, None, frozenset({"loss"}))
    ('person', 'killed', frozenset())
    """
    if whom in _ARMED and thing is fate is None and _LOSS in aspects:
        return _PERSON, _KILLED, aspects - {_LOSS}
    return thing, fate, aspects


def meets(one: str | None, other: str | None) -> bool:
    """Say whether two sides may be one: whose own people a speaker counts ("his officers") are no civilians."""
    return one == other or None in (one, other) or (_OWN in (one, other) and _CIVILIAN not in (one, other))


def _is_tellers(finding: Finding, mark: Mark, start: int, sentence: Sentence) -> bool:
    """Whether a word of a clause names who says so: "the rebels said that 19 had been killed"."""
    at = start + mark.start
    claims = (each for each in finding.claims if each.sentence.start == sentence.span.start)
    return any(span.start <= at < span.end for claim in claims for span in claim.source)


def _is_led_off(beside: Beside, between: str) -> bool:
    """Whether a word before a number is none of the counted: "the rebels' claim that 19", "gunmen took 84 pupils"."""
    roles = load_roles(beside.pack)
    return any("that" in roles.get(word, ()) for word in between.split()) or _is_acted(beside, between)


def _is_acted(beside: Beside, between: str) -> bool:
    """Whether what befell the counted stands close before them: who is told of in front of that did it."""
    if beside.quantity.unit_kind != "noun" or beside.lead is not None:
        return False
    ends = [match.end() for match in _deeds(beside.pack).finditer(between)]
    return bool(ends) and len(between[ends[-1] :].split()) <= _ACTED_WORDS


def _read_body(beside: Beside, sentence: Sentence) -> str | None:
    """The side whose losses are counted: "the army's death toll rose to 7", "four members of the armed forces"."""
    text, pack = beside.finding.article.text, beside.pack
    before = text[sentence.span.start : beside.quantity.span.start].casefold()
    behind = text[beside.quantity.span.end : beside.clause.end].casefold()
    parties = [mark for mark in _find_parties(before, pack) if not _is_acted(beside, before[mark.end :])]
    led = (mark.value for mark in reversed(parties) if _is_lost(before[mark.end :], pack))
    told = (mark.value for mark in _find_parties(behind, pack)[:1] if _belongs(behind[: mark.start], pack))
    return next(led, None) or next(told, None)


def _find_parties(words: str, pack: Pack) -> list[Mark]:
    return [mark for mark in scan(words, pack) if mark.kind == "party"]


def _is_lost(behind: str, pack: Pack) -> bool:
    """Whether what befell somebody stands right behind who had them: "rebel | dead", "the army's | losses"."""
    match = _owned(pack).match(behind)
    rest = behind[match.end() :] if match is not None else behind.lstrip()
    is_loss = any(mark.start == 0 and mark.value == _LOSS for mark in scan(rest, pack))
    return is_loss or outcomes(pack).match(rest) is not None


def _belongs(between: str, pack: Pack) -> bool:
    """Whether only small words that lead to whose they are stand between: "four members | of the | armed forces"."""
    words = _WORD.findall(between)
    roles = [load_roles(pack).get(word, frozenset()) for word in words]
    return bool(words) and "prep" in roles[0] and all(held & {"definite", "prep"} for held in roles)


@functools.cache
def _deeds(pack: Pack) -> re.Pattern[str]:
    """What somebody does to the counted: "killed", not "died"."""
    rows = (row for row in inflected(pack, "outcome") if row["role"] in _DONE or row["voice"] in _DONE)
    return re.compile(rf"\b{either(row['form'].casefold() for row in rows)}\b")


@functools.cache
def _owned(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"(?:{either(pack.habits.owning)})? ?")
