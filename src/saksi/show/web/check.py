"""The check: a sentence or an address is pasted, and the page shows what the ledger knows of it."""

from dataclasses import dataclass

from saksi.answer.check import TEXT_LIMIT, Known, look_up
from saksi.answer.match import Match as Likeness
from saksi.answer.match import telling_words
from saksi.errors import LedgerError
from saksi.kinds import Article
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.search import Hit
from saksi.show.plain import flat
from saksi.show.web.card import Card, Value, figure_value, make_card
from saksi.show.web.figure import ValueRow, show_values
from saksi.show.web.head import HeadRow, head_row, what_text
from saksi.show.web.search import Finder, Row, make_row
from saksi.show.web.speech import Speech
from saksi.show.web.visit import Elsewhere, Shown, Visit


@dataclass(frozen=True, slots=True)
class Match:
    """A claim of the ledger that is like what was pasted, and other outlets of its sentence.

    `figure` is "same", "fits", "other" or "".
    """

    row: Row
    figure: str
    share: int
    nearby: int
    also: str


@dataclass(frozen=True, slots=True)
class Given:
    """What is counted of which a number is given that was pasted: who gives it, what is against it, what came later."""

    what: str
    place: str
    values: tuple[ValueRow, ...]
    against: tuple[ValueRow, ...]
    later: tuple[ValueRow, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """What was pasted, what it says, and what the ledger knows."""

    text: str
    is_asked: bool
    cards: tuple[Card, ...]
    figures: tuple[Value, ...]
    matches: tuple[Match, ...]
    heads: tuple[HeadRow, ...]
    given: tuple[Given, ...]
    is_cut: bool
    is_far: bool


def check_page(ledger: Ledger, visit: Visit) -> Shown | Elsewhere:
    """Show what the ledger knows of a text, or go to the article of an address."""
    sent = (visit.sent("text") or visit.asked("text")).strip()
    if sent.casefold().startswith(("https://", "http://")) and not sent.split()[1:]:
        try:
            return Elsewhere(f"/article/{ledger.find_key(sent)}")
        except LedgerError:
            pass
    if not sent:
        return Shown("check.html", CheckPage("", False, (), (), (), (), (), False, False))
    known = look_up(ledger, sent)
    finder = Finder(" ".join(telling_words(known.text)), is_stemmed=True)
    page = CheckPage(
        text=known.text,
        is_asked=True,
        cards=_cards(known, visit.speech),
        figures=tuple(figure_value(known.text, quantity, visit.speech) for quantity in known.quantities),
        matches=tuple(_match(match, finder, visit.speech) for match in known.matches),
        heads=tuple(head_row(head, visit.speech) for head in known.figures),
        given=tuple(
            Given(
                what_text(each.measure.what, visit.speech),
                f"/figure/{each.measure.id}",
                *(
                    show_values(ledger, each.measure, groups, visit.speech)
                    for groups in (each.groups, each.against, each.later)
                ),
            )
            for each in known.given
        ),
        is_cut=len(sent) > TEXT_LIMIT,
        is_far=known.is_far,
    )
    return Shown("check.html", page)


def _match(match: Likeness, finder: Finder, speech: Speech) -> Match:
    also = ", ".join(flat(article.outlet or article.id) for article in match.also)
    return Match(make_row(match.hit, speech, finder), match.figure, match.share, match.nearby, also)


def _cards(known: Known, speech: Speech) -> tuple[Card, ...]:
    article = Article("pasted", "", known.text, "", "pasted")
    return tuple(make_card(Hit(article, claim, (), ()), speech) for claim in known.claims)
