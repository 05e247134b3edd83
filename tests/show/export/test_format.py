"""Every export, read back by a reader that is not ours: as many claims, with the same words."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import rdflib
from bibtexparser.entrypoint import parse_string
from fastwarc.warc import ArchiveIterator
from pyarrow import parquet

from saksi import Ledger, add_paths
from saksi.kinds import EventType
from saksi.ledger.search.query import ClaimQuery
from saksi.ledger.search.search import Hit
from saksi.show.export.event import EVENT_COLUMNS
from saksi.show.export.format import FORMATS
from saksi.show.export.row import COLUMNS, claim_row, safe_cell
from saksi.show.export.surt import surt
from saksi.show.export.taken import Taken

# rdflib's own parser of JSON-LD uses what rdflib calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

# Of the vocabulary of Web Annotations, what we write: so that nothing is fetched (www.w3.org/ns/anno.jsonld).
ANNOTATION = {
    "@vocab": "http://www.w3.org/ns/oa#",
    "id": "@id",
    "type": "@type",
    "body": "hasBody",
    "target": "hasTarget",
    "source": {"@id": "hasSource", "@type": "@id"},
    "selector": "hasSelector",
    "items": "http://www.w3.org/ns/activitystreams#items",
}
Writing = Callable[[str, list[Hit]], bytes]
STORIES = (
    "“=1+1 orang hilang & 50% rumah rusak,” kata Bupati Sari_Dewi {Sigi}, Senin (3/3/2025). Diduga @tanggul jebol.",
    'Sedikitnya 12 orang tewas, kata Kepala BPBD Sari Dewi. Budi Rante membantah "semua" itu, 4.000 orang, katanya.',
    "Massa menyerang kantor camat di Sigi pada Minggu (2/3/2025), kata Kapolres Sigi Budi Rante.",
    "Hujan turun di Palu, kata Wali Kota Sari Dewi. “Air naik,” ujar Sari, “lalu surut.”",
)


NOW = "2025-04-01T00:00:00+00:00"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of claims whose words are awkward to write."""
    folder = tmp_path_factory.mktemp("export")
    pages = folder / "pages.jsonl"
    lines = [
        {"id": f"a{i}", "text": text, "title": "-Banjir | {di} Sigi, #1", "outlet": "Koran \\ Contoh",
         "published": "2025-03-03", "url": f"https://koran.example/{i}?a=1&b={{2}}", "authors": ["A & B"]}
        for i, text in enumerate(STORIES)
    ]  # fmt: skip
    pages.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    path = str(folder / "x.ledger")
    with Ledger.open_to_write(path, writer="test") as ledger:
        assert len(list(add_paths([str(pages)], ledger))) == len(STORIES)
    with Ledger.open(path) as ledger:
        yield ledger


@pytest.fixture(scope="module")
def hits(ledger: Ledger) -> list[Hit]:
    found = list(ledger.search(ClaimQuery()))
    assert len(found) == ledger.count(ClaimQuery()) > 4
    return found


@pytest.fixture(scope="module")
def written(ledger: Ledger) -> Writing:
    """Give a function that writes claims in a format."""
    return lambda name, hits: b"".join(FORMATS[name].write(Taken(hits, ledger, NOW)))


def words(hit: Hit) -> list[str]:
    return [hit.article.text[slice(*span)] for span in hit.claim.content]


def test_csv_is_read_by_the_standard_library(hits: list[Hit], written: Writing) -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", hits).decode("utf-8-sig"), newline="")))
    assert [tuple(row) for row in rows] == [COLUMNS] * len(hits)
    for row, hit in zip(rows, hits, strict=True):
        assert row["words"].removeprefix("'") == " ... ".join(words(hit))
        assert hit.article.text[int(row["start"]) : int(row["end"])].startswith(words(hit)[0])


def test_what_a_figure_is_said_for_stands_in_the_order_of_the_figures(demo_path: Path) -> None:
    with Ledger.open(str(demo_path)) as ledger:
        key = ledger.find_key("lontar-2")
        found = [hit for hit in ledger.search(ClaimQuery("bertambah")) if hit.article.key == key]
        [row] = [claim_row(hit) for hit in found]
    assert row.figures == "11 orang; tujuh orang"
    assert row.figures_place == "Detusoko; Detusoko"
    assert row.figures_as_of == "2025-03-07TAF; 2025-03-06"
    assert row.figures_of == ""


