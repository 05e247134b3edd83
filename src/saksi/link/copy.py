"""Copies and reused passages, with the direction and the reason."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from saksi.kinds import Finding, Link
from saksi.link.candidate import find_candidates, fingerprint
from saksi.link.change import find_changes
from saksi.link.group import Groups
from saksi.link.held import Findings
from saksi.link.newsroom import has_credit
from saksi.link.overlap import PASSAGE_WORDS, Overlap, compare, compare_to, index_runs
from saksi.link.word import Words, fold_words
from saksi.pack import Pack

BY = "word-runs"
# Share of the shorter text, plus its longest shared run as a share of it: a copy keeps most words, and keeps them
# together, where two reports of one press release keep the words but set them anew. Chosen on 120 judged pairs of
# Indonesian articles (F .93 on the same pairs); lower lets rearranged releases in, higher loses re-led copies.
COPY_FLOOR = 1.12
# A form is filled in with so many numbers or more; a copy has most of its source's, the next day's form has not.
FORM_NUMBERS = 4
SAME_NUMBERS = 0.5
# Share of words with a capital and of numbers from which on a passage is a name or a law cited in full, nobody's own
# words, unless it is long. Of 100 passages of a month of news read by eye two thirds of those that were no reuse lie
# above; at .6 nearly all do, and lists of players and towns with them.
FORMULA_SHARE = 0.75
FORMULA_WORDS = 45
_WORD = re.compile(r"[^\W_]+")
# Of two sources that differ by less than this the earlier one is taken: both copy it.
TIE_SHARE = 0.05


class Pair(NamedTuple):
    """Copy and source by position; pairs sort with the surest and the earliest source first."""

    is_guessed: bool
    step: int
    source: int
    copy: int
    share: float


def find_copies(findings: Findings, packs: Mapping[str, Pack]) -> Iterator[Link]:
    """Yield `copy-of` links that hold all copies of one text together, and `reuses-passage` links between other texts.

    `findings` stand in order of publication. Among copies each is tied to the source it credits or shares most with.
    """
    words = [fold_words(finding, packs) for finding in findings]
    copies = []
    pairs = find_candidates([fingerprint(each) for each in words])
    for earlier, laters in groupby(pairs, key=itemgetter(0)):
        where = index_runs(words[earlier])
        for _, later in laters:
            overlap = compare_to(words[later], words[earlier], where)
            if is_copy(overlap, words[later], words[earlier]):
                if is_series(findings[earlier], findings[later]):
                    continue
                copies.append(direct(earlier, later, overlap.share, findings, packs))
            elif overlap.runs:
                yield from link_passages(findings[later], findings[earlier], words[later], words[earlier], overlap)
    groups = Groups(len(findings))
    for pair in sorted(copies):
        if groups.join(pair.copy, pair.source):
            yield link_pair(pair, findings)
            yield from link_changes(pair, findings, words)


def is_copy(overlap: Overlap, a: Words, b: Words) -> bool:
    """Whether what two texts share makes one a copy of the other."""
    shorter = min(a.size, b.size)
    longest = max((min(run.a_words, run.b_words) for run in overlap.runs), default=0)
    return bool(shorter) and overlap.share + longest / shorter >= COPY_FLOOR


def is_series(a: Finding, b: Finding) -> bool:
    """Whether two texts are one form with other numbers filled in: the prices, results or weather of two days."""
    one, other = (
        {(each.lo, each.hi) for each in finding.quantities if each.unit_kind != "noun" or each.lo != 1}
        for finding in (a, b)
    )
    fewer = min(len(one), len(other))
    is_own = a.article.outlet is not None and a.article.outlet == b.article.outlet
    return is_own and fewer >= FORM_NUMBERS and len(one & other) < SAME_NUMBERS * fewer


def direct(earlier: int, later: int, share: float, findings: Findings, packs: Mapping[str, Pack]) -> Pair:
    """Say which of two texts is the copy. A credit outweighs the clock; without one the earlier text is the source."""
    first, second = findings[earlier].article, findings[later].article
    if second.outlet and has_credit(first, second.outlet, packs):
        return Pair(False, -round(share / TIE_SHARE), later, earlier, share)
    is_credited = first.outlet is not None and has_credit(second, first.outlet, packs)
    return Pair(not is_credited, -round(share / TIE_SHARE), earlier, later, share)


def link_pair(pair: Pair, findings: Findings) -> Link:
    """Tie a copy to its source."""
    article, other = findings[pair.copy].article, findings[pair.source].article
    why = f"{other.outlet or other.id} was earlier" if pair.is_guessed else f"credits {other.outlet}"
    reason = f"{pair.share:.0%} of the shorter text in both; {why}"
    return Link("copy-of", article.key, other.key, round(pair.share, 3), reason, BY)


def link_changes(pair: Pair, findings: Findings, words: Sequence[Words]) -> Iterator[Link]:
    """Yield what a copy says otherwise than its source."""
    both = (words[pair.copy], words[pair.source])
    yield from find_changes(findings[pair.copy], findings[pair.source], both, compare(*both))


def is_formula(passage: str) -> bool:
    """Whether a passage is made of names and numbers: a law and its articles, a title, a hall and a date.

    >>> is_formula("Pasal 3 Peraturan Daerah Nomor 7 Tahun 2011 tentang Retribusi Pasar")
    True
    >>> is_formula("air naik lagi dan warga Wera berjalan ke bukit")
    False
    """
    words: list[str] = _WORD.findall(passage)
    names = sum(word[0].isupper() or word[0].isdigit() for word in words)
    return len(words) <= FORMULA_WORDS and names >= FORMULA_SHARE * len(words)


def link_passages(a: Finding, b: Finding, a_words: Words, b_words: Words, overlap: Overlap) -> Iterator[Link]:
    """Yield the passages that one text has from another, and what it says otherwise in them."""
    for run in overlap.runs:
        span = a_words.span(run.a, run.a + run.a_words - 1) if min(run.a_words, run.b_words) >= PASSAGE_WORDS else None
        if span is not None and not is_formula(a.article.text[slice(*span)]):
            yield Link(
                "reuses-passage",
                a.article.key,
                b.article.key,
                round(overlap.share, 3),
                f"{min(run.a_words, run.b_words)} words in a row in both",
                BY,
                span,
                b_words.span(run.b, run.b + run.b_words - 1),
            )
    yield from find_changes(a, b, (a_words, b_words), overlap)
