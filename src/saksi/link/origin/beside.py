"""Which origins a figure without a source stands beside: who speaks next to it, or is named in its paragraph."""

from collections.abc import Mapping, Sequence

from saksi.link.name.fold import fold_text
from saksi.link.name.identity import is_named_in
from saksi.link.name.who import is_one
from saksi.link.origin.draft import Draft
from saksi.link.told import Told, is_same_number
from saksi.link.voice.voice import is_writers
from saksi.pack import UNDETERMINED, Pack


def find_beside(told: Told, drafts: Sequence[Draft], packs: Mapping[str, Pack]) -> list[Draft]:
    """The origins that speak next to the figure, or are named in its paragraph."""
    if told.nearby is not None:
        return [draft for draft in drafts if any(is_one(told.nearby, known) for known in draft.identities)]
    if not drafts or (told.speaker and not told.is_open) or is_writers(told.quantity) or _is_third(told, drafts):
        return []
    words = _paragraph(told, packs)
    return [draft for draft in drafts if any(is_named_in(known, words) for known in draft.identities)]


def _is_third(told: Told, drafts: Sequence[Draft]) -> bool:
    """Whether two give other numbers in the paragraph of one that nobody tells: it is neither's."""
    beside = [draft for draft in drafts if any(_is_beside(each, told) for each in draft.figures)]
    return len(beside) > 1 and not told.is_denied


def _is_beside(told: Told, other: Told) -> bool:
    is_near = told.key == other.key and told.sentence.paragraph == other.sentence.paragraph
    return is_near and not is_same_number(told, other)


def _paragraph(told: Told, packs: Mapping[str, Pack]) -> frozenset[str]:
    spans = [each.span for each in told.finding.sentences if each.paragraph == told.sentence.paragraph]
    text = told.finding.article.text[min(spans).start : max(spans).end]
    return fold_text(text, packs[told.finding.language or UNDETERMINED])
