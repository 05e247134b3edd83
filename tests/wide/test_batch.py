"""One function from Arrow to Arrow: what comes out is what was read, and goes back into findings."""

import hashlib
from pathlib import Path

import pyarrow as pa
import pytest

from saksi.errors import InputError
from saksi.flow import read_finding
from saksi.kinds import Page, Settings
from saksi.read.source import open_pages
from saksi.wide.batch import pack_pages, read_batch, record_article, unpack_pages
from saksi.wide.schema import SCHEMAS

SETTINGS = Settings()
TEXT = "Sedikitnya 12 orang mengungsi di Kabupaten Sigi pada Senin (3/3/2025), kata Kepala BPBD Sari Dewi kepada Warta."


def pages_of(folder: Path) -> list[Page]:
    return [page for page in open_pages([str(folder)], SETTINGS) if isinstance(page, Page)]


def test_a_page_comes_out_of_arrow_as_it_went_in(corpus: Path) -> None:
    pages = pages_of(corpus)
    assert list(unpack_pages(pack_pages(pages), SETTINGS)) == pages


def test_bytes_and_an_address_are_enough(corpus: Path) -> None:
    page = pages_of(corpus)[-1]
    bare = pa.table({"data": [page.data], "address": [page.address], "id": [page.id]})
    assert list(unpack_pages(bare, SETTINGS)) == [page]


def test_what_was_given_with_a_page_counts() -> None:
    given = {"data": [TEXT.encode()], "address": ["a"], "given_outlet": ["Warta"], "given_published": ["2025-03-04"]}
    articles = read_batch(pa.table(given))["articles"].to_pylist()
    assert (articles[0]["outlet"], articles[0]["published"]) == ("Warta", "2025-03-04")
    assert articles[0]["key"] != hashlib.sha256(TEXT.encode()).hexdigest()


def test_every_table_has_its_schema_even_when_it_is_empty() -> None:
    tables = read_batch(pa.table({"data": [b""], "address": ["a"]}))
    assert {name: tables[name].schema for name in SCHEMAS} == dict(SCHEMAS)
    assert {name: tables[name].num_rows for name in SCHEMAS} == {name: int(name == "rejects") for name in SCHEMAS}
    assert tables["rejects"].to_pylist() == [
        {"address": "a", "id": "a", "room": "read", "reason": "empty", "sha256": None}
    ]


def test_rows_say_what_the_finding_says(corpus: Path) -> None:
    pages = pages_of(corpus)
    tables = read_batch(pack_pages(pages))
    articles = tables["articles"].to_pylist()
    assert articles
    findings = {finding.article.key: finding for finding in map(record_article, articles)}
    by_key = {page.key: page for page in pages}
    assert all(read_finding(by_key[key], SETTINGS) == finding for key, finding in findings.items())
    for row in tables["claims"].to_pylist():
        [claim] = [each for each in findings[row["article"]].claims if each.id == row["claim"]]
        assert (row["speaker"], row["stance"], row["rule"]) == (claim.speaker, claim.stance, claim.by)
    for row in tables["figures"].to_pylist():
        text = findings[row["article"]].article.text
        assert text[row["start"] : row["end"]] == row["printed"]
        assert row["printed"] in row["sentence"]
    counted = sum(len(finding.quantities) for finding in findings.values())
    assert tables["figures"].num_rows == counted > 0
    assert tables["pages"].column("key").to_pylist() == [row["key"] for row in articles]


def test_the_same_batch_gives_the_same_tables_by_processes_of_their_own(corpus: Path) -> None:
    batch = pack_pages(pages_of(corpus)[:12])
    alone, beside = read_batch(batch), read_batch(batch, Settings(workers=2))
    assert {name: alone[name] == beside[name] for name in SCHEMAS} == dict.fromkeys(SCHEMAS, True)


def test_a_batch_without_bytes_is_told() -> None:
    with pytest.raises(InputError, match="no column data"):
        read_batch(pa.table({"address": ["a"]}))
