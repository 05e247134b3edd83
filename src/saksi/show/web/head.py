"""The list of what is counted."""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from saksi.ledger.browse import MeasureHead
from saksi.ledger.ledger import Ledger
from saksi.show.plain import flat
from saksi.show.web.speech import Speech
from saksi.show.web.unit import unit_sign
from saksi.show.web.visit import Shown, Visit

HEADS_SHOWN = 30
_UNIT = re.compile(r"\(([^\s()]+)\)$")


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A measure in the list. `story` is the title of the article that told it first, where that is asked for."""

    place: str
    what: str
    reach: str
    reports: str
    origins: str
    disagree: str
    days: str
    story: str = ""


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The list of measures."""

    words: str
    is_rivals: bool
    choices: tuple[tuple[str, str, bool], ...]
    found: int
    rows: tuple[HeadRow, ...]
    earlier: str
    later: str


def figures_page(ledger: Ledger, visit: Visit) -> Shown:
    """List what is counted, what most outlets tell first."""
    words, page, is_rivals = visit.asked("q")[:200], visit.number("page"), visit.asked("only") == "rivals"
    skip = (page - 1) * HEADS_SHOWN
    found, heads = ledger.browse.find_heads(words, limit=HEADS_SHOWN, skip=skip, only_rivals=is_rivals)
    titles = ledger.browse.first_titles([head.id for head in heads])
    rows = tuple(replace(head_row(head, visit.speech), story=flat(titles.get(head.id, ""))) for head in heads)

    def turned(to: int, only: str = "rivals" if is_rivals else "") -> str:
        pairs = (("q", words), ("only", only), ("page", to if to > 1 else ""))
        return f"/figures?{urlencode([(name, value) for name, value in pairs if value])}".removesuffix("?")

    choices = (("all", turned(1, ""), not is_rivals), ("rivals", turned(1, "rivals"), is_rivals))
    later = turned(page + 1) if page * HEADS_SHOWN < found else ""
    earlier = turned(page - 1) if page > 1 else ""
    return Shown("figures.html", FiguresPage(words, is_rivals, choices, found, rows, earlier, later))


def head_row(head: MeasureHead, speech: Speech) -> HeadRow:
    """A measure as it is listed."""
    lo, hi = speech.number(head.lo), speech.number(head.hi)
    disagree = [speech.say("count.contradictions", n=head.contradictions)] if head.contradictions else []
    disagree += [speech.say("count.revisions", n=head.revisions)] if head.revisions else []
    return HeadRow(
        place=f"/figure/{head.id}",
        what=what_text(head.what, speech),
        reach=lo if lo == hi else f"{lo} \u2013 {hi}",
        reports=", ".join((speech.say("count.reports", n=head.figures), speech.say("count.outlets", n=head.outlets))),
        origins=origins_text(head.lower, head.upper, speech),
        disagree=", ".join(disagree),
        days=speech.days(head.first, head.last),
    )


def what_text(what: str, speech: Speech) -> str:
    """What is counted, its unit as it is printed.

    >>> from saksi.show.web.speech import speeches
    >>> what_text("curah hujan (m3)", speeches()["en"])
    'curah hujan (m³)'
    """
    return _UNIT.sub(lambda found: f"({unit_sign(found[1], speech.words)})", flat(what))


def origins_text(lower: int, upper: int, speech: Speech) -> str:
    """How many origins there are at least and at most."""
    if lower == upper:
        return speech.say("count.origins", n=lower)
    return speech.say("count.origins_between", lo=lower, hi=upper)
