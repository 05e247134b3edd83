"""What makes it doubtful that two rival values are of one thing at one time, by the sentences that tell them.

What no list knows (another event, another part) shows in that: neither have the sentences much in common, nor are the
numbers near and the same befell the counted in articles that share many names.
"""

import itertools
import re
from collections.abc import Mapping, Sequence

from saksi.answer.setting import Setting, figure_settings
from saksi.answer.told import Group, ends, first_told
from saksi.kinds import Figure
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.stem import stem_variants

# Of 86 conflicts of 24 real days 25 were real by eye; of the 32 that no reason here makes doubtful, 18. By words alone
# 7 of 24 rivals of six invented stories stay, with near numbers in articles that share names 14.
LIKE_SHARE, LIKE_WORDS = 0.35, 4
NEAR_FACTOR, NAMES_SHARE = 1.5, 0.3
# Further apart are a part and its whole, or two events.
FAR_FACTOR = 2.0
# What befell people and houses is counted higher the next day.
GROWTH_S = 18 * 3600
# Between the end of a sentence and the next one.
NEXT_LETTERS = 2
UNLIKE = "little but the unit is common to their sentences"
FAR = "one is twice the other or more"
SUM = "sums of one story are mostly of other things"
OTHER_NOUN = "other nouns are counted"
HALF_TOLD = "only one says what befell the counted"
GROWN = "the later one is higher and may have grown"
OTHER_TIME = "they are told of other times"
_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"(?<=[^\W_] )[A-Z][^\W\d_]+")

Settings = Mapping[tuple[str, str], Setting]


def find_doubts(ledger: Ledger, pairs: Sequence[tuple[Group, Group]]) -> list[tuple[str, ...]]:
    """Give for each two values the reasons to doubt that they count the same at one time; none where one is denied.

    A reason must hold of all that tell them: one sentence that is like one of the other value is enough.
    """
    told = [figure for pair in pairs for group in pair for figure in group.figures]
    keys = dict.fromkeys(figure.article_key for figure in told)
    names = {key: set(_NAME.findall(ledger.article(key).text)) for key in keys}
    settings = figure_settings(ledger, told)
    return [doubt_pair(a, b, names, settings) for a, b in pairs]


def doubt_pair(a: Group, b: Group, names: Mapping[str, set[str]], settings: Settings) -> tuple[str, ...]:
    """Give the reasons to doubt that two values count the same, by the names in each article and what figures are for.

    `settings` are by the key of the article and the id of the quantity.
    """
    if a.is_denied or b.is_denied:
        return ()
    low, high = sorted(sum(ends(each.quantity)) for each in (a, b))
    fates = [{figure.quantity.outcome for figure in each.figures} - {None} for each in (a, b)]
    pairs = list(itertools.product(a.figures, b.figures))
    is_one_fate, is_one_unit = bool(fates[0] & fates[1]), _count_one_unit(a, b)
    is_near = high <= NEAR_FACTOR * low and (is_one_fate or is_one_unit) and a.quantity.unit != "%"
    is_like = any(_are_alike(x, y) or (is_near and _share_names(names, x, y)) for x, y in pairs)
    is_beside = any(_are_side_by_side(x, y) for x, y in pairs)
    found = (
        (UNLIKE, not (is_like or is_beside)),
        (SUM, a.quantity.unit_kind == "iso4217"),
        (FAR, high >= FAR_FACTOR * low),
        (OTHER_NOUN, not (is_one_unit or is_one_fate or is_beside)),
        (HALF_TOLD, bool(fates[0]) != bool(fates[1]) and not is_beside),
        (GROWN, _has_grown(a, b) or _has_grown(b, a)),
        (OTHER_TIME, all(_are_of_two_times(x, y, settings) for x, y in pairs)),
    )
    return tuple(reason for reason, holds in found if holds)


def _are_side_by_side(a: Figure, b: Figure) -> bool:
    """Whether one sentence of an article, or it and the next, tell both."""
    first, second = sorted((a.sentence, b.sentence))
    return a.article_key == b.article_key and second.start - first.end <= NEXT_LETTERS


def _are_alike(a: Figure, b: Figure) -> bool:
    """Whether much of the shorter sentence stands in the other one."""
    shorter, longer = sorted((_stem_words(a), _stem_words(b)), key=len)
    shared = sum(any(not stems.isdisjoint(others) for others in longer) for stems in shorter)
    return shared >= max(LIKE_WORDS, LIKE_SHARE * len(shorter))


def _stem_words(figure: Figure) -> set[frozenset[str]]:
    return {frozenset(stem_variants(word)) for word in _WORD.findall(figure.sentence_text.casefold())}


def _count_one_unit(a: Group, b: Group) -> bool:
    """Whether both are in one unit, or count one noun, or one by two words."""
    units = [{figure.quantity.concept or figure.quantity.unit.casefold() for figure in each.figures} for each in (a, b)]
    return bool(units[0] & units[1])


def _share_names(names: Mapping[str, set[str]], a: Figure, b: Figure) -> bool:
    """Whether many of the names in the article that has fewer stand in the other too."""
    one, other = names[a.article_key], names[b.article_key]
    return len(one & other) >= max(1.0, NAMES_SHARE * min(len(one), len(other)))


def _has_grown(a: Group, b: Group) -> bool:
    """Whether the second value was told a day later and is higher, unless somebody speaks for each.

    Where somebody speaks for one, only what befell the counted grows.
    """
    named = sum(any(figure.speaker for figure in each.figures) for each in (a, b))
    is_fate = a.quantity.outcome is not None and b.quantity.outcome is not None
    is_higher = sum(ends(b.quantity)) > sum(ends(a.quantity))
    is_later = first_told(b) - first_told(a) >= GROWTH_S
    return is_higher and is_later and named < 1 + is_fate


def _are_of_two_times(a: Figure, b: Figure, settings: Settings) -> bool:
    """Whether both are told of a time, and these do not meet."""
    one, other = (settings[each.article_key, each.quantity.id].as_of for each in (a, b))
    if one is None or other is None:
        return False
    spans = [(when.start or "", when.end or "~") for when in (one, other)]
    return spans[0][1] <= spans[1][0] or spans[1][1] <= spans[0][0]
