"""What is compared when two actors may be one, and what comes out."""

from dataclasses import dataclass

from saksi.kinds import Actor, ActorKind

# From this score on two actors are joined. Measured on 200 pairs (`eval/names.py`): nothing wrong is above it.
JOIN_FLOOR = 0.8
# Within one story less will do: a surname, or a part of a name, with no other office against it.
STORY_FLOOR = 0.5


@dataclass(frozen=True, slots=True)
class Who:
    """An actor as one article names it. `title` as printed, with the body or place behind it; `country` ISO 3166-1."""

    name: str
    kind: ActorKind
    title: str = ""
    country: str | None = None
    language: str = "en"


def describe(actor: Actor, language: str) -> Who:
    """Give what a comparison looks at, of an actor of an article in that language."""
    title = " ".join(filter(None, (actor.title, actor.affiliation if not actor.title else None)))
    return Who(actor.name, actor.kind, title, actor.country, language)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure it is that two actors are one, from 0 to 1, and what speaks for it and against it."""

    score: float
    reasons: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Whether they are to be joined."""
        return self.score >= JOIN_FLOOR
