"""What speaks for two groups of figures being of one thing and what speaks against it, as numbers to be weighed."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from saksi.link.measure.guess import are_known_apart, may_be_like
from saksi.link.measure.interval import ratio
from saksi.link.measure.match import is_same_source
from saksi.link.measure.side import Side, Tale
from saksi.link.name.generic import is_generic, kinds_of
from saksi.link.name.identity import Identity
from saksi.link.name.who import is_one
from saksi.link.told import Told, count_digits, is_same_number, is_set_against, slice_text

# Numbers farther apart than this differ so much that more says nothing.
FAR_FACTOR = 9.0
# Beyond this two counts are rarely of one thing.
LEFT_FACTOR = 2.2
# Counts with fewer than so many are small, from so many on they are large.
SMALL, LARGE = 12, 100
# What words in common count at most.
MOST_BESIDE, MOST_SAID, MOST_NOUNS = 2.5, 3.0, 2.0
# More texts than this that tell both tell of two things, however alike the words are.
OFTEN = 1
_PERSON = "person"
_COUNTED = frozenset({"noun", "none"})


def find_clues(tale: Tale, one: int, other: int) -> Mapping[str, float]:
    """Give what speaks for two groups of a story, by place, being of one thing, and against it; 0 or 1 where no more.

    The nearest numbers are compared. A word that few groups bear is worth more: with n others its worth is 1 / n.
    """
    a, b = tale.sides[one], tale.sides[other]
    x, y = find_nearest(a, b)
    return {
        **_compare_numbers(x, y),
        **_compare_counted(tale, a, b, is_count=all(told.quantity.unit_kind in _COUNTED for told in (x, y))),
        **_compare_words(tale, a, b),
        "fate": bool(a.fates & b.fates),
        "parted": _is_parted(a, b) or _is_parted(b, a),
        "denied-one": a.is_denied != b.is_denied,
        "within": a.is_within or b.is_within,
        "one-article": not a.keys.isdisjoint(b.keys),
        "led": a.is_led and b.is_led,
        "cover": len(a.keys | b.keys) / tale.articles,
        "voice": _is_of_one_voice(a, b),
        "told-beside": tells_both(a.group, b.group),
        "side-by-side": are_set_side_by_side(a.group, b.group),
        "sentence": _share_sentence(a.group, b.group),
    }


def are_set_side_by_side(a: Sequence[Told], b: Sequence[Told]) -> bool:
    """Say whether an article lets two tell numbers of two groups in a paragraph, as it does rivals, or counted one."""
    return any(
        (x.sentence.paragraph == y.sentence.paragraph or _is_own_beside(x, y)) and _are_of_two(x, y)
        for x, y in _find_beside(a, b)
    )


def _is_own_beside(x: Told, y: Told) -> bool:
    """Whether the outlet of an article counted the later of two numbers itself, close behind the other."""
    first, second = sorted((x, y), key=lambda told: told.quantity.span)
    is_next = second.sentence.paragraph - first.sentence.paragraph <= 1
    return is_next and second.source is not None and second.source.name == second.finding.article.outlet


def _are_of_two(x: Told, y: Told) -> bool:
    one, other = (told.source or told.nearby or told.body for told in (x, y))
    return one is not None and other is not None and not (is_one(one, other) or _may_be_called(one, other))


def _may_be_called(one: Identity, other: Identity) -> bool:
    """Whether one of two is called by a word for any body of the other's kind: the police chief and "the police"."""
    return any(is_generic(a.body) and a.body <= kinds_of(b.body) for a, b in ((one, other), (other, one)))


def _share_sentence(a: Sequence[Told], b: Sequence[Told]) -> bool:
    """Whether an article tells them in one sentence, as it does parts."""
    return any(x.sentence.span == y.sentence.span for x, y in _find_beside(a, b))


