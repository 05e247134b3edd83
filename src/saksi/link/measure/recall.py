"""What a number counts, read off the other articles of its story, where its own words may mislead or are not known."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from saksi.link.measure.answer import agree, agree_on_aspects
from saksi.link.measure.join import DENIED_NUMBER, is_sure
from saksi.link.name.who import is_one
from saksi.link.told import TELLING_DIGITS, Told, count_digits, is_known_thing

# Fewer things than this one voice may count twice by chance, and of two kinds.
MANY_THINGS = 11
# So few are counted twice by chance, though one voice with a name tells the same of them.
FEW_THINGS = 5
# A number from so many on is no other count's by chance, whoever tells it.
LARGE = 100
# Another thing may have befallen as many people by then: those who were missing are dead.
RETOLD_HOURS = 48
# Who was missing is found, dead or alive.
_SOUGHT, _FOUND = "missing", frozenset({"killed", "rescued"})
_NOTHING: Hashable = (None, frozenset())
_MEASURED = frozenset({"iso4217", "ucum"})


def recall_kinds(told: Sequence[Told]) -> list[Told]:
    """Give the figures of a story, those with which one voice is quoted by several articles counting one thing.

    What befell the counted is read off words that may mislead, or that nobody knows. Where one article says that the
    office put "those under treatment at 87" and others that the same office has 87 patients in care, they tell one
    thing. So does a large number of which nobody is said to tell.
    """
    numbers: dict[Hashable, list[Told]] = defaultdict(list)
    for each in told:
        if min(each.bounds) >= FEW_THINGS and each.quantity.cmp != "vague":
            numbers[each.bounds, _unit(each)].append(each)
    many = [same for same in numbers.values() if len({each.key for each in same}) > 1]
    said = Counter(map(_say, told)) if many else Counter[Hashable]()
    taken = {id(each): kept for same in many for each, kept in _recall(same, said)}
    return [taken.get(id(each), each) for each in told]


def _say(told: Told) -> Hashable:
    return told.kind.fate, told.kind.aspects


def _unit(told: Told) -> Hashable:
    return told.quantity.unit if told.quantity.unit_kind in _MEASURED else None


def _recall(same: Sequence[Told], said: Mapping[Hashable, int]) -> Iterator[tuple[Told, Told]]:
    """Yield the figures with one number that count what others of the same voice do, with themselves counting that."""
    times = Counter(each.key for each in same)
    once = [each for each in same if times[each.key] == 1]
    is_one_thing = len({each.kind.thing for each in once} - {None}) < 2
    while len(once) > 1 and len({_count(each) for each in once}) > 1:
        voiced = [each for each in once if each is once[0] or _is_one_voice(once[0], each, is_one_thing=is_one_thing)]
        once = [each for each in once if each not in voiced]
        model = _find_model(voiced, said)
        for each in voiced:
            if _count(each) != _count(model) and _may_be_one(each, model) and not _is_said_alike(each, model):
                yield each, _take_over(each, model)


def _count(told: Told) -> Hashable:
    kind = told.kind
    return kind.thing, kind.fate, kind.aspects, kind.apart, kind.whom, told.is_elsewhere, told.is_local, told.spots


def _is_one_voice(a: Told, b: Told, *, is_one_thing: bool) -> bool:
    """Whether one voice tells a number in both articles; if nobody is said to in one of them, whether it may be."""
    one, other = (each.source or each.nearby for each in (a, b))
    if one is None or other is None:
        return is_one_thing and min(a.bounds) >= (DENIED_NUMBER if a.is_denied or b.is_denied else LARGE)
    is_alike = a.kind.hints == b.kind.hints and _say(a) == _say(b) and (bool(a.kind.hints) or _say(a) != _NOTHING)
    return (is_alike or min(a.bounds) >= MANY_THINGS) and is_one(one, other)


def _find_model(voiced: Sequence[Told], said: Mapping[Hashable, int]) -> Told:
    """The figure that says what all count: of the first noun that a list holds the one that says what most do.

    A noun that no list holds is as good where most say with it what befell the counted.
    """
    levels = [each for each in voiced if not each.kind.apart] or voiced[:1]
    things = Counter(each.kind.thing for each in levels if _say(each) != _NOTHING)
    most = next((thing for thing, times in things.items() if thing and times * 2 > len(levels)), None)
    known = (each for each in levels if (each.kind.thing == most if most else _has_noun(each)))
    first = next(known, levels[0])
    like = [each for each in levels if agree(each.kind.thing, first.kind.thing)]
    own = Counter(map(_say, like))
    return max(like, key=lambda each: (_say(each) != _NOTHING, own[_say(each)], said[_say(each)]))


def _may_be_one(a: Told, b: Told) -> bool:
    """Whether one number may be told twice of one thing: not long after, and of no other noun if it shows little."""
    if a.kind.fate != b.kind.fate and None not in (a.kind.fate, b.kind.fate):
        fates = {a.kind.fate, b.kind.fate}
        # Eleven were missing, and by the next day eleven were dead.
        is_found = _SOUGHT in fates and not _FOUND.isdisjoint(fates) and min(a.bounds) < LARGE
        if is_found or _is_long_after(a, b):
            return False
    is_telling = count_digits(min(a.bounds)) >= TELLING_DIGITS
    return is_telling or agree(a.kind.thing, b.kind.thing) or not (_has_noun(a) and _has_noun(b))


def _has_noun(told: Told) -> bool:
    return told.quantity.unit_kind == "noun" and is_known_thing(told)


def _is_long_after(a: Told, b: Told) -> bool:
    if "" in (a.moment, b.moment):
        return False
    return abs(datetime.fromisoformat(a.moment) - datetime.fromisoformat(b.moment)) > timedelta(hours=RETOLD_HOURS)


def _is_said_alike(a: Told, b: Told) -> bool:
    """Whether two figures with one number are of one thing by what is said of the counted."""
    return is_sure(a, b) and agree_on_aspects(a, b)


def _take_over(told: Told, other: Told) -> Told:
    like, ids = other.kind, [each.finding.article.id for each in (told, other)]
    # Of what the other leaves out nothing is known there.
    thing, hints = like.thing or told.kind.thing, like.hints or told.kind.hints
    kind = replace(told.kind, thing=thing, fate=like.fate, aspects=like.aspects, hints=hints)
    kind = replace(kind, apart=like.apart, whom=like.whom)
    why = f"{ids[0]} likely counts what {ids[1]} counts: one voice tells the same number"
    taken = replace(told, kind=kind, is_elsewhere=other.is_elsewhere, is_local=other.is_local, spots=other.spots)
    return replace(taken, likely=why)
