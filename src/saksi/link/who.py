"""Whether two named actors are one, with a score and the reasons: what may be joined across articles.

Precision comes before recall: a join that is wrong puts words into somebody's mouth, one that is missing costs a click.
A name of two words or more is enough when nothing speaks against it; a surname needs an office that one person holds at
a time. Nothing is learnt: every rule can be read and every join told.
"""

from collections.abc import Mapping

from saksi.kinds import Actor, ActorKind
from saksi.link.body import compare_bodies
from saksi.link.person import compare_persons
from saksi.link.verdict import Verdict, Who
from saksi.pack import Pack

_BODIES: frozenset[ActorKind] = frozenset({"organisation", "government", "media"})


def describe(actor: Actor, language: str) -> Who:
    """Give what a comparison looks at, of an actor of an article in that language."""
    title = " ".join(filter(None, (actor.title, actor.affiliation if not actor.title else None)))
    return Who(actor.name, actor.kind, title, actor.country, language)


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
