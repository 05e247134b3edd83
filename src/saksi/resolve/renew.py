"""A value with some of its fields changed: as `dataclasses.replace` gives it, in less than half the time."""

import dataclasses
import functools
import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

Value = TypeVar("Value")
Setter = Callable[[Any, Any], None]


def renew(value: Value, **changes: object) -> Value:
    """Give a value of the same kind with these fields changed. Raises KeyError for a field that it has not.

    >>> from saksi.kinds import Given
    >>> renew(Given("Kabar"), published="2025-07-10")
    Given(outlet='Kabar', published='2025-07-10')
    """
    kind: Any = type(value)
    read, places, setters = _layout(kind)
    fields = [*read(value)]
    for name, new in changes.items():
        fields[places[name]] = new
    # As the making of a frozen value sets its slots, without looking each of them up by its name.
    renewed: Value = kind.__new__(kind)
    for put, field in zip(setters, fields, strict=True):
        put(renewed, field)
    return renewed


@functools.cache
def _layout(kind: Any) -> tuple[Callable[[Any], tuple[Any, ...]], Mapping[str, int], Sequence[Setter]]:
    """What reads all fields of a kind with slots at once, the place of each, and what sets it."""
    names = [field.name for field in dataclasses.fields(kind)]
    setters = [getattr(kind, name).__set__ for name in names]
    return operator.attrgetter(*names), {name: place for place, name in enumerate(names)}, setters
