"""Stories: the articles that tell of one event, by the names they share within a few days."""

import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from saksi.kinds import Finding, Link
from saksi.link.group import Groups
from saksi.pack import Pack, languages

BY = "shared-names"
# Names weigh by rarity as if this many other articles, without the name, had been read: else a handful of articles
# about one event would have no rare names at all.
BACKGROUND_ARTICLES = 1_000
# Cosine of two articles' names. On six invented stories of ten articles each every article but two reaches another of
# its story; those of other stories stay under .13.
STORY_FLOOR = 0.18
# A story goes on while its last article is not older than this.
QUIET_DAYS = 7
# A name that this many articles of the week bear (a ministry, a capital) calls none of them up.
COMMON_ARTICLES = 150
# Three letters or more, inside a sentence: the capital at its start says nothing.
_NAME = re.compile(r"(?<=[\w,;(] )[^\W\d_]{3,}")
_SHOWN_NAMES = 4


def find_stories(findings: Sequence[Finding], moments: Sequence[str], packs: Mapping[str, Pack]) -> Iterator[Link]:
    """Yield `same-story` links, each from an article to an earlier one; a story is what they hold together.

    `findings` stand in order of publication, `moments` beside them. An article is linked once to each story that it
    is like, so that there is one link fewer than articles in a story.
    """
    weights = _weigh([_name(finding, packs) for finding in findings])
    bearers: dict[str, list[int]] = defaultdict(list)
    groups = Groups(len(findings))
    for at, names in enumerate(weights):
        for near in _nearest(at, weights, moments, bearers):
            if groups.join(at, near):
                yield _link(findings[at], findings[near], weights[at], weights[near])
        for name in names:
            bearers[name].append(at)


def _name(finding: Finding, packs: Mapping[str, Pack]) -> Counter[str]:
    common = _no_names(*languages(packs))
    found = _NAME.findall(f"{finding.article.text}\n{finding.article.title or ''}")
    return Counter(name.casefold() for name in found if name[0].isupper() and name.casefold() not in common)


@functools.cache
def _no_names(*packs: Pack) -> frozenset[str]:
    """Words that bear a capital and name nobody: function words in titles, weekdays, what any outlet is called."""
    rows = (row for pack in packs for row in pack.rows("newsroom") if row["kind"] == "common")
    days = (row["form"] for pack in packs for row in pack.rows("word") if row["role"] == "weekday")
    outlets = (word for row in rows for word in row["name"].split())
    return frozenset(days).union(outlets, *(pack.habits.common_words for pack in packs))


def _weigh(named: Sequence[Counter[str]]) -> list[dict[str, float]]:
    """Each article's names with unit length, a rare name weighing more."""
    bearers = Counter(name for names in named for name in names)
    total = len(named) + BACKGROUND_ARTICLES
    return [_unit({name: (1 + math.log(n)) * math.log(total / bearers[name]) for name, n in names.items()}) for names in named]


def _unit(weights: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {name: weight / length for name, weight in sorted(weights.items())}


def _nearest(
    at: int, weights: Sequence[Mapping[str, float]], moments: Sequence[str], bearers: Mapping[str, Sequence[int]]
) -> list[int]:
    """Earlier articles of the same days that are like enough, the most alike first."""
    since = _days_before(moments[at])
    likeness: dict[int, float] = defaultdict(float)
    for name, weight in weights[at].items():
        recent = bearers[name][-COMMON_ARTICLES:] if name in bearers else ()
        if len(recent) == COMMON_ARTICLES and moments[recent[0]] >= since:
            continue
        for other in recent:
            if moments[other] >= since:
                likeness[other] += weight * weights[other][name]
    return sorted((other for other, like in likeness.items() if like >= STORY_FLOOR), key=lambda o: (-likeness[o], o))


def _days_before(moment: str) -> str:
    """The earliest moment of an article that may tell the same story; "" when nothing is known."""
    return (datetime.fromisoformat(moment) - timedelta(days=QUIET_DAYS)).isoformat() if moment else ""


def _link(a: Finding, b: Finding, a_weights: Mapping[str, float], b_weights: Mapping[str, float]) -> Link:
    shared = {name: weight * b_weights[name] for name, weight in a_weights.items() if name in b_weights}
    shown = sorted(sorted(shared), key=lambda name: -shared[name])[:_SHOWN_NAMES]
    reason = f"within {QUIET_DAYS} days both name {', '.join(name.title() for name in shown)}"
    return Link("same-story", a.article.key, b.article.key, round(sum(shared.values()), 3), reason, BY)
