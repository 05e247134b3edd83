"""The trace of a figure: from outlet to agency to speaker to origin, as a drawing and as a list of links."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from saksi.answer.trace import Hop, Point, trace_figure
from saksi.kinds import Link, Measure
from saksi.ledger.ledger import Ledger
from saksi.show.plain import flat
from saksi.show.web.figure import find_measure, name_reason, outlet_names
from saksi.show.web.graph import Drawing, Edge, Node, draw_graph
from saksi.show.web.head import what_text
from saksi.show.web.plot import look_of
from saksi.show.web.sheaf import bind_hops, hold_texts, order_hops
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
    is_held: bool


def trace_page(ledger: Ledger, visit: Visit) -> Shown:
    """Trace a figure from those who published it to where it began."""
    measure, speech = find_measure(ledger, visit), visit.speech
    trace = trace_figure(ledger, measure)
    held = hold_texts(trace.hops)
    hops = order_hops(trace.hops, held)
    known = _Known(held, Counter(trace.roots.values()), _looks(measure), speech)
    sheaves = tuple(bind_hops(hops, held))
    edges = tuple(
        Edge(each.first, _node(each.source, known), _node(each.target, known), each.last)
        for each in sheaves[:EDGES_DRAWN]
    )
    outlets = outlet_names(measure)
    names = {figure.article_key: flat(figure.outlet or figure.article) for figure in measure.figures}
    page = TracePage(
        id=measure.id,
        what=what_text(measure.what, speech),
        articles=trace.articles,
        texts=trace.texts,
        lower=measure.lower,
        upper=measure.upper,
        drawing=draw_graph(edges, _columns(edges, speech)),
        steps=tuple(_step(i, hop, outlets, speech) for i, hop in enumerate(hops, 1)),
        folded=tuple(_folded(link, names) for link in trace.copies),
        is_held=any(len(texts) > 1 for texts in held.values()),
        is_cut=len(sheaves) > EDGES_DRAWN,
    )
    return Shown("trace.html", page)


def _looks(measure: Measure) -> dict[str, tuple[str, bool]]:
    """Of each origin its class, and whether the texts name it."""
    return {origin.id: (look_of(i)[0], origin.is_stated) for i, origin in enumerate(measure.origins)}


@dataclass(frozen=True, slots=True)
class _Known:
    """What boxes are drawn by: texts held together, copies of each text, looks of origins, the reader's language."""

    held: Mapping[str, tuple[Point, ...]]
    copied: Counter[str]
    looks: Mapping[str, tuple[str, bool]]
    speech: Speech


def _node(point: Point, known: _Known) -> Node:
    id, label = f"{point.kind} {point.key}", _name(point, known.speech)
    if point.kind == "text":
        return _text_node(id, label, known.held.get(point.key, (point,)), known)
    if point.kind == "origin":
        look, is_stated = known.looks[point.key]
        return Node(id, ORIGINS, label, look=look, is_stated=is_stated)
    return Node(id, THROUGH if point.kind == "through" else SPEAKERS, label)


def _text_node(id: str, label: str, texts: tuple[Point, ...], known: _Known) -> Node:
    """A box for a text, or for several that lead to the same; a click on these leads to their steps."""
    more, copies = len(texts) - 1, sum(known.copied[text.key] for text in texts)
    notes = [known.speech.say("trace.more_texts", n=more)] if more else []
    notes += [known.speech.say("trace.copies" if not more else "count.copies", n=copies)] if copies else []
    place = "" if more else f"/article/{texts[0].key}"
    names = tuple(_name(text, known.speech) for text in texts)
    return Node(id, TEXTS, label, ", ".join(notes), place, names=names if more else ())


def _name(point: Point, speech: Speech) -> str:
    return flat(point.name) or (speech.say("figure.no_origin") if point.kind == "origin" else "")


def _columns(edges: Sequence[Edge], speech: Speech) -> tuple[tuple[int, str], ...]:
    used = {node.column for edge in edges for node in (edge.source, edge.target)}
    names = ("outlets", "through", "speakers", "origins")
    return tuple((column, speech.say(f"trace.{name}")) for column, name in enumerate(names) if column in used)


def _step(number: int, hop: Hop, outlets: dict[str, str], speech: Speech) -> Step:
    figure = hop.figure
    return Step(
        number=number,
        source=_name(hop.source, speech),
        target=_name(hop.target, speech),
        how=hop.how,
        sentence=flat(figure.sentence_text),
        reasons=tuple(name_reason(reason, outlets, speech) for reason in hop.reasons),
        place=f"/article/{figure.article_key}" + (f"#{figure.quantity.claim}" if figure.quantity.claim else ""),
        outlet=flat(figure.outlet or figure.article),
    )


def _folded(link: Link, names: dict[str, str]) -> Folded:
    return Folded(names[link.a], f"/article/{link.a}", names[link.b], f"/article/{link.b}", link.reason)
