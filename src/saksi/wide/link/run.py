"""The steps of linking what `saksi wide` read, in order, each kept beside the results so that a run can go on."""

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Any, NamedTuple

import pyarrow as pa

from saksi.errors import InputError
from saksi.wide.engine import RETRIES, Runner, load_daft
from saksi.wide.link.join import Frame, find_groups, find_pairs, follow
from saksi.wide.link.mark import LAST, STEPS, is_done, note_done, tell_parts
from saksi.wide.link.schema import LINKED, LINKS
from saksi.wide.link.work import Worker
from saksi.wide.part import DONE
from saksi.wide.store import Store

# Rows that a process takes at a time: articles and pairs; groups, most of which are one article; blocks one by one.
ROWS = 64
GROUPS = 16


@dataclass(frozen=True, slots=True)
class Step:
    """A step that is done, with how many rows it gave, and how long it took."""

    name: str
    rows: int
    seconds: float


def link_wide(out: str, *, runner: Runner = "daft", workers: int = 1) -> Iterator[Step]:
    """Link all articles of a folder of results, and yield each step when it is done; those done before are passed over.

    The tables of `schema.LINKED` are beside the others then. When parts have come to the results, all is linked anew.
    Raises InputError where there are no results.
    """
    store = Store(out)
    parts = store.list_names(DONE)
    if not parts:
        raise InputError(f"{out}: holds no results; `saksi wide PATH --out {out}` makes some")
    told = tell_parts(parts)
    steps = _Steps(load_daft(runner), store.address, workers)
    for name, make in steps.list_steps().items():
        if is_done(store, name, told):
            continue
        begun_s = monotonic()
        rows = steps.keep(name, make())
        note_done(store, name, told)
        yield Step(name, rows, monotonic() - begun_s)


class _Steps:
    """The tables that each step makes of those before."""

    def __init__(self, daft: Any, out: str, workers: int) -> None:
        self._daft, self._out = daft, out
        self._work = _make_work(daft, max(1, workers))()

    def list_steps(self) -> dict[str, Callable[[], Frame]]:
        """What makes each table, in order."""
        return {
            "packed": self._hold,
            "pairs": lambda: find_pairs(self._daft, self.read("packed")),
            "comparisons": self._compare,
            "texts": self._span,
            "stories": self._tell,
            "groups": self._group,
            "outcome": self._count,
            "links": self._link,
            **{name: functools.partial(self._told, name, LINKED[name]) for name in ("measures", "origins", LAST)},
        }

    def keep(self, name: str, frame: Frame) -> int:
        """Write a table, in the place of an older one; gives its rows."""
        frame.write_parquet(self._folder(name), write_mode="overwrite")
        return int(self.read(name).count_rows())

    def read(self, name: str) -> Frame:
        """A table that is written."""
        return self._daft.read_parquet(f"{self._folder(name)}/*.parquet")

    def _folder(self, name: str) -> str:
        return f"{self._out}/{name if name in LINKED else f'{STEPS}/{name}'}"

    def _hold(self) -> Frame:
        """All articles, each once, made ready."""
        col = self._daft.col
        articles = self._daft.read_parquet(f"{self._out}/articles/*.parquet").select("key", "text", "record")
        held = self._work.hold(col("key"), col("text"), col("record")).alias("packed")
        fields = ("id", "order", "blocks", "marks", "sketches", "packed")
        told = articles.distinct("key").select("key", held)
        return told.select("key", *(col("packed").get(name).alias(name) for name in fields))

    def _compare(self) -> Frame:
        """Each pair compared."""
        col, held, pairs = self._daft.col, self.read("packed"), self.read("pairs")
        for end in ("a", "b"):
            ends = held.select(
                col("id").alias(end), col("order").alias(f"{end}_order"), col("packed").alias(f"{end}_packed")
            )
            pairs = pairs.join(ends, on=end)
        columns = [col(f"{end}_{name}") for end in ("a", "b") for name in ("order", "packed")]
        told = pairs.select("a", "b", self._work.compare(*columns).alias("outcome"))
        return told.select("a", "b", *(col("outcome").get(name).alias(name) for name in ("copied", "links", "own")))

    def _span(self) -> Frame:
        """The links of copies, and those of passages."""
        col, compared = self._daft.col, self.read("comparisons")
        copies = compared.where(~col("copied").is_null())
        groups = find_groups(self._daft, copies)
        grouped = copies.join(groups, left_on="a", right_on="id").groupby("group").agg(col("copied").list_agg())
        spanned = self._explode(grouped.select(self._work.span(col("copied")).alias("link")), "link", LINKS)
        passages = self._explode(compared.select(col("links").alias("link")), "link", LINKS)
        return spanned.union_all(passages).union_all(self._leave(compared))

    def _leave(self, compared: Frame) -> Frame:
        """The passages that outlets have from their own texts, without their boilerplate."""
        col = self._daft.col
        own = compared.select("own").explode("own").drop_null("own")
        own = own.select(*(col("own").get(name).alias(name) for name in ("outlet", "mark", "link")))
        passages = own.groupby("outlet", "mark").agg(col("link").list_agg())
        return self._explode(passages.select(self._work.leave(col("link")).alias("link")), "link", LINKS)

    def _tell(self) -> Frame:
        """The links of stories, to the first article of each."""
        col = self._daft.col
        blocks = self.read("packed").select("packed", col("blocks").alias("block")).explode("block")
        grouped = blocks.groupby("block").agg(col("packed").list_agg())
        told = grouped.select(self._work.tell(col("block"), col("packed")).alias("link"))
        links = self._explode(told, "link", LINKS).collect()
        firsts = follow(self._daft, links).select("a", col("b").alias("first"))
        return links.join(firsts, on="a").with_column("b", col("first")).select(*LINKS.names)

    def _tying(self) -> Frame:
        """The links that say that two articles tell of one thing."""
        col = self._daft.col
        return self.read("texts").where(col("kind") == "copy-of").union_all(self.read("stories"))

    def _group(self) -> Frame:
        """The group of every article that is tied to another, by key."""
        return find_groups(self._daft, self._tying())

    def _count(self) -> Frame:
        """What each group cites and counts."""
        col, groups = self._daft.col, self.read("groups").select(self._daft.col("id").alias("key"), "group")
        members = self.read("packed").select("key", "packed").join(groups, on="key", how="left")
        members = members.with_column("group", col("group").fill_null(col("key")))
        members = members.groupby("group").agg(col("packed").list_agg())
        whole = self._daft.functions.to_struct(*map(col, LINKS.names)).alias("links")
        ties = self._tying().join(groups, left_on="a", right_on="key").select("group", whole)
        told = members.join(ties.groupby("group").agg(col("links").list_agg()), on="group", how="left")
        return told.select("group", self._work.count(col("packed"), col("links")).alias("outcome"))

    def _link(self) -> Frame:
        """All links."""
        return (
            self._tying()
            .union_all(self._told("links", LINKS))
            .union_all(self.read("texts").where(self._daft.col("kind") != "copy-of"))
        )

    def _told(self, name: str, schema: pa.Schema) -> Frame:
        """Rows of a table that groups told."""
        return self._explode(
            self.read("outcome").select(self._daft.col("outcome").get(name).alias("row")), "row", schema
        )

    def _explode(self, frame: Frame, column: str, schema: pa.Schema) -> Frame:
        """Rows of lists of rows."""
        col = self._daft.col
        rows = frame.explode(column).drop_null(column)
        return rows.select(*(col(column).get(name).alias(name) for name in schema.names))


