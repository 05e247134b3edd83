"""What a passive leads to: a clause, a figure or what is said of its subject, behind when or where it was told."""

from saksi.claim.cue.frame import frame_start, is_infinitive, is_measured
from saksi.claim.cue.sense import behind_inset
from saksi.claim.line.lexicon import Cue
from saksi.claim.line.line import Line
from saksi.claim.line.predicate import ends_as_verb, predicates
from saksi.claim.source.source import Range

# When or where something was told takes no more words than this.
SCENE_WORDS = 8
# What an agent only holds of somebody needs a word that leads to it (not so: was believed by all, expected by noon).
_HELD = ("believe", "estimate", "hope", "suspect")
_LEADS = ("that", "so", "too", "infinitive")
# What somebody is only told needs such a word, too (not so: was warned twice by X, were informed by letter).
_HEARD = ("request", "say", "warn")
# What ends when something was told.
_DATES = ("day", "duration", "past", "weekday")


def skip_leads(line: Line, at: int, cue: Cue) -> int:
    """Where what a passive leads to starts, behind what leads there."""
    at = behind_inset(line, at)
    to_do = line.has(at, "infinitive") and not leads_to_whom(line, at)
    if line.has_any(at, ("prep", "weekday", "dating")) and not to_do:
        at = _behind_scene(line, at, cue)
    while at < len(line) and (line.is_mark(at, ",") or line.has_any(at, _LEADS) or is_led(line, at)):
        at += 1
    if line.has(at, "charges") and any(line.has(here, "expletive") for here in range(at - 4, at - 2)):
        # It is expected for Y to do Z.
        at = frame_start(line, "addressee", at + 1) or at
    return at


def is_led(line: Line, at: int) -> bool:
    """Whether a word that may suppose something only leads to what is told (disebutkan | jika air surut)."""
    if line.lexicon.owning or not (line.has(at, "if") and line.has(at, "supposing")):
        return False
    follows = (here for here in range(at + 1, len(line)) if line.is_mark(here, ",") or line.has(here, "consequence"))
    return not any(predicates(line, here) for here in range(next(follows, len(line)), len(line)))


def _behind_scene(line: Line, at: int, cue: Cue) -> int:
    """The word that leads to what is said behind when or where it was (was reported on Friday that C); else `at`."""
    for here in range(at + 1, min(len(line), at + SCENE_WORDS)):
        if line.has(here, "that"):
            # Of a thing something is told, and no clause (was shown at a forum | that X had set up).
            thing = line.lexicon.owning and cue.needs == "that" and line.forms[here - 1].isalpha()
            pointed = any(line.has(opening, "expletive") for opening in range(at - 4, at - 1))
            dated = line.is_capital(here - 1) or line.has_any(here - 1, _DATES)
            return at if thing and not (pointed or dated) else here
        if line.is_verb(here) or not line.is_word(here) or line.has(here, "infinitive"):
            break
    return at


def leads_to_whom(line: Line, at: int) -> bool:
    """Whether a word (to) leads to whom something is reported rather than to what its subject does."""
    whom = line.has_any(at + 1, ("group", "organisation", "title")) or not is_infinitive(line, at)
    return line.has(at, "infinitive") and whom


def leads_on(line: Line, cue: Cue, after: int, start: int, source: Range | None) -> bool:
    """Whether a passive behind a form of `be` leads to what is said: a figure, a clause or a predicate."""
    if cue.needs == "measure" or is_measured(line, after):
        return is_measured(line, after)
    if cue.needs == "cast" or line.has(after - 1, "casts") or line.has(start, "casts"):
        casts = line.has(after - 1, "casts") or line.has(start, "casts")
        if line.has(start, "blames") and not _is_when(line, start + 1):
            # Was criticised for harming C.
            return bool(line.lexicon.owning)
        return casts and not _goes_along(line, start + line.has(start, "casts"))
    leads = start > after or (line.has(after, "not") and line.has(after + 1, "infinitive"))
    if line.lexicon.owning and cue.stance in _HEARD:
        return leads and not line.is_mark(start - 1, ",")
    return leads or cue.stance not in _HELD if source else _is_raised(line, cue, start, leads=leads)


def _is_when(line: Line, at: int) -> bool:
    """Whether for how long or for which time follows, and not for what (was mocked for days)."""
    return any(line.has_any(here, ("day", "duration")) for here in range(at, at + 3))


def _is_raised(line: Line, cue: Cue, start: int, *, leads: bool) -> bool:
    """Whether a passive leads to what is said, not to when or where; one that asks needs a word that leads there."""
    charged = line.has(start, "charges") and cue.stance in ("accuse", "suspect")
    cast = line.has(start, "casts") and cue.stance == "assess"
    dated = cue.stance == "estimate" and bool(line.lexicon.owning)  # Rain is expected on Monday.
    leads = leads or (dated and line.has_any(start, ("within", "dating", "day", "weekday", "when")))
    return leads or (cue.stance != "request" and (charged or cast or not line.has(start, "prep")))


def _goes_along(line: Line, at: int) -> bool:
    """Whether a clause opens at a word, and so what leads to it tells only when (was condemned as | voting began)."""
    for here in range(at + 1, min(len(line), at + SCENE_WORDS)):
        if not line.is_word(here) or line.has_any(here, ("prep", "relative", "that")):
            break
        behind = not line.is_word(here + 1) or line.has_any(here + 1, ("adverb", "determiner", "prep", "pronoun"))
        if predicates(line, here) or (ends_as_verb(line, here) and behind):
            return True
    return line.has(at, "nominative")
