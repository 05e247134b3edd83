"""Whose a number is by the part of its sentence: "40 boats, the coastguard said; 38, ...", "the union's 40"."""

import functools
import itertools
import re

from saksi.kinds import Quantity, Sentence
from saksi.link.form import either
from saksi.link.name.fold import fold_text
from saksi.link.name.headed import opens_office, read_headed
from saksi.link.name.identity import Identity
from saksi.link.voice.beside import list_people, read_anyone, read_known
from saksi.link.voice.document import list_documents
from saksi.link.voice.voice import Voices
from saksi.link.voice.whose import read_named
from saksi.link.voice.word import has
from saksi.pack import Pack, load_roles

# How somebody tells a number.
_TELLING = frozenset({"assess", "confirm", "estimate", "report", "say"})
_LEADING = frozenset({"prep", "purpose", "relative"})
# Words of an office behind the word for its record: "catatan sang kapolres | untuk".
OFFICE_WORDS = 4
_OWNER = re.compile(
    r"(?:^|[\s(])((?:[a-z]+ ){0,3}[A-Z][\w-]*(?: [A-Z][\w-]*)*|(?:[A-Z][a-z]+ )?[a-z]+(?: [a-z]+){0,3})$"
)


def find_in_part(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """Give who is said to tell a number at the end of its part of a sentence, or whose it is by the word before it."""
    text = voices.finding.article.text
    before = text[sentence.span.start : quantity.span.start]
    return (
        _find_said(text[quantity.span.end : sentence.span.end], voices, _count_next(voices, quantity))
        or _find_possessor(before, voices)
        or _find_office(before, voices.pack)
    )


def _count_next(voices: Voices, quantity: Quantity) -> int:
    """How many letters follow a number up to the next one."""
    starts = (each.span.start for each in voices.finding.quantities if each.span.start >= quantity.span.end)
    return min(starts, default=quantity.span.end + len(voices.finding.article.text)) - quantity.span.end


def _find_said(behind: str, voices: Voices, letters: int) -> Identity | None:
    """Who tells a number in front of a semicolon: "40 boats, the coastguard said; fifty, ..."."""
    part, mark, _ = behind.partition(";")
    if not mark or len(part) > letters:
        return None
    match = _said(voices.pack).search(part)
    if match is None:
        return None
    who = match["first"] or match["last"]
    named = read_anyone(who, 0, voices)
    return named[0] if named is not None else None


def _find_possessor(before: str, voices: Voices) -> Identity | None:
    """Whose number it is by the name right in front: "the union's | 40", "Rahma Dewi's | three"."""
    led = before.rstrip()
    owner = next((led.removesuffix(mark) for mark in voices.pack.habits.owning if led.endswith(mark)), "")
    match = _OWNER.search(owner)
    if match is None:
        return None
    named = read_named(match[1], 0, voices.pack, list_people(voices))
    if named is not None and named[1] == len(match[1]):
        return named[0]
    return read_known(match[1], voices)


def _find_office(before: str, pack: Pack) -> Identity | None:
    """Whose record opens a sentence, by the office: "Catatan sang kapolres untuk yang pingsan: | 41"."""
    match = _record(pack).match(before) if not pack.habits.owning and ": " in before else None
    words = match["office"].split() if match is not None else []
    words = [*itertools.takewhile(lambda word: not has(word, _LEADING, pack), words)]
    for end in range(len(words), 0, -1):
        office = " ".join(words[:end])
        if opens_office(office, pack) and (body := read_headed(office, pack)):
            return Identity(office, frozenset(), fold_text(body, pack))
    return None


@functools.cache
def _said(pack: Pack) -> re.Pattern[str]:
    """A comma, who says it and a word for saying, or the other way round, and no more than whom it is said to."""
    rows = [row for row in pack.rows("say") if row["kind"] == "verb" and row["stance"] in _TELLING]
    verbs = either(row["form"].casefold() for row in rows)
    return re.compile(rf", (?:(?P<first>[^,;:]+?) {verbs}(?: [^,;:]+)?|{verbs} (?P<last>[^,;:]+)(?:, [^;:]*)?)$")


@functools.cache
def _record(pack: Pack) -> re.Pattern[str]:
    """A word for a record that opens a sentence, a small word perhaps, and the first words of whose it is."""
    small = either(form for form, held in load_roles(pack).items() if {"definite", "honorific"} & held)
    office = rf"(?P<office>[^\W\d_]+(?: [^\W\d_]+){{0,{OFFICE_WORDS - 1}}})"
    return re.compile(rf"(?i:{either(list_documents(pack))}) (?:{small} )?{office}")
