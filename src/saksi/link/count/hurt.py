"""What befell the counted by what the article tells of: the treated were hurt, the lost are dead, the fled got out."""

from collections.abc import Sequence

from saksi.kinds import Finding, Quantity, Span
from saksi.link.article.scene import list_named, tells_of
from saksi.link.count.clause import CLAUSE
from saksi.link.count.counted import LIVING, is_thing
from saksi.link.count.fit import CONSUMED, COVERED
from saksi.link.count.mark import SHELTERED, Mark, scan
from saksi.link.count.outcome import find_told
from saksi.pack import Pack, list_forms, load_roles

# Words between "lost" and the number of those lost: "at least".
LOST_WORDS = 2
_LOSS = "loss"
# Who speaks of more than so many lost without a noun speaks of money or things.
MOST_LOST = 1000
_INJURED, _ILL = "injured", "ill"
_HURTING = ("air crash", "clash", "collapse", "crash", "explosion", "landslide", "protest", "quake", "storm")
_JOURNEYS = ("sinking", "crash", "air crash")
_SICKENING = ("epidemic", "leak", "poisoning")
# What befalls people by its words alone, and what that is where the article tells of an event. Of those arrested after
# a break-out only prisoners were caught again.
_ARRESTED, _RESCUED, _HOME = "arrested", "rescued", "home again"
_ESCAPE, _ABDUCTION = "escape", "abduction"
# Where the article tells of an outbreak, its cases and patients are the ill.
_EPIDEMIC = "epidemic"
# What is used up, and where the article tells of a fire, burnt.
_FIRE = "fire"
# Who was taken is abducted where the article tells of that, and else nothing is said.
_TAKEN = "taken"
_BY_SCENE = {
    "affected": {_EPIDEMIC: "ill"},
    _ARRESTED: {_ESCAPE: "recaptured", _ABDUCTION: "abducted"},
    "displaced": {_ESCAPE: "escaped", _ABDUCTION: "escaped"},
    "missing": {_ESCAPE: "escaped"},
    _RESCUED: {_ESCAPE: "escaped"},
    _HOME: {_ESCAPE: "recaptured"},
    CONSUMED: {_FIRE: "damaged"},
    _TAKEN: {_ABDUCTION: "abducted"},
}
# Who slept or stayed where nobody lives fled there, where the article tells of what drives people out, or counts whom
# or what that befell.
_DRIVING = ("clash", "collapse", "eruption", "fire", "flood", "landslide", "leak", "quake", "storm", "tsunami")
_DRIVEN = frozenset({"damaged", "displaced", "killed", "missing"})
# Who is given room fled from somewhere, but for prisoners.
HOUSED, _DISPLACED = "housed", "displaced"
_ABDUCTED = "abducted"
# Who is buried is dead, but for those whom something has covered; so it has what does not live.
_BURIED, _DAMAGED, _MISSING = "buried", "damaged", "missing"
_COVERING = ("collapse", "eruption", "explosion", "landslide", "mine", "quake", "storm", "tsunami")


def is_of_outbreak(finding: Finding, noun: str, pack: Pack) -> bool:
    """Say whether a noun is of those who have what an article's outbreak is of: cases, patients."""
    return noun in list_forms(pack, "measure", "sick") and tells_of(finding, _EPIDEMIC, pack)


def is_of_journey(finding: Finding, pack: Pack) -> bool:
    """Say whether an article tells of what befell something that people were on."""
    return any(tells_of(finding, event, pack) for event in _JOURNEYS)


def is_hurt(finding: Finding, words: str, pack: Pack) -> bool:
    """Say whether an article, or the words beside a number, tell of blows and falls, and of no illness."""
    told = {event for event in (*_HURTING, *_SICKENING) if tells_of(finding, event, pack)}
    told |= list_named(words, pack) & {*_HURTING, *_SICKENING}
    return bool(told) and told.isdisjoint(_SICKENING)


def is_wounded(finding: Finding, quantity: Quantity, clause: Span, sentence: Span, pack: Pack) -> bool:
    """Say whether the words behind those in care say that they have wounds, and no illness, up to the next number of
    people.

    What "and" brings in behind another reason is of some of them: "for thirst and burns".
    """
    others = (each for each in finding.quantities if each.span.start > quantity.span.start)
    ends = (each.span.start for each in others if each.concept in LIVING or each.unit_kind == "none")
    stop = CLAUSE.search(finding.article.text, clause.end, sentence.end)
    words = finding.article.text[quantity.span.end : min((stop.start() if stop else sentence.end, *ends))].casefold()
    is_ill = any(mark.kind == "fate" and mark.value == _ILL for mark in scan(words, pack))
    found = next((start for start, _, value in find_told(words, pack) if value == _INJURED), None)
    return not is_ill and found is not None and not _is_second(words[:found], pack)


