"""A claim as one flat row, and tables of them: CSV and Parquet."""

import csv
import io
import itertools
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from typing import IO

from saksi.answer.setting import settings_of
from saksi.errors import SaksiError
from saksi.ledger.search.search import Hit
from saksi.show.label import amount

# What a spreadsheet takes for a formula when a cell begins with it (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
GAP = " ... "
# Rows of one group of a Parquet file: some 10 MB, so that a reader can skip, and a writer need not hold all.
GROUP_ROWS = 10_000
CHUNK_BYTES = 65_536
# By it spreadsheets know that a file is UTF-8.
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class ExportError(SaksiError):
    """An export that needs something that is not installed."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in columns. `start` and `end` reach from its first to its last word, in code points of the text.

    `through` runs from the fact towards the outlet. `figures` are as printed, `figures_read` as they were read;
    `figures_of`, `figures_place` and `figures_as_of` (TIMEX3) say in the same order which of the counted, where and as
    of when, with nothing between two semicolons where the text does not say so.
    """

    article: str
    claim: str
    published: str
    outlet: str
    title: str
    url: str
    speaker: str
    stance: str
    kind: str
    through: str
    words: str
    sentence: str
    figures: str
    figures_read: str
    figures_of: str
    figures_place: str
    figures_as_of: str
    times: str
    times_read: str
    tier: str
    rule: str
    verdict: str
    start: int
    end: int
    article_key: str
    sha256: str


COLUMNS = tuple(field.name for field in fields(ClaimRow))


def claim_row(hit: Hit) -> ClaimRow:
    """A claim found, as a row."""
    article, claim, text = hit.article, hit.claim, hit.article.text
    settings = settings_of(hit)
    return ClaimRow(
        article=article.id,
        claim=claim.id,
        published=article.published or "",
        outlet=article.outlet or "",
        title=article.title or "",
        url=article.url or "",
        speaker=claim.speaker,
        stance=claim.stance,
        kind=claim.kind,
        through=" < ".join(relay.name for relay in claim.relay),
        words=GAP.join(text[slice(*span)] for span in claim.content),
        sentence=text[slice(*claim.sentence)],
        figures="; ".join(text[slice(*quantity.span)] for quantity in hit.quantities),
        figures_read="; ".join(amount(quantity) for quantity in hit.quantities),
        figures_of=_in_order(each.whom for each in settings),
        figures_place=_in_order(each.place.name if each.place else "" for each in settings),
        figures_as_of=_in_order(each.as_of.value if each.as_of else "" for each in settings),
        times="; ".join(text[slice(*when.span)] for when in hit.times),
        times_read="; ".join(when.value for when in hit.times),
        tier=claim.tier,
        rule=claim.by,
        verdict=hit.verdict,
        start=min((span.start for span in claim.content), default=claim.sentence.start),
        end=max((span.end for span in claim.content), default=claim.sentence.end),
        article_key=article.key,
        sha256=article.sha256,
    )


def _in_order(values: Iterable[str]) -> str:
    """Values of several figures, in their order; "" where none of them has one."""
    held = tuple(values)
    return "; ".join(held) if any(held) else ""


def write_csv(hits: Iterable[Hit]) -> Iterator[bytes]:
    """Claims as CSV (RFC 4180) in UTF-8."""
    yield from write_table(COLUMNS, map(astuple, map(claim_row, hits)))


def write_table(columns: Iterable[str], rows: Iterable[Iterable[str | int]]) -> Iterator[bytes]:
    """Rows as CSV, with a mark at the beginning by which spreadsheets know that it is UTF-8."""
    yield BYTE_ORDER_MARK + csv_line(tuple(columns))
    for row in rows:
        yield csv_line(tuple(map(safe_cell, row)))


def safe_cell(cell: str | int) -> str | int:
    """A cell that no spreadsheet runs: an apostrophe stands before what would be a formula.

    >>> safe_cell('=HYPERLINK("x")'), safe_cell("12 orang"), safe_cell(7)
    ('\\'=HYPERLINK("x")', '12 orang', 7)
    """
    if isinstance(cell, str):
        return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) or cell.startswith("'") else cell
    return cell


def write_parquet(hits: Iterable[Hit]) -> Iterator[bytes]:
    """Claims as Parquet, the same columns. Raises ExportError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise ExportError("Parquet needs one more package: pip install 'saksi[parquet]'") from error
    types = {"start": pa.int64(), "end": pa.int64()}
    schema = pa.schema([pa.field(name, types.get(name, pa.string()), nullable=False) for name in COLUMNS])
    rows = iter(hits)
    with tempfile.TemporaryFile() as held:
        with parquet.ParquetWriter(held, schema, compression="zstd") as writer:
            while group := list(itertools.islice(rows, GROUP_ROWS)):
                columns = list(zip(*(astuple(claim_row(hit)) for hit in group), strict=True))
                writer.write_table(pa.table([list(column) for column in columns], schema=schema))
        yield from read_again(held)


def read_again(held: IO[bytes]) -> Iterator[bytes]:
    """Give back what was written to a file, in chunks."""
    held.seek(0)
    while chunk := held.read(CHUNK_BYTES):
        yield chunk


def csv_line(cells: tuple[str | int, ...]) -> bytes:
    """One row of CSV.

    >>> csv_line(("a,b", 7))
    b'"a,b",7\\r\\n'
    """
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode("utf-8", "replace")
