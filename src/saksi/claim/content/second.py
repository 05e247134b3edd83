"""A second verb of the same speaker, which ends what the first one told: `X said C and added that C`."""

from saksi.claim.cue.frame import FRAMES, frame_start
from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.nominal import is_noun
from saksi.claim.line.predicate import ends_as_verb, predicates

# What a second cue tells shows its verb, or the word that leads to it, within this many words.
CLAUSE_START_WORDS = 10
# What opens a clause within a phrase, or ends the phrase.
_INNER = ("and", "relative", "when")


def is_second_cue(line: Line, at: int, last: int) -> bool:
    """Whether a second verb of the same speaker stands behind a joining word, adverbs aside (and later added C)."""
    while at < last and line.has(at, "adverb"):
        at += 1
    if line.has(at - 1, "be") and line.has(at, "progressive") and not line.has(at + 1, "that"):
        # What somebody is doing is not said by him in the next breath (had done nothing and was considering it).
        return False
    if line.lexicon.owning and line.has(at + 1, "finite") and is_noun(line, at):
        # Who did something with others is a noun (said crews | and volunteers had freed two, and that C).
        return False
    if not line.lexicon.owning and line.is_verb(at - 2) and line.has(at - 3, "to-do") and line.has(at - 1, "and"):
        # What something is for is two verbs with one object (untuk mendukung | dan mendorong peternak).
        return False
    # Whom a verb holds in itself is who tells it: two men came | and asked her to sign (dan memintanya meneken surat).
    tells = at < last and is_cue(line, at, "verb") and not line.has(at, "holding")
    # A verb that only tells may stand alone behind a word that opposes (but laughed it off).
    alone = line.has(at - 1, "opposes") and is_cue(line, at, "bare")
    return tells and (alone or (_tells_on(line, at, last) if line.lexicon.owning else _may_tell(line, at, last)))


def _may_tell(line: Line, at: int, last: int) -> bool:
    """Whether a second cue that leads only to what a word or a mark parts from it has one (dan melanjutkan C)."""
    words, cues = next(
        each for each in line.lexicon.cues[line.forms[at]] if line.forms[at : at + len(each[0])] == each[0]
    )
    needs = [cue.needs for cue in cues if cue.kind == "verb" and cue.needs != "never"]
    after = at + len(words)
    return any(need != "that" for need in needs) or line.is_mark(after, ",") or _has_needed(line, "that", after, last)


def _tells_on(line: Line, at: int, last: int) -> bool:
    """Whether a second cue has something to tell behind it (lost less but charged more; federal and state law)."""
    for words, cues in line.lexicon.cues[line.forms[at]]:
        if line.forms[at : at + len(words)] == words:
            needs = [cue.needs for cue in cues if cue.kind == "verb" and cue.needs != "never"]
            # What is left alone where it stands first (ruled out more cuts) is no part of what was said before it.
            is_left = any(cue.kind == "verb" and cue.needs == "never" for cue in cues)
            return is_left or not needs or any(_has_needed(line, need, at + len(words), last) for need in needs)
    return False


def _leads_itself(line: Line, at: int) -> bool:
    """Whether a verb stands here that tells what follows, and no news of which it is told (denied | reports that C)."""
    listed = line.lexicon.cues.get(line.forms[at], ())
    news = any(cue.kind == "noun" and cue.stance != "request" for _, cues in listed for cue in cues)
    is_news = bool(line.lexicon.owning) and news and line.has(at + 1, "that")
    tells = is_cue(line, at, "verb") and not is_noun(line, at)
    return tells and not line.has(at, "progressive") and not is_news


def _has_needed(line: Line, need: str, at: int, last: int) -> bool:
    """Whether what a verb needs stands behind it: its frame, a word or mark that leads to a clause, or a predicate."""
    if need in FRAMES:
        return frame_start(line, need, at) is not None
    near = range(at, min(last, at + CLAUSE_START_WORDS))
    # What another verb leads to is told by that one (the spate of fires and protests demands that everyone listen).
    stop = next((here for here in near if _leads_itself(line, here)), last)
    soon = range(at, before_inner(line, at, min(stop, at + CLAUSE_START_WORDS)))
    if any(line.has(here, role) for here in soon for role in ("that", "if")):
        return True
    if need == "that":
        return False
    return need != "clause" or any(predicates(line, here) for here in soon)


def before_inner(line: Line, first: int, last: int) -> int:
    """Where what a preposition leads to ends, which is no clause whatever stands in it (thought of days | when C)."""
    led = line.lexicon.owning and line.has(first, "prep")
    return next((at for at in range(first, last if led else first) if line.has_any(at, _INNER)), last)


def speech_follows(line: Line, at: int, last: int) -> bool:
    """Whether a speech follows that has a verb of its own right behind it (C, "D," ujarnya)."""
    at += at < last and line.forms[at][0] in line.lexicon.marks
    number = line.speech(at)
    if number < 0:
        return False
    while at < last and (line.speech(at) == number or not line.is_word(at)):
        at += 1
    return at < last and line.speech(at) < 0 and is_cue(line, at, "bare", "clitic")


def before_next(line: Line, first: int, last: int) -> int:
    """Where a thing of somebody's ends before what he did next (wrote a book | and moved to Dili)."""
    one = line.has(first, "possessive") or (line.has(first, "article") and not line.has(first, "definite"))
    if not (line.lexicon.owning and one):
        return last
    nexts = (at for at in range(first + 1, last) if line.has(at, "and") and ends_as_verb(line, at + 1))
    return next(nexts, last)
