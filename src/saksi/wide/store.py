"""Folders on this machine and in object stores, by one door. A file is there whole or not at all."""

import contextlib
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

import pyarrow as pa
from pyarrow import dataset, fs, parquet

_TABLE = ".parquet"


@dataclass(frozen=True, slots=True)
class Place:
    """A file system; `prefix` stands before its paths in addresses (`s3://`), nothing for this machine."""

    files: fs.FileSystem
    prefix: str

    def list_files(self, path: str) -> Iterator[tuple[str, int]]:
        """Yield address and size of a file, or of those in a folder and its folders that may hold pages."""
        from saksi.wide.plan import is_page_file

        [info] = self.files.get_file_info([path])
        if info.type == fs.FileType.File:
            yield self.prefix + path, info.size
        elif info.type == fs.FileType.Directory:
            for each in self.files.get_file_info(fs.FileSelector(path, recursive=True)):
                if each.type == fs.FileType.File and is_page_file(os.path.relpath(each.path, path)):
                    yield self.prefix + each.path, each.size

    def open(self, path: str) -> io.BufferedReader:
        """Open a file for reading, as a stream that looks ahead."""
        return io.BufferedReader(cast(io.RawIOBase, self.files.open_input_file(path)))


def open_place(address: str) -> tuple[Place, str]:
    """The file system of an address, and the path in it.

    >>> open_place("news/a.html")[1]
    'news/a.html'
    """
    if "://" not in address:
        return Place(fs.LocalFileSystem(), ""), address
    files, path = fs.FileSystem.from_uri(address)
    return Place(files, address[: len(address) - len(path)] if address.endswith(path) else ""), path


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of results."""

    address: str

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None where there is none."""
        place, root = open_place(self.address)
        with contextlib.suppress(FileNotFoundError), place.files.open_input_file(f"{root}/{name}") as held:
            return bytes(held.read())
        return None

    def write(self, name: str, data: bytes) -> None:
        """Put a file there, in the place of one that is there."""
        with self._writing(name) as out:
            out.write(data)

    def list_names(self, folder: str) -> list[str]:
        """The names of the files in a folder, sorted."""
        place, root = open_place(self.address)
        selector = fs.FileSelector(f"{root}/{folder}", allow_not_found=True)
        return sorted(each.base_name for each in place.files.get_file_info(selector))

    @contextlib.contextmanager
    def table(self, table: str, part: str, schema: pa.Schema) -> Iterator[parquet.ParquetWriter]:
        """Write a table of a part; it is there when this is left."""
        with (
            self._writing(f"{table}/{part}{_TABLE}") as out,
            parquet.ParquetWriter(out, schema, compression="zstd") as writer,
        ):
            yield writer

    def open_table(self, table: str, part: str) -> parquet.ParquetFile:
        """Open a table of a part."""
        place, root = open_place(self.address)
        return parquet.ParquetFile(place.files.open_input_file(f"{root}/{table}/{part}{_TABLE}"))

    def read_table(self, table: str, *columns: str) -> pa.Table:
        """All parts of a table in one; of all columns where none is named."""
        place, root = open_place(self.address)
        held = dataset.dataset(f"{root}/{table}", filesystem=place.files, format="parquet")
        return held.to_table(columns=list(columns) or None)

    @contextlib.contextmanager
    def _writing(self, name: str) -> Iterator[IO[bytes]]:
        """An object store shows a file when it is closed; on a disk it gets its name then."""
        place, root = open_place(self.address)
        path = f"{root}/{name}"
        if not isinstance(place.files, fs.LocalFileSystem):
            with place.files.open_output_stream(path) as out:
                yield out
            return
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        hidden = target.with_name(f".{target.name}.{os.getpid()}")
        with hidden.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        hidden.replace(target)
