"""Whose word somebody only has or passes on: `X mengetahui dari Y bahwa C`, `X membacakan surat Y: C`."""

from collections.abc import Sequence

from saksi.claim.content.content import words_span
from saksi.claim.content.ending import content_end
from saksi.claim.draft import Draft
from saksi.claim.line.clause import is_negated
from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.predicate import has_predicate, predicates
from saksi.claim.source.owner import owner
from saksi.claim.source.phrase import can_speak
from saksi.claim.source.source import Range, source_right
from saksi.kinds import Span

# What leads to whom somebody has it from stands no further behind the verb than this.
WHENCE_WORDS = 5
# A document that is passed on, with whose it is, takes no more words than this before its colon.
PASSED_WORDS = 14
# What is told has at least this many words.
TOLD_WORDS = 2
# Who may have told it, whatever his phrase opens with.
_CALLED = ("document", "group", "medium", "organisation", "title")


def read_heard(line: Line, drafts: Sequence[Draft]) -> Draft | None:
    """Read what somebody has from another, or a document of another that he passes on, where no claim holds it yet."""
    if told := _told(line):
        source, cue, start = told
        content = words_span(line, start, content_end(line, start, len(line)))
        if content is not None and not any(_holds(draft, content) for draft in drafts):
            return Draft("heard", "say", line.sentence.span, (content,), (cue,), (source,))
    for at in range(1, len(line)):
        if line.speech(at) >= 0 or not line.has_any(at, ("has-from", "passes")):
            continue
        found = _learned(line, at) if line.has(at, "has-from") else None
        found = found or (_passed(line, at) if line.has(at, "passes") else None)
        if found is None or is_negated(line, at, 0):
            continue
        source, start = found
        end = content_end(line, start, len(line)) if start < len(line) else start
        content = words_span(line, start, end) if end - start >= TOLD_WORDS else None
        if content is None or any(_holds(draft, content) for draft in drafts):
            continue
        return Draft("heard", "say", line.sentence.span, (content,), (line.span(at, at + 1),), (source,))
    return None


def _holds(draft: Draft, content: Span) -> bool:
    """Whether a claim with a source starts where a content does, or inside it up to its end."""
    starts = any(span.start == content.start for span in draft.content)
    return bool(draft.source) and starts


def _learned(line: Line, at: int) -> tuple[Span, int] | None:
    """From whom somebody has it, and where that starts: behind its word or a colon (mendengar kabar dari X bahwa C)."""
    near = range(at + 1, min(len(line), at + WHENCE_WORDS))
    whence = next((here for here in near if line.has(here, "from-whom") or not line.is_word(here)), None)
    plain = whence is not None and all(_is_of_news(line, here) for here in range(at + 1, whence))
    if whence is None or not line.has(whence, "from-whom") or not plain:
        return None
    source = source_right(line, whence + 1, len(line))
    if source is None or not _is_somebody(line, source) or line.has(source[0], "first"):
        return None
    end = source[1] + line.is_mark(source[1], ",")
    news = line.is_mark(source[1], ",") and any(is_cue(line, here, "noun") for here in range(at + 1, whence))
    end -= news and not line.has(end, "that")
    led = line.has(end, "that") or line.is_mark(source[1], ":") or news
    return (line.span(*source), end + 1) if led and end + 1 < len(line) else None


def _told(line: Line) -> tuple[Span, Span, int] | None:
    """Who told somebody what stands behind a colon (referred to what the coastguard had told him: C), and the verb."""
    colon = next((at for at in range(3, len(line) - 1) if line.is_mark(at, ":")), None)
    if colon is None or line.speech(colon + 1) >= 0 or not line.lexicon.owning:
        return None
    verb = next((at for at in range(colon - 1, max(0, colon - WHENCE_WORDS), -1) if line.has(at, "tells")), 0)
    first = next((at for at in range(verb - 1, max(0, verb - PASSED_WORDS), -1) if line.has(at, "free-relative")), 0)
    last = verb
    while last > first and line.has_any(last - 1, ("modal", "adverb")):
        last -= 1
    hears = colon - verb > 1 and all(line.is_word(at) for at in range(verb + 1, colon))
    whose = (first + 1, last)
    plain = first and whose[0] < whose[1] and all(line.is_word(at) for at in range(*whose))
    if not (hears and plain) or any(predicates(line, at) for at in range(*whose)) or not _is_somebody(line, whose):
        return None
    return line.span(*whose), line.span(verb, verb + 1), colon + 1


def _is_of_news(line: Line, at: int) -> bool:
    """Whether a word between a verb and whom somebody has it from is a small one, or news (mendapat | kabar | dari)."""
    small = line.has_any(at, ("adverb", "too", "pronoun", "article", "back"))
    return small or (is_cue(line, at, "noun") and not predicates(line, at))


def _passed(line: Line, at: int) -> tuple[Span, int] | None:
    """Whose document somebody passes on before a colon, with it, and where that starts (membacakan surat X: C)."""
    colon = next((here for here in range(at + 2, min(len(line), at + PASSED_WORDS)) if line.is_mark(here, ":")), None)
    if colon is None or colon + 1 >= len(line) or line.speech(colon + 1) >= 0 or has_predicate(line, at + 1, colon):
        return None
    small = (w for w in range(at + 1, colon) if not line.is_capital(w))
    paper = next((w for w in small if line.has(w, "document") or is_cue(line, w, "noun")), None)
    if paper is None and line.has(at, "hands") and not line.lexicon.owning:
        # Whom somebody quotes (menukil Kabar Nita: C).
        behind = source_right(line, at + 1, colon)
        named = behind is not None and behind[1] == colon and line.is_capital(colon - 1)
        return (line.span(*behind), colon + 1) if behind and named else None
    if paper is None or any(line.is_mark(here, ",;") for here in range(at, paper)):
        return None
    if line.lexicon.owning:
        whose = None if line.has(at + 1, "possessive") else owner(line, paper, at + 1)
        led = line.has_any(paper + 1, ("agent", "part", "from-whom"))
        behind = source_right(line, paper + 2, colon) if led else None
        source = whose or (line.span(*behind) if behind and behind[1] == colon and _is_somebody(line, behind) else None)
        return (source, colon + 1) if source else None
    first = paper + 1 + line.has_any(paper + 1, ("from-whom", "agent"))
    behind = source_right(line, first, colon)
    fits = behind is not None and behind[1] == colon and _is_somebody(line, behind)
    return (line.span(paper, colon), colon + 1) if behind and fits else None


def _is_somebody(line: Line, source: Range) -> bool:
    return can_speak(line, source) or any(line.has_any(at, _CALLED) for at in range(*source))
