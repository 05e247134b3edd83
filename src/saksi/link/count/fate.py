"""What a number counts and what befell it, by its noun and the words of its clause."""

from collections.abc import Sequence

from saksi.kinds import Quantity
from saksi.link.count.apart import number_words
from saksi.link.count.behind import is_of_theirs, is_somebodys, read_behind, read_outcome
from saksi.link.count.beside import Beside
from saksi.link.count.counted import kinds_of_things, nouns
from saksi.link.count.fit import CARED, OF_PEOPLE, can_be_said, can_befall, is_of_people, name_said, settle
from saksi.link.count.head import OF_BOTH
from saksi.link.count.hurt import (
    HOUSED,
    LIVING,
    is_hurt,
    is_lost,
    is_of_journey,
    is_of_outbreak,
    is_wounded,
    read_by_scene,
)
from saksi.link.count.mark import NOTHING, SHELTERED, Mark, is_reached, scan
from saksi.link.count.outcome import fates, naming, outcomes
from saksi.link.count.portion import is_whole
from saksi.link.count.thing import PERSON, find_noun, find_room, find_said, read_thing
from saksi.pack import Pack, list_forms, load_roles

# People are not damaged; where a text says so it speaks of their houses.
DAMAGED = "damaged"
# What befalls a body: a village that is attacked is not ill, and no sample is.
_OF_BODIES = frozenset({"killed-or-injured", "ill", "in care", "injured", "treated"})
# States that end: of hostages who were freed the noun tells what befell them before.
_PASSING = frozenset({"abducted", "displaced"})
_ENDING = frozenset({"killed", "rescued", "home again"})
_RESCUED, _DEPORTED = "rescued", "deported"
_CASE, _EITHER, _LOSS = "case", "killed-or-injured", "loss"
# Cases are of the sick, but cases of something else of that.
_OF_SICK = frozenset({None, _CASE, PERSON})
# Who is lost is dead: "lost seven children to measles".
_LOST = frozenset({"animal", "person", "police", "soldier"})
# Severance, wages and fines that are owed are told by what they are.
_DEBT = "debt"
_KILLED, _MISSING, _RECOVERED = "killed", "missing", "recovered"
ILL, _MARGIN = "ill", "margin"
ABOARD = "aboard"
_AFFECTED, _CROWDS = "affected", frozenset({"strike", "turnout"})
# Refugees on a boat are those on board.
_DISPLACED = "displaced"
_LEAKED, _INJURED, _IN_CARE = "leaked", "injured", "in care"
_HURT = CARED | {"injured"}
_JOB, _LAID_OFF, _ROBBED = "job", "laid-off", "robbed"
# Who was treated was hurt or ill: where a clause says of what, that tells more.
_TREATED = "treated"
# So does what befell those who slept in a school.
_VAGUE = frozenset({_TREATED, SHELTERED})
# Words behind a noun in which what befell it stands: "nine climbers who died".
BEFALLING_WORDS = 3
# Behind a measure stands of what first: "hectares of rice fields were flooded".
MEASURED_WORDS = 2


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
    is_dull = _is_lifeless(quantity, thing, pack)
    if (fate in _OF_BODIES and is_dull) or (fate and not can_befall(fate, quantity, thing, is_lifeless=is_dull)):
        fate = None
    if fate == _DISPLACED and ABOARD in aspects and is_of_journey(beside.finding, pack):
        # Who is taken off a boat is saved.
        is_taken = quantity.outcome == _DISPLACED and fates(pack).get(noun) != _DISPLACED
        fate = _RESCUED if is_taken else None
    if noun in list_forms(pack, "measure", "sick"):
        fate = _read_patients(beside, fate, thing)
    fate = read_by_scene(beside.finding, quantity, fate, pack)
    if fate == HOUSED:
        fate, aspects = None, aspects | {HOUSED}
    if _is_somebody(beside, thing, fate):
        thing = PERSON
    aspects = frozenset(aspect for aspect in aspects if _may_be_said(aspect, beside, thing, fate))
    aspects = name_said(aspects - {_DEBT} or aspects, thing)
    fate = settle(fate, aspects)[0]
    if noun in list_forms(pack, "measure", "sick") and fate in (None, ILL) and thing in _OF_SICK:
        if is_of_outbreak(beside.finding, noun, pack):
            fate = ILL
        thing = PERSON if fate == ILL else thing
    if quantity.unit_kind == "iso4217" and not aspects and _is_damage(beside):
        aspects = frozenset({_LOSS})
    if fate == _AFFECTED:
        fate, aspects = None, aspects | {_AFFECTED}
    return thing, *_read_dead(beside, thing, fate, aspects)


