"""Python's sweeps for rings of values, held off while work makes many values and no ring."""

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def without_sweeps() -> Iterator[None]:
    """Let Python not look for rings of values meanwhile: findings hold none, and looking through them all takes time.

    As a decorator of a function whose values are gone when Python looks again.

    >>> with without_sweeps():
    ...     gc.isenabled()
    False
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
