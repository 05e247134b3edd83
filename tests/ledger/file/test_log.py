"""A damaged log is told before anything is written over it; one that is whole, or only ends early, is not."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from saksi.errors import LedgerError
from saksi.kinds import Finding, Page
from saksi.ledger.file import file, log
from saksi.ledger.file.file import snapshot
from saksi.ledger.file.log import FRAME_HEADER, LOG_HEADER, LogDamage, find_log_damage
from saksi.ledger.file.salvage import salvage_file
from saksi.ledger.ledger import Ledger

Make = Callable[..., Finding]
Keep = Callable[..., list[bool]]
FRAME = FRAME_HEADER + 4096
TEXTS = [f"Air surut di {number} desa, kata Sari Dewi." for number in range(4)]
KEYS = [hashlib.sha256(text.encode()).hexdigest() for text in TEXTS]


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Logs here belong to nobody who still writes."""
    monkeypatch.setattr(log, "_STEP_S", 0)


@pytest.fixture
def left(ledger: Ledger, make_finding: Make, tmp_path: Path) -> Path:
    """What a writer leaves who is killed: one article in the file, and three in its log, for a reader held on to it."""

    def keep(number: int) -> None:
        text = TEXTS[number]
        page = Page(text.encode(), KEYS[number], KEYS[number], "text/plain", f"a{number}.txt", f"a{number}")
        with ledger.batch():
            ledger.add(page, make_finding(page.key, text, id=page.id))

    keep(0)
    with Ledger.open(ledger.path) as reader, snapshot(reader._connection):
        reader.counts()
        for number in (1, 2, 3):
            keep(number)
        assert find_log_damage(ledger.path) is None
        for end in ("", "-wal"):
            shutil.copy(ledger.path + end, tmp_path / f"left.ledger{end}")
    return tmp_path / "left.ledger"


def log_of(path: Path) -> Path:
    return Path(f"{path}-wal")


def commits(path: Path) -> list[int]:
    """The frames of a log that end a commit, counted from 1."""
    data = log_of(path).read_bytes()
    starts = range(LOG_HEADER, len(data), FRAME)
    return [number for number, at in enumerate(starts, 1) if any(data[at + 4 : at + 8])]


def flip(path: Path, at: int) -> None:
    data = bytearray(log_of(path).read_bytes())
    data[at] ^= 4
    log_of(path).write_bytes(data)


def kept(ledger: Ledger) -> list[int]:
    """Which of the articles are there."""
    return [number for number, key in enumerate(KEYS) if ledger.has(key)]


def test_a_log_that_is_whole_is_taken_over(left: Path) -> None:
    assert find_log_damage(str(left)) is None
    with Ledger.open_to_write(str(left), writer="the test") as ledger:
        assert kept(ledger) == [0, 1, 2, 3]
        assert ledger.damage() == ()
    assert not log_of(left).exists()


def test_what_stands_before_the_damage_is_read_and_the_rest_is_told(left: Path) -> None:
    first, second, third = commits(left)[-3:]
    flip(left, LOG_HEADER + (second - 1) * FRAME - 100)  # in the frame before the one that ends it
    before = log_of(left).read_bytes()
    assert find_log_damage(str(left)) == LogDamage(second - 1, 2)
    assert first < second - 1 < third
    with Ledger.open(str(left)) as reader:
        assert kept(reader) == [0, 1]
        assert any(f"damaged at frame {second - 1}, and 2 commits" in told for told in reader.damage())
    with pytest.raises(LedgerError, match=r"damaged at frame .*salvage.*--set-log-aside"):
        Ledger.open_to_write(str(left), writer="the test")
    assert log_of(left).read_bytes() == before


def test_a_damaged_log_is_set_aside_and_its_pages_can_be_saved(left: Path) -> None:
    flip(left, LOG_HEADER + (commits(left)[-2] - 1) * FRAME - 100)
    spoilt = log_of(left).read_bytes()
    with Ledger.open_to_write(str(left), writer="the test", sets_log_aside=True) as ledger:
        assert kept(ledger) == [0, 1]
        assert ledger.damage() == ()
    assert Path(f"{left}-wal.damaged").read_bytes() == spoilt
    assert salvage_file(str(left)).rows.keys() == set(KEYS)
    with Ledger.open_to_write(str(left), writer="the test") as ledger:
        assert ledger.damage() == ()


@pytest.mark.parametrize("at", [2, 18, 26])
def test_a_log_whose_head_is_damaged_is_told(left: Path, at: int) -> None:
    flip(left, at)
    damage = find_log_damage(str(left))
    assert damage is not None
    assert (damage.frame, damage.commits) == (0, len(commits(left)))
    assert "from its beginning" in log.tell_damage(str(left))[0]
    with Ledger.open(str(left)) as reader:
        assert kept(reader) == [0]


def test_half_a_commit_at_the_end_is_no_damage(left: Path) -> None:
    data = log_of(left).read_bytes()
    log_of(left).write_bytes(data[: LOG_HEADER + (commits(left)[-1] - 1) * FRAME + 10])
    assert find_log_damage(str(left)) is None
    with Ledger.open_to_write(str(left), writer="the test") as ledger:
        assert kept(ledger) == [0, 1, 2]


def test_two_logs_that_are_set_aside_are_both_kept(left: Path) -> None:
    spoilt = log_of(left).read_bytes()
    names = [log.set_aside(str(left)) for _ in range(2)]
    assert [Path(name).read_bytes() for name in names] == [spoilt, spoilt]
    assert [each.name for each in log.logs_of(str(left))] == [
        "left.ledger-wal.damaged",
        "left.ledger-wal.damaged.2",
        "left.ledger-wal",
    ]


def test_a_writer_does_not_wait_for_one_who_reads_for_long(ledger: Ledger, keep: Keep, make_finding: Make) -> None:
    patience: dict[str, int] = {}

    def note(_cursor: object, sql: str, _bindings: object) -> bool:
        if "busy_timeout" not in sql:
            patience[sql.partition("(")[0]] = ledger._connection.pragma("busy_timeout")
        return True

    ledger._connection.exec_trace = note
    keep(make_finding("k0"))
    assert patience["PRAGMA wal_checkpoint"] == file.SETTLE_MS
    assert patience["BEGIN IMMEDIATE"] == ledger._connection.pragma("busy_timeout") == file.WAIT_MS
