"""All parts, read by this process or by Daft: on this machine, or on a Ray cluster."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from typing import Any, Literal

from saksi.kinds import Settings
from saksi.wide.engine import RETRIES, Runner, load_daft
from saksi.wide.part import DONE, Done, read_part
from saksi.wide.plan import PART_BYTES, Part, make_plan
from saksi.wide.store import Store

Engine = Literal["here", "daft", "ray"]


def read_wide(
    sources: Sequence[str], out: str, settings: Settings, *, engine: Engine = "here", part_bytes: int = PART_BYTES
) -> Iterator[Done]:
    """Read pages of files, folders and object stores into Parquet, and yield each part when it is done.

    `out` gets a folder for each table of `schema.SCHEMAS`, with a file a part. Parts that an earlier run did are passed
    over. A part is of files of so many bytes together. `settings.workers` is how many processes read: on this machine,
    or with the engine `ray` in the cluster.
    """
    store = Store(out)
    done = set(store.list_names(DONE))
    kinds = f"{settings.given} fast={settings.is_fast}"
    parts = [
        part for part in make_plan(sources, store, kinds, part_bytes=part_bytes) if f"{part.name}.json" not in done
    ]
    if engine == "here":
        for part in parts:
            yield read_part(part, store, settings)
    elif parts:
        yield from _read_with_daft(parts, store, settings, engine)


class PartReader:
    """What runs on each process of the engine. Its pages are read by a process beside it, which they may kill."""

    def __init__(self, out: str, settings: Settings) -> None:
        self._out, self._settings = Store(out), replace(settings, workers=1)

    def read(self, part: str) -> str:
        """Read a part, given and answered as JSON."""
        told = json.loads(part)
        # A copy of a process with threads, as the engine's are, may wait for ever for what one of them held.
        done = read_part(Part(told["name"], tuple(told["files"])), self._out, self._settings, start="spawn")
        return json.dumps(asdict(done))


def _read_with_daft(parts: Sequence[Part], out: Store, settings: Settings, engine: Runner) -> Iterator[Done]:
    daft = load_daft(engine)
    frame = daft.from_pydict({"part": [json.dumps(asdict(part)) for part in parts]})
    if engine == "ray":
        frame = frame.into_partitions(len(parts))

    @daft.cls(max_concurrency=max(1, settings.workers), use_process=True, max_retries=RETRIES)
    class Reader:
        def __init__(self) -> None:
            self.reader = PartReader(out.address, settings)

        @daft.method.batch(return_dtype=daft.DataType.string(), batch_size=1)  # type: ignore[untyped-decorator]
        def read(self, part: Any) -> list[str]:
            return [self.reader.read(each) for each in part.to_pylist()]

    for row in frame.select(Reader().read(frame["part"]).alias("done")).iter_rows():
        yield Done(**json.loads(row["done"]))
