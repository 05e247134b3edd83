"""A quantity as one article tells it, with what the joining of figures looks at."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from saksi.kinds import Actor, Claim, Finding, Number, Quantity, Sentence, Span
from saksi.link.kind import Kind, read_kind
from saksi.pack import UNDETERMINED, Pack

# Digits that a rounded number must show for another one to be the same unrounded: 9.47 billion for 9,473,250,000.
ROUNDED_DIGITS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A quantity in its article. `claim` is the innermost claim that holds it, `actor` who makes it."""

    finding: Finding
    moment: str
    quantity: Quantity
    sentence: Sentence
    claim: Claim | None
    actor: Actor | None
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
        return self.key, f"denied in {self.claim.id}" if self.claim is not None and self.is_denied else self.speaker

    @property
    def bounds(self) -> tuple[Number, Number]:
        """Least and most, an open end closed: whether "at least" or "about" was said, the number is the same."""
        lo, hi = self.quantity.lo, self.quantity.hi
        low = lo if lo is not None else hi
        high = hi if hi is not None else lo
        return low if low is not None else 0, high if high is not None else 0


def tell(finding: Finding, moment: str, packs: Mapping[str, Pack]) -> Iterator[Told]:
    """Yield the quantities of an article, in order, with sentence, claim and kind of count."""
    pack = packs[finding.language or UNDETERMINED]
    claims = {claim.id: claim for claim in finding.claims}
    actors = {actor.id: actor for actor in finding.actors}
    starts = [sentence.span.start for sentence in finding.sentences]
    for quantity in finding.quantities:
        at = bisect_right(starts, quantity.span.start) - 1
        if at < 0 or finding.sentences[at].kind == "related":
            continue
        claim = claims.get(quantity.claim or "")
        actor = actors.get(claim.actor or "") if claim is not None else None
        kind = read_kind(finding, quantity, finding.sentences[at], pack)
        yield Told(finding, moment, quantity, finding.sentences[at], claim, actor, kind)


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
