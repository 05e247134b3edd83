"""Values with some fields changed."""

import dataclasses

import pytest

from saksi.kinds import Span, Where
from saksi.resolve.renew import renew

PLACE = Where("", Span(4, 8), "Ende", "ID-NT", "place-pack", ids=("geonames:1",))


def test_what_is_renewed_is_what_replace_gives() -> None:
    assert renew(PLACE, id="p1", claim="c2") == dataclasses.replace(PLACE, id="p1", claim="c2")


def test_a_field_that_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        renew(PLACE, number=1)
