"""Statements without their own quotation: verbs, inverted cues, prepositions, nouns."""

from saksi.claim.content import content_end, content_start, words_span
from saksi.claim.draft import Draft
from saksi.claim.lexicon import Cue
from saksi.claim.line import Hit, Line
from saksi.claim.source import head_left, is_adjunct, source_left, source_right
from saksi.kinds import Span

# A cue inside a clause has its subject within this many words.
SUBJECT_WORDS = 45
# Fewer words before a comma than this are an adjunct, not what was said.
TAIL_WORDS = 4
# A proposition shows its verb within this many words.
CLAUSE_WORDS = 9


def read_verb(line: Line, hit: Hit, floor: int) -> Draft | None:
    """Read `X mengatakan (bahwa) C`: source left of the verb, content right of it. `floor`: where the clause starts."""
    cue = hit.read_as("verb")
    if cue is None or cue.needs == "never" or hit.is_passive(line) or is_negated(line, hit.first, floor):
        return None
    asks = cue.stance in ("request", "hope", "warn")
    start = content_start(line, hit.last, len(line), asks=asks)
    if start is None or start >= len(line):
        return None
    left, coordinated = clause_start(line, hit.first, floor)
    source = None if coordinated else _subject(line, left, hit.first)
    if source is None and not coordinated:
        return None
    end = content_end(line, start, len(line))
    if not _is_full(line, cue.needs, (hit.last, start, end), source):
        return None
    content = words_span(line, start, end)
    if content is None or content.end - content.start < 4:
        return None
    by = "verb-that" if _is_marked(line, hit.last, start) else "verb"
    return _draft(line, hit, by, cue, (content,), source)


def _subject(line: Line, left: int, at: int) -> tuple[int, int] | None:
    """The subject of a verb: the head before a relative word, or the noun phrase that opens the clause."""
    here = at - 1
    while here > left and line.has(here, "adverb"):
        here -= 1
    if here > left and line.has(here, "relative"):
        return head_left(line, here, left)
    return source_left(line, left, at)


def _is_full(line: Line, needs: str, place: tuple[int, int, int], source: tuple[int, int] | None) -> bool:
    """Whether what follows a verb is a proposition, as far as the verb needs one. `place`: after, start, end."""
    after, start, end = place
    if not needs or _is_marked(line, after, start) or (source and _speaks(line, source)):
        return True
    if needs != "clause":
        return False
    return any(line.is_verb(at) or line.has(at, "modal") for at in range(start + 1, min(end, start + CLAUSE_WORDS)))


def _is_marked(line: Line, after: int, start: int) -> bool:
    """Whether a complementiser, a colon or a comma stands right before the content."""
    return start > after and (
        line.is_mark(start - 1, ",:") or any(line.has(start - 1, r) for r in ("that", "so", "if"))
    )


def _speaks(line: Line, source: tuple[int, int]) -> bool:
    """Whether a source is a document, which states by what it shows."""
    return line.has(source[0], "document") or line.has(source[0] + 1, "document")


def is_negated(line: Line, at: int, floor: int) -> bool:
    """Whether a word of negation stands before the cue, adverbs aside."""
    here = at - 1
    while here >= floor and line.has(here, "adverb") and not line.has(here, "not"):
        here -= 1
    return here >= floor and line.has(here, "not")


def clause_start(line: Line, at: int, floor: int) -> tuple[int, bool]:
    """Give the word at which the clause of the verb at `at` starts, and whether it shares an earlier subject."""
    here = at - 1
    while here >= floor and line.has(here, "adverb"):
        here -= 1
    if here >= floor and line.has(here, "join") and here > floor:
        return here + 1, True
    verb_seen = False
    for here in range(at - 1, max(floor, at - SUBJECT_WORDS) - 1, -1):
        if line.speech(here) >= 0 or line.is_mark(here, ";"):
            return here + 1, False
        verb_seen = verb_seen or line.is_verb(here)
        if (
            line.has(here, "join")
            and here < at - 1
            and (line.is_mark(here - 1, ",") or _verb_before(line, here, floor))
        ):
            return here + 1, False
    return max(floor, at - SUBJECT_WORDS), False


def _verb_before(line: Line, at: int, floor: int) -> bool:
    return any(line.is_verb(here) for here in range(max(floor, at - 12), at)) and not line.has(at, "inner")


