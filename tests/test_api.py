"""The names that are promised, and what it costs to load them."""

import subprocess
import sys

import pytest

import saksi

HEAVY = {"apsw", "dateparser", "lxml", "rich", "trafilatura"}


def loaded_by(code: str) -> set[str]:
    """The heavy modules that a fresh Python has loaded after running some code."""
    ask = f"import sys\n{code}\nprint(*sorted({HEAVY!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_every_public_name_is_there() -> None:
    assert [name for name in saksi.__all__ if not getattr(saksi, name)] == []
    assert dir(saksi) == sorted(saksi.__all__)


def test_the_version_is_a_number() -> None:
    assert saksi.__version__[0].isdigit()


def test_a_name_that_is_not_promised_is_an_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'find_truth'"):
        _ = saksi.find_truth


@pytest.mark.parametrize("code", ["import saksi", "import saksi.show.cli"])
def test_importing_loads_nothing_heavy(code: str) -> None:
    assert loaded_by(code) == set()


def test_reading_plain_text_loads_neither_the_ledger_nor_a_web_page_reader() -> None:
    code = "import saksi; saksi.read_page(b'Hujan turun di Palu, kata warga.')"
    assert loaded_by(code) <= {"lxml"}
