"""What a number counts and what befell it, by its noun and the words of its clause."""

import functools
import re
from collections.abc import Iterator, Sequence

from saksi.kinds import Quantity
from saksi.link.count.befallen import find_befallen, find_right, is_cast, opens_relative
from saksi.link.count.behind import read_behind, read_outcome
from saksi.link.count.beside import Beside
from saksi.link.count.counted import is_lifeless, is_thing, nouns
from saksi.link.count.fit import (
    CARED,
    NO_FATES,
    OF_PEOPLE,
    can_be_said,
    can_befall,
    is_of_people,
    mean,
    name_said,
    settle,
)
from saksi.link.count.head import OF_BOTH
from saksi.link.count.hurt import (
    HOUSED,
    is_hurt,
    is_lost,
    is_of_journey,
    is_of_outbreak,
    is_wounded,
    read_by_scene,
    tells_of_dead,
)
from saksi.link.count.mark import NOTHING, SHELTERED, Mark
from saksi.link.count.money import read_gone, read_money
from saksi.link.count.near import find_last, is_of_number, tells_patients
from saksi.link.count.outcome import fates, has_end, outcomes
from saksi.link.count.patient import read_patients
from saksi.link.count.portion import is_whole
from saksi.link.count.role import read_role
from saksi.link.count.thing import PERSON, find_noun, find_said, read_thing
from saksi.link.form import either
from saksi.pack import Pack, list_forms, load_roles

# People are not damaged; where a text says so it speaks of their houses.
DAMAGED = "damaged"
# What befalls a body: a village that is attacked is not ill, and no sample is.
_OF_BODIES = frozenset({"killed-or-injured", "ill", "in care", "injured", "treated"})
# States that end: of hostages who were freed the noun tells what befell them before.
_PASSING = frozenset({"abducted", "displaced"})
_ENDING = frozenset({"killed", "rescued", "home again"})
_RESCUED = "rescued"
# What has a fixed place is told of so where it broke: houses that are cleared away, or that the sea took.
_MOVED = ("displaced", "missing")
_CASE, _EITHER, _LOSS = "case", "killed-or-injured", "loss"
# Cases are of the sick, but cases of something else of that.
_OF_SICK = frozenset({None, _CASE, PERSON})
# Who is lost is dead: "lost seven children to measles".
_LOST = frozenset({"animal", "person", "police", "soldier"})
# Severance and fines that are owed are told by what they are; wages that are, or that are late, are a debt.
_DEBT, _WAGE, _DELAYED = "debt", "wage", "delayed"
_KILLED, _MISSING, _RECOVERED = "killed", "missing", "recovered"
ILL, _MARGIN = "ill", "margin"
ABOARD = "aboard"
_CRAFT = frozenset({"aircraft", "ship", "train", "vehicle"})
_CROWDS = frozenset({"strike", "turnout"})
# Refugees on a boat are those on board.
_DISPLACED = "displaced"
_IN_CARE, _INJURED, _LEAKED = "in care", "injured", "leaked"
_HURT = CARED | {"injured"}
_JOB, _LAID_OFF = "job", "laid-off"
# Who was treated was hurt or ill: where a clause says of what, that tells more.
_TREATED = "treated"
# So does what befell those who slept in a school.
_VAGUE = frozenset({_TREATED, SHELTERED})


def _name_owed(aspects: frozenset[str]) -> frozenset[str]:
    if _WAGE in aspects and not aspects.isdisjoint({_DEBT, _DELAYED}):
        return aspects - {_WAGE, _DELAYED} | {_DEBT}
    return aspects - {_DEBT} or aspects


