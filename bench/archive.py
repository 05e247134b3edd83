"""Measure reading a large web archive in a stream: records a second and memory, beside FastWARC alone.

python bench/archive.py [--records N]
"""

import argparse
import gzip
import resource
import tempfile
import time
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Streamed:
    """How many records were read by us and by FastWARC alone, in how many CPU seconds, and the archive's size."""

    pages: int
    own_s: float
    alone: int
    peer_s: float
    size_mb: float


def measure(records: int) -> Streamed:
    """Write an archive and read it twice."""
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
        return Streamed(pages, time.process_time() - start_s, alone, peer_s, path.stat().st_size / 1e6)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure reading a large web archive in a stream.")
    parser.add_argument("--records", type=int, default=50_000)
    records = parser.parse_args().records
    told = measure(records)
    print(f"{told.pages:,} pages of {records:,} records ({told.size_mb:,.0f} MB packed), FastWARC alone {told.alone:,}")
    times = f"{told.own_s / told.peer_s:.1f} x the time of FastWARC ({told.alone / told.peer_s:,.0f} records/s)"
    print(f"{told.pages / told.own_s:,.0f} records/s, {times}")
    print(f"peak memory {peak_mb():,.0f} MB")


if __name__ == "__main__":
    main()
