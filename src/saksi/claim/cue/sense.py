"""Which reading of a verb is meant: what a document says it does not ask, and what is told is not asked either."""

from collections.abc import Sequence

from saksi.claim.cue.frame import FRAMES
from saksi.claim.line.lexicon import Cue
from saksi.claim.line.line import Hit, Line, is_cue
from saksi.claim.line.predicate import ends_as_verb, predicates
from saksi.claim.source.phrase import hears, speaks
from saksi.claim.source.source import Range

# What is told shows the form of its verb behind a subject of fewer words.
TOLD_WORDS = 7
# What is told may have a longer subject where a word leads to it (suggested that the name on the bill was not his).
LED_WORDS = 14
# Lives that are claimed stand so soon behind the verb (claimed the lives of; claimed at least twenty-one lives).
TOLL_WORDS = 5
# A reason that opens the sentence has its verb within this many words.
REASON_WORDS = 12
# Who said it and how, between commas, takes no more words than this with the first.
INSET_WORDS = 7


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


def fits(line: Line, cue: Cue, source: Range) -> bool:
    """Whether a verb of courts or of documents has one before it."""
    return hears(line, source) if cue.needs == "court" else cue.needs != "doc" or speaks(line, source)


def is_clause_told(line: Line, hit: Hit, start: int) -> bool:
    """Whether a clause follows a passive of telling: behind its word, or at once (were told | the road had closed)."""
    if not line.has(hit.last - 1, "tells") or line.has(start - 1, "that"):
        return line.has(hit.last - 1, "tells")
    if not line.lexicon.owning or start > hit.last or line.has(start, "infinitive"):
        return False
    if line.has(start, "nominative"):
        return True
    opens = line.has(start, "determiner") or line.is_capital(start)
    soon = range(start + 1, min(len(line), start + TOLD_WORDS))
    stop = next((at for at in soon if not line.is_word(at) or line.has(at, "relative")), soon.stop)
    return opens and any(line.has(at, "finite") for at in range(start + 1, stop))


def takes_lives(line: Line, hit: Hit, cue: Cue) -> bool:
    """Whether what is claimed is lives, which an accident takes and nobody says (a crash that claimed nine lives)."""
    if cue.stance != "claim" or not line.lexicon.owning:
        return False
    soon = range(hit.last, min(len(line) - 1, hit.last + TOLL_WORDS))
    toll = next((at for at in soon if line.has(at, "toll")), None)
    return toll is not None and not (line.has(toll + 1, "finite") or predicates(line, toll + 1))


def behind_inset(line: Line, at: int) -> int:
    """The word behind who said it, where that stands between commas (is expected, officials said, to reopen)."""
    if not (line.lexicon.owning and line.is_mark(at, ",")):
        return at
    soon = range(at + 2, min(len(line), at + INSET_WORDS))
    comma = next((here for here in soon if line.is_mark(here, ",")), at)
    return comma + 1 if comma > at and is_cue(line, comma - 1, "bare") and is_cue(line, comma - 1, "verb") else at


def _is_told(line: Line, hit: Hit) -> bool:
    """Whether what seems asked is told: its verb says that it is or may be so (suggested that rats were to blame)."""
    reach = LED_WORDS if line.has(hit.last, "that") else TOLD_WORDS
    soon = range(hit.last, min(len(line), hit.last + reach))
    helper = next((at for at in soon if line.has(at, "modal") or predicates(line, at)), None)
    return helper is not None and line.has(helper, "finite")


def is_given(line: Line, hit: Hit) -> bool:
    """Whether a participle only tells of what is whose, or of how it is (his announced plan; left as promised)."""
    before = hit.first - 1
    noun = line.is_word(hit.last) and not line.has_any(hit.last, ("determiner", "nominative", "prep", "that"))
    owned = line.has(before, "possessive") and not (line.has(before, "nominative") or line.has(before - 1, "part"))
    led = line.has(before, "casts") or (owned and noun)
    return bool(line.lexicon.owning) and led and ends_as_verb(line, hit.first, led=True)


def is_so(line: Line, hit: Hit) -> bool:
    """Whether what follows came of how much it was (tells so many lies that C; so reassuring that C), or was alike."""
    soon = range(hit.last, min(len(line), hit.last + TOLD_WORDS))
    that = next((at for at in soon if line.has(at, "that") or not line.is_word(at)), hit.last)
    if not (line.lexicon.owning and line.has(that, "that")):
        return False
    if line.has(hit.last, "thus") or (line.has(hit.first - 1, "thus") and hit.is_going_on(line)):
        return True
    alike = line.has(hit.last + line.has(hit.last, "article"), "alike") and not line.has(hit.last - 1, "tells")
    return alike and not any(line.has_any(at, ("day", "duration")) for at in range(hit.last, that))


def is_charged(line: Line, hit: Hit, cues: Sequence[Cue]) -> bool:
    """Whether of what somebody was accused follows at once, with nobody whom he accuses (was held and charged with)."""
    led = line.has(hit.last, "charges") and not line.has(hit.last, "within")
    return led and any(cue.stance == "accuse" for cue in cues)


def names_only(line: Line, hit: Hit, cue: Cue) -> bool:
    """Whether a participle between commas only gives a name (The plan, called X, ...)."""
    led = line.has(hit.last, "article")
    marked = hit.last + led < len(line) and line.forms[hit.last + led][0] in line.lexicon.marks
    names = line.is_capital(hit.last) or marked
    held = cue.needs == "names" and not hit.is_going_on(line)
    return held and names and line.is_mark(hit.first - 1, ",")


def is_apart(line: Line, at: int, start: int) -> bool:
    """Whether what follows a verb at `at` later is none of what it tells.

    The crew responded to the call, | according to X; Lantaran banyak yang tidak percaya kepadanya, | ia pergi
    """
    if is_cue(line, start, "prep") and not line.has(start - 2, "that"):
        return True
    reason = at <= REASON_WORDS and line.has(0, "reasons") and line.has(0, "sub") and not line.lexicon.owning
    return reason and not any(line.is_mark(here, ",") for here in range(at))
