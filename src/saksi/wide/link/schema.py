"""The tables of what is linked, as Arrow schemas. Spans are half open."""

from collections.abc import Mapping
from typing import Any

import msgspec
import pyarrow as pa

from saksi.kinds import Link, Measure, Span
from saksi.wide.schema import texts

Row = dict[str, Any]


# `a` and `b` are keys of articles; a copy runs from `a` to its source `b`.
LINKS = pa.schema(
    [
        *texts("kind", "a", "b"),
        ("share", pa.float64()),
        *texts("reason", "by"),
        *((name, pa.int32()) for name in ("a_start", "a_end", "b_start", "b_end")),
    ]
)
# `first` and `at` put measures in order: by the first article of what is told together, then by their place in it.
# `record` is all there is, for `saksi load`.
MEASURES = pa.schema(
    [
        *texts("measure", "what", "concept", "outcome", "unit"),
        *((name, pa.int32()) for name in ("figures", "outlets", "lower", "upper", "contradictions", "revisions", "at")),
        ("first", pa.string()),
        ("record", pa.binary()),
    ]
)
ORIGINS = pa.schema(
    [*texts("measure", "origin", "name"), ("is_stated", pa.bool_()), ("reasons", pa.list_(pa.string()))]
)
# Each figure of a measure; `article` is a key, `through` runs from the fact to the outlet.
COUNTED = pa.schema(
    [
        *texts("measure", "origin", "article", "outlet", "published", "printed"),
        ("lo", pa.float64()),
        ("hi", pa.float64()),
        *texts("comparison", "unit", "speaker", "stance"),
        ("through", pa.list_(pa.string())),
        *texts("sentence"),
        ("start", pa.int32()),
        ("end", pa.int32()),
    ]
)
LINKED: Mapping[str, pa.Schema] = {"links": LINKS, "measures": MEASURES, "origins": ORIGINS, "counted": COUNTED}


def link_row(link: Link) -> Row:
    """A link as a row of `links`.

    >>> link_row(Link("copy-of", "k1", "k2", 0.9, "credits Warta", "word-runs"))["b"]
    'k2'
    """
    (a_start, a_end), (b_start, b_end) = link.a_span or (None, None), link.b_span or (None, None)
    told = {name: getattr(link, name) for name in ("kind", "a", "b", "share", "reason", "by")}
    spans = {"a_start": a_start, "a_end": a_end, "b_start": b_start, "b_end": b_end}
    return {**told, **spans}


def row_link(row: Mapping[str, Any]) -> Link:
    """The link that a row of `links` was made of."""
    a_span, b_span = (
        None if row[f"{end}_start"] is None else Span(row[f"{end}_start"], row[f"{end}_end"]) for end in ("a", "b")
    )
    told = (row["kind"], row["a"], row["b"], row["share"], row["reason"], row["by"])
    return Link(*told, a_span, b_span)


def measure_row(measure: Measure, first: str, at: int) -> Row:
    """A measure as a row of `measures`."""
    outlets = {figure.outlet for figure in measure.figures}
    told = {name: getattr(measure, name) for name in ("what", "concept", "outcome", "unit", "lower", "upper")}
    sizes = {"figures": len(measure.figures), "outlets": len(outlets)}
    pairs = {"contradictions": len(measure.contradictions), "revisions": len(measure.revisions)}
    record = msgspec.msgpack.encode(measure)
    return {"measure": measure.id, **told, **sizes, **pairs, "at": at, "first": first, "record": record}


def origin_rows(measure: Measure) -> list[Row]:
    """The origins of a measure as rows of `origins`."""
    return [
        {"measure": measure.id, "origin": each.id, "name": each.name, "is_stated": each.is_stated,
         "reasons": list(each.reasons)}
        for each in measure.origins
    ]  # fmt: skip


def figure_rows(measure: Measure) -> list[Row]:
    """The figures of a measure as rows of `counted`."""
    rows = []
    for figure in measure.figures:
        quantity = figure.quantity
        rows.append(
            {
                "measure": measure.id,
                "origin": figure.origin,
                "article": figure.article_key,
                **{name: getattr(figure, name) for name in ("outlet", "published", "speaker", "stance")},
                "printed": figure.text,
                "lo": None if quantity.lo is None else float(quantity.lo),
                "hi": None if quantity.hi is None else float(quantity.hi),
                "comparison": quantity.cmp,
                "unit": quantity.unit,
                "through": list(figure.chain),
                "sentence": figure.sentence_text,
                "start": quantity.span.start,
                "end": quantity.span.end,
            }
        )
    return rows
