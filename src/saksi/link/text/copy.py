"""Copies and reused passages, with the direction and the reason."""

import functools
import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, Self
from zlib import crc32

from saksi.kinds import NO_ORDER, Finding, Link, Span
from saksi.link.apart import Spread, in_turn, spread_over
from saksi.link.article.day import is_order_told
from saksi.link.article.held import Findings, keys_of
from saksi.link.article.word import GRAM_WORDS, Places, Words, fold_words, place_words
from saksi.link.group import Groups
from saksi.link.text.candidate import find_candidates, fingerprint
from saksi.link.text.change import find_changes, list_changed
from saksi.link.text.direct import BY, TIE_SHARE, Pair, direct, link_pair
from saksi.link.text.likeness import is_alike, is_copy, is_series, is_telling
from saksi.link.text.overlap import PASSAGE_WORDS, Overlap, Run, compare, compare_to, index_runs
from saksi.link.text.stock import is_form, is_formula
from saksi.pack import Pack

_WORD = re.compile(r"[^\W_]+")
# Tasks of a tenth of a second or two: at the end of a step each process may wait for one task of another.
PAIRS_PER_TASK = 1024
TIES_PER_TASK = 512
TEXTS_PER_TASK = 256
PAIRS_STEP = "pairs"
# Where the words of a text stand is asked again while its pairs are linked, which stand beside each other.
PLACES_HELD = 512
# What an outlet says in so many of its texts is its own boilerplate: an appeal to send stories, how to read the paper.
BOILERPLATE_TEXTS = 8


class Own(NamedTuple):
    """A passage that an outlet has from a text of its own, with a number for its wording."""

    outlet: str
    mark: int
    link: Link


class Compared(NamedTuple):
    """What comparing some pairs of articles gave: those of which one is a copy of the other, and other links."""

    copies: list[Pair]
    links: list[Link]
    own: list[Own]

    def __len__(self) -> int:
        return len(self.copies) + len(self.links) + len(self.own)

    def take(self, other: Self) -> None:
        """Add what other pairs gave."""
        self.copies.extend(other.copies)
        self.links.extend(other.links)
        self.own.extend(other.own)

    def among(self, pairs: Set[tuple[int, int]], find: Callable[[Link], tuple[int, int]]) -> Self:
        """Give what some of the pairs gave; `find` gives the positions of a link's ends."""

        def is_among(ends: tuple[int, int]) -> bool:
            return (min(ends), max(ends)) in pairs

        return type(self)(
            [pair for pair in self.copies if is_among((pair.source, pair.copy))],
            [link for link in self.links if is_among(find(link))],
            [each for each in self.own if is_among(find(each.link))],
        )


def find_copies(findings: Findings, packs: Mapping[str, Pack], spread: Spread = in_turn) -> Iterator[Link]:
    """Yield `copy-of` links that hold all copies of one text together, and `reuses-passage` links between other texts.

    `findings` stand in order of publication. Among copies each is tied to the source it credits or shares most with.
    """
    yield from link_copies(findings, list(_fold_all(findings, packs, spread)), packs, spread)


def link_copies(
    findings: Findings, folded: Sequence["Folded"], packs: Mapping[str, Pack], spread: Spread = in_turn
) -> Iterator[Link]:
    """Yield the same links by articles' folded words."""
    yield from compare_copies(findings, folded, packs, spread).links()


def compare_copies(
    findings: Findings,
    folded: Sequence["Folded"],
    packs: Mapping[str, Pack],
    spread: Spread = in_turn,
    earlier: "Copies | None" = None,
) -> "Copies":
    """Compare the articles that share marks, and tie the copies. What `earlier` tells of a pair is not found again."""
    texts, known = Texts(findings, packs, folded), earlier or Copies([], Compared([], [], []), [])
    pairs = list(find_candidates([array("I", each.marks) for each in texts.folded]))
    compared = known.compared.among(set(known.pairs).intersection(pairs), texts.find)
    fresh = sorted(set(pairs).difference(known.pairs))
    runs = [fresh[at : at + PAIRS_PER_TASK] for at in range(0, len(fresh), PAIRS_PER_TASK)]
    for found in spread_over(spread, PAIRS_STEP, runs, texts.compare_all, Compared):
        compared.take(found)
    groups = Groups(len(findings))
    tied = tie_to_credited([pair for pair in sorted(compared.copies) if groups.join(pair.copy, pair.source)], texts)
    held = {(pair.copy, pair.source) for pair in tied}
    ties = [link for link in known.ties if texts.find(link) in held]
    held.difference_update(map(texts.find, ties))
    tied = [pair for pair in tied if (pair.copy, pair.source) in held]
    runs_tied = [tied[at : at + TIES_PER_TASK] for at in range(0, len(tied), TIES_PER_TASK)]
    for links in spread_over(spread, "copies", runs_tied, texts.link_all, list[Link]):
        ties += links
    return Copies(pairs, compared, ties)


