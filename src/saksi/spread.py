"""A step's tasks done by processes beside this one, in order; what was done is kept, so that a run that was broken off
goes on where it was.
"""

import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
import struct
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from zlib import crc32

Work = Callable[[int], bytes]
# Tasks that a process has before it, so that it need not wait while an answer is taken in.
DEPTH = 3
# Tasks of one process that may be done while an earlier one is not: their answers, some 50 kB each, wait in memory.
# The first task of a step may take as long as a hundred others.
AHEAD = 128
_DONE, _FAILED = b"d", b"f"
_HEAD = struct.Struct("!LL")
_NAME = struct.Struct("!B")
_TASK = struct.Struct("!L")


class Pieces:
    """A file of answers by step and task, of one subject; there is none when `path` is None.

    A file of another subject, or a piece that was not written whole, is thrown away. When all is done the file goes.
    """

    def __init__(self, path: Path | None, subject: bytes) -> None:
        self._path = path
        self._places: dict[tuple[str, int], tuple[int, int]] = {}
        if path is not None:
            self._file = path.open("a+b")
            self._read(subject)

    def __contains__(self, piece: tuple[str, int]) -> bool:
        return piece in self._places

    def get(self, piece: tuple[str, int]) -> bytes:
        """The answer kept for a step's task."""
        at, size = self._places[piece]
        self._file.seek(at)
        return self._file.read(size)

    def put(self, step: str, task: int, answer: bytes) -> None:
        """Keep an answer; of a step without a name nothing is kept."""
        if self._path is not None and step:
            name = step.encode()
            self._write(_NAME.pack(len(name)) + name + _TASK.pack(task) + answer)

    def close(self, *, is_done: bool) -> None:
        """Let the file go, for good when all is done."""
        if self._path is not None:
            self._file.close()
            if is_done:
                self._path.unlink(missing_ok=True)

    def _read(self, subject: bytes) -> None:
        self._file.seek(0)
        records = self._records()
        end = next(records, (b"", 0))
        if end[0] != subject:
            self._file.truncate(0)
            self._write(subject)
            return
        at = end[1]
        for record, after in records:
            size = record[0]
            step = record[1 : 1 + size].decode()
            (task,) = _TASK.unpack_from(record, 1 + size)
            start = 1 + size + _TASK.size
            self._places[step, task] = (after - len(record) + start, len(record) - start)
            at = after
        self._file.truncate(at)

    def _records(self) -> Iterator[tuple[bytes, int]]:
        """Each whole record from here on, and where it ends."""
        while len(head := self._file.read(_HEAD.size)) == _HEAD.size:
            size, check = _HEAD.unpack(head)
            record = self._file.read(size)
            if len(record) != size or crc32(record) != check:
                return
            yield record, self._file.tell()

    def _write(self, record: bytes) -> None:
        self._file.write(_HEAD.pack(len(record), crc32(record)) + record)
        self._file.flush()


@dataclass(slots=True, eq=False)
class _Hand:
    """A process, and the tasks it has before it."""

    process: BaseProcess
    pipe: Connection
    tasks: deque[int] = field(default_factory=deque)


class Spread:
    """Do tasks by so many processes; with one or none, or where a process cannot be a copy of this one, here."""

    def __init__(self, workers: int, pieces: Pieces) -> None:
        self._workers = workers if sys.platform == "linux" else 0
        self._pieces = pieces

    @property
    def is_apart(self) -> bool:
        """Whether tasks are done by more than one process."""
        return self._workers > 1

    def __call__(self, step: str, tasks: int, work: Work, /) -> Iterator[bytes]:
        """Yield what `work` gives for each number below `tasks`, in order. Its errors are raised here."""
        left = [task for task in range(tasks) if (step, task) not in self._pieces]
        fresh = _do_apart(left, work, self._workers) if self.is_apart and len(left) > 1 else map(work, left)
        with contextlib.closing(_relay(fresh)) as answers:
            for task in range(tasks):
                if (step, task) in self._pieces:
                    yield self._pieces.get((step, task))
                    continue
                answer = next(answers)
                self._pieces.put(step, task, answer)
                yield answer


def _relay(answers: Iterator[bytes]) -> Generator[bytes]:
    yield from answers


def _do_apart(tasks: list[int], work: Work, workers: int) -> Iterator[bytes]:
    """Yield the answers to tasks in order. A process that dies leaves its tasks to this one."""
    hands: list[_Hand] = []
    # The copies do not look through what is held, which would copy its memory. It is not looked through here before
    # either: at each step all others would wait for that, a fifth of what they wait for in all.
    gc.freeze()
    try:
        for _ in range(min(workers, len(tasks))):
            hands.append(_begin(work, [hand.pipe for hand in hands]))
        yield from _collect(tasks, work, hands)
    finally:
        gc.unfreeze()
        for hand in hands:
            hand.pipe.close()
            hand.process.kill()
            hand.process.join()


def _collect(tasks: list[int], work: Work, hands: list[_Hand]) -> Iterator[bytes]:
    answers: dict[int, bytes] = {}
    given = 0
    for number, task in enumerate(tasks):
        while task not in answers:
            limit = min(len(tasks), number + AHEAD * len(hands))
            while given < limit and (hand := _find_free(hands)) is not None:
                _give(hand, tasks[given])
                given += 1
            busy = [hand for hand in hands if hand.tasks]
            if not busy:
                # Every process has died.
                answers[task] = work(task)
                given = max(given, number + 1)
            for pipe in wait([hand.pipe for hand in busy]) if busy else ():
                _receive(next(hand for hand in busy if hand.pipe is pipe), answers, hands, work)
        yield answers.pop(task)


def _find_free(hands: list[_Hand]) -> _Hand | None:
    free = min(hands, key=lambda hand: len(hand.tasks), default=None)
    return free if free is not None and len(free.tasks) < DEPTH else None


def _give(hand: _Hand, task: int) -> None:
    hand.tasks.append(task)
    # A process that has died is told when its answer is waited for.
    with contextlib.suppress(OSError):
        hand.pipe.send_bytes(_TASK.pack(task))


def _receive(hand: _Hand, answers: dict[int, bytes], hands: list[_Hand], work: Work) -> None:
    try:
        answer = hand.pipe.recv_bytes()
    except (EOFError, OSError):
        hands.remove(hand)
        hand.process.join()
        answers.update((task, work(task)) for task in hand.tasks)
        return
    if answer[:1] == _FAILED:
        raise pickle.loads(answer[1:])
    answers[hand.tasks.popleft()] = answer[1:]


def _begin(work: Work, others: list[Connection]) -> _Hand:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, [*others, ours], work), daemon=True)
    process.start()
    theirs.close()
    return _Hand(process, ours)


def _serve(pipe: Connection, others: list[Connection], work: Work) -> None:
    """Do task after task until the other end is closed. An interrupt is the other end's to act on."""
    for each in others:
        each.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):
        while True:
            (task,) = _TASK.unpack(pipe.recv_bytes())
            pipe.send_bytes(_answer(work, task))
    os._exit(0)


def _answer(work: Work, task: int) -> bytes:
    try:
        return _DONE + work(task)
    except Exception as error:
        return _FAILED + pickle.dumps(error)
