"""A ledger in Datasette, a program of others that shows any SQLite file: every table, view and the full text."""

import asyncio
from pathlib import Path

from datasette.app import Datasette

from saksi.ledger.ledger import Ledger
from saksi.ledger.search.query import ClaimQuery


def test_datasette_shows_every_table_and_view_and_finds_words(ledger: Path) -> None:
    async def look() -> None:
        shown = Datasette([str(ledger)])
        await shown.invoke_startup()
        told = (await shown.client.get("/demo.json")).json()
        names = [each["name"] for each in (*told["tables"], *told["views"])]
        assert {"who_said_what", "who_reports_which_figure", "claims", "corrections"} <= set(names)
        for name in names:
            page = await shown.client.get(f"/demo/{name}?_size=5")
            rows = await shown.client.get(f"/demo/{name}.json?_size=5&_shape=array")
            assert (name, page.status_code, rows.status_code) == (name, 200, 200)
        with Ledger.open(str(ledger)) as opened:
            found = opened.count(ClaimQuery(words="tewas"))
        sql = "select count(*) as n from claim_search where claim_search match 'passage : tewas'"
        [row] = (await shown.client.get("/demo.json", params={"sql": sql, "_shape": "array"})).json()
        assert row == {"n": found}
        assert found

    asyncio.run(look())
