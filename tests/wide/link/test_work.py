"""What processes do with articles, pairs, blocks and groups: together the links that one process finds."""

from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from saksi.kinds import Link, Measure
from saksi.link.text.candidate import find_candidates
from saksi.record import unpack_finding
from saksi.wide.link.block import blocks_of
from saksi.wide.link.held import day_of
from saksi.wide.link.schema import LINKED, link_row, row_link
from saksi.wide.link.work import Worker

OneRun = tuple[tuple[Link, ...], list[Measure]]
WORKER = Worker()


@pytest.fixture(scope="module")
def held(results: Path) -> list[dict[str, Any]]:
    """All articles made ready, in the order of publication."""
    rows = parquet.read_table(results / "articles").to_pylist()
    held = WORKER.hold(*([row[name] for row in rows] for name in ("key", "text", "record")))
    return sorted(held, key=lambda row: str(row["order"]))


@pytest.fixture(scope="module")
def compared(held: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All pairs that share a rare mark, compared; each given the wrong way round."""
    pairs = list(find_candidates([row["marks"] for row in held]))
    first, second = ([held[pair[end]] for pair in pairs] for end in (0, 1))
    columns = [[row[name] for row in side] for side in (second, first) for name in ("order", "packed")]
    return WORKER.compare(*columns)


def tell_blocks(held: list[dict[str, Any]]) -> list[Link]:
    """The links of stories that all blocks give."""
    blocks = sorted({block for row in held for block in row["blocks"]})
    packed = [[row["packed"] for row in held if block in row["blocks"]] for block in blocks]
    return [row_link(row) for rows in WORKER.tell(blocks, packed) for row in rows]


def test_copies_and_passages_are_those_of_one_process(compared: list[dict[str, Any]], linked_in_one: OneRun) -> None:
    copied = [row["copied"] for row in compared if row["copied"]]
    rows = [*WORKER.span([copied])[0], *(row for each in compared for row in each["links"]), *leave(compared)]
    links = list(map(row_link, rows))
    wanted = [link for link in linked_in_one[0] if link.kind in {"copy-of", "alters", "reuses-passage"}]
    assert {link.kind for link in wanted} == {"copy-of", "alters", "reuses-passage"}
    assert sorted(links, key=repr) == sorted(wanted, key=repr)


def leave(compared: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The passages that outlets have from themselves, those of one wording together."""
    groups: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for own in (own for each in compared for own in each["own"]):
        groups.setdefault((own["outlet"], own["mark"]), []).append(own["link"])
    return [row for rows in WORKER.leave(list(groups.values())) for row in rows]


@pytest.mark.parametrize("days", [28, 10])
def test_stories_of_blocks_are_those_of_one_process(
    held: list[dict[str, Any]], linked_in_one: OneRun, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    """But for the weight of names, which each block counts by its own articles."""
    monkeypatch.setattr("saksi.wide.link.block.BLOCK_DAYS", days)
    told = tell_blocks([{**row, "blocks": blocks_of(day_of(unpack_finding(row["packed"])))} for row in held])
    firsts = {link.a: link.b for link in told}
    wanted = {link.a: link.b for link in linked_in_one[0] if link.kind == "same-story"}
    assert len(wanted) > 5
    assert {a: firsts.get(b, b) for a, b in firsts.items()} == wanted


def test_a_group_cites_and_counts_what_it_does_in_one_process(
    held: list[dict[str, Any]], linked_in_one: OneRun
) -> None:
    links, measures = linked_in_one
    tying = [link_row(link) for link in links if link.kind in {"copy-of", "same-story"}]
    [told] = WORKER.count([[row["packed"] for row in held]], [tying])
    assert [row["measure"] for row in told["measures"]] == [measure.id for measure in measures]
    assert sum(row["upper"] for row in told["measures"]) == sum(measure.upper for measure in measures)
    assert len(told["origins"]) == sum(len(measure.origins) for measure in measures)
    assert len(told["counted"]) == sum(len(measure.figures) for measure in measures)
    relays = sorted((link for link in links if link.kind in {"cites", "translates"}), key=repr)
    assert sorted(map(row_link, told["links"]), key=repr) == relays
    for name, schema in LINKED.items():
        assert all(set(row) == set(schema.names) for row in told[name])
