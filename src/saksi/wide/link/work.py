"""What a process of the engine does with rows, given as lists of plain values and answered as rows."""

import functools
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from saksi.kinds import Finding, Link
from saksi.link.text.copy import Folded, fold, leave_boilerplate
from saksi.pack import load_packs
from saksi.record import unpack_finding
from saksi.wide.link.block import blocks_of, tell_stories
from saksi.wide.link.count import count_group
from saksi.wide.link.held import day_of, hold_article, place
from saksi.wide.link.pair import Copied, judge, span_copies
from saksi.wide.link.schema import figure_rows, link_row, measure_row, origin_rows, row_link

# Articles that stay unpacked while pairs are compared: those of one article come together.
KEPT = 500

Row = dict[str, Any]


class Worker:
    """Keeps what the next rows need too: the packs, and articles that are unpacked."""

    def __init__(self) -> None:
        self._packs = load_packs()
        self._unpack = functools.lru_cache(KEPT)(self._open)

    def hold(self, keys: Sequence[str], texts: Sequence[str], records: Sequence[bytes]) -> list[Row]:
        """Make articles ready for the joins."""
        rows = zip(keys, texts, records, strict=True)
        return [self._hold({"key": key, "text": text, "record": record}) for key, text, record in rows]

    def _hold(self, row: Row) -> Row:
        held = hold_article(row, self._packs)
        many = {"blocks": list(blocks_of(held.day)), "marks": list(held.marks), "sketches": list(held.looks)}
        return {"id": held.id, "order": held.order, "packed": held.packed, **many}

    def compare(
        self, a: Sequence[str], a_packed: Sequence[bytes], b: Sequence[str], b_packed: Sequence[bytes]
    ) -> list[Row]:
        """Judge pairs of articles, given by their orders and findings."""
        pairs = zip(zip(a, a_packed, strict=True), zip(b, b_packed, strict=True), strict=True)
        return [self._compare(*sorted(pair)) for pair in pairs]

    def _compare(self, earlier: tuple[str, bytes], later: tuple[str, bytes]) -> Row:
        (a, one), (b, other) = earlier, later
        first, second = self._unpack(one), self._unpack(other)
        told = judge((a, b), (first[0], second[0]), (first[1], second[1]), self._packs)
        copied = None if told.copied is None else msgspec.msgpack.encode(told.copied)
        own = [{"outlet": each.outlet, "mark": each.mark, "link": link_row(each.link)} for each in told.own]
        return {"copied": copied, "links": list(map(link_row, told.links)), "own": own}

    def _open(self, packed: bytes) -> tuple[Finding, Folded]:
        finding = unpack_finding(packed)
        return finding, fold(finding, self._packs)

    def leave(self, passages: Sequence[Sequence[Row]]) -> list[list[Row]]:
        """Leave out what an outlet prints in many of its texts; the passages of one wording come together."""
        return [list(map(link_row, leave_boilerplate([list(map(row_link, each))]))) for each in passages]

    def span(self, groups: Sequence[Sequence[bytes]]) -> list[list[Row]]:
        """Choose the links that hold each group of copies together."""
        decode = functools.partial(msgspec.msgpack.decode, type=Copied)
        return [list(map(link_row, span_copies(list(map(decode, group))))) for group in groups]

    def tell(self, blocks: Sequence[int], packed: Sequence[Sequence[bytes]]) -> list[list[Row]]:
        """Find the stories of blocks of days."""
        return [list(map(link_row, self._tell(*each))) for each in zip(blocks, packed, strict=True)]

    def _tell(self, block: int, packed: Sequence[bytes]) -> Iterator[Link]:
        findings = Packed(packed)
        own = {each.article.key for each in findings if blocks_of(day_of(each))[0] == block}
        return tell_stories(findings, own, self._packs)

    def count(self, packed: Sequence[Sequence[bytes]], links: Sequence[Sequence[Row] | None]) -> list[Row]:
        """Find what groups of articles cite and count; `links` are those that tie each."""
        return [self._count(*each) for each in zip(packed, links, strict=True)]

    def _count(self, packed: Sequence[bytes], links: Sequence[Row] | None) -> Row:
        findings = Packed(packed)
        relays, measures = count_group(findings, [row_link(each) for each in links or ()], self._packs)
        first = min(map(place, findings))
        return {
            "links": list(map(link_row, relays)),
            "measures": [measure_row(each, first, at) for at, each in enumerate(measures)],
            "origins": [row for each in measures for row in origin_rows(each)],
            "counted": [row for each in measures for row in figure_rows(each)],
        }


class Packed:
    """Findings that stay packed but for the few that were looked at last."""

    def __init__(self, packed: Sequence[bytes]) -> None:
        self._packed = packed
        self._unpack = functools.lru_cache(KEPT)(unpack_finding)

    def __len__(self) -> int:
        return len(self._packed)

    def __getitem__(self, at: int) -> Finding:
        return self._unpack(self._packed[at])

    def __iter__(self) -> Iterator[Finding]:
        return map(self._unpack, self._packed)
