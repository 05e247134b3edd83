"""Claims and figures as tables for notebooks and statistics: Arrow's, which other libraries take as they are."""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from html import escape
from typing import Any, Generic, TypeVar

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
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Look:
    """How rows of one kind are made of what was found, which of their columns a notebook shows, and their name."""

    kind: type
    make_rows: Callable[[Iterable[Any]], Iterator[Any]]
    shown: tuple[str, ...]
    noun: str


class Found(Generic[T]):
    """Claims or measures, in their order: counted, taken by number, shown by a notebook, made a table.

    Anything that speaks Arrow's stream protocol can be given it: `polars.DataFrame(found)`. Not a Sequence by name:
    polars would take it for rows of its own making, and not for the table.
    """

    def __init__(self, found: Iterable[T], look: _Look) -> None:
        self._found, self._look = tuple(found), look

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, at: Any) -> Any:
        return Found(self._found[at], self._look) if isinstance(at, slice) else self._found[at]

    def __iter__(self) -> Iterator[T]:
        return iter(self._found)

    def to_arrow(self) -> Any:
        """A `pyarrow.Table`: claims with the columns of `saksi export`, measures as a row a report.

        Raises ExportError where pyarrow is not installed.
        """
        pa, rows = _arrow(), self._rows()
        names = [field.name for field in fields(self._look.kind)]
        types = [_arrow_type(pa, field.name, field.type) for field in fields(self._look.kind)]
        schema = pa.schema([pa.field(name, type_) for name, type_ in zip(names, types, strict=True)])
        columns = zip(*map(astuple, rows), strict=True) if rows else ([] for _ in names)
        made = [
            _numbers(column) if name in _NUMBERS else list(column) for name, column in zip(names, columns, strict=True)
        ]
        return pa.table(made, schema=schema)

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
        return _html(self._rows(), self._look)

    def _rows(self) -> tuple[Any, ...]:
        return tuple(self._look.make_rows(self._found))


CLAIMS = _Look(ClaimRow, functools.partial(map, claim_row), _CLAIM_SHOWN, "claim")


def find(
    ledger: Ledger, words: Wanted = None, *, limit: int | None = None, order: Order = "oldest", **filters: Any
) -> Found[Hit]:
    """Find claims as `saksi search` does; `filters` are the fields of ClaimQuery.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with Ledger.open_to_write(f"{folder}/x.ledger", writer="example") as ledger:
    ...         len(find(ledger, "tewas", stance="deny"))
    0
    """
    return Found(ledger.search(ClaimQuery(words=words, **filters), limit, order=order), CLAIMS)


def figures(ledger: Ledger) -> Found[Measure]:
    """All measures with their figures and origins, as `saksi figures` prints them.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with Ledger.open_to_write(f"{folder}/x.ledger", writer="example") as ledger:
    ...         len(figures(ledger))
    0
    """
    measures = ledger.measures()
    settings = figure_settings(ledger, (figure for measure in measures for figure in measure.figures))
    return Found(measures, _Look(FigureRow, functools.partial(_report_rows, settings), _FIGURE_SHOWN, "report"))


def _report_rows(settings: Mapping[tuple[str, str], Setting], measures: Iterable[Measure]) -> Iterator[FigureRow]:
    for measure in measures:
        origins = {origin.id: origin for origin in measure.origins}
        for figure in measure.figures:
            setting = settings.get((figure.article_key, figure.quantity.id), Setting())
            yield figure_row(measure, figure, origins.get(figure.origin), setting)


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


def _html(rows: Sequence[Any], look: _Look) -> str:
    """A table for a notebook: its first rows, all text escaped."""
    head = "".join(f"<th>{escape(name.replace('_', ' '))}</th>" for name in look.shown)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(visible(str(getattr(row, name))))}</td>" for name in look.shown) + "</tr>"
        for row in rows[:ROWS_SHOWN]
    )
    told = f"{len(rows):,} {look.noun}{'' if len(rows) == 1 else 's'}"
    told += f", the first {ROWS_SHOWN} shown" if len(rows) > ROWS_SHOWN else ""
    return f"<table><caption>{told}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
