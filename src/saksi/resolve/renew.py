"""A value with some of its fields changed: as `dataclasses.replace` gives it, in less than half the time."""

import dataclasses
import functools
import operator
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

Value = TypeVar("Value")


def renew(value: Value, **changes: object) -> Value:
    """Give a value of the same kind with these fields changed. Raises KeyError for a field that it has not.

    >>> from saksi.kinds import Given
    >>> renew(Given("Kabar"), published="2025-07-10")
    Given(outlet='Kabar', published='2025-07-10')
    """
    kind: Any = type(value)
    read, places = _layout(kind)
    fields = [*read(value)]
    for name, new in changes.items():
        fields[places[name]] = new
    renewed: Value = kind(*fields)
    return renewed


@functools.cache
def _layout(kind: Any) -> tuple[Callable[[Any], tuple[Any, ...]], Mapping[str, int]]:
    """What reads all fields of a kind at once, and the place of each."""
    names = [field.name for field in dataclasses.fields(kind)]
    return operator.attrgetter(*names), {name: place for place, name in enumerate(names)}
