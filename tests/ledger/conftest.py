"""Findings made by hand, so that the ledger is tested without the road that leads to it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from saksi.kinds import Article, Claim, Coverage, Finding, Page, Sentence, Span, Stance
from saksi.ledger.block import amount, bits, block, order, screen, sift, tally, wording
from saksi.ledger.ledger import Ledger

MakeFinding = Callable[..., Finding]


@pytest.fixture
def make_finding() -> MakeFinding:
    """Give a function that makes an article of one sentence and one claim."""

    def make(
        key: str,
        text: str = "Air sudah surut, kata Sari Dewi.",
        *,
        id: str = "a1",
        speaker: str = "Sari Dewi",
        stance: Stance = "say",
        outlet: str | None = "Harian Contoh",
        published: str | None = "2025-03-05T08:00:00+08:00",
    ) -> Finding:
        whole = Span(0, len(text))
        article = Article(id, key, text, "sha", f"{id}.txt", title="Banjir", outlet=outlet, published=published)
        claim = Claim("c1", "indirect", (), (), (whole,), speaker, stance, whole, "rule", "A")
        coverage = Coverage(len(text), 1, 1)
        return Finding(article, "id", (Sentence(whole, 0),), (claim,), (), (), (), (), coverage, "0")

    return make


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> int:
    """Claims are packed in blocks of eight, and every word of them is tried; gives the eight."""
    size = 8
    for name, value in {"SIZE_BITS": 3, "SIZE": size, "COMMON_SHARE": 4, "VALUE_SHARE": 4}.items():
        monkeypatch.setattr(block, name, value)
    monkeypatch.setattr(wording, "SAMPLE_STEP", 1)
    for name, few in {"FEW": 3, "STRIDES": (1, 2, 4), "TOLD_STRIDES": (2, 2, 2)}.items():
        monkeypatch.setattr(screen, name, few)
    for module in (amount, order):
        monkeypatch.setattr(module, "RUN_FLOOR", 2)
    monkeypatch.setattr(amount, "STRETCHES", (4, 2))
    for module in (bits, order):
        monkeypatch.setattr(module, "FEW_VALUES", 1)
    monkeypatch.setattr(order, "FEW_BITS", 2)
    monkeypatch.setattr(order, "SPARSE", 4)
    for module in (tally, sift):
        monkeypatch.setattr(module, "MANY_A_BLOCK", 1)
    return size


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Where a ledger may be made."""
    return str(tmp_path / "test.ledger")


@pytest.fixture
def ledger(path: str) -> Iterator[Ledger]:
    """An empty ledger, open for writing."""
    with Ledger.open_to_write(path, writer="the test") as opened:
        yield opened


@pytest.fixture
def keep(ledger: Ledger) -> Callable[..., list[bool]]:
    """Give a function that adds findings to the ledger as one batch."""

    def keep_all(*findings: Finding) -> list[bool]:
        with ledger.batch():
            return [ledger.add(page_of(finding), finding) for finding in findings]

    return keep_all


def page_of(finding: Finding) -> Page:
    """A page that a finding may have been read from."""
    article = finding.article
    return Page(article.text.encode(), f"sha {article.key}", article.key, "text/plain", article.address, article.id)
