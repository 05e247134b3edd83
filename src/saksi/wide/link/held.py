"""One article as the joins need it: what it is found by, and its findings packed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

from saksi.kinds import Finding
from saksi.link.article.day import find_moment
from saksi.link.article.word import fold_words
from saksi.link.text.candidate import fingerprint, sketch
from saksi.pack import Pack
from saksi.record import pack_finding
from saksi.wide.batch import record_article

# What stands for an article without a date: it sorts behind all that have one.
UNDATED = "~"
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Held:
    """`id` is a number made of the key. `order` sorts as articles come out.

    `day` counts from 1 January 1970, None without a date. `marks` are the article's fingerprints, `looks` what near
    copies of it have in common with it.
    """

    id: int
    order: str
    day: int | None
    marks: tuple[int, ...]
    looks: tuple[int, ...]
    packed: bytes


def hold_article(row: Mapping[str, Any], packs: Mapping[str, Pack]) -> Held:
    """Make ready a row of the table `articles`."""
    finding = record_article(row)
    marks = fingerprint(fold_words(finding, packs))
    looks = tuple(_number(repr(each)) for each in sketch(marks))
    return Held(
        _number(finding.article.key),
        place(finding),
        day_of(finding),
        tuple(sorted(marks)),
        looks,
        pack_finding(finding),
    )


def place(finding: Finding) -> str:
    """Where an article stands in the order of publication, as a text that sorts."""
    return f"{find_moment(finding) or UNDATED} {finding.article.key}"


def day_of(finding: Finding) -> int | None:
    """The day an article came out, counted from 1 January 1970."""
    moment = find_moment(finding)
    return date.fromisoformat(moment[:10]).toordinal() - _EPOCH if moment else None


def _number(text: str) -> int:
    """63 bits of a hash: that two of a thousand million articles share one has a chance of one in twenty."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> 1
