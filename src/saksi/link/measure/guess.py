"""Where it may be guessed that two counts are of one thing: in a story of one event, or where the number is the same.

The articles of one event tell each other's numbers. Those of a topic (a league, prices, a debate, a season of fires)
tell each its own: counts nearly as large stand there side by side and have nothing to do with each other.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import chain

from saksi.kinds import Quantity
from saksi.link.count.counted import LIVING
from saksi.link.measure.match import OWN_AMOUNTS, OWN_TALLIES
from saksi.link.measure.side import Side
from saksi.link.told import Told, is_known_thing

# A story is of one event where so large a part of the articles has two numbers that others have too.
TWICE_SHARE = 0.4
# Two of four articles are a pair with an event of its own: so many want such numbers, or all that there are but one.
LEAST_TWICE = 3
# So many counts come to one article of an event, or so large a part of them is told again.
COUNTS_A_TEXT = 4
MOST_AGAIN = 0.5
# However many come to one: where nearly all articles tell two numbers that others have too, they tell one event. In
# 11,514 articles of two weeks of news 9 stories more are one by that, and what is so joined there was read; of those of
# two articles 22 would be, with numbers of other things joined too.
TOLD_AGAIN_SHARE = 0.8
# One event has no more counts than this; a season of fires or a debate has.
MANY_GROUPS = 60
# What ties so few articles of so few days to each other is one event; a topic has more.
FEW_TEXTS = 4
FEW_DAYS = 3
# Of so many more the same number may be guessed to be of one thing.
BRIEF_TEXTS = 8
# So few things are any things.
FEW_THINGS = 5
# Of a topic, so few things are any things too.
MANY_THINGS = 11
# Words in common that two shares of a whole want, and two sums of which one alone is said to be lost or seized.
SHARED_WORDS = 2
# An outbreak's cases are people.
_ILL = frozenset({"case", "person"})
# Whatever lies about has a length of its own (UCUM).
LENGTHS = frozenset({"[ft_i]", "[mi_i]", "cm", "km", "m"})
# What is read off an instrument is another reading where it differs, and what each has of his own another's.
OWN = OWN_TALLIES | {"magnitude"}


def tells_event(groups: Sequence[Sequence[Told]]) -> bool:
    """Say whether the articles of a story tell one event, by the numbers that they tell again.

    So many articles have two numbers or more that others tell too, and they tell not much else, or nearly all have.
    """
    if len(groups) > MANY_GROUPS:
        return False
    again = [keys for group in groups if len(keys := {each.key for each in group}) > 1]
    twice = sum(times > 1 for times in Counter(chain.from_iterable(again)).values())
    texts = len({each.key for group in groups for each in group})
    is_few = len(groups) <= COUNTS_A_TEXT * texts or len(again) > MOST_AGAIN * len(groups)
    is_few = is_few or twice >= max(TOLD_AGAIN_SHARE * texts, LEAST_TWICE)
    return is_few and twice >= max(TWICE_SHARE * texts, min(LEAST_TWICE, texts - 1))


def is_short(groups: Sequence[Sequence[Told]]) -> bool:
    """Say whether a story is told by few articles within few days: what tied so few to each other is one event.

    They need no number in common.
    """
    told = list(chain.from_iterable(groups))
    days = {each.moment[:10] for each in told}
    is_few = len(groups) <= MANY_GROUPS and 1 < len({each.key for each in told}) <= FEW_TEXTS
    return is_few and all(days) and _count_days(min(days), max(days)) <= FEW_DAYS


def is_brief(groups: Sequence[Sequence[Told]]) -> bool:
    """Say whether a story is told by few articles within few days, though they need not tell each other's numbers."""
    told = list(chain.from_iterable(groups))
    days = {each.moment[:10] for each in told}
    is_few = len(groups) <= MANY_GROUPS and len({each.key for each in told}) <= BRIEF_TEXTS
    return is_few and all(days) and _count_days(min(days), max(days)) <= FEW_DAYS


def _count_days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def may_be_guessed(side: Side) -> bool:
    """Whether a group may be of what others count: no part, no increment, no few things, no "dozens" of anybody."""
    is_many = side.is_vague and not (side.fates or side.aspects)
    return not side.is_apart and not is_many and max(each.bounds[1] for each in side.told) >= FEW_THINGS


