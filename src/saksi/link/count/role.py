"""What is said of the counted by who they are: rescuers are at work, prisoners who are moved have not escaped."""

import functools
import re

from saksi.link.count.beside import Beside
from saksi.link.count.thing import PERSON
from saksi.link.form import either
from saksi.pack import Pack, list_forms, load_roles

DEPLOYED, TRANSFERRED = "deployed", "transferred"
# What is read of prisoners who are moved to another prison.
_MOVED = frozenset({None, "arrested", "displaced", "escaped"})
_SOLDIER = "soldier"
# Words for what helpers do, between them and how many they are: "rescuers who search the slopes".
DOING_WORDS = 4

_Told = tuple[str | None, str | None, frozenset[str]]


def read_role(beside: Beside, thing: str | None, fate: str | None, aspects: frozenset[str]) -> _Told:
    """Give what is counted, what befell it and what is said of it, by what its noun says of whom."""
    if fate in _MOVED and (TRANSFERRED in aspects or _is_moved(beside, fate)):
        return thing, None, frozenset({TRANSFERRED})
    if fate is None and aspects <= {DEPLOYED} and thing in (None, PERSON, _SOLDIER) and _is_at_work(beside):
        return PERSON, None, aspects | {DEPLOYED}
    return thing, fate, aspects


def _is_moved(beside: Beside, fate: str | None) -> bool:
    """Whether prisoners are told to have been taken elsewhere: "140 inmates were moved"."""
    forms = list_forms(beside.pack, "measure", "prisoner")
    is_prisoner = beside.quantity.unit.casefold() in forms or (fate and not forms.isdisjoint(beside.words.split()))
    return bool(is_prisoner) and _moves(beside.pack).search(beside.words) is not None


def _is_at_work(beside: Beside) -> bool:
    """Whether the noun is of those who come to help, or stands before how many they are: "the rescuers now 185"."""
    noun, forms = beside.quantity.unit.casefold(), list_forms(beside.pack, "measure", "helper")
    if noun and noun not in list_forms(beside.pack, "measure", "anyone"):
        return noun in forms or not forms.isdisjoint(beside.words[beside.at : beside.end].split()[-1:])
    return _helpers(beside.pack).match(beside.words[: beside.at]) is not None


@functools.cache
def _moves(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"\b{either(list_forms(pack, 'measure', 'moved'))}\b")


@functools.cache
def _helpers(pack: Pack) -> re.Pattern[str]:
    """A noun for helpers at the head of a clause, with what they do and what leads to how many they are."""
    helpers, tally = (either(list_forms(pack, "measure", kind)) for kind in ("helper", "tally"))
    roles = load_roles(pack)
    relative = either(form for form, of in roles.items() if "relative" in of)
    adverb = either(form for form, of in roles.items() if "adverb" in of)
    small = either(form for form, of in roles.items() if not of.isdisjoint({"definite", "prep"}))
    doing = rf"(?: {relative}(?: [^\W\d_]+){{1,{DOING_WORDS}}})?"
    level = either(row["form"] for name in ("measure", "reach") for row in pack.rows(name) if row["kind"] == "level")
    return re.compile(rf"\W*(?:{small} )*(?:{tally} (?:{small} )*)?{helpers}{doing}(?: {adverb}| {level})* ?$")
