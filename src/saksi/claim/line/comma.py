"""Where a comma stands."""

from typing import TypeVar

from saksi.claim.line.line import Line

T = TypeVar("T")


def find_comma(line: Line, within: range, default: T) -> int | T:
    """Give the first comma among some places, in their order; the default where there is none."""
    return next((at for at in within if line.is_mark(at, ",")), default)
