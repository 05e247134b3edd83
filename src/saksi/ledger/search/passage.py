"""The words of each claim, and the sentences they stand in, as they are kept beside its spans."""

import bisect
import operator
from collections.abc import Iterable, Iterator, Sequence

from saksi.kinds import Article, Claim, Finding, Sentence, Span
from saksi.ledger.search.stem import stem_text

# Of a claim's words and passage so many characters are kept beside its spans. No sentence that a person wrote is as
# long; without a limit, a page of one endless sentence with many claims would fill the disk.
PASSAGE_LIMIT = 4000
GAP = " ... "
_END = operator.attrgetter("end")


def passage_spans(claims: Iterable[Claim], sentences: Sequence[Sentence]) -> Iterator[Span]:
    """Yield from where to where the sentences go, in their order, that a part of each claim stands in."""
    starts = [sentence.span.start for sentence in sentences]
    ends = [sentence.span.end for sentence in sentences]
    for claim in claims:
        parts = (claim.sentence, *claim.content, *claim.cue, *claim.source)
        start, end = min(parts).start, max(map(_END, parts))
        first, behind = bisect.bisect_right(ends, start), bisect.bisect_left(starts, end)
        is_touched = first < behind
        yield Span(min(start, starts[first]), max(end, ends[behind - 1])) if is_touched else Span(start, end)


def claim_texts(article: Article, claim: Claim, passage: Span) -> tuple[str, str]:
    """A claim's words, and the passage they stand in, each up to PASSAGE_LIMIT."""
    words: list[str] = []
    for span in claim.content:
        words.append(article.text[span.start : min(span.end, span.start + PASSAGE_LIMIT)])
    return GAP.join(words)[:PASSAGE_LIMIT], article.text[slice(*passage)][:PASSAGE_LIMIT]


def text_columns(finding: Finding) -> Iterator[tuple[str, str, str, int, int]]:
    """Yield words, passage, stems and the passage's span of each claim."""
    stems: dict[str, str] = {}
    for claim, span in zip(finding.claims, passage_spans(finding.claims, finding.sentences), strict=True):
        words, passage = claim_texts(finding.article, claim, span)
        if passage not in stems:
            stems[passage] = stem_text(passage, finding.language)
        yield words, passage, stems[passage], *span
