"""When the days and weeks end that a sentence names: what it tells may have been over before a story began."""

import functools
import re
from bisect import bisect_left
from datetime import date

from saksi.kinds import Finding, Quantity, Sentence, Span, When
from saksi.link.form import either
from saksi.pack import Pack, list_forms, load_roles

# Words from the name of a document to its year: "peta ukur 2011", "the census of 2010".
DOCUMENT_WORDS = 3
# Words from "since" to the day of what happened then: "since the first case in".
SINCE_WORDS = 5
YEARS_END, YEAR_DIGITS = "-12-31", 4
# How much of a month or a year is over at the end of its early and its middle part (TIMEX3 `mod`).
PARTS = {"START": 1 / 3, "MID": 2 / 3}
_EVENT = "event"
_NEXT_CLAUSE = re.compile(r"(?: [^\W\d_]+){0,5}, ([^\W\d_]+)")
_STOP = re.compile(r"[.!?]\s")


def find_ends(finding: Finding, sentence: Sentence, pack: Pack, quantity: Quantity | None = None) -> set[str]:
    """Give when the days and weeks that a sentence names end, without those that open the time it counts over.

    With a quantity only those that stand nearer to it than to any other.
    """
    start, end = sentence.span
    # Most sentences name none, and all are asked.
    inside = [when for when in finding.times if start <= when.span.start < end]
    named: set[str] = set()
    for when in inside:
        # A season has no days of its own, but a year; the last day of a whole year is told from a night's.
        last = _end(when) or ""
        if when.value[:4].isdigit() and (not last or len(when.value) == YEAR_DIGITS):
            last = f"{when.value[:4]}{YEARS_END}"
        if when.type in ("DATE", "TIME") and last:
            lead = finding.article.text[start : when.span.start].casefold().rstrip()
            is_then = _tells_then(finding.article.text, when.span.end, pack)
            if _is_of_document(lead, when, pack) and not is_then:
                continue
            is_opener = _openers(pack).search(lead) and not is_then
            if not is_opener and (quantity is None or _is_closest(finding, quantity, when.span, sentence.span)):
                named.add(last[:10])
    if not named and _thens(pack).match(finding.article.text, start, end):
        return _find_last_ends(finding, sentence, pack)
    return named


def _find_last_ends(finding: Finding, sentence: Sentence, pack: Pack) -> set[str]:
    """The ends that the sentence before names, in its paragraph: "It was filmed in May. In that quake 11 died"."""
    at = bisect_left(finding.sentences, sentence.span.start, key=lambda each: each.span.start)
    last = finding.sentences[at - 1] if at else sentence
    return find_ends(finding, last, pack) if at and last.paragraph == sentence.paragraph else set()


def _end(when: When) -> str | None:
    """The day a time ends: "early" and "mid" leave out the last thirds of it."""
    if when.start is None or when.end is None or when.mod not in PARTS:
        return when.end
    start, end = (date.fromisoformat(each[:10]) for each in (when.start, when.end))
    return (start + (end - start) * PARTS[when.mod]).isoformat()


def _tells_then(text: str, at: int, pack: Pack) -> bool:
    """Whether a clause behind a time tells what happened then: "the pictures are from May, when 11 people died".

    A few words may stand between: "a post of 2023 on another volcano, when".
    """
    clause = _NEXT_CLAUSE.match(text, at)
    return clause is not None and "when" in load_roles(pack).get(clause[1], ())


def _is_of_document(lead: str, when: When, pack: Pack) -> bool:
    """Whether a year or a month is when a document was made: "by a survey map of 2011", "by images of September".

    So is any time of which it says that: "a map dated May 2".
    """
    if lead.rpartition(" ")[2] in list_forms(pack, "measure", "dated"):
        return True
    if not when.value.replace("-", "").isdigit() or len(when.value) > len("2011-09"):
        return False
    roles = load_roles(pack)
    return any("document" in roles.get(word, ()) for word in lead.split()[-DOCUMENT_WORDS:])


def _is_closest(finding: Finding, quantity: Quantity, span: Span, within: Span) -> bool:
    """Whether no other quantity of a sentence stands nearer to a time, and no quoted sentence ends between the two."""
    first, last = sorted((quantity.span, span))
    if _STOP.search(finding.article.text, first.end, last.start):
        return False

    def measure(each: Quantity) -> int:
        return max(each.span.start - span.end, span.start - each.span.end, 0)

    # How far off it happened has no time of its own: "in 2011, three kilometres away, five people died".
    inside = (each for each in finding.quantities if within.start <= each.span.start < within.end)
    return all(measure(each) >= measure(quantity) for each in inside if each.unit_kind != "ucum" or each is quantity)


@functools.cache
def _thens(pack: Pack) -> re.Pattern[str]:
    """What opens a sentence that goes on with what happened at the time told of: "in that disaster", "ketika itu"."""
    return re.compile(rf"\W*{either(row['form'] for row in pack.rows('measure') if row['kind'] == 'then')}\b", re.I)


@functools.cache
def _openers(pack: Pack) -> re.Pattern[str]:
    """What opens a time that is counted over; behind some what happened then: "from", "since the floods of"."""
    rows = [row for row in pack.rows("measure") if row["kind"] == "since"]
    forms, led = (either(row["form"].casefold() for row in rows if row["value"] == what) for what in ("", _EVENT))
    return re.compile(rf"\b(?:{forms}|{led}(?: [^\W\d_]+){{0,{SINCE_WORDS}}})$")