def test_no_cell_of_csv_is_a_formula(hits: list[Hit], written: Writing) -> None:
    rows = list(csv.reader(io.StringIO(written("csv", hits).decode("utf-8-sig"), newline="")))
    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert any(cell.startswith("'=1+1") for cell in cells)


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "  =1", "\uff1d1", "'=1"])
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


def test_json_lines_hold_every_span(hits: list[Hit], written: Writing) -> None:
    lines = [json.loads(line) for line in written("jsonl", hits).splitlines()]
    assert [line["words"] for line in lines] == [words(hit) for hit in hits]


def test_parquet_is_read_by_arrow(hits: list[Hit], written: Writing) -> None:
    table = parquet.read_table(io.BytesIO(written("parquet", hits)))
    assert table.column_names == list(COLUMNS)
    assert table.num_rows == len(hits)
    assert table.column("words").to_pylist() == [claim_row(hit).words for hit in hits]
    assert table.schema.field("start").type == "int64"


def test_annotations_are_linked_data_whose_selectors_find_the_words(hits: list[Hit], written: Writing) -> None:
    page = json.loads(written("annotation", hits))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    graph = rdflib.Graph().parse(data=json.dumps({**page, "@context": ANNOTATION}), format="json-ld")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    assert len(set(graph.subjects(rdflib.RDF.type, oa.Annotation))) == len(hits)
    exact = sorted(str(value) for value in graph.objects(None, oa.exact))
    assert exact == sorted(word for hit in hits for word in words(hit))
    for item, hit in zip(page["items"], hits, strict=True):
        targets: list[Any] = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for quote, position in (target["selector"] for target in targets):
            start, end = position["start"], position["end"]
            assert hit.article.text[start:end] == quote["exact"]
            assert hit.article.text[:start].endswith(quote["prefix"])
            assert hit.article.text[end:].startswith(quote["suffix"])