def read_counted(beside: Beside, aspects: frozenset[str]) -> tuple[str | None, str | None, frozenset[str]]:
    """Give the thing that is counted, what befell it, and which of the clause's aspects are its own."""
    quantity, pack = beside.quantity, beside.pack
    thing, fate = read_thing(beside), _read_hurt(beside)
    noun = quantity.unit.casefold()
    noun = (
        noun
        or beside.subject
        or (find_said(beside, aspects) if is_of_people(None, aspects) else find_noun(beside, fate))
    )
    thing = _name_thing(quantity, thing, fate, nouns(pack)[1].get(noun))
    is_dull = is_lifeless(quantity, thing, pack)
    fate = (fate and mean(fate, quantity, thing, is_lifeless=is_dull or is_thing(thing, pack))) or None
    if (fate in _OF_BODIES and is_dull) or (fate and not can_befall(fate, quantity, thing, is_lifeless=is_dull)):
        fate = None
    if quantity.unit_kind == "none" and fate in OF_PEOPLE - OF_BOTH and is_thing(thing, pack):
        thing = None
    if fate == _DISPLACED and ABOARD in aspects and is_of_journey(beside.finding, pack):
        # Who is taken off a boat is saved.
        is_taken = quantity.outcome == _DISPLACED and fates(pack).get(noun) != _DISPLACED
        fate = _RESCUED if is_taken else None
    fate = read_by_scene(beside.finding, quantity, read_patients(beside, noun, fate, thing), pack)
    if fate == HOUSED:
        fate, aspects = None, aspects | {HOUSED}
    if _is_somebody(beside, thing, fate):
        thing = PERSON
    aspects = frozenset(aspect for aspect in aspects if _may_be_said(aspect, beside, thing, fate))
    aspects = name_said(_name_owed(aspects), thing)
    fate = settle(fate, aspects)[0]
    if noun in list_forms(pack, "measure", "sick") and fate in (None, ILL) and thing in _OF_SICK:
        if is_of_outbreak(beside.finding, noun, pack):
            fate = ILL
        thing = PERSON if fate == ILL else thing
    thing, fate, aspects = read_gone(beside, thing, fate, read_money(beside, aspects))
    if fate in NO_FATES:
        fate, aspects = None, aspects | NO_FATES.intersection((fate,))
    return read_role(beside, thing, *_read_dead(beside, thing, fate, aspects))


def _name_thing(quantity: Quantity, thing: str | None, fate: str | None, ahead: str | None) -> str | None:
    """What is counted; where no noun says it, the thing in front: "the boxes that got through, 71", are no people."""
    is_either = fate in OF_BOTH and quantity.unit_kind == "none"
    return (ahead or thing) if is_either else (thing or ahead)


def _read_dead(
    beside: Beside, thing: str | None, fate: str | None, aspects: frozenset[str]
) -> tuple[str | None, frozenset[str]]:
    """What befell the counted, and what is said of them: who is lost is dead."""
    is_somebody = thing in _LOST or (thing is None and tells_of_dead(beside.finding, beside.quantity, beside.pack))
    is_open = fate in (None, ILL) and is_somebody and _LOSS in aspects
    if is_open and is_lost(beside.found, beside.words, beside.at, beside.pack):
        return _KILLED, aspects - {_LOSS}
    return fate, aspects - {_LOSS} if fate == _MISSING else aspects


def _read_hurt(beside: Beside) -> str | None:
    """What befell the counted; who was treated for blows and falls was hurt."""
    fate, told, pack = read_fate(beside), beside.finding, beside.pack
    is_cared = fate in CARED and is_wounded(told, beside.quantity, beside.clause, beside.sentence, pack)
    return _INJURED if is_cared or (fate == _TREATED and is_hurt(told, beside.words, pack)) else fate


def _may_be_said(aspect: str, beside: Beside, thing: str | None, fate: str | None) -> bool:
    """Whether an aspect may be one of what is counted: a margin is one of votes, and the saved are no longer aboard."""
    quantity = beside.quantity
    if not can_be_said(aspect, quantity, thing) or (aspect in _CROWDS and is_lifeless(quantity, thing, beside.pack)):
        return False
    if aspect == _MARGIN:
        return thing not in (_CASE, "house")
    if aspect == ABOARD:
        is_journey = is_of_journey(beside.finding, beside.pack) or _boards(beside)
        return fate is None and is_journey and (_is_on_board(beside) or not is_in_list(beside))
    return aspect != _LEAKED or thing != PERSON


