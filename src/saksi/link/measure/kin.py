"""What befell people, told in other words by other outlets: the hurt or ill are in hospital, the trapped missing."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from saksi.link.count.counted import LIVING
from saksi.link.count.fate import ABOARD, ILL
from saksi.link.count.thing import PERSON
from saksi.link.measure.answer import RIVAL_FACTOR
from saksi.link.measure.interval import ratio
from saksi.link.told import Told

# Fates that may be one: the narrower, and the wider.
KIN = frozenset(
    {("in care", "ill"), ("in care", "injured"), ("missing", "escaped"), ("treated", "ill"), ("treated", "injured")}
    | {("shot", "injured"), ("trapped", "missing")}
)

# The same of what is said of the counted: those on strike march, unless an article tells of both.
_CROWDS = (frozenset({"strike"}), frozenset({"turnout"}))

# Things that were to come; who was to go, and is stranded.
_MISSING, _LACKING = "missing", frozenset({"lacking"})
_STRANDED, _UNSENT = "trapped", frozenset({"unsent"})
_DISPLACED = "displaced"

# So few are ill anywhere.
MANY_ILL = 11


def join_fates(told: Sequence[Told]) -> list[Told]:
    """Take kin fates of a story for one, where no voice tells them apart and no fewer are told of the narrower one.

    Those in hospital are some of the hurt; but where no fewer are there than were hurt, both are counts of the hurt.
    """
    told = _join_landed(_join_stranded(_join_lost(_join_crowds(told))))
    one = {narrow: wide for narrow, wide in sorted(KIN) if _is_one(narrow, wide, told)}
    if not one:
        return list(told)
    return [
        replace(each, kind=replace(each.kind, fate=one[each.kind.fate])) if each.kind.fate in one else each
        for each in told
    ]


def _join_crowds(told: Sequence[Told]) -> Sequence[Told]:
    """Take those on strike and those who march for one, unless an article tells both, and of both no one number."""
    few, many = ([each for each in told if each.kind.aspects >= crowd] for crowd in _CROWDS)
    is_told = {each.bounds for each in few}.isdisjoint(each.bounds for each in many)
    if is_told and not {each.key for each in few}.isdisjoint(each.key for each in many):
        return told
    strike, turnout = _CROWDS
    like = {id(each): replace(each.kind, aspects=each.kind.aspects - strike | turnout) for each in few if many}
    return [replace(each, kind=like[id(each)]) if id(each) in like else each for each in told] if like else told


def _join_lost(told: Sequence[Told]) -> Sequence[Told]:
    """Take things that are lost for things that never came, where another article tells of them so."""
    lacking = {each.kind.thing for each in told if each.kind.aspects >= _LACKING and each.kind.fate is None} - LIVING
    return (
        [
            replace(each, kind=replace(each.kind, fate=None, aspects=each.kind.aspects | _LACKING))
            if each.kind.fate == _MISSING and each.kind.thing in lacking
            else each
            for each in told
        ]
        if lacking
        else told
    )


def _join_stranded(told: Sequence[Told]) -> Sequence[Told]:
    """Take people who are stranded for some who were never sent, where an article tells of those."""
    if not any(each.kind.hints >= _UNSENT for each in told):
        return told
    return [
        replace(each, kind=replace(each.kind, fate=None, hints=each.kind.hints | _UNSENT))
        if each.kind.fate == _STRANDED and each.kind.thing in (None, PERSON)
        else each
        for each in told
    ]


def _join_landed(told: Sequence[Told]) -> Sequence[Told]:
    """Take refugees of whom an article says that they were on board for those who came, whom no more befell."""
    if not any(ABOARD in each.kind.aspects and each.quantity.outcome == _DISPLACED for each in told):
        return told
    return [
        replace(each, kind=replace(each.kind, fate=None)) if each.kind.fate == _DISPLACED else each for each in told
    ]


def _is_one(narrow: str, wide: str, told: Sequence[Told]) -> bool:
    few = [each for each in told if each.kind.fate == narrow]
    many = [each for each in told if each.kind.fate == wide and not each.kind.apart] if few else []
    if wide == ILL:
        # The confirmed and the suspected are no patients of a ward, nor are a few.
        many = [each for each in many if not each.kind.aspects and _is_many(each)]
        few = [each for each in few if _is_many(each)]
    if not {each.teller for each in few}.isdisjoint(each.teller for each in many):
        return False
    levels = product((each for each in few if not each.kind.apart), many)
    # Those in care may be some of those who are told to be hurt a day later.
    most = max((each.bounds[1] for each in many if each.quantity.cmp == "="), default=0)
    return any(
        (wide == ILL or a.bounds[0] >= max(most, b.bounds[1])) and ratio(a, b) <= RIVAL_FACTOR for a, b in levels
    )


def _is_many(told: Told) -> bool:
    return told.quantity.cmp != "vague" and min(told.bounds) >= MANY_ILL
