"""Every kind of input, given to the command as a person gives it."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

STORY = (
    "Hujan turun sejak Senin pagi dan warga tiga desa pindah ke gedung sekolah di tepi kota.",
    "Kepala desa mengatakan air naik dua meter dalam satu malam, lebih tinggi daripada tahun lalu.",
    "Petugas membagikan makanan dan selimut kepada sekitar 200 orang sampai sore hari.",
    "Mereka yang sakit dibawa ke puskesmas terdekat, dan dapur umum dibuka sampai air surut kembali.",
)
TEXT = "\n\n".join(STORY)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
HTML = f"<!doctype html><title>Air naik</title><nav>Beranda</nav><article><h1>Air naik</h1>{BODY}</article>"
WHERE = "https://kabaruji.example/air-naik"


def warc(kind: str, media_type: str, block: bytes) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {WHERE}\r\nWARC-Date: 2025-07-12T03:15:00Z\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response() -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + HTML.encode()
    return warc("response", "application/http; msgtype=response", http)


def bundle(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as files:
        files.writestr(name, data)
    return out.getvalue()


RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Kabar Uji</title>
<item><title>Air naik</title><link>{WHERE}</link><pubDate>Sat, 12 Jul 2025 10:15:00 +0700</pubDate>
<content:encoded><![CDATA[{BODY}]]></content:encoded></item></channel></rss>"""
ATOM = f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Kabar Uji</title><entry><title>Air naik</title>
<link href="{WHERE}"/><updated>2025-07-12T10:15:00+07:00</updated>
<content type="html"><![CDATA[{BODY}]]></content></entry></feed>"""
MAIL = (
    f"Snapshot-Content-Location: {WHERE}\r\nDate: Sat, 12 Jul 2025 10:15:00 +0700\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; boundary="X"\r\n\r\n--X\r\nContent-Type: text/html; charset=utf-8\r\n'
    f"Content-Transfer-Encoding: 8bit\r\n\r\n{HTML}\r\n--X--\r\n"
)
FILES = {
    "page.html": HTML.encode(),
    "page.html.gz": gzip.compress(HTML.encode()),
    "page.mhtml": MAIL.encode(),
    "page.txt": TEXT.encode(),
    "page.md": f"---\ntitle: Air naik\ndate: 2025-07-12\n---\n{TEXT}\n".encode(),
    "page.json": json.dumps({"text": TEXT, "title": "Air naik"}).encode(),
    "week.jsonl": json.dumps({"text": TEXT, "title": "Air naik"}).encode() + b"\n",
    "week.warc": response(),
    "week.warc.gz": gzip.compress(response()),
    "week.warc.wet": warc("conversion", "text/plain", TEXT.encode()),
    "week.wacz": bundle("archive/data.warc.gz", gzip.compress(response())),
    "week.zip": bundle("page.html", HTML.encode()),
    "feed.rss": RSS.encode(),
    "feed.atom": ATOM.encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_each_kind_gives_the_same_text(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    ran = run("read", tmp_path / name, "--json")
    assert (ran.code, ran.err) == (0, "")
    [finding] = ran.lines()
    assert finding["text"] == TEXT
    assert len(finding["claims"]) == 1


@pytest.mark.parametrize("name", ["page.html", "page.txt", "week.jsonl", "week.warc.gz", "feed.rss", "week.wacz"])
def test_standard_input_is_told_by_its_bytes(run: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(FILES[name]))
    monkeypatch.setattr("sys.stdin", stdin)
    [finding] = run("read", "-", "--json").lines()
    assert finding["text"] == TEXT


def test_addresses_are_not_gone_to_unless_asked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(f"# banjir\n{WHERE}\n{WHERE}/2\n")
    for given in (WHERE, tmp_path / "list.txt"):
        ran = run("read", given)
        assert ran.code == 3
        assert f"rejected {WHERE}: not fetched: an address is gone to only with --fetch (read)" in ran.err


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "http://[::1]/", "http://0x7f.1/", "http://2130706433/"])
def test_an_address_of_this_machine_is_refused(run: Run, address: str) -> None:
    ran = run("read", "--fetch", address)
    assert ran.code == 3
    assert "not public" in ran.err


def test_adding_a_folder_of_all_kinds_accounts_for_every_file(run: Run, tmp_path: Path) -> None:
    for name, data in {**FILES, "empty.html": b"", "broken.warc.gz": FILES["week.warc.gz"][:40]}.items():
        (tmp_path / name).write_bytes(data)
    ledger = tmp_path / "a.ledger"
    ran = run("add", tmp_path, "--ledger", ledger)
    assert ran.code == 3
    added, present, rejected = _tally(ran.err)
    assert added + present == len(FILES) - 1
    assert rejected == 2
    again = run("add", tmp_path, "--ledger", ledger)
    assert _tally(again.err) == (0, added + present, 2)


def _tally(told: str) -> tuple[int, ...]:
    """How many were added, there already, rejected."""
    line = told.splitlines()[-1]
    return tuple(int(part.split()[0]) for part in line.split(";")[0].split(", "))
