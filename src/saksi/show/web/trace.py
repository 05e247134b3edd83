"""The trace of a figure: from outlet to agency to speaker to origin, as a drawing and as a list of links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saksi.kinds import Figure, Link, Measure
from saksi.ledger.ledger import Ledger
from saksi.show.plain import flat
from saksi.show.web.figure import find_measure
from saksi.show.web.graph import Drawing, Edge, Node, draw_graph
from saksi.show.web.plot import look_of
from saksi.show.web.speech import Speech
from saksi.show.web.visit import Shown, Visit

# More lines than this cannot be told apart on a screen.
EDGES_DRAWN = 60
TEXTS, THROUGH, SPEAKERS, ORIGINS = range(4)


@dataclass(frozen=True, slots=True)
class Step:
    """One link of the trace, with the sentence or the reason it rests on."""

    number: int
    source: str
    target: str
    how: str
    sentence: str
    reasons: tuple[str, ...]
    place: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Folded:
    """A copy that is drawn as one with its source, and why."""

    copy: str
    copy_place: str
    source: str
    source_place: str
    reason: str


@dataclass(frozen=True, slots=True)
class TracePage:
    """Where a figure came from."""

    id: str
    what: str
    articles: int
    texts: int
    lower: int
    upper: int
    drawing: Drawing
    steps: tuple[Step, ...]
    folded: tuple[Folded, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class _Hop:
    """A link before it is numbered: from and to which node, and the figure it was read in."""

    source: Node
    target: Node
    how: str
    figure: Figure
    reasons: tuple[str, ...] = ()


def trace_page(ledger: Ledger, visit: Visit) -> Shown:
    """Trace a figure from those who published it to where it began."""
    measure, speech = find_measure(ledger, visit), visit.speech
    keys = tuple(dict.fromkeys(figure.article_key for figure in measure.figures))
    copies = ledger.browse.links_among(keys, "copy-of")
    hops = _unique(_hops(measure, _roots(copies), speech))
    edges = tuple(Edge(i, hop.source, hop.target) for i, hop in enumerate(hops[:EDGES_DRAWN], 1))
    names = {figure.article_key: flat(figure.outlet or figure.article) for figure in measure.figures}
    page = TracePage(
        id=measure.id,
        what=flat(measure.what),
        articles=len(keys),
        texts=len(keys) - len({link.a for link in copies}),
        lower=measure.lower,
        upper=measure.upper,
        drawing=draw_graph(edges, _columns(edges, speech)),
        steps=tuple(_step(i, hop) for i, hop in enumerate(hops, 1)),
        folded=tuple(_folded(link, names) for link in copies),
        is_cut=len(hops) > EDGES_DRAWN,
    )
    return Shown("trace.html", page)


def _roots(copies: Sequence[Link]) -> dict[str, str]:
    """Of each copy, the text at the end of its chain of copies."""
    source = {link.a: link.b for link in copies}
    roots = {}
    for key, first in source.items():
        seen, at = {key}, first
        while at in source and at not in seen:
            seen.add(at)
            at = source[at]
        roots[key] = at
    return roots


def _hops(measure: Measure, roots: dict[str, str], speech: Speech) -> Iterator[_Hop]:
    outlets = {figure.article_key: flat(figure.outlet or figure.article) for figure in measure.figures}
    copied: dict[str, int] = {}
    for root in roots.values():
        copied[root] = copied.get(root, 0) + 1
    origins = {origin.id: (i, origin) for i, origin in enumerate(measure.origins)}
    told = {(figure.article_key, figure.origin) for figure in measure.figures}
    for figure in measure.figures:
        root = roots.get(figure.article_key, figure.article_key)
        if root != figure.article_key and (root, figure.origin) in told:
            continue
        more = speech.say("trace.copies", n=copied[root]) if root in copied else ""
        text = Node(f"text {root}", TEXTS, outlets.get(root, ""), more, f"/article/{root}")
        index, origin = origins[figure.origin]
        name = flat(origin.name) or speech.say("figure.no_origin")
        end = Node(f"origin {origin.id}", ORIGINS, name, "", "", look_of(index)[0], origin.is_stated)
        yield from _hops_of(figure, text, end, (origin.name, origin.reasons))


def _hops_of(figure: Figure, text: Node, end: Node, origin: tuple[str, tuple[str, ...]]) -> Iterator[_Hop]:
    """Yield the links of one figure from its text to its origin."""
    name, reasons = origin
    at = text
    for relay in reversed(figure.chain[1:-1]):
        node = Node(f"through {relay.casefold()}", THROUGH, flat(relay), "", "")
        yield _Hop(at, node, "names", figure)
        at = node
    first = figure.chain[0] if len(figure.chain) > 1 or figure.speaker else ""
    if not first:
        yield _Hop(at, end, "own", figure, reasons if end.is_stated else ())
        return
    if first.casefold() == name.casefold():
        yield _Hop(at, end, "names", figure)
        return
    speaker = Node(f"speaker {first.casefold()}", SPEAKERS, flat(first), "", "")
    yield _Hop(at, speaker, "names", figure)
    yield _Hop(speaker, end, "same", figure, reasons)


def _unique(hops: Iterator[_Hop]) -> list[_Hop]:
    kept: dict[tuple[str, str], _Hop] = {}
    for hop in hops:
        kept.setdefault((hop.source.id, hop.target.id), hop)
    return list(kept.values())


def _columns(edges: Sequence[Edge], speech: Speech) -> tuple[tuple[int, str], ...]:
    used = {node.column for edge in edges for node in (edge.source, edge.target)}
    names = ("outlets", "through", "speakers", "origins")
    return tuple((column, speech.say(f"trace.{name}")) for column, name in enumerate(names) if column in used)


def _step(number: int, hop: _Hop) -> Step:
    figure = hop.figure
    return Step(
        number=number,
        source=hop.source.label,
        target=hop.target.label,
        how=hop.how,
        sentence=flat(figure.sentence_text),
        reasons=hop.reasons,
        place=f"/article/{figure.article_key}" + (f"#{figure.quantity.claim}" if figure.quantity.claim else ""),
        outlet=flat(figure.outlet or figure.article),
    )


def _folded(link: Link, names: dict[str, str]) -> Folded:
    return Folded(names[link.a], f"/article/{link.a}", names[link.b], f"/article/{link.b}", link.reason)
