"""The reports of one figure as CSV: one row a report, with its origin."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields

from saksi.answer.setting import Setting, figure_settings
from saksi.kinds import Figure, Measure, Origin
from saksi.ledger.ledger import Ledger
from saksi.show.export.row import BYTE_ORDER_MARK, csv_line, safe_cell


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A report in columns. `lo` and `hi` are inclusive, "" for an open end; `through` runs from the fact outwards.

    `whom` are the words that say which of the counted; `place_code` is ISO 3166, `place_id` a GeoNames or other id;
    `as_of` is TIMEX3, and stands for the days from `as_of_start` up to, but not with, `as_of_end`.
    """

    what: str
    lo: str
    hi: str
    comparison: str
    unit: str
    printed: str
    whom: str
    place: str
    place_code: str
    place_id: str
    as_of: str
    as_of_start: str
    as_of_end: str
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


def figure_row(measure: Measure, figure: Figure, origin: Origin | None, setting: Setting) -> FigureRow:
    """A report of a figure, as a row."""
    quantity, place, as_of = figure.quantity, setting.place, setting.as_of
    return FigureRow(
        what=measure.what,
        lo="" if quantity.lo is None else str(quantity.lo),
        hi="" if quantity.hi is None else str(quantity.hi),
        comparison=quantity.cmp,
        unit=quantity.unit,
        printed=figure.text,
        whom=setting.whom,
        place=place.name if place else "",
        place_code=place.code if place else "",
        place_id=next(iter(place.ids), "") if place else "",
        as_of=as_of.value if as_of else "",
        as_of_start=(as_of.start or "") if as_of else "",
        as_of_end=(as_of.end or "") if as_of else "",
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


def write_figure(ledger: Ledger, measure: Measure) -> Iterator[bytes]:
    """All reports of a figure as CSV, in the order of the ledger; written as `write_csv` writes claims."""
    settings = figure_settings(ledger, measure.figures)
    origins = {origin.id: origin for origin in measure.origins}
    yield BYTE_ORDER_MARK + csv_line(tuple(field.name for field in fields(FigureRow)))
    for figure in measure.figures:
        setting = settings[(figure.article_key, figure.quantity.id)]
        row = astuple(figure_row(measure, figure, origins.get(figure.origin), setting))
        yield csv_line(tuple(safe_cell(cell) for cell in row))
