"""Answers over the ledger of the bundled pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from saksi import Ledger
from saksi.kinds import Measure


@pytest.fixture
def ledger(demo_path: Path) -> Iterator[Ledger]:
    """The ledger, open for reading."""
    with Ledger.open(str(demo_path)) as opened:
        yield opened


@pytest.fixture
def killed(ledger: Ledger) -> Measure:
    """The figure of the dead, which ten articles give."""
    return max(ledger.measures(), key=lambda measure: len(measure.figures))
