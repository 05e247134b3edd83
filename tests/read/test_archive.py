"""Archives, feeds and saved pages: every page in them is read, what is damaged is told, and the rest goes on."""

import io
import zipfile
import zlib
from pathlib import Path

import pytest

from saksi.kinds import Page, Provenance, Reject, Settings
from saksi.read.source import open_pages


def response(address: str, body: bytes, *, status: str = "200 OK", headers: str = "Content-Type: text/html") -> bytes:
    """A WARC record of what a server answered."""
    http = f"HTTP/1.1 {status}\r\n{headers}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    return record("response", address, "application/http; msgtype=response", http)


def record(kind: str, address: str, media_type: str, block: bytes) -> bytes:
    """A WARC record."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2025-07-12T03:15:00Z\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def gzip_bytes(data: bytes) -> bytes:
    """Bytes packed with gzip, the same each time."""
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    return packer.compress(data) + packer.flush()


def zip_bytes(files: dict[str, bytes]) -> bytes:
    """A ZIP file of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in files.items():
            # A fixed day: a case is called by its bytes, and is the same in every process.
            bundle.writestr(zipfile.ZipInfo(name, (2025, 3, 5, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


PAGE = b"<!doctype html><p>Hujan turun di Ende."
ONE, TWO, THREE = (f"https://kabaruji.example/{name}" for name in ("satu", "dua", "tiga"))
FEED = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Kabar Uji</title>
<item><title>Air naik</title><link>https://kabaruji.example/satu</link><category>Daerah</category>
<pubDate>Sat, 12 Jul 2025 10:15:00 +0700</pubDate>
<content:encoded><![CDATA[<p>Hujan turun di Ende.</p>]]></content:encoded></item>
<item><title>Air surut</title><link>https://kabaruji.example/dua</link><description>Baca di sini.</description></item>
</channel></rss>"""
MAIL = (
    b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://kabaruji.example/satu\r\n"
    b"Date: Sat, 12 Jul 2025 10:15:00 +0700\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; boundary="X"\r\n\r\n--X\r\nContent-Type: text/html\r\n'
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<!doctype html><p>Hujan turun di Ende.\r\n--X--\r\n"
)


def read(tmp_path: Path, name: str, data: bytes) -> list[Page | Reject]:
    path = tmp_path / name
    path.write_bytes(data)
    return list(open_pages([str(path)], Settings()))


def told(items: list[Page | Reject]) -> list[tuple[str, str]]:
    """What each item is: an address with its bytes, or with the reason."""
    return [(item.address, item.data.decode() if isinstance(item, Page) else item.reason) for item in items]


def test_text_that_a_page_was_converted_to_is_a_page(tmp_path: Path) -> None:
    [page] = read(tmp_path, "a.warc", record("conversion", ONE, "text/plain", b"Hujan turun di Ende."))
    assert isinstance(page, Page)
    assert (page.address, page.media_type, page.data) == (ONE, "text/plain", b"Hujan turun di Ende.")


def revisit(address: str, digest: str, content_type: str = "text/html") -> bytes:
    """A WARC record of a page that a server gave again unchanged."""
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\n\r\n".encode()
    whole = record("revisit", address, "application/http; msgtype=response", http)
    return whole.replace(
        b"WARC-Date",
        f"WARC-Payload-Digest: {digest}\r\nWARC-Refers-To-Target-URI: {address}\r\n"
        "WARC-Refers-To-Date: 2025-07-01T00:00:00Z\r\nWARC-Date".encode(),
        1,
    )


def test_a_page_that_was_given_again_is_told_unless_the_archive_held_it(tmp_path: Path) -> None:
    first = response(ONE, PAGE).replace(b"WARC-Date", b"WARC-Payload-Digest: sha1:AAA\r\nWARC-Date", 1)
    page, told = read(tmp_path, "a.warc", first + revisit(ONE, "sha1:AAA") + revisit(TWO, "sha1:BBB"))
    assert isinstance(page, Page)
    assert isinstance(told, Reject)
    assert (told.address, told.reason) == (
        TWO,
        f"a revisit: its page is in another archive, of {TWO} at 2025-07-01T00:00:00Z",
    )


def test_a_picture_that_was_given_again_is_not_told(tmp_path: Path) -> None:
    [told] = read(tmp_path, "a.warc", response(ONE, PAGE) + revisit(TWO, "sha1:CCC", "image/png"))
    assert isinstance(told, Page)


def test_the_pages_of_an_archive_are_those_a_server_gave(tmp_path: Path) -> None:
    archive = (
        response(ONE, PAGE)
        + response(TWO, PAGE, status="404 Not Found")
        + response(THREE, b"{}", headers="Content-Type: application/json")
        + record("request", ONE, "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n")
        + record("resource", THREE, "text/plain", b"Air surut.")
    )
    for name, data in (("a.warc", archive), ("b.warc.gz", gzip_bytes(archive))):
        items = read(tmp_path, name, data)
        assert told(items) == [(ONE, PAGE.decode()), (THREE, "Air surut.")]
        assert [item.fetched for item in items if isinstance(item, Page)] == ["2025-07-12T03:15:00+00:00"] * 2


def test_packed_and_chunked_answers_are_unpacked(tmp_path: Path) -> None:
    packed = response(ONE, gzip_bytes(PAGE), headers="Content-Type: text/html\r\nContent-Encoding: gzip")
    chunks = b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE)
    chunked = response(TWO, chunks, headers="Content-Type: text/html\r\nTransfer-Encoding: chunked")
    assert told(read(tmp_path, "a.warc", packed + chunked)) == [(ONE, PAGE.decode()), (TWO, PAGE.decode())]


def test_the_character_set_a_server_names_goes_with_the_page(tmp_path: Path) -> None:
    page = "<!doctype html><p>Café di Ende.".encode("cp1252")
    (item,) = read(tmp_path, "a.warc", response(ONE, page, headers="Content-Type: text/html; charset=windows-1252"))
    assert isinstance(item, Page)
    assert item.charset == "windows-1252"


@pytest.mark.parametrize("missing", [20, 35])
def test_a_record_that_is_not_there_whole_is_told_and_those_before_it_are_read(tmp_path: Path, missing: int) -> None:
    first, second = read(tmp_path, "a.warc", (response(ONE, PAGE) + response(TWO, PAGE))[:-missing])
    assert (first.address, type(first)) == (ONE, Page)
    assert isinstance(second, Reject)
    assert (second.address, second.reason[:9]) == (TWO, "cut short")


def test_an_archive_that_ends_in_a_header_is_told(tmp_path: Path) -> None:
    whole = response(ONE, PAGE)
    ends = {"Content-Type": "damaged record: its header ends too early", "application": None, "HTTP/1.1 2": "cut short"}
    for opening, reason in ends.items():
        (item,) = read(tmp_path, "a.warc", whole[: whole.index(opening.encode()) + 10])
        assert isinstance(item, Reject)
        assert item.reason.startswith(reason or "damaged record")


def test_a_bomb_in_a_record_is_refused_and_the_next_record_read(tmp_path: Path) -> None:
    headers = "Content-Type: text/html\r\nContent-Encoding: gzip"
    bomb = response(ONE, gzip_bytes(b"0" * 20_000_000), headers=headers)
    items = read(tmp_path, "a.warc", bomb + response(TWO, PAGE))
    assert told(items) == [(ONE, "over the limit of 10,000,000 bytes a page"), (TWO, PAGE.decode())]


def test_what_an_archive_cut_short_itself_is_kept_and_told(tmp_path: Path) -> None:
    archive = response(ONE, PAGE).replace(b"\r\nContent-Type", b"\r\nWARC-Truncated: length\r\nContent-Type", 1)
    (item,) = read(tmp_path, "a.warc", archive)
    assert isinstance(item, Page)
    assert item.stated == (Provenance("truncated", "length", "archive"),)


def test_an_archive_in_a_zip_is_read_like_the_archive(tmp_path: Path) -> None:
    archive = response(ONE, PAGE)
    wacz = zip_bytes(
        {"archive/data.warc.gz": gzip_bytes(archive), "pages/pages.jsonl": b"{}", "datapackage.json": b"{}"}
    )
    plain, bundled = read(tmp_path, "a.warc", archive), read(tmp_path, "a.wacz", wacz)
    assert bundled == plain


def test_a_zip_of_pages_gives_them_and_passes_other_files_over(tmp_path: Path) -> None:
    items = read(
        tmp_path, "a.zip", zip_bytes({"hari/satu.html": PAGE, "foto.png": b"\x89PNG", "dua.txt": b"Air surut."})
    )
    assert [(Path(item.address).name, item.id) for item in items] == [("satu.html", "satu"), ("dua.txt", "dua")]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.zip", zip_bytes({"a.txt": b"0" * 5_000_000}), "packed more than 200 times"),
        ("a.zip", zip_bytes({"a.zip": zip_bytes({"a.txt": b"Hujan."})}), "a ZIP in a ZIP"),
        ("a.zip", zip_bytes({"a.txt": b"Hujan."})[:30], "damaged ZIP: File is not a zip file"),
        ("a.txt.gz", gzip_bytes(b"0" * 5_000_000), "packed more than 200 times"),
        ("a.txt.gz", gzip_bytes(b"Hujan turun." * 99)[:30], "cut short: the packed file ends too early"),
        ("a.txt.gz", gzip_bytes(gzip_bytes(b"Hujan.")), "packed twice"),
        ("a.warc", record("warcinfo", "", "text/plain", b""), "no record in it is a page"),
        ("a.xml", b"<?xml version='1.0'?><rss><channel></channel></rss>", "a feed without entries"),
    ],
)  # fmt: skip
def test_what_is_packed_beyond_bounds_or_damaged_is_refused(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    (item,) = read(tmp_path, name, data)
    assert isinstance(item, Reject)
    assert item.reason == reason


def test_packed_files_are_read_like_unpacked_ones(tmp_path: Path) -> None:
    (page,) = read(tmp_path, "satu.html.gz", gzip_bytes(PAGE))
    assert isinstance(page, Page)
    assert (page.id, page.media_type, page.data) == ("satu", "text/html", PAGE)
    lines = b'{"id": "a", "text": "Hujan."}\n{"id": "b", "text": "Reda."}\n'
    assert [item.id for item in read(tmp_path, "week.jsonl.gz", gzip_bytes(lines))] == ["a", "b"]


def test_a_feed_gives_its_articles_with_what_it_says_of_them(tmp_path: Path) -> None:
    first, second = read(tmp_path, "feed.xml", FEED)
    assert isinstance(first, Page)
    assert (first.address, first.data) == (ONE, b"<p>Hujan turun di Ende.</p>")
    assert {item.field: item.value for item in first.stated} == {
        "title": "Air naik",
        "published": "Sat, 12 Jul 2025 10:15:00 +0700",
        "url": ONE,
        "outlet": "Kabar Uji",
        "tags": "Daerah",
    }
    assert isinstance(second, Reject)
    assert (second.address, second.reason[:12]) == (TWO, "not fetched:")


def test_entities_in_a_feed_do_not_grow(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    types = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{levels}]>'
    bomb = f"{types}<rss><channel><title>&a11;</title></channel></rss>"
    assert [type(item) for item in read(tmp_path, "feed.xml", bomb.encode())] == [Reject]


def test_a_mail_that_is_one_page_is_read_as_a_page(tmp_path: Path) -> None:
    head = b"From: a@kabaruji.example\nDate: Sat, 12 Jul 2025 10:15:00 +0700\nMIME-Version: 1.0\n"
    (page,) = read(tmp_path, "a.eml", head + b"Content-Type: text/html; charset=utf-8\n\n<p>Hujan turun di Ende.</p>")
    assert isinstance(page, Page)
    assert (page.data, page.media_type, page.fetched) == (
        b"<p>Hujan turun di Ende.</p>",
        "text/html",
        "2025-07-12T10:15:00+07:00",
    )


def test_a_page_saved_as_a_mail_says_where_from_and_when(tmp_path: Path) -> None:
    (page,) = read(tmp_path, "a.mhtml", MAIL)
    assert isinstance(page, Page)
    assert (page.data, page.fetched) == (PAGE, "2025-07-12T10:15:00+07:00")
    assert page.stated == (Provenance("url", ONE, "saved"),)


@pytest.mark.parametrize(
    ("comment", "fetched"),
    [
        (b"<!-- saved from url=(0028)https://kabaruji.example/satu -->", None),
        (
            b"<!--\n Page saved with SingleFile \n url: https://kabaruji.example/satu \n"
            b" saved date: Sat Jul 12 2025 10:15:00 GMT+0700 (Western Indonesia Time)\n-->",
            "2025-07-12T10:15:00+07:00",
        ),
        (
            b"<!-- Mirrored from kabaruji.example/satu by HTTrack Website Copier/3.x [XR&CO'2014], "
            b"Sat, 12 Jul 2025 03:15:00 GMT -->",
            "2025-07-12T03:15:00+00:00",
        ),
    ],
)
def test_a_saved_page_says_where_it_was_saved_from(tmp_path: Path, comment: bytes, fetched: str | None) -> None:
    (page,) = read(tmp_path, "a.html", b"<!doctype html>\n" + comment + b"<p>Hujan turun.")
    assert isinstance(page, Page)
    assert page.stated[0].value.split("://")[1] == "kabaruji.example/satu"
    assert page.fetched == fetched


def test_the_parts_of_a_page_saved_whole_are_no_pages(tmp_path: Path) -> None:
    (tmp_path / "Hujan_files").mkdir()
    (tmp_path / "Hujan_files" / "iklan.html").write_bytes(PAGE)
    (tmp_path / "Hujan.html").write_bytes(PAGE)
    assert [item.id for item in open_pages([str(tmp_path)], Settings())] == ["Hujan"]


def test_a_list_of_addresses_is_not_gone_to_unless_asked(tmp_path: Path) -> None:
    items = read(tmp_path, "week.txt", f"# banjir\n{ONE}\n\n{TWO}\n".encode())
    assert told(items) == [(name, "not fetched: an address is gone to only with --fetch") for name in (ONE, TWO)]
