"""Which articles of a story are told anew from one in another language."""

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from saksi.kinds import Finding, Link
from saksi.link.article.byname import find_names
from saksi.link.article.newsroom import name_words, telling_words
from saksi.link.story.spread import COMMON_SHARE, read_spread
from saksi.pack import Pack, languages

BY = "names-and-numbers"
# Part of the names and numbers of a translation that stand in the article it credits. With .62 one more of the 108
# in 279 invented events is found, and two articles that have much from elsewhere.
CREDITED_SHARE = 2 / 3
# The same where it credits nobody: newsrooms that follow one event tell of the same names, too. By this and what
# follows 63 of the 108 would be found without their credits. What reports of one event share is seen in one language:
# among 105,380 pairs of two outlets in the stories of click-id, two articles would pass that have less than half their
# words from the other; with one number, and whatever the part of the other's, 25 would.
UNCREDITED_SHARE = 0.8
UNCREDITED_NUMBERS = 2
# Part of the other's names and numbers that it has, where it credits nobody: a profile of a man holds all of any news.
UNCREDITED_PART = 0.4
# Fewer names and numbers are shared by any two texts about one thing.
CREDITED_NAMES, UNCREDITED_NAMES = 5, 8
# Part of its numbers that must be the other's: with .6 three more of 108 translations are missed, as they add some.
NUMBERS_SHARE = 0.5
# Part of its named speakers whom the other must name: who asked somebody else reports. With .6 twice as many reports
# that lean on an agency and on somebody of their own are taken for translations.
VOICES_SHARE = 0.75
# Part of what both tell that stands in one order, where nobody is credited.
ORDER_SHARE = 0.7
# What both tell lies in so many paragraphs; in one alone it is the background of other news.
CREDITED_PARAGRAPHS, UNCREDITED_PARAGRAPHS = 2, 3
# An article with so many of its words from one in its language is taken for a copy. From .5 to .9 nothing changes in
# the invented events; two translations of one article share most names, but not their other words.
COPIED_WORDS = 0.8
# One and none are told of anything.
LEAST_NUMBER = 2
# Earlier articles that are looked at, so that the cost of a story grows with its articles: the newest of all, and the
# newest of each outlet that is named.
NEWEST, NEWEST_NAMED = 64, 8
# A name of a person has a word of three letters.
VOICE_LETTERS = 3
_COUNTRY = "country"
_WORD = re.compile(r"[^\W_]+")


class _Traits(NamedTuple):
    """What an article is compared by: names and numbers, in order, with where they stand, and each once; the words of
    the name of each speaker; all its words; those of its outlet.
    """

    finding: Finding
    places: Sequence[tuple[int, str]]
    names: frozenset[str]
    voices: Sequence[frozenset[str]]
    words: frozenset[str]
    outlet: frozenset[str]


class _Shared(NamedTuple):
    """What a later article has of an earlier one: how many names and numbers, how many numbers, what parts of what it
    tells, and what part of what the other does.
    """

    names: int
    figures: int
    share: float
    part: float
    numbers: float
    voices: float
    order: float
    paragraphs: int


def find_translations(
    story: Sequence[Finding], packs: Mapping[str, Pack], keys: Collection[str] | None = None
) -> Iterator[Link]:
    """Yield a `translates` link from each article to the earlier one in another language that it seems to be told from.

    A weak link: no words can be compared, but names, numbers and speakers are the same. What copies an article in its
    own language has none. `story` stands in order of publication. `keys`: those whose links are wanted, all without.
    """
    told = [finding for finding in story if finding.language is not None]
    if len({finding.language for finding in told}) < 2:
        return
    telling = {outlet: telling_words(outlet, packs) for finding in told if (outlet := finding.article.outlet)}
    homes: dict[str, list[int]] = {outlet: [] for outlet in telling}
    look = functools.cache(lambda at: _read_traits(told[at], packs))
    for at, finding in enumerate(told):
        if keys is None or finding.article.key in keys:
            own = telling.get(finding.article.outlet or "")
            named = (name for name, words in telling.items() if words != own and words <= look(at).words)
            credited = [other for name in named for other in homes[name][-NEWEST_NAMED:]]
            yield from _find(told, at, sorted(credited), look)
        if finding.article.outlet:
            homes[finding.article.outlet].append(at)


def _find(told: Sequence[Finding], at: int, credited: Sequence[int], look: Callable[[int], _Traits]) -> Iterator[Link]:
    """Yield the link to the article that another is told from: the likest of those it credits, else of the newest."""
    newest = range(max(0, at - NEWEST), at)
    for others, is_enough in ((credited, _is_credited), (newest, _is_enough)):
        foreign = [other for other in others if told[other].language != told[at].language]
        near = [other for other in foreign if len(look(at).names & look(other).names) >= CREDITED_NAMES]
        compared = [(_compare(look(at), look(other)), other) for other in near]
        found = [pair for pair in compared if is_enough(pair[0])]
        if found:
            shared, other = max(found, key=lambda pair: (pair[0].voices, pair[0].share))
            if not _is_copied(at, newest, look):
                yield _link(told[at], told[other], shared.share)
            return


