"""Cues behind their subject in a relative clause: `what X calls C`, `apa yang X sebut C`, `which X says C`."""

from dataclasses import replace

from saksi.claim.content.content import words_span
from saksi.claim.content.ending import content_end
from saksi.claim.cue.upshot import before_fate, opens_sentence
from saksi.claim.draft import Draft, begin
from saksi.claim.line.lexicon import Cue
from saksi.claim.line.line import Hit, Line
from saksi.claim.line.nominal import is_noun
from saksi.claim.line.predicate import ends_as_verb, has_predicate, may_act
from saksi.claim.line.single import PLURAL
from saksi.claim.source.phrase import is_initial
from saksi.kinds import Span

# The last of a list stands no further behind a comma than this.
LISTED_WORDS = 4


def read_object(line: Line, hit: Hit, floor: int) -> Draft | None:
    """Read `apa yang X sebut (sebagai) C`: a bare cue behind its own subject in a relative clause."""
    cue = hit.read_as("bare") or hit.read_as("verb")
    if cue is None or line.is_mark(hit.first - 1, ",") or cue.needs == "never":
        return None
    first = _object_subject(line, hit.first, floor)
    if first is None or (line.lexicon.owning and line.has(first, "first")):
        # What we want: whoever writes.
        return None
    if line.is_mark(hit.last, ",") and line.has(first - 1, "free-relative"):
        # Contrary to what X said, C.
        return None
    raised = line.has_any(first - 1, ("raised", "free-relative"))
    if (cue.kind == "verb" and not raised) or is_noun(line, hit.first):
        return None
    if line.has(first - 1, "raised"):
        return _raised(line, hit, cue, first, floor)
    start = hit.last
    about = line.has(start, "prep") and line.has(first - 1, "free-relative") and not line.has(start, "casts")
    if (
        about
        or line.has(start, "within")
        or (line.lexicon.owning and line.has(start, "sub") and not line.has_any(start, ("that", "casts")))
    ):
        # Where it was said is not what was said (apa yang dia sampaikan di media).
        return None
    while start < len(line) and line.has_any(start, ("that", "modal", "casts")):
        start += 1
    content = (
        words_span(line, start, _object_end(line, start, is_free=first - 1 <= floor + 1)) if start < len(line) else None
    )
    if content is None or _is_pronoun(line, content):
        return None
    return replace(begin(line, hit, cue, (first, hit.first)), by="object", content=(content,))


def _is_pronoun(line: Line, content: Span) -> bool:
    """Whether nothing is said but a pronoun, who was told it or who speaks next (what people told us; told him: C)."""
    first, last = line.word_range(content)
    alone = last - first == 1 or line.is_mark(first + 1, ":")
    return alone and line.has_any(first, ("pronoun", "first"))


def _object_end(line: Line, start: int, *, is_free: bool) -> int:
    """Where what something is called ends: with its closing mark when it stands in marks.

    `is_free`: it opens the sentence, and so the sentence's own verb ends it (What X calls a raid | has killed nine).
    """
    end = content_end(line, start, len(line))
    if line.forms[start][0] not in line.lexicon.marks:
        if is_free or not line.lexicon.owning:
            return _before_verb(line, start, end) if is_free else end
        return next((at for at in range(start + 1, end) if line.is_mark(at, ",") and _parts(line, start, at)), end)
    return next((at + 1 for at in range(start + 1, end) if line.forms[at][0] in line.lexicon.marks), end)


def _parts(line: Line, start: int, comma: int) -> bool:
    """Whether a comma ends what something is called: outside marks, in no list (What X says C, | and what it does)."""
    inner = range(start, comma)
    marked = sum(line.forms[at][0] in line.lexicon.marks for at in inner) % 2
    lists = any(line.has(at, "and") for at in range(comma + 1, comma + LISTED_WORDS))
    held = any(line.has_any(at, ("relative", "that")) for at in inner)
    return not (marked or held or lists) or line.has(comma + 2, "free-relative")


