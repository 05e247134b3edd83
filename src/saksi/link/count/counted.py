"""The nouns that are counted: what each is of, which are people, which only say how things are counted."""

import functools
import re
from collections.abc import Mapping

from saksi.kinds import Quantity
from saksi.link.form import either
from saksi.pack import Pack, load_roles

# What may be killed and hurt.
LIVING = frozenset({"animal", "case", "household", "person", "police", "soldier"})
# Roles of words that name somebody, and what names no person.
_PEOPLED = frozenset({"group", "somebody", "title"})
_BODIES = frozenset({"organisation"})


@functools.cache
def people(pack: Pack) -> frozenset[str]:
    """Nouns for people of an office, a trade, a group or a nation: who is called so may be counted."""
    told = {form for form, roles in load_roles(pack).items() if roles & _PEOPLED and not roles & _BODIES}
    told.update(row["form"].casefold() for row in pack.rows("nation"))
    return frozenset(told).union(f"{form}s" for form in told)


@functools.cache
def nouns(pack: Pack) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """The counted nouns whose concept is known, as quantities have it where they do, and a pattern that finds them."""
    counted = [row for row in pack.rows("count") if row["concept"]]
    # Of two concepts of a noun the first is the likelier.
    known = {**things(pack), **{row["form"].casefold(): row["concept"] for row in reversed(counted)}}
    return re.compile(rf"\b{either(known)}\b"), known


@functools.cache
def classifiers(pack: Pack) -> frozenset[str]:
    """Nouns that say how things are counted, not which."""
    return frozenset(row["form"].casefold() for row in pack.rows("count") if row["role"] == "classifier")


@functools.cache
def things(pack: Pack) -> Mapping[str, str]:
    """What each noun of `measure.tsv` counts, whatever the language."""
    return {row["form"].casefold(): row["value"] for row in pack.rows("measure") if row["kind"] == "thing"}


@functools.cache
def kinds_of_things(pack: Pack) -> frozenset[str]:
    """Give what those nouns count, each once."""
    return frozenset(nouns(pack)[1].values())


def is_thing(thing: str | None, pack: Pack) -> bool:
    """Say whether what is counted is one of those things that do not live."""
    return thing in kinds_of_things(pack) and thing not in LIVING


def is_lifeless(quantity: Quantity, thing: str | None, pack: Pack) -> bool:
    """Say whether a noun that some list holds is of nothing that lives."""
    known = thing if thing in kinds_of_things(pack) else quantity.concept
    return quantity.unit_kind == "noun" and known is not None and known not in LIVING
