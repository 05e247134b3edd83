"""Whose a figure is, by a word for it: `X punya hitungan lain: C`, `X's figure was 12`, `Dari X didapat angka 12`."""

from collections.abc import Sequence

from saksi.claim.content.content import words_span
from saksi.claim.content.ending import content_end
from saksi.claim.content.tie import skip_turns
from saksi.claim.draft import Draft
from saksi.claim.line.clause import clause_start, is_negated
from saksi.claim.line.line import Line
from saksi.claim.line.predicate import may_act
from saksi.claim.source.owner import owner
from saksi.claim.source.phrase import can_speak
from saksi.claim.source.source import Range, source_right
from saksi.claim.source.subject import find_subject
from saksi.kinds import Span

# What describes a word for a figure stands before the colon in no more words than this.
DESCRIBED_WORDS = 3
# Who has a figure stands no further before it than this.
SUBJECT_WORDS = 16
# What brings a figure from somebody takes no more words than this.
BROUGHT_WORDS = 4
_CALLED = ("group", "organisation", "title")


def read_figured(line: Line, drafts: Sequence[Draft]) -> Draft | None:
    """Read whose a figure is, where a word for it says so and no claim holds it yet."""
    for read in (_set_out, _owned, _brought):
        found = read(line)
        if found is None:
            continue
        source, cue, first = found
        end = content_end(line, first, len(line)) if first < len(line) else first
        content = words_span(line, first, end) if first < end else None
        held = content is None or any(d.source and s.start <= content.start < s.end for d in drafts for s in d.content)
        if content is not None and not held:
            return Draft("figured", "report", line.sentence.span, (content,), (line.span(*cue),), (source,))
    return None


def _set_out(line: Line) -> tuple[Span, Range, int] | None:
    """Somebody has, gives or puts down a figure, and it stands behind a colon."""
    colon = next((at for at in range(2, len(line) - 1) if line.is_mark(at, ":")), None)
    if colon is None or line.speech(colon + 1) >= 0 or not _tells(line, colon + 1):
        return None
    noun = next((at for at in range(colon - 1, max(0, colon - 1 - DESCRIBED_WORDS), -1) if line.has(at, "figured")), 0)
    near = range(noun - 1, max(0, noun - 1 - DESCRIBED_WORDS), -1)
    verb = next((at for at in near if may_act(line, at) or line.has(at, "bears")), 0) if noun else 0
    # Not so "its own figure".
    if not verb or is_negated(line, verb, 0) or line.has(verb - 1, "possessive"):
        return None
    left, shares = clause_start(line, verb, 0)
    source = None if shares else find_subject(line, max(left, verb - SUBJECT_WORDS), verb)
    return (line.span(*source), (verb, noun + 1), colon + 1) if source and _is_somebody(line, source) else None


def _owned(line: Line) -> tuple[Span, Range, int] | None:
    """Somebody's figure is so many (The mayor's own figure was 12)."""
    nouns = (at for at in range(1, len(line) - 2) if line.has(at, "figured") and line.has(at + 1, "be"))
    noun = next(nouns, None) if line.lexicon.owning else None
    first = None if noun is None else noun + 2
    while first is not None and line.has(first, "hedge"):
        first += 1
    if noun is None or first is None or not _is_figure(line, first):
        return None
    whose = owner(line, noun, skip_turns(line, 0))
    return (whose, (noun, noun + 2), first) if whose else None


def _brought(line: Line) -> tuple[Span, Range, int] | None:
    """A figure comes from somebody who opens the sentence (Dari polisi didapat angka 12 orang tewas)."""
    first = skip_turns(line, 0)
    source = source_right(line, first + 1, len(line)) if line.has(first, "from-whom") else None
    if source is None or line.is_mark(source[1], ",") or not _is_named(line, source):
        return None
    near = range(source[1] + 1, min(len(line), source[1] + BROUGHT_WORDS))
    noun = next((at for at in near if line.has(at, "figured")), None)
    verb = source[1]
    if noun is None or not (line.has(verb, "obtained") or line.has(verb, "comes")):
        return None
    number = noun + 1 + line.has(noun + 1, "part")
    return (line.span(*source), (verb, noun + 1), number) if _is_figure(line, number) else None


def _tells(line: Line, first: int) -> bool:
    """Whether a figure, or a clause with one, stands behind a colon."""
    figures = any(_is_figure(line, at) for at in range(first, len(line)))
    if _is_figure(line, first) and line.has(first + 1, "prep"):
        # A new number: 12 on the back.
        return False
    return figures and (_is_figure(line, first) or line.has(first, "hedge") or not line.is_verb(first))


def _is_figure(line: Line, at: int) -> bool:
    return line.has(at, "numeral") or (at < len(line) and any(letter.isdigit() for letter in line.forms[at]))


def _is_named(line: Line, source: Range) -> bool:
    return any(line.is_capital(at) or line.has_any(at, _CALLED) for at in range(*source))


def _is_somebody(line: Line, source: Range) -> bool:
    return can_speak(line, source) or _is_named(line, source)
