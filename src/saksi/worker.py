"""Processes beside this one that read pages. One that hangs, dies or needs too much memory costs its page alone."""

import contextlib
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Literal, TypeVar

from saksi.kinds import Finding, Page, Reject, Settings
from saksi.reader import PATIENCE, pack, serve, unpack

ROOM = "flow"
# How long a process may take to begin, on a machine that is busy; the first page's time counts from then.
START_S = 60.0
# Pages that a process has before it, so that it need not wait while a batch is written (some 150 ms, or a dozen pages).
DEPTH = 16
# While all have enough before them nobody looks at what they have done for up to so long. Then what is done is
# taken in, and new pages are given out, many at once: one by one that took up to twice as much CPU, for what it needs
# had gone from the processor's caches each time.
REST_S = 0.1
# A rest in which a process came to have fewer pages before it was too long; one that left each more was too short.
_FEWEST, _MOST = DEPTH // 4, DEPTH // 2
_LESS, _MORE, _FIRST_S = 0.5, 1.25, 0.001
# Pages that come slowly, from the network, are told when they are done: so often it is looked whether some are.
LOOK_S = 0.02
# Pages of one process that may be done while an earlier one is still read: a slow page stops nobody for this long.
AHEAD = 32
# So many pages and a process makes room for a new one: what libraries keep of pages they have seen goes with it.
PAGES_PER_PROCESS = 5_000

Outcome = Finding | Reject
Start = Literal["fork", "spawn"]
T = TypeVar("T")
Given = TypeVar("Given")
Read = Callable[[Page, Settings], Given | Reject]


