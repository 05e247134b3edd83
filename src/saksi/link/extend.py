"""Linking one more article to those that are linked already, without reading them all.

What is kept of the linked ones is theirs alone: marks and names with the articles that have them, and each story's
names. The article is compared with a few texts and a few stories, so the cost hardly grows with their number. A whole
linking (`find_links`) looks at everything again: it weighs names by all articles, and may move an article of the
border between two stories.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from saksi.kinds import Finding, Link, Sentence
from saksi.link.article.byname import sign_article
from saksi.link.article.day import find_moment
from saksi.link.article.known import Known, Sign
from saksi.link.article.word import Words, fold_body, fold_words, place_words
from saksi.link.shelf import Drawers, Shelf, fill, keep, load, load_many
from saksi.link.story.home import keep_homes, link_home
from saksi.link.text.candidate import STOCK_LIMIT, Marks, fingerprint, sketch
from saksi.link.text.change import find_changes, list_changed
from saksi.link.text.copy import link_passages
from saksi.link.text.direct import Pair, direct, link_pair
from saksi.link.text.likeness import is_alike, is_copy, is_series, is_telling
from saksi.link.text.overlap import Overlap, compare
from saksi.pack import Pack

# Texts that a new one is compared with word by word: those with which it shares most marks.
COMPARED_TEXTS = 40
# How what is kept is made; another number when it is made otherwise, so that old and new do not meet.
KEPT = 5
MARKS = "mark"
# A text that many run is found through the first few of its kind.
SKETCH_LIMIT = 3


@dataclass(frozen=True, slots=True)
class Trace:
    """What is kept of a linked article. `text` is the number of its group of copies."""

    key: str
    moment: str
    text: int


class Linked(Protocol):
    """The articles that are linked, by their ledger keys."""

    def fetch(self, key: str, /) -> Finding:
        """The finding of one."""

    def bodies(self, keys: Sequence[str], /) -> Mapping[str, tuple[str, tuple[Sentence, ...]]]:
        """The texts of some, with their sentences."""


def keep_marks(known: Sequence[Known], shelf: Shelf) -> None:
    """Keep of a whole linking the marks of its texts, which hang on nothing else; `keep_links` keeps the rest."""
    marks: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(known):
        _leave(at, array("I", each.folded.marks), marks)
    fill(shelf, MARKS, marks)


def keep_links(known: Sequence[Known], links: Iterable[Link], shelf: Shelf, packs: Mapping[str, Pack]) -> None:
    """Keep of a whole linking what `extend_links` needs beside marks. The shelf must hold none, or an older linking."""
    numbers = {each.key: at for at, each in enumerate(known)}
    stories = {link.a: link.b for link in links if link.kind == "same-story"}
    sources = {link.a: link.b for link in links if link.kind == "copy-of"}
    for at, each in enumerate(known):
        keep(shelf, f"article:{at}", Trace(each.key, each.moment, numbers[_root(each.key, sources)]))
    homes = [numbers[stories.get(each.key, each.key)] for each in known]
    keep_homes(known, homes, shelf, packs)
    keep(shelf, "articles", len(known))
    keep(shelf, "articles:made", KEPT)


def is_kept(shelf: Shelf) -> bool:
    """Whether the last whole linking kept what this version of `extend_links` needs."""
    return load(shelf, "articles:made", int) == KEPT


def forget_links(shelf: Shelf) -> None:
    """Let what an older linking kept for `extend_links` stand for nothing any more."""
    keep(shelf, "articles:made", 0)


def _leave(number: int, prints: Marks, marks: dict[str, list[int]]) -> None:
    """Leave an article's marks, where they are rare."""
    for key in (*(f"{mark:x}" for mark in prints), *map(repr, sketch(prints))):
        held = marks[key]
        # Of a sketch and a mark so many are kept before it is too common to tell anything.
        if len(held) <= (SKETCH_LIMIT if key[0] == "(" else STOCK_LIMIT):
            held.append(number)


def extend_links(
    finding: Finding,
    shelf: Shelf,
    linked: Linked,
    packs: Mapping[str, Pack],
    *,
    sign: Sign = sign_article,
) -> tuple[Link, ...]:
    """Find the links of an article that is new to the shelf, and keep what the next one needs.

    `sign` gives the names of this one.
    """
    number = load(shelf, "articles", int) or 0
    words, moment = fold_words(finding, packs), find_moment(finding)
    new = _New(finding, words, moment, number)
    texts = list(_link_texts(new, shelf, linked, packs))
    copied = next((trace.text for link, trace in texts if link.kind == "copy-of"), number)
    told = link_home((finding.article.key, moment), sign(finding, packs), number, shelf, packs)
    keep(shelf, f"article:{number}", Trace(finding.article.key, moment, copied))
    keep(shelf, "articles", number + 1)
    return (*(link for link, _ in texts), *told)


