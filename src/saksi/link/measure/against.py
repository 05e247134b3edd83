"""What tells two groups of figures apart: for sure, or most often.

A number that is told twice may be misread once: then it is of one thing though another noun or fate was read. Of two
numbers what is known to be of different things stays apart, and so do two that one voice tells at one time. What is
outweighed now and then is a clue among others.
"""

from collections.abc import Mapping
from itertools import product

from saksi.link.count.counted import LIVING
from saksi.link.measure.beside import are_set_side_by_side, are_told_often
from saksi.link.measure.conflict import is_narrower, is_never_one, is_of_others
from saksi.link.measure.guess import FEW_THINGS, OWN, are_known_apart, is_length, is_worded, may_be_guessed, may_differ
from saksi.link.measure.heap import gives_two
from saksi.link.measure.match import OWN_AMOUNTS, are_two_rates, is_one_side
from saksi.link.measure.side import Side, find_nearest
from saksi.link.told import Told, is_same_number

# Why a number is apart that tells how things stood before.
_EARLIER = "earlier"
# What everybody has the same words for is not misread.
_PLAIN_FATES = frozenset({"arrested", "injured", "killed", "killed-or-injured"})
# What is in one of these states is in no other.
_STATES = frozenset(
    {"cancelled", "closed", "culled", "delayed", "deployed", "diverted", "questioned", "reopened", "seized", "sunk"}
    | {"transferred", "vaccinated"}
)


def is_barred(a: Side, b: Side) -> bool:
    """Say whether two groups are never of one thing."""
    nearest = find_nearest(a, b)
    if is_never_one(*nearest) or _are_any_few(a, b) or _are_two_rates(a, b):
        return True
    if is_same_number(*nearest):
        return False
    if not OWN.isdisjoint(a.things | b.things) or are_known_apart(a, b) or _are_of_two_sums(a, b):
        return True
    if _are_two_nouns(a, b) or _are_two_plain_fates(a, b) or _say_otherwise(a, b) or _are_mostly_of_two(a, b):
        return True
    return _EARLIER in a.parts ^ b.parts or gives_two(a.heap, b.heap)


def _are_mostly_of_two(a: Side, b: Side) -> bool:
    """Whether most of their figures are of some and of all, of two sides, or of what is and what is planned."""
    pairs = list(product(a.sentences.values(), b.sentences.values()))
    return 2 * sum(_are_of_two(x, y) for x, y in pairs) > len(pairs)


def _are_of_two(x: Told, y: Told) -> bool:
    return is_narrower(x.kind.aspects, y.kind.aspects) or not is_one_side(x, y) or is_of_others(x, y)


def _are_two_nouns(a: Side, b: Side) -> bool:
    """Whether other things are counted by nouns of one language, and nothing else is the same of both."""
    is_other = bool(a.nouns and b.nouns and a.things and b.things) and a.things.isdisjoint(b.things)
    is_foreign = a.languages.isdisjoint(b.languages)
    return is_other and not (is_foreign or a.nouns & b.nouns or a.fates & b.fates or a.aspects & b.aspects)


def _are_two_plain_fates(a: Side, b: Side) -> bool:
    fates = a.fates | b.fates
    return bool(a.fates and b.fates) and a.fates.isdisjoint(b.fates) and fates <= _PLAIN_FATES


def _are_two_rates(a: Side, b: Side) -> bool:
    return all(are_two_rates(x, y) for x, y in product(a.sentences.values(), b.sentences.values()))


def _are_any_few(a: Side, b: Side) -> bool:
    """Whether two counts are so small that they are told of anything, and nothing that is counted is the same."""
    if max(told.bounds[1] for side in (a, b) for told in side.told) >= FEW_THINGS:
        return False
    return not (a.nouns & b.nouns or a.things & b.things or a.fates & b.fates or a.aspects & b.aspects)


def _say_otherwise(a: Side, b: Side) -> bool:
    """Whether another state is told of each of two counts: flights that are late, and others that are cancelled."""
    is_told = not (a.fates or b.fates) and bool(a.aspects and b.aspects) and a.aspects | b.aspects <= _STATES
    return is_told and a.aspects.isdisjoint(b.aspects)


def _are_of_two_sums(a: Side, b: Side) -> bool:
    """Whether two lengths, or amounts that each thing has of its own, are told in other words.

    Lengths that an article lets two tell side by side may be of one thing.
    """
    if may_differ(a, b):
        return False
    is_rival = is_length(a.told[0].quantity) and are_set_side_by_side(a.group, b.group)
    return not is_rival and (is_length(a.told[0].quantity) or bool(a.aspects & b.aspects & OWN_AMOUNTS))


def find_doubts(a: Side, b: Side, nearest: tuple[Told, Told]) -> Mapping[str, float]:
    """Give what tells two groups apart most often, 1 where it does. `nearest` are their figures most alike."""
    is_other = not is_same_number(*nearest)
    return {
        "doubtful": not (may_be_guessed(a) and may_be_guessed(b)),
        "fate-other": any(x != y for x, y in product(a.fates, b.fates)),
        "known-apart": are_known_apart(a, b),
        "narrower": all(is_narrower(x, y) for x, y in product(a.senses, b.senses)),
        "part": len(a.parts | b.parts) > 1,
        "people-other": bool(a.things and b.things) and LIVING.isdisjoint(a.things) != LIVING.isdisjoint(b.things),
        "told-often": is_other and are_told_often(a.group, b.group),
        "unlike": is_other and not may_differ(a, b),
        "vague": (a.is_vague or b.is_vague) and not is_worded(a, b),
        "voice-beside": bool(a.beside & b.beside) and gives_two(a.heap, b.heap),
        "two-fates": _share_two_fates(a, b) if is_other else 0.0,
        "two-parts": is_other and len(a.parts | b.parts) > 1,
    }


def _share_two_fates(a: Side, b: Side) -> float:
    """Of how many pairs of their sentences two fates are read."""
    pairs = list(product(a.sentences.values(), b.sentences.values()))
    return sum(x.kind.fate != y.kind.fate and None not in (x.kind.fate, y.kind.fate) for x, y in pairs) / len(pairs)