@dataclass(slots=True, eq=False)
class _Slot:
    """The place of a page in the order, until what it holds is known; other items are known at once."""

    item: object
    outcome: object = None


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, the pages it has before it, and how many it was given in all.

    Of the first of them: since when it is at it, and what the process had used by then, in seconds of clock and
    processor; when to look whether that was too much.
    """

    process: BaseProcess
    pipe: Connection
    slots: deque[_Slot] = field(default_factory=deque)
    given: int = 0
    since_s: float = 0.0
    used_s: float = 0.0
    look_s: float = 0.0

    def begin(self, limit_s: float) -> None:
        """Count the time of the next page from now."""
        self.since_s = time.monotonic()
        self.used_s = _use(self.process)[0]
        self.look_s = self.since_s + limit_s

    def is_over(self, limit_s: float) -> bool:
        """Whether the page took too long; if not, set when to look again."""
        waited_s = time.monotonic() - self.since_s
        used_s, waits_for_turn = _use(self.process)
        left_s = limit_s - (used_s - self.used_s)
        if waited_s >= PATIENCE * limit_s or left_s <= 0 or not waits_for_turn:
            return True
        self.look_s = time.monotonic() + max(left_s, LOOK_S)
        return False


def read_apart(
    items: Iterable[Page | T],
    read: Read[Given],
    settings: Settings,
    *,
    start: Start | None = None,
    prepare: Callable[[], None] | None = None,
) -> Iterator[tuple[Page | T, Given | Reject | T]]:
    """Yield each page with what `read` gives for it, in order, read by `settings.workers` processes.

    What is no page passes through in its place. A page that takes longer than `settings.page_limit_s`, needs more than
    `settings.memory_limit_bytes`, or kills its process comes out as a Reject, and the next one goes to a new process.
    `start`: how a process begins; by default as the system allows. `prepare` is called here before the second one
    begins: what it loads need not be loaded by each.
    """
    order: deque[_Slot] = deque()
    with contextlib.closing(_Pool(read, settings, start, prepare)) as pool:
        for item in items:
            slot = _Slot(item)
            order.append(slot)
            if isinstance(item, Page):
                pool.give(slot)
            else:
                slot.outcome = item
            yield from _known(order)
            while len(order) >= AHEAD * settings.workers:
                pool.collect()
                yield from _known(order)
        while order:
            pool.collect()
            yield from _known(order)


def _known(order: deque[_Slot]) -> Iterator[tuple[Any, Any]]:
    while order and order[0].outcome is not None:
        slot = order.popleft()
        yield slot.item, slot.outcome


class _Pool:
    """The processes, while there are pages."""

    def __init__(
        self, read: Read[Any], settings: Settings, start: Start | None, prepare: Callable[[], None] | None
    ) -> None:
        self._read, self._settings, self._start, self._prepare = read, settings, start, prepare
        self._workers: list[_Worker] = []
        self._begun = 0
        self._rest_s = 0.0
        self._looked_s = 0.0

    def give(self, slot: _Slot) -> None:
        """Give a page to the process that has fewest before it; waits while all have enough."""
        if time.monotonic() - self._looked_s > LOOK_S:
            self.collect(wait_s=0.0)
        while (worker := self._find_free()) is None:
            time.sleep(self._rest_s)
            self.collect()
            self._rest_s = _next_rest_s(self._rest_s, min((len(each.slots) for each in self._workers), default=0))
        if not worker.slots:
            worker.begin(self._settings.page_limit_s)
        worker.slots.append(slot)
        worker.given += 1
        # A process that died meanwhile is told when its answer is waited for.
        with contextlib.suppress(OSError):
            worker.pipe.send_bytes(pack(slot.item))

    def collect(self, *, wait_s: float | None = None) -> None:
        """Take what is done, waiting for something; pages that took too long or killed their process are done too."""
        limit_s = self._settings.page_limit_s
        while busy := [worker for worker in self._workers if worker.slots]:
            look_s = min(worker.look_s for worker in busy)
            left_s = max(look_s - time.monotonic(), 0.0) if wait_s is None else wait_s
            ready = wait([worker.pipe for worker in busy], left_s)
            self._looked_s, wait_s = time.monotonic(), 0.0
            for worker in busy:
                if worker.pipe in ready:
                    self._receive(worker)
                elif self._looked_s >= worker.look_s and not worker.pipe.poll() and worker.is_over(limit_s):
                    self._replace(worker, f"took more than {limit_s:g} s")
            if not ready:
                return

    def close(self) -> None:
        """End all processes."""
        for worker in self._workers:
            _stop(worker)

    def _find_free(self) -> _Worker | None:
        for worker in [each for each in self._workers if each.given >= PAGES_PER_PROCESS and not each.slots]:
            _stop(worker)
            self._workers.remove(worker)
        fresh = [worker for worker in self._workers if worker.given < PAGES_PER_PROCESS]
        if len(self._workers) < self._settings.workers and all(worker.slots for worker in fresh):
            return self._begin()
        free = min(fresh, key=lambda worker: len(worker.slots), default=None)
        return free if free is not None and len(free.slots) < DEPTH else None

    def _begin(self) -> _Worker:
        if self._begun == 1 and self._prepare is not None:
            self._prepare()
        self._begun += 1
        self._workers.append(_start(self._read, self._settings, self._start))
        return self._workers[-1]

    def _receive(self, worker: _Worker) -> None:
        try:
            worker.slots[0].outcome = unpack(worker.pipe.recv_bytes())
            worker.slots.popleft()
            worker.begin(self._settings.page_limit_s)
        except (EOFError, OSError):
            worker.process.join(1.0)
            self._replace(worker, f"the process that read it died ({_death(worker.process.exitcode)})")

    def _replace(self, worker: _Worker, reason: str) -> None:
        """Reject the page that a process was at, and let a new process go on with the others."""
        _stop(worker)
        self._workers.remove(worker)
        slot = worker.slots.popleft()
        assert isinstance(slot.item, Page)
        slot.outcome = Reject(slot.item.address, slot.item.id, ROOM, reason, slot.item.sha256)
        if worker.slots:
            fresh = self._begin()
            fresh.slots, fresh.given = worker.slots, len(worker.slots)
            fresh.begin(self._settings.page_limit_s)
            with contextlib.suppress(OSError):
                for left in fresh.slots:
                    fresh.pipe.send_bytes(pack(left.item))


def _use(process: BaseProcess) -> tuple[float, bool]:
    """Seconds of processor that a process has used, and whether it would use more now; 0 and no where none can say.

    The fields are those of Linux: proc_pid_stat(5), its 3rd, 14th and 15th.
    """
    with contextlib.suppress(OSError, ValueError, IndexError):
        state, *rest = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(rest[10]) + int(rest[11])) / os.sysconf("SC_CLK_TCK"), state in "RD"
    return 0.0, False


def _next_rest_s(rest_s: float, fewest: int) -> float:
    """How long to rest next, where the last rest left a process so few pages: it shall do about half of what it has.

    >>> [_next_rest_s(0.04, left) for left in (0, DEPTH // 2, DEPTH - 1)]
    [0.02, 0.04, 0.05]
    """
    if fewest < _FEWEST:
        return rest_s * _LESS
    return min(max(rest_s * _MORE, _FIRST_S), REST_S) if fewest > _MOST else rest_s


def _start(read: Read[Any], settings: Settings, start: Start | None) -> _Worker:
    context = _context(start)
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=((ours, theirs), read, settings), daemon=True)  # type: ignore[attr-defined]
    process.start()
    theirs.close()
    worker = _Worker(process, ours)
    with contextlib.suppress(EOFError, OSError):
        if ours.poll(START_S):
            ours.recv_bytes()
    return worker


def _stop(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()


def _context(start: Start | None) -> BaseContext:
    """A fork starts at once and loads nothing anew; elsewhere than on Linux the libraries of the system forbid it."""
    return multiprocessing.get_context(start or ("fork" if sys.platform == "linux" else "spawn"))


def _death(code: int | None) -> str:
    if code is None:
        return "no exit status"
    return signal.Signals(-code).name if code < 0 else f"exit status {code}"
