"""Nouns that name what happens: announced, they are told without a clause (mengumumkan kenaikan harga beras)."""

from saksi.claim.line.lexicon import Cue
from saksi.claim.line.line import Line
from saksi.kinds import Span

# A bare noun phrase as short as this tells nothing (menyebut beberapa nama).
NAMING_WORDS = 2
# What happens and to what takes at least this many words.
EVENT_WORDS = 3
# Fewer letters tell nothing.
SCRAP_LETTERS = 4


def is_event(line: Line, start: int, end: int) -> bool:
    """Say whether a noun phrase names what happens and to what (mengumumkan kenaikan harga beras)."""
    form = line.forms[start]
    named = any(form.startswith(first) and form.endswith(last) for first, last in line.lexicon.happenings)
    words = next((at for at in range(start, end) if not line.is_word(at)), end) - start
    listed = any(line.has(at, "occurrence") and line.has(at + 1, "part") for at in range(start, start + EVENT_WORDS))
    listed = listed or (line.has(start, "condition") and words >= NAMING_WORDS)
    counted = any(line.forms[at][0].isdigit() for at in range(start, min(end, start + EVENT_WORDS)))
    if counted and is_of(line, start - 1, "estimate"):
        return True
    whole = words >= EVENT_WORDS - line.has(start, "condition")
    return (named or listed) and whole and not line.is_capital(start)


def is_of(line: Line, at: int, stance: str) -> bool:
    """Say whether a verb is of a stance: what is warned of or so much of what is estimated may be named alone."""
    return any(
        cue.stance == stance and cue.kind == "verb"
        for words, cues in line.lexicon.cues.get(line.forms[at], ())
        if len(words) == 1
        for cue in cues
    )


def is_scrap(line: Line, start: int, content: Span) -> bool:
    """Say whether a word too short to tell anything is all that is left; a figure is not (Polisi menyebut 12)."""
    return content.end - content.start < SCRAP_LETTERS and not line.forms[start][0].isdigit()


def is_how_many(line: Line, cue: Cue, at: int) -> bool:
    """Say whether it is so many of something: in digits, or words where they count (sembilan kematian, not dua hal)."""
    at += line.has(at, "figured") and at + 1 < len(line) and not line.lexicon.owning  # menyebut angka 12
    worded = line.has(at, "numeral") and not line.lexicon.owning
    return (worded or any(line.forms[at][end].isdigit() for end in (0, -1))) and (
        cue.needs == "that" or not line.has(at + 1, "vague")
    )
