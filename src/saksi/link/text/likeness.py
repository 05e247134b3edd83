"""Whether what two texts share makes one a copy of the other, or shows a passage."""

from collections.abc import Mapping

from saksi.kinds import Finding
from saksi.link.article.newsroom import are_strangers, has_credit, is_agency, share_mark
from saksi.link.article.word import Words
from saksi.link.text.change import SHARE_FLOOR
from saksi.link.text.overlap import PASSAGE_WORDS, Overlap, longest_cut
from saksi.link.text.stock import FORM_NUMBERS, SAME_NUMBERS
from saksi.pack import Pack

# Share of the shorter text, plus its longest shared run as a share of it: a copy keeps most words, and keeps them
# together, where two reports of one press release keep the words but set them anew. Chosen on 120 judged pairs of
# Indonesian articles (F .93 on the same pairs); lower lets rearranged releases in, higher loses re-led copies.
COPY_FLOOR = 1.12
# The same between outlets of two newsrooms of which neither credits the other: there a press release that both run is
# likelier than a copy, unless parts are left out and nothing else is done to the text. On the same pairs most releases
# lie below 1.27 and all copies above 1.31; of what is only cut two releases lie above 1.45.
STRANGERS_FLOOR = 1.29
STRANGERS_CUT_FLOOR = 1.45
# Paragraphs of a text that credits the outlet of the other, set in another order, are so much of a copy with a new lead
# and a line of its own behind; and so much of it stands in passages.
REARRANGED_SHARE = 0.58
REARRANGED_PASSAGES = 0.48
# Without a credit so much of one that an agency sent out: releases that two others set anew have as much in common.
SENT_SHARE = 0.66
SENT_PASSAGES = 0.62
# Of a text this small a part is taken from anywhere, and not trimmed, when it begins behind the middle.
PART_SHARE = 1 / 3
HALF = 0.5


def is_telling(overlap: Overlap) -> bool:
    """Whether what two texts share makes a passage or may show an alteration."""
    is_long = any(min(run.a_words, run.b_words) >= PASSAGE_WORDS for run in overlap.runs)
    return is_long or (overlap.share >= SHARE_FLOOR and bool(overlap.gaps))


def is_alike(overlap: Overlap, words: tuple[Words, Words]) -> bool:
    """Whether what two texts share may be a copy, a passage or an alteration: all else of them need not be read."""
    return bool(overlap.runs) and (_sum_kept(overlap, words) >= COPY_FLOOR or is_telling(overlap))


def _sum_kept(overlap: Overlap, words: tuple[Words, Words]) -> float:
    """What of the shorter text both share, and what of it in one piece."""
    longest = max(min(run.a_words, run.b_words) for run in overlap.runs)
    return overlap.share + longest / min(each.size for each in words)


def is_copy(
    overlap: Overlap, words: tuple[Words, Words], findings: tuple[Finding, Finding], packs: Mapping[str, Pack]
) -> bool:
    """Whether what two texts share makes one a copy of the other.

    A short text that stands whole in the second half of one three times as long is a quotation or a part of it: who
    trims a text keeps its beginning.
    """
    a, b = words
    shorter = min(a.size, b.size)
    if not shorter or not overlap.runs:
        return False
    longest = max(overlap.runs, key=lambda run: min(run.a_words, run.b_words))
    is_part = min(overlap.a_share, overlap.b_share) < PART_SHARE
    start = longest.a / a.size if a.size > b.size else longest.b / b.size
    if is_part and start > HALF:
        return False
    kept = _sum_kept(overlap, words)
    if kept >= STRANGERS_FLOOR:
        return True
    is_cut = overlap.share + longest_cut(overlap.runs) / shorter >= STRANGERS_CUT_FLOOR
    if kept >= COPY_FLOOR and (is_cut or not are_strangers(*findings, packs)):
        return True
    is_credited, is_sent = _is_credited(findings, packs), _is_sent(findings, packs)
    return _is_rearranged(overlap, shorter, is_credited=is_credited, is_sent=is_sent)


def _is_rearranged(overlap: Overlap, shorter: int, *, is_credited: bool, is_sent: bool) -> bool:
    """Whether one text is mostly paragraphs of the other, in an order of its own, behind a lead of its own."""
    share = sum(words for run in overlap.runs if (words := min(run.a_words, run.b_words)) >= PASSAGE_WORDS) / shorter
    if is_credited and overlap.share >= REARRANGED_SHARE and share >= REARRANGED_PASSAGES:
        return True
    return is_sent and overlap.share >= SENT_SHARE and share >= SENT_PASSAGES


def _is_sent(findings: tuple[Finding, Finding], packs: Mapping[str, Pack]) -> bool:
    """Whether one of two outlets is an agency, that sends its texts to papers, and no other signs both texts."""
    one, other = (each.article.outlet or "" for each in findings)
    return bool(one and other) and is_agency(one, packs) != is_agency(other, packs) and not share_mark(*findings)


def _is_credited(findings: tuple[Finding, Finding], packs: Mapping[str, Pack]) -> bool:
    a, b = findings
    return a.article.outlet != b.article.outlet and (has_credit(a, b, packs) or has_credit(b, a, packs))


def is_series(a: Finding, b: Finding) -> bool:
    """Whether two texts are one form with other numbers filled in: the prices, results or weather of two days."""
    one, other = (
        {(each.lo, each.hi) for each in finding.quantities if each.unit_kind != "noun" or each.lo != 1}
        for finding in (a, b)
    )
    fewer = min(len(one), len(other))
    is_own = a.article.outlet is not None and a.article.outlet == b.article.outlet
    return is_own and fewer >= FORM_NUMBERS and len(one & other) < SAME_NUMBERS * fewer