def _is_on_board(beside: Beside) -> bool:
    """Whether words for being on board stand right behind a number: "the list says there were 43 on board"."""
    behind = (mark.start for mark in beside.found if mark.value == ABOARD and mark.start >= beside.at)
    length = beside.quantity.span.end - beside.quantity.span.start
    return any(not beside.words[beside.at + length : start].strip() for start in behind)


def _boards(beside: Beside) -> bool:
    """Whether a word for being on board names what of: "menumpang kapal itu"."""
    told = (beside.words[mark.start : mark.end] for mark in beside.found if mark.value == ABOARD)
    concepts = nouns(beside.pack)[1]
    return any(concepts.get(word) in _CRAFT for words in told for word in words.split()[1:])


def is_in_list(beside: Beside) -> bool:
    """Say whether a document stands in front of a number, and none of who is on board: "a list that holds 40 names"."""
    roles, text = load_roles(beside.pack), beside.finding.article.text
    led = text[beside.sentence.start : beside.quantity.span.start].casefold()
    # "Petanya memuat 40 titik": whose it is stands at its end.
    words = {form for word in led.split() for form in (word, _clitics(beside.pack).sub("", word))}
    return any("document" in roles.get(word, ()) and word not in _aboard(beside.pack) for word in words)


@functools.cache
def _clitics(pack: Pack) -> re.Pattern[str]:
    """What is glued to the end of a word and says whose it is."""
    return re.compile(rf"(?<=\w{{3}}){either(row['form'] for row in pack.rows('time') if row['class'] == 'clitic')}$")


@functools.cache
def _aboard(pack: Pack) -> frozenset[str]:
    """Words for being on board, and for the document of who is."""
    return frozenset(row["form"] for row in pack.rows("measure") if row["value"] == ABOARD)


def read_fate(beside: Beside) -> str | None:
    """Give what befell the counted: by its noun, by what was read with it, else by the nearest word of the clause.

    A word right in front of it, and one right behind it that is only in this table, come before what was read: that was
    of another count beside.
    """
    quantity, pack, words, at = beside.quantity, beside.pack, beside.words, beside.at
    if quantity.unit_kind == "iso4217" or is_whole(beside.finding, quantity, pack):
        return None
    own = outcomes(pack).search(words, at, beside.end)
    thing = read_thing(beside)
    near = [mark for mark in _find_fates(beside, thing) if is_of_number(beside, mark, thing)]
    if {mark.value for mark in near} >= CARED:
        near = [mark for mark in near if mark.value == _TREATED]
    if quantity.outcome in ("injured", ILL):
        near = [mark for mark in near if mark.value not in CARED]
    near = [mark for mark in near if mark.value not in _VAGUE] or near
    if not near and tells_patients(beside):
        return _IN_CARE
    led = (each.value for each in near if each.start < at and not words[each.end : at].strip())
    # The bodies that are recovered, or that a morgue takes in, are of the dead.
    noun = _read_noun(beside, near)
    fate = next((value for value in led if value != _TREATED and noun != _KILLED), None)
    if quantity.outcome in CARED and beside.lead is not None and (body := outcomes(pack).search(beside.lead)):
        noun = noun or (_KILLED if fates(pack)[body[0]] == _KILLED else None)
    fate = fate or noun or (fates(pack)[own[0]] if own else None)
    fate = fate or read_behind(beside, near)
    if fate is None and (quantity.unit_kind == "ucum" or opens_relative(beside)):
        fate = next(iter(find_befallen(beside) & {DAMAGED}), None)
    fate = fate or read_outcome(beside) or find_last(beside)
    fate = fate or min(near, key=lambda mark: abs(mark.start - at), default=NOTHING).value or None
    if fate is None and (thing == PERSON or is_cast(beside)) and quantity.concept is quantity.outcome is None:
        fate = find_right(beside)
    fate = _read_later_on(beside, near, fate) or fate
    is_moved = fate in _MOVED and not can_befall(fate, quantity, thing, is_lifeless=False)
    if is_moved and any(mark.value == DAMAGED for mark in near):
        fate = DAMAGED
    if quantity.unit_kind == "ucum" and fate in OF_PEOPLE:
        return None
    return None if quantity.concept == PERSON and fate == DAMAGED else fate


