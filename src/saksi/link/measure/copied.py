"""What a copy's figures count is what their source's count, where the sentence is the same."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from saksi.link.measure.conflict import is_compatible
from saksi.link.measure.match import agree, is_same_source
from saksi.link.text.tie import Ties
from saksi.link.told import Told, is_known_thing, slice_text

# Fewer things than this one article may tell of twice, and another tell the same number of others.
MANY_THINGS = 11
# What is counted anew is told so many hours later: the missing of one day are the dead of the next.
RETOLD_HOURS = 20
_EARLIER, _PERSON = "earlier", "person"
_COUNTED = frozenset({"noun", "none"})

_Place = tuple[str, str, int]


def share_kinds(told: Sequence[Told], sources: Mapping[str, str]) -> list[Told]:
    """Give the figures of a story, those of sentences that a copy has from its source counting what they count there.

    What else an article tells, its title first of all, says what a word means in it: two outlets of one text must not
    differ in that.
    """
    keys = frozenset(sources.values())
    first = {_place(each): each for each in reversed(told) if each.key in keys}
    taken: list[Told] = []
    for each in told:
        # The figures of a source stand before those of its copies.
        source = first.get(_place(each, sources[each.key])) if each.key in sources else None
        taken.append(_take(each, source))
        if each.key in keys:
            first[_place(each)] = taken[-1]
    return taken


def _place(told: Told, key: str = "") -> _Place:
    """A figure by its article, its sentence and where it stands in that."""
    return key or told.key, slice_text(told, told.sentence.span), told.quantity.span.start - told.sentence.span.start


def _take(told: Told, source: Told | None) -> Told:
    if source is None or source.kind == told.kind:
        return told
    kind = replace(told.kind, thing=source.kind.thing, fate=source.kind.fate, aspects=source.kind.aspects)
    return replace(told, kind=replace(kind, hints=source.kind.hints, apart=source.kind.apart))


def share_retold(told: Sequence[Told], ties: Ties) -> list[Told]:
    """Give the figures of a story, each number that several articles tell counting what most of them say it counts.

    Who retells a number does so in other words, which may be read as another thing. One of the articles names the
    outlet of the other, or the same person tells it there; and it is the only one of its size in both.
    """
    alone = _find_alone(told)
    return [_elect(each, alone.get(_name_number(each), ()), ties) for each in told]


def _elect(told: Told, alike: Sequence[Told], ties: Ties) -> Told:
    """A number as most say who retell it, each wording of it once, or the first; only in what tears it from theirs."""
    peers = [each for each in alike if each is told or _is_retold(told, each, ties)]
    worded = {slice_text(each, each.sentence.span): each for each in reversed(peers)}
    said = [(each.kind.fate, each.kind.aspects) for each in reversed(worded.values())]
    votes = Counter(each for each in said if any(each)) if told in alike else None
    if not votes:
        return told
    [(chosen, _)] = votes.most_common(1)
    first = next(each for each in peers if (each.kind.fate, each.kind.aspects) == chosen)
    kind = replace(told.kind, apart="") if any(not each.kind.apart for each in peers) else told.kind
    if not is_compatible(replace(told, kind=kind), replace(first, kind=replace(first.kind, apart=kind.apart))):
        kind = replace(kind, fate=first.kind.fate, aspects=first.kind.aspects, hints=first.kind.hints)
    if not agree(kind.thing, first.kind.thing) and not _names_thing(told):
        kind = replace(kind, thing=first.kind.thing)
    return told if kind == told.kind else replace(told, kind=kind)


def _names_thing(told: Told) -> bool:
    """Whether a known noun says what a number counts; without one it is only thought to be of people."""
    return is_known_thing(told) and not (told.quantity.unit_kind == "none" and told.kind.thing == _PERSON)


def _find_alone(told: Sequence[Told]) -> Mapping[Hashable, list[Told]]:
    """The figures of each number of many things that stands in its article only once, in order."""
    numbered: dict[Hashable, list[Told]] = defaultdict(list)
    for each in told:
        if each.bounds[0] >= MANY_THINGS and each.kind.apart != _EARLIER:
            numbered[_name_number(each)].append(each)
    times = Counter((each.key, number) for number, alike in numbered.items() for each in alike)
    return {number: [each for each in alike if times[each.key, number] == 1] for number, alike in numbered.items()}


def _name_number(told: Told) -> Hashable:
    """A number, money and measures apart from things."""
    return told.bounds, "" if told.quantity.unit_kind in _COUNTED else told.quantity.unit


def _is_retold(told: Told, other: Told, ties: Ties) -> bool:
    """Whether an article has a number from the other, or the same person tells it there soon before or behind."""
    is_bare = "none" in (told.quantity.unit_kind, other.quantity.unit_kind)
    is_other = not is_bare and told.kind.thing != other.kind.thing and is_known_thing(told) and is_known_thing(other)
    if is_other or told.key == other.key or not (ties.is_cited(told.key, other.key) or is_same_source(told, other)):
        return False
    if not (told.moment and other.moment):
        return True
    passed = datetime.fromisoformat(told.moment) - datetime.fromisoformat(other.moment)
    return abs(passed) <= timedelta(hours=RETOLD_HOURS)
