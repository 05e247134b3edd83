"""Persons who are named before a claim, whether they spoke or not."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from saksi.kinds import Claim, Span
from saksi.resolve.cast import Cast, Party
from saksi.resolve.gender import gender_of
from saksi.resolve.name import Named


def present(cast: Cast, claim: Claim, pronoun: str) -> Party | None:
    """The last person named in the sentence before whose gender is the pronoun's, though he did not speak."""
    at = bisect_left(cast.sentences, claim.sentence)
    before = tuple(named_in(cast, cast.sentences[at - 1])) if at else ()
    wanted = gender_of(cast.pack, pronoun)
    fit = [n for n in before if wanted and gender_of(cast.pack, n.name, n.title) == wanted]
    return Party(fit[-1].name, "person", fit[-1].title) if fit else None


def introduced(cast: Cast, claim: Claim) -> Party | None:
    """The last person with a title before a claim: nobody spoke yet."""
    behind = bisect_right(cast.titled, claim.sentence.start, key=lambda named: named.span.end)
    return Party(cast.titled[behind - 1].name, "person", cast.titled[behind - 1].title) if behind else None


def subject_of_before(cast: Cast, claim: Claim) -> Party | None:
    """Whom the sentence before opens with, in whatever paragraph: nobody spoke yet and nobody has a title."""
    at = bisect_left(cast.sentences, claim.sentence)
    before = cast.sentences[at - 1] if at else Span(0, 0)
    named = next(named_in(cast, before), None)
    opens = named is not None and cast.text.startswith(tuple(named.name.split()), before.start)
    return Party(named.name, "person", named.title) if named and opens else None


def named_in(cast: Cast, stretch: Span) -> Iterator[Named]:
    """The persons of the article whose first or last name stands in a stretch, left to right."""
    for word in cast.text[stretch.start : stretch.end].split():
        bare = word.strip(".,;:()").casefold()
        if word[0].isupper():
            yield from (named for named in cast.holding.get(bare, ()) if bare in _ends_of(named.name))


def _ends_of(name: str) -> tuple[str, str]:
    words = name.casefold().split()
    return words[0], words[-1]
