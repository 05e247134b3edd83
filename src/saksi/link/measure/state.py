"""The numbers that each origin gave, one after the other, and which of them stood while another one did."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from saksi.link.article.newsroom import name_words, telling_words
from saksi.link.measure.answer import RIVAL_FACTOR
from saksi.link.measure.interval import is_apart, is_rough, ratio
from saksi.link.told import Told, is_same_number
from saksi.link.voice.refuted import rejects_others
from saksi.pack import UNDETERMINED, Pack

# Counts of an event are renewed daily: one of Monday says nothing against one of Thursday.
STALE_HOURS = 60
# What only grows is counted higher the next day: a renewed, higher number is no rival of one that old.
GROWTH_HOURS = 18
VAGUE = "vague"
_GROWING = frozenset({"arrested", "damaged", "displaced", "ill", "injured", "killed", "killed-or-injured"})
# Who is sought is found.
_SHRINKING = frozenset({"missing", "trapped"})


@dataclass(frozen=True, slots=True)
class State:
    """A number an origin gave, from the first article that told it until it gave another; `told` are all that tell it.

    `told` are in the order of the figures, the first one first.
    """

    origin: str
    first: Told
    since: str
    until: str
    told: tuple[Told, ...] = ()


def list_states(figures: Sequence[Told], origins: Sequence[str]) -> Iterator[State]:
    """Yield the numbers of each origin in order of first telling; a number told again later is not news."""
    for origin in dict.fromkeys(origins):
        told: list[list[Told]] = []
        for each in (each for each, its in zip(figures, origins, strict=True) if its == origin):
            known = next((same for same in told if is_same_number(each, same[0])), None)
            if known is not None:
                known.append(each)
            elif not (told and is_rough(each, told[-1][0])):
                told.append([each])
        ends = [same[0].moment for same in told[1:]] + ["~"]
        for same, end in zip(told, ends, strict=True):
            yield State(origin, same[0], same[0].moment, end, tuple(same))


def end_own(state: State, figures: Sequence[Told], packs: Mapping[str, Pack]) -> State:
    """Give the number that an outlet counted itself until it gives another one: it stands by its own no longer."""
    outlet, source = state.first.finding.article.outlet, state.first.source or state.first.nearby
    if outlet is None or source is None or not telling_words(outlet, packs) <= name_words(source.name):
        return state
    later = [
        each.moment
        for each in figures
        if each.finding.article.outlet == outlet and each.moment > state.since and not each.is_denied
        if not is_same_number(each, state.first)
    ]
    return replace(state, until=min([state.until, *later]))


def is_while(a: State, b: State) -> bool:
    """Say whether both numbers stood at one time, and neither was too old to speak for the day of the other.

    What somebody denies is as old as the denial: it was told again until then.
    """
    if not (a.since < b.until and b.since < a.until):
        return False
    if "" in (a.since, b.since):
        return True
    first, second = sorted((a, b), key=lambda state: state.since)
    again = (told.moment for told in first.told if told.is_denied and told.moment <= second.since)
    since = [datetime.fromisoformat(each) for each in (max([first.since, *again]), second.since)]
    return since[1] - since[0] <= timedelta(hours=STALE_HOURS)


def is_grown(a: State, b: State, states: Sequence[State]) -> bool:
    """Say whether the first number may have grown to the second by then: one origin renews an earlier one, or nobody is
    named for it and the first's origin gives its next number behind it.

    What was lower than what the other told already has not grown to more than twice as many.
    """
    if "" in (a.since, b.since) or sum(b.first.bounds) <= sum(a.first.bounds) or b.first.is_denied:
        return False
    if is_nobodys(b.first):
        following = [each for each in states if each.origin == a.origin and b.since < each.since == a.until]
        following = [each for each in following if not each.first.is_denied and each.first.quantity.cmp != VAGUE]
        if any(not is_apart(each.first, b.first) for each in following):
            return True
        if following and _is_long(a, b):
            return True
    if all(each.origin != b.origin or each.until != b.since for each in states) or a.first.is_denied:
        return False
    return _is_long(a, b) and a.first.kind.fate in _GROWING and not _is_outbid(a, b, states)


def is_shrunk(a: State, b: State, states: Sequence[State]) -> bool:
    """Say whether the first number, of those who are sought, may have shrunk to the second by then: its origin renews
    an earlier one.
    """
    if "" in (a.since, b.since) or a.since >= b.since or a.first.is_denied or b.first.is_denied or _is_untold(a.first):
        return False
    is_renewed = any(each.origin == b.origin and each.until == b.since for each in states)
    is_less = sum(b.first.bounds) < sum(a.first.bounds) and {a.first.kind.fate, b.first.kind.fate} <= _SHRINKING
    return is_renewed and is_less and _is_long(a, b)


def _is_long(a: State, b: State) -> bool:
    """Whether what grows had the time to, from one number to the other."""
    passed = datetime.fromisoformat(b.since) - datetime.fromisoformat(a.since)
    return passed >= timedelta(hours=GROWTH_HOURS)


def _is_outbid(a: State, b: State, states: Sequence[State]) -> bool:
    """Whether the second one's origin had a higher number already when the first was told, and now has far more."""
    if ratio(a.first, b.first) < RIVAL_FACTOR:
        return False
    before = (each for each in states if each.origin == b.origin and each.since < a.since and not each.first.is_denied)
    return any(is_apart(each.first, a.first) and sum(each.first.bounds) > sum(a.first.bounds) for each in before)


def is_nearest(a: State, b: State, states: Sequence[State]) -> bool:
    """Say whether the second number is what its origin gave nearest in time to the first, where that is told to be
    denied.

    A rumour is held against the day's number, and not against that of the day before too.
    """
    if not a.first.is_denied or "" in (a.since, b.since):
        return True
    moment = datetime.fromisoformat(a.since)
    near = [each for each in states if each.origin == b.origin and each.since]
    return b is min(near, key=lambda each: abs(datetime.fromisoformat(each.since) - moment))


def is_denied_later(
    a: State, b: State, figures: Sequence[Told], origins: Sequence[str], packs: Mapping[str, Pack]
) -> bool:
    """Say whether the first one's origin denies the second, that is nobody's, later and beside its number of then.

    So it does where it calls all other numbers false: "38 are hurt. Other figures have no basis".
    """
    if not _is_untold(b.first) or a.since >= b.since:
        return False
    denied = {each.key for each in figures if each.is_denied and is_same_number(each, b.first)} - {a.first.key}
    own = (each for each, its in zip(figures, origins, strict=True) if its == a.origin and each.moment > b.since)
    renewed = [each for each in own if not (each.is_denied or is_same_number(each, a.first))]
    return any(
        each.key in denied or rejects_others(each.finding, packs[each.finding.language or UNDETERMINED])
        for each in renewed
    )


def is_nobodys(told: Told) -> bool:
    """Say whether nobody is named for a round count: "more than 2,000 have fled", in the outlet's own words."""
    return told.quantity.cmp != "=" and _is_untold(told)


def _is_untold(told: Told) -> bool:
    """Whether nobody is named for a number, nor speaks beside it; it is no sum of money, which grows by no day."""
    return told.quantity.unit_kind != "iso4217" and told.source is told.nearby is None and not told.speaker
