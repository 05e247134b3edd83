"""Whose words stood before it, as a sentence says: `Demikian X menggambarkan Y`, `That is how X put it`, `Itu versi X`.

So does the end of one: `C, demikian X, Jumat.`
"""

from bisect import bisect_left
from collections.abc import Sequence

from saksi.claim.content.content import trim, words_span
from saksi.claim.content.tie import skip_turns
from saksi.claim.draft import Draft
from saksi.claim.line.clause import clause_start
from saksi.claim.line.line import Hit, Line, find_hits, is_cue
from saksi.claim.line.predicate import has_predicate
from saksi.claim.source.owner import owner
from saksi.claim.source.phrase import can_speak
from saksi.claim.source.source import Range, source_right
from saksi.claim.source.subject import find_subject
from saksi.kinds import Quote, Span

# The verb of a sentence that only says whose the words before it are stands within this many words, its noun within
# fewer.
DEPICTED_WORDS = 16
VERSION_WORDS = 8
# What somebody's words close has at least this many of its own.
CLOSED_WORDS = 3
# What somebody is called by may stand before what his phrase is read from (fishing | leader Rahma Dunn).
OWN_WORDS = 1
# How a noun for what somebody told is put.
_TOLD = ("claim", "confirm", "report", "say")
# Who closes a sentence may be called so.
_CALLED = ("group", "organisation", "title")


def read_depicted(line: Line, quotes: Sequence[Quote]) -> Draft | None:
    """Read a sentence behind a quotation that only says whose it is ("C." Demikian Rahma menggambarkan badai itu.)."""
    at = bisect_left(quotes, line.sentence.span.start, key=lambda quote: quote.outer.start) - 1
    if at < 0 or line.quotes or line.text[quotes[at].outer.end : line.sentence.span.start].strip(" \n."):
        return None
    content, whose = trim(line, *quotes[at].inner), _depicts(line) or _whose(line)
    if content is None or whose is None:
        return None
    return Draft("speech-tag", "say", line.sentence.span, (content,), (line.span(*whose[1]),), (whose[0],))


def read_said(line: Line, hits: Sequence[Hit], before: Span | None) -> tuple[Draft, int] | None:
    """Read a sentence that opens with whose word the one before is (Itu versi polisi; So say the police).

    Gives the claim and the number of its hit, -1 where its cue is none. Behind a quotation it is the quotation's.
    """
    if before is None or line.speech(0) >= 0 or line.text[before.end - 1] in line.lexicon.marks:
        return None
    whose, content = _whose(line), trim(line, *before)
    if whose is None or content is None:
        return None
    spans = (line.span(*whose[1]),), (whose[0],)
    number = next((number for number, hit in enumerate(hits) if hit.first in range(*whose[1])), -1)
    return Draft("back", "say", line.sentence.span, (content,), *spans), number


def read_closing(line: Line, drafts: Sequence[Draft]) -> Draft | None:
    """Read who closes a sentence behind a word that only says so (C, demikian Rahma Dewi, Jumat)."""
    for at in range(CLOSED_WORDS, len(line) - 1):
        if not (line.has(at, "thus") and line.is_mark(at - 1, ",")) or line.speech(at) >= 0 or line.lexicon.owning:
            continue
        called = line.is_capital(at + 1) or line.has_any(at + 1, (*_CALLED, "honorific"))
        source = source_right(line, at + 1, len(line)) if called and not is_cue(line, at + 1, "noun") else None
        content = words_span(line, skip_turns(line, 0), at - 1)
        if source is None or content is None or not _closes(line, source[1]):
            continue
        if not _is_somebody(line, source) or any(span.end > content.start for d in drafts for span in d.cue):
            continue
        spans = (line.span(at, at + 1),), (line.span(*source),)
        return Draft("closed", "say", line.sentence.span, (content,), *spans)
    return None


def _closes(line: Line, at: int) -> bool:
    """Whether nothing but a day or what stands in brackets follows who closes a sentence."""
    stops = at >= len(line) or line.is_mark(at, ".,(") or line.has(at, "weekday")
    return stops and not has_predicate(line, at, len(line))


