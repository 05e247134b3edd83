"""Tables of articles: how rows are told, what stands in columns, and what no row may spoil."""

import csv
import gzip
import io
import json
import sys
import zipfile
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.kinds import Page, Reject, Settings
from saksi.read.page import Place
from saksi.read.source import open_pages
from saksi.read.table import read_table

HEAD = "id,text,published,outlet"
ROW = "a1,Hujan turun.,2025-07-12,Kabar Uji"


def read(*paths: Path | str, limit_bytes: int = 10_000_000) -> list[Page | Reject]:
    return list(open_pages(map(str, paths), Settings(page_limit_bytes=limit_bytes)))


def said(item: Page | Reject) -> dict[str, str]:
    assert isinstance(item, Page), item.reason
    told: dict[str, str] = json.loads(item.data)
    return told


def write(folder: Path, *lines: str, name: str = "week.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes("\n".join(lines).encode(encoding))
    return path


def test_a_row_is_an_article_with_the_names_of_its_columns(tmp_path: Path) -> None:
    first, second = read(write(tmp_path, HEAD, ROW, ",Reda.,,", ""))
    assert said(first) == {"id": "a1", "text": "Hujan turun.", "published": "2025-07-12", "outlet": "Kabar Uji"}
    assert (first.id, first.address) == ("a1", f"{tmp_path}/week.csv:2")
    assert (second.id, said(second)) == ("week:3", {"text": "Reda."})


@pytest.mark.parametrize(
    ("lines", "encoding"),
    [
        (("Judul;Isi;Tanggal", '"Banjir; Sape";"Air naik.\nLalu ""surut"".";2025-07-12'), "utf-8-sig"),
        (("Judul\tIsi\tTanggal", 'Banjir; Sape\t"Air naik.\nLalu ""surut""."\t2025-07-12'), "utf-16"),
        (("judul|ISI|tanggal", 'Banjir; Sape|"Air naik.\nLalu ""surut""."|2025-07-12'), "utf-8"),
    ],
)
def test_marks_between_cells_letters_and_byte_order_are_told_by_the_table(
    tmp_path: Path, lines: tuple[str, ...], encoding: str
) -> None:
    (item,) = read(write(tmp_path, *lines, encoding=encoding))
    assert said(item) == {"judul": "Banjir; Sape", "isi": 'Air naik.\nLalu "surut".', "tanggal": "2025-07-12"}


def test_a_row_of_western_bytes_is_read_as_such_and_others_as_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "week.csv"
    path.write_bytes(b"id,text\na1,caf\xe9 tutup\na2," + "kafé buka".encode())
    assert [said(item)["text"] for item in read(path)] == ["café tutup", "kafé buka"]


def test_names_of_columns_are_those_of_other_tools_however_they_are_written(tmp_path: Path) -> None:
    (item,) = read(write(tmp_path, "Article Text,Date Published,skor", "Hujan.,2025-07-12,3"))
    assert said(item).keys() == {"article_text", "date_published", "skor"}


def test_a_row_that_is_not_right_is_told_and_the_next_is_read(tmp_path: Path) -> None:
    wide, empty, right = read(write(tmp_path, HEAD, ROW + ",lagi", "a2,,2025-07-12,Kabar Uji", ROW))
    assert isinstance(wide, Reject)
    assert (wide.address, wide.reason[:27]) == (f"{tmp_path}/week.csv:2", "5 cells under 4 columns: is")
    assert isinstance(empty, Reject)
    assert "`text`" in empty.reason
    assert right.id == "a1"


def test_rows_that_a_quotation_mark_spoils_are_told_with_their_lines(tmp_path: Path) -> None:
    first, spoilt, last, lost = read(
        write(tmp_path, HEAD, ROW, 'a2,"Hujan', 'a3,"Reda",,', "a4,Panas,,", 'a5,"Hujan', "a6,Reda,,")
    )
    assert (first.id, last.id) == ("a1", "a4")
    assert isinstance(spoilt, Reject)
    assert isinstance(lost, Reject)
    assert (spoilt.address[-2:], spoilt.reason[:13], lost.reason[:13]) == (":3", "lines 3 to 4:", "lines 6 to 7:")


def test_nothing_is_read_behind_a_cell_without_end(tmp_path: Path) -> None:
    csv.field_size_limit(100_000)
    first, last = read(write(tmp_path, HEAD, ROW, 'a2,"Hujan', *["kata " * 9_000] * 9, ROW), limit_bytes=140_000)
    assert first.id == "a1"
    assert isinstance(last, Reject)
    assert "limit" in last.reason


@pytest.mark.parametrize("lines", [("id,score", "1,2"), ("",), ("Hujan turun.",)])
def test_a_table_without_texts_is_told_with_its_columns(tmp_path: Path, lines: tuple[str, ...]) -> None:
    (item,) = read(write(tmp_path, *lines))
    assert isinstance(item, Reject)
    assert "column" in item.reason


def test_a_folder_gives_tables_of_articles_and_passes_other_tables_over(tmp_path: Path) -> None:
    write(tmp_path, HEAD, ROW)
    write(tmp_path, "hari,harga", "1,12000", name="harga.csv")
    write(tmp_path, "id\ttext", "b1\tReda.", name="reda.tsv")
    (tmp_path / "packed.csv.gz").write_bytes(gzip.compress(f"{HEAD}\n{ROW.replace('a1', 'c1')}".encode()))
    assert [item.id for item in read(tmp_path)] == ["c1", "b1", "a1"]


def test_a_zip_gives_tables_of_articles_and_passes_other_tables_over(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "week.zip", "w") as packed:
        packed.writestr("week.csv", f"{HEAD}\n{ROW}")
        packed.writestr("harga.csv", "hari,harga\n1,12000")
    assert [item.id for item in read(tmp_path / "week.zip")] == ["a1"]


@pytest.mark.parametrize(
    ("text", "ids"), [(f"{HEAD}\n{ROW}\n", ["a1"]), ("Text, he said, matters.\nIt rains.\n", ["stdin"])]
)
def test_a_table_on_standard_input_is_told_from_text(
    monkeypatch: pytest.MonkeyPatch, text: str, ids: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert [item.id for item in read("-")] == ids


@given(
    st.sampled_from([b"id,text\n", b"\xff\xfe" + "id,text\n".encode("utf-16-le"), b"id;text;date\r\n", b'"te"xt",\n']),
    st.binary(max_size=80) | st.text(alphabet='",;\n\r\t ab\x00\ud7ff', max_size=60).map(str.encode),
)
def test_whatever_stands_in_a_table_gives_pages_and_reasons(head: bytes, rest: bytes) -> None:
    stream = cast(io.BufferedReader, io.BufferedReader(io.BytesIO(head + rest)))
    for item in read_table(stream, Place("week.csv", "week"), Settings()):
        assert item.address.startswith("week.csv")