@dataclass(frozen=True, slots=True)
class _New:
    """The article that comes in."""

    finding: Finding
    words: Words
    moment: str
    number: int


def _link_texts(new: _New, shelf: Shelf, linked: Linked, packs: Mapping[str, Pack]) -> Iterator[tuple[Link, Trace]]:
    """Links to one article of each text that this is a copy of, and to those it shares passages with."""
    marks = Drawers(shelf, MARKS)
    passages: list[tuple[int, str, Trace, tuple[Link, ...]]] = []
    pairs: list[tuple[Pair, Sequence[Finding], Trace]] = []
    for trace, words, overlap in _compare_all(new, _find_traces(new, shelf, marks), linked, packs):
        # Most texts that share marks share nothing: all else of them is not read.
        if not is_alike(overlap, words):
            passages.append((trace.text, trace.moment, trace, ()))
            continue
        other = linked.fetch(trace.key)
        both = (other, new.finding) if _comes_first(trace, new) else (new.finding, other)
        if is_copy(overlap, words, (both[1], both[0]), packs):
            if is_series(*both):
                continue
            pairs.append((direct(0, 1, overlap, both, packs), both, trace))
        else:
            passages.append((trace.text, trace.moment, trace, tuple(_find_passages(both, overlap, packs))))
    # Copies of one text have its passages too; the first of them stands for all.
    firsts = {
        text: (trace, links) for text, _, trace, links in sorted(passages, key=lambda each: each[:2], reverse=True)
    }
    yield from ((link, trace) for trace, links in firsts.values() for link in links)
    texts: set[int] = set()
    for pair, ends, trace in sorted(pairs, key=lambda each: (each[0][:2], each[2].moment, each[2].key)):
        if trace.text not in texts:
            texts.add(trace.text)
            yield link_pair(pair, ends), trace
            a, b = ends[pair.copy], ends[pair.source]
            overlap = compare(fold_words(a, packs), fold_words(b, packs))
            places = place_words(a, packs), place_words(b, packs)
            yield from ((link, trace) for link in find_changes(a, b, places, list_changed(overlap), overlap.share))
    marks.close()


def _find_traces(new: _New, shelf: Shelf, marks: Drawers) -> list[Trace]:
    """The articles that share the most rare marks with the new one, which leaves its own."""
    names = [f"article:{number}" for number in _mark(new.number, fingerprint(new.words), marks)]
    kept = load_many(shelf, names, Trace)
    return [kept[name] for name in names if name in kept]


def _compare_all(
    new: _New, traces: Sequence[Trace], linked: Linked, packs: Mapping[str, Pack]
) -> Iterator[tuple[Trace, tuple[Words, Words], Overlap]]:
    """Yield each with the words of the later and of the earlier of both texts, and what these share."""
    bodies = linked.bodies([trace.key for trace in traces])
    for trace in traces:
        folded = fold_body(*bodies[trace.key], packs)
        words = (new.words, folded) if _comes_first(trace, new) else (folded, new.words)
        yield trace, words, compare(*words)


def _find_passages(both: tuple[Finding, Finding], overlap: Overlap, packs: Mapping[str, Pack]) -> Iterator[Link]:
    """The passages that the later of two texts has from the earlier one.

    Most texts that share marks share none: where their words stand is not asked.
    """
    if is_telling(overlap):
        places = place_words(both[1], packs), place_words(both[0], packs)
        yield from link_passages(both[1], both[0], places, overlap)


def _comes_first(trace: Trace, new: _New) -> bool:
    return (trace.moment or "~", trace.key) < (new.moment or "~", new.finding.article.key)


def _mark(number: int, prints: Marks, marks: Drawers) -> list[int]:
    """Leave an article's marks, and give the articles that share rare ones, most shared first."""
    shared: Counter[int] = Counter()
    limits = [(f"{mark:x}", STOCK_LIMIT) for mark in sorted(prints)]
    limits += [(repr(each), SKETCH_LIMIT) for each in sketch(prints)]
    marks.open([key for key, _ in limits])
    for key, limit in limits:
        held = marks.get(key)
        if len(held) <= limit:
            shared.update(held)
            marks.put(key, [*held, number])
        elif limit == SKETCH_LIMIT:
            shared.update(held)
    return [number for number, _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:COMPARED_TEXTS]]


def _root(key: str, sources: Mapping[str, str]) -> str:
    while key in sources:
        key = sources[key]
    return key
