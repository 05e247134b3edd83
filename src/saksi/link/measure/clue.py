"""What speaks for two groups of figures being of one thing and what speaks against it, as numbers to be weighed."""

import math
from collections.abc import Mapping, Set

from saksi.link.measure.against import find_doubts
from saksi.link.measure.beside import are_set_side_by_side, share_sentence, tells_both
from saksi.link.measure.guess import may_be_like
from saksi.link.measure.interval import ratio
from saksi.link.measure.match import is_same_source
from saksi.link.measure.rivalry import find_rivalry
from saksi.link.measure.side import Side, Tale, find_nearest
from saksi.link.measure.stand import find_stands
from saksi.link.told import Told, count_digits, is_same_number

# Numbers farther apart than this differ so much that more says nothing.
FAR_FACTOR = 9.0
# Beyond this two counts are rarely of one thing.
LEFT_FACTOR = 2.2
# Counts from so many on are large.
LARGE = 100
# What words in common are worth at most, and how many of them are counted.
MOST_BESIDE, MOST_SAID, MOST_NOUNS = 2.5, 3.0, 2.0
BESIDE_WORDS, SAID_WORDS = 3, 6
# What two clues are worth together, beside what each is worth.
_BOTH = {
    "denied-far": ("denied-one", "far"),
    "grown-often": ("grown", "articles-most"),
    "noun-grown": ("noun", "grown"),
    "revised": ("grown", "later"),
    "same-beside": ("same", "one-article"),
    "what-foreign": ("what", "foreign"),
}
_PERSON = "person"
_COUNTED = frozenset({"noun", "none"})


def find_clues(tale: Tale, one: int, other: int) -> Mapping[str, float]:
    """Give what speaks for two groups of a story, by place, being of one thing, and against it; 0 or 1 where no more.

    The nearest numbers are compared. A word that few groups bear is worth more: with n others its worth is 1 / n.
    """
    a, b = tale.sides[one], tale.sides[other]
    x, y = find_nearest(a, b)
    clues = {
        **_compare_numbers(x, y),
        **_compare_counted(tale, a, b, is_count=all(told.quantity.unit_kind in _COUNTED for told in (x, y))),
        **_compare_words(tale, a, b),
        **find_doubts(a, b, (x, y)),
        **find_rivalry(tale, a, b),
        **find_stands(tale, a, b, (x, y)),
        "denied-one": a.is_denied != b.is_denied,
        "within": a.is_within or b.is_within,
        "one-article": not a.keys.isdisjoint(b.keys),
        "cover": len(a.keys | b.keys) / tale.articles,
        "elsewhere": tale.tells_besides(b, a) or tale.tells_besides(a, b),
        "voice": _is_of_one_voice(a, b),
        "told-beside": tells_both(a.group, b.group),
        "side-by-side": are_set_side_by_side(a.group, b.group),
        "sentence": share_sentence(a.group, b.group),
    }
    return {**clues, **{name: clues[one] * clues[other] for name, (one, other) in _BOTH.items()}}


def _is_of_one_voice(a: Side, b: Side) -> bool:
    """Whether one origin is named for the same number in both."""
    return any(is_same_number(x, y) and is_same_source(x, y) for x in a.told for y in b.told)


def _compare_numbers(x: Told, y: Told) -> Mapping[str, float]:
    is_same = is_same_number(x, y)
    least = min(max(x.bounds), max(y.bounds))
    far = min(ratio(x, y), FAR_FACTOR)
    is_later = x.moment != y.moment and (sum(y.bounds) > sum(x.bounds)) == (y.moment > x.moment)
    return {
        "same": is_same,
        "same-telling": is_same and min(count_digits(x.bounds[0]), count_digits(y.bounds[0])) > 1,
        "apart": 0.0 if is_same else math.log(far),
        "far": not is_same and far > LEFT_FACTOR,
        "grown": not is_same and is_later,
        "large": least >= LARGE,
        "bare": x.quantity.unit_kind == y.quantity.unit_kind == "none",
        "bare-one": "none" in (x.quantity.unit_kind, y.quantity.unit_kind),
        "measured": x.quantity.unit_kind == "ucum",
    }


def _compare_counted(tale: Tale, a: Side, b: Side, *, is_count: bool) -> Mapping[str, float]:
    is_other = is_count and bool(a.things and b.things) and a.things.isdisjoint(b.things)
    is_foreign = a.languages.isdisjoint(b.languages)
    nouns = a.nouns & b.nouns if is_count else frozenset[str]()
    things = (a.things & b.things) - {_PERSON} if is_count else frozenset[str]()
    is_named = is_count and not is_foreign and bool(a.nouns and b.nouns) and not nouns
    return {
        "noun-any": bool(nouns),
        "thing-any": bool(things),
        "thing": _weigh(things, {thing: len(tale.alike.get(thing, ())) for thing in things}),
        "thing-other": is_other and not (a.has_concept and b.has_concept),
        "noun": min(MOST_NOUNS, _weigh(nouns, tale.nouns)),
        "noun-other": is_named and all(min(tale.nouns[noun] for noun in side.nouns) <= 2 for side in (a, b)),
        "other-noun": not may_be_like(a, b),
        "what": not a.what.isdisjoint(b.what),
        "foreign": is_foreign,
        "fate": not a.fates.isdisjoint(b.fates),
        "aspect": not a.aspects.isdisjoint(b.aspects),
        "parted": _is_parted(a, b) or _is_parted(b, a),
    }


def _compare_words(tale: Tale, a: Side, b: Side) -> Mapping[str, float]:
    beside, said = a.beside & b.beside, a.said & b.said
    # How many groups bear a word is found for all words of the story at once, and not where none is asked for.
    return {
        "beside": min(MOST_BESIDE, _weigh(beside, tale.words)) if beside else 0.0,
        "said": min(MOST_SAID, _weigh(said, tale.said)) if said else 0.0,
        "beside-words": min(BESIDE_WORDS, len(beside)),
        "said-words": min(SAID_WORDS, len(said)),
    }


def _weigh(words: Set[str], borne: Mapping[str, int]) -> float:
    return sum(1 / max(1, borne[word] - 1) for word in sorted(words))


def _is_parted(a: Side, b: Side) -> bool:
    """Whether something befell those of the one, and of the other is only said what they are."""
    return bool(a.fates) and not a.aspects and bool(b.aspects) and not b.fates