def _link(finding: Finding, source: Finding, share: float) -> Link:
    reason = f"{share:.0%} of its names and numbers are those of {source.article.outlet or source.article.id}"
    return Link("translates", finding.article.key, source.article.key, round(share, 3), reason, BY)


def _is_copied(at: int, newest: Sequence[int], look: Callable[[int], _Traits]) -> bool:
    """Whether an article has its words from an earlier one in its language, which may be the translation."""
    words = look(at).words
    own = (look(other) for other in newest if look(other).finding.language == look(at).finding.language)
    return any(len(words & other.words) >= COPIED_WORDS * len(words) for other in own)


def _is_credited(shared: _Shared) -> bool:
    """Whether an article that credits another is told from it."""
    return (
        shared.names >= CREDITED_NAMES
        and shared.share >= CREDITED_SHARE
        and shared.numbers >= NUMBERS_SHARE
        and shared.voices >= VOICES_SHARE
        and shared.paragraphs >= CREDITED_PARAGRAPHS
    )


def _is_enough(shared: _Shared) -> bool:
    """Whether an article that credits nobody is told from another."""
    return (
        shared.names >= UNCREDITED_NAMES
        and shared.figures >= UNCREDITED_NUMBERS
        and shared.part >= UNCREDITED_PART
        and min(shared.share, shared.numbers) >= UNCREDITED_SHARE
        and shared.voices == 1
        and shared.order >= ORDER_SHARE
        and shared.paragraphs >= UNCREDITED_PARAGRAPHS
    )


def _read_traits(finding: Finding, packs: Mapping[str, Pack]) -> _Traits:
    shares = read_spread(*languages(packs))
    numbers = {
        (each.span.start, f"{value:g}")
        for each in finding.quantities
        for value in (each.lo, each.hi)
        if value is not None and value >= LEAST_NUMBER
    }
    words = _WORD.findall(finding.article.text.casefold())
    outlet = name_words(finding.article.outlet or "")
    places = sorted(numbers.union(_find_telling(finding, packs, shares)))
    names = frozenset(name for _, name in places)
    return _Traits(finding, places, names, list(_list_voices(finding, shares)), frozenset(words), outlet)


def _find_telling(
    finding: Finding, packs: Mapping[str, Pack], shares: Mapping[str, float]
) -> Iterator[tuple[int, str]]:
    """Yield the words of names in the text, without countries, which each language calls in its own way, and without
    words that are common in news.
    """
    countries = [each.span for each in finding.places if each.level == _COUNTRY]
    for at, name in find_names(finding, packs):
        is_country = any(span.start <= at < span.end for span in countries)
        if at < len(finding.article.text) and not is_country and shares.get(name, 0.0) <= COMMON_SHARE:
            yield at, name


def _list_voices(finding: Finding, shares: Mapping[str, float]) -> Iterator[frozenset[str]]:
    """Yield the telling words of the name of each person who speaks in an article."""
    speaking = {claim.actor for claim in finding.claims if claim.actor}
    for actor in finding.actors:
        if actor.id in speaking and actor.kind == "person" and actor.name[:1].isupper():
            words = (word for word in _WORD.findall(actor.name.casefold()) if len(word) >= VOICE_LETTERS)
            if telling := frozenset(word for word in words if shares.get(word, 0.0) <= COMMON_SHARE):
                yield telling


def _compare(traits: _Traits, other: _Traits) -> _Shared:
    """What an article has of an earlier one; the names of their outlets are not counted."""
    outlets = traits.outlet | other.outlet
    own, theirs = _order(traits, outlets), _order(other, outlets)
    shared = [name for name in own if name in theirs]
    numbers = [name in theirs for name in own if name[0].isdigit()]
    voices = [not voice.isdisjoint(other.words) for voice in traits.voices if voice.isdisjoint(outlets)]
    return _Shared(
        len(shared),
        sum(numbers),
        len(shared) / max(1, len(own)),
        len(shared) / max(1, len(theirs)),
        sum(numbers) / max(1, len(numbers)),
        sum(voices) / max(1, len(voices)),
        _count_chain([theirs[name] for name in shared]) / max(1, len(shared)),
        _count_paragraphs(traits, frozenset(shared)),
    )


def _order(traits: _Traits, outlets: Set[str]) -> dict[str, int]:
    """Where each name and number of an article stands first, in order."""
    first: dict[str, int] = {}
    for at, name in traits.places:
        if name not in outlets:
            first.setdefault(name, at)
    return first


def _count_chain(places: Sequence[int]) -> int:
    """How many of some places follow each other, at most.

    >>> _count_chain([3, 1, 4, 9, 5])
    3
    """
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


def _count_paragraphs(traits: _Traits, shared: Set[str]) -> int:
    """In how many paragraphs of an article something stands that it shares."""
    sentences = traits.finding.sentences
    starts = [each.span.start for each in sentences]
    found = {bisect_right(starts, at) - 1 for at, name in traits.places if name in shared}
    return len({sentences[at].paragraph for at in found if at >= 0})
