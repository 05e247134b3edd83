"""Which things a number counts, by its noun, or by the noun in front of it where it has none of its own."""

import functools
import re

from saksi.kinds import Finding, Quantity, Span
from saksi.link.count.act import read_act
from saksi.link.count.beside import Beside
from saksi.link.count.counted import LIVING, classifiers, nouns, people, things
from saksi.link.count.head import find_head
from saksi.link.count.mark import scan
from saksi.link.count.outcome import outcomes
from saksi.link.form import either
from saksi.pack import Pack, list_forms, load_roles

PERSON = "person"
_CASE = "case"
# Nouns of what may hold or be anything, where two words say what.
_SHORT = frozenset({"box", "letter", "paper", "papers", "plot"})
# No force has so many; they tell of a sum.
MANY = 1_000_000
# Bodies that count, and whose people are counted.
_FORCES, _COLON = frozenset({"police", "soldier"}), ":"
_ANIMAL, _KILLED = "animal", "killed"
# "Attacks: 26 incidents" is of attacks, "sightings: 40 reports" of sightings.
_TOLD_OF = frozenset({"complaint", "incident"})
_HAPPENINGS = frozenset(
    {"attack", "bite", "crash", "eruption", "explosion", "fire", "landslide", "murder", "quake", "robbery", "shooting"}
    | {"sighting"}
)
# Words that name a thing together: "bus stops".
PAIR_WORDS = 2
# Letters from a noun to what is said of it, a relative word between.
NEXT_LETTERS = 6
_WORD = re.compile(r"[^\W\d_]+")


def read_thing(beside: Beside) -> str | None:
    """What is counted, by the noun or the two words that name it; where neither is known, by its head ("sumur bor")."""
    return read_act(beside, _read_noun(beside))


def _read_noun(beside: Beside) -> str | None:
    quantity, pack = beside.quantity, beside.pack
    pair = _find_pair(beside)
    if _is_label(beside):
        return None
    if quantity.concept not in (None, _CASE):
        return pair or _find_living(beside) or quantity.concept
    unit = quantity.unit if quantity.unit_kind != "noun" else quantity.unit.casefold()
    if not unit or unit in classifiers(pack):
        return _find_ahead(beside) if unit else None
    thing = pair or quantity.concept
    thing = thing or things(pack).get(unit, unit)
    thing = _find_full(beside, unit) or thing if thing in _SHORT and not pair else thing
    if thing in _TOLD_OF and (ahead := _find_ahead(beside)) in _HAPPENINGS:
        return ahead
    if thing == unit and quantity.unit_kind == "noun" and unit in people(pack):
        return PERSON
    return nouns(pack)[1].get(unit.split()[-1 if pack.habits.owning else 0], thing) if thing == unit else thing


def _is_label(beside: Beside) -> bool:
    """Whether the noun of a number without one is the body that counted: "the police: 900"."""
    quantity, start = beside.quantity, beside.sentence.start
    led = beside.finding.article.text[start : quantity.span.start].rstrip()
    if quantity.unit_kind != "none" or quantity.concept not in _FORCES:
        return False
    if (quantity.lo or 0) >= MANY or not led.endswith(_COLON):
        return (quantity.lo or 0) >= MANY
    words = _WORD.findall(led.casefold())
    return bool(words) and "organisation" in load_roles(beside.pack).get(words[-1], ())


def _find_full(beside: Beside, unit: str) -> str | None:
    """What the one noun of an article of two words or more counts that a noun of one is short for: "31 boxes", where
    it tells of ballot boxes; not where "of" says what is in them.
    """
    text, pack = beside.finding.article.text.casefold(), beside.pack
    behind = text[beside.quantity.span.end :].split(maxsplit=1)[:1]
    if " " in unit or (behind and behind[0] in list_forms(pack, "reach", "of")):
        return None
    found = {things(pack)[match] for match in _full(unit, pack).findall(text)}
    return found.pop() if len(found) == 1 else None


@functools.cache
def _full(unit: str, pack: Pack) -> re.Pattern[str]:
    at = -1 if pack.habits.owning else 0
    return re.compile(rf"\b{either(form for form in things(pack) if ' ' in form and form.split()[at] == unit)}\b")


def _find_living(beside: Beside) -> str | None:
    """Which animals a number without a noun counts, of which no more is known than that they live."""
    if beside.lead is None or beside.quantity.unit_kind != "none" or beside.quantity.concept != PERSON:
        return None
    head = nouns(beside.pack)[1].get(find_head(beside.lead, _KILLED, beside.pack))
    return head if head == _ANIMAL else None


def _find_pair(beside: Beside) -> str | None:
    """Give the thing that the noun names together with the word behind it, or the last two words of the figure."""
    quantity, text, known = beside.quantity, beside.finding.article.text, things(beside.pack)
    unit = quantity.unit if quantity.unit_kind != "noun" else quantity.unit.casefold()
    behind = _WORD.search(text, quantity.span.end)
    pairs = [f"{unit} {behind[0].casefold()}"] if unit and behind else []
    pairs.append(" ".join(text[slice(*quantity.span)].casefold().split()[-PAIR_WORDS:]))
    return next((known[pair] for pair in pairs if pair in known), None)


def find_noun(beside: Beside, fate: str | None) -> str:
    """The noun of a level without one, in front of it; "" where it has one of its own or is none."""
    if beside.lead is None or beside.quantity.unit_kind != "none":
        return ""
    return find_head(beside.lead, fate, beside.pack)


def find_said(beside: Beside, aspects: frozenset[str]) -> str:
    """The noun of things right behind which stands what is mostly said of people: "attacks that were confirmed: 12"."""
    if beside.lead is None or beside.quantity.unit_kind != "none":
        return ""
    pattern, concepts = nouns(beside.pack)
    starts = [mark.start for mark in scan(beside.lead, beside.pack) if mark.value in aspects]
    found = (noun for noun in pattern.finditer(beside.lead) if concepts[noun[0]] not in LIVING)
    return next((noun[0] for noun in found if any(0 < at - noun.end() <= NEXT_LETTERS for at in starts)), "")


def _find_ahead(beside: Beside) -> str | None:
    """The thing told of in front of a number that has only a classifier: "houses that fell: 370 units"."""
    if beside.lead is not None:
        return nouns(beside.pack)[1].get(find_head(beside.lead, None, beside.pack))
    room = find_room(beside.finding, beside.quantity, beside.clause, beside.pack)
    pattern, concepts = nouns(beside.pack)
    found = pattern.findall(beside.words, room, beside.at)
    return concepts[found[-1]] if found else None


def find_room(finding: Finding, quantity: Quantity, clause: Span, pack: Pack) -> int:
    """Where in its clause the words for a quantity begin: behind the last one before it, and what befell that."""
    words = finding.article.text[slice(*clause)].casefold()
    ends = (each.span.end - clause.start for each in finding.quantities if each.span.end <= quantity.span.start)
    first = max((end for end in ends if end > 0), default=0)
    theirs = outcomes(pack).match(words, first + 1) if first else None
    return theirs.end() if theirs else first
