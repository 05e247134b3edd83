"""Whether the write-ahead log beside a ledger is whole.

SQLite reads a log up to the first frame whose checksum does not hold and takes what stands there for the end; commits
behind it are gone with the next one that is written (sqlite.org/fileformat2.html#walformat). Mostly that is right: a
machine that dies leaves half a commit at the end. But where a whole commit stands behind such a frame, the log was
spoilt, and what was acknowledged is about to be lost. That is what is looked for here. A log that was cut short shows
nothing of it.
"""

import os
import shutil
import struct
import time
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import apsw

LOG_HEADER, FRAME_HEADER = 32, 24
SET_ASIDE = "-wal.damaged"
_LITTLE, _BIG = 0x377F0682, 0x377F0683
_SALTS = slice(16, 24)
_WORD = 0xFFFFFFFF
# A commit stands in the log for a moment before it is announced: a real fault is seen each time.
_LOOKS, _STEP_S = 5, 0.2


@dataclass(frozen=True, slots=True)
class LogDamage:
    """The frame where a log is damaged, counted from 1 (0: its head), and how many commits stand behind it."""

    frame: int
    commits: int


def find_log_damage(path: str) -> LogDamage | None:
    """Where the log of a ledger is damaged, if commits stand behind that place. Others may write meanwhile."""
    for look in range(_LOOKS):
        if look:
            time.sleep(_STEP_S)
        damage = _look(path)
        if damage is None:
            break
    return damage


def tell_damage(path: str) -> tuple[str, ...]:
    """The same in words; nothing for a log that is whole."""
    damage = find_log_damage(path)
    if damage is None:
        return ()
    place = f"at frame {damage.frame}" if damage.frame else "from its beginning"
    few = "commit stands" if damage.commits == 1 else "commits stand"
    return (f"its log is damaged {place}, and {damage.commits} {few} behind that which SQLite cannot read",)


def set_aside(path: str) -> str:
    """Keep a copy of the log beside the ledger, on the disk, and give its name. Raises OSError."""
    kept = path + SET_ASIDE
    at = 1
    while Path(kept).exists():
        at += 1
        kept = f"{path}{SET_ASIDE}.{at}"
    with Path(path + "-wal").open("rb") as log, Path(kept).open("xb") as copy:
        shutil.copyfileobj(log, copy)
        copy.flush()
        os.fsync(copy.fileno())
    return kept


def logs_of(path: str) -> list[Path]:
    """The logs beside a ledger that are there: those set aside, the oldest first, and the one in use."""
    aside = sorted(Path(path).parent.glob(f"{Path(path).name}{SET_ASIDE}*"), key=lambda log: (len(log.name), log.name))
    return [log for log in (*aside, Path(path + "-wal")) if log.exists()]


def _look(path: str) -> LogDamage | None:
    log = Path(path + "-wal")
    if not log.exists() or log.stat().st_size <= LOG_HEADER + FRAME_HEADER:
        return None
    with log.open("rb") as file:
        header = file.read(LOG_HEADER)
        size = _page_size(header) or _ask(path, "PRAGMA page_size")
        commits = _commits(file, size, salts=header[_SALTS] if _is_whole(header) else None)
        # Asked after: what is written meanwhile is more than was seen, not less.
        whole = _ask(path, "PRAGMA wal_checkpoint(NOOP)", column=1)
        file.seek(0)
        if file.read(LOG_HEADER) != header or not (behind := [at for at in commits if at > whole]):
            return None
        broken = _first_broken(file, header, size, range(whole + 1, behind[0] + 1)) if _is_whole(header) else 0
    return None if broken is None else LogDamage(broken, len(behind))


def _ask(path: str, sql: str, *, column: int = 0) -> int:
    """A number from a connection of its own: SQLite's count of frames is not to be had within a transaction."""
    connection = apsw.Connection(path, flags=apsw.SQLITE_OPEN_READONLY)
    try:
        [row] = connection.execute(sql).fetchall()
        return int(str(row[column]))
    finally:
        connection.close()


def _commits(file: BinaryIO, size: int, *, salts: bytes | None) -> list[int]:
    """The numbers of the frames that end a commit of this log; without its salts, of that of its first frame."""
    found, number = list[int](), 0
    while True:
        number += 1
        file.seek(LOG_HEADER + (number - 1) * (FRAME_HEADER + size))
        head = file.read(FRAME_HEADER)
        if len(head) < FRAME_HEADER:
            return found
        salts = salts or head[8:16]
        if head[8:16] == salts and any(head[4:8]):
            found.append(number)


def _page_size(header: bytes) -> int | None:
    return int.from_bytes(header[8:12], "big") if _is_whole(header) else None


def _is_whole(header: bytes) -> bool:
    """Whether the head of a log is what its checksum says."""
    magic = int.from_bytes(header[:4], "big")
    return magic in (_LITTLE, _BIG) and _checksum(header[:24], (0, 0), magic) == struct.unpack(">2I", header[24:])


def _first_broken(file: BinaryIO, header: bytes, size: int, frames: range) -> int | None:
    """The first of some frames, the first commit behind what SQLite knows of, that does not hold.

    None where all do: a commit that is only about to be announced.
    """
    magic, start = int.from_bytes(header[:4], "big"), LOG_HEADER + (frames[0] - 1) * (FRAME_HEADER + size)
    file.seek(start - (8 if frames[0] == 1 else size + 8))  # the checksum of the head, or of the frame before
    sums = struct.unpack(">2I", file.read(8))
    file.seek(start)
    for number in frames:
        frame = file.read(FRAME_HEADER + size)
        if len(frame) < FRAME_HEADER + size or frame[8:16] != header[_SALTS]:
            return number
        sums = _checksum(frame[:8] + frame[FRAME_HEADER:], sums, magic)
        if sums != struct.unpack(">2I", frame[16:FRAME_HEADER]):
            return number
    return None


def _checksum(data: bytes, sums: tuple[int, ...], magic: int) -> tuple[int, int]:
    """SQLite's checksum of some bytes, going on from that of those before."""
    first, second = sums
    words = struct.unpack(f"{'>' if magic == _BIG else '<'}{len(data) // 4}I", data)
    for one, other in zip(words[::2], words[1::2], strict=True):
        first = (first + one + second) & _WORD
        second = (second + other + first) & _WORD
    return first, second