def _before_verb(line: Line, start: int, end: int) -> int:
    """The first comma or word behind the opening that tells something, when no relative word stands before it."""
    for at in range(start + 1, end):
        if line.has(at, "relative"):
            break
        if line.is_mark(at, ",") and line.lexicon.owning:
            return at
        tells = may_act(line, at)
        if tells and not (line.has_any(at - 1, ("determiner", "modal")) or line.is_capital(at)):
            return at
    return end


def _object_subject(line: Line, last: int, floor: int) -> int | None:
    """Where the subject between a relative word and a cue starts: a name, a pronoun, or a noun with its article."""
    first = name_start(line, last - 1, floor)
    if first > floor + 1 and line.has(first - 1, "article"):
        first -= 1
    is_bare = first == last - 1 and line.has(first, "article")
    if is_bare or first <= floor or not line.has_any(first - 1, ("relative", "free-relative")):
        return None
    opens = line.is_capital(first) or line.has_any(first, ("pronoun", "article", "group"))
    return first if opens else None


def name_start(line: Line, at: int, floor: int) -> int:
    """Where a name starts that ends at a word: over its initials and the small words tied to it (Rahma van Dunn)."""
    while at > floor and line.is_capital(at):
        tie = at - 1
        while line.has(tie, "particle") and not line.is_capital(tie):
            tie -= 1
        if not line.is_capital(tie) and not (at - 2 >= floor and is_initial(line, at - 2)):
            break
        at = tie if line.is_capital(tie) else at - 2
    return at


def _raised(line: Line, hit: Hit, cue: Cue, first: int, floor: int) -> Draft | None:
    """Read `..., which X says C, ...`: the relative word is a part of what is said, up to the next comma.

    Not so what something is called (a raid that X calls "C"). A clause of the subject ends before the sentence's verb.
    """
    casts = casts_as(line, hit) or (cue if line.has(hit.last, "casts") else None)
    start = hit.last + line.has_any(hit.last, ("casts", "infinitive"))
    end = _clause_end(line, start)
    if not line.is_mark(first - 2, ",") and opens_sentence(line, first - 1, floor):
        end = before_own(line, start, end, is_cast=casts is not None)
    content = words_span(line, start, end) if start < len(line) and (casts or cue.needs != "names") else None
    third = start < len(line) and line.forms[start].endswith(PLURAL) and not line.held[start]
    acts = line.is_mark(first - 2, ",") and (third or ends_as_verb(line, start))
    tells = acts or casts is not None or start > hit.last or has_predicate(line, start, min(end, start + 2))
    if content is None or not tells:
        return None
    parts = (content,) if casts else (line.span(first - 1, first), content)
    return replace(begin(line, hit, casts or cue, (first, hit.first)), by="object", content=parts)


def _clause_end(line: Line, start: int) -> int:
    """The next comma, dash or stop, or the bracket that closes the clause; none inside brackets of its own."""
    depth = 0
    for at in range(start, len(line)):
        if depth == 0 and line.is_mark(at, ",.)-\u2013\u2014"):
            return at
        depth += line.is_mark(at, "(") - line.is_mark(at, ")")
    return len(line)


def casts_as(line: Line, hit: Hit) -> Cue | None:
    """The reading of a cue by which a thing is judged: as what follows (described as C), or called so (called "C")."""
    if line.has(hit.last, "casts"):
        return next((cue for cue in hit.cues if cue.needs == "cast"), None)
    one = line.has(hit.last, "article") and not line.has(hit.last, "definite")
    opens = one or (hit.last < len(line) and line.forms[hit.last][0] in line.lexicon.marks)
    return next((cue for cue in hit.cues if cue.needs == "names"), None) if opens else None


def before_own(line: Line, start: int, end: int, *, is_cast: bool) -> int:
    """Where the verb of the sentence stands whose subject the noun is; `end` where none does.

    Then the verb behind the cue is that one, and nobody says it (The plan officials announced | was dropped).
    """
    if is_cast:
        return next((at for at in range(start + 1, end) if line.has(at, "finite")), end)
    # The clause has no subject of its own: its first verb is the word that it starts with.
    return before_fate(line, start - 1, end)