class _Answers(NamedTuple):
    """The types of what a process answers for an article, a pair, a group of links, a group that was counted."""

    held: Any
    compared: Any
    links: Any
    counted: Any


def _type_answers(daft: Any) -> _Answers:
    kind = daft.DataType
    rows = {name: kind.list(kind.from_arrow_type(pa.struct(list(schema)))) for name, schema in LINKED.items()}
    lists = {name: kind.list(kind.int64()) for name in ("blocks", "marks", "sketches")}
    held = kind.struct({"id": kind.int64(), "order": kind.string(), **lists, "packed": kind.binary()})
    link = kind.from_arrow_type(pa.struct(list(LINKS)))
    own = kind.struct({"outlet": kind.string(), "mark": kind.int64(), "link": link})
    compared = kind.struct({"copied": kind.binary(), "links": rows["links"], "own": kind.list(own)})
    return _Answers(held, compared, rows["links"], kind.struct(rows))


def _make_work(daft: Any, workers: int) -> Any:
    """The class of which each process of the engine has one."""
    answers = _type_answers(daft)

    @daft.cls(max_concurrency=workers, use_process=True, max_retries=RETRIES)
    class Work:
        def __init__(self) -> None:
            self.worker = Worker()

        @daft.method.batch(return_dtype=answers.held, batch_size=ROWS)  # type: ignore[untyped-decorator]
        def hold(self, keys: Any, texts: Any, records: Any) -> Any:
            return self.worker.hold(*_lists(keys, texts, records))

        @daft.method.batch(return_dtype=answers.compared, batch_size=ROWS)  # type: ignore[untyped-decorator]
        def compare(self, a: Any, a_packed: Any, b: Any, b_packed: Any) -> Any:
            return self.worker.compare(*_lists(a, a_packed, b, b_packed))

        @daft.method.batch(return_dtype=answers.links, batch_size=GROUPS)  # type: ignore[untyped-decorator]
        def span(self, copied: Any) -> Any:
            return self.worker.span(*_lists(copied))

        @daft.method.batch(return_dtype=answers.links, batch_size=GROUPS)  # type: ignore[untyped-decorator]
        def leave(self, passages: Any) -> Any:
            return self.worker.leave(*_lists(passages))

        @daft.method.batch(return_dtype=answers.links, batch_size=1)  # type: ignore[untyped-decorator]
        def tell(self, blocks: Any, packed: Any) -> Any:
            return self.worker.tell(*_lists(blocks, packed))

        @daft.method.batch(return_dtype=answers.counted, batch_size=GROUPS)  # type: ignore[untyped-decorator]
        def count(self, packed: Any, links: Any) -> Any:
            return self.worker.count(*_lists(packed, links))

    return Work


def _lists(*columns: Any) -> list[Any]:
    return [column.to_pylist() for column in columns]
