"""What leads to a number: the words of its clause in front of it, and whether it is a level or stood before."""

import functools
import re
from collections.abc import Sequence

from saksi.kinds import Finding, Quantity, Sentence, Span
from saksi.link.count.clause import CLAUSE, blank, find_asides, find_sources
from saksi.link.count.mark import Mark, scan
from saksi.link.form import either
from saksi.pack import Pack, list_forms, load_roles

# Letters between the word for a level, or for an earlier count, and the number: "rose to at least 41".
NEAR_LETTERS = 14
# Roles of words that open another clause, and of those that say of whom.
_OPENING, _TELLING_WHOSE = frozenset({"result", "that"}), frozenset({"relative"})
_DIGIT = re.compile(r"\d")


def find_lead(finding: Finding, quantity: Quantity, sentence: Span, pack: Pack) -> str:
    """Give the words of its clause in front of a number, from the number before on, in small letters.

    What is told in passing ends nothing, nor does a number that is only recalled: "the houses hit rose from 9 to 12";
    nor a comma right in front of the number, or of what leads to it: "the hurt, by the city's list, number 12".
    """
    text, at = finding.article.text, quantity.span.start
    asides = find_asides(finding, quantity.span, sentence, pack)
    stops = [stop.end() for stop in CLAUSE.finditer(text, sentence.start, at)]
    stops = [stop for stop in stops if not any(aside.start < stop <= aside.end for aside in asides)]
    if stops and _leads_on(text[stops[-1] : at], pack):
        last = stops.pop()
        if stops and text[last:at].strip():
            asides.append(Span(stops.pop(), last))
    ahead = [each for each in finding.quantities if sentence.start < each.span.end <= at]
    stops += [each.span.end for each in ahead if not _is_recalled(finding, each, sentence, pack)]
    opened = (match.end() for match in _openers(pack).finditer(text[sentence.start : at].casefold()))
    stops += [sentence.start + end for end in opened]
    lead = Span(max([sentence.start, *stops]), at)
    return blank(text, lead, [*asides, *find_sources(finding, lead)]).casefold()


@functools.cache
def _openers(pack: Pack) -> re.Pattern[str]:
    """Words that open what is said, or what came of it, and never tell whose it is: "bahwa", "sehingga"."""
    roles = load_roles(pack)
    opening = (form for form, told in roles.items() if told & _OPENING and not told & _TELLING_WHOSE)
    return re.compile(rf"\b{either(opening)}\b")


def is_led(marks: Sequence[Mark], kind: str, words: str, at: int) -> bool:
    """Say whether a word of a kind stands behind a number, or right before it and no other: "from 12 to | 15"."""
    told = (mark for mark in marks if mark.kind == kind)
    return any(
        mark.start > at or (at - mark.end <= NEAR_LETTERS and not _DIGIT.search(words, mark.end, at)) for mark in told
    )


def is_level(finding: Finding, quantity: Quantity, sentence: Span, pack: Pack) -> bool:
    """Say whether a number is that of all, or the level that the one before rose or fell to: "from 9 to 12"."""
    text, at = finding.article.text, quantity.span.start
    if quantity.mode == "cumulative":
        return True
    ahead = (each for each in finding.quantities if at - NEAR_LETTERS <= each.span.end <= at)
    return any(
        each.span.start > sentence.start
        and (not each.unit or each.unit == quantity.unit)
        and _leads_on(text[each.span.end : at], pack)
        and _is_recalled(finding, each, sentence, pack)
        for each in ahead
    )


def is_had(finding: Finding, quantity: Quantity, sentence: Sentence, pack: Pack) -> bool:
    """Say whether a verb that tells what a place has stands right in front of a number: "the market has 612 stalls"."""
    before = finding.article.text[sentence.span.start : quantity.span.start].casefold().split()
    return bool(before) and before[-1] in list_forms(pack, "measure", "has")


def _is_recalled(finding: Finding, quantity: Quantity, sentence: Span, pack: Pack) -> bool:
    """Whether a word right in front of a number says that it stood before: "from", "semula"."""
    words = finding.article.text[sentence.start : quantity.span.start].casefold()
    return is_led(scan(words, pack), "recall", words, len(words))


def _leads_on(words: str, pack: Pack) -> bool:
    """Whether words only lead to the level reached, or there are none."""
    return not words.strip() or _levels(pack).fullmatch(words.casefold()) is not None


@functools.cache
def _levels(pack: Pack) -> re.Pattern[str]:
    """Words that lead from what was counted, or what it was before, to what it is."""
    word = either(row["form"] for name in ("measure", "reach") for row in pack.rows(name) if row["kind"] == "level")
    return re.compile(rf"\W*{word}(?: {word})*\W*")
