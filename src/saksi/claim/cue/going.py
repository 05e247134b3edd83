"""Whose a participle is that goes on with what somebody said or did (C, X said, adding that C; by saying C)."""

from saksi.claim.content.full import hangs_on_noun
from saksi.claim.content.start import NEWS_WORDS
from saksi.claim.content.tie import skip_turns
from saksi.claim.line.clause import clause_start
from saksi.claim.line.comma import find_comma
from saksi.claim.line.line import Hit, Line, is_cue
from saksi.claim.line.nominal import is_noun
from saksi.claim.line.predicate import may_act, predicates
from saksi.claim.source.head import head_left
from saksi.claim.source.source import Range, source_left, source_right
from saksi.claim.source.subject import find_subject

# A verb and when or where something was said take no more words than this.
SAID_WORDS = 9
# When or for how long something was said of a subject takes no more words than this with the comma behind it.
SET_IN_WORDS = 7


def goes_on(line: Line, hit: Hit) -> int | None:
    """The verb with which somebody said what a participle goes on with (C, X said on Monday, adding that C)."""
    if not hit.is_going_on(line) or hit.first < 3:
        return None
    marks, last = line.lexicon.marks, hit.first - 1
    if any(line.forms[at][0] in marks and line.is_mark(2 * last - 1 - at, ",") for at in (last, last - 1)):
        # The comma stands behind the closing mark of a phrase, or before that of a speech (a "sieve", saying that C).
        return next((at for at in range(hit.first) if is_cue(line, at, "verb")), hit.first - 2)
    if not line.is_mark(hit.first - 1, ","):
        return None
    judges, behind = any(cue.stance == "assess" for cue in hit.cues), hit.first
    for at in range(hit.first - 2, 0, -1):
        if line.is_mark(at, ","):
            # Who he is stands between commas (said X, who C, adding that C; said X, 42, adding that C).
            if not _tells_who(line, at + 1) or behind < hit.first:
                return None
            behind = at + 1
        leads = ((judges or line.has(hit.first, "adds")) and _leads_on(line, at)) or _answers_news(line, at)
        if is_cue(line, at, "verb") and (leads or _is_near(line, behind, at)):
            return at
        if is_cue(line, at, "prep") and behind - at < SAID_WORDS:
            return at
    return None


def _tells_who(line: Line, at: int) -> bool:
    """Whether words behind a comma tell who somebody is: a relative clause, an age, a calling."""
    return line.has_any(at, ("relative", "article", "possessive")) or line.forms[at].isdigit()


def _is_near(line: Line, behind: int, at: int) -> bool:
    """Whether a verb that may stand before its source too is close to what goes on."""
    return behind - at < SAID_WORDS and is_cue(line, at, "bare")


def _leads_on(line: Line, at: int) -> bool:
    """Whether a verb leads to a clause, alone or by a noun of saying (dismissed reports that C, calling them X)."""
    soon = range(at + 1, min(len(line), at + NEWS_WORDS + 1))
    return any(line.has(here, "that") for here in soon)


def answerer(line: Line, at: int, floor: int) -> Range | None:
    """The subject of the verb that somebody did something with (X answered reports that C | by saying C)."""
    end = next((here for here in range(at - 1, floor, -1) if line.has(here, "that")), at - 1)
    verbs = (here for here in range(end - 1, floor, -1) if may_act(line, here))
    verb = next(verbs, None)
    return find_subject(line, clause_start(line, verb, floor)[0], verb) if verb else None


def _answers_news(line: Line, at: int) -> bool:
    """Whether a verb is followed by news that somebody answers with it (hit back at claims that C, insisting C)."""
    near = range(at + 1, min(len(line) - 1, at + NEWS_WORDS))
    return bool(line.lexicon.owning) and any(is_cue(line, n, "noun") and line.has(n + 1, "that") for n in near)


