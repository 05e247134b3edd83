"""Where pages come from: files, folders and standard input."""

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

import msgspec

from saksi.errors import InputError
from saksi.kinds import Page, Reject, Settings
from saksi.read.jsonl import ROOM, read_array, read_lines
from saksi.read.page import HTML, JSON, SNIFFED_BYTES, TEXT, Place, make_page, sniff

STDIN = "-"
LINES = "application/jsonl"
SUFFIXES = {
    ".txt": TEXT,
    ".md": TEXT,
    ".html": HTML,
    ".htm": HTML,
    ".json": JSON,
    ".jsonl": LINES,
    ".ndjson": LINES,
}


def open_pages(paths: Iterable[str], settings: Settings) -> Iterator[Page | Reject]:
    """Yield every page of files, folders and standard input (`-`), in order; what cannot be read as a Reject.

    A folder gives its files of a known suffix, and those of its folders, sorted by name; names that open with a stop
    are passed over. A file named outright is read whatever its suffix.

    >>> [item.reason for item in open_pages(["no/such.txt"], Settings())]
    ['No such file or directory']
    """
    for path in paths:
        if path == STDIN:
            yield from _read_stdin(settings)
        elif Path(path).is_dir():
            yield from _read_folder(Path(path), settings)
        else:
            yield from _read_file(Path(path), settings)


def _read_folder(folder: Path, settings: Settings) -> Iterator[Page | Reject]:
    found = False
    for item in _walk(folder, set()):
        found = True
        if isinstance(item, Reject):
            yield item
        else:
            yield from _read_file(item, settings)
    if not found:
        yield Reject(str(folder), folder.name, ROOM, f"no file here ends in {', '.join(SUFFIXES)}")


def _walk(folder: Path, seen: set[Path]) -> Iterator[Path | Reject]:
    """Yield the files to read. A folder that was seen, by whatever link, is told and not read again."""
    try:
        real = folder.resolve(strict=True)
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        yield _reject(folder, error)
        return
    if real in seen:
        yield Reject(str(folder), folder.name, ROOM, f"links to {real}, which was read already")
        return
    seen.add(real)
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _walk(path, seen)
        elif path.suffix.lower() in SUFFIXES:
            is_special = path.exists() and not path.is_file()
            yield Reject(str(path), path.stem, ROOM, "not a regular file") if is_special else path


def _read_file(path: Path, settings: Settings) -> Iterator[Page | Reject]:
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, Place(str(path), path.stem), SUFFIXES.get(path.suffix.lower()), settings)
    except OSError as error:
        yield _reject(path, error)


def _read_stdin(settings: Settings) -> Iterator[Page | Reject]:
    """Read standard input through a buffer of our own, which looks ahead whatever stands in for it."""
    stream: io.BufferedReader = io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer))
    try:
        yield from _read_stream(stream, Place(STDIN, "stdin"), None, settings)
    finally:
        stream.detach()


def _read_stream(
    stream: io.BufferedReader, place: Place, kind: str | None, settings: Settings
) -> Iterator[Page | Reject]:
    """Yield a stream's pages: one, unless it is JSON."""
    if kind is None and sniff(start := stream.peek(SNIFFED_BYTES)) == JSON:
        kind = JSON if start.lstrip().startswith((b"{\n", b"{\r")) else LINES
    if kind == LINES:
        yield from read_lines(stream, place, settings)
        return
    data = stream.read(settings.page_limit_bytes + 1)
    if kind == JSON and data.lstrip().startswith(b"["):
        yield from read_array(data, place, settings)
    elif kind == JSON and _is_lines(data):
        stream.seek(0)
        yield from read_lines(stream, place, settings)
    else:
        yield _page(data, place, kind, settings)


def _is_lines(data: bytes) -> bool:
    """Say whether the first line of JSON is an article by itself and not the only one."""
    first, _, rest = data.strip().partition(b"\n")
    try:
        msgspec.json.decode(first, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return bool(rest)


def _page(data: bytes, place: Place, kind: str | None, settings: Settings) -> Page | Reject:
    try:
        return make_page(data, address=place.address, id=place.id, media_type=kind, settings=settings)
    except InputError as error:
        return Reject(place.address, place.id, ROOM, str(error).removeprefix(f"{place.address}: "))


def _reject(path: Path, error: OSError) -> Reject:
    return Reject(str(path), path.stem, ROOM, error.strerror or str(error))