def _read_patients(beside: Beside, fate: str | None, thing: str | None) -> str | None:
    """What befell the sick: who went home is well again; the hurt of whom nobody tells are those of a ward.

    Patients of an illness who are said to be in care are counted there: "the ward has 44 dengue patients".
    """
    quantity = beside.quantity
    if fate == _DEPORTED:
        return _RECOVERED
    if fate == ILL and quantity.unit.casefold() in list_forms(beside.pack, "measure", "patient"):
        return _IN_CARE if any(_is_cared(beside, mark) for mark in beside.found) else fate
    return _IN_CARE if fate == _INJURED and thing == PERSON and quantity.claim is None else fate


def _is_cared(beside: Beside, mark: Mark) -> bool:
    """Whether a word says that the counted are in care, and of no number between."""
    is_own = mark.kind == "fate" and mark.value == _IN_CARE and mark.is_beside(beside.at)
    return is_own and is_reached(beside.finding, beside.quantity, mark, beside.clause.start)


def _name_thing(quantity: Quantity, thing: str | None, fate: str | None, ahead: str | None) -> str | None:
    """What is counted; where no noun says it, the thing in front: "the boxes that got through, 71", are no people."""
    is_either = fate in OF_BOTH and quantity.unit_kind == "none"
    return (ahead or thing) if is_either else (thing or ahead)


def _read_dead(
    beside: Beside, thing: str | None, fate: str | None, aspects: frozenset[str]
) -> tuple[str | None, frozenset[str]]:
    """What befell the counted, and what is said of them: who is lost is dead."""
    is_open = fate in (None, ILL) and thing in _LOST and _LOSS in aspects
    if is_open and is_lost(beside.found, beside.words, beside.at, beside.pack):
        return _KILLED, aspects - {_LOSS}
    return fate, aspects - {_LOSS} if fate == _MISSING else aspects


def _read_hurt(beside: Beside) -> str | None:
    """What befell the counted; who was treated for blows and falls was hurt."""
    fate, told, pack = read_fate(beside), beside.finding, beside.pack
    is_cared = fate in CARED and is_wounded(told, beside.quantity, beside.clause, beside.sentence, pack)
    return _INJURED if is_cared or (fate == _TREATED and is_hurt(told, beside.words, pack)) else fate


def _is_damage(beside: Beside) -> bool:
    """Whether an amount of money is robbed, or the nearest fate in front of it is that something was damaged."""
    told = [mark for mark in beside.found if mark.kind == "fate" and mark.end <= beside.at]
    is_robbed = any(mark.value == _ROBBED for mark in beside.found if mark.is_beside(beside.at))
    return is_robbed or (bool(told) and told[-1].value == DAMAGED)


def _may_be_said(aspect: str, beside: Beside, thing: str | None, fate: str | None) -> bool:
    """Whether an aspect may be one of what is counted: a margin is one of votes, and the saved are no longer aboard."""
    quantity = beside.quantity
    if not can_be_said(aspect, quantity, thing) or (aspect in _CROWDS and _is_lifeless(quantity, thing, beside.pack)):
        return False
    if aspect == _MARGIN:
        return thing not in (_CASE, "house")
    if aspect == ABOARD:
        return fate is None and is_of_journey(beside.finding, beside.pack) and not is_in_list(beside)
    return aspect != _LEAKED or thing != PERSON


