"""Whose word something is, set beside it: `As X noted, C`, `C, as X put it`, `In X's view, C`."""

from dataclasses import replace

from saksi.claim.cue.accord import around
from saksi.claim.cue.frame import FRAMES
from saksi.claim.draft import Draft, begin
from saksi.claim.line.clause import is_negated
from saksi.claim.line.line import Hit, Line
from saksi.claim.line.nominal import is_noun
from saksi.claim.line.predicate import predicates
from saksi.claim.source.owner import owner
from saksi.claim.source.phrase import can_speak, is_initial
from saksi.claim.source.source import source_left
from saksi.kinds import Span

# Who says it stands between the word of manner and its verb in this many words.
SUBJECT_WORDS = 12
# When, where or how he said it takes fewer words than this behind the verb.
ADJUNCT_WORDS = 15


def read_aside(line: Line, hit: Hit, floor: int) -> Draft | None:
    """Read `As X noted, C`, `C, as X noted` and `C, as X noted, C`: commas part the aside from what is said."""
    cue = next((cue for cue in hit.cues if cue.kind == "verb" and cue.needs not in FRAMES), None)
    if cue is None or cue.needs in ("never", "doc") or hit.is_passive(line):
        return None
    after = _closed(line, hit.last)
    if after is None or is_noun(line, hit.first):
        return None
    first = _manner(line, hit.first, floor)
    if first is None or is_negated(line, hit.first, first):
        return None
    if first > floor and not line.is_mark(first - 1, ","):
        return None
    source = source_left(line, first + 1, hit.first)
    if source is None or source[0] != first + 1 or not can_speak(line, source):
        return None
    content = around(line, first, after, floor)
    return replace(begin(line, hit, cue, source), by="aside", content=content) if content else None


def _manner(line: Line, at: int, floor: int) -> int | None:
    """The word of manner before a verb and its subject, who that is between commas perhaps (As X, its head, noted)."""
    here, end = at - 1, max(floor, at - SUBJECT_WORDS)
    while line.has_any(here, ("modal", "adverb")):
        here -= 1
    if line.lexicon.owning and line.is_mark(here, ","):
        here = next((comma - 1 for comma in range(here - 1, end, -1) if line.is_mark(comma, ",")), here)
        end = max(floor, here - SUBJECT_WORDS)
    first = next((each for each in range(here, end - 1, -1) if _ends(line, each)), None)
    return first if first is not None and line.has(first, "manner") and not line.is_mark(first, ",") else None


def _ends(line: Line, at: int) -> bool:
    """Whether a subject read leftwards ends here."""
    helps = line.has_any(at, ("modal", "be"))
    ends = not (line.is_word(at) or is_initial(line, at - 1))
    return line.has(at, "manner") or ends or (line.is_verb(at) and not helps)


def _closed(line: Line, at: int) -> int | None:
    """Where an aside ends behind its verb: at a mark, a word or an adjunct before it (As X said last week, C)."""
    # Whom he told it stands there, too (C, as X told reporters).
    hears = line.has(at - 1, "tells") and (line.has_any(at, ("determiner", "group")) or line.is_capital(at))
    if at >= len(line) or line.is_mark(at, ",.") or (line.is_mark(at + 1, ",") and not hears):
        return at
    if not line.lexicon.owning or not (hears or line.has_any(at, ("prep", "past", "weekday", "dating"))):
        return None
    ends = ",." if hears else ","
    comma = next((here for here in range(at + 1, min(len(line), at + ADJUNCT_WORDS)) if line.is_mark(here, ends)), None)
    plain = comma is not None and not any(
        predicates(line, here) and not line.is_capital(here) for here in range(at, comma)
    )
    # Nor is it what he told them to do.
    asks = hears and any(
        line.has(here, "infinitive") and not line.has(here + 1, "determiner") for here in range(at, comma or at)
    )
    return comma if plain and not asks else None


def read_view(line: Line, hit: Hit, floor: int) -> Draft | None:
    """Read `In X's view, C` and `C, by her count`: a noun of how somebody sees or counts it and a preposition."""
    cue = hit.read_as("noun")
    if cue is None or not line.has(hit.last - 1, "viewed") or _closed(line, hit.last) is None:
        return None
    first = next(
        (at for at in range(hit.first - 1, max(floor, hit.first - SUBJECT_WORDS) - 1, -1) if _leads(line, at)), -1
    )
    if first < floor or not line.has_any(first, ("agent", "within")):
        return None
    source = _viewer(line, first + 1, hit.first)
    content = around(line, first, hit.last, floor) if source else ()
    return (
        replace(begin(line, hit, cue, None), by="aside", content=content, source=(source,))
        if source and content
        else None
    )


def _viewer(line: Line, first: int, at: int) -> Span | None:
    """Whose a noun between these words is: somebody, or a body, people alone by a word in front (on police figures)."""
    source = owner(line, at, first)
    if source is None and at - first == 1 and line.has_any(first, ("group", "organisation")):
        return line.span(first, at)
    if source is None:
        return None
    whose, last = line.word_range(source), line.text[slice(*source)].casefold().rpartition(" ")[2]
    can = can_speak(line, whose) or line.has(whose[0], "possessive") or line.lexicon.has(last, "organisation")
    return source if can and not line.lexicon.has(last, "weekday") else None


def _leads(line: Line, at: int) -> bool:
    return line.has(at, "prep") or not line.is_word(at) or line.is_verb(at)
