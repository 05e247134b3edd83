"""What a sentence is about before it comes to a number: "the number of those who fled the flood in Wera rose to 40"."""

import re
from collections.abc import Iterator, Sequence

from saksi.kinds import Quantity, Span
from saksi.link.count.averted import is_averted
from saksi.link.count.beside import Beside
from saksi.link.count.clause import blank, find_tellers
from saksi.link.count.counted import classifiers
from saksi.link.count.fit import can_be_said
from saksi.link.count.head import find_head
from saksi.link.count.mark import Mark, scan
from saksi.link.count.near import is_owner
from saksi.link.count.outcome import find_told
from saksi.pack import Pack, list_forms

# The aspects that a topic may give.
CROWDS = frozenset({"strike", "turnout"})
# Words between what a sentence is about and its number. More is another thought.
TOPIC_WORDS = 16
# Where a sentence ends within what is quoted.
_STOP = re.compile(r"[.!?]\s")
_PEOPLES = frozenset({"person", "soldier", "police", "household"})
_DAMAGED, _DISPLACED = "damaged", "displaced"
_ASPECT_KINDS = frozenset({"aspect"})
_FATE_KINDS = frozenset({"fate", "topic"})

Told = tuple[str | None, frozenset[str]]
NOTHING_TOLD: Told = (None, frozenset())


def read_ahead(beside: Beside, before: Sequence[Mark]) -> Told:
    """Give what befell whom, or what is counted, by the words of the sentence before it comes to the number."""
    told = _read_topic(before, beside.quantity)
    return told if told != NOTHING_TOLD else _read_opening(beside)


def _read_topic(before: Sequence[Mark], quantity: Quantity) -> Told:
    """What the sentence said in so many words that it is about, before it came to the number."""
    topic = next((mark.value for mark in reversed(before) if mark.kind == "topic"), None)
    if topic is not None and topic not in CROWDS and not can_befall(topic, quantity):
        return NOTHING_TOLD
    return (None, frozenset((topic,))) if topic in CROWDS else (topic, frozenset())


def _read_opening(beside: Beside) -> Told:
    """What befell whom, or what is counted, by the last word for either in front of a number that has none.

    Another number in between ends the search, but for the level that a count reached: "the dead rose by two to 13".
    Who is told of by a noun of their own ("40 officers") is not those that the sentence is about, unless they are such
    a level. Of marchers who are told of as hurt the noun says only who they are.
    """
    quantity, pack, is_total = beside.quantity, beside.pack, beside.lead is not None
    if beside.subject and not is_total:
        return NOTHING_TOLD
    anyone, unit = list_forms(pack, "measure", "anyone"), quantity.unit.casefold()
    # What a classifier counts that says no more is things.
    is_classed = quantity.concept is None and unit in classifiers(pack)
    if not (is_total or is_classed) and quantity.unit_kind == "noun" and unit not in anyone:
        return NOTHING_TOLD
    led = Span(beside.sentence.start, quantity.span.start)
    words = blank(beside.finding.article.text, led, list(find_tellers(beside.finding, quantity.span))).casefold()
    first = 0 if is_total else _find_last(beside)
    crowd, at = NOTHING_TOLD, len(words)
    for end, kind, value in sorted(_list_said(words, pack), reverse=True):
        if (
            end <= first
            or len(words[end:].split()) > TOPIC_WORDS
            or _STOP.search(words, end)
            or (crowd != NOTHING_TOLD and "," in words[end:at])
        ):
            break
        if kind in _FATE_KINDS and value not in CROWDS and can_befall(value, quantity):
            is_none = is_classed and (value != _DAMAGED or not find_head(words, None, pack))
            return NOTHING_TOLD if is_none else (value, frozenset())
        if value in CROWDS and can_be_said(value, quantity, quantity.concept):
            crowd, at = (None, frozenset((value,))), end
        elif kind in _ASPECT_KINDS and can_be_said(value, quantity, quantity.concept):
            return None, frozenset((value,))
    return crowd


def _list_said(words: str, pack: Pack) -> Iterator[tuple[int, str, str]]:
    """Yield what befell whom and what is counted, by the words of a text, each with its end and kind; not what was not
    so.
    """
    for mark in scan(words, pack):
        if mark.kind in _FATE_KINDS | _ASPECT_KINDS and not is_averted(words, mark.start, mark.value, pack):
            yield mark.end, mark.kind, mark.value
    for start, end, fate in find_told(words, pack):
        is_of_theirs = fate == _DISPLACED and is_owner(words, start, end, pack)
        if not (is_of_theirs or is_averted(words, start, fate, pack)):
            yield end, "fate", fate


def _find_last(beside: Beside) -> int:
    """Where the last number before this one ends in its sentence."""
    ends = (each.span.end for each in beside.finding.quantities if each.span.end <= beside.quantity.span.start)
    return max([0, *(end - beside.sentence.start for end in ends)])


def can_befall(fate: str, quantity: Quantity) -> bool:
    """Whether a fate may be that of what a number counts: nobody is damaged, and no house hurt."""
    if quantity.unit_kind not in ("noun", "none"):
        return fate == _DAMAGED and quantity.unit_kind == "ucum"
    is_person = quantity.concept in _PEOPLES
    return not is_person if fate == _DAMAGED else is_person or quantity.concept is None