def _find_fates(beside: Beside, thing: str | None) -> Iterator[Mark]:
    """Yield the words of the table for what may befall the counted, each with what it means of them."""
    quantity, is_dull = beside.quantity, is_lifeless(beside.quantity, thing, beside.pack)
    for mark in beside.found:
        if mark.kind == "fate" and mark.is_beside(beside.at):
            fate = mean(mark.value, quantity, thing, is_lifeless=is_dull)
            if fate and can_befall(fate, quantity, thing, is_lifeless=is_dull):
                yield mark._replace(value=fate)


def _read_noun(beside: Beside, near: Sequence[Mark]) -> str | None:
    """What befell the counted, by their noun or the word right behind it: "three bodies", "nine victims dead"."""
    pack, behind = beside.pack, outcomes(beside.pack).match(beside.words, beside.end + 1)
    if behind and fates(pack)[behind[0]] == _KILLED and beside.quantity.outcome != _EITHER:
        return _KILLED
    noun = fates(pack).get(beside.quantity.unit.casefold())
    return (_read_later(beside, near) or noun) if noun in _PASSING else noun


def _read_later(beside: Beside, near: Sequence[Mark]) -> str | None:
    """What befell those since whose noun says what befell them first: freed hostages, refugees who went home."""
    outcome = beside.quantity.outcome
    if outcome is not None and outcome not in _PASSING:
        return outcome
    behind = (mark.value for mark in near if mark.start >= beside.end)
    return next((value for value in behind if value in _ENDING), None)


def _read_since(beside: Beside, near: Sequence[Mark]) -> str | None:
    """How those are who were saved, where that is what is told of them: "14 survivors are still in hospital"."""
    if any(mark.value == _DISPLACED for mark in near):
        return _DISPLACED
    first = next((mark for mark in near if mark.start >= beside.end and mark.value in _HURT), NOTHING)
    between = beside.words[beside.end : first.start].split()
    return None if any("and" in load_roles(beside.pack).get(word, ()) for word in between) else first.value or None


def _read_later_on(beside: Beside, near: Sequence[Mark], fate: str | None) -> str | None:
    """What came of those who were saved or lost, where it is told."""
    if fate in (_RESCUED, _MISSING) and _has_died(beside):
        return _KILLED
    return _read_since(beside, near) if fate == _RESCUED else None


def _has_died(beside: Beside) -> bool:
    """Whether the words behind a number, up to the next one, tell that those who were lost or saved died of it."""
    starts = (each.span.start - beside.clause.start for each in beside.finding.quantities)
    end = min((start for start in starts if start >= beside.end), default=len(beside.words))
    return has_end(beside.words[beside.end : end], beside.pack)


def _is_somebody(beside: Beside, thing: str | None, fate: str | None) -> bool:
    """Whether a noun that no list holds is of people: what befalls only people stands with it or right behind it.

    Jobs are of those who lost them.
    """
    quantity = beside.quantity
    if fate == _LAID_OFF and thing == _JOB:
        return True
    if fate not in OF_PEOPLE or thing is None or quantity.unit_kind != "noun" or thing != quantity.unit.casefold():
        return False
    return fate in find_befallen(beside)