def main_subject(line: Line, hit: Hit, floor: int) -> Range | None:
    """Whose a participle behind a comma is: the subject of the clause before it (X met fans there, later writing C)."""
    comma, start = hit.first - 1, skip_turns(line, floor)
    while line.has(comma, "adverb"):
        comma -= 1
    if not (line.lexicon.owning and hit.is_going_on(line) and line.is_mark(comma, ",")):
        return None
    if line.has(start, "prep"):
        # When or where it was opens the sentence (At a rally in May, X met fans there, saying C).
        start = find_comma(line, range(start, comma), start - 1) + 1
    acts = (
        at
        for at in range(start + 1, comma)
        if may_act(line, at) or (is_cue(line, at, "verb") and not is_noun(line, at))
    )
    verb = next((at for at in acts if not line.is_capital(at)), None)
    parts = verb is None or any(line.is_mark(at, ",") or line.has(at, "relative") for at in range(start, comma))
    return None if parts or verb is None else source_left(line, start, verb)


def participant(line: Line, hit: Hit, floor: int, left: int) -> Range | None:
    """Whose a participle before a speech is: the noun it hangs on (footage of Rahma saying, "C"), or main_subject."""
    if not (line.lexicon.owning and hit.is_going_on(line)):
        return None
    if not hangs_on_noun(line, hit.last):
        return main_subject(line, hit, floor)
    head = hanging(line, hit, left)
    # Nobody is heard in a place where somebody else runs saying C.
    place = head is not None and line.has_any(head[1] - 1, ("document", "medium", "organisation", "placehead"))
    return None if place else head


def hanging(line: Line, hit: Hit, left: int) -> Range | None:
    """The noun a participle hangs on, save whom something is asked of (X wrote to Y demanding C).

    Nor is it where people came together, or where somebody was (X held a rally saying C; X went around saying C).
    """
    head = head_left(line, _before_day(line, hit.first) if line.lexicon.owning else hit.first, left)
    if head and line.lexicon.owning and (line.has(head[1] - 1, "gathering") or line.has_any(head[0], ("away", "be"))):
        return None
    asks = any(cue.kind == "verb" and cue.stance == "request" for cue in hit.cues)
    told = head and line.has(head[0] - 1, "infinitive") and any(predicates(line, at) for at in range(left, head[0]))
    return None if asks and told else head


def _before_day(line: Line, at: int) -> int:
    """Where when something was done begins that ends before a word (sent X a letter | early on Friday | saying C)."""
    first = at
    while line.has_any(first - 1, ("adverb", "dating", "past", "weekday")) or (
        line.has(first - 1, "day") and line.has(first - 2, "dating")
    ):
        first -= 1
    return first - (first < at and line.has(first - 1, "prep"))


def subject_of_cue(line: Line, at: int, floor: int) -> Range | None:
    """The subject of the verb before a comma, where it opens its sentence (X agreed, telling Y that C).

    None where it stands behind the verb (C, said X, adding that C).
    """
    parted = is_cue(line, at, "bare") and not line.is_word(at - 1)
    behind = source_right(line, at + 1, len(line)) if parted else None
    if behind and line.is_mark(behind[1], ",") and not line.has(at + 1, "weekday"):
        return None
    subject = find_subject(line, clause_start(line, at, floor)[0], at) if is_cue(line, at, "verb") else None
    return subject if subject and skip_turns(line, floor) == subject[0] else None


def is_participle(line: Line, verb: int, start: int) -> bool:
    """Whether a participle between commas tells of a subject with its own verb (The pier, announced in May, is C)."""
    if not (line.lexicon.owning and line.is_mark(verb - 1, ",")):
        return False
    if line.has(start, "prep"):
        start = next((at + 1 for at in range(start, min(len(line), start + SET_IN_WORDS)) if line.is_mark(at, ",")), 0)
    return line.is_mark(start - 1, ",") and predicates(line, start) and not line.is_capital(start)
