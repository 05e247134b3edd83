"""The search page: sentences with their claims, and how they divide; or sentences that no claim stands in."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from saksi.kinds import Span
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.facet import FacetValue
from saksi.ledger.search.query import ClaimQuery
from saksi.ledger.search.search import Hit
from saksi.ledger.search.stem import stem_variants
from saksi.show.export.format import FORMATS
from saksi.show.export.sentence import TEXT_FORMATS
from saksi.show.plain import flat
from saksi.show.web.address import FACETS, LAST_PAGE, NOT, SHOWN, WRITTEN, Asked, claim_query, make_asked
from saksi.show.web.card import Card, make_card, passage_of
from saksi.show.web.marked import Mark, Piece, cut_pieces
from saksi.show.web.outside import PASSAGE_LIMIT, Sentence, make_sentence
from saksi.show.web.speech import Speech
from saksi.show.web.visit import Elsewhere, Shown, Visit

VALUES_SHOWN = 8
# Values of a facet that are shown or folded; whoever seeks a rarer one types its name.
FOLDED = 60
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Row:
    """A claim found: its sentence in pieces, its card, and where it stands."""

    pieces: tuple[Piece, ...]
    card: Card
    place: str
    outlet: str
    day: str
    title: str
    is_cut: bool
    language: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, with the addresses that ask for it, and for all but it."""

    label: str
    claims: int
    is_in: bool
    is_out: bool
    include: str
    exclude: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its most frequent values; `more` are those that are folded."""

    name: str
    choices: tuple[Choice, ...]
    more: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of the search, with the address of the search without it."""

    field: str
    value: str
    is_out: bool
    address: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the search page shows: claims in `rows`, or `sentences` outside claims.

    `found` is the number of rows in every export of it, `other` the address of the same search for what is not shown.
    """

    asked: Asked
    rows: tuple[Row, ...]
    found: int
    first: int
    facets: tuple[Facet, ...]
    chips: tuple[Chip, ...]
    earlier: str
    later: str
    is_empty: bool
    fields: tuple[tuple[str, str], ...]
    kept: tuple[tuple[str, str], ...]
    is_detailed: bool
    exports: tuple[tuple[str, str, str], ...]
    sentences: tuple[Sentence, ...] = ()
    other: str = ""


def search_page(ledger: Ledger, visit: Visit) -> Shown | Elsewhere:
    """Find claims as the address asks. A form sends its empty fields too: what it asks for has a shorter address."""
    asked = make_asked(visit.pairs)
    if any(not value and (name, value) not in asked.pairs for name, value in visit.pairs):
        return Elsewhere(asked.address())
    if asked.first("in"):
        return _text_page(ledger, asked, visit.speech)
    query, skip = claim_query(asked), (asked.page - 1) * SHOWN
    found = ledger.count(query)
    hits = list(ledger.search(query, SHOWN, skip=skip, order=asked.order)) if skip < found else []
    finder = Finder(asked.first("q"), is_stemmed=asked.first("stems") == "1")
    page = replace(
        _frame(asked, found, visit.speech),
        rows=tuple(make_row(hit, visit.speech, finder) for hit in hits),
        facets=tuple(_facets(_divide(ledger, query), asked, visit.speech)),
        is_empty=not found and not ledger.count(ClaimQuery()),
        exports=_exports(asked, {made.name: made.title for made in FORMATS.values()}),
        other=asked.without("page").of_text().address() if asked.first("q") else "",
    )
    return Shown("search.html", page)


def _text_page(ledger: Ledger, asked: Asked, speech: Speech) -> Shown | Elsewhere:
    """Find sentences outside claims; what only claims can be asked for is left out of the address."""
    if asked != asked.of_text():
        return Elsewhere(asked.of_text().address())
    query, skip = claim_query(asked), (asked.page - 1) * SHOWN
    found = ledger.text.count(query)
    hits = ledger.text.search(query, SHOWN, skip=skip, order=asked.order) if skip < found else ()
    finder = Finder(asked.first("q"), is_stemmed=asked.first("stems") == "1")
    page = replace(
        _frame(asked, found, speech),
        sentences=tuple(make_sentence(hit, speech, finder.find) for hit in hits),
        exports=_exports(asked, {made.name: made.title for made in TEXT_FORMATS.values()}),
        other=asked.without("in", "page").address(),
    )
    return Shown("search.html", page)


def _frame(asked: Asked, found: int, speech: Speech) -> SearchPage:
    """The page with what it shows of any search: its form, its conditions, how to turn it."""
    skip = (asked.page - 1) * SHOWN
    return SearchPage(
        asked=asked,
        rows=(),
        found=found,
        first=skip + 1,
        facets=(),
        chips=tuple(_chips(asked, speech)),
        earlier=_turned(asked, -1) if asked.page > 1 else "",
        later=_turned(asked, 1) if skip + SHOWN < found and asked.page < LAST_PAGE else "",
        is_empty=False,
        fields=tuple((name, asked.first(name)) for name in WRITTEN),
        kept=kept_pairs(asked),
        is_detailed=any(asked.first(name) for name in (*WRITTEN, "from", "to", "since", "until")),
        exports=(),
    )


def _exports(asked: Asked, formats: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    """Name, title and address of each export."""
    bare = asked.without("page")
    return tuple((name, title, bare.address(f"/export/{name}")) for name, title in formats.items())


def _divide(ledger: Ledger, query: ClaimQuery) -> dict[str, tuple[FacetValue, ...]]:
    """How the claims found divide. Of the whole ledger only what can be shown is looked up."""
    return ledger.browse.top_facets(limit=FOLDED) if query == ClaimQuery() else ledger.facets(query, FOLDED)


class Finder:
    """Tells which words of a sentence are those sought."""

    def __init__(self, words: str, *, is_stemmed: bool) -> None:
        tokens = re.findall(r"(\w+)(\*?)", words.casefold())
        self.is_stemmed = is_stemmed
        self._whole = {word for word, star in tokens if not star}
        self._begin = tuple(word for word, star in tokens if star)
        self._stems = {stem for word in self._whole for stem in stem_variants(word)} if is_stemmed else set()

    def find(self, text: str, within: Span) -> Iterator[Mark]:
        """Mark the words sought in a stretch of text."""
        if not self._whole and not self._begin:
            return
        for token in _TOKEN.finditer(text, *within):
            word = token[0].casefold()
            if word in self._whole or (self._begin and word.startswith(self._begin)) or self._has_stem(word):
                yield Mark(Span(*token.span()), "sought")

    def _has_stem(self, word: str) -> bool:
        return self.is_stemmed and not self._stems.isdisjoint(stem_variants(word))


NOT_SOUGHT = Finder("", is_stemmed=False)


def make_row(hit: Hit, speech: Speech, finder: Finder = NOT_SOUGHT) -> Row:
    """A claim as it is listed: its sentence, with the claim's words and the words sought marked."""
    article, claim = hit.article, hit.claim
    whole = passage_of(claim)
    within = Span(whole.start, min(whole.end, whole.start + PASSAGE_LIMIT))
    marks = [Mark(span, f"claim {claim.kind}") for span in claim.content]
    marks += [Mark(span, "source") for span in claim.source]
    return Row(
        pieces=cut_pieces(article.text, within, [*marks, *finder.find(article.text, within)]),
        card=make_card(hit, speech),
        place=f"/article/{article.key}#{claim.id}",
        outlet=flat(article.outlet or ""),
        day=speech.day(article.published),
        title=flat(article.title or article.id),
        is_cut=within != whole,
    )


