"""What stands before the subject of a verb of saying and belongs to what is said, not to who says it."""

from saksi.claim.content.content import words_span
from saksi.claim.line.hang import opens_late
from saksi.claim.line.line import Hit, Line, is_cue
from saksi.claim.line.predicate import has_predicate, may_act, predicates
from saksi.claim.source.phrase import can_speak, is_initial
from saksi.claim.source.source import Range, source_left, source_right
from saksi.kinds import Span

# Roles of words that open the subject of a main clause, a capital or a number aside.
_SUBJECTS = ("determiner", "nominative", "group", "organisation", "title", "quantifier", "expletive", "people")

_NO_SUBJECTS = frozenset({"adverb", "join", "prep", "sub", "verb"})


def raise_subject(line: Line, source: Range | None) -> tuple[tuple[Span, ...], Range | None]:
    """The relative word before a subject, which stands for what is said, and the subject without it.

    A toll which the farmers insisted fall; of what X said was that C, nothing is left of the word.
    """
    if source is None or source[1] - source[0] == 1 or line.is_capital(source[0]):
        return (), _free(line, source)
    if line.lexicon.owning and line.has(source[0], "relative") and line.has(source[0], "determiner"):
        return _whose(line, source)
    free = line.has_any(source[0] + 1, ("determiner", "group")) or line.is_capital(source[0] + 1)
    free = free or (bool(line.lexicon.owning) and line.is_mark(source[0] - 1, ","))
    if not (line.has(source[0], "raised") and free):
        return (), _free(line, source)
    return (line.span(source[0], source[0] + 1),), (source[0] + 1, source[1])


def _whose(line: Line, source: Range) -> tuple[tuple[Span, ...], Range | None]:
    """Whose the thing is of which something is said, and who says it (whose shot | the players claimed C)."""
    opens = range(source[0] + 2, source[1])
    roles = ("determiner", "group", "nominative")
    at = next((at for at in opens if line.is_capital(at) or line.has_any(at, roles)), None)
    whole = at is not None and all(line.is_word(here) for here in range(source[0], at))
    return ((line.span(source[0], at),), (at, source[1])) if at and whole else ((), source)


def _free(line: Line, source: Range | None) -> Range | None:
    """A subject without the word that opens what its verb is said of (What X said was that C)."""
    asks = ("free-relative", "question") if line.lexicon.owning else ("free-relative",)
    opens = source is not None and line.has_any(source[0], asks) and source[1] - source[0] > 1
    return (source[0] + 1, source[1]) if source and opens else source


def find_condition(line: Line, floor: int, source: Range | None) -> tuple[Span, ...]:
    """The condition before a comma that what is said hangs on (If the dam breaks, X said the town would be lost)."""
    if source is None or not line.has(floor, "fronts") or not line.is_mark(source[0] - 1, ","):
        return ()
    span = words_span(line, floor, source[0] - 1)
    is_one = not any(line.is_mark(at, ",;") or line.speech(at) >= 0 for at in range(floor, source[0] - 1))
    return (span,) if span and is_one else ()


def fronted_end(line: Line, hit: Hit, source: Range | None, floor: int, place: Range) -> int:
    """Where what is said ends, at the latest before the main clause of what opens the sentence.

    In an adjunct only a clause is told (In a letter announcing the sale, X said C).
    """
    start, end = place
    if source is None:
        return end
    if source[0] > hit.first or _is_fronted(line, floor, source[0]):
        return min(end, main_clause(line, hit.last, len(line)))
    if not (line.lexicon.owning and source[0] - 1 == floor and line.has(floor, "prep")):
        return end
    comma = main_clause(line, hit.last, len(line))
    return min(end, comma) if comma == len(line) or has_predicate(line, start, comma) else start


