"""A quantity as one article tells it, with what the joining of figures looks at."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from saksi.kinds import Claim, Finding, Number, Quantity, Sentence, Span
from saksi.link.identity import Identity, read_identity
from saksi.link.kind import Kind, read_kind
from saksi.pack import UNDETERMINED, Pack

# Digits that a rounded number must show for another one to be the same unrounded: 9.47 billion for 9,473,250,000.
ROUNDED_DIGITS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A quantity in its article. `claim` is the innermost claim that holds it, `source` who is named for it.

    `nearby` is who else is quoted in the same sentence or paragraph: for a figure without a named source a guess.
    """

    finding: Finding
    moment: str
    quantity: Quantity
    sentence: Sentence
    claim: Claim | None
    source: Identity | None
    nearby: Identity | None
    kind: Kind

    @property
    def key(self) -> str:
        """The ledger key of the article."""
        return self.finding.article.key

    @property
    def is_denied(self) -> bool:
        """Whether the figure is told only to be denied; it is then somebody else's."""
        return self.claim is not None and self.claim.stance == "deny"

    @property
    def speaker(self) -> str:
        """Whose figure it is; "" for the outlet's own word and for a figure that is denied."""
        return self.claim.speaker if self.claim is not None and not self.is_denied else ""

    @property
    def voice(self) -> tuple[str, str]:
        """Who tells it in which article. One voice gives one number for one thing."""
        if self.claim is not None and self.is_denied:
            return self.key, f"denied in {self.claim.id}"
        return self.key, self.source.name if self.source is not None else self.speaker

    @property
    def bounds(self) -> tuple[Number, Number]:
        """Least and most, an open end closed: whether "at least" or "about" was said, the number is the same."""
        lo, hi = self.quantity.lo, self.quantity.hi
        low = lo if lo is not None else hi
        high = hi if hi is not None else lo
        return low if low is not None else 0, high if high is not None else 0


def tell(finding: Finding, moment: str, packs: Mapping[str, Pack]) -> Iterator[Told]:
    """Yield the quantities of an article, in order, with sentence, claim, source and kind of count."""
    pack = packs[finding.language or UNDETERMINED]
    claims = {claim.id: claim for claim in finding.claims}
    sources = {claim.id: read_identity(finding, claim, pack) for claim in finding.claims if claim.stance != "deny"}
    starts = [sentence.span.start for sentence in finding.sentences]
    for quantity in finding.quantities:
        at = bisect_right(starts, quantity.span.start) - 1
        if at < 0 or finding.sentences[at].kind == "related":
            continue
        sentence = finding.sentences[at]
        claim = claims.get(quantity.claim or "")
        source = sources.get(claim.id) if claim is not None else None
        nearby = None if source is not None else _find_nearby(finding, sentence, claim, sources)
        kind = read_kind(finding, quantity, sentence, pack)
        yield Told(finding, moment, quantity, sentence, claim, source, nearby, kind)


def _find_nearby(
    finding: Finding, sentence: Sentence, claim: Claim | None, sources: Mapping[str, Identity | None]
) -> Identity | None:
    """Who speaks in the sentence, or in the paragraph before or else after it, when the figure itself has no source.

    A figure that is denied, or told by people without a name, is not theirs.
    """
    if claim is not None and (claim.stance == "deny" or _is_people(finding, claim)):
        return None
    starts = [each.span for each in finding.sentences if each.paragraph == sentence.paragraph]
    first, last = min(starts).start, max(span.end for span in starts)
    spoken = [
        (each.sentence.start, source)
        for each in finding.claims
        if first <= each.sentence.start < last and (source := sources.get(each.id)) is not None
    ]
    before = [source for start, source in spoken if start <= sentence.span.start]
    return before[-1] if before else next((source for _, source in spoken), None)


def _is_people(finding: Finding, claim: Claim) -> bool:
    actor = next((actor for actor in finding.actors if actor.id == claim.actor), None)
    return bool(claim.speaker) and actor is not None and actor.kind in ("person", "group", "organisation")


def is_same_number(a: Told, b: Told) -> bool:
    """Whether two figures give the same number, one of them rounded perhaps."""
    return all(_is_near(x, y) for x, y in zip(a.bounds, b.bounds, strict=True))


def _is_near(a: Number, b: Number) -> bool:
    return a == b or _round(a, b) == b or _round(b, a) == a


def _round(number: Number, to: Number) -> Number | None:
    """A number rounded to as many digits as the other shows, where that is round enough to tell."""
    digits = f"{to:.0f}"
    shown = len(digits.rstrip("0"))
    if number <= 0 or to <= 0 or shown < ROUNDED_DIGITS or shown == len(digits):
        return None
    return round(number, shown - len(f"{number:.0f}"))


def slice_text(told: Told, span: Span) -> str:
    """The article's text in a span."""
    return told.finding.article.text[span.start : span.end]