def _facets(facets: dict[str, tuple[FacetValue, ...]], asked: Asked, speech: Speech) -> Iterator[Facet]:
    for name, values in facets.items():
        field = FACETS[name]
        shown = values if name != "month" else sorted(filter(_value, values), key=_value, reverse=True)
        choices = [_choice(name, value, asked, speech) for value in shown]
        listed = {value.value for value in values}
        choices += [
            _choice(name, FacetValue(value, 0), asked, speech)
            for other, value in asked.pairs
            if other == NOT + field and value not in listed
        ]
        used = [choice for choice in choices if choice.is_in or choice.is_out]
        rest = [choice for choice in choices if not (choice.is_in or choice.is_out)]
        yield Facet(name, (*used, *rest[:VALUES_SHOWN]), tuple(rest[VALUES_SHOWN:FOLDED]))


def _value(value: FacetValue) -> str:
    """The month of a facet of months, "" where there is none."""
    return value.value


def _choice(facet: str, value: FacetValue, asked: Asked, speech: Speech) -> Choice:
    field = FACETS[facet]
    is_in, is_out = asked.has(field, value.value), asked.has(NOT + field, value.value)
    include = asked.without("page").with_value(field, value.value) if facet == "month" and not is_in else None
    return Choice(
        label=label_of(facet, value.value, speech),
        claims=value.claims,
        is_in=is_in,
        is_out=is_out,
        include=(include or asked.toggled(field, value.value)).address(),
        exclude=asked.toggled(NOT + field, value.value).address(),
    )


def label_of(facet: str, value: str, speech: Speech) -> str:
    """What a value of a facet is called.

    >>> from saksi.show.web.speech import speeches
    >>> label_of("month", "2025-08", speeches()["en"]), label_of("speaker", "", speeches()["en"])
    ('August 2025', 'not stated')
    """
    if facet == "month":
        return speech.month(value)
    if facet in ("speaker", "outlet"):
        return flat(value) or speech.say("not_stated")
    return speech.maybe(f"{facet}.{value}", flat(value) or speech.say("not_stated"))


def _chips(asked: Asked, speech: Speech) -> Iterator[Chip]:
    names = {field: facet for facet, field in FACETS.items()}
    for pair in asked.pairs:
        name, value = pair
        field = name.removeprefix(NOT)
        if name in ("q", "in", "order", "page", "stems") and not name.startswith(NOT):
            continue
        rest = make_asked(other for other in asked.pairs if other not in (pair, ("page", other[1])))
        label = label_of(names[field], value, speech) if field in names else flat(value)
        label = speech.day(value) if field in ("since", "until") else label
        yield Chip(speech.say(f"field.{field}"), label, name.startswith(NOT), rest.address())


def _turned(asked: Asked, by: int) -> str:
    return asked.with_value("page", str(asked.page + by)).address()


def kept_pairs(asked: Asked) -> tuple[tuple[str, str], ...]:
    """What the form must keep of a search though it has no field for it."""
    shown = {"q", "in", "since", "until", "from", "to", "stems", "page", "order", *WRITTEN}
    repeated = itertools.chain.from_iterable([pair for pair in asked.pairs if pair[0] == name][1:] for name in WRITTEN)
    return (*(pair for pair in asked.pairs if pair[0] not in shown), *repeated)
