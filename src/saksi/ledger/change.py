"""What another reading of the same page gives otherwise.

Claims are the same when their words stand at the same places, other things when their spans are: ids count through an
article, and one more claim at its beginning would change them all.
"""

import dataclasses
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from saksi.kinds import Claim, Finding, Span

# Fields that number or tie things within one reading.
_NUMBERS = {"id", "claim", "nested_in", "actor"}


How = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that another reading gives otherwise. `what`: `article`, `claim`, `quantity`, `time`, `place`, `actor`.

    `how`: `added`, `removed` or `changed`; then `field`, `old` and `new` say what. `words` are those of the thing.
    """

    what: str
    how: How
    words: str
    span: Span | None = None
    field: str = ""
    old: str = ""
    new: str = ""


def compare_findings(old: Finding, new: Finding) -> tuple[Change, ...]:
    """Give what the new reading has otherwise, in the order of the text within each kind.

    >>> from saksi.kinds import Article, Coverage
    >>> finding = Finding(Article("a", "k", "Hujan.", "s", "a"), "id", (), (), (), (), (), (), Coverage(6, 1, 1), "0")
    >>> compare_findings(finding, dataclasses.replace(finding, language="en"))[0].new
    'en'
    """
    changes = [*_fields("article", old.article.id, None, old.article, new.article)]
    if old.language != new.language:
        changes.append(
            Change("article", "changed", old.article.id, None, "language", _told(old.language), _told(new.language))
        )
    texts = (old.article.text, new.article.text)
    changes += _compare("claim", texts, _by(old.claims, _claim_place), _by(new.claims, _claim_place))
    for what, before, after in (
        ("quantity", old.quantities, new.quantities),
        ("time", old.times, new.times),
        ("place", old.places, new.places),
    ):
        changes += _compare(what, texts, _by(before, _place), _by(after, _place))
    changes += _compare("actor", texts, {a.name: a for a in old.actors}, {a.name: a for a in new.actors})
    return tuple(changes)


def _compare(
    what: str, texts: tuple[str, str], old: Mapping[Hashable, object], new: Mapping[Hashable, object]
) -> list[Change]:
    changes = []
    for place, item in old.items():
        if place not in new:
            changes.append(Change(what, "removed", _words(texts[0], place), _first(place)))
        else:
            changes += _fields(what, _words(texts[1], place), _first(place), item, new[place])
    changes += [Change(what, "added", _words(texts[1], place), _first(place)) for place in new if place not in old]
    return sorted(changes, key=lambda change: change.span or (0, 0))


def _fields(what: str, words: str, span: Span | None, old: object, new: object) -> list[Change]:
    """The fields in which two readings of one thing differ."""
    assert dataclasses.is_dataclass(old)
    changes = []
    for field in dataclasses.fields(old):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before != after and field.name not in _NUMBERS:
            changes.append(Change(what, "changed", words, span, field.name, _told(before), _told(after)))
    return changes


def _by(items: Sequence[object], place: Callable[[object], Hashable]) -> dict[Hashable, object]:
    """Things by their places; of several at one place the first, then the second and so on."""
    placed: dict[Hashable, object] = {}
    for item in items:
        key = place(item)
        while key in placed:
            key = (key, 1)
        placed[key] = item
    return placed


def _claim_place(claim: object) -> Hashable:
    assert isinstance(claim, Claim)
    return claim.content or (claim.sentence,)


def _place(item: object) -> Hashable:
    span: Span = item.span  # type: ignore[attr-defined]
    return (span,)


def _first(place: Hashable) -> Span | None:
    while isinstance(place, tuple) and not isinstance(place, Span):
        place = place[0]
    return place if isinstance(place, Span) else None


def _words(text: str, place: Hashable) -> str:
    if isinstance(place, str):
        return place
    if isinstance(place, Span):
        return text[slice(*place)]
    assert isinstance(place, tuple)
    return " ... ".join(_words(text, part) for part in place if isinstance(part, tuple))


def _told(value: object) -> str:
    """A value in short, for a person."""
    if isinstance(value, tuple) and not isinstance(value, Span):
        return f"{len(value)} of them" if value and dataclasses.is_dataclass(value[0]) else ", ".join(map(str, value))
    return "" if value is None else str(value)
