"""Where pages come from: files, folders, addresses and standard input."""

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from saksi.kinds import Page, Reject, Settings
from saksi.read.crawl import Crawler, is_address
from saksi.read.page import ROOM, SNIFFED_BYTES, Place
from saksi.read.stream import SUFFIXES, is_known, is_table_name, opens_table, read_stream, suffix_kind

STDIN = "-"
# Where a browser that saves a whole page puts what belongs to it: "page.html" and "page_files/".
PARTS = "_files"
_PAGES = (".htm", ".html", ".xhtml")


class Counter(Protocol):
    """What is told which file is being read."""

    def begin(self, stream: BinaryIO) -> None:
        """A file is being read."""

    def end(self) -> None:
        """The file was read."""


def open_pages(paths: Iterable[str], settings: Settings, counter: Counter | None = None) -> Iterator[Page | Reject]:
    """Yield every page of files, folders, addresses and standard input (`-`), in order; what is no page as a Reject.

    A folder gives its files of a known suffix, and those of its folders, sorted by name; names that open with a stop
    are passed over, and so are the parts of a page that a browser saved whole. A file named outright is read whatever
    its suffix. Addresses are gone to only where `settings.may_fetch`. `counter` is told where the reading is.

    >>> [item.reason for item in open_pages(["no/such.txt"], Settings())]
    ['No such file or directory']
    """
    crawler = Crawler(settings)
    for path in paths:
        if path == STDIN:
            yield from _read_stdin(crawler)
        elif is_address(path):
            yield from crawler.read(path, Place(path, path))
        elif Path(path).is_dir():
            yield from _read_folder(Path(path), crawler, counter)
        else:
            yield from _read_file(Path(path), crawler, counter)


def list_files(path: Path) -> Iterator[Path | Reject]:
    """Yield the files that are read for a path: itself, or what is in the folder."""
    yield from _walk(path, set()) if path.is_dir() else [path]


def _read_folder(folder: Path, crawler: Crawler, counter: Counter | None) -> Iterator[Page | Reject]:
    found = False
    for item in list_files(folder):
        found = True
        if isinstance(item, Reject):
            yield item
        else:
            yield from _read_file(item, crawler, counter)
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
    parts = {f"{path.stem}{PARTS}" for path in entries if path.suffix.lower() in _PAGES}
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if path.name not in parts:
                yield from _walk(path, seen)
        elif is_known(path.name) or (is_table_name(path.name) and _opens_table(path)):
            is_special = path.exists() and not path.is_file()
            yield Reject(str(path), path.stem, ROOM, "not a regular file") if is_special else path


def _opens_table(path: Path) -> bool:
    """Whether a file is a table of articles. One that cannot be looked at is told when it is read."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            return opens_table(stream.read(SNIFFED_BYTES))
    except OSError:
        return True


def _read_file(path: Path, crawler: Crawler, counter: Counter | None) -> Iterator[Page | Reject]:
    name = path.name.removesuffix(".gz")
    place = Place(str(path), Path(name).stem)
    try:
        with path.open("rb") as stream:
            if counter is not None:
                counter.begin(stream)
            yield from read_stream(stream, place, suffix_kind(path.name), crawler)
            if counter is not None:
                counter.end()
    except OSError as error:
        yield _reject(path, error)
    except Exception as error:
        # What trips a library must not end the run.
        yield Reject(str(path), path.stem, ROOM, f"bug: {type(error).__name__}: {error}")


def _read_stdin(crawler: Crawler) -> Iterator[Page | Reject]:
    """Read standard input through a buffer of our own, which looks ahead whatever stands in for it."""
    stream: io.BufferedReader = io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer))
    try:
        yield from read_stream(stream, Place(STDIN, "stdin"), None, crawler)
    finally:
        stream.detach()


def _reject(path: Path, error: OSError) -> Reject:
    return Reject(str(path), path.stem, ROOM, error.strerror or str(error))
