"""The article page: the text as published, its claims marked, a card for each, and what was cut."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from saksi.answer.setting import settings_in
from saksi.kinds import Actor, Article, Claim, Cut, Finding, Provenance, Span
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.search import Hit
from saksi.show.plain import flat, visible
from saksi.show.web.card import Card, Value, figure_value, make_card
from saksi.show.web.head import HeadRow, head_row
from saksi.show.web.marked import Mark, Piece, cut_pieces
from saksi.show.web.outside import place_marks
from saksi.show.web.speech import Speech
from saksi.show.web.visit import Shown, Visit


@dataclass(frozen=True, slots=True)
class CutShown:
    """What was cut at a place, and why."""

    text: str
    instead: str
    reason: str
    id: str


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the text, with the cuts that stood before it."""

    cuts: tuple[CutShown, ...]
    piece: Piece


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An article tied to this one: how, why, and where it stands."""

    kind: str
    name: str
    title: str
    day: str
    reason: str
    place: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """What the article page shows. `paragraphs` hold the whole text; `last_cuts` stood at its end."""

    key: str
    title: str
    outlet: str
    day: str
    modified: str
    authors: tuple[str, ...]
    republished_from: str
    url: str
    address: str
    sha256: str
    version: str
    language: str
    paragraphs: tuple[tuple[Part, ...], ...]
    last_cuts: tuple[CutShown, ...]
    cards: tuple[Card, ...]
    outside: tuple[Value, ...]
    cuts: tuple[CutShown, ...]
    unread: tuple[tuple[str, str], ...]
    provenance: tuple[Provenance, ...]
    neighbours: tuple[Neighbour, ...]
    heads: tuple[HeadRow, ...]
    sentences: int
    sentences_read: int


def article_page(ledger: Ledger, visit: Visit) -> Shown:
    """Show an article by its key, id, address or the beginning of its key."""
    key = ledger.find_key(visit.parts["key"])
    corrected = ledger.corrected(key)
    finding, speech = corrected.finding, visit.speech
    article, coverage = finding.article, finding.coverage
    shown = tuple(cut_shown(cut, f"cut{i}", speech) for i, cut in enumerate(article.cuts))
    told = tuple(place_marks(visit.asked("at"), len(article.text)))
    kept = tuple(claim for claim in finding.claims if corrected.verdicts.get(claim.id) != "rejected")
    cards = tuple(_cards(replace(finding, claims=kept), dict(corrected.verdicts), speech))
    page = ArticlePage(
        key=key,
        title=flat(article.title or article.id),
        outlet=flat(article.outlet or ""),
        day=speech.day(article.published),
        modified=speech.day(article.modified) if article.modified else "",
        authors=tuple(map(flat, article.authors)),
        republished_from=flat(article.republished_from or ""),
        url=safe_url(article.url or article.address),
        address=flat(article.url or article.address),
        sha256=article.sha256,
        version=finding.version,
        language=finding.language or "",
        paragraphs=tuple(_paragraphs(article, shown, (*told, *_marks(replace(finding, claims=kept), speech)))),
        last_cuts=tuple(cut for cut, at in zip(shown, article.cuts, strict=True) if at.at >= len(article.text)),
        cards=cards,
        outside=_outside(finding, speech),
        cuts=shown,
        unread=tuple((each.reason, flat(article.text[slice(*each.span)])[:200]) for each in coverage.unread),
        provenance=(*article.provenance, *article.also),
        neighbours=tuple(_neighbours(ledger, key, speech)),
        heads=tuple(head_row(head, speech) for head in ledger.browse.heads_of(key)),
        sentences=coverage.sentences,
        sentences_read=coverage.sentences_read,
    )
    return Shown("article.html", page)


def safe_url(address: str) -> str:
    """An address that may be followed; "" for a file or anything that a browser would run.

    >>> safe_url("https://a.example/x"), safe_url("javascript:alert(1)"), safe_url("page.html")
    ('https://a.example/x', '', '')
    """
    return address if address.casefold().startswith(("https://", "http://")) else ""


def cut_shown(cut: Cut, id: str, speech: Speech) -> CutShown:
    """A cut for a person to read."""
    return CutShown(visible(cut.text)[:2000], visible(cut.instead), speech.maybe(f"cut.{cut.reason}", cut.reason), id)


def first_place(claim: Claim) -> tuple[int, bool]:
    """Where a claim's words begin; one that lies in another comes after it."""
    return min(span.start for span in (claim.content or (claim.sentence,))), claim.nested_in is not None


