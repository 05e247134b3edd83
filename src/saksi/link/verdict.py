"""What is compared when two actors may be one, and what comes out."""

from dataclasses import dataclass

from saksi.kinds import ActorKind

# From this score on two actors are joined. Measured on 200 pairs (`eval/names.py`): nothing wrong is above it.
JOIN_FLOOR = 0.8


@dataclass(frozen=True, slots=True)
class Who:
    """An actor as one article names it. `title` as printed, with the body or place behind it; `country` ISO 3166-1."""

    name: str
    kind: ActorKind
    title: str = ""
    country: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure it is that two actors are one, from 0 to 1, and what speaks for it and against it."""

    score: float
    reasons: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Whether they are to be joined."""
        return self.score >= JOIN_FLOOR
