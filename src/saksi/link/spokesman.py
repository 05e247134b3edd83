"""Whom the speakers of a story speak for, where only one of its articles says so."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from saksi.link.identity import Identity
from saksi.link.told import Told

_Bodies = Mapping[frozenset[str], frozenset[str]]


def tell_bodies(told: Sequence[Told]) -> list[Told]:
    """Give every person of a story the body for which another article lets the same person speak.

    Whom two articles let speak for different bodies is left as told.
    """
    bodies: dict[frozenset[str], frozenset[str]] = {}
    for each in (who for figure in told for who in (figure.source, figure.nearby) if who is not None):
        known = bodies.get(each.person, frozenset())
        if each.person and each.body:
            bodies[each.person] = max(known, each.body, key=len) if _is_one(known, each.body) else frozenset()
    return [_fill(each, bodies) for each in told]


def _is_one(a: frozenset[str], b: frozenset[str]) -> bool:
    return a <= b or b <= a


def _fill(told: Told, bodies: _Bodies) -> Told:
    source, nearby = (_with_body(who, bodies) for who in (told.source, told.nearby))
    is_same = source is told.source and nearby is told.nearby
    return told if is_same else replace(told, source=source, nearby=nearby)


def _with_body(who: Identity | None, bodies: _Bodies) -> Identity | None:
    if who is None or who.body or not (body := bodies.get(who.person)):
        return who
    return replace(who, body=body)
