"""The same page gives the same article, whatever it comes in."""

import io
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

import saksi
from saksi.clean.article import clean_page
from saksi.kinds import Article, Page, Settings
from saksi.pack import load_packs
from saksi.read.source import open_pages

PAGES = sorted((Path(saksi.__file__).parent / "demo" / "pages").glob("*-1.html"))
ADDRESS = "https://kabaruji.example/hujan"


def archive(page: bytes) -> bytes:
    """A web archive with a page in it."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {ADDRESS}\r\nWARC-Date: 2025-07-12T03:15:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def packed(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    return packer.compress(data) + packer.flush()


def wacz(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as bundle:
        bundle.writestr("datapackage.json", "{}")
        bundle.writestr("archive/data.warc.gz", packed(data))
    return out.getvalue()


def article(path: Path) -> Article:
    """The one article of a file."""
    [page] = open_pages([str(path)], Settings())
    assert isinstance(page, Page)
    return clean_page(page, load_packs(), Settings())


def bare(article: Article) -> Article:
    """An article without what a file cannot know: where and when it was taken, and what its address tells."""
    told = {item.field for item in article.provenance if item.source == "address"}
    stated = tuple(item for item in article.provenance if item.source not in ("address", "archive"))
    also = tuple(item for item in article.also if item.source != "address")
    outlet = None if "outlet" in told else article.outlet
    return replace(article, id="", address="", fetched=None, outlet=outlet, provenance=stated, also=also)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_gives_the_same_article_from_a_file_and_from_archives(path: Path, tmp_path: Path) -> None:
    data = archive(path.read_bytes())
    for name, made in (("a.warc", data), ("a.warc.gz", packed(data)), ("a.wacz", wacz(data))):
        (tmp_path / name).write_bytes(made)
    alone = article(path)
    packed_ones = [article(tmp_path / name) for name in ("a.warc", "a.warc.gz", "a.wacz")]
    assert [bare(each) for each in packed_ones] == [bare(alone)] * 3
    assert [(each.id, each.address, each.fetched) for each in packed_ones] == [
        (ADDRESS, ADDRESS, "2025-07-12T03:15:00+00:00")
    ] * 3
