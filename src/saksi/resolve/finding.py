"""All that was read out of one article, put together: ids, ties to claims, coverage."""

import functools
import importlib.metadata
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from saksi.kinds import Actor, Claim, Coverage, Finding, Quantity, Reading, Span, Unread, When, Where
from saksi.resolve.count.setting import settle
from saksi.resolve.renew import renew

_Item = TypeVar("_Item", Quantity, When, Where)
_NO_PACK = "no language pack fits the text"


def gather(
    reading: Reading,
    said: tuple[Sequence[Claim], Sequence[Actor]],
    quantities: Sequence[Quantity],
    times: Sequence[When],
    places: Sequence[Where],
) -> Finding:
    """Give the finding of one article: everything in the order of the text, with ids `c1`, `q1`, `t1`, `p1`, `a1` ….

    `said`: the claims and the actors that speak in them. Each quantity, time and place gets the innermost claim whose
    content holds it.

    >>> from saksi.kinds import Article
    >>> article = Article("a", "k", "Air surut.", "", "")
    >>> gather(Reading(article, None, (), (), (), ()), ((), ()), (), (), ()).coverage.unread[0].reason
    'no language pack fits the text'
    """
    claims, actors = said
    cast = _new_ids((actor.id for actor in actors), "a")
    numbered = _numbered_claims(claims, cast)
    holders = _holders(
        numbered, [*(item.span for item in quantities), *(item.span for item in times), *(item.span for item in places)]
    )
    whens = _number(times, "t", holders)
    wheres = _number(places, "p", holders)
    counted = _number(quantities, "q", holders)
    return Finding(
        article=reading.article,
        language=reading.language,
        sentences=reading.sentences,
        claims=numbered,
        quantities=settle(reading.article.text, reading.sentences, counted, wheres, whens),
        times=whens,
        places=wheres,
        actors=tuple(renew(actor, id=cast[actor.id]) for actor in actors),
        coverage=_coverage(reading),
        version=_version(),
    )


def _number(items: Iterable[_Item], letter: str, holders: Mapping[Span, str]) -> tuple[_Item, ...]:
    ordered = sorted(items, key=lambda item: item.span)
    return tuple(
        renew(item, id=f"{letter}{number}", claim=holders.get(item.span)) for number, item in enumerate(ordered, 1)
    )


def _new_ids(old: Iterable[str], letter: str) -> dict[str, str]:
    return {name: f"{letter}{number}" for number, name in enumerate(old, 1)}


def _numbered_claims(claims: Sequence[Claim], cast: Mapping[str, str]) -> tuple[Claim, ...]:
    ordered = sorted(claims, key=lambda claim: (min(claim.content + claim.cue + claim.source), claim.id))
    ids = _new_ids((claim.id for claim in ordered), "c")
    return tuple(
        renew(
            claim,
            id=ids[claim.id],
            nested_in=ids.get(claim.nested_in) if claim.nested_in else None,
            actor=cast.get(claim.actor) if claim.actor else None,
        )
        for claim in ordered
    )


def _holders(claims: Sequence[Claim], spans: Sequence[Span]) -> dict[Span, str]:
    """The innermost claim around each span: the one with the shortest content part that holds it whole.

    Who denies in a later sentence what somebody told ("The agency denied it") holds it only where nobody else does.
    One walk over the text: `open_parts` are the content parts that have begun and not ended.
    """
    parts = sorted(
        ((_led(part, claim), part.end <= claim.sentence.start, claim.id) for claim in claims for part in claim.content),
        key=lambda pair: (pair[0].start, -pair[0].end),
    )
    holders: dict[Span, str] = {}
    open_parts: list[tuple[Span, bool, str]] = []
    position = 0
    for span in sorted(set(spans)):
        while position < len(parts) and parts[position][0].start <= span.start:
            open_parts.append(parts[position])
            position += 1
        open_parts = [pair for pair in open_parts if pair[0].end > span.start]
        around = [pair for pair in open_parts if pair[0].end >= span.end]
        if around:
            holders[span] = min(around, key=lambda pair: (pair[1], pair[0].end - pair[0].start))[2]
    return holders


def _coverage(reading: Reading) -> Coverage:
    characters, sentences = len(reading.article.text), len(reading.sentences)
    if reading.language is None:
        reason = f"{_NO_PACK}: it is {reading.unread_language}" if reading.unread_language else _NO_PACK
        return Coverage(characters, sentences, 0, (Unread(Span(0, characters), reason),))
    return Coverage(characters, sentences, sentences)


def _led(part: Span, claim: Claim) -> Span:
    """A content part with the cue right in front of it, which its number may open with: "police | estimate 700"."""
    return next((Span(cue.start, part.end) for cue in claim.cue if 0 <= part.start - cue.end <= 1), part)


@functools.cache
def _version() -> str:
    return importlib.metadata.version("saksi")
