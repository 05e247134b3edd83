"""Tables for notebooks, and the notebook of the documentation, run cell by cell."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import saksi
from saksi.kinds import Article, Claim, Span
from saksi.ledger.search.search import Hit
from saksi.show.export.figure import FigureRow
from saksi.show.export.row import COLUMNS
from saksi.show.frames import CLAIMS, ROWS_SHOWN, Found

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebook.ipynb"


@pytest.fixture
def ledger(demo_path: Path) -> Iterator[saksi.Ledger]:
    with saksi.Ledger.open(str(demo_path)) as ledger:
        yield ledger


def test_claims_become_a_table_of_the_export_s_columns(ledger: saksi.Ledger) -> None:
    claims = saksi.find(ledger, "tewas", stance="say")
    table = claims.to_arrow()
    assert table.column_names == list(COLUMNS)
    assert table.num_rows == len(claims) > 3
    assert set(table.column("stance").to_pylist()) == {"say"}
    assert table.column("claim").to_pylist() == [hit.claim.id for hit in claims]
    assert saksi.find(ledger, "tewas", stance="say", limit=2)[:].to_arrow() == claims[:2].to_arrow()


def test_figures_become_a_table_with_numbers(ledger: saksi.Ledger) -> None:
    figures = saksi.figures(ledger)
    table = figures.to_arrow()
    assert table.column_names == list(FigureRow.__dataclass_fields__)
    assert table.num_rows == sum(len(measure.figures) for measure in figures)
    assert table.schema.field("lo").type == pa.float64()
    assert 7.0 in table.column("lo").to_pylist()
    assert None in table.column("hi").to_pylist()


def test_another_library_takes_a_table_by_arrow_s_protocol(ledger: saksi.Ledger) -> None:
    for found in (saksi.find(ledger), saksi.figures(ledger)):
        taken = pa.RecordBatchReader.from_stream(found).read_all()
        assert taken == found.to_arrow()


def test_nothing_found_is_a_table_without_rows() -> None:
    assert Found([], CLAIMS).to_arrow().num_rows == 0
    assert "0 claims" in Found([], CLAIMS)._repr_html_()


def test_a_notebook_shows_the_first_rows_and_escapes_them(ledger: saksi.Ledger) -> None:
    shown = saksi.find(ledger)._repr_html_()
    assert shown.count("<tr>") == ROWS_SHOWN + 1
    assert f"the first {ROWS_SHOWN} shown" in shown
    text = "<script>alert(1)</script> air naik"
    claim = Claim("c1", "indirect", (), (), (Span(0, len(text)),), "<b>Sari</b>", "say", Span(0, len(text)), "r", "A")
    hit = Hit(Article("a", "k", text, "s", "a"), claim, (), ())
    html = Found([hit], CLAIMS)._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "&lt;b&gt;Sari" in html


def test_every_cell_of_the_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    names: dict[str, Any] = {}
    shown = []
    for cell in cells:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            shown.append(run_cell("".join(cell["source"]), names))
    assert shown[0] == 12
    assert "<table>" in shown[1]._repr_html_()
    assert shown[-2] == ("Yohana Bhoki", "say", ["Sedikitnya 12 orang mengungsi"])


def run_cell(source: str, names: dict[str, Any]) -> Any:
    """Run a cell, and give what a notebook would show of it: the value of its last line."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if isinstance(last, ast.Expr) else None
