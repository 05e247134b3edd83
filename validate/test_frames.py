"""Tables as pandas, polars and DuckDB's likes take them, and the notebook as Jupyter's own reader finds it."""

from pathlib import Path

import nbformat
import pandas
import polars

import saksi

NOTEBOOK = Path(__file__).parents[1] / "docs" / "notebook.ipynb"


def test_pandas_and_polars_hold_the_same_rows(ledger: Path) -> None:
    with saksi.Ledger.open(str(ledger)) as opened:
        claims, figures = saksi.find(opened), saksi.figures(opened)
    for found in (claims, figures):
        rows = found.to_arrow().to_pylist()
        assert found.to_polars().to_dicts() == rows
        assert polars.DataFrame(found).to_dicts() == rows
        frame = found.to_pandas()
        assert isinstance(frame, pandas.DataFrame)
        assert frame.astype(object).where(frame.notna(), None).to_dict("records") == rows
    assert claims.to_pandas().groupby("outlet").size().sum() == len(claims)


def test_the_notebook_is_one() -> None:
    nbformat.validate(nbformat.read(NOTEBOOK, as_version=4))
