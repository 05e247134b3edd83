"""Rival figures at one time, and figures that one origin revised."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import combinations

from saksi.link.count.mark import scan
from saksi.link.count.thing import PERSON
from saksi.link.measure.answer import FATE_FACTOR
from saksi.link.measure.interval import OPEN, is_apart, is_rough, ratio
from saksi.link.measure.match import is_rival, is_same_fate
from saksi.link.measure.rare import is_rare_rival
from saksi.link.measure.state import (
    VAGUE,
    State,
    end_own,
    is_denied_later,
    is_grown,
    is_nearest,
    is_shrunk,
    is_while,
    list_states,
)
from saksi.link.measure.within import are_far, are_of_two, are_two_sides
from saksi.link.name.fold import fold_text
from saksi.link.name.identity import Identity, is_named_in
from saksi.link.told import Told, is_same_number
from saksi.pack import UNDETERMINED, Pack

# A guess alone sets numbers against each other where so many tell of them; of fewer, in two days' news, none rightly.
GUESSED_ARTICLES = 5
# Behind "together with" the name of the other body follows within so many letters.
JOINT_LETTERS = 60


def find_rivals(
    figures: Sequence[Told], origins: Sequence[str], packs: Mapping[str, Pack]
) -> tuple[tuple[str, str], ...]:
    """Give pairs of articles in which two origins gave numbers that exclude each other, while both stood.

    An open count ("at least 8") excludes nothing above it; it is a rival all the same where an article sets the two
    side by side. Who denies a number and has another is a rival of the first who told it, and a number that is only
    ever told to be denied is a rival of those alone whom the denying article names. A count that two bodies give
    together is no rival of what one of them gave before.
    """
    if len(figures) < 2:
        return ()
    states = [end_own(state, figures, packs) for state in list_states(figures, origins)]
    beside = _find_beside(figures, origins)
    bodies = {
        end: [t.source or t.nearby for t, its in zip(figures, origins, strict=True) if its == end] for end in origins
    }
    pairs = [
        _pair(a.first, b.first)
        for a, b in combinations(states, 2)
        if a.origin != b.origin
        and is_while(a, b)
        and not is_same_number(a.first, b.first)
        and not (_is_loose(a.first) or _is_loose(b.first) or _is_over(a) or _is_over(b))
        and (is_apart(a.first, b.first) or (_is_beside(a, b, beside) and _is_open(a.first, b.first)))
        and not (is_grown(a, b, states) or is_grown(b, a, states))
        and not (is_shrunk(a, b, states) or is_shrunk(b, a, states))
        and is_nearest(a, b, states)
        and is_nearest(b, a, states)
        and not (is_denied_later(a, b, figures, origins, packs) or is_denied_later(b, a, figures, origins, packs))
        and (_is_beside(a, b, beside) or _is_compared(a.first, b.first, figures))
        and (a.first.key != b.first.key or are_two_sides(a.first, b.first))
        and not (_is_own_pair(a.first, b.first, figures) or are_of_two(a.first, b.first, packs))
        and (_is_beside(a, b, beside) or not are_far(a.first, b.first, packs))
        and all(_may_rival(x.first, bodies[y.origin], packs) for x, y in ((a, b), (b, a)))
    ]
    for told, origin in zip(figures, origins, strict=True):
        is_denied = told.is_denied and told.quantity.cmp != VAGUE and not _is_set_right(told, origin, figures, origins)
        if is_denied and _has_number(told, figures, packs):
            firsts = (state.first for state in states if state.origin == origin and is_same_number(state.first, told))
            pairs += [_pair(first, told) for first in firsts if not first.is_denied and first.key != told.key]
    return tuple(sorted(set(pairs)))


def _is_compared(a: Told, b: Told, figures: Sequence[Told]) -> bool:
    """Whether two numbers may be set against each other that a third one may have brought together.

    People, shares and sums are counted of so many things that the same must be said of both, which are not far apart,
    or a guess join what several tell. Sizes are of anything, where nobody is behind either nor the same said of both.
    """
    is_size = a.quantity.unit_kind == "ucum" and a.quantity.unit != "%" and not (a.kind.fate or b.kind.fate)
    if is_size and not (a.kind.aspects & b.kind.aspects or a.source or b.source):
        return False
    if a.quantity.unit_kind not in ("iso4217", "none") and a.quantity.unit != "%" and a.kind.thing != PERSON:
        return True
    ones, others = ([each for each in figures if is_same_number(each, told)] for told in (a, b))
    is_near, pairs = ratio(a, b) < FATE_FACTOR, [(x, y) for x in ones for y in others]
    if any((is_near and is_same_fate(x, y)) or is_rival(x, y) or is_rare_rival(x, y) for x, y in pairs):
        return True
    has_many = len({each.key for each in figures}) >= GUESSED_ARTICLES
    return has_many and any(each.likely for each in (*ones, *others))


def _is_own_pair(a: Told, b: Told, figures: Sequence[Told]) -> bool:
    """Whether an article holds both numbers in its own words: it knows them as of two things."""
    own = [each for each in figures if not (each.speaker or each.source or each.kind.fate or each.is_denied)]
    firsts = {each.key for each in own if is_same_number(each, a)}
    return any(each.key in firsts and is_same_number(each, b) for each in own)


def _is_loose(told: Told) -> bool:
    """Whether a number is a word for many, said by nobody: "dozens" excludes nothing."""
    return told.quantity.cmp == VAGUE and told.source is None


def _is_over(state: State) -> bool:
    """Whether it is only told, and by nobody's word, that a number stood before: "widened from nine roads to 25"."""
    return all(
        each.kind.is_earlier and not each.is_denied and each.source is each.nearby is None and not each.speaker
        for each in state.told
    )


