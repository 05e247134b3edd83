"""What is to be read, cut into parts that are read one by one, anywhere, and need not be read again.

The plan is kept beside the results. A file stays in the part it was put to, so a run that was broken off goes on where
it stopped, and files that came later are read in parts of their own.
"""

import json
import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import saksi
from saksi.errors import SaksiError
from saksi.kinds import Reject
from saksi.read.source import PARTS
from saksi.read.stream import is_known, is_table_name
from saksi.wide.store import Store, open_place

# A part is read in some minutes by one process: short enough to be lost, long enough to be worth a start. A larger
# file is a part of its own.
PART_BYTES = 32_000_000
PART_FILES = 2_000
PARQUET = ".parquet"
_PLAN, _RUN = "plan.jsonl", "run.json"


class PlanError(SaksiError):
    """A folder of results that another version made, or with other settings."""

    exit_code = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A part by name, and the files in it, in order."""

    name: str
    files: tuple[str, ...]


def list_files(sources: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield the files of folders and object stores that may hold pages, with their sizes, sorted by name.

    What is not there comes with size 0, and is told when it is read.
    """
    for source in sources:
        place, path = open_place(source)
        yield from sorted(place.list_files(path), key=lambda found: found[0].split("/")) or [(source, 0)]


def is_page_file(path: str) -> bool:
    """Whether a file may hold pages: by its suffix, not hidden, and no part of a page that a browser saved whole."""
    *folders, name = path.split("/")
    if name.startswith(".") or any(each.startswith(".") or each.endswith(PARTS) for each in folders):
        return False
    return is_known(name) or is_table_name(name) or name.endswith(PARQUET)


def make_plan(sources: Sequence[str], out: Store, settings: str, *, part_bytes: int = PART_BYTES) -> list[Part]:
    """Give all parts in order, those of earlier runs first. Raises PlanError where the results are of another kind."""
    told = {"version": saksi.__version__, "settings": settings}
    held = out.read(_RUN)
    if held is not None and json.loads(held) != told:
        raise PlanError(f"{out.address}: was made by {json.loads(held)}, not {told}; choose another folder")
    out.write(_RUN, json.dumps(told).encode())
    parts = [
        Part(line["name"], tuple(line["files"])) for line in map(json.loads, (out.read(_PLAN) or b"").splitlines())
    ]
    planned = {file for part in parts for file in part.files}
    new = [(file, size) for file, size in list_files(sources) if file not in planned]
    parts += [Part(f"{number:06}", files) for number, files in enumerate(_group(new, part_bytes), len(parts) + 1)]
    out.write(_PLAN, "".join(json.dumps(asdict(part)) + "\n" for part in parts).encode())
    return parts


def _group(files: Iterable[tuple[str, int]], part_bytes: int) -> Iterator[tuple[str, ...]]:
    group: list[str] = []
    held_bytes = 0
    for file, size in files:
        if group and (held_bytes + size > part_bytes or len(group) >= PART_FILES):
            yield tuple(group)
            group, held_bytes = [], 0
        group.append(file)
        held_bytes += size
    if group:
        yield tuple(group)


def name_id(address: str) -> str:
    """The id of a page in a file of its own: the file's name without suffixes."""
    return Path(posixpath.basename(address).removesuffix(".gz")).stem


def reject_file(address: str, error: Exception) -> Reject:
    """Tell that a file cannot be read."""
    reason = getattr(error, "strerror", None) or f"{type(error).__name__}: {error}"
    return Reject(address, name_id(address), "read", reason)
