"""Which articles belong together, as joins of tables; `held` is the table of articles that the first step makes.

The joins find the same pairs as `saksi.link.text.candidate` does in one process, and say there why.
"""

from typing import Any

from saksi.link.text.candidate import RARE_LIMIT, STOCK_LIMIT
from saksi.wide.link.pair import is_near, pair_up

Frame = Any


def find_pairs(daft: Any, held: Frame) -> Frame:
    """Pairs of articles that share a rare mark (columns a, b: their ids), each once."""
    col, first = daft.col, find_firsts(daft, held)
    own = held.select("id", "marks").join(first, on="id", how="left")
    known = held.select(col("id").alias("first"), col("marks").alias("first_marks"))
    own = own.join(known, on="first", how="left")
    left_out = daft.func.batch(return_dtype=daft.DataType.list(daft.DataType.int64()))(_leave_out)
    marks = own.select("id", left_out(col("marks"), col("first_marks")).alias("mark")).explode("mark").drop_null("mark")
    bearers = marks.groupby("mark").agg(col("id").count().alias("bearers"))
    bearers = bearers.where((col("bearers") > 1) & (col("bearers") <= STOCK_LIMIT))
    shared = marks.join(bearers, on="mark").groupby("mark", "bearers").agg(col("id").list_agg().alias("ids"))
    paired = _explode_pairs(daft, shared.select("bearers", "ids"))
    met = paired.groupby("a", "b").agg(col("bearers").min().alias("smallest"), col("bearers").count().alias("times"))
    rare = met.where((col("smallest") <= RARE_LIMIT) | (col("times") > 1)).select("a", "b")
    near = first.select(
        _choose(daft, col("id") < col("first"), "id", "first").alias("a"),
        _choose(daft, col("id") < col("first"), "first", "id").alias("b"),
    )
    return rare.union(near)


def _explode_pairs(daft: Any, shared: Frame) -> Frame:
    kind, col = daft.DataType, daft.col
    pair = kind.struct({"a": kind.int64(), "b": kind.int64()})
    paired = daft.func.batch(return_dtype=kind.list(pair))(_pair_up)
    pairs = shared.select("bearers", paired(col("ids")).alias("pair")).explode("pair")
    return pairs.select(col("pair").get("a").alias("a"), col("pair").get("b").alias("b"), "bearers")


def find_firsts(daft: Any, held: Frame) -> Frame:
    """For each article that is nearly the same text as an earlier one, the first such (columns id, first)."""
    col = daft.col
    looks = held.select("id", "order", col("sketches").alias("sketch")).explode("sketch").drop_null("sketch")
    firsts = looks.groupby("sketch").agg(col("order").min().alias("first_order"))
    alike = (
        looks.join(firsts, on="sketch").where(col("first_order") < col("order")).select("id", "first_order").distinct()
    )
    known = held.select(col("order").alias("first_order"), col("id").alias("first"), col("marks").alias("first_marks"))
    alike = alike.join(known, on="first_order").join(held.select("id", "marks"), on="id")
    near = daft.func.batch(return_dtype=daft.DataType.bool())(_are_near)
    alike = alike.where(near(col("marks"), col("first_marks")))
    earliest = alike.groupby("id").agg(col("first_order").min().alias("first_order"))
    return earliest.join(known.select("first_order", "first"), on="first_order").select("id", "first")


def find_groups(daft: Any, ties: Frame) -> Frame:
    """Who belongs together through ties (columns a, b): the least id of each one's group (columns id, group).

    Every round each takes the least group of its neighbours, then the group of that one, until none changes.
    """
    col = daft.col
    both = ties.select("a", "b").union_all(ties.select(col("b").alias("a"), col("a").alias("b"))).distinct().collect()
    groups = both.select(col("a").alias("id"), col("a").alias("group")).distinct().collect()
    while True:
        told = both.join(groups, left_on="b", right_on="id").groupby("a").agg(col("group").min().alias("smallest"))
        least = _choose(daft, col("smallest") < col("group"), "smallest", "group").alias("smallest")
        least = groups.join(told, left_on="id", right_on="a").select("id", "group", least)
        further = groups.select(col("id").alias("smallest"), col("group").alias("root"))
        moved = least.join(further, on="smallest").select("id", "group", col("root")).collect()
        groups = moved.select("id", col("root").alias("group")).collect()
        if not moved.where(col("root") != col("group")).count_rows():
            return groups


def follow(daft: Any, ties: Frame) -> Frame:
    """Ties (columns a, b) from each to the last of a chain: where `b` is tied further, to that one."""
    col = daft.col
    ties = ties.select("a", "b").collect()
    while True:
        further = ties.select(col("a").alias("b"), col("b").alias("root"))
        moved = ties.join(further, on="b", how="left").collect()
        ties = moved.select("a", col("root").fill_null(col("b")).alias("b")).collect()
        if not moved.where(~col("root").is_null()).count_rows():
            return ties


def _choose(daft: Any, condition: Any, then: str, otherwise: str) -> Any:
    """One of two columns."""
    return daft.functions.when(condition, daft.col(then)).otherwise(daft.col(otherwise))


def _leave_out(marks: Any, known: Any) -> list[list[int]]:
    rows = zip(marks.to_pylist(), known.to_pylist(), strict=True)
    return [sorted(set(own).difference(others or ())) for own, others in rows]


def _are_near(marks: Any, others: Any) -> list[bool]:
    return [is_near(a, b) for a, b in zip(marks.to_pylist(), others.to_pylist(), strict=True)]


def _pair_up(numbers: Any) -> list[list[dict[str, int]]]:
    return [[{"a": a, "b": b} for a, b in pair_up(each)] for each in numbers.to_pylist()]
