"""Whether two named actors are one, with a score and the reasons: what may be joined across articles, and in a story.

Precision comes before recall: a join that is wrong puts words into somebody's mouth, one that is missing costs a click.
A name of two words or more is enough when nothing speaks against it; a surname needs an office that one person holds at
a time, or a story in which both are told of. Nothing is learnt: every rule can be read and every join told.
"""

import functools
from collections.abc import Mapping

from saksi.kinds import ActorKind
from saksi.link.name.body import compare_bodies
from saksi.link.name.fold import body_words
from saksi.link.name.generic import is_generic, widen
from saksi.link.name.identity import FULL_NAME, Identity
from saksi.link.name.person import compare_persons
from saksi.link.name.spelling import known_as
from saksi.link.name.verdict import STORY_FLOOR, Verdict, Who
from saksi.pack import Pack, load_packs

# Two initials are shared by chance.
INITIALS = 3
_BODIES: frozenset[ActorKind] = frozenset({"organisation", "government", "media"})


def compare_actors(a: Who, b: Who, packs: Mapping[str, Pack]) -> Verdict:
    """Say whether two named actors are the same, how sure, and why.

    The score lies between 0 and 1; from JOIN_FLOOR on they are the same. The order of the two does not matter.

    >>> from saksi.pack import load_packs
    >>> lavrov = Who("Lavrov", "person", "Menlu Rusia", "RU", "id")
    >>> full = Who("Sergei Lavrov", "person", "Foreign Minister", "RU", "en")
    >>> verdict = compare_actors(lavrov, full, load_packs())
    >>> verdict.is_same, verdict.reasons
    (True, ('the surname is the same', 'the same office: foreign-minister', 'the same country: RU'))
    """
    if a.country and b.country and a.country != b.country:
        return Verdict(0.0, (f"countries differ: {min(a.country, b.country)}, {max(a.country, b.country)}",))
    first, second = sorted((a, b), key=lambda who: (len(who.name.split()), who.name, who.title, who.language))
    kinds = {first.kind, second.kind}
    if kinds <= _BODIES:
        return compare_bodies(first, second, packs)
    if kinds <= {"person", "unknown"}:
        return compare_persons(first, second, packs)
    return Verdict(0.0, ("a person and a body, or a group that has no name",))


# The speakers of a story are compared again for every figure. So many pairs are those of some large stories.
@functools.lru_cache(maxsize=1 << 14)
def is_one(a: Identity, b: Identity) -> bool:
    """Whether two speakers of one story are one origin: the same person, or of one body.

    A body may be told of with fewer words the second time; a full name may stand within what was taken for a body's.
    Of those who speak together it is the first.

    >>> who = Identity("Rahma Dewi", frozenset({"rahma", "dewi"}), frozenset({"dinas", "air"}))
    >>> is_one(who, Identity("Rahma", frozenset({"rahma"}), frozenset()))
    True
    >>> is_one(who, Identity("Dinas Pasar", frozenset(), frozenset({"dinas", "pasar"})))
    False
    """
    a, b = (who.joint[0] if who.joint else who for who in (a, b))
    if is_one_actor(a, b) or is_one_body(a.body, b.body):
        return True
    return any(_holds(x, y) or _shortens(x.name, y.name) or _is_known_as(x, y) for x, y in ((a, b), (b, a)))


def _is_known_as(a: Identity, b: Identity) -> bool:
    """Whether one is called by what everybody calls the other: "Jokowi"."""
    return known_as("person").get(a.name.casefold()) == b.name


def _shortens(short: str, long: str) -> bool:
    """Whether one name has the initials of words of the other in their place, and else no other words.

    >>> _shortens("LBH Samin", "Lembaga Bantuan Hukum Samin"), _shortens("LBH Samin", "Lembaga Bantuan Hukum Pati")
    (True, False)
    """
    words = long.split()
    for token in (each for each in short.split() if each.isupper() and len(each) >= INITIALS):
        for at in range(len(words) - len(token) + 1):
            if "".join(word[0] for word in words[at : at + len(token)]) == token:
                theirs = {each.casefold() for each in short.split() if each != token}
                rest = {each.casefold() for each in (*words[:at], *words[at + len(token) :])}
                return rest <= theirs or theirs <= rest
    return False


def _holds(a: Identity, b: Identity) -> bool:
    """Whether what was taken for a body's name holds a person's, or what was taken for a person's the body's too."""
    is_person = len(a.person) >= FULL_NAME and a.person <= b.body and not _makes_another(a.person, b.body)
    return is_person or (bool(a.body) and a.body <= b.person and len(b.person) >= len(a.body) + FULL_NAME)


def is_one_actor(a: Identity, b: Identity) -> bool:
    """Whether two speakers of one story are the same person, or bodies that are called alike."""
    if a.who is None or b.who is None:
        return _within(a.person, b.person)
    return compare_actors(a.who, b.who, load_packs()).score >= STORY_FLOOR


def is_one_body(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two bodies are one: "Cianjur police" is the Polres; "the police" may be another force than that."""
    levels = body_words("level")
    if a & levels and b & levels and not a & b & levels:
        return False
    a, b = a - levels, b - levels
    if any(each and each <= body_words("bare") for each in (a, b)):
        return a == b
    if _within(a, b) and not (is_generic(a) or is_generic(b)):
        return min(len(a), len(b)) < FULL_NAME or not _makes_another(a, b)
    if _abbreviates(a, b) or _abbreviates(b, a):
        return True
    one, other = widen(a, b), widen(b, a)
    return bool(one) and one == other if is_generic(one) or is_generic(other) else _within(one, other)


def _abbreviates(short: frozenset[str], long: frozenset[str]) -> bool:
    """Whether a word of one body's name is put together of the first letters of what another has instead of it.

    >>> _abbreviates(frozenset({"dinkes", "oki"}), frozenset({"dinkes", "ogan", "komering", "ilir"}))
    True
    """
    brief, words = list(short - long), long - short
    is_brief = len(brief) == 1 and len(brief[0]) >= INITIALS and not short.isdisjoint(long)
    return is_brief and sorted(brief[0]) == sorted(word[0] for word in words)


def _makes_another(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether what one name has more than the other makes it another body's: the north of a place, a firm's union."""
    return a != b and a ^ b <= body_words("tells")


def _within(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a) and bool(b) and (a <= b or b <= a)
