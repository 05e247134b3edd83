"""Where a phrase ends that a verb tells of: `called it a retreat and posted a video`."""

from saksi.claim.line.comma import find_comma
from saksi.claim.line.lexicon import Cue
from saksi.claim.line.line import Hit, Line, is_cue
from saksi.claim.line.predicate import ends_as_verb, may_act
from saksi.claim.line.single import PLURAL
from saksi.claim.source.source import Range

# What a verb needs that tells of something in a phrase; ...
_PHRASES = ("names", "cast", "charge", "measure", "count")
# ... and of what is to be done.
_ACTS = ("addressee", "avowal", "gerund", "infinitive", "thing")
_GOVERNED = _PHRASES + _ACTS
# What has its verb behind it without an article is fewer words than this.
PLAIN_WORDS = 4
# A clause that holds what is joined opens no further before it.
HELD_WORDS = 12
# Roles of words that open such a clause.
_HOLDING = ("as", "if", "relative", "sub", "supposing", "that", "when")
# What opens a clause of its own, the nominative aside.
_SUBJECTS = ("definite", "group", "nominative", "organisation", "possessive", "quantifier", "title")


def frame_end(line: Line, hit: Hit, cue: Cue, place: Range) -> int:
    """Where what is told of in a phrase ends: at a comma that starts no list, or before what somebody did next."""
    start, end = place
    if line.has(hit.last - 1, "prep") and cue.needs == "":
        end = next((at for at in range(start + 1, end) if line.is_mark(at, ",") and not _lists(line, at, end)), end)
    if not line.lexicon.owning:
        return end
    if not (cue.needs in _GOVERNED or line.has(start, "infinitive") or line.has(start - 1, "infinitive")):
        return end
    return phrase_end(line, start, end)


def phrase_end(line: Line, start: int, end: int) -> int:
    """Where what is no clause ends: before what somebody did next, or before a clause that none can be joined to."""
    if not any(line.has(at, "be") for at in range(start, end)):
        to_do = any(line.has(at, "infinitive") for at in range(start - 1, end))
        nexts = (at for at in range(start + 1, end) if _does_next(line, at, to_do=to_do))
        end = next((at for at in nexts if not _in_marks(line, start, at)), end)
    # Of what a relative clause tells more may be told in it (fix a dam, which leaked and was shut).
    inner = next((at for at in range(start, end) if line.has(at, "relative") or is_cue(line, at, "bare")), end)
    if inner < end and line.is_mark(inner + 1, ","):
        # Who passed it on is set in behind it (put the toll at 9, the agency reported, and the clinic C).
        end = inner = find_comma(line, range(inner, start, -1), end)
    return next((at for at in range(start + 1, inner) if _begins(line, at, end)), end)


def _in_marks(line: Line, start: int, at: int) -> bool:
    """Whether a word stands inside marks that opened behind `start` (a "use it or lose it" plan)."""
    return sum(line.forms[here][0] in line.lexicon.marks for here in range(start, at)) % 2 == 1


def _lists(line: Line, at: int, end: int) -> bool:
    """Whether a comma parts no more than the things of a list (appealed for blankets, milk and water)."""
    joined = any(line.has(here, "and") for here in range(at + 1, end))
    acts = any(may_act(line, here) for here in range(at + 1, end))
    return bool(line.lexicon.owning) and joined and not acts


def _does_next(line: Line, at: int, *, to_do: bool) -> bool:
    """Whether a joining word leads to what somebody did next, and to whom or what (called it X and posted a video)."""
    roles = ("determiner", "outward", "pronoun", "that", "prep")
    led = line.is_capital(at + 2) or line.has_any(at + 2, roles)
    acts = ends_as_verb(line, at + 1) and led and not line.has(at + 2, "agent")
    # What is to be done goes on in the same form (urged them to stay and keep calm).
    joins = line.has(at, "and") or line.has(at, "opposes")
    return joins and (acts or (line.has(at + 1, "predicate") and not to_do))


def _begins(line: Line, at: int, end: int) -> bool:
    """Whether a clause begins behind a phrase, which none can be joined to within it.

    ... called it a joke, | and Y left; promised to come | but has not
    """
    if line.is_mark(at, ","):
        return line.has_any(at + 1, ("and", "opposes")) and _begins(line, at + 1, end)
    if not line.has_any(at, ("and", "opposes")) or at + 1 == len(line):
        return False
    if line.has(at + 1, "finite"):
        return True
    acts = line.has_any(at + 1, ("infinitive", "prep", "relative")) or line.forms[at + 1].endswith(line.lexicon.gerunds)
    if acts or not line.is_mark(at - 1, ","):
        return not acts and line.has(at, "and") and _are(line, at + 1, end)
    stop = next((here for here in range(at + 1, end) if line.is_mark(here, ",;") or line.has(here, "relative")), end)
    opposes = line.has(at, "opposes") and line.has_any(at + 1, _SUBJECTS)
    return any(_acts(line, here, is_led=opposes) for here in range(at + 2, stop))


def _are(line: Line, first: int, end: int) -> bool:
    """Whether a few plain words have what they are right behind them (and sea lions | were found).

    Not within a clause that holds both (use fire if bombs and stones were thrown).
    """
    back = range(first - 1, max(0, first - HELD_WORDS), -1)
    if any(line.has_any(at, _HOLDING) for at in back):
        return False
    helper = next((at for at in range(first, min(end, first + PLAIN_WORDS)) if line.has(at, "be")), first)
    plain = all(line.is_word(at) and not (line.held[at] - {"thing"}) for at in range(first, helper))
    return first < helper and plain and line.forms[helper - 1].endswith(PLURAL) and line.has(helper, "finite")


def _acts(line: Line, at: int, *, is_led: bool) -> bool:
    """Whether a word tells what a subject before it does; with its ending alone it may tell what was done to it."""
    if line.is_capital(at) or line.has_any(at - 1, ("infinitive", "determiner")):
        return False
    done = ends_as_verb(line, at) and line.has(at + 1, "prep") and not line.has(at - 1, "adverb")
    return may_act(line, at) and (is_led or not done)
