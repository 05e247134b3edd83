"""Articles that are many: looked at one after the other, or one by its place, and not all held at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from saksi.kinds import Finding
from saksi.link.article.day import find_moment


class Findings(Protocol):
    """The findings of articles by place: a tuple, or what fetches each when it is looked at."""

    def __len__(self) -> int: ...
    def __getitem__(self, at: int, /) -> Finding: ...
    def __iter__(self) -> Iterator[Finding]: ...


@dataclass(frozen=True, slots=True)
class Ordered:
    """Findings in the order of publication. `keys` and `moments` are theirs, in that order."""

    findings: Findings
    places: Sequence[int]
    keys: Sequence[str]
    moments: Sequence[str]

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, at: int) -> Finding:
        return self.findings[self.places[at]]

    def __iter__(self) -> Iterator[Finding]:
        return (self.findings[place] for place in self.places)


def keys_of(findings: Findings) -> Sequence[str]:
    """The ledger keys of articles, in their order; where these are known, no article is looked at."""
    return findings.keys if isinstance(findings, Ordered) else [finding.article.key for finding in findings]


def order_findings(findings: Findings) -> Ordered:
    """Put findings in the order of publication, undated ones last; those that stand in it already stay as they are."""
    if isinstance(findings, Ordered):
        return findings
    return order_told(findings, [(find_moment(finding), finding.article.key) for finding in findings])


def order_told(findings: Findings, told: Sequence[tuple[str, str]]) -> Ordered:
    """Put findings in the same order by their moments and keys, without a look at them."""
    places = sorted(range(len(told)), key=lambda at: (told[at][0] or "~", told[at][1]))
    return Ordered(findings, places, [told[at][1] for at in places], [told[at][0] for at in places])