def is_worded(a: Side, b: Side) -> bool:
    """Whether the same is said of both counts, or with like words beside the numbers, or in another language."""
    is_foreign = a.languages.isdisjoint(b.languages)
    return bool(a.fates & b.fates or a.aspects & b.aspects or a.beside & b.beside) or is_foreign


def may_be_like(a: Side, b: Side) -> bool:
    """Whether the counted things may be one: of two nouns of one language that nobody knows nothing else is thought."""
    is_other = bool(a.things and b.things) and a.things.isdisjoint(b.things) and not _are_ill(a, b)
    return not is_other or a.languages.isdisjoint(b.languages)


def _are_ill(a: Side, b: Side) -> bool:
    """Whether one count is of cases and one of people: those are the ill."""
    return a.things <= _ILL and b.things <= _ILL


def are_known_apart(a: Side, b: Side) -> bool:
    """Whether both count things whose noun some list holds, and not the same; whoever lives may be told of as another.

    Twenty villages are no twenty cases, but twenty soldiers may be twenty prisoners.
    """
    is_known = any(map(is_known_thing, a.told)) and any(map(is_known_thing, b.told))
    is_other = is_known and bool(a.things and b.things) and a.things.isdisjoint(b.things)
    return is_other and not a.things | b.things <= LIVING


def may_be_same(a: Side, b: Side) -> bool:
    """Whether one number told of a topic may be of one thing: it is no small one, and noun and words are the same."""
    if a.is_vague or b.is_vague or min(each.bounds[1] for side in (a, b) for each in side.told) < MANY_THINGS:
        return False
    return not a.nouns.isdisjoint(b.nouns) and len(a.said & b.said) >= SHARED_WORDS


def may_be_told_again(a: Side, b: Side) -> bool:
    """Whether one number told by few articles may be of one thing: it is no small one, or noun or words are the same.

    Points and goals are everybody's own.
    """
    if not OWN.isdisjoint(a.things | b.things):
        return False
    is_many = min(each.bounds[1] for side in (a, b) for each in side.told) >= MANY_THINGS
    return is_many or bool(a.nouns & b.nouns or a.fates & b.fates or a.aspects & b.aspects)


def may_differ(a: Side, b: Side) -> bool:
    """Whether two numbers may be of one thing though they differ.

    No readings, no two things that are known, nor goods and people. Words of their clauses must speak for shares of a
    whole and for sums of money, unless what is said of them does.
    """
    is_known = any(map(is_known_thing, a.told)) and any(map(is_known_thing, b.told))
    is_other = is_known and bool(a.things and b.things) and a.things.isdisjoint(b.things) and not _are_ill(a, b)
    if is_other or not OWN.isdisjoint(a.things) or _is_of_goods(a, b) or _is_of_goods(b, a):
        return False
    unit = a.told[0].quantity
    if unit.unit == "%":
        return len(a.words & b.words) >= SHARED_WORDS and bool(a.fates) == bool(b.fates)
    # A dyke is 80 metres long and the bridge beside it 35.
    if is_length(unit) and not is_worded(a, b):
        return False
    # What is only ever told beside a sum is another one: a price, and the one that the state sets.
    is_beside = a.keys <= b.keys or b.keys <= a.keys
    return unit.unit_kind != "iso4217" or (not is_beside and _may_be_one_sum(a, b))


def is_length(quantity: Quantity) -> bool:
    """Say whether a number is how long, high or far something is, and no speed."""
    return quantity.unit in LENGTHS and not quantity.per


def _is_of_goods(a: Side, b: Side) -> bool:
    """Whether one count has no more than a word for how goods are counted ("150 unit"), and one is of people."""
    is_goods = not a.things and any(each.quantity.unit_kind == "noun" for each in a.told)
    return is_goods and not LIVING.isdisjoint(b.things)


def _may_be_one_sum(a: Side, b: Side) -> bool:
    """Whether two sums may be one: the same is said of both, or nothing of either, in other or in like words.

    A sum a day is none for good.
    """
    if a.what.isdisjoint(b.what):
        return False
    if a.fates & b.fates or (a.aspects & b.aspects) - OWN_AMOUNTS:
        return True
    is_foreign = a.languages.isdisjoint(b.languages)
    if is_foreign and bool(a.aspects) == bool(b.aspects):
        return True
    shared = len(a.words & b.words)
    return shared >= SHARED_WORDS or (shared > 0 and not (a.fates or b.fates or a.aspects or b.aspects))