def is_in_list(beside: Beside) -> bool:
    """Say whether a document stands in front of a number: "a list that holds 40 names"."""
    roles, text = load_roles(beside.pack), beside.finding.article.text
    led = text[beside.sentence.start : beside.quantity.span.start].casefold()
    return any("document" in roles.get(word, ()) for word in led.split())


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
    is_lifeless = _is_lifeless(quantity, thing, pack)
    near = [mark for mark in beside.found if mark.kind == "fate" and mark.is_beside(at)]
    near = [mark for mark in near if can_befall(mark.value, quantity, thing, is_lifeless=is_lifeless)]
    room = find_room(beside.finding, quantity, beside.clause, pack)
    near = [
        mark
        for mark in near
        if not (_is_of_next(beside, mark) or _is_of_last(beside, mark, room) or _names_others(beside, mark))
    ]
    if {mark.value for mark in near} >= CARED:
        near = [mark for mark in near if mark.value == _TREATED]
    if quantity.outcome in ("injured", ILL):
        near = [mark for mark in near if mark.value not in CARED]
    near = [mark for mark in near if mark.value not in _VAGUE] or near
    led = (each.value for each in near if each.start < at and not words[each.end : at].strip())
    # The bodies that are recovered, or that a morgue takes in, are of the dead.
    noun = _read_noun(beside, near)
    fate = next((value for value in led if value != _TREATED and noun != _KILLED), None)
    if quantity.outcome in CARED and beside.lead is not None and (body := outcomes(pack).search(beside.lead)):
        noun = noun or (_KILLED if fates(pack)[body[0]] == _KILLED else None)
    fate = fate or noun or (fates(pack)[own[0]] if own else None)
    fate = fate or read_behind(beside, near)
    if fate is None and quantity.unit_kind == "ucum":
        fate = next(iter(_befallen(beside) & {DAMAGED}), None)
    fate = (
        fate or read_outcome(beside) or min(near, key=lambda mark: abs(mark.start - at), default=NOTHING).value or None
    )
    fate = (_read_since(beside, near) if fate == _RESCUED else None) or fate
    if quantity.unit_kind == "ucum" and fate in OF_PEOPLE:
        return None
    return None if quantity.concept == PERSON and fate == DAMAGED else fate


def _is_of_next(beside: Beside, mark: Mark) -> bool:
    """Whether a word behind a number is of what "and" brings in: "1,126 and the money that was lost", where that number
    has no noun, else of another number: "63 children were checked and two taken to a clinic".
    """
    pack = beside.pack
    between = beside.words[beside.end : mark.start].split() if mark.start > beside.end else []
    ands = [at for at, word in enumerate(between) if "and" in load_roles(pack).get(word, ())]
    is_bare = beside.quantity.unit_kind == "none"
    return (is_bare and 0 in ands) or any(_is_number(" ".join(between[at + 1 : at + 2]), pack) for at in ands)


def _is_number(word: str, pack: Pack) -> bool:
    return word[:1].isdecimal() or word in number_words(pack)


def _names_others(beside: Beside, mark: Mark) -> bool:
    """Whether a word farther behind a counted noun names others ("four men over the refugees' boat"), or one in front
    tells of somebody's own ("she waits for word of her two sons"), who are some of all.
    """
    if mark.is_leading and mark.value == _MISSING:
        return is_somebodys(beside, mark)
    if is_of_theirs(beside, mark):
        return True
    is_named = beside.words[mark.start : mark.end] in naming(beside.pack)
    return is_named and beside.quantity.unit_kind == "noun" and mark.start > beside.end + 1


def _is_of_last(beside: Beside, mark: Mark, room: int) -> bool:
    """Whether a word in front of a number stands right behind the one before: "91 were saved of some 150"."""
    ends = (each.span.end - beside.clause.start for each in beside.finding.quantities)
    return any(0 < end < mark.start and mark.end <= room for end in ends)


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
    first = next((mark for mark in near if mark.start >= beside.end and mark.value in _HURT), NOTHING)
    between = beside.words[beside.end : first.start].split()
    return None if any("and" in load_roles(beside.pack).get(word, ()) for word in between) else first.value or None


def _is_lifeless(quantity: Quantity, thing: str | None, pack: Pack) -> bool:
    """Whether a noun that some list holds is of nothing that lives."""
    known = thing if thing in kinds_of_things(pack) else quantity.concept
    return quantity.unit_kind == "noun" and known is not None and known not in LIVING


def _is_somebody(beside: Beside, thing: str | None, fate: str | None) -> bool:
    """Whether a noun that no list holds is of people: what befalls only people stands with it or right behind it.

    Jobs are of those who lost them.
    """
    quantity = beside.quantity
    if fate == _LAID_OFF and thing == _JOB:
        return True
    if fate not in OF_PEOPLE or thing is None or quantity.unit_kind != "noun" or thing != quantity.unit.casefold():
        return False
    return fate in _befallen(beside)


def _befallen(beside: Beside) -> frozenset[str]:
    """What the words of a quantity and those right behind it say befell it."""
    many = BEFALLING_WORDS + (MEASURED_WORDS if beside.quantity.unit_kind == "ucum" else 0)
    own, behind = beside.words[beside.at : beside.end], beside.words[beside.end :].split()[:many]
    near = " ".join([own, *behind])
    said = {mark.value for mark in scan(near, beside.pack) if mark.kind == "fate"}
    return frozenset(said).union(fates(beside.pack)[each[0]] for each in outcomes(beside.pack).finditer(near))
