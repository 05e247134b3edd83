"""The tables of what is read, as Arrow schemas. Spans count code points of the article's text, half open."""

from collections.abc import Mapping

import pyarrow as pa

_STATED = pa.struct([pa.field(name, pa.string(), nullable=False) for name in ("field", "value", "source", "note")])
_WHERE = [pa.field("article", pa.string(), nullable=False), ("outlet", pa.string()), ("published", pa.string())]
_SPAN = [pa.field("start", pa.int32(), nullable=False), pa.field("end", pa.int32(), nullable=False)]


def texts(*names: str) -> list[tuple[str, pa.DataType]]:
    """Columns of text."""
    return [(name, pa.string()) for name in names]


# What comes in: bytes as they were taken, where from, and what was said of them. Only `data` and `address` are needed.
# `key` names the page in a ledger; it is made of the bytes and of what was given with them where it is missing.
PAGES = pa.schema(
    [
        pa.field("key", pa.string()),
        ("sha256", pa.string()),
        pa.field("data", pa.large_binary(), nullable=False),
        ("media_type", pa.string()),
        pa.field("address", pa.string(), nullable=False),
        ("id", pa.string()),
        *texts("given_outlet", "given_published", "charset", "fetched"),
        ("stated", pa.list_(_STATED)),
    ]
)

# `record` is all that was read, as `saksi read --json` prints it, without the text: what `saksi load` takes.
ARTICLES = pa.schema(
    [
        pa.field("key", pa.string(), nullable=False),
        *texts("id", "sha256", "address", "url", "title", "outlet"),
        ("authors", pa.list_(pa.string())),
        *texts("published", "modified", "republished_from", "section", "language"),
        ("characters", pa.int32()),
        ("sentences", pa.int32()),
        ("sentences_read", pa.int32()),
        ("cuts", pa.int32()),
        ("version", pa.string()),
        ("text", pa.large_string()),
        ("record", pa.large_binary()),
    ]
)

# `through` runs from the fact towards the outlet. `speaker` is "" when none is stated.
CLAIMS = pa.schema(
    [
        *_WHERE,
        *texts("claim", "kind", "stance", "speaker", "speaker_kind", "country"),
        ("through", pa.list_(pa.string())),
        *texts("words", "sentence", "tier", "rule", "nested_in"),
        *_SPAN,
    ]
)

# `lo` and `hi` are inclusive, null for an open end. `claim` is null for the outlet's own word, else `speaker` is whose.
FIGURES = pa.schema(
    [
        *_WHERE,
        *texts("figure", "printed"),
        ("lo", pa.float64()),
        ("hi", pa.float64()),
        *texts("comparison", "unit", "unit_kind", "concept", "outcome", "change", "mode", "per"),
        *texts("claim", "speaker", "stance", "sentence"),
        *_SPAN,
    ]
)

TIMES = pa.schema(
    [
        *_WHERE,
        *texts("time", "printed", "type", "value", "edtf", "begins", "ends", "granularity", "mod", "claim"),
        *_SPAN,
    ]
)

PLACES = pa.schema(
    [
        *_WHERE,
        *texts("place", "printed", "name", "code", "role", "level"),
        ("latitude", pa.float64()),
        ("longitude", pa.float64()),
        ("ids", pa.list_(pa.string())),
        ("claim", pa.string()),
        *_SPAN,
    ]
)

REJECTS = pa.schema(texts("address", "id", "room", "reason", "sha256"))

SCHEMAS: Mapping[str, pa.Schema] = {
    "pages": PAGES,
    "articles": ARTICLES,
    "claims": CLAIMS,
    "figures": FIGURES,
    "times": TIMES,
    "places": PLACES,
    "rejects": REJECTS,
}
