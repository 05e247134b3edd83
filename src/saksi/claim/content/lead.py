"""Whether the words between a cue and a speech only lead to it, or are a part of what is said."""

from saksi.claim.cue.colon import tells_before
from saksi.claim.line.line import Hit, Line
from saksi.pack import DOUBLED_MARK

# Where or in what something was said, between its verb and the speech, takes at most this many words.
SCENE_WORDS = 9
# A clause outside the marks has, with its comma, more words than this.
CLAUSE_WORDS = 3
# Who speaks between two phrases in marks takes fewer words than this.
SPOKEN_WORDS = 14


def leads_to(line: Line, after: int, first: int) -> bool:
    """Whether the words between a cue and a speech only lead to it: nothing, a mark, or an adjunct closed by one."""
    if first - after <= 1:
        # Who does it stands outside the marks (said he "loves this town").
        return first == after or not (line.lexicon.owning and line.has(after, "nominative"))
    if line.has(after, "that"):
        return first - after == 2 and not line.is_word(after + 1)
    if line.is_mark(first - 1, ",") and _goes_on_clause(line, after, first):
        return False
    if line.is_mark(first - 1, ":") and tells_before(line, after, first - 1):
        return False
    closed = line.is_mark(first - 1, ",:") or line.has(first - 1, "that") or line.has(after - 1, "bearer")
    if not closed and line.has(after, "prep") and first - after <= SCENE_WORDS:
        closed = not any(
            line.is_verb(at) or line.is_mark(at, ",") or line.has(at, "that") for at in range(after, first)
        )
    return closed and not any(line.speech(at) >= 0 or line.is_mark(at, ".;") for at in range(after, first))


def _goes_on_clause(line: Line, after: int, first: int) -> bool:
    """Whether a speech in small letters goes on a clause begun outside its marks (said the club needs him, "and C")."""
    at = first + is_quote_mark(line, first)
    short = first - after <= CLAUSE_WORDS or line.has(after, "prep")
    return bool(line.lexicon.owning) and line.text[line.words[at].start].islower() and not short


def is_quote_mark(line: Line, at: int) -> bool:
    """Whether a word is a quotation mark."""
    return DOUBLED_MARK.fullmatch(line.forms[at]) is not None or line.forms[at][0] in line.lexicon.marks


def is_set_in(line: Line, hit: Hit, first: int) -> bool:
    """Whether a speech goes on what a phrase in marks ended before its verb (It is "a joke," X said, "and C")."""
    if not (line.lexicon.owning and line.is_mark(hit.last, ",") and line.text[line.words[first].end].islower()):
        return False
    near = range(hit.first - 1, max(0, hit.first - SPOKEN_WORDS), -1)
    return any(line.is_mark(at, ",") and is_quote_mark(line, at - 1) for at in near)
