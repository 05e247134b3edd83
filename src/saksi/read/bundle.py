"""Files that hold files: WACZ (a web archive with its index in a ZIP) and ZIP files of pages."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from saksi.kinds import Page, Reject, Settings
from saksi.read.page import Place, reject
from saksi.read.warc import read_warc

OPENING = b"PK\x03\x04"
# More files than this in one ZIP are a trap, or belong in a web archive.
MOST_FILES = 100_000
_ARCHIVES = (".warc", ".warc.gz")
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError)

ReadStream = Callable[[BinaryIO, Place], Iterator[Page | Reject]]


def read_bundle(stream: BinaryIO, place: Place, settings: Settings, read: ReadStream) -> Iterator[Page | Reject]:
    """Yield the pages of every web archive in a ZIP file; where it holds none, of every file that `read` can read.

    Addresses of files are `ADDRESS/NAME`. A file that is packed beyond `settings.unpacked_ratio` is refused.
    """
    try:
        with zipfile.ZipFile(stream) as bundle:
            files = [info for info in bundle.infolist() if not info.is_dir()]
            if len(files) > MOST_FILES:
                yield reject(place, f"{len(files):,} files in one ZIP, over the limit of {MOST_FILES:,}")
                return
            archives = [info for info in files if info.filename.lower().endswith(_ARCHIVES)]
            for info in archives or files:
                yield from _read_file(bundle, info, place, settings, read)
    except _BROKEN as error:
        yield reject(place, f"damaged ZIP: {error}")


def _read_file(
    bundle: zipfile.ZipFile, info: zipfile.ZipInfo, place: Place, settings: Settings, read: ReadStream
) -> Iterator[Page | Reject]:
    name = PurePosixPath(info.filename)
    at = Place(f"{place.address}/{info.filename}", name.stem)
    if info.file_size > settings.unpacked_ratio * max(info.compress_size, 1):
        yield reject(at, f"packed more than {settings.unpacked_ratio} times")
        return
    try:
        with bundle.open(info) as member:
            if info.filename.lower().endswith(_ARCHIVES):
                yield from read_warc(member, at, settings)  # type: ignore[arg-type]
            else:
                yield from read(member, at)  # type: ignore[arg-type]
    except _BROKEN as error:
        yield reject(at, f"damaged file in a ZIP: {error}")