def _find_beside(a: Sequence[Told], b: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    return ((x, y) for x in a for y in b if x.key == y.key and not is_same_number(x, y))


def _is_of_one_voice(a: Side, b: Side) -> bool:
    """Whether one origin is named for the same number in both."""
    return any(is_same_number(x, y) and is_same_source(x, y) for x in a.told for y in b.told)


def tells_both(a: Sequence[Told], b: Sequence[Told]) -> bool:
    """Say whether an article tells a number of both groups, and sets neither against the other."""
    return any(x.key == y.key and not (is_same_number(x, y) or _are_rivals(x, a, y, b)) for x in a for y in b)


def are_told_often(a: Sequence[Told], b: Sequence[Told]) -> bool:
    """Say whether several texts tell a number of both groups and set neither against the other; copies are one."""
    beside: dict[str, list[Told]] = defaultdict(list)
    for told in b:
        beside[told.key].append(told)
    texts: set[str] = set()
    for x in a:
        others = (y for y in beside.get(x.key, ()) if not is_same_number(x, y))
        if any(not _are_rivals(x, a, y, b) for y in others):
            texts.add(slice_text(x, x.sentence.span))
        if len(texts) > OFTEN:
            return True
    return False


def _are_rivals(x: Told, a: Sequence[Told], y: Told, b: Sequence[Told]) -> bool:
    """Whether an article sets one of two numbers against the other, by an own count too, or tells rivals of elsewhere
    in a paragraph.
    """
    if is_set_against(x, y) or _is_own_beside(x, y):
        return True
    if x.sentence.paragraph != y.sentence.paragraph:
        return False
    if x.is_denied != y.is_denied:
        return True
    others = ((told, other) for told, group in ((x, b), (y, a)) for other in group)
    return any(other.key != told.key and is_same_number(told, other) for told, other in others)


def find_nearest(a: Side, b: Side) -> tuple[Told, Told]:
    """Give the figures of two groups that are alike the most: one number, else those nearest to each other."""
    pairs = ((x, y) for x in a.told for y in b.told)
    return min(pairs, key=lambda pair: (not is_same_number(*pair), ratio(*pair)))


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
        "small": least < SMALL,
        "large": least >= LARGE,
    }


def _compare_counted(tale: Tale, a: Side, b: Side, *, is_count: bool) -> Mapping[str, float]:
    is_other = is_count and bool(a.things and b.things) and a.things.isdisjoint(b.things)
    is_foreign = a.languages.isdisjoint(b.languages)
    nouns = a.nouns & b.nouns if is_count else frozenset[str]()
    things = (a.things & b.things) - {_PERSON} if is_count else frozenset[str]()
    is_named = is_count and not is_foreign and bool(a.nouns and b.nouns) and not nouns
    return {
        "thing": _weigh(things, {thing: len(tale.alike.get(thing, ())) for thing in things}),
        "thing-other": is_other and not (a.has_concept and b.has_concept),
        "noun": min(MOST_NOUNS, _weigh(nouns, tale.nouns)),
        "noun-other": is_named and all(min(tale.nouns[noun] for noun in side.nouns) <= 2 for side in (a, b)),
        "other-noun": not may_be_like(a, b),
        "known-apart": are_known_apart(a, b),
        "foreign": is_foreign,
    }


def _compare_words(tale: Tale, a: Side, b: Side) -> Mapping[str, float]:
    beside, said = a.beside & b.beside, a.said & b.said
    # How many groups bear a word is found for all words of the story at once, and not where none is asked for.
    return {
        "beside": min(MOST_BESIDE, _weigh(beside, tale.words)) if beside else 0.0,
        "said": min(MOST_SAID, _weigh(said, tale.said)) if said else 0.0,
    }


def _weigh(words: Set[str], borne: Mapping[str, int]) -> float:
    return sum(1 / max(1, borne[word] - 1) for word in sorted(words))


def _is_parted(a: Side, b: Side) -> bool:
    """Whether something befell those of the one, and of the other is only said what they are."""
    return bool(a.fates) and not a.aspects and bool(b.aspects) and not b.fates
