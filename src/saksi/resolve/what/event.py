"""What a statement tells of: events by the types and modes of PLOVER 0.8, found by a lexicon.

A row of `event.tsv` is a trigger; the longest row whose neighbours fit wins. What is agreed to, asked for, threatened
or alleged did not happen by that word, so such a trigger keeps the rest of its clause for itself.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from saksi.kinds import Claim, Event, EventMark, EventType, Reading, Span, When
from saksi.pack import Pack, load_roles
from saksi.resolve.what.trigger import Trigger, Triggers, load_triggers

# A word that denies, or puts into the future, stands so near before the trigger: two adverbs and an auxiliary between.
MARK_WORDS = 4
# Triggers of these types leave the rest of their clause to others: who was seized during a fight was seized and fought.
_LOOSE: frozenset[EventType] = frozenset({"ASSAULT", "COERCE"})
# What is threatened is always to come, and mostly under a condition: the marks would say it of the threat.
_UNMARKED: frozenset[EventType] = frozenset({"THREATEN"})


class Stretch(NamedTuple):
    """The words of one sentence within a statement, folded, with their spans, and whether it names an earlier year."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    is_past: bool


def find_events(reading: Reading, pack: Pack, claims: Sequence[Claim], times: Sequence[When]) -> tuple[Claim, ...]:
    """Give the claims with the events their own words tell of; those of a claim within are left to it.

    >>> from saksi.flow import find_claims
    >>> [claim] = find_claims("Ratna mengatakan, polisi belum menangkap pelaku.", language="id")
    >>> [(event.type, event.mode, event.marks) for event in claim.events]
    [('COERCE', 'arrest', ('negated',))]
    """
    triggers = load_triggers(pack)
    if not triggers.by_word:
        return tuple(claims)
    inner: dict[str, list[Span]] = {}
    for claim in claims:
        if claim.nested_in is not None:
            inner.setdefault(claim.nested_in, []).extend((*claim.content, *claim.cue))
    past = _past_starts(reading, times)
    found = ((claim, tuple(_events(reading, pack, claim, inner.get(claim.id, ()), past))) for claim in claims)
    return tuple(replace(claim, events=events) if events else claim for claim, events in found)


def _past_starts(reading: Reading, times: Sequence[When]) -> tuple[int, ...]:
    """Where dates of an earlier year than the article's begin, in order."""
    year = (reading.article.published or "")[:4]
    if not year.isdigit():
        return ()
    return tuple(
        sorted(t.span.start for t in times if t.type == "DATE" and t.value[:4].isdigit() and t.value[:4] < year)
    )


def _events(reading: Reading, pack: Pack, claim: Claim, inner: Sequence[Span], past: Sequence[int]) -> Iterator[Event]:
    for part in claim.content:
        for stretch in _stretches(reading, part, past):
            for event in _read_stretch(stretch, pack):
                if not any(span.start <= event.span.start < span.end for span in inner):
                    yield event


def _stretches(reading: Reading, part: Span, past: Sequence[int]) -> Iterator[Stretch]:
    """The sentences of a part of a statement."""
    at = bisect_left(reading.words, (part.start,))
    first = max(0, bisect_left(reading.sentences, part.start, key=lambda s: s.span.start) - 1)
    for number in range(first, len(reading.sentences)):
        sentence = reading.sentences[number]
        end = min(sentence.span.end, part.end)
        if sentence.span.start >= part.end:
            return
        last = bisect_left(reading.words, (end,), at)
        if at < last:
            is_past = bisect_left(past, sentence.span.start) < bisect_left(past, end)
            yield Stretch(reading.forms[at:last], reading.words[at:last], is_past)
        at = last


def _read_stretch(stretch: Stretch, pack: Pack) -> Iterator[Event]:
    """The events of one sentence, left to right; a type comes once, with the first mode told."""
    triggers, found = load_triggers(pack), dict[EventType, Event]()
    kept_to = 0
    for at in triggers.openings(stretch.words):
        hit = _match(stretch.words, at, triggers) if at >= kept_to else None
        if hit is None:
            continue
        trigger, end = hit
        earlier = found.get(trigger.type)
        if earlier is None:
            found[trigger.type] = _event(stretch, (at, end), trigger, pack)
        elif earlier.mode is None:
            found[trigger.type] = replace(earlier, mode=trigger.mode)
        kept_to = end if trigger.type in _LOOSE else _clause_end(stretch.words, end)
    yield from sorted(found.values(), key=lambda event: event.span)


def _match(words: Sequence[str], at: int, triggers: Triggers) -> tuple[Trigger, int] | None:
    """The first trigger that fits here, and where it ends; they are listed with the most telling first."""
    for trigger in triggers.at(words[at]):
        end = trigger.reach(words, at, triggers)
        if end and trigger.fits(words, triggers):
            return trigger, end
    return None


def _clause_end(words: Sequence[str], at: int) -> int:
    return next((i for i in range(at, len(words)) if not words[i][0].isalnum()), len(words))


def _event(stretch: Stretch, place: tuple[int, int], trigger: Trigger, pack: Pack) -> Event:
    first, end = place
    span = Span(stretch.spans[first].start, stretch.spans[end - 1].end)
    marks = () if trigger.type in _UNMARKED else tuple(_marks(stretch, first, pack))
    precision = load_triggers(pack).precision.get(trigger.type)
    return Event(span, trigger.type, f"event:{trigger.form}", trigger.mode, marks, precision)


def _marks(stretch: Stretch, at: int, pack: Pack) -> Iterator[EventMark]:
    roles, words = load_roles(pack), stretch.words
    near = _before(words, at)
    is_supposed = any("supposing" in roles.get(word, ()) for word in words)
    if stretch.is_past:
        yield "historical"
    if is_supposed:
        yield "hypothetical"
    elif load_triggers(pack).classes["future"] & set(near):
        yield "future"
    if _is_denied(near, roles):
        yield "negated"


def _before(words: Sequence[str], at: int) -> Sequence[str]:
    """The words just before a trigger, back to the last mark."""
    start = max(0, at - MARK_WORDS)
    while any(not word[0].isalnum() and word[0] != "'" for word in words[start:at]):
        start += 1
    return words[start:at]


def _is_denied(near: Sequence[str], roles: Mapping[str, frozenset[str]]) -> bool:
    return any("not" in roles.get(word, ()) or _is_shortened_not(word, roles) for word in near)


def _is_shortened_not(word: str, roles: Mapping[str, frozenset[str]]) -> bool:
    """Whether a word ends in a shortened denial (didn't), with either apostrophe."""
    tail = word.replace("\u2019", "'")[-3:]
    return "'" in tail and "not" in roles.get(tail, ())
