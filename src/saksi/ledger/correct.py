"""What people say of it: corrections, and how they change what is read from the ledger.

A correction never touches what the program read. It is found again by the words it is about: after a newer version has
read the page anew, it goes with the claim that has the same words at the same place, or, where that moved, with the one
claim that has these words or nearly the same stretch. Where no claim or more than one would do, it is not applied.
"""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from saksi.kinds import Actor, Claim, Finding, Link, Mention, Quantity, Span, When

Action = Literal["accept", "reject", "speaker", "merge", "split", "words", "rate", "copy", "not-copy", "undo"]
Verdict = Literal["", "accepted", "rejected"]

ON_CLAIM = ("accept", "reject", "speaker", "split", "words", "rate")
# Of the characters that two contents have together, at least so many must be in both for them to be one claim that
# was cut a little differently by another version: a title or a day more, not another clause.
SAME_CONTENT = 0.8


@dataclass(frozen=True, slots=True)
class Correction:
    """One act of one person. Which fields are given depends on the action; see `corrections` in schema.sql.

    `number` is given by the ledger. `made_at` is ISO 8601; `article` and `other_article` are keys. `spans` are the new
    words of a claim, `address` is where what a person holds of a claim is published.
    """

    action: Action
    made_at: str
    made_by: str
    version: str
    note: str = ""
    article: str | None = None
    claim: str | None = None
    content: tuple[Span, ...] = ()
    words: str = ""
    old_value: str | None = None
    new_value: str | None = None
    other_article: str | None = None
    undoes: int | None = None
    number: int = 0
    spans: tuple[Span, ...] = ()
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """What a person holds of what is claimed, in their words, and where they published it."""

    verdict: str
    made_by: str
    made_at: str
    address: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A finding with corrections applied, the verdicts and ratings of claims, and what could not be applied.

    Claims that were rejected are still in it: `without_rejected` takes them out.
    """

    finding: Finding
    verdicts: Mapping[str, Verdict]
    lost: tuple[Correction, ...]
    ratings: Mapping[str, tuple[Rating, ...]]


def correct(finding: Finding, corrections: Sequence[Correction]) -> Corrected:
    """Apply corrections in force, oldest first, to what the program read."""
    verdicts: dict[str, Verdict] = {}
    ratings: dict[str, tuple[Rating, ...]] = {}
    lost = []
    now = finding
    for correction in corrections:
        if correction.action == "merge":
            now = _merge(now, correction)
            continue
        if correction.action not in ON_CLAIM:
            continue
        claim = _find_claim(now, correction) or _find_claim(finding, correction)
        if claim is None:
            lost.append(correction)
        elif correction.action in ("speaker", "split"):
            now = _give(now, claim.id, correction)
        elif correction.action == "words":
            now = _reword(now, claim.id, correction)
        elif correction.action == "rate":
            ratings[claim.id] = (*ratings.get(claim.id, ()), _rating(correction))
        else:
            verdicts[claim.id] = "accepted" if correction.action == "accept" else "rejected"
    return Corrected(now, verdicts, tuple(lost), ratings)


def without_rejected(corrected: Corrected) -> Finding:
    """The finding without rejected claims; what stood in one stands in the claim around it, or in none."""
    finding, verdicts = corrected.finding, corrected.verdicts
    rejected = {claim.id: claim.nested_in for claim in finding.claims if verdicts.get(claim.id) == "rejected"}
    if not rejected:
        return finding

    def holder(claim: str | None) -> str | None:
        seen: set[str] = set()
        while claim in rejected and claim not in seen:
            seen.add(claim)
            claim = rejected[claim]
        return None if claim in rejected else claim

    def rehome_quantity(quantity: Quantity) -> Quantity:
        return replace(quantity, claim=holder(quantity.claim)) if quantity.claim in rejected else quantity

    def rehome_time(when: When) -> When:
        return replace(when, claim=holder(when.claim)) if when.claim in rejected else when

    kept = (claim for claim in finding.claims if claim.id not in rejected)
    return replace(
        finding,
        claims=tuple(replace(c, nested_in=holder(c.nested_in)) if c.nested_in in rejected else c for c in kept),
        quantities=tuple(map(rehome_quantity, finding.quantities)),
        times=tuple(map(rehome_time, finding.times)),
    )


def content_words(text: str, content: Iterable[Span]) -> str:
    """The exact words of a claim's content, whole, as a correction keeps them.

    >>> content_words("Air surut, katanya, kemarin.", (Span(0, 9), Span(20, 27)))
    'Air surut\\nkemarin'
    """
    return "\n".join(text[slice(*span)] for span in content)


def _find_claim(finding: Finding, correction: Correction) -> Claim | None:
    """The claim a correction is about; None where none or several would do."""
    text = finding.article.text
    same = [claim for claim in finding.claims if content_words(text, claim.content) == correction.words]
    here = [claim for claim in same if claim.content == correction.content]
    for found in (here, same):
        if len(found) > 1:
            return next((claim for claim in found if claim.id == correction.claim), None)
        if found:
            return found[0]
    if content_words(text, correction.content) != correction.words:
        return None
    near = [c for c in finding.claims if _likeness(c.content, correction.content) >= SAME_CONTENT]
    return near[0] if len(near) == 1 else None


def _likeness(a: Sequence[Span], b: Sequence[Span]) -> float:
    """Characters in both as a share of those in either."""
    both = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)
    either = sum(x.end - x.start for x in a) + sum(y.end - y.start for y in b) - both
    return both / either if either else 0.0


def find_words(text: str, words: str, *, near: Span) -> tuple[Span, ...] | None:
    """Where words stand in a text, nearest to a place; parts that ` ... ` divides follow each other.

    Blanks count as any white space. None when they do not stand there so.

    >>> find_words("Air surut, katanya, kemarin.", "Air surut ... kemarin", near=Span(0, 28))
    (Span(start=0, end=9), Span(start=20, end=27))
    """
    parts = [r"\s+".join(map(re.escape, part.split())) for part in words.split(" ... ") if part.strip()]
    if not parts:
        return None
    starts = [found.span() for found in re.finditer(parts[0], text)]
    for start, end in sorted(starts, key=lambda span: abs(span[0] - near.start)):
        spans = [Span(start, end)]
        for part in parts[1:]:
            if (found := re.compile(part).search(text, spans[-1].end)) is None:
                break
            spans.append(Span(*found.span()))
        if len(spans) == len(parts):
            return tuple(spans)
    return None


def _reword(finding: Finding, id: str, correction: Correction) -> Finding:
    """The claim with other words; figures, times and places go where they now stand."""
    spans = correction.spans
    if not spans or not all(0 <= start < end <= len(finding.article.text) for start, end in spans):
        return finding
    claims = tuple(replace(claim, content=spans) if claim.id == id else claim for claim in finding.claims)

    def home(claim: str | None, span: Span) -> str | None:
        if any(start <= span.start and span.end <= end for start, end in spans):
            return claim or id
        return None if claim == id else claim

    return replace(
        finding,
        claims=claims,
        quantities=tuple(replace(each, claim=home(each.claim, each.span)) for each in finding.quantities),
        times=tuple(replace(each, claim=home(each.claim, each.span)) for each in finding.times),
        places=tuple(replace(each, claim=home(each.claim, each.span)) for each in finding.places),
    )


def _rating(correction: Correction) -> Rating:
    c = correction
    return Rating(c.new_value or "", c.made_by, c.made_at, c.address or "", c.note)


def _give(finding: Finding, id: str, correction: Correction) -> Finding:
    """The claim as the word of another; who is new gets an actor of this article, named where the source stands."""
    actors = list(finding.actors)
    claims = tuple(_given(claim, actors, correction) if claim.id == id else claim for claim in finding.claims)
    return replace(finding, claims=claims, actors=tuple(actors))


def _given(claim: Claim, actors: list[Actor], correction: Correction) -> Claim:
    name, by = correction.new_value or "", f"correction {correction.number}"
    if not name:
        return replace(claim, speaker="", actor=None, speaker_by=by)
    actor = next((actor for actor in actors if actor.name == name), None)
    if actor is None:
        taken = {actor.id for actor in actors}
        free = next(f"a{n}" for n in itertools.count(1) if f"a{n}" not in taken)
        actor = Actor(free, name, "unknown", ())
        actors.append(actor)
    mentions = {mention.span for mention in actor.mentions}
    new = tuple(Mention(span, by) for span in claim.source if span not in mentions)
    actors[actors.index(actor)] = replace(actor, mentions=_in_order((*actor.mentions, *new)))
    return replace(claim, speaker=name, actor=actor.id, speaker_by=by)


def _merge(finding: Finding, correction: Correction) -> Finding:
    """Call one name by another, and make one actor of two."""
    claims, actors = {claim.id: claim for claim in finding.claims}, list(finding.actors)
    old, new = correction.old_value, correction.new_value or ""
    by = f"correction {correction.number}"
    merged = [actor for actor in actors if actor.name in (old, new)]
    if any(actor.name == old for actor in merged):
        first = merged[0]
        mentions = _in_order(mention for actor in merged for mention in actor.mentions)
        actors[actors.index(first)] = replace(first, name=new, mentions=mentions)
        gone = {actor.id for actor in merged[1:]}
        actors[:] = [actor for actor in actors if actor.id not in gone]
    else:
        first, gone = None, set()
    for claim in claims.values():
        if claim.speaker == old:
            claims[claim.id] = replace(claim, speaker=new, speaker_by=by)
        if first is not None and claims[claim.id].actor in gone:
            claims[claim.id] = replace(claims[claim.id], actor=first.id)
    return replace(finding, claims=tuple(claims.values()), actors=tuple(actors))


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda mention: (mention.span, mention.method)))


def correct_links(links: Sequence[Link], corrections: Sequence[Correction]) -> tuple[Link, ...]:
    """Links with what people say of copies: theirs are added, what they deny is left out. Oldest correction first."""
    by_person: dict[tuple[str, str], Correction] = {}
    for correction in corrections:
        if correction.action in ("copy", "not-copy") and correction.article and correction.other_article:
            by_person[correction.article, correction.other_article] = correction
    kept = [link for link in links if link.kind != "copy-of" or (link.a, link.b) not in by_person]
    found = {(link.a, link.b): link for link in links if link.kind == "copy-of"}
    for pair, correction in by_person.items():
        if correction.action == "copy":
            by = f"correction {correction.number}"
            reason = f"{correction.made_by} says so" + (f": {correction.note}" if correction.note else "")
            share = found[pair].share if pair in found else 0.0
            kept.append(Link("copy-of", *pair, share, reason, by))
    return tuple(kept)
