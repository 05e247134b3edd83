"""What a figure is said for: which of the counted, at which place, as of when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from saksi.kinds import Figure, Quantity, When, Where
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.search import Hit


@dataclass(frozen=True, slots=True)
class Setting:
    """What a quantity is said for. `whom` are the words that say which of the counted, "" where none do."""

    whom: str = ""
    place: Where | None = None
    as_of: When | None = None


def settings_of(hit: Hit) -> tuple[Setting, ...]:
    """The setting of each quantity of a claim found, in their order.

    >>> from saksi.kinds import Article, Claim, Span
    >>> text = "Sebanyak 12 warga Desa Oelet mengungsi."
    >>> claim = Claim("c1", "indirect", (), (), (), "", "say", Span(0, 39), "rule", "A")
    >>> quantity = Quantity("q1", Span(9, 17), 12, 12, "=", "warga", "noun", "rule", whom=Span(18, 28))
    >>> settings_of(Hit(Article("k", "", text, "", "x"), claim, (quantity,), ()))[0].whom
    'Desa Oelet'
    """
    return settings_in(hit.article.text, hit.quantities, hit.places, hit.days)


def settings_in(
    text: str, quantities: Iterable[Quantity], places: Iterable[Where], days: Iterable[When]
) -> tuple[Setting, ...]:
    """The setting of each quantity of a text, by the places and times found in it."""
    where, when = {place.id: place for place in places}, {day.id: day for day in days}
    return tuple(_setting(each, text, where, when) for each in quantities)


def figure_settings(ledger: Ledger, figures: Iterable[Figure]) -> dict[tuple[str, str], Setting]:
    """The setting of each figure, by the key of its article and the id of its quantity."""
    told = tuple(figures)
    places, days = ledger.browse.said_for((figure.article_key, figure.quantity) for figure in told)
    made = {}
    for figure in told:
        key, quantity, begins = figure.article_key, figure.quantity, figure.sentence.start
        place, as_of = places.get((key, quantity.place or "")), days.get((key, quantity.as_of or ""))
        made[(key, quantity.id)] = Setting(_whom(quantity, figure.sentence_text, begins), place, as_of)
    return made


def _setting(quantity: Quantity, text: str, places: Mapping[str, Where], days: Mapping[str, When]) -> Setting:
    return Setting(_whom(quantity, text, 0), places.get(quantity.place or ""), days.get(quantity.as_of or ""))


def _whom(quantity: Quantity, text: str, begins: int) -> str:
    """The words that say which of the counted. `text` begins at the offset `begins` of the article."""
    whom = quantity.whom
    return text[max(whom.start - begins, 0) : max(whom.end - begins, 0)] if whom else ""
