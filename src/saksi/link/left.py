"""Counts that are left over: groups of figures that no article tells side by side.

What befell the counted may be told in words that no table holds: then nothing says that two articles count the same.
But a story is of few things, and an article tells each of them once. Of two counts of people, nearly as large, which no
article gives both and beside which no other would do as well, each is likely the other's rival. That holds for a story
of one event; in any other only the same number is taken for one. Such a join is a guess: the figure that it rests on
says so among the reasons of its origin.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import combinations

from saksi.link.guess import find_differing, find_what, is_equal, may_differ
from saksi.link.match import ratio
from saksi.link.told import Told

# Counts left over differ by less than this. Between 2 and 3 the figures of 53 invented stories, of which words had been
# taken away, change by half a percent.
LEFT_FACTOR = 2.2
# Where their clauses share a telling word they may be farther apart.
WORDED_FACTOR = 3.0
# Shares of a whole differ by less, and want a word in common too: a turnout of 68 percent and of 71.
RATE_FACTOR = 1.3
# What a shared word makes up for, in natural logarithms of the factor, and how many count.
WORD_WORTH = 0.4
WORDS_COUNTED = 2
# Another group that is not farther off than this, and that some article tells beside the best one, leaves it open
# which of the two is meant.
MARGIN = 0.3
# So few things are any things.
FEW_THINGS = 5
# A word in the clauses of more groups is the story's own.
WORD_GROUPS = 3
# Words that begin with the same letters are forms of one.
ROOT_LETTERS = 6
# A story with more groups of one thing is of many things: there a word in common is wanted. With still more it is a
# table, and any would do.
FEW_GROUPS = 4
MANY_GROUPS = 40

Articles = Mapping[str, Sequence[Told]]


def find_left(groups: Sequence[Sequence[Told]]) -> Iterator[tuple[int, int]]:
    """Yield pairs of groups, by place, that likely count one thing; the nearest first."""
    articles: dict[str, list[Told]] = defaultdict(list)
    for group in groups:
        for each in group:
            articles[each.key].append(each)
    scored = _score(groups, articles)
    near: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (a, b), score in scored.items():
        near[a].append((score, b))
        near[b].append((score, a))
    for score, pair in sorted((score, pair) for pair, score in scored.items()):
        a, b = pair
        if _is_clear(b, score, near[a], groups) and _is_clear(a, score, near[b], groups):
            yield pair


def tell_why(guest: Sequence[Told], host: Sequence[Told]) -> str:
    """Say why two groups are taken for one thing."""
    ids = (min((told.finding.article.id for told in side), key=lambda id: (len(id), id)) for side in (guest, host))
    one, other = ids
    return f"{one} likely counts what {other} counts: no article gives both, and no other number is as near"


def _score(groups: Sequence[Sequence[Told]], articles: Articles) -> dict[tuple[int, int], float]:
    """How far apart the groups are that may be of one thing."""
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        if _may_be_left(group, articles):
            for what in {find_what(each) for each in group} - {None}:
                alike[what].append(at)
    known = [places for places in alike.values() if len(places) <= MANY_GROUPS]
    wide = {pair for places in known if len(places) > FEW_GROUPS for pair in combinations(places, 2)}
    pairs = wide.union(pair for places in known for pair in combinations(places, 2))
    pairs = {(a, b) for a, b in pairs if _may_be_one(groups[a], groups[b], articles)}
    words = [_find_words(group) for group in groups] if pairs else []
    borne = Counter(word for each in words for word in each)
    differing = find_differing(groups)
    scored = {}
    for a, b in pairs:
        shared = sum(borne[word] <= WORD_GROUPS for word in words[a] & words[b])
        score = _measure(groups[a], groups[b], shared)
        is_open = is_equal(groups[a], groups[b]) or may_differ(groups[a], groups[b], shared, differing)
        if score is not None and (shared or (a, b) not in wide) and is_open:
            scored[a, b] = score
    return scored


def _may_be_left(group: Sequence[Told], articles: Articles) -> bool:
    """Whether a group may be of what others count: not of a part, of few things, or of what nobody holds true."""
    if any(each.kind.apart for each in group) or all(each.is_denied for each in group):
        return False
    if max(each.bounds[0] for each in group) < FEW_THINGS:
        return False
    return _is_said(group) or not any(_is_within(each, articles) for each in group)


def _is_within(told: Told, articles: Articles) -> bool:
    """Whether one voice tells a number behind a larger one of the same things: a part of it, most often."""
    return any(
        other.quantity.span < told.quantity.span
        and 0 <= told.sentence.paragraph - other.sentence.paragraph <= 1
        and other.bounds[0] > told.bounds[1]
        and not other.kind.apart
        and other.teller == told.teller
        and find_what(other) == find_what(told)
        for other in articles[told.key]
    )


def _find_words(group: Sequence[Told]) -> frozenset[str]:
    return frozenset(word[:ROOT_LETTERS] for each in group for word in each.kind.context - each.words)


def _may_be_one(a: Sequence[Told], b: Sequence[Told], articles: Articles) -> bool:
    """Whether no article tells both, one of them does not say what befell it, and somebody speaks for one."""
    if (_is_said(a) and _is_said(b)) or not {each.key for each in a}.isdisjoint(each.key for each in b):
        return False
    places = ({(each.is_elsewhere, each.is_local) for each in side} for side in (a, b))
    if len(set().union(*places)) > 1 or not any(each.source or each.nearby for each in (*a, *b)):
        return False
    return not (_is_told_beside(a, b, articles) or _is_told_beside(b, a, articles))


def _is_told_beside(silent: Sequence[Told], said: Sequence[Told], articles: Articles) -> bool:
    """Whether an article of the one group tells elsewhere of what befell those of the other."""
    if _is_said(silent):
        return False
    fates = {each.kind.fate for each in said} - {None}
    aspects = frozenset(aspect for each in said for aspect in each.kind.aspects)
    beside = (told for each in silent for told in articles[each.key] if not told.kind.apart)
    return any(told.kind.fate in fates or aspects & told.kind.aspects for told in beside)


def _measure(a: Sequence[Told], b: Sequence[Told], shared: int) -> float | None:
    """How far apart two groups are: by their nearest numbers, less for words that their clauses share."""
    near = min(ratio(x, y) for x in a for y in b)
    if a[0].quantity.unit == "%":
        is_foreign = {each.finding.language for each in a}.isdisjoint(each.finding.language for each in b)
        is_near = near <= RATE_FACTOR and (shared > 0 or is_foreign)
    else:
        is_near = near <= (WORDED_FACTOR if shared else LEFT_FACTOR)
    return math.log(near) - WORD_WORTH * min(shared, WORDS_COUNTED) if is_near else None


def _is_clear(best: int, score: float, near: Sequence[tuple[float, int]], groups: Sequence[Sequence[Told]]) -> bool:
    """Whether no other group would do about as well that an article tells beside the one."""
    keys = {each.key for each in groups[best]}
    rivals = (at for other, at in near if at != best and other < score + MARGIN)
    return all(keys.isdisjoint(each.key for each in groups[at]) for at in rivals)


def _is_said(group: Sequence[Told]) -> bool:
    """Whether something says what befell the counted, or what is counted of them."""
    return any(each.kind.fate or each.kind.aspects for each in group)
