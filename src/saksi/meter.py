"""How far the reading of files is, in bytes as they lie on the disk."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from saksi.kinds import Reject
from saksi.read.crawl import is_address
from saksi.read.source import STDIN, list_files


class Meter:
    """`whole_bytes` of all files, None where nobody can know; `past_bytes` of those that were read."""

    def __init__(self, whole_bytes: int | None = None) -> None:
        self.whole_bytes = whole_bytes
        self.past_bytes = 0
        self._file: tuple[BinaryIO, int] | None = None

    def begin(self, stream: BinaryIO) -> None:
        """A file is being read."""
        self._file = (stream, os.fstat(stream.fileno()).st_size)

    def end(self) -> None:
        """The file was read."""
        if self._file is not None:
            self.past_bytes += self._file[1]
        self._file = None

    @property
    def taken_bytes(self) -> int:
        """How many bytes were read so far."""
        if self._file is None:
            return self.past_bytes
        stream, size_bytes = self._file
        return self.past_bytes + (size_bytes if stream.closed or not size_bytes else min(size_bytes, stream.tell()))

    @property
    def share(self) -> float | None:
        """Which part of all bytes was read, from 0 to 1; None where nobody can know."""
        return min(1.0, self.taken_bytes / self.whole_bytes) if self.whole_bytes else None


def measure(paths: Iterable[str]) -> Meter:
    """Give a meter for the files of paths. With standard input or an address among them, the whole is not known.

    >>> measure(["-"]).whole_bytes is None, measure(["no/such.txt"]).whole_bytes
    (True, 0)
    """
    whole = 0
    for path in paths:
        if path == STDIN or is_address(path):
            return Meter()
        for file in list_files(Path(path)):
            if not isinstance(file, Reject) and file.is_file():
                whole += file.stat().st_size
    return Meter(whole)
