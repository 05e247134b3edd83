"""Copies and reused passages, with the direction and the reason."""

from collections.abc import Iterator, Mapping, Sequence

from saksi.kinds import Finding, Link
from saksi.link.candidate import find_candidates, fingerprint
from saksi.link.newsroom import has_credit
from saksi.link.overlap import Overlap, compare
from saksi.link.word import Words, fold_words
from saksi.pack import Pack

BY = "word-runs"
# Share of the shorter text, plus its longest shared run as a share of it: a copy keeps most words, and keeps them
# together, where two reports of one press release keep the words but set them anew. Chosen on 120 judged pairs of
# Indonesian articles (F .90); .9 lets rearranged releases in, 1.2 loses copies under a new lead.
COPY_FLOOR = 1.1
# Fifteen words in a row are more than a title or the name of a law.
PASSAGE_WORDS = 15
# A source that shares this little more than an earlier one is not the better source: both copy the earlier one.
TIE_SHARE = 0.05


def find_copies(findings: Sequence[Finding], packs: Mapping[str, Pack]) -> Iterator[Link]:
    """Yield a `copy-of` link from each copy to its one source and `reuses-passage` links between other texts.

    `findings` stand in order of publication.
    """
    words = [fold_words(finding, packs) for finding in findings]
    sources: dict[int, list[tuple[int, float]]] = {}
    for earlier, later in find_candidates([fingerprint(each) for each in words]):
        overlap = compare(words[later], words[earlier])
        if is_copy(overlap, words[later], words[earlier]):
            copy, source = _direct(earlier, later, findings, packs)
            sources.setdefault(copy, []).append((source, overlap.share))
        else:
            yield from _passages(findings[later], findings[earlier], words[later], words[earlier], overlap)
    for copy, found in sources.items():
        yield _link(copy, found, findings, packs)


def is_copy(overlap: Overlap, a: Words, b: Words) -> bool:
    """Whether what two texts share makes one a copy of the other."""
    shorter = min(len(a.starts), len(b.starts))
    longest = max((min(run.a_words, run.b_words) for run in overlap.runs), default=0)
    return bool(shorter) and overlap.share + longest / shorter >= COPY_FLOOR


def _direct(earlier: int, later: int, findings: Sequence[Finding], packs: Mapping[str, Pack]) -> tuple[int, int]:
    """Give copy and source. A credit outweighs the clock; without either the earlier one is the source."""
    source = findings[later].article.outlet
    if source and has_credit(findings[earlier].article, source, packs):
        told = findings[earlier].article.outlet
        if not (told and has_credit(findings[later].article, told, packs)):
            return earlier, later
    return later, earlier


def _link(
    copy: int, found: Sequence[tuple[int, float]], findings: Sequence[Finding], packs: Mapping[str, Pack]
) -> Link:
    article = findings[copy].article
    credited = [
        pair for pair in found if (name := findings[pair[0]].article.outlet) and has_credit(article, name, packs)
    ]
    best = max(share for _, share in credited or found)
    source, share = min(pair for pair in credited or found if pair[1] >= best - TIE_SHARE)
    other = findings[source].article
    why = f"credits {other.outlet}" if credited else f"{other.outlet or other.id} was earlier"
    reason = f"{share:.0%} of the shorter text in both; {why}"
    return Link("copy-of", article.key, other.key, round(share, 3), reason, BY)


def _passages(a: Finding, b: Finding, a_words: Words, b_words: Words, overlap: Overlap) -> Iterator[Link]:
    for run in overlap.runs:
        if min(run.a_words, run.b_words) >= PASSAGE_WORDS:
            yield Link(
                "reuses-passage",
                a.article.key,
                b.article.key,
                round(overlap.share, 3),
                f"{min(run.a_words, run.b_words)} words in a row in both",
                BY,
                a_words.span(run.a, run.a + run.a_words - 1),
                b_words.span(run.b, run.b + run.b_words - 1),
            )
