"""Processes beside this one that read pages. One that hangs, dies or needs too much memory costs its page alone."""

import contextlib
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import TypeVar

from saksi.kinds import Finding, Page, Reject, Settings

ROOM = "flow"
# How long a process may take to begin, on a machine that is busy; the first page's time counts from then.
START_S = 60.0
# How long after its page's time a process waits to be ended before it ends itself.
GRACE_S = 5.0
_READY = b"ready"

Outcome = Finding | Reject
Read = Callable[[Page, Settings], Outcome]
T = TypeVar("T")


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    page: Page | None = None
    sent_s: float = 0.0


def read_apart(items: Iterable[Page | T], read: Read, settings: Settings) -> Iterator[tuple[Page | T, Outcome | T]]:
    """Yield each page with what `read` gives for it, in order, read by `settings.workers` processes.

    What is no page passes through in its place. A page that takes longer than `settings.page_limit_s`, needs more than
    `settings.memory_limit_bytes`, or kills its process comes out as a Reject, and the next one goes to a new process.
    """
    idle: deque[_Worker] = deque()
    waiting: deque[_Worker | tuple[T, T]] = deque()
    try:
        for item in items:
            if len(waiting) >= settings.workers:
                yield _next(waiting, idle, settings)
            if isinstance(item, Page):
                waiting.append(_send(idle.popleft() if idle else _start(read, settings), item))
            else:
                waiting.append((item, item))
        while waiting:
            yield _next(waiting, idle, settings)
    finally:
        for worker in (*waiting, *idle):
            if isinstance(worker, _Worker):
                _stop(worker)


def _next(
    waiting: deque[_Worker | tuple[T, T]], idle: deque[_Worker], settings: Settings
) -> tuple[Page | T, Outcome | T]:
    first = waiting.popleft()
    if not isinstance(first, _Worker):
        return first
    assert first.page is not None
    return first.page, _collect(first, first.page, idle, settings)


def _collect(worker: _Worker, page: Page, idle: deque[_Worker], settings: Settings) -> Outcome:
    """Wait for what a process makes of its page."""
    left_s = worker.sent_s + settings.page_limit_s - time.monotonic()
    try:
        if worker.pipe.poll(max(left_s, 0.0)):
            outcome: Outcome = worker.pipe.recv()
            idle.append(worker)
            return outcome
        reason = f"took more than {settings.page_limit_s:g} s"
    except (EOFError, OSError):
        worker.process.join(1.0)
        reason = f"the process that read it died ({_death(worker.process.exitcode)})"
    _stop(worker)
    return Reject(page.address, page.id, ROOM, reason, page.sha256)


def _start(read: Read, settings: Settings) -> _Worker:
    context = _context()
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=((ours, theirs), read, settings), daemon=True)  # type: ignore[attr-defined]
    process.start()
    theirs.close()
    worker = _Worker(process, ours)
    with contextlib.suppress(EOFError, OSError):
        if ours.poll(START_S):
            ours.recv_bytes()
    return worker


def _send(worker: _Worker, page: Page) -> _Worker:
    worker.page, worker.sent_s = page, time.monotonic()
    # A process that died meanwhile is told when its answer is waited for.
    with contextlib.suppress(OSError):
        worker.pipe.send(page)
    return worker


def _stop(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()


def _serve(ends: tuple[Connection, Connection], read: Read, settings: Settings) -> None:
    """Read page after page until the other end is closed. An interrupt is the other end's to act on."""
    other, pipe = ends
    # A process that holds both ends would never learn that whoever asks is gone.
    other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(settings.memory_limit_bytes)
    with contextlib.suppress(EOFError, OSError):
        pipe.send_bytes(_READY)
        while True:
            page = pipe.recv()
            _end_in(settings.page_limit_s + GRACE_S)
            outcome = read(page, settings)
            _end_in(0)
            pipe.send(outcome)
    os._exit(0)


def _end_in(seconds: float) -> None:
    """Let this process end by itself when it hangs and nobody is left to end it; with 0, go on."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_memory(limit_bytes: int) -> None:
    """Let this process have no more address space than this; where the system knows no such limit, do nothing."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit_bytes, limit_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _context() -> BaseContext:
    """A fork starts at once and loads nothing anew; elsewhere than on Linux the libraries of the system forbid it."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _death(code: int | None) -> str:
    if code is None:
        return "no exit status"
    return signal.Signals(-code).name if code < 0 else f"exit status {code}"
