"""The check: a sentence or an address is pasted, and the page shows what the ledger knows of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from saksi.errors import LedgerError
from saksi.flow import find_claims, find_quantities
from saksi.kinds import Article, Quantity
from saksi.ledger.ledger import Ledger
from saksi.ledger.query import ClaimQuery
from saksi.ledger.search import Hit
from saksi.ledger.stem import stem_variants
from saksi.show.plain import flat
from saksi.show.web.card import Card, Value, figure_value, make_card
from saksi.show.web.figure import HeadRow, head_row
from saksi.show.web.search import Finder, Row, make_row
from saksi.show.web.speech import Speech
from saksi.show.web.visit import Elsewhere, Shown, Visit

# A page of news; what is longer is a file for `saksi read`.
TEXT_LIMIT = 20_000
# Words sought at a time: the longest say the most, and each costs the ledger.
WORDS_SOUGHT = 12
FOUND_SHOWN = 12
LOOKED_AT = 40
# Of the words pasted, in another form or not, so many must stand in a sentence for it to be shown.
SHARE_FLOOR = 0.34
HEADS_SHOWN = 5
_WORD = re.compile(r"[^\W_]{4,}|\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Match:
    """A claim of the ledger that is like what was pasted; `figure` is "same", "other" or ""."""

    row: Row
    figure: str
    share: int


@dataclass(frozen=True, slots=True)
class CheckPage:
    """What was pasted, what it says, and what the ledger knows."""

    text: str
    is_asked: bool
    cards: tuple[Card, ...]
    figures: tuple[Value, ...]
    matches: tuple[Match, ...]
    heads: tuple[HeadRow, ...]
    is_cut: bool


def check_page(ledger: Ledger, visit: Visit) -> Shown | Elsewhere:
    """Show what the ledger knows of a text, or go to the article of an address."""
    sent = (visit.sent("text") or visit.asked("text")).strip()
    if sent.casefold().startswith(("https://", "http://")) and not sent.split()[1:]:
        try:
            return Elsewhere(f"/article/{ledger.find_key(sent)}")
        except LedgerError:
            pass
    text = sent[:TEXT_LIMIT]
    if not text:
        return Shown("check.html", CheckPage("", False, (), (), (), (), False))
    quantities = find_quantities(text)
    matches = _matches(ledger, text, quantities, visit.speech)
    keys = tuple(dict.fromkeys(place.partition("#")[0].rpartition("/")[2] for place in (m.row.place for m in matches)))
    page = CheckPage(
        text=text,
        is_asked=True,
        cards=_cards(text, visit.speech),
        figures=tuple(figure_value(text, quantity, visit.speech) for quantity in quantities),
        matches=matches,
        heads=tuple(head_row(head, visit.speech) for head in ledger.browse.heads_among(keys, limit=HEADS_SHOWN)),
        is_cut=len(sent) > TEXT_LIMIT,
    )
    return Shown("check.html", page)


def _cards(text: str, speech: Speech) -> tuple[Card, ...]:
    article = Article("pasted", "", text, "", "pasted")
    return tuple(make_card(Hit(article, claim, (), ()), speech) for claim in find_claims(text))


def telling_words(text: str) -> list[str]:
    """The words of a text that say most of what it is about: numbers and the longest words.

    >>> telling_words("Sedikitnya 12 orang tewas")
    ['12', 'Sedikitnya', 'orang', 'tewas']
    """
    words = list(dict.fromkeys(word.strip(".,") for word in _WORD.findall(text)))
    return sorted(words, key=lambda word: (not word[0].isdigit(), -len(word)))[:WORDS_SOUGHT]


def _matches(ledger: Ledger, text: str, quantities: Sequence[Quantity], speech: Speech) -> tuple[Match, ...]:
    words = telling_words(text)
    if not words:
        return ()
    query = ClaimQuery(words=tuple(f'"{word}"' for word in words), by_stem=True)
    finder = Finder(" ".join(words), is_stemmed=True)
    made = []
    for hit in ledger.search(query, LOOKED_AT, order="best"):
        held = {stem for word in _WORD.findall(_sentence(hit)) for stem in stem_variants(word.strip(".,"))}
        share = sum(not held.isdisjoint(stem_variants(word)) for word in words) / len(words)
        figure = _compare(quantities, hit.quantities)
        if share >= SHARE_FLOOR or figure == "same":
            made.append(Match(make_row(hit, speech, finder), figure, round(100 * share)))
    made.sort(key=lambda match: (match.figure != "same", -match.share))
    return tuple(made[:FOUND_SHOWN])


def _sentence(hit: Hit) -> str:
    return flat(hit.article.text[slice(*hit.claim.sentence)])


def _compare(pasted: Sequence[Quantity], found: Sequence[Quantity]) -> str:
    """Whether what was found counts the same as what was pasted, and gives the same figure."""
    answer = ""
    for p in pasted:
        for f in found:
            alike = (p.outcome, p.concept or p.unit) == (f.outcome, f.concept or f.unit)
            if alike and (p.lo, p.hi) == (f.lo, f.hi):
                return "same"
            if alike and (p.outcome or p.concept):
                answer = "other"
    return answer
