"""Measure reading a large web archive in a stream: records a second and memory, beside FastWARC alone.

python bench/archive.py [--records N]
"""

import argparse
import gzip
import resource
import tempfile
import time
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType

from saksi.kinds import Page, Settings
from saksi.read.source import open_pages

PARAGRAPH = "<p>Hujan turun sejak malam dan warga pindah ke gedung sekolah, kata Kepala Desa Sari Dewi.</p>"


def record(number: int) -> bytes:
    """A record of a page of some 20 kB."""
    page = f"<!doctype html><title>Hujan {number}</title>{PARAGRAPH * 200}{number}".encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://kabaruji.example/{number}\r\n"
        f"WARC-Date: 2025-07-12T03:15:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def peak_mb() -> float:
    """The most memory this process held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def main() -> None:
    """Write, read, print."""
    parser = argparse.ArgumentParser(description="Measure reading a large web archive in a stream.")
    parser.add_argument("--records", type=int, default=50_000)
    records = parser.parse_args().records
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.warc.gz"
        with path.open("wb") as out:
            for number in range(records):
                out.write(gzip.compress(record(number), 1))
        start_s = time.process_time()
        with path.open("rb") as stream:
            alone = sum(1 for each in ArchiveIterator(stream, WarcRecordType.response) if each.reader.read())
        peer_s = time.process_time() - start_s
        start_s = time.process_time()
        pages = sum(isinstance(item, Page) for item in open_pages([str(path)], Settings()))
        own_s = time.process_time() - start_s
        size_mb = path.stat().st_size / 1e6
    print(f"{pages:,} pages of {records:,} records ({size_mb:,.0f} MB packed), FastWARC alone {alone:,}")
    print(
        f"{pages / own_s:,.0f} records/s, {own_s / peer_s:.1f} x the time of FastWARC ({alone / peer_s:,.0f} records/s)"
    )
    print(f"peak memory {peak_mb():,.0f} MB")


if __name__ == "__main__":
    main()