def _is_second(before: str, pack: Pack) -> bool:
    """Whether "and" stands right in front, and a reason without it before that: "because of thirst and | burns"."""
    *led, last = before.split() or [""]
    joined = "and" in load_roles(pack).get(last, ())
    return joined and any(word in list_forms(pack, "reach", "cause") for word in led[:-1])


def is_lost(found: Sequence[Mark], words: str, at: int, pack: Pack) -> bool:
    """Say whether the counted themselves were lost: "lost seven children", not "who lost their savings are seven".

    Cattle that thieves took are none of the dead.
    """
    bereft = list_forms(pack, "measure", "bereft")
    told = (mark for mark in found if mark.value == _LOSS and mark.end <= at and words[mark.start : mark.end] in bereft)
    behind = (words[mark.end : at].split() for mark in told)
    idle = pack.habits.common_words | list_forms(pack, "reach", "through")
    return any(len(ahead) <= LOST_WORDS and idle.issuperset(ahead) for ahead in behind)


def tells_of_dead(finding: Finding, quantity: Quantity, pack: Pack) -> bool:
    """Say whether who is lost may be dead where no noun says who it is: "the outbreak goes on: we have lost six"."""
    is_last = CLAUSE.match(finding.article.text, quantity.span.end) is not None
    is_count = quantity.unit_kind == "none" and is_last and (quantity.lo or 0) <= MOST_LOST
    events = (*_HURTING, *_SICKENING, *_JOURNEYS, *_DRIVING, _EPIDEMIC)
    return is_count and any(tells_of(finding, event, pack) for event in events)


def read_by_scene(finding: Finding, quantity: Quantity, fate: str | None, pack: Pack) -> str | None:
    """What befell the counted by what the article tells of: who fled in a break-out escaped.

    More than were abducted did not escape from that.
    """
    unit = quantity.unit.casefold()
    is_prisoner = unit in list_forms(pack, "measure", "prisoner")
    if fate == HOUSED:
        return fate if is_prisoner else _DISPLACED
    if fate == SHELTERED:
        return _read_sheltered(finding, pack)
    for event, told in _BY_SCENE.get(fate or "", {}).items():
        # Who helped them is caught too, and others got out of a prison that burnt.
        is_open = fate in (_ARRESTED, _HOME, _RESCUED)
        is_anyone = quantity.unit_kind == "none" or (fate == _HOME and unit in list_forms(pack, "measure", "anyone"))
        is_held = event == _ESCAPE and (is_prisoner or (is_open and is_anyone))
        if is_held and not is_open:
            return told
        is_few = event != _ABDUCTION or fate == _ARRESTED or not _is_more(finding, quantity)
        if (is_held or event != _ESCAPE or not is_open) and is_few and tells_of(finding, event, pack):
            return told
    return None if fate in (CONSUMED, _TAKEN) else fate


def _read_sheltered(finding: Finding, pack: Pack) -> str | None:
    is_told = any(each.outcome in _DRIVEN for each in finding.quantities)
    return _DISPLACED if is_told or any(tells_of(finding, event, pack) for event in _DRIVING) else None


def _is_more(finding: Finding, quantity: Quantity) -> bool:
    """Whether more are counted than an article says were abducted."""
    held = [each.hi or each.lo or 0 for each in finding.quantities if each.outcome == _ABDUCTED]
    return bool(held) and (quantity.lo or 0) > max(held)


def read_buried(finding: Finding, fate: str | None, thing: str | None, words: str, pack: Pack) -> str | None:
    """What befell those who were buried, else the fate: "he has buried 12 people", "the mud buried 12 people".

    Of whom no more is known than that they are housed fled from somewhere.
    """
    if fate == COVERED:
        return _DAMAGED if is_thing(thing, pack) else _MISSING
    if fate in (CONSUMED, _TAKEN):
        return next((told for event, told in _BY_SCENE[fate].items() if tells_of(finding, event, pack)), None)
    if fate == SHELTERED:
        return _read_sheltered(finding, pack)
    if fate != _BURIED:
        return _DISPLACED if fate == HOUSED else fate
    is_covered = not list_named(words, pack).isdisjoint(_COVERING) or any(
        tells_of(finding, event, pack) for event in _COVERING
    )
    if is_thing(thing, pack):
        return _DAMAGED
    return _MISSING if is_covered or (thing is not None and thing not in LIVING) else "killed"
