"""Where a figure of nobody's may be from, by what its outlet had before, or its newsroom."""

from collections.abc import Mapping, Sequence

from saksi.link.article.newsroom import find_newsroom
from saksi.link.origin.draft import Draft
from saksi.link.text.tie import Ties
from saksi.link.told import Told, is_same_number
from saksi.pack import Pack


def find_earlier(told: Told, drafts: Sequence[Draft], ties: Ties) -> Draft | None:
    """Give the one named origin from which the outlet had an earlier number, where this one has none.

    What it had only in a copy of another outlet's text, it did not have itself.
    """
    own = told.finding.article.outlet
    if own is None or not told.is_open or told.nearby is not None:
        return None
    held = [
        draft
        for draft in drafts
        if draft.is_stated and any(_is_own(each, own, ties) and each.moment < told.moment for each in draft.figures)
    ]
    is_other = any(each.key == told.key and not is_same_number(each, told) for draft in held for each in draft.figures)
    return held[0] if len(held) == 1 and not is_other else None


def _is_own(told: Told, outlet: str, ties: Ties) -> bool:
    return told.finding.article.outlet == outlet and told.key not in ties.sources


def find_family(told: Told, drafts: Sequence[Draft], packs: Mapping[str, Pack]) -> Draft | None:
    """Give the figures without a source of the outlet's own newsroom, where this one has none either."""
    own = told.finding.article.outlet
    if own is None or not told.is_open or told.nearby is not None:
        return None
    newsroom = find_newsroom(own, packs)
    for draft in drafts:
        outlets = [each.finding.article.outlet for each in draft.figures if not each.is_denied]
        if not draft.is_stated and any(outlet and find_newsroom(outlet, packs) == newsroom for outlet in outlets):
            return draft
    return None
