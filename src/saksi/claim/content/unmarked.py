"""Speeches of several sentences in an article that lost its quotation marks."""

from collections.abc import Sequence
from dataclasses import replace

from saksi.claim.draft import Draft
from saksi.claim.line.lexicon import Lexicon
from saksi.kinds import Reading, Sentence, Span


def with_unmarked(reading: Reading, lexicon: Lexicon, drafts: Sequence[Draft]) -> list[Draft]:
    """Claims told behind what is said, each with the sentences of its paragraph before it that are one speech with it.

    Kami rugi. Harga turun, kata Rahma.
    """
    if reading.quotes or lexicon.owning:
        return list(drafts)
    text = reading.article.text
    spoken = {draft.sentence.start for draft in drafts if draft.source or draft.speaker_by}
    starts: dict[int, int] = {}
    run: list[Sentence] = []
    for sentence in reading.sentences:
        if run and run[-1].paragraph != sentence.paragraph:
            run = []
        if sentence.span.start not in spoken:
            run.append(sentence)
            continue
        if run and _is_own(lexicon, text[run[0].span.start : sentence.span.end]):
            starts[sentence.span.start] = run[0].span.start
        run = []
    return [_from(draft, starts[draft.sentence.start]) if _is_told_behind(draft, starts) else draft for draft in drafts]


def _is_own(lexicon: Lexicon, said: str) -> bool:
    """Whether somebody speaks of himself."""
    return any(lexicon.has(word.strip(".,;:?!()").casefold(), "first") for word in said.split())


def _is_told_behind(draft: Draft, starts: dict[int, int]) -> bool:
    opens = draft.content[0].start == draft.sentence.start
    return draft.by.startswith("inverted") and opens and draft.sentence.start in starts


def _from(draft: Draft, start: int) -> Draft:
    return replace(draft, content=(Span(start, draft.content[0].end), *draft.content[1:]))
