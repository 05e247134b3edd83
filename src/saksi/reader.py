"""A process that reads page after page for another one, and how what it is given and gives back travels."""

import contextlib
import faulthandler
import gc
import os
import pickle
import queue
import signal
import socket
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import msgspec

from saksi.kinds import Finding, Page, Settings

READY = b"ready"
# A page's time is the processor's: whose process waits for its turn, on a machine with other work, is not to blame. By
# the clock it may take up to so many times as long.
PATIENCE = 10
# How long after its page's time a process waits to be ended before it ends itself.
GRACE_S = 5.0
# Answers wait in the pipe while a batch is written: as many as the system grants, of some 10 to 30 kB each. An answer
# must leave the process before the next page is begun; else nobody could say at which page a process died.
PIPE_BYTES = 1 << 20
_FINDING, _PAGE, _OTHER = b"f", b"p", b"o"


def serve(ends: tuple[Connection, Connection], read: Callable[[Page, Settings], object], settings: Settings) -> None:
    """Read page after page until the other end is closed. An interrupt is the other end's to act on."""
    other, pipe = ends
    # A process that holds both ends would never learn that whoever asks is gone.
    other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _widen(pipe)
    _limit_memory(settings.memory_limit_bytes)
    pages: queue.SimpleQueue[Any] = queue.SimpleQueue()
    # Whoever asks must never wait to be heard: then neither end would take what the other has to say.
    threading.Thread(target=_hear, args=(pipe, pages), daemon=True).start()
    with contextlib.suppress(OSError):
        pipe.send_bytes(READY)
        for number, page in enumerate(iter(pages.get, None)):
            _end_in(PATIENCE * settings.page_limit_s + GRACE_S)
            answer = pack(read(page, settings))
            _end_in(0)
            pipe.send_bytes(answer)
            if not number:
                # What the first page had loaded stays: Python need not look through it for rings again and again.
                gc.freeze()
    os._exit(0)


def _hear(pipe: Connection, pages: queue.SimpleQueue[Any]) -> None:
    """Take in what is to be read. Without memory for it this process is of no more use."""
    try:
        while True:
            pages.put(unpack(pipe.recv_bytes()))
    except (EOFError, OSError):
        pages.put(None)
    except MemoryError:
        os._exit(1)


def _widen(pipe: Connection) -> None:
    """Let a pipe hold more that is not yet taken in, where it is a socket; a system may grant less than asked for."""
    with contextlib.suppress(OSError, ValueError), socket.socket(fileno=os.dup(pipe.fileno())) as end:
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, PIPE_BYTES)


def pack(value: object) -> bytes:
    """Write a page or an outcome as bytes. MessagePack: pickling a finding's small values takes several times as long.

    >>> unpack(pack(Page(b"Hujan.", "s", "k", "text/plain", "a.txt", "a"))).data
    b'Hujan.'
    """
    mark = _PAGE if isinstance(value, Page) else _FINDING if isinstance(value, Finding) else _OTHER
    if mark != _OTHER:
        with contextlib.suppress(UnicodeEncodeError, OverflowError):
            return mark + msgspec.msgpack.encode(value)
    return _OTHER + pickle.dumps(value)


def unpack(data: bytes) -> Any:
    """Read back what `pack` wrote.

    >>> unpack(pack(("what is", "neither")))
    ('what is', 'neither')
    """
    mark, packed = data[:1], memoryview(data)[1:]
    if mark == _OTHER:
        return pickle.loads(packed)
    return msgspec.msgpack.decode(packed, type=Page if mark == _PAGE else Finding)


def _end_in(seconds: float) -> None:
    """Let this process end by itself when it hangs and nobody is left to end it; with 0, go on."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
    elif seconds:
        faulthandler.dump_traceback_later(seconds, exit=True)
    else:
        faulthandler.cancel_dump_traceback_later()


def _limit_memory(limit_bytes: int) -> None:
    """Let this process have no more address space than it has, and this; where no such limit is known, do nothing."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        limit_bytes += _held_bytes()
        resource.setrlimit(resource.RLIMIT_AS, (limit_bytes, limit_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _held_bytes() -> int:
    """The address space that this process has: a copy of one with large libraries begins with theirs."""
    with contextlib.suppress(OSError):
        return int(Path("/proc/self/statm").read_bytes().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return 0