def test_schema_org_tells_quotations_from_claims(hits: list[Hit], written: Writing) -> None:
    graph = rdflib.Graph().parse(data=written("schema", hits), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    quotations = set(graph.subjects(rdflib.RDF.type, schema.Quotation))
    claims = set(graph.subjects(rdflib.RDF.type, schema.Claim))
    assert len(quotations) == sum(hit.claim.kind == "direct" for hit in hits) > 0
    assert len(quotations) + len(claims) == len(hits)
    assert list(graph.subjects(rdflib.RDF.type, schema.ClaimReview)) == []
    named = {str(graph.value(who, schema.name)) for who in graph.objects(None, schema.author)}
    assert named == {hit.claim.speaker for hit in hits if hit.claim.speaker}


def test_bibtex_is_read_by_a_parser_of_it(hits: list[Hit], written: Writing) -> None:
    library = parse_string(written("bibtex", hits).decode())
    assert library.failed_blocks == []
    assert len({entry.key for entry in library.entries}) == len(hits)
    for entry in library.entries:
        assert entry.fields_dict["title"].value == r"-Banjir | \{di\} Sigi, \#1"
        assert entry.fields_dict["url"].value.startswith("https://koran.example/")


def test_followthemoney_has_each_entity_once_and_nothing_that_leads_nowhere(
    hits: list[Hit], written: Writing, ledger: Ledger
) -> None:
    entities = [json.loads(line) for line in written("ftm", hits).splitlines()]
    by_id = {entity["id"]: entity for entity in entities}
    assert len(by_id) == len(entities)
    notes = [entity["properties"] for entity in entities if entity["schema"] == "Note"]
    assert [note["description"] for note in notes] == [[" ... ".join(words(hit)).strip()] for hit in hits]
    for hit, note in zip(hits, notes, strict=True):
        about = [by_id[id] for id in note["entity"]]
        assert about[0]["schema"] == "Article"
        assert about[0]["properties"]["contentHash"] == [hashlib.sha1(ledger.page(hit.article.key).data).hexdigest()]
        assert [entity["properties"]["name"] for entity in about[1:]] == (
            [[hit.claim.speaker]] if hit.claim.speaker else []
        )
    assert all(value.strip() for entity in entities for values in entity["properties"].values() for value in values)
    mentions = [entity["properties"] for entity in entities if entity["schema"] == "Mention"]
    assert {by_id[id]["schema"] for mention in mentions for id in mention["resolved"]} <= {"Person", "LegalEntity"}


def test_each_event_is_a_row_whose_offsets_find_its_words(hits: list[Hit], written: Writing) -> None:
    rows = list(csv.DictReader(io.StringIO(written("events", hits).decode("utf-8-sig"), newline="")))
    assert [tuple(row) for row in rows] == [EVENT_COLUMNS] * sum(len(hit.claim.events) for hit in hits)
    assert rows
    texts = {hit.article.key: hit.article.text for hit in hits}
    for row in rows:
        assert row["event_type"] in get_args(EventType)
        assert texts[row["article_key"]][int(row["start"]) : int(row["end"])] == row["words"]
        assert row["words"] in row["sentence"]
        assert row["country"] in ("", "ID")


def test_a_bundle_holds_the_pages_as_they_came_and_every_hash_is_right(
    hits: list[Hit], written: Writing, ledger: Ledger
) -> None:
    bundle = zipfile.ZipFile(io.BytesIO(written("wacz", hits)))
    assert bundle.testzip() is None
    package = json.loads(bundle.read("datapackage.json"))
    digest = json.loads(bundle.read("datapackage-digest.json"))
    assert digest["hash"] == f"sha256:{hashlib.sha256(bundle.read('datapackage.json')).hexdigest()}"
    listed = {resource["path"]: resource for resource in package["resources"]}
    assert listed.keys() | {"datapackage.json", "datapackage-digest.json"} == set(bundle.namelist())
    for path, resource in listed.items():
        data = bundle.read(path)
        assert (resource["hash"], resource["bytes"]) == (f"sha256:{hashlib.sha256(data).hexdigest()}", len(data))
    lines = bundle.read("claims/claims.jsonl").splitlines()
    assert [json.loads(line)["claim"]["id"] for line in lines] == [hit.claim.id for hit in hits]


def test_the_pages_of_a_bundle_are_found_by_its_index_with_another_reader(
    hits: list[Hit], written: Writing, ledger: Ledger
) -> None:
    bundle = zipfile.ZipFile(io.BytesIO(written("wacz", hits)))
    warc = bundle.read("archive/data.warc.gz")
    seen = {}
    for line in bundle.read("indexes/index.cdx").decode().splitlines():
        address, moment, told = line.split(" ", 2)
        entry = json.loads(told)
        start = int(entry["offset"])
        assert (address[:14], moment) == ("example,koran)", "20250401000000")
        for record in ArchiveIterator(io.BytesIO(warc[start : start + int(entry["length"])])):
            assert record.headers["WARC-Target-URI"] == entry["url"]
            assert record.verify_block_digest()
            seen[entry["url"]] = record.reader.read()
    assert seen == {hit.article.url: ledger.page(hit.article.key).data for hit in hits}


def test_a_page_whose_address_is_none_of_the_web_is_named_by_its_bytes() -> None:
    assert surt("urn:sha256:0f3e") == "urn:sha256:0f3e"
    assert surt("https://[::1/x") == "https://[::1/x"


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_nothing_found_is_still_a_file_of_its_format(name: str, written: Writing) -> None:
    data = written(name, [])
    match name:
        case "csv":
            assert len(data.decode("utf-8-sig").splitlines()) == 1
        case "parquet":
            assert parquet.read_table(io.BytesIO(data)).num_rows == 0
        case "events":
            assert data.decode("utf-8-sig").split(",")[0] == "event_id"
        case "wacz":
            assert zipfile.ZipFile(io.BytesIO(data)).read("claims/claims.jsonl") == b""
        case "annotation" | "schema" | "review":
            assert [] in json.loads(data).values()
        case _:
            assert data == b""
