"""An evidence bundle: the pages that claims stand in, as they came, with the claims and the hashes of all of it.

It is a WACZ file (specs.webrecorder.net/wacz/1.1.1): a ZIP with a WARC of the pages, an index, a list of pages, and a
list of every file with its SHA-256, whose own SHA-256 stands in a last file. Whoever holds that one hash can prove the
whole bundle.
"""

import datetime
import hashlib
import io
import tempfile
import uuid
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

import msgspec
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from saksi.kinds import Article, Page
from saksi.ledger.ledger import Ledger
from saksi.show.export.row import read_again
from saksi.show.export.surt import surt
from saksi.show.export.taken import Taken
from saksi.show.line import claim_line

WACZ_VERSION = "1.1.1"
# The earliest time a ZIP can hold: the same claims give the same bytes, but for the time that the bundle tells.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_GUIDE = """\
This bundle holds claims read from news pages, and the pages themselves.

claims/claims.jsonl   one claim a line: who said what, the words, where they stand
archive/data.warc.gz  the pages as they came, byte for byte
pages/pages.jsonl     the pages with their addresses and titles
datapackage.json      every file with its size and SHA-256
datapackage-digest.json  the SHA-256 of datapackage.json: who keeps it can prove all the rest

"sha256" of a claim is that of its page's bytes; in data.warc.gz it stands with each page as X-Saksi-SHA256.
"content" of a claim counts characters of the text that Saksi takes from these bytes; the words stand beside it.
To look at the pages, open the bundle in a viewer of WACZ files. To check it: wacz validate -f FILE.
"""


@dataclass(frozen=True, slots=True)
class Resource:
    """A file of the bundle, as `datapackage.json` lists it."""

    name: str
    path: str
    hash: str
    bytes: int


def write_bundle(taken: Taken) -> Iterator[bytes]:
    """Claims with their pages as one WACZ file. It is made in a file of the system's and then given out."""
    with tempfile.TemporaryFile() as held:
        with zipfile.ZipFile(held, "w") as archive:
            resources = list(_write_files(archive, taken))
            package = _package(resources, taken.made_at)
            _put(archive, "datapackage.json", io.BytesIO(package))
            _put(archive, "datapackage-digest.json", io.BytesIO(_digest(package)))
        yield from read_again(held)


def _write_files(archive: zipfile.ZipFile, taken: Taken) -> Iterator[Resource]:
    with tempfile.TemporaryFile() as claims:
        keys: dict[str, None] = {}
        for hit in taken.hits:
            claims.write(msgspec.json.encode(claim_line(hit)) + b"\n")
            keys[hit.article.key] = None
        yield _put(archive, "claims/claims.jsonl", claims)
    with tempfile.TemporaryFile() as warc:
        index = sorted(_write_pages(warc, taken, keys))
        yield _put(archive, "archive/data.warc.gz", warc)
    yield _put(archive, "indexes/index.cdx", io.BytesIO("".join(index).encode()))
    yield _put(archive, "pages/pages.jsonl", io.BytesIO(b"".join(_page_lines(taken.ledger, keys, taken.made_at))))
    yield _put(archive, "claims/readme.txt", io.BytesIO(_GUIDE.encode()))


def _put(archive: zipfile.ZipFile, path: str, file: IO[bytes]) -> Resource:
    """Write a file into the ZIP as it is: a viewer reads single pages from the middle of it."""
    size, sha256 = file.seek(0, io.SEEK_END), hashlib.sha256()
    entry = zipfile.ZipInfo(path, _ZIP_TIME)
    entry.file_size = size
    with archive.open(entry, "w") as target:
        for chunk in read_again(file):
            sha256.update(chunk)
            target.write(chunk)
    return Resource(path.rpartition("/")[2], path, f"sha256:{sha256.hexdigest()}", size)


def _write_pages(warc: IO[bytes], taken: Taken, keys: Iterable[str]) -> Iterator[str]:
    """Write each page as a record of its own, and yield its line of the index (CDXJ)."""
    for key in keys:
        page, article = taken.ledger.page(key), taken.ledger.article(key)
        start, moment = warc.tell(), _moment(page, taken.made_at)
        _write_page(warc, page, _address(article), moment)
        told = {
            "url": _address(article),
            "mime": page.media_type,
            "status": "200",
            "digest": f"sha256:{page.sha256}",
            "length": str(warc.tell() - start),
            "offset": str(start),
            "filename": "data.warc.gz",
        }
        stamp = "".join(sign for sign in moment if sign.isdigit())[:14]
        yield f"{surt(told['url'])} {stamp} {msgspec.json.encode(told).decode()}\n"


def _write_page(warc: IO[bytes], page: Page, address: str, moment: str) -> None:
    """Write the bytes of a page as a resource record, packed by itself, so that it can be read from the middle."""
    record = WarcRecord()
    record.init_headers(WarcRecordType.resource, record_urn=f"uuid:{uuid.uuid5(uuid.NAMESPACE_URL, page.key)}".encode())
    record.set_bytes_content(page.data)
    record.headers["WARC-Target-URI"] = address
    record.headers["WARC-Date"] = moment
    record.headers["Content-Type"] = page.media_type
    record.headers["X-Saksi-SHA256"] = page.sha256
    packed = GzipWriter(warc)
    record.write(packed, checksum_data=True)
    packed.close()


def _page_lines(ledger: Ledger, keys: Iterable[str], made_at: str) -> Iterator[bytes]:
    yield msgspec.json.encode({"format": "json-pages-1.0", "id": "pages", "title": "Pages"}) + b"\n"
    for key in keys:
        page, article = ledger.page(key), ledger.article(key)
        told = {
            "id": key[:16],
            "url": _address(article),
            "ts": _moment(page, made_at),
            "title": article.title or article.id,
        }
        yield msgspec.json.encode(told) + b"\n"


def _package(resources: list[Resource], made_at: str) -> bytes:
    told = {
        "profile": "data-package",
        "wacz_version": WACZ_VERSION,
        "title": "Claims and their pages",
        "created": made_at,
        "software": "Saksi",
        "resources": resources,
    }
    return msgspec.json.format(msgspec.json.encode(told))


def _digest(package: bytes) -> bytes:
    return msgspec.json.encode({"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(package).hexdigest()}"})


def _address(article: Article) -> str:
    """The article's address; of a page without one, a name made of its bytes."""
    url = article.url or ""
    return url if url.startswith(("https://", "http://")) else f"urn:sha256:{article.sha256}"


def _moment(page: Page, made_at: str) -> str:
    """When the bytes were taken, as WARC wants it; where nobody knows, when the bundle was made."""
    moment = datetime.datetime.fromisoformat(page.fetched or made_at)
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