def tie_to_credited(tied: Sequence[Pair], texts: "Texts") -> list[Pair]:
    """Tie a copy without a credit to what its source is a copy of, where it has as much of that."""
    known = {each.copy: each.source for each in tied}
    return [_tie(each, known.get(each.source, each.source) if each.is_guessed else each.source, texts) for each in tied]


def _tie(pair: Pair, source: int, texts: "Texts") -> Pair:
    ends = [(min(pair.copy, source), max(pair.copy, source))] if source != pair.source else []
    enough = (1 - TIE_SHARE) * pair.words
    found = next((each for each in texts.compare_all(ends).copies if each.words >= enough), None)
    # What is said of two texts does not hang on how they were found.
    turned = pair._replace(source=source, share=found.share, words=found.words, changed=None) if found else pair
    return found if found and found.source == source else turned


class Copies(NamedTuple):
    """What the search for copies gave: the pairs of articles that were compared, by position, the smaller first; what
    they have in common; the links of the copies that hold each group together, with what they alter.
    """

    pairs: list[tuple[int, int]]
    compared: Compared
    ties: list[Link]

    def links(self) -> Iterator[Link]:
        """All links but boilerplate."""
        own: dict[tuple[str, int], list[Link]] = {}
        for outlet, mark, link in self.compared.own:
            own.setdefault((outlet, mark), []).append(link)
        yield from self.compared.links
        yield from leave_boilerplate(own.values())
        yield from self.ties


class Folded(NamedTuple):
    """The folded words of an article as bytes, and its marks, four bytes each."""

    size: int
    grams: bytes
    marks: bytes

    @property
    def words(self) -> Words:
        """The words as they are compared."""
        return Words(self.size, array("I", self.grams))


def fold(finding: Finding, packs: Mapping[str, Pack]) -> Folded:
    """Fold the words of an article, and mark it."""
    words = fold_words(finding, packs)
    return Folded(words.size, bytes(words.grams), bytes(fingerprint(words)))


def _fold_all(findings: Findings, packs: Mapping[str, Pack], spread: Spread) -> Iterator[Folded]:
    runs = [range(len(findings))[at : at + TEXTS_PER_TASK] for at in range(0, len(findings), TEXTS_PER_TASK)]
    for folded in spread_over(spread, "", runs, lambda run: [fold(findings[at], packs) for at in run], list[Folded]):
        yield from folded