def _is_fronted(line: Line, floor: int, at: int) -> bool:
    """Whether a subordinating word opens the sentence, small words before it, and leads to a subject at `at`.

    After doctors warned C, people left; Even though X says C, people stay
    """
    word = at - 1
    while line.lexicon.owning and floor < word and _is_shouted(line, floor):
        floor += 1  # THE LOANS Back when she wrote it
    subordinates = line.has(word, "concedes") or (bool(line.lexicon.owning) and line.has(word, "sub"))
    # One word may stand before it (So when X says C; Back when she wrote it).
    led = bool(line.lexicon.owning) and word == floor + 1
    alone = word == floor or (led and line.is_word(floor) and not predicates(line, floor))
    # So does one joined to a clause before (and once he has said C, he leaves).
    joined = bool(line.lexicon.owning) and word > floor and line.has(word - 1, "and")
    alone = alone or joined or opens_late(line, word, floor)
    return alone and subordinates and not line.has(word, "that")


def _is_shouted(line: Line, at: int) -> bool:
    """Whether a word stands in capitals, as those of a heading do that runs on into the story."""
    word = line.text[slice(*line.words[at])]
    return len(word) > 1 and word.isalpha() and word.isupper() and line.is_word(at + 1)


def main_clause(line: Line, start: int, last: int) -> int:
    """The comma that parts a clause that opens the sentence from its main one; `last` where none does.

    It is the first with a subject and its verb behind it, else the last with a subject.
    """
    parts = ",\u2014" if line.lexicon.owning else ","
    commas = [at for at in range(start, last) if line.is_mark(at, parts) and line.speech(at) < 0]
    if not line.lexicon.owning:
        return commas[0] if commas else last
    said = next((at for at in commas if line.speech(at + 1) >= 0), None)
    leading = [at for at in commas if _opens_main(line, at + 1)]
    acting = (at for at in leading if _has_verb(line, at + 2, next((c for c in commas if c > at + 1), last)))
    # What somebody says may be the main clause (When she told them C, "We left," X said).
    return next(acting, leading[-1] if leading else said or last)


def fronted_subject(line: Line, hit: Hit, floor: int) -> Range | None:
    """Whose a participle is that opens the sentence: the subject behind its comma (After saying C, X left).

    A preposition or a subordinating word may lead to it.
    """
    first = hit.first
    while first > floor and line.has(first - 1, "adverb") and not line.has(first - 1, "sub"):
        first -= 1
    led = line.has(first - 1, "sub") or (line.has(first - 1, "prep") and not line.has(first - 1, "part"))
    first -= led and first > floor
    alone = first == floor or (first == floor + 1 and led and line.has(floor, "adverb"))
    # Writing for a paper, X said C.
    alone = alone and bool(line.lexicon.owning) and hit.is_going_on(line) and not line.has(hit.last, "prep")
    comma = main_clause(line, hit.last, len(line)) if alone else len(line)
    return _subject_behind(line, comma + 1) if comma < len(line) else None


def _subject_behind(line: Line, first: int) -> Range | None:
    """The subject that opens at a word: up to its verb, else the name, pronoun or calling that stands there."""
    stop = next((at for at in range(first, len(line)) if not line.is_word(at) and not is_initial(line, at - 1)), first)
    verb = next((at for at in range(first + 1, stop) if _has_verb(line, at, at + 1) and not line.is_capital(at)), None)
    if verb is not None:
        return source_left(line, first, verb)
    source = source_right(line, first, len(line))
    if source is None or not can_speak(line, source):
        return None
    # A verb that no list holds may follow a calling (the inspector | drank it).
    called = (at + 1 for at in range(*source) if line.has_any(at, ("title", "group")))
    return source[0], next(called, source[1])


def _opens_main(line: Line, at: int) -> bool:
    while line.has(at, "adverb") or (at < len(line) and line.forms[at][0] in line.lexicon.marks):
        at += 1
    if line.has_any(at, ("relative", "and")) or line.speech(at) >= 0:
        return False
    if line.is_capital(at) or (at < len(line) and line.forms[at][0].isdigit()):
        return True
    # Any noun with its verb right behind it (prices | have doubled).
    plain = line.is_word(at) and line.held[at].isdisjoint(_NO_SUBJECTS) and predicates(line, at + 1)
    return plain or line.has_any(at, _SUBJECTS)


def _has_verb(line: Line, first: int, last: int) -> bool:
    return any(may_act(line, at) or is_cue(line, at, "verb") for at in range(first, last))