def _cards(finding: Finding, verdicts: dict[str, str], speech: Speech) -> Iterator[Card]:
    actors: dict[str | None, Actor] = {actor.id: actor for actor in finding.actors}
    figures, times = defaultdict(list), defaultdict(list)
    for quantity in finding.quantities:
        figures[quantity.claim].append(quantity)
    for when in finding.times:
        times[when.claim].append(when)
    for claim in sorted(finding.claims, key=first_place):
        actor = actors.get(claim.actor)
        inside = (tuple(figures[claim.id]), tuple(times[claim.id]))
        hit = Hit(finding.article, claim, *inside, places=finding.places, days=finding.times)
        card = make_card(hit, speech, title=(actor.title or "") if actor else "")
        yield replace(card, verdict=verdicts.get(claim.id, ""))


def _outside(finding: Finding, speech: Speech) -> tuple[Value, ...]:
    """The figures in no claim."""
    text, told = finding.article.text, tuple(each for each in finding.quantities if each.claim is None)
    settings = settings_in(text, told, finding.places, finding.times)
    return tuple(figure_value(text, each, speech, setting) for each, setting in zip(told, settings, strict=True))


def _marks(finding: Finding, speech: Speech) -> Iterator[Mark]:
    for claim in finding.claims:
        for span in claim.content or (claim.sentence,):
            yield Mark(span, f"claim {claim.kind}", claim.id)
        yield from (Mark(span, "source", claim.id) for span in claim.source)
        yield from (Mark(span, "cue", claim.id) for span in claim.cue)
    for quantity in finding.quantities:
        yield Mark(quantity.span, "figure", note=speech.amount(quantity))
    for unread in finding.coverage.unread:
        yield Mark(unread.span, "unread", note=unread.reason)


def _paragraphs(article: Article, shown: Iterable[CutShown], marks: Iterable[Mark]) -> Iterator[tuple[Part, ...]]:
    """Yield the text, paragraph by paragraph, with cuts where they stood. Between paragraphs are line ends only."""
    text = article.text
    cuts = defaultdict(list)
    for cut, each in zip(article.cuts, shown, strict=True):
        cuts[cut.at].append(each)
    lines = tuple(_lines(text))
    pieces = cut_pieces(text, Span(0, len(text)), marks, also_at=[*cuts, *(at for span in lines for at in span)])
    waiting: list[CutShown] = []
    parts: list[Part] = []
    ends = iter([span.end for span in lines])
    end = next(ends, 0)
    for piece in pieces:
        waiting += cuts[piece.start]
        if piece.text.strip("\r\n"):
            parts.append(Part(tuple(waiting), replace(piece, text=visible(piece.text))))
            waiting = []
        if piece.start + len(piece.text) >= end and parts:
            yield tuple(parts)
            parts, end = [], next(ends, len(text) + 1)


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.splitlines(keepends=True):
        bare = len(line.rstrip("\r\n"))
        if line.strip():
            yield Span(at, at + bare)
        at += len(line)


def _neighbours(ledger: Ledger, key: str, speech: Speech) -> Iterator[Neighbour]:
    for link in ledger.browse.links_of(key):
        if link.kind == "same-story":
            continue
        is_from = link.a == key
        other = ledger.article(link.b if is_from else link.a)
        name = f"tie.{link.kind}.{'from' if is_from else 'to'}"
        yield Neighbour(
            speech.maybe(name, link.kind),
            flat(other.outlet or other.id),
            flat(other.title or ""),
            speech.day(other.published),
            link.reason,
            f"/article/{other.key}",
        )
