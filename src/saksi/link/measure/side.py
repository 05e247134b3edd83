"""Groups of figures that are joined for sure, as they are compared where it is guessed which are of one thing."""

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from saksi.kinds import Span
from saksi.link.measure.heap import Heap, gather
from saksi.link.measure.interval import ratio
from saksi.link.measure.rare import find_crowded, find_wholes
from saksi.link.name.identity import Identity
from saksi.link.told import Told, find_what, is_same_number
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


@dataclass(frozen=True, slots=True)
class Voice:
    """Who tells figures of a group under one name, in which articles, and when."""

    who: Identity
    keys: frozenset[str]
    moments: frozenset[str]


class Side:
    """A group of figures. What few groups are asked for, the words around them, is found when first asked for.

    `told` holds one figure of each number, the first.
    """

    def __init__(self, group: Sequence[Told], articles: Articles) -> None:
        numbers = {each.bounds: each for each in reversed(group)}
        self._articles = articles
        self.group = group
        self.told = sorted(numbers.values(), key=lambda each: (each.moment, each.key, each.quantity.span))
        self.keys = frozenset(each.key for each in group)
        self.languages = frozenset(each.finding.language for each in group)
        self.what = frozenset({find_what(each) for each in group} - {None})
        self.things = frozenset(each.kind.thing for each in group if each.kind.thing is not None)
        self.fates = frozenset(each.kind.fate for each in group if each.kind.fate is not None)
        self.aspects = frozenset(aspect for each in group for aspect in each.kind.aspects)
        self.has_concept = any(each.quantity.concept for each in group)
        self.is_vague = all(map(is_vague, group))
        self.is_denied = all(each.is_denied for each in group)
        self.is_apart = any(each.kind.apart for each in group)

    @functools.cached_property
    def parts(self) -> frozenset[str]:
        """Why most of its figures stand for themselves."""
        counted = Counter(each.kind.apart for each in self.sentences.values())
        return frozenset({max(sorted(counted), key=counted.__getitem__)})

    @functools.cached_property
    def senses(self) -> frozenset[frozenset[str]]:
        """What each figure says of the counted: of some nothing is said."""
        return frozenset(each.kind.aspects for each in self.group)

    @functools.cached_property
    def heap(self) -> Heap:
        """The group by what tears it from another."""
        return gather(self.group)

    @functools.cached_property
    def voices(self) -> Sequence[Voice]:
        """Those with names who tell its figures."""
        named: dict[str, list[Told]] = defaultdict(list)
        for each in self.group:
            if each.source is not None:
                named[each.source.name].append(each)
        sources = ((told[0].source, told) for told in named.values())
        return [
            Voice(who, frozenset(each.key for each in told), frozenset(each.moment for each in told))
            for who, told in sources
            if who is not None
        ]

    @functools.cached_property
    def sentences(self) -> Mapping[str, Told]:
        """One figure of each sentence: copies say the same words."""
        return {each.finding.article.text[slice(*each.sentence.span)]: each for each in self.group}

    @functools.cached_property
    def nouns(self) -> Words:
        """The roots of the nouns it counts."""
        named = (each for each in self.group if each.quantity.unit_kind == "noun")
        return frozenset(_root(each.quantity.unit.casefold(), each) for each in named)

    @functools.cached_property
    def words(self) -> Words:
        """The roots of the words of its clauses."""
        clauses = (each.kind.context - each.words for each in self.sentences.values())
        return frozenset(word[:ROOT_LETTERS] for words in clauses for word in words)

    @functools.cached_property
    def beside(self) -> Words:
        """The roots of the words next to a number."""
        return frozenset[str]().union(*map(_find_beside, self.sentences.values()))

    @functools.cached_property
    def said(self) -> Words:
        """The roots of the words of its sentences."""
        return frozenset[str]().union(*(_find_said(text, each) for text, each in self.sentences.items()))

    @functools.cached_property
    def is_within(self) -> bool:
        """Whether nothing is said of the counted, behind a larger number of the same things and the same voice."""
        return any(_is_within(each, self._articles) for each in self.group)


