"""Scales of a drawing: where a value or a moment lies, and which of them are named at the edge."""

import datetime
import math
from collections.abc import Iterator
from dataclasses import dataclass

from saksi.show.web.speech import Speech

TICKS = 6
# A logarithmic scale that reaches further has too many powers to name; smaller values lie at its bottom.
LOG_REACH = 1e12
_HOUR_S = 3600
_DAY_S = 24 * _HOUR_S
_STEPS_S = tuple(
    [hours * _HOUR_S for hours in (1, 3, 6, 12)]
    + [days * _DAY_S for days in (1, 2, 7, 14, 30, 61, 91, 183, 365, 730, 1826, 3652)]
)


@dataclass(frozen=True, slots=True)
class Tick:
    """A value named at the edge, and where it lies."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Height:
    """The scale of values, from `bottom` up to `top`; logarithmic where `is_log`."""

    lo: float
    hi: float
    bottom: float
    top: float
    is_log: bool

    def at(self, value: float) -> float:
        """Where a value lies.

        >>> Height(0, 10, 100, 0, False).at(2.5), Height(1, 100, 100, 0, True).at(10)
        (75.0, 50.0)
        """
        lo, hi, value = (math.log10(max(v, 1e-300)) if self.is_log else v for v in (self.lo, self.hi, value))
        share = (value - lo) / (hi - lo) if hi > lo else 0.5
        return round(self.bottom + (self.top - self.bottom) * min(max(share, 0.0), 1.0), 1)

    def ticks(self, speech: Speech) -> Iterator[Tick]:
        """Yield round values of the scale."""
        for value in _powers(self.lo, self.hi) if self.is_log else _rounds(self.lo, self.hi):
            yield Tick(self.at(value), speech.number(int(value) if value == int(value) else value))


@dataclass(frozen=True, slots=True)
class Width:
    """The scale of time, in seconds since 1970, from `left` to `right`; `zone_s` is what clocks are ahead of UTC."""

    first: float
    last: float
    left: float
    right: float
    zone_s: int

    def at(self, moment: float) -> float:
        """Where a moment lies.

        >>> Width(0, 100, 0, 50, 0).at(50)
        25.0
        """
        if self.last <= self.first:
            return (self.left + self.right) / 2
        return round(self.left + (self.right - self.left) * (moment - self.first) / (self.last - self.first), 1)

    def ticks(self, speech: Speech, most: int = TICKS) -> Iterator[Tick]:
        """Yield round hours or days within the scale, some `most` of them."""
        span = self.last - self.first
        step = next((step for step in _STEPS_S if span / step <= most), _STEPS_S[-1])
        moment = math.ceil((self.first + self.zone_s) / step) * step - self.zone_s
        while moment <= self.last:
            yield Tick(self.at(moment), _time_label(moment + self.zone_s, step, speech))
            moment += step


def make_height(values: list[float], *, bottom: float, top: float, is_log: bool) -> Height:
    """A scale that holds all values, with a little room above, from nought up where that does not press them flat."""
    lo, hi = min(values), max(values)
    if is_log:
        return Height(max(lo, hi / LOG_REACH) / 1.5, hi * 1.5, bottom, top, True)
    lo = 0.0 if lo >= 0 and lo < hi * 0.75 else lo - (hi - lo) * 0.2 - (0 if hi > lo else max(abs(hi) * 0.1, 1))
    return Height(lo, hi + (hi - lo) * 0.12 + (0 if hi > lo else 1), bottom, top, False)


def _time_label(local: float, step: int, speech: Speech) -> str:
    read = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=local)
    day = f"{read.day} {speech.words[f'month.{read.month}'][:3]}"
    if step < _DAY_S and read.hour:
        return f"{read.hour:02}{speech.words['date.clock']}{read.minute:02}"
    return f"{day} {read.year}" if step >= 30 * _DAY_S else day


def _rounds(lo: float, hi: float) -> Iterator[float]:
    raw = max(hi - lo, 1e-9) / (TICKS - 1)
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw)
    value = math.ceil(lo / step) * step
    while value <= hi:
        yield round(value, 9)
        value += step


def _powers(lo: float, hi: float) -> Iterator[float]:
    factors = (1, 2, 5) if hi / lo < 1000 else (1,)
    for power in range(math.floor(math.log10(lo)), math.ceil(math.log10(hi)) + 1):
        for factor in factors:
            if lo <= factor * 10.0**power <= hi:
                yield factor * 10.0**power
