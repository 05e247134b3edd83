"""Years of prison that somebody demands or gives: lengths of time that are told and retold as figures are."""

import re
from collections.abc import Iterator

from saksi.kinds import Finding, Quantity, Sentence, Span, When
from saksi.link.count.apart import words_behind
from saksi.link.count.mark import scan
from saksi.pack import Pack

YEAR = "a"
# What a term is where nobody is said to ask for it.
GIVEN = "sentenced"
# Words in front of a length that say what it is: "menjatuhkan hukuman pidana penjara selama empat tahun".
TERM_WORDS = 12
# Words behind it: "eight years in prison".
BEHIND_WORDS = 4
_YEARS = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?")
_MONTHS = 12
_AT_MOST = "EQUAL_OR_LESS"


def find_terms(finding: Finding, pack: Pack) -> Iterator[Quantity]:
    """Yield the lengths of time that are terms of prison, in years (UCUM `a`), as the words beside them say.

    What is at most so long is what a law threatens with, which nobody asks for or gives.
    """
    for when in finding.times:
        years = read_years(when) if when.mod != _AT_MOST else None
        sentence = next((each for each in finding.sentences if _holds(each.span, when.span.start)), None)
        if years is None or sentence is None:
            continue
        term = Quantity(when.id, when.span, years, years, "=", YEAR, "ucum", "time-duration", claim=when.claim)
        if read_term(finding, term, sentence, pack) is not None:
            yield term


def read_years(when: When) -> float | int | None:
    """Give the years of a length of years and months.

    >>> from saksi.kinds import Span
    >>> read_years(When("t1", Span(0, 9), "DURATION", "P5Y6M", "time-length"))
    5.5
    """
    match = _YEARS.fullmatch(when.value) if when.type == "DURATION" else None
    if match is None:
        return None
    months = int(match[1] or 0) * _MONTHS + int(match[2] or 0)
    return None if not months else months // _MONTHS if months % _MONTHS == 0 else months / _MONTHS


def read_term(finding: Finding, term: Quantity, sentence: Sentence, pack: Pack) -> str | None:
    """Give what kind of term the words beside a length say it is: asked for, given, given on appeal; None where none.

    Who is said to ask for it comes before what it is; the nearest of those words tells. A time that has just passed
    or is still to come ("lima tahun terakhir", "dua tahun lagi") is none.
    """
    text = finding.article.text
    before = text[sentence.span.start : term.span.start].casefold()
    behind = text[term.span.end : sentence.span.end].casefold()
    if text[slice(*term.span)].casefold().endswith(tuple(words_behind(pack))):
        return None
    room = len(before.rstrip()) - len(" ".join(before.split()[-TERM_WORDS:]))
    said = [mark for mark in scan(before, pack) if mark.kind == "term" and mark.start >= room]
    said.reverse()
    end = len(" ".join(behind.split()[:BEHIND_WORDS])) + 1
    said += [mark for mark in scan(behind, pack) if mark.kind == "term" and mark.end <= end]
    asked = [mark.value for mark in said if mark.value != GIVEN]
    return asked[0] if asked else GIVEN if said else None


def _holds(span: Span, at: int) -> bool:
    return span.start <= at < span.end