def _may_rival(told: Told, others: Sequence[Identity | None], packs: Mapping[str, Pack]) -> bool:
    """Whether a number can be set against what others gave: not when both give it, or a denial that is not theirs."""
    pack = packs[told.finding.language or UNDETERMINED]
    known = [each for each in others if each is not None]
    text = told.finding.article.text
    if told.is_denied:
        return _is_named(known, told, pack)
    sentences = [each.span for each in told.finding.sentences if abs(each.paragraph - told.sentence.paragraph) <= 1]
    near = text[min(sentences).start : max(span.end for span in sentences)]
    joint = (near[mark.start :][:JOINT_LETTERS] for mark in scan(near.casefold(), pack) if mark.kind == "joint")
    return not any(is_named_in(each, fold_text(words, pack)) for words in joint for each in known)


def _is_set_right(told: Told, origin: str, figures: Sequence[Told], origins: Sequence[str]) -> bool:
    """Whether an origin denies its own earlier number, beside which it gives another: "860, and not about 700"."""
    beside = {its for each, its in zip(figures, origins, strict=True) if each.key == told.key and not each.is_denied}
    return beside == {origin}


def _has_number(told: Told, figures: Sequence[Told], packs: Mapping[str, Pack]) -> bool:
    """Whether somebody whom an article names that denies a number gives another one for the same thing."""
    others = (each for each in figures if not each.is_denied and not is_same_number(each, told))
    known = [who for each in others if (who := each.source or each.nearby) is not None]
    return _is_named(known, told, packs[told.finding.language or UNDETERMINED])


def _is_named(known: Sequence[Identity], told: Told, pack: Pack) -> bool:
    """Whether a sentence of a figure's article names one of those who are known.

    Where it is may be said elsewhere: "the agency" in an article that names the town.
    """
    text = told.finding.article.text
    sentences = [fold_text(text[slice(*each.span)], pack) for each in told.finding.sentences] if known else []
    placed = frozenset[str]().union(*(fold_text(text[slice(*each.span)], pack) for each in told.finding.places))
    bodies = [replace(each, person=frozenset(), body=each.body - placed) for each in known]
    return any(is_named_in(each, words) for each in (*known, *bodies) for words in sentences)


def _find_beside(figures: Sequence[Told], origins: Sequence[str]) -> set[frozenset[str]]:
    """Pairs of origins that one article names for different numbers."""
    told = list(zip(figures, origins, strict=True))
    return {
        frozenset((its, other))
        for (a, its), (b, other) in combinations(told, 2)
        if a.key == b.key and its != other and not is_same_number(a, b)
    }


def _is_beside(a: State, b: State, beside: Set[frozenset[str]]) -> bool:
    """Whether an article sets the two origins side by side."""
    return frozenset((a.origin, b.origin)) in beside


def _is_open(a: Told, b: Told) -> bool:
    """Whether one of two numbers has an open end, and is not the other in round words, as "thousands" always is."""
    named = {a.quantity.cmp, b.quantity.cmp}
    is_round = is_rough(a, b) or is_rough(b, a) or VAGUE in named
    return not (is_round or OPEN.isdisjoint(named))


def find_revisions(figures: Sequence[Told], origins: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Give pairs of articles, earlier first, in which one origin gave one number and then another.

    A word for many ("dozens") renews nothing. What is renewed, is so by the first article that names the origin for it.
    """
    if len(figures) < 2:
        return ()
    told = [(each, its) for each, its in zip(figures, origins, strict=True) if each.quantity.cmp != VAGUE]
    states = list(list_states([each for each, _ in told], [its for _, its in told]))
    pairs = [
        (a.first.finding.article.id, _name_first(b, told))
        for a in states
        for b in states
        if a.origin == b.origin and a.until == b.since and a is not b
    ]
    return tuple(dict.fromkeys(pair for pair in pairs if pair[0] != pair[1]))


def _name_first(state: State, told: Sequence[tuple[Told, str]]) -> str:
    """The first article that names an origin for a number; where none does, the first that tells it."""
    same = (each for each, its in told if its == state.origin and each.source is not None)
    own = (each for each in same if not each.is_denied and is_same_number(each, state.first))
    named = (each for each in own if each.moment < state.until)
    return next(named, state.first).finding.article.id


def _pair(a: Told, b: Told) -> tuple[str, str]:
    first, second = sorted((a, b), key=lambda told: (told.moment or "~", told.key))
    return first.finding.article.id, second.finding.article.id
