"""Whom the speakers of a story speak for, where only one of its articles says so."""

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from saksi.kinds import Finding
from saksi.link.name.fold import fold_text
from saksi.link.name.generic import kinds_of, read_force, widen
from saksi.link.name.identity import Identity
from saksi.link.told import Told
from saksi.link.voice.anyones import is_any
from saksi.link.voice.owner import find_owner
from saksi.pack import UNDETERMINED, Pack

# What `find_owner` is, or stands for it.
Owners = Callable[[Finding, str, Pack], str]
_Bodies = Mapping[frozenset[str], frozenset[str]]


def tell_bodies(
    told: Sequence[Told], story: Sequence[Finding], packs: Mapping[str, Pack], find: Owners = find_owner
) -> list[Told]:
    """Give every person of a story the body for which another article lets the same person speak.

    Whom two articles let speak for different bodies is left as told. "The company" is no body that is known.
    """
    bodies: dict[frozenset[str], frozenset[str]] = {}
    people = [who for figure in told for each in (figure.source, figure.nearby) if each for who in (each, *each.joint)]
    for each in people:
        known = bodies.get(each.person, frozenset())
        if each.person and each.body and not _is_anyones(each, packs):
            bodies[each.person] = max(known, each.body, key=_tell) if _is_one(known, each.body) else frozenset()
    for name, person in {
        each.name: each.person for each in people if each.person and each.person not in bodies
    }.items():
        if body := _find_body(name, story, packs, find) or _find_force(person, people, packs):
            bodies[person] = body
    return [_fill(each, bodies) for each in told]


def _is_anyones(who: Identity, packs: Mapping[str, Pack]) -> bool:
    """Whether a speaker's body is only called by a word for any: "the company's public relations manager"."""
    if who.who is None or not who.who.title:
        return False
    pack = packs.get(who.who.language, packs[UNDETERMINED])
    # A name of its own has a capital behind the first word.
    first, *words = who.who.title.split()
    owned = (word.removesuffix(owning) for word in (first, *words) for owning in ("", *pack.habits.owning))
    return all(map(str.islower, words)) and any(is_any(word, pack) for word in owned)


def _find_body(name: str, story: Sequence[Finding], packs: Mapping[str, Pack], find: Owners) -> frozenset[str]:
    for finding in story:
        # Most articles of a large story do not name them.
        if name in finding.article.text:
            pack = packs[finding.language or UNDETERMINED]
            if owner := find(finding, name, pack):
                return fold_text(owner, pack)
    return frozenset()


def _find_force(person: frozenset[str], people: Sequence[Identity], packs: Mapping[str, Pack]) -> frozenset[str]:
    """The force that somebody's rank is one of, where nothing says more: "AKP Rahma Dewi" is of the police."""
    ranked = (each.who for each in people if each.person == person and each.who is not None and each.who.title)
    forces = (read_force(who.title, packs.get(who.language, packs[UNDETERMINED])) for who in ranked)
    return next(filter(None, forces), frozenset())


def _is_one(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one body is told of with fewer words than the other: "police" for "Polres Sape"."""
    one, other = widen(a, b), widen(b, a)
    return one <= other or other <= one


def _tell(body: frozenset[str]) -> tuple[int, int]:
    """How much a body's words tell: "Polres Sape" more than "Sape police"."""
    return len(body), -len(body & kinds_of(body))


def _fill(told: Told, bodies: _Bodies) -> Told:
    source, nearby, alone = (_with_body(who, bodies) for who in (told.source, told.nearby, told.alone))
    is_same = source is told.source and nearby is told.nearby and alone is told.alone
    return told if is_same else replace(told, source=source, nearby=nearby, alone=alone)


def _with_body(who: Identity | None, bodies: _Bodies) -> Identity | None:
    if who is not None and who.joint:
        joint = tuple(_give_body(each, bodies) for each in who.joint)
        return who if all(map(operator.is_, joint, who.joint)) else replace(who, joint=joint)
    return _give_body(who, bodies) if who is not None else None


def _give_body(who: Identity, bodies: _Bodies) -> Identity:
    """Somebody with the body he is known to speak for, where none is told or the same one in words that tell less."""
    body = bodies.get(who.person)
    if not body or (who.body and (_tell(who.body) >= _tell(body) or not _is_one(who.body, body))):
        return who
    return replace(who, body=body)
