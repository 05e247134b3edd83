"""When the days and weeks end that a sentence names: what it tells may have been over before a story began."""

import functools
import re
from bisect import bisect_left, bisect_right
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


def find_ends(finding: Finding, sentence: Sentence, pack: Pack, quantity: Quantity | None = None) -> frozenset[str]:
    """Give when the days and weeks that a sentence names end, without those that open the time it counts over.

    With a quantity only those that stand nearer to it than to any other.
    """
    named = _name_ends(finding, sentence, pack, quantity)
    if named or not _thens(pack).match(finding.article.text, *sentence.span):
        return named
    # "It was filmed in May. In that quake 11 died" is of May.
    at = bisect_left(finding.sentences, sentence.span.start, key=lambda each: each.span.start)
    last = finding.sentences[at - 1] if at else sentence
    return _name_ends(finding, last, pack, None) if at and last.paragraph == sentence.paragraph else named


def _name_ends(finding: Finding, sentence: Sentence, pack: Pack, quantity: Quantity | None) -> frozenset[str]:
    """The ends of the days and weeks that stand in the sentence itself."""
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
            is_opener = not is_then and _opens(lead, pack)
            if not is_opener and (quantity is None or _is_closest(finding, quantity, when.span, sentence.span)):
                named.add(last[:10])
    return frozenset(named)


def find_all_ends(finding: Finding, pack: Pack) -> frozenset[str]:
    """Give the same of all sentences of an article."""
    starts = [sentence.span.start for sentence in finding.sentences] if finding.times else []
    held = {bisect_right(starts, when.span.start) - 1 for when in finding.times}
    dated = (finding.sentences[at] for at in held if at >= 0)
    return frozenset().union(*(find_ends(finding, sentence, pack) for sentence in dated))


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


def _opens(lead: str, pack: Pack) -> bool:
    """Whether what stands in front of a time opens one that is counted over."""
    forms, led = _opening_forms(pack)
    # Hardly any time has such a word in front.
    is_likely = lead.endswith(forms) or any(form in lead for form in led)
    return is_likely and _openers(pack).search(lead) is not None


@functools.cache
def _thens(pack: Pack) -> re.Pattern[str]:
    """What opens a sentence that goes on with what happened at the time told of: "in that disaster", "ketika itu"."""
    return re.compile(rf"\W*{either(row['form'] for row in pack.rows('measure') if row['kind'] == 'then')}\b", re.I)


@functools.cache
def _openers(pack: Pack) -> re.Pattern[str]:
    """What opens a time that is counted over; behind some what happened then: "from", "since the floods of"."""
    forms, led = map(either, _opening_forms(pack))
    return re.compile(rf"\b(?:{forms}|{led}(?: [^\W\d_]+){{0,{SINCE_WORDS}}})$")


@functools.cache
def _opening_forms(pack: Pack) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The forms that open a time, and those behind which what happened may stand."""
    rows = [(row["value"], row["form"].casefold()) for row in pack.rows("measure") if row["kind"] == "since"]
    plain, led = (tuple(form for value, form in rows if value == what) for what in ("", _EVENT))
    return plain, led
