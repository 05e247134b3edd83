"""Groups of figures that are joined for sure, as they are compared where it is guessed which are of one thing."""

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from saksi.link.told import Told, find_what
from saksi.pack import load_stemmer

# Words whose stems begin with the same letters are forms of one.
ROOT_LETTERS = 6
# A word of a sentence with fewer letters tells nothing of what it is about.
TELLING_LETTERS = 4
# Words right beside a number say what it counts.
BESIDE_WORDS = 3
# "Dozens" is no number: the most is so many times the least.
VAGUE_FACTOR = 2.0
_WORD = re.compile(r"[^\W\d_]+")

Words = frozenset[str]
Articles = Mapping[str, Sequence[Told]]


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A group of figures. `told` holds one figure of each number, the first.

    `words` are the roots of the words of its clauses, `beside` those next to a number, `said` those of its sentences.
    `within` is said of a count of which nothing is said, behind a larger one of the same things and the same voice.
    """

    group: Sequence[Told]
    told: Sequence[Told]
    keys: frozenset[str]
    languages: frozenset[str | None]
    what: frozenset[Hashable]
    things: Words
    nouns: Words
    fates: Words
    aspects: Words
    words: Words
    beside: Words
    said: Words
    has_concept: bool
    is_vague: bool
    is_denied: bool
    is_led: bool
    is_within: bool
    is_apart: bool
    places: frozenset[tuple[bool, bool]]


@dataclass(frozen=True, slots=True)
class Tale:
    """The groups of one story, how many articles tell it, and how many groups bear each word, noun and thing."""

    sides: Sequence[Side]
    articles: int
    words: Counter[str]
    said: Counter[str]
    nouns: Counter[str]
    alike: Mapping[Hashable, frozenset[int]]


def tell_tale(groups: Sequence[Sequence[Told]]) -> Tale:
    """Give the groups of a story as they are compared."""
    articles: dict[str, list[Told]] = defaultdict(list)
    for group in groups:
        for each in group:
            articles[each.key].append(each)
    sides = [_make(group, articles) for group in groups]
    alike: dict[Hashable, set[int]] = defaultdict(set)
    for at, side in enumerate(sides):
        for what in side.what:
            alike[what].add(at)
    return Tale(
        sides,
        len(articles),
        Counter(word for side in sides for word in side.words | side.beside),
        Counter(word for side in sides for word in side.said),
        Counter(noun for side in sides for noun in side.nouns),
        {what: frozenset(places) for what, places in alike.items()},
    )


def _make(group: Sequence[Told], articles: Articles) -> Side:
    numbers = {each.bounds: each for each in reversed(group)}
    told = sorted(numbers.values(), key=lambda each: (each.moment, each.key, each.quantity.span))
    # Copies say the same words: one article of each text would do, and one of each sentence does.
    sentences = {each.finding.article.text[slice(*each.sentence.span)]: each for each in group}
    return Side(
        group,
        told,
        frozenset(each.key for each in group),
        frozenset(each.finding.language for each in group),
        frozenset({find_what(each) for each in group} - {None}),
        frozenset(each.kind.thing for each in group if each.kind.thing is not None),
        frozenset(_root(each.quantity.unit.casefold(), each) for each in group if each.quantity.unit_kind == "noun"),
        frozenset(each.kind.fate for each in group if each.kind.fate is not None),
        frozenset(aspect for each in group for aspect in each.kind.aspects),
        frozenset(word[:ROOT_LETTERS] for each in sentences.values() for word in each.kind.context - each.words),
        frozenset(word for each in sentences.values() for word in _find_beside(each)),
        frozenset(word for text, each in sentences.items() for word in _find_said(text, each)),
        any(each.quantity.concept for each in group),
        all(map(is_vague, group)),
        all(each.is_denied for each in group),
        min(each.sentence.paragraph for each in group) <= 1,
        any(_is_within(each, articles) for each in group),
        any(each.kind.apart for each in group),
        frozenset((each.is_elsewhere, each.is_local) for each in group),
    )


def is_vague(told: Told) -> bool:
    """Say whether a number only tells its order, as dozens do."""
    return told.bounds[1] >= VAGUE_FACTOR * told.bounds[0]


def _root(word: str, told: Told) -> str:
    return load_stemmer(told.finding.language)(word)[:ROOT_LETTERS]


def _find_beside(told: Told) -> frozenset[str]:
    text, clause, number = told.finding.article.text, told.kind.clause, told.quantity.span
    before = _WORD.findall(text[clause.start : number.start].casefold())[-BESIDE_WORDS:]
    behind = _WORD.findall(text[number.end : clause.end].casefold())[:BESIDE_WORDS]
    return frozenset(_root(word, told) for word in {*before, *behind} & told.kind.context - told.words)


def _find_said(text: str, told: Told) -> frozenset[str]:
    return frozenset(_root(word, told) for word in _find_words(text) - told.words)


# A sentence with five numbers is asked five times, one by one.
@functools.lru_cache(maxsize=64)
def _find_words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.casefold()) if len(word) >= TELLING_LETTERS)


def _is_within(told: Told, articles: Articles) -> bool:
    """Whether one voice tells a number behind a larger one of the same things: a part of it, most often."""
    if told.kind.fate or told.kind.aspects:
        return False
    return any(
        other.quantity.span < told.quantity.span
        and 0 <= told.sentence.paragraph - other.sentence.paragraph <= 1
        and other.bounds[0] > told.bounds[1]
        and not other.kind.apart
        and other.teller == told.teller
        and find_what(other) == find_what(told)
        for other in articles[told.key]
    )
