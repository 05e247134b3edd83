"""Every export, read back by a reader that is not ours: as many claims, with the same words."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
import rdflib
from bibtexparser.entrypoint import parse_string
from pyarrow import parquet

from saksi import Ledger, add_paths
from saksi.ledger.query import ClaimQuery
from saksi.ledger.search import Hit
from saksi.show.export.format import FORMATS
from saksi.show.export.row import COLUMNS, claim_row, safe_cell

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
STORIES = (
    "“=1+1 orang hilang & 50% rumah rusak,” kata Bupati Sari_Dewi {Sigi}, Senin (3/3/2025). Diduga @tanggul jebol.",
    'Sedikitnya 12 orang tewas, kata Kepala BPBD Sari Dewi. Budi Rante membantah "semua" itu, 4.000 orang, katanya.',
    "Hujan turun di Palu, kata Wali Kota Sari Dewi. “Air naik,” ujar Sari, “lalu surut.”",
)


@pytest.fixture(scope="module")
def hits(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Hit]]:
    """Claims whose words are awkward to write."""
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
        found = list(ledger.search(ClaimQuery()))
        assert len(found) == ledger.count(ClaimQuery()) > 4
        yield found


def written(name: str, hits: list[Hit]) -> bytes:
    return b"".join(FORMATS[name].write(hits))


def words(hit: Hit) -> list[str]:
    return [hit.article.text[slice(*span)] for span in hit.claim.content]


def test_csv_is_read_by_the_standard_library(hits: list[Hit]) -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", hits).decode("utf-8-sig"), newline="")))
    assert [tuple(row) for row in rows] == [COLUMNS] * len(hits)
    for row, hit in zip(rows, hits, strict=True):
        assert row["words"].removeprefix("'") == " ... ".join(words(hit))
        assert hit.article.text[int(row["start"]) : int(row["end"])].startswith(words(hit)[0])


def test_no_cell_of_csv_is_a_formula(hits: list[Hit]) -> None:
    rows = list(csv.reader(io.StringIO(written("csv", hits).decode("utf-8-sig"), newline="")))
    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert any(cell.startswith("'=1+1") for cell in cells)


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "  =1", "\uff1d1", "'=1"])
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


def test_json_lines_hold_every_span(hits: list[Hit]) -> None:
    lines = [json.loads(line) for line in written("jsonl", hits).splitlines()]
    assert [line["words"] for line in lines] == [words(hit) for hit in hits]


def test_parquet_is_read_by_arrow(hits: list[Hit]) -> None:
    table = parquet.read_table(io.BytesIO(written("parquet", hits)))
    assert table.column_names == list(COLUMNS)
    assert table.num_rows == len(hits)
    assert table.column("words").to_pylist() == [claim_row(hit).words for hit in hits]
    assert table.schema.field("start").type == "int64"


def test_annotations_are_linked_data_whose_selectors_find_the_words(hits: list[Hit]) -> None:
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


def test_schema_org_tells_quotations_from_claims(hits: list[Hit]) -> None:
    graph = rdflib.Graph().parse(data=written("schema", hits), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    quotations = set(graph.subjects(rdflib.RDF.type, schema.Quotation))
    claims = set(graph.subjects(rdflib.RDF.type, schema.Claim))
    assert len(quotations) == sum(hit.claim.kind == "direct" for hit in hits) > 0
    assert len(quotations) + len(claims) == len(hits)
    assert list(graph.subjects(rdflib.RDF.type, schema.ClaimReview)) == []
    named = {str(graph.value(who, schema.name)) for who in graph.objects(None, schema.author)}
    assert named == {hit.claim.speaker for hit in hits if hit.claim.speaker}


def test_bibtex_is_read_by_a_parser_of_it(hits: list[Hit]) -> None:
    library = parse_string(written("bibtex", hits).decode())
    assert library.failed_blocks == []
    assert len({entry.key for entry in library.entries}) == len(hits)
    for entry in library.entries:
        assert entry.fields_dict["title"].value == r"-Banjir | \{di\} Sigi, \#1"
        assert entry.fields_dict["url"].value.startswith("https://koran.example/")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_nothing_found_is_still_a_file_of_its_format(name: str) -> None:
    data = written(name, [])
    match name:
        case "csv":
            assert len(data.decode("utf-8-sig").splitlines()) == 1
        case "parquet":
            assert parquet.read_table(io.BytesIO(data)).num_rows == 0
        case "annotation" | "schema":
            assert [] in json.loads(data).values()
        case _:
            assert data == b""
