"""The actors of many articles, put together where they are the same, each join with its score and reasons.

Pairs worth a look share a word by its consonants, so that the cost grows with the number of actors. They are joined
from the surest on, and never when any two members of the groups are told apart by name, country or office.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from saksi.kinds import Actor, Finding, Persona, Sighting
from saksi.link.group import Groups
from saksi.link.name.body import find_forms
from saksi.link.name.spelling import known_as, korean_syllables, latin, skeleton
from saksi.link.name.verdict import Verdict, Who, describe
from saksi.link.name.who import compare_actors
from saksi.pack import UNDETERMINED, Pack, load_roles
from saksi.sound import fold

# A word that more actors share than this (a common given name) opens no pairs; the other words of a name do.
MANY_ACTORS = 100
# Shorter words are initials and particles.
_KEY_LETTERS = 2
_NAMELESS = frozenset({"document", "group"})


def group_actors(findings: Iterable[Finding], packs: Mapping[str, Pack]) -> tuple[Persona, ...]:
    """Give the named actors of articles, those first who speak in the most; every join is told with its reasons."""
    sightings = _gather(findings, packs)
    whos = [who for who, _ in sightings]
    groups, members = Groups(len(whos)), {at: [at] for at in range(len(whos))}
    reasons: dict[int, list[str]] = defaultdict(list)
    for verdict, a, b in _rank(whos, packs):
        first, second = sorted((groups.root(a), groups.root(b)))
        if first == second or _is_torn(members[first], members[second], whos, packs):
            continue
        groups.join(first, second)
        root, other = groups.root(first), first + second - groups.root(first)
        members[root] += members.pop(other)
        told = f"{whos[a].name} and {whos[b].name}: {', '.join(verdict.reasons)} ({verdict.score:g})"
        reasons[root] += [*reasons.pop(other, []), told]
    personas = (_persona([sightings[at] for at in sorted(held)], reasons[root]) for root, held in members.items())
    return tuple(sorted(personas, key=lambda each: (-len(each.sightings), each.name, each.sightings)))


def _gather(findings: Iterable[Finding], packs: Mapping[str, Pack]) -> list[tuple[Who, list[Sighting]]]:
    """The actors with a name, one entry for all that are described alike; alone where that does not make them one."""
    seen: dict[Who, list[Sighting]] = defaultdict(list)
    for finding in findings:
        for actor in finding.actors:
            if _has_name(actor, packs.get(finding.language or UNDETERMINED, packs[UNDETERMINED])):
                seen[describe(actor, finding.language or UNDETERMINED)].append(Sighting(finding.article.key, actor.id))
    listed: list[tuple[Who, list[Sighting]]] = []
    for who in sorted(seen, key=lambda who: (who.name, who.title, who.country or "", who.language, who.kind)):
        is_one = compare_actors(who, who, packs).is_same
        listed += [(who, seen[who])] if is_one else [(who, [each]) for each in seen[who]]
    return listed


def _has_name(actor: Actor, pack: Pack) -> bool:
    """Whether an actor is called by a name, not only by what it is (warga, Kementerian)."""
    roles = load_roles(pack).get(actor.name.casefold(), frozenset())
    is_common = bool(roles & {"organisation", "group", "title"}) and not actor.name.isupper()
    return actor.kind not in _NAMELESS and not actor.name.islower() and not is_common


def _rank(whos: Sequence[Who], packs: Mapping[str, Pack]) -> Iterator[tuple[Verdict, int, int]]:
    """The pairs that are the same, the surest first."""
    pairs = ((compare_actors(whos[a], whos[b], packs), a, b) for a, b in _pair(whos, packs))
    yield from sorted((each for each in pairs if each[0].is_same), key=lambda each: (-each[0].score, each[1:]))


def _pair(whos: Sequence[Who], packs: Mapping[str, Pack]) -> Iterator[tuple[int, int]]:
    held: dict[str, list[int]] = defaultdict(list)
    for at, who in enumerate(whos):
        for key in _keys(who, packs):
            held[key].append(at)
    pairs = {pair for places in held.values() if len(places) <= MANY_ACTORS for pair in combinations(places, 2)}
    yield from sorted(pairs)


def _keys(who: Who, packs: Mapping[str, Pack]) -> frozenset[str]:
    if who.kind not in ("person", "unknown"):
        return frozenset(" ".join(sorted(form)) for form in find_forms(who, packs)) | {f"country {who.country}"}
    name = known_as("person").get(who.name.casefold(), who.name)
    words = [latin(word) for word in name.replace("-", " ").split()]
    syllables = korean_syllables(name)
    keys = {skeleton(fold(word)) for word in words if len(word) >= _KEY_LETTERS}
    return frozenset(keys | {"".join(words)} | {f"korean {min(syllables[0])}" for _ in syllables[:1]})


def _is_torn(a: Sequence[int], b: Sequence[int], whos: Sequence[Who], packs: Mapping[str, Pack]) -> bool:
    """Whether two groups hold actors that are not one, whatever joins others of them."""
    return any(not compare_actors(whos[x], whos[y], packs).score for x in a for y in b)


def _persona(held: Sequence[tuple[Who, list[Sighting]]], reasons: Sequence[str]) -> Persona:
    whos = [who for who, _ in held]
    names = sorted({who.name for who in whos}, key=lambda name: (not name.isascii(), -len(name), name))
    country = next((who.country for who in whos if who.country), None)
    titles = sorted({who.title for who in whos if who.title})
    sightings = tuple(sorted(each for _, sightings in held for each in sightings))
    return Persona(names[0], whos[0].kind, country, tuple(names), tuple(titles), sightings, tuple(reasons))