def _depicts(line: Line) -> tuple[Span, Range] | None:
    """Who put it so, and the verb (Begitu Rahma melukiskan badai itu; That is how Rahma put it)."""
    first = _behind_pointer(line)
    near = range(first + 1, min(len(line), first + DEPICTED_WORDS))
    verb = next((at for at in near if line.has(at, "depicts") and not line.is_capital(at)), None) if first else None
    if verb is None or line.has(verb - 1, "be"):
        return None
    if any(line.is_mark(at, ",") and has_predicate(line, at, len(line)) for at in range(verb, len(line))):
        return None
    source = find_subject(line, max(first, clause_start(line, verb, first)[0]), verb)
    named = source is not None and source[0] - first <= OWN_WORDS and _is_somebody(line, source)
    return (line.span(*source), (verb, verb + 1)) if source and named else None


def _behind_pointer(line: Line) -> int:
    """The word behind what points back at how it was said (Demikian, That is how); 0 where nothing does."""
    if line.has(0, "thus") and not (line.lexicon.owning and line.has(0, "turn")):
        return 1
    how = line.has(0, "back") and line.has(1, "be") and line.has(2, "question")
    return 3 if how else 0


def _whose(line: Line) -> tuple[Span, Range] | None:
    """Whose word it was, and the words that say so, where nothing else is told up to a semicolon or the end."""
    found = _version(line) if line.lexicon.owning else _word(line)
    if found is None:
        return None
    source = line.word_range(found[0])
    source = source[0], max(source[1], source[0] + 1)
    return found if _ends(line, max(source[1], found[1][1])) and _is_somebody(line, source) else None


def _word(line: Line) -> tuple[Span, Range] | None:
    """Itu versi polisi, Itu kata Rahma, Demikian penjelasan Rahma: a word for what was said and whose it is."""
    if not line.has_any(0, ("pointed", "thus")):
        return None
    at = 1 + line.has(1, "adverb")
    told = is_cue(line, at, "prep", "bare") or line.has(at, "document") or _is_told(line, at)
    source = source_right(line, at + 1, len(line)) if told and line.is_word(at + 1) else None
    fits = source is not None and not line.has_any(source[0], ("deictic", "prep", "first"))
    return (line.span(*source), (at, at + 1)) if source and fits else None


def _is_told(line: Line, at: int) -> bool:
    """Whether a noun names what somebody told, and does not ask (penjelasan; not: permintaan)."""
    cues = (cue for words, cues in line.lexicon.cues.get(line.forms[at], ()) if len(words) == 1 for cue in cues)
    return any(cue.kind == "noun" and cue.stance in _TOLD for cue in cues)


def _version(line: Line) -> tuple[Span, Range] | None:
    """That is the police version; that was the mayor's count; so say the police; those were the words of Rahma."""
    if line.has(0, "thus") and is_cue(line, 1, "verb", "bare"):
        source = source_right(line, 2, len(line))
        return (line.span(*source), (1, 2)) if source else None
    if not (line.has_any(0, ("back", "standalone")) and line.has(1, "be")):
        return None
    if (hit := next((hit for hit in find_hits(line) if hit.first == 2 and hit.read_as("prep")), None)) is not None:
        source = source_right(line, hit.last, len(line))
        return (line.span(*source), (2, hit.last)) if source else None
    noun = next((at for at in range(3, min(len(line), VERSION_WORDS)) if line.has(at, "viewed")), None)
    if noun is None:
        return None
    if line.has(noun + 1, "part"):
        source = source_right(line, noun + 2, len(line))
        return (line.span(*source), (noun, noun + 1)) if source else None
    whose = owner(line, noun, 2)
    if whose is None and line.has(2, "definite") and any(line.has_any(at, _CALLED) for at in range(3, noun)):
        whose = line.span(3, noun)
    return (whose, (noun, noun + 1)) if whose else None


def _is_somebody(line: Line, source: Range) -> bool:
    """Whether a phrase names somebody or a body, whatever it opens with (fishing leader Rahma)."""
    inside = range(*source)
    return can_speak(line, source) or any(line.is_capital(at) or line.has_any(at, _CALLED) for at in inside)


def _ends(line: Line, at: int) -> bool:
    """Whether nothing but when or where it was said follows, up to a semicolon or the end."""
    stop = next((here for here in range(at, len(line)) if line.is_mark(here, ";")), len(line))
    if at < stop and not line.is_mark(at, ".,") and not line.has_any(at, ("weekday", "prep", "within", "dating")):
        return False
    return not has_predicate(line, at, stop)
