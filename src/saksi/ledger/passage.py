"""The words of each claim, and the sentences they stand in, as they are kept beside its spans."""

import bisect
from collections.abc import Iterator, Sequence

from saksi.kinds import Article, Claim, Finding, Sentence, Span
from saksi.ledger.stem import stem_text

# Of a claim's words and passage so many characters are kept beside its spans. No sentence that a person wrote is as
# long; without a limit, a page of one endless sentence with many claims would fill the disk.
PASSAGE_LIMIT = 4000
GAP = " ... "


def passage_span(claim: Claim, sentences: Sequence[Sentence]) -> Span:
    """From the first to the last of the sentences, in their order, that a part of the claim stands in."""
    parts = (claim.sentence, *claim.content, *claim.cue, *claim.source)
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    first = bisect.bisect_right(sentences, start, key=lambda sentence: sentence.span.end)
    behind = bisect.bisect_left(sentences, end, key=lambda sentence: sentence.span.start)
    touched = sentences[first:behind]
    if not touched:
        return Span(start, end)
    return Span(min(start, touched[0].span.start), max(end, touched[-1].span.end))


def claim_texts(article: Article, claim: Claim, passage: Span) -> tuple[str, str]:
    """A claim's words, and the passage they stand in, each up to PASSAGE_LIMIT."""
    words: list[str] = []
    for span in claim.content:
        words.append(article.text[span.start : min(span.end, span.start + PASSAGE_LIMIT)])
    return GAP.join(words)[:PASSAGE_LIMIT], article.text[slice(*passage)][:PASSAGE_LIMIT]


def text_columns(finding: Finding) -> Iterator[tuple[str, str, str, int, int]]:
    """Yield words, passage, stems and the passage's span of each claim."""
    stems: dict[str, str] = {}
    for claim in finding.claims:
        span = passage_span(claim, finding.sentences)
        words, passage = claim_texts(finding.article, claim, span)
        if passage not in stems:
            stems[passage] = stem_text(passage, finding.language)
        yield words, passage, stems[passage], *span