def read_tail(line: Line, hit: Hit, floor: int) -> Draft | None:
    """Read `C, X said.`: source and verb close the clause, nothing but an adjunct behind them."""
    cue = hit.read_as("verb")
    if cue is None or cue.needs == "never" or not _closes(line, hit.last) or is_negated(line, hit.first, floor):
        return None
    if hit.is_passive(line):
        return None
    comma = next((at for at in range(hit.first - 1, floor, -1) if line.is_mark(at, ",")), None)
    if comma is None or comma - floor < TAIL_WORDS or line.speech(comma) >= 0:
        return None
    source = source_left(line, comma + 1, hit.first)
    if source is None or source[0] != comma + 1 or any(line.is_verb(at) for at in range(*source)):
        return None
    content = words_span(line, floor, comma)
    return _draft(line, hit, "tail", cue, (content,), source) if content else None


def _closes(line: Line, after: int) -> bool:
    """Whether nothing stands behind a verb but an adjunct without a verb of its own."""
    if after >= len(line) or line.is_mark(after, ".") or (line.has(after, "weekday") and not line.is_mark(after + 1, ",")):
        return True
    return line.has(after, "prep") and not any(line.is_verb(at) or line.has(at, "that") for at in range(after, len(line)))


def read_inverted(line: Line, hit: Hit, floor: int) -> Draft | None:
    """Read `C, kata X` and `C, kata X, C`: the cue stands after a comma and before its source."""
    cue = hit.read_as("bare", "clitic")
    if cue is None:
        return None
    if hit.first == floor:
        return _read_opening(line, hit)
    if not line.is_mark(hit.first - 1, ",") or is_negated(line, hit.first, floor):
        return None
    source = None if cue.kind == "clitic" else source_right(line, hit.last, len(line))
    if source is None and cue.kind != "clitic":
        return None
    before = words_span(line, floor, hit.first)
    rest = _rest(line, source[1] if source else hit.last, has_verb=has_main_verb(line, floor, hit.first))
    content = tuple(span for span in (before, rest) if span)
    if not content:
        return None
    by = "inverted-clitic" if cue.kind == "clitic" else "inverted"
    return _draft(line, hit, by, cue, content, source)


def read_object(line: Line, hit: Hit, floor: int) -> Draft | None:
    """Read `apa yang X sebut (sebagai) C`: a bare cue behind its own subject in a relative clause."""
    cue = hit.read_as("bare")
    if cue is None or line.is_mark(hit.first - 1, ","):
        return None
    first = hit.first - 1
    while first > floor and line.is_capital(first) and line.is_capital(first - 1):
        first -= 1
    if first <= floor or not line.has(first - 1, "relative"):
        return None
    if not (line.is_capital(first) or line.has(first, "pronoun")):
        return None
    start = hit.last
    while start < len(line) and (line.has(start, "that") or line.has(start, "modal")):
        start += 1
    content = words_span(line, start, content_end(line, start, len(line))) if start < len(line) else None
    return _draft(line, hit, "object", cue, (content,), (first, hit.first)) if content else None


def _read_opening(line: Line, hit: Hit) -> Draft | None:
    """Read `Katanya, C` and `Kata X, C` at the start of a clause."""
    cue = hit.cues[0]
    source = None if cue.kind == "clitic" else source_right(line, hit.last, len(line))
    after = source[1] if source else hit.last
    if (source is None and cue.kind != "clitic") or (source and not line.is_mark(after, ",")):
        return None
    content = words_span(line, after, content_end(line, after, len(line))) if after < len(line) else None
    if content is None:
        return None
    return _draft(line, hit, "opening", cue, (content,), source)


def _rest(line: Line, after: int, *, has_verb: bool) -> Span | None:
    """What goes on after a cue set into a sentence: words behind a comma that are no adjunct.

    `has_verb`: what stands before the cue is a clause by itself; if it is not, the rest must complete it.
    """
    at = after
    while at < len(line) and line.is_mark(at, "("):
        at = next((close + 1 for close in range(at, len(line)) if line.is_mark(close, ")")), len(line))
    if not line.is_mark(at, ","):
        return None
    end = content_end(line, at + 1, len(line))
    comma = next((here for here in range(at + 1, end) if line.is_mark(here, ",")), end)
    if end - at < 3 or line.speech(at + 1) >= 0 or line.has(at + 1, "relative"):
        return None
    if has_verb and (is_adjunct(line, at + 1, comma) or _is_apposition(line, at + 1, end)):
        return None
    return words_span(line, at + 1, end)


