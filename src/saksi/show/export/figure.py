"""The reports of one figure as CSV: one row a report, with its origin."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields

from saksi.kinds import Figure, Measure, Origin
from saksi.show.export.row import BYTE_ORDER_MARK, csv_line, safe_cell


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A report in columns. `lo` and `hi` are inclusive, "" for an open end; `through` runs from the fact outwards."""

    what: str
    lo: str
    hi: str
    comparison: str
    unit: str
    printed: str
    speaker: str
    stance: str
    origin: str
    origin_name: str
    outlet: str
    published: str
    through: str
    sentence: str
    article: str
    claim: str
    article_key: str
    measure: str


def figure_row(measure: Measure, figure: Figure, origin: Origin | None) -> FigureRow:
    """A report of a figure, as a row."""
    quantity = figure.quantity
    return FigureRow(
        what=measure.what,
        lo="" if quantity.lo is None else str(quantity.lo),
        hi="" if quantity.hi is None else str(quantity.hi),
        comparison=quantity.cmp,
        unit=quantity.unit,
        printed=figure.text,
        speaker=figure.speaker,
        stance=figure.stance or "",
        origin=figure.origin,
        origin_name=origin.name if origin else "",
        outlet=figure.outlet or "",
        published=figure.published or "",
        through=" < ".join(figure.chain[1:-1]),
        sentence=figure.sentence_text,
        article=figure.article,
        claim=quantity.claim or "",
        article_key=figure.article_key,
        measure=measure.id,
    )


def write_figure(measure: Measure) -> Iterator[bytes]:
    """All reports of a figure as CSV, in the order of the ledger; written as `write_csv` writes claims."""
    origins = {origin.id: origin for origin in measure.origins}
    yield BYTE_ORDER_MARK + csv_line(tuple(field.name for field in fields(FigureRow)))
    for figure in measure.figures:
        row = astuple(figure_row(measure, figure, origins.get(figure.origin)))
        yield csv_line(tuple(safe_cell(cell) for cell in row))
