"""Which reading of a verb is meant: what a document says it does not ask, and what is told is not asked either."""

from saksi.claim.clause import predicates
from saksi.claim.frame import FRAMES
from saksi.claim.lexicon import Cue
from saksi.claim.line import Hit, Line
from saksi.claim.phrase import speaks
from saksi.claim.source import Range

# What is told shows the form of its verb behind a subject of fewer words.
TOLD_WORDS = 7


def of_document(line: Line, hit: Hit, cue: Cue, source: Range | None) -> Cue:
    """The reading of a verb with a document before it: its own where it has one, and none that asks (figures suggest).

    >>> from saksi.flow import find_claims
    >>> [claim.stance for claim in find_claims("The figures suggest that rain is likely.", language="en")]
    ['say']
    """
    speaks_itself = source is not None and speaks(line, source)
    if (
        speaks_itself
        and cue.needs not in FRAMES
        and (own := next((c for c in hit.cues if c.kind == "verb" and c.needs == "doc"), None))
    ):
        return own
    if cue.stance != "request" or not (speaks_itself or _is_told(line, hit)):
        return cue
    told = (other for other in hit.cues if other.kind == "verb" and other.needs == cue.needs)
    return next((other for other in told if other.stance != "request"), cue)


def _is_told(line: Line, hit: Hit) -> bool:
    """Whether what seems asked is told: its verb says that it is or may be so (suggested that rats were to blame)."""
    soon = range(hit.last, min(len(line), hit.last + TOLD_WORDS))
    helper = next((at for at in soon if line.has(at, "modal") or predicates(line, at)), None)
    return helper is not None and line.has(helper, "finite")