def has_main_verb(line: Line, first: int, last: int) -> bool:
    """Whether a stretch holds a verb outside relative clauses, so that it can be a clause by itself."""
    in_relative = False
    for at in range(first, last):
        if line.has(at, "relative"):
            in_relative = True
        elif line.is_verb(at):
            if not in_relative:
                return True
            in_relative = False
    return False


def _is_apposition(line: Line, first: int, last: int) -> bool:
    """Whether words after a comma only describe the source: no verb, or a relative clause."""
    return (
        line.has(first, "relative")
        or line.has(first, "title")
        or not any(line.is_verb(at) for at in range(first, last))
    )


def read_prep(line: Line, hit: Hit, floor: int) -> Draft | None:
    """Read `Menurut X, C`, `C, menurut X` and `C, menurut X, C`; `berdasarkan` only with a document."""
    cue = hit.read_as("prep") or hit.read_as("clitic")
    if cue is None or cue.needs == "never":
        return None
    if cue.kind == "clitic":
        source, after = None, hit.last
    else:
        source = source_right(line, hit.last, len(line))
        if source is None or (cue.needs == "doc" and not _speaks(line, source)):
            return None
        after = source[1]
    if cue.kind == "prep" and line.has(source[0] if source else -1, "first"):
        return None
    content = _prep_content(line, hit.first, after, floor)
    if not content:
        return None
    return _draft(line, hit, "prep-doc" if cue.needs == "doc" else "prep", cue, content, source)


def _prep_content(line: Line, first: int, after: int, floor: int) -> tuple[Span, ...]:
    """The content around a preposition: after it when it opens the clause, else before it and after a second comma."""
    opens = all(line.has(at, "open") or line.has(at, "adverb") or not line.is_word(at) for at in range(floor, first))
    opens = opens or (line.is_mark(first - 1, ",") and is_adjunct(line, floor, first - 1) and first - floor < 5)
    if opens:
        start = _skip_apposition(line, after)
        content = words_span(line, start, content_end(line, start, len(line))) if start < len(line) else None
        return (content,) if content else ()
    before = words_span(line, floor, first)
    rest = _rest(line, after, has_verb=has_main_verb(line, floor, first))
    return tuple(span for span in (before, rest) if span)


def _skip_apposition(line: Line, after: int) -> int:
    """Skip to the content after a source: past an adjunct or apposition that a comma closes."""
    comma = next((at for at in range(after, min(len(line), after + 30)) if line.is_mark(at, ",")), None)
    if comma is None:
        return after
    if comma == after:
        following = next((at for at in range(after + 1, min(len(line), after + 16)) if line.is_mark(at, ",")), None)
        apposed = line.has(after + 1, "title") or line.has(after + 1, "relative") or line.has(after + 1, "weekday")
        return following + 1 if following and apposed else after + 1
    between = (
        line.has(after, "prep") or line.has(after, "relative") or line.has(after, "weekday") or line.is_mark(after, "(")
    )
    return comma + 1 if between else after


def read_noun(line: Line, hit: Hit, floor: int) -> Draft | None:
    """Read `laporan X bahwa C`: a noun of saying, whose it is, and a complementiser soon after."""
    cue = hit.read_as("noun")
    if cue is None or cue.needs == "never":
        return None
    for at in range(hit.last, min(len(line), hit.last + 9)):
        if line.has(at, "that") or (line.has(at, "so") and cue.stance in ("request", "hope")):
            break
        if not line.is_word(at) or line.is_verb(at) or line.speech(at) >= 0:
            return None
    else:
        return None
    source = source_right(line, hit.last, at) if at > hit.last else None
    content = words_span(line, at + 1, content_end(line, at + 1, len(line))) if at + 1 < len(line) else None
    if content is None:
        return None
    return _draft(line, hit, "noun-that", cue, (content,), source)


def _draft(
    line: Line, hit: Hit, by: str, cue: Cue, content: tuple[Span, ...], source: tuple[int, int] | None
) -> Draft:
    spans = (line.span(*source),) if source else ()
    inherits = "previous" if not source and cue.kind in ("verb", "clitic") else ""
    span = line.span(hit.first, hit.last)
    return Draft(by, cue.stance, line.sentence.span, content, (span,), spans, speaker_by=inherits)