class Texts:
    """Articles with their words, to be compared."""

    def __init__(self, findings: Findings, packs: Mapping[str, Pack], folded: Sequence[Folded]) -> None:
        self.findings, self.packs, self.folded = findings, packs, folded
        self._at = {key: at for at, key in enumerate(keys_of(findings))}
        self._places = functools.lru_cache(PLACES_HELD)(lambda at: place_words(findings[at], packs))
        self._folded_again = functools.lru_cache(PLACES_HELD)(lambda at: fold_words(findings[at], packs))

    def find(self, link: Link) -> tuple[int, int]:
        """The positions of the articles that a link ties."""
        return self._at[link.a], self._at[link.b]

    def _words(self, at: int) -> Words:
        """The words of an article; they are folded again where only its marks were kept."""
        return self.folded[at].words if self.folded[at].grams else self._folded_again(at)

    def compare_all(self, pairs: Sequence[tuple[int, int]]) -> Compared:
        """Compare pairs, the earlier of each first and pairs with one earlier article beside each other."""
        copies: list[Pair] = []
        links: list[Link] = []
        own: list[Own] = []
        for earlier, laters in groupby(pairs, key=itemgetter(0)):
            words = self._words(earlier)
            where = index_runs(words)
            for _, later in laters:
                others = self._words(later)
                overlap = compare_to(others, words, where)
                if not is_alike(overlap, (others, words)):
                    continue
                findings = self.findings[later], self.findings[earlier]
                if is_copy(overlap, (others, words), findings, self.packs):
                    if not is_series(self.findings[earlier], self.findings[later]):
                        pair = direct(earlier, later, overlap, self.findings, self.packs)
                        copies.append(pair._replace(changed=list_changed(overlap)) if pair.source == earlier else pair)
                elif is_telling(overlap):
                    places = self._places(later), self._places(earlier)
                    found = link_passages(self.findings[later], self.findings[earlier], places, overlap)
                    outlet = self.findings[later].article.outlet
                    if outlet and outlet == self.findings[earlier].article.outlet:
                        text = self.findings[earlier].article.text
                        own += [Own(outlet, _mark(text[slice(*(link.b_span or (0, 0)))]), link) for link in found]
                    else:
                        links += found
        return Compared(copies, links, own)

    def link_all(self, pairs: Sequence[Pair]) -> list[Link]:
        """Tie copies to their sources, with what they say otherwise."""
        links: list[Link] = []
        for pair in pairs:
            changed = pair.changed
            if changed is None:
                changed = list_changed(compare(self._words(pair.copy), self._words(pair.source)))
            links.append(link_pair(pair, self.findings))
            if changed:
                places = self._places(pair.copy), self._places(pair.source)
                copy, source = self.findings[pair.copy], self.findings[pair.source]
                links += find_changes(copy, source, places, changed, pair.share)
        return links


def _mark(passage: str) -> int:
    """A number for the wording of a passage: the smallest of its word runs, which a cut at an end seldom touches."""
    marks = [crc32(word.casefold().encode()) for word in _WORD.findall(passage)]
    return min((hash(run) for run in zip(*(marks[at:] for at in range(GRAM_WORDS)), strict=False)), default=0)


def _tell_words(run: Run, gaps: Sequence[Run]) -> str:
    """How many words of a passage stand in both texts, and whether they do in a row."""
    words = min(run.a_words, run.b_words)
    changed = sum(max(0, *gap[2:]) for gap in gaps if run.a < gap.a < run.a + run.a_words)
    return f"{words - changed} of {words} words in both" if changed else f"{words} words in a row in both"


def leave_boilerplate(own: Iterable[Sequence[Link]]) -> Iterator[Link]:
    """Yield the passages that outlets have from their own texts, but for those they print in many."""
    for links in own:
        if len({article for link in links for article in (link.a, link.b)}) < BOILERPLATE_TEXTS:
            yield from links


def link_passages(a: Finding, b: Finding, places: tuple[Places, Places], overlap: Overlap) -> Iterator[Link]:
    """Yield the passages that one text has from another, and what it says otherwise in them."""
    is_own = a.article.outlet is not None and a.article.outlet == b.article.outlet
    unsure = "" if not overlap.runs or is_order_told(a, b) else f"; {NO_ORDER}"
    for run in overlap.runs:
        if min(run.a_words, run.b_words) < PASSAGE_WORDS:
            continue
        span = places[0].span(run.a, run.a + run.a_words - 1)
        other = places[1].span(run.b, run.b + run.b_words - 1)
        one, two = a.article.text[slice(*span)], b.article.text[slice(*other)]
        formula = is_formula(_by_sentence(a, span)) or is_formula(_by_sentence(b, other))
        if not (formula or (is_own and is_form(one, two))):
            yield Link(
                "reuses-passage",
                a.article.key,
                b.article.key,
                round(overlap.share, 3),
                f"{_tell_words(run, overlap.gaps)}{unsure}",
                BY,
                span,
                other,
            )
    yield from find_changes(a, b, places, list_changed(overlap), overlap.share)


def _by_sentence(finding: Finding, passage: Span) -> list[str]:
    """What each sentence of an article has of a passage."""
    spans = (sentence.span for sentence in finding.sentences)
    parts = (slice(max(span.start, passage.start), min(span.end, passage.end)) for span in spans)
    return [finding.article.text[part] for part in parts if part.start < part.stop]
