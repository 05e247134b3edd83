"""A ledger of the bundled pages, and all exports of it."""

import subprocess
import sys
from pathlib import Path

import pytest


def saksi(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "saksi", *arguments], check=True, capture_output=True)


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled pages, read; claims of one of them are judged."""
    path = tmp_path_factory.mktemp("demo") / "demo.ledger"
    saksi("demo", "--ledger", str(path))
    return path


@pytest.fixture(scope="session")
def exported(ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every export, each named by its format."""
    from saksi.show.export.format import FORMATS

    folder = tmp_path_factory.mktemp("exported")
    for made in FORMATS.values():
        saksi("export", "--as", made.name, "--ledger", str(ledger), "--out", str(folder / f"all.{made.ending}"))
    return folder
