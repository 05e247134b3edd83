"""Files, folders and standard input become pages; what cannot is told and the rest goes on."""

import io
import json
import os
import sys
from pathlib import Path

import pytest

from saksi.kinds import Page, Reject, Settings
from saksi.read.source import open_pages

ARTICLE = b'{"id": "a1", "text": "Hujan."}'


def read(*paths: Path | str, limit_bytes: int = 10_000) -> list[Page | Reject]:
    return list(open_pages(map(str, paths), Settings(page_limit_bytes=limit_bytes)))


def names(items: list[Page | Reject]) -> list[tuple[str, str]]:
    return [(type(item).__name__, item.id) for item in items]


def test_a_folder_gives_its_pages_sorted_and_passes_other_files_over(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.html", "sub/c.MD", "d.png", ".hidden.txt"):
        (tmp_path / name).write_bytes(b"<p>Hujan.")
    items = read(tmp_path)
    assert names(items) == [("Page", "a"), ("Page", "b"), ("Page", "c")]
    assert [item.media_type for item in items if isinstance(item, Page)] == ["text/html", "text/plain", "text/markdown"]


def test_a_folder_without_pages_is_told(tmp_path: Path) -> None:
    (item,) = read(tmp_path)
    assert isinstance(item, Reject)
    assert ".jsonl" in item.reason


def test_a_file_named_outright_is_read_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "page.php").write_bytes(b"<html><p>Hujan.")
    (tmp_path / "articles").write_bytes(ARTICLE + b"\n" + ARTICLE)
    assert [item.address for item in read(tmp_path / "page.php", tmp_path / "articles")] == [
        str(tmp_path / "page.php"),
        f"{tmp_path / 'articles'}:1",
        f"{tmp_path / 'articles'}:2",
    ]


def test_a_broken_line_is_told_with_its_place_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "week.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + ARTICLE + b"\r\n\n{oops\n" + ARTICLE.replace(b"a1", b"a2"))
    first, broken, last = read(path)
    assert isinstance(first, Page)
    assert (first.data, first.id, first.address) == (ARTICLE, "a1", f"{path}:1")
    assert isinstance(broken, Reject)
    assert (broken.room, broken.address) == ("read", f"{path}:3")
    assert "malformed" in broken.reason
    assert (last.id, last.address) == ("a2", f"{path}:4")


def test_an_over_long_line_is_refused_without_being_kept(tmp_path: Path) -> None:
    path = tmp_path / "week.jsonl"
    path.write_bytes(json.dumps({"text": "kata " * 1000}).encode() + b"\n" + ARTICLE)
    long, short = read(path, limit_bytes=100)
    assert isinstance(long, Reject)
    assert long.reason == "over the limit of 100 bytes a page"
    assert short.id == "a1"


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (ARTICLE, ["a1"]),
        (b'{\n  "id": "a1",\n  "text": "Hujan."\n}\n', ["a1"]),
        (b"[" + ARTICLE + b',\n{"text": "Reda."}]', ["a1", "week:2"]),
        (ARTICLE + b"\n" + ARTICLE.replace(b"a1", b"a2") + b"\n", ["a1", "a2"]),
    ],
)
def test_a_json_file_holds_one_article_an_array_or_lines(tmp_path: Path, data: bytes, ids: list[str]) -> None:
    path = tmp_path / "week.json"
    path.write_bytes(data)
    assert [item.id for item in read(path)] == ids


@pytest.mark.parametrize("data", [ARTICLE + b"\n", b"<p>Hujan.", b"Hujan turun."])
def test_standard_input_is_sniffed_and_left_open(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(data))
    monkeypatch.setattr(sys, "stdin", stdin)
    (item,) = read("-")
    assert isinstance(item, Page)
    assert item.data == data.removesuffix(b"\n")
    assert not stdin.buffer.closed


def test_a_missing_file_and_a_folder_that_links_to_itself_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Hujan.")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    items = read(tmp_path, tmp_path / "none.txt")
    assert names(items) == [("Page", "a"), ("Reject", "loop"), ("Reject", "self"), ("Reject", "none")]
    reasons = [item.reason for item in items if isinstance(item, Reject)]
    assert "read already" in reasons[0]
    assert reasons[2] == "No such file or directory"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_in_a_folder_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (item,) = read(tmp_path)
    assert isinstance(item, Reject)
    assert item.reason == "not a regular file"
