"""Where a figure or a claim comes from: who told it first, who repeats it, through whom, and where it ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from saksi.answer.match import Match, compare_figures, find_matches
from saksi.answer.told import by_time, came
from saksi.kinds import Article, Figure, Link, Measure, Quantity, Span
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.search import Hit

PointKind = Literal["text", "through", "speaker", "origin"]
How = Literal["names", "own", "same"]
Tie = Literal["copy-of", "reuses-passage", "translates", "words"]

# A sentence that holds so many of a claim's telling words in percent says much the same.
SAME_WORDS_SHARE = 70
# A passage repeats a claim when it covers this part of its words.
COVERED = 0.5


@dataclass(frozen=True, slots=True)
class Point:
    """One end of a hop. `key`: an article's key, or the origin's id; of others the name in small letters."""

    kind: PointKind
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Hop:
    """One step towards the origin. `how`: the text names it, gives it as its own word, or it is held for the same."""

    source: Point
    target: Point
    how: How
    figure: Figure
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureTrace:
    """A measure from those who published it to where it began; copies are told by the text they come from.

    `roots` gives of each copy the text at the end of its chain of copies, by key. Where a number was asked about,
    `asked` is that, `same` the figure that gave it first, or None when none does, and `bound` then the first that
    gives it with another bound: at least 12, and 12.
    """

    measure: Measure
    first: Figure
    articles: int
    texts: int
    hops: tuple[Hop, ...]
    copies: tuple[Link, ...]
    roots: dict[str, str]
    asked: Quantity | None = None
    same: Figure | None = None
    bound: Figure | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """An article that tells the same as a claim: how we know it, the sentence, and its claim where one was read."""

    article: Article
    tie: Tie
    share: float
    reason: str
    sentence: str
    claim: str | None


@dataclass(frozen=True, slots=True)
class ClaimTrace:
    """A claim, through whom it came, who else tells it, in the order of publication, and who told it first.

    `chain` runs from the one who said it to the outlet. `figures` are the ids of measures that its figures belong to.
    """

    hit: Hit
    chain: tuple[str, ...]
    first: Article
    repeats: tuple[Repeat, ...]
    figures: tuple[str, ...]


def trace_figure(ledger: Ledger, measure: Measure) -> FigureTrace:
    """Trace a measure from the articles that give a figure of it to its origins."""
    keys = tuple(dict.fromkeys(figure.article_key for figure in measure.figures))
    copies = ledger.browse.links_among(keys, "copy-of")
    roots = _roots(copies)
    return FigureTrace(
        measure=measure,
        first=by_time(measure.figures)[0],
        articles=len(keys),
        texts=len(keys) - len(roots),
        hops=tuple(_unique(_hops(measure, roots))),
        copies=copies,
        roots=roots,
    )


def trace_claim(ledger: Ledger, hit: Hit, alike: Sequence[Match] = ()) -> ClaimTrace:
    """Trace a claim to those who told it before, and to those who repeat it; `alike` may be some of them."""
    claim, outlet = hit.claim, hit.article.outlet or hit.article.id
    repeats = sorted(_repeats(ledger, hit, alike), key=lambda repeat: came(repeat.article))
    articles = [hit.article, *(repeat.article for repeat in repeats)]
    return ClaimTrace(
        hit=hit,
        chain=(claim.speaker, *(relay.name for relay in claim.relay), outlet),
        first=min(articles, key=came),
        repeats=tuple(repeats),
        figures=tuple(measure.id for measure in _measures_of(ledger, hit)),
    )


def trace_sentence(ledger: Ledger, text: str) -> FigureTrace | ClaimTrace | None:
    """Trace what is most like a sentence: a figure that counts what its number counts, or else a claim.

    A figure with the same number goes before others, where its claim is of the same event. None when the ledger holds
    nothing like the sentence.
    """
    from saksi.flow import find_quantities  # late: as in answer/check.py

    quantities = find_quantities(text)
    matches = find_matches(ledger, text, quantities)
    if not matches:
        return None
    for match in (each for each in matches if each.figure and each.is_close):
        for asked in quantities:
            if measure := _measure_of(ledger, match.hit, asked, match.figure):
                return _trace_asked(ledger, measure, asked)
    return trace_claim(ledger, matches[0].hit, matches)


def _trace_asked(ledger: Ledger, measure: Measure, asked: Quantity) -> FigureTrace:
    # "At least seven people" leaves open what befell them.
    told = [
        (compare_figures([replace(asked, outcome=asked.outcome or figure.quantity.outcome)], [figure.quantity]), figure)
        for figure in by_time(measure.figures)
    ]
    same = next((figure for how, figure in told if how == "same"), None)
    ends = {asked.lo, asked.hi} - {None}
    bounds = (each for how, each in told if how == "fits" and ends & {each.quantity.lo, each.quantity.hi})
    return replace(trace_figure(ledger, measure), asked=asked, same=same, bound=None if same else next(bounds, None))


def _measure_of(ledger: Ledger, hit: Hit, asked: Quantity, how: str) -> Measure | None:
    """The measure told by most, of those that a claim has a figure of which stands so to the number asked about."""
    spans = {each.span for each in hit.quantities if compare_figures([asked], [each]) == how}
    told = (
        measure
        for measure in _measures_of(ledger, hit)
        if any(figure.article_key == hit.article.key and figure.quantity.span in spans for figure in measure.figures)
    )
    return max(told, key=lambda measure: len(measure.figures), default=None)


def _measures_of(ledger: Ledger, hit: Hit) -> Iterator[Measure]:
    key, claim = hit.article.key, hit.claim.id
    for head in ledger.browse.heads_of(key):
        measure = ledger.browse.measure(head.id)
        if measure and any(f.article_key == key and f.quantity.claim == claim for f in measure.figures):
            yield measure


def _roots(copies: Sequence[Link]) -> dict[str, str]:
    source = {link.a: link.b for link in copies}
    roots = {}
    for key, first in source.items():
        seen, at = {key}, first
        while at in source and at not in seen:
            seen.add(at)
            at = source[at]
        roots[key] = at
    return roots


def _hops(measure: Measure, roots: dict[str, str]) -> Iterator[Hop]:
    outlets = {figure.article_key: figure.outlet or figure.article for figure in measure.figures}
    origins = {origin.id: origin for origin in measure.origins}
    told = {(figure.article_key, figure.origin) for figure in measure.figures}
    for figure in by_time(measure.figures):
        root = roots.get(figure.article_key, figure.article_key)
        if root != figure.article_key and (root, figure.origin) in told:
            continue
        origin = origins[figure.origin]
        text, end = Point("text", root, outlets.get(root, "")), Point("origin", origin.id, origin.name)
        yield from _hops_of(figure, text, end, origin.reasons if origin.is_stated else ())


def _hops_of(figure: Figure, text: Point, end: Point, reasons: tuple[str, ...]) -> Iterator[Hop]:
    """Yield the hops of one figure from its text to its origin."""
    at = text
    for relay in reversed(figure.chain[1:-1]):
        through = Point("through", relay.casefold(), relay)
        yield Hop(at, through, "names", figure)
        at = through
    first = figure.chain[0] if len(figure.chain) > 1 or figure.speaker else ""
    if not first:
        yield Hop(at, end, "own", figure, reasons)
    elif first.casefold() == end.name.casefold():
        yield Hop(at, end, "names", figure)
    else:
        speaker = Point("speaker", first.casefold(), first)
        yield Hop(at, speaker, "names", figure)
        yield Hop(speaker, end, "same", figure, reasons)


def _unique(hops: Iterator[Hop]) -> list[Hop]:
    kept: dict[tuple[Point, Point], Hop] = {}
    for hop in hops:
        kept.setdefault((hop.source, hop.target), hop)
    return list(kept.values())


def _repeats(ledger: Ledger, hit: Hit, alike: Sequence[Match]) -> Iterator[Repeat]:
    """Yield the other articles that tell a claim, each once, by the surest tie it has."""
    seen = {hit.article.key}
    for link, other in (*_copies(ledger, hit.article.key), *_carriers(ledger, hit)):
        if other not in seen:
            seen.add(other)
            yield _repeat_by_link(ledger, link, other, hit)
    words = " ".join(hit.article.text[slice(*span)] for span in hit.claim.content)
    for match in (*find_matches(ledger, words, hit.quantities, hit.article.text), *alike):
        if match.share < SAME_WORDS_SHARE:
            continue
        sentence = match.hit.article.text[slice(*match.hit.claim.sentence)]
        reason = f"{match.share} % of its telling words stand there too"
        for article in (match.hit.article, *match.also):
            if article.key not in seen:
                seen.add(article.key)
                claim = match.hit.claim.id if article is match.hit.article else None
                yield Repeat(article, "words", match.share / 100, reason, sentence, claim)


def _copies(ledger: Ledger, key: str) -> Iterator[tuple[Link, str]]:
    """Yield every article of one text, copies of copies and their source too, each with the link that ties it."""
    seen, waiting = {key}, [key]
    while waiting:
        at = waiting.pop(0)
        for link in ledger.browse.links_of(at):
            other = link.b if link.a == at else link.a
            if link.kind == "copy-of" and other not in seen:
                seen.add(other)
                waiting.append(other)
                yield link, other


def _carriers(ledger: Ledger, hit: Hit) -> Iterator[tuple[Link, str]]:
    """Yield articles with a passage that holds most of the claim's words, or a translation of its article."""
    letters = sum(end - start for start, end in hit.claim.content)
    for link in ledger.browse.links_of(hit.article.key):
        is_here = link.a == hit.article.key
        own, other = (link.a_span, link.b) if is_here else (link.b_span, link.a)
        held = sum(_overlap(span, own) for span in hit.claim.content) if own else 0
        if link.kind == "translates" or (link.kind == "reuses-passage" and held >= COVERED * letters):
            yield link, other


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _repeat_by_link(ledger: Ledger, link: Link, other: str, hit: Hit) -> Repeat:
    """The claim of the other article that is likest, or of a passage its words, or nothing but the tie."""
    finding = ledger.finding(other)
    text, said = finding.article.text, _words(hit.article.text, hit.claim.content)
    best = max(finding.claims, key=lambda claim: _likeness(said, _words(text, claim.content)), default=None)
    tie: Tie = "copy-of" if link.kind == "copy-of" else "translates" if link.kind == "translates" else "reuses-passage"
    if best is not None and _likeness(said, _words(text, best.content)) >= COVERED:
        return Repeat(finding.article, tie, link.share, link.reason, text[slice(*best.sentence)], best.id)
    span = link.a_span if link.a == other else link.b_span
    return Repeat(finding.article, tie, link.share, link.reason, text[slice(*span)] if span else "", None)


def _words(text: str, spans: Sequence[Span]) -> frozenset[str]:
    return frozenset(word for span in spans for word in text[slice(*span)].casefold().split())


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(1, len(a | b))
