"""How far a run is, told from a clock that the test sets."""

import io
from collections.abc import Callable

from saksi.show.progress import LOG_S, TERMINAL_S, Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def clock(*seconds: float) -> Callable[[], float]:
    times = iter(seconds)
    return lambda: next(times)


def test_a_terminal_shows_rate_and_time_left_and_is_left_clean() -> None:
    out = Terminal()
    progress = Progress(lambda: 0.25, out, clock(0.0, TERMINAL_S / 2, 10.0))
    for _ in range(3):
        progress.step()
    assert out.getvalue() == "\r\x1b[K3 pages, 0.3 a second, 25 %, 0:00:30 left"
    progress.clear()
    assert out.getvalue().endswith("left\r\x1b[K")


def test_a_log_gets_a_line_now_and_then() -> None:
    out = io.StringIO()
    progress = Progress(lambda: None, out, clock(0.0, 1.0, LOG_S, LOG_S + 1))
    for _ in range(4):
        progress.step()
        progress.clear()
    assert out.getvalue() == "3 pages, 0.1 a second\n"


def test_the_time_left_is_that_of_the_last_minutes() -> None:
    out, shares = io.StringIO(), iter((0.5, 0.51, 0.52, 0.53))
    progress = Progress(lambda: next(shares), out, clock(0.0, 60.0, 120.0, 180.0, 240.0))
    for _ in range(5):
        progress.step()
    assert [line.rsplit(", ", 1)[1] for line in out.getvalue().splitlines()] == [
        "0:01:00 left",
        "0:01:55 left",
        "0:48:00 left",
        "0:47:00 left",
    ]
