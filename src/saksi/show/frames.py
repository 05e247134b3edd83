"""Claims and figures as tables for notebooks and statistics: Arrow's, which other libraries take as they are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, fields
from html import escape
from typing import Any

from saksi.answer.setting import Setting, figure_settings
from saksi.kinds import Measure
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.part import Wanted
from saksi.ledger.search.query import ClaimQuery, Order
from saksi.ledger.search.search import Hit
from saksi.show.export.figure import FigureRow, figure_row
from saksi.show.export.row import ClaimRow, ExportError, claim_row
from saksi.show.plain import visible

# Rows of a table in a notebook; a table of all is one call away.
ROWS_SHOWN = 20
# Columns that say most to a person, in the order in which they are read.
_CLAIM_SHOWN = ("speaker", "stance", "words", "outlet", "published", "article", "claim")
_FIGURE_SHOWN = ("what", "printed", "speaker", "origin_name", "outlet", "published", "sentence")
_NUMBERS = ("lo", "hi")


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows of one kind. Anything that speaks Arrow's stream protocol can be given it: `polars.DataFrame(table)`."""

    kind: type
    rows: tuple[Any, ...]
    shown: tuple[str, ...]

    def to_arrow(self) -> Any:
        """A `pyarrow.Table`. Raises ExportError where pyarrow is not installed."""
        pa = _arrow()
        names = [field.name for field in fields(self.kind)]
        types = [_arrow_type(pa, field.name, field.type) for field in fields(self.kind)]
        schema = pa.schema([pa.field(name, type_) for name, type_ in zip(names, types, strict=True)])
        columns = zip(*map(astuple, self.rows), strict=True) if self.rows else ([] for _ in names)
        made = [
            _numbers(column) if name in _NUMBERS else list(column) for name, column in zip(names, columns, strict=True)
        ]
        return pa.table(made, schema=schema)


class Claims:
    """Claims found, in their order: hits that are counted, taken by number, shown by a notebook, made a table.

    Not a Sequence by name: polars would take it for rows of its own making, and not for the table.
    """

    def __init__(self, hits: Iterable[Hit]) -> None:
        self._hits = tuple(hits)

    def __len__(self) -> int:
        return len(self._hits)

    def __getitem__(self, at: Any) -> Any:
        return Claims(self._hits[at]) if isinstance(at, slice) else self._hits[at]

    def __iter__(self) -> Iterator[Hit]:
        return iter(self._hits)

    def to_arrow(self) -> Any:
        """The columns of `saksi export` as a `pyarrow.Table`. Raises ExportError where pyarrow is not installed."""
        return self._table().to_arrow()

    def to_pandas(self) -> Any:
        """The same as a `pandas.DataFrame`."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> Any:
        """The same as a `polars.DataFrame`."""
        return _polars(self.to_arrow())

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Hand the table to another library without a copy (Arrow's PyCapsule interface)."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def _repr_html_(self) -> str:
        return _html(self._table(), "claim")

    def _table(self) -> _Table:
        return _Table(ClaimRow, tuple(map(claim_row, self._hits)), _CLAIM_SHOWN)


class Figures:
    """Measures: counted, taken by number, shown by a notebook, made a table of one row a report."""

    def __init__(self, measures: Iterable[Measure], settings: Mapping[tuple[str, str], Setting]) -> None:
        self._measures = tuple(measures)
        self._settings = settings

    def __len__(self) -> int:
        return len(self._measures)

    def __getitem__(self, at: Any) -> Any:
        return Figures(self._measures[at], self._settings) if isinstance(at, slice) else self._measures[at]

    def __iter__(self) -> Iterator[Measure]:
        return iter(self._measures)

    def to_arrow(self) -> Any:
        """One row a report as a `pyarrow.Table`; `lo` and `hi` are numbers. Raises ExportError without pyarrow."""
        return self._table().to_arrow()

    def to_pandas(self) -> Any:
        """The same as a `pandas.DataFrame`."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> Any:
        """The same as a `polars.DataFrame`."""
        return _polars(self.to_arrow())

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Hand the table to another library without a copy (Arrow's PyCapsule interface)."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def _repr_html_(self) -> str:
        return _html(self._table(), "report")

    def _table(self) -> _Table:
        rows = []
        for measure in self._measures:
            origins = {origin.id: origin for origin in measure.origins}
            for figure in measure.figures:
                setting = self._settings.get((figure.article_key, figure.quantity.id), Setting())
                rows.append(figure_row(measure, figure, origins.get(figure.origin), setting))
        return _Table(FigureRow, tuple(rows), _FIGURE_SHOWN)


def find(
    ledger: Ledger, words: Wanted = None, *, limit: int | None = None, order: Order = "oldest", **filters: Any
) -> Claims:
    """Find claims as `saksi search` does; `filters` are the fields of ClaimQuery.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with Ledger.open_to_write(f"{folder}/x.ledger", writer="example") as ledger:
    ...         len(find(ledger, "tewas", stance="deny"))
    0
    """
    return Claims(ledger.search(ClaimQuery(words=words, **filters), limit, order=order))


def figures(ledger: Ledger) -> Figures:
    """All measures with their figures and origins, as `saksi figures` prints them.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with Ledger.open_to_write(f"{folder}/x.ledger", writer="example") as ledger:
    ...         len(figures(ledger))
    0
    """
    measures = ledger.measures()
    return Figures(measures, figure_settings(ledger, (figure for measure in measures for figure in measure.figures)))


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise ExportError("tables need one more package: pip install 'saksi[frames]'") from error
    return pyarrow


def _polars(table: Any) -> Any:
    try:
        import polars
    except ImportError as error:
        raise ExportError("to_polars needs one more package: pip install polars") from error
    return polars.from_arrow(table)


def _arrow_type(pa: Any, name: str, declared: object) -> Any:
    if name in _NUMBERS:
        return pa.float64()
    return pa.int64() if declared is int else pa.string()


def _numbers(column: Iterable[str]) -> list[float | None]:
    return [float(cell) if cell else None for cell in column]


def _html(table: _Table, noun: str) -> str:
    """A table for a notebook: its first rows, all text escaped."""
    head = "".join(f"<th>{escape(name.replace('_', ' '))}</th>" for name in table.shown)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(visible(str(getattr(row, name))))}</td>" for name in table.shown) + "</tr>"
        for row in table.rows[:ROWS_SHOWN]
    )
    count = len(table.rows)
    told = f"{count:,} {noun}{'' if count == 1 else 's'}"
    told += f", the first {ROWS_SHOWN} shown" if count > ROWS_SHOWN else ""
    return f"<table><caption>{told}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