class Tale:
    """The groups of one story, and how many articles tell it. What few stories need is found when asked for."""

    def __init__(self, sides: Sequence[Side], articles: Articles) -> None:
        self.sides = sides
        self.articles = len(articles)
        self._told = articles

    def order(self, side: Side) -> float:
        """How far behind the first number of its article one of a group stands at least: 0 the first, 1 the last."""
        numbers = ((self._numbers[each.key], each.quantity.span) for each in side.group)
        return min(spans.index(span) / max(1, len(spans) - 1) for spans, span in numbers)

    def tells_besides(self, side: Side, other: Side) -> bool:
        """Whether nothing is said of what one group counts, and of another number in its articles what is of another's.

        Then it is most often not of that.
        """
        if side.fates or side.aspects or not (other.fates or other.aspects):
            return False
        told = (each for key in side.keys for each in self._told[key])
        return any(
            (each.kind.fate in other.fates or not each.kind.aspects.isdisjoint(other.aspects))
            and not any(is_same_number(each, own) for own in (*side.told, *other.told))
            for each in told
        )

    @functools.cached_property
    def alike(self) -> Mapping[Hashable, Set[int]]:
        """Which groups count a thing."""
        found: dict[Hashable, set[int]] = defaultdict(set)
        for at, side in enumerate(self.sides):
            for what in side.what:
                found[what].add(at)
        return found

    @functools.cached_property
    def crowded(self) -> frozenset[str]:
        """The rare units and things of which one voice gives two amounts."""
        return find_crowded(self._figures)

    @functools.cached_property
    def wholes(self) -> Set[int]:
        """The figures, by identity, that are of all there are."""
        return {id(each) for each in find_wholes(self._figures)}

    @functools.cached_property
    def _figures(self) -> Sequence[Told]:
        return sorted(chain.from_iterable(self._told.values()), key=lambda each: (each.key, each.quantity.span))

    @functools.cached_property
    def _numbers(self) -> Mapping[str, Sequence[Span]]:
        return {key: sorted({each.quantity.span for each in told}) for key, told in self._told.items()}

    @functools.cached_property
    def words(self) -> Counter[str]:
        """How many groups bear each word of their clauses."""
        return Counter(chain.from_iterable(side.words | side.beside for side in self.sides))

    @functools.cached_property
    def said(self) -> Counter[str]:
        """How many groups bear each word of their sentences."""
        return Counter(chain.from_iterable(side.said for side in self.sides))

    @functools.cached_property
    def nouns(self) -> Counter[str]:
        """How many groups count what each noun says."""
        return Counter(chain.from_iterable(side.nouns for side in self.sides))


def tell_tale(groups: Sequence[Sequence[Told]]) -> Tale:
    """Give the groups of a story as they are compared."""
    articles: dict[str, list[Told]] = defaultdict(list)
    for group in groups:
        for each in group:
            articles[each.key].append(each)
    return Tale([Side(group, articles) for group in groups], articles)


def find_nearest(a: Side, b: Side) -> tuple[Told, Told]:
    """Give the figures of two groups that are alike the most: one number, else those nearest to each other."""
    pairs = ((x, y) for x in a.told for y in b.told)
    return min(pairs, key=lambda pair: (not is_same_number(*pair), ratio(*pair)))


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


def _find_said(text: str, told: Told) -> Set[str]:
    roots, every = _find_roots(text, told.finding.language)
    own = told.words & roots.keys()
    return frozenset(root for word, root in roots.items() if word not in own) if own else every


# A sentence with five numbers is asked five times, and again for every article that comes to its story.
@functools.lru_cache(maxsize=1 << 12)
def _find_roots(text: str, language: str | None) -> tuple[Mapping[str, str], frozenset[str]]:
    """The words of a sentence with their roots, and those roots."""
    stem = load_stemmer(language)
    words = (word for word in _WORD.findall(text.casefold()) if len(word) >= TELLING_LETTERS)
    roots = {word: stem(word)[:ROOT_LETTERS] for word in words}
    return roots, frozenset(roots.values())


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
