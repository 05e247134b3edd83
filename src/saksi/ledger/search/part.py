"""Conditions in SQL with what is bound in them, and how several make one."""

import re
from collections.abc import Callable, Iterable, Iterator

Wanted = str | tuple[str, ...] | None
Binding = str | int | float
Part = tuple[str, tuple[Binding, ...]]

NOTHING: Part = ("0", ())


def wanted_values(wanted: Wanted) -> tuple[str, ...]:
    """The values of which any will do.

    >>> wanted_values("deny")
    ('deny',)
    """
    return (wanted,) if isinstance(wanted, str) else wanted or ()


def each_value(wanted: Wanted, make: Callable[[str], Part]) -> Iterator[Part]:
    """One condition that holds when that of any value does; none when nothing is wanted."""
    if wanted is not None:
        parts = [make(value) for value in wanted_values(wanted)] or [NOTHING]
        yield "(" + " OR ".join(sql for sql, _ in parts) + ")", tuple(b for _, bindings in parts for b in bindings)


def join_parts(parts: Iterable[Part]) -> Part:
    """Several conditions in one."""
    held = list(parts)
    return " AND ".join(sql for sql, _ in held) or "1", tuple(b for _, bindings in held for b in bindings)


def like_text(words: str) -> str:
    """What LIKE ... ESCAPE '!' looks for where words may stand anywhere.

    >>> like_text("100%")
    '%100!%%'
    """
    return "%" + re.sub(r"([!%_])", r"!\1", words) + "%"
