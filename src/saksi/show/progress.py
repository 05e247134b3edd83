"""How far a long run is: one line on the terminal that is written anew, or now and then a line in a log."""

import sys
import time
from collections import deque
from collections.abc import Callable
from typing import TextIO

from saksi.show.label import count

# How often the line is written anew on a terminal, and in a file or a pipe.
TERMINAL_S, LOG_S = 0.5, 60.0
# The speed is that of these last seconds: pages that are there already pass faster than those that are read.
WINDOW_S = 120.0
_CLEAR = "\r\x1b[K"


class Progress:
    """Counts pages and tells how far the run is. `share` gives the part that is done, None where nobody can know."""

    def __init__(
        self, share: Callable[[], float | None], out: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._share = share
        self._out = out or sys.stderr
        self._clock = clock
        self._pages = 0
        self._told_s: float | None = None
        self._is_shown = False
        self._seen: deque[tuple[float, int, float]] = deque()

    def clear(self) -> None:
        """Take the line off the terminal, so that something else can be written there."""
        if self._is_shown:
            self._out.write(_CLEAR)
            self._out.flush()
            self._is_shown = False

    def step(self) -> None:
        """A page is done."""
        self._pages += 1
        now_s = self._clock()
        if self._told_s is None:
            self._told_s = now_s
            self._seen.append((now_s, 0, 0.0))
        is_terminal = self._out.isatty()
        if now_s - self._told_s >= (TERMINAL_S if is_terminal else LOG_S):
            self._told_s = now_s
            self._tell(now_s, is_terminal=is_terminal)

    def _tell(self, now_s: float, *, is_terminal: bool) -> None:
        share = self._share()
        while len(self._seen) > 1 and self._seen[0][0] < now_s - WINDOW_S:
            self._seen.popleft()
        since_s, pages, before = self._seen[0]
        rate = (self._pages - pages) / max(now_s - since_s, 1e-9)
        left_s = None
        if share is not None and share > before:
            left_s = (now_s - since_s) * (1 - share) / (share - before)
        self._seen.append((now_s, self._pages, share or 0.0))
        line = progress_line(self._pages, rate, share, left_s)
        self._out.write(f"{_CLEAR}{line}" if is_terminal else f"{line}\n")
        self._out.flush()
        self._is_shown = is_terminal


def progress_line(pages: int, rate: float, share: float | None, left_s: float | None) -> str:
    """Say how far a run is.

    >>> progress_line(1200, 24.6, 0.25, 3723)
    '1,200 pages, 25 a second, 25 %, 1:02:03 left'
    >>> progress_line(7, 0.52, None, None)
    '7 pages, 0.5 a second'
    """
    speed = f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"
    parts = [count(pages, "page"), f"{speed} a second"]
    if share is not None:
        parts.append(f"{share:.0%}".replace("%", " %"))
    if left_s is not None:
        hours, rest = divmod(round(left_s), 3600)
        parts.append(f"{hours}:{rest // 60:02}:{rest % 60:02} left")
    return ", ".join(parts)
