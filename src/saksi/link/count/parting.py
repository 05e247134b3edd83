"""Which words that open a part open none for a number: they are of another one, or tell of what a group is made up."""

from saksi.kinds import Span
from saksi.link.count.beside import Beside
from saksi.link.count.clause import CLAUSE
from saksi.link.count.mark import Mark
from saksi.pack import list_forms, load_roles

_PART, _THEM, _TURN = "part", "them", "turn"
_COMMA = ","
_COMPRISES, _CUMULATIVE = "comprises", "cumulative"


def opens_none(beside: Beside, mark: Mark, since: int) -> bool:
    """Say whether a word that opens a part, so many letters behind a place, makes the number of `beside` none.

    "40 were hurt, including two children, while 12 houses burnt" tells of all houses, and "the party is made up of 38
    people" of all of the party; so does "passports, 118 of them." where no other number stands in front.
    """
    if mark.value == _THEM and since + mark.start > beside.quantity.span.start:
        return _is_all_of_them(beside, Span(since + mark.start, since + mark.end))
    if mark.kind != _PART or not mark.is_leading or since + mark.start >= beside.quantity.span.start:
        return False
    return _is_behind_turn(beside, since + mark.end) or _is_made_up(beside, since + mark.start)


def is_of_all_told(beside: Beside) -> bool:
    """Say whether a number is told to be that of all: "of the suspects, nine in all, two are women"."""
    return beside.quantity.mode == _CUMULATIVE


def _is_all_of_them(beside: Beside, them: Span) -> bool:
    """Whether a number behind a comma, with "of them" and a mark behind it, says how many things there are."""
    text, (start, _), at = beside.finding.article.text, beside.sentence, beside.quantity.span.start
    is_first = all(not start <= each.span.start < at for each in beside.finding.quantities)
    is_set_off = text[:at].rstrip().endswith(_COMMA) and not text[beside.quantity.span.end : them.start].strip()
    return is_first and is_set_off and CLAUSE.match(text, them.end) is not None


def _is_behind_turn(beside: Beside, end: int) -> bool:
    """Whether a word has a number of its own, and a turn stands between that and this one."""
    text, start = beside.finding.article.text, beside.quantity.span.start
    ends = [each.span.end for each in beside.finding.quantities if end <= each.span.start < start]
    turns = list_forms(beside.pack, "reach", _TURN)
    return bool(ends) and not turns.isdisjoint(text[max(ends) : start].casefold().split())


def _is_made_up(beside: Beside, at: int) -> bool:
    """Whether a word says of what a group is made up, and no other number stands in its sentence."""
    first = beside.finding.article.text[at : beside.quantity.span.start].casefold().split()[:1]
    if not first or _COMPRISES not in load_roles(beside.pack).get(first[0], ()):
        return False
    start, end = beside.sentence
    others = (each for each in beside.finding.quantities if start <= each.span.start < end)
    return all(each is beside.quantity for each in others)
