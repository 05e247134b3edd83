"""Claims that lean on the sentence before them: `"C." Rahma said.`, `Hal itu disampaikan X`."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from saksi.claim.content.content import trim
from saksi.claim.content.tie import skip_turns
from saksi.claim.cue.echo import behind_pointer
from saksi.claim.draft import Draft, begin
from saksi.claim.line.clause import clause_start, is_negated
from saksi.claim.line.comma import find_comma
from saksi.claim.line.infinite import is_infinite
from saksi.claim.line.line import Hit, Line, find_hits
from saksi.claim.line.predicate import has_predicate
from saksi.claim.relay.relay import named_relay, read_relay
from saksi.claim.source.phrase import can_speak, speaks
from saksi.claim.source.source import source_left, source_right
from saksi.claim.source.subject import find_subject
from saksi.kinds import Quote, Relay, Span

# A sentence that only says whose a quotation is has at most this many words.
TAG_WORDS = 9

# A sentence that only says whose document it is has at most this many words.
THUS_WORDS = 18

# A word for what was said has the word that points at it this soon behind it (tudingan warga itu).
POINTED_WORDS = 3

# The word before whose document it is stands this soon (dalam keterangan pers tertulis dari X).
ISSUER_WORDS = 7


def read_tag(line: Line, quotes: Sequence[Quote]) -> Draft | None:
    """Read a sentence that only says whose the quotation right before it is (``The pier is gone.'' Rahma said.)."""
    if len(line) > TAG_WORDS or line.quotes:
        return None
    at = bisect_left(quotes, line.sentence.span.start, key=lambda quote: quote.outer.start) - 1
    # A stop may stand behind the closing mark ("The pier is gone". Said Rahma.).
    if at < 0 or line.text[quotes[at].outer.end : line.sentence.span.start].strip(" \n."):
        return None
    hit = next(iter(find_hits(line)), None)
    cue = hit.read_as("verb", "bare") if hit else None
    content = trim(line, *quotes[at].inner)
    if hit is None or cue is None or content is None or hit.is_passive(line) or line.has(0, "not"):
        return None
    behind = hit.last >= len(line) or line.is_mark(hit.last, ".")
    if behind and hit.read_as("bare") is None and "\n" in line.text[quotes[at].outer.end : line.sentence.span.start]:
        # A sentence in a paragraph of its own tells of no speech before it (The lawyer disagreed.).
        return None
    source = source_left(line, 0, hit.first) if behind else source_right(line, hit.last, len(line))
    if source is None or (not behind and hit.first > line.has(0, "thus")):
        return None
    return replace(begin(line, hit, cue, source), by="speech-tag", content=(content,))


def read_thus(line: Line, before: Span | None) -> Draft | None:
    """Read `Demikian hasil survei X.`: a sentence that only says whose document told the sentence before."""
    if before is None or not line.has(0, "thus") or line.quotes or len(line) > THUS_WORDS:
        return None
    if not line.has(1, "document") or line.has(1, "deictic"):
        return None
    source = source_right(line, 1, len(line))
    content = trim(line, *before)
    if source is None or content is None or has_predicate(line, source[1], len(line)):
        return None
    span = (line.span(0, 1),)
    return Draft("back", "say", line.sentence.span, (content,), span, (line.span(*source),))


def read_back(line: Line, hits: Sequence[Hit], before: Span | None) -> tuple[Draft, int] | None:
    """Read `Hal itu disampaikan X`: what X said is the sentence before. Gives the claim and the number of its hit."""
    if before is None:
        return None
    for number, hit in enumerate(hits):
        cue = hit.read_as("passive", "passive-own")
        if cue is None or cue.stance not in ("say", "report", "confirm", "deny") or not _points_back(line, hit.first):
            continue
        content = trim(line, *before)
        draft = replace(begin(line, hit, cue, None), by="back", content=(content,)) if content else None
        if draft and cue.kind == "passive-own":
            return draft, number
        at = hit.last
        while at < len(line) and line.has_any(at, ("adverb", "agent")) and not line.is_capital(at):
            at += 1 + line.has(at, "makes-adverb")
        source = _document(line, at) if line.has(at, "prep") else source_right(line, at, len(line))
        if source is None or draft is None or line.has(at, "verdict") or line.has(source[1], "completes"):
            return None
        if not (can_speak(line, source) or line.has(at, "prep")):
            # Angka itu disebut lebih tinggi.
            return None
        return replace(draft, by=_rule(line, hit.first), source=(line.span(*source),)), number
    return _answers(line, hits, before)


def _answers(line: Line, hits: Sequence[Hit], before: Span) -> tuple[Draft, int] | None:
    """Read `X membantahnya`, `X membenarkan kabar itu`: what X denies or confirms is the sentence before."""
    for number, hit in enumerate(hits):
        cue = hit.read_as("verb")
        if cue is None:
            continue
        alike = cue.stance == "say" and line.has(hit.last, "backnoun") and line.has(hit.last + 1, "alike")
        is_held = cue.needs == "back" or (cue.stance == "deny" and _is_fronted(line, hit))
        points = alike or cue.stance in ("confirm", "deny")
        end = _pointed_end(line, hit.last + 2 * alike, is_held=alike or is_held) if points else None
        if end is None or hit.is_passive(line):
            continue
        left, coordinated = clause_start(line, hit.first, 0)
        within = bool(line.lexicon.owning) and left > skip_turns(line, 0)
        if coordinated or within or is_negated(line, hit.first, 0) or is_infinite(line, hit.first, 0):
            continue
        source = find_subject(line, left, hit.first)
        content = trim(line, *before)
        if source and content and can_speak(line, source):
            rule = "back-alike" if alike else "back-noun"
            return replace(begin(line, hit, cue, source), by=rule, content=(content,)), number
    return None


def _is_fronted(line: Line, hit: Hit) -> bool:
    """Whether what somebody denies opens a sentence that the verb ends (Atas tudingan itu, Rahma menampik.)."""
    if hit.last < len(line) and not line.is_mark(hit.last, "."):
        return False
    comma = find_comma(line, range(1, hit.first), 0)
    led = comma > 1 and line.has(comma - 1, "deictic") and line.has(0, "prep")
    return led and any(line.has(at, "backnoun") for at in range(1, comma))


def _pointed_end(line: Line, at: int, *, is_held: bool) -> int | None:
    """Where a word for what was said ends that only points (kabar itu); None where more is told.

    `is_held`: the verb holds that word in itself (membantahnya).
    """
    if line.lexicon.owning:
        return behind_pointer(line, at)
    if not is_held:
        if not line.has_any(at, ("backnoun", "happened")):
            return None
        soon = range(at + 1, min(len(line), at + POINTED_WORDS))
        pointing = next((here for here in soon if line.has(here, "deictic")), None)
        if pointing is None or any(line.is_verb(here) or not line.is_word(here) for here in range(at, pointing)):
            return None
        at = pointing + 1
    at += is_held and line.has(at, "deictic")
    ends = at >= len(line) or line.is_mark(at, ",.;") or line.has_any(at, ("when", "scene"))
    return at if ends else None


def _rule(line: Line, at: int) -> str:
    """Which way a subject points back: to the like of what was said, to what was said, or to all of the sentence."""
    if any(line.has(here, "alike") for here in range(at)):
        return "back-alike"
    nouns = [here for here in range(at) if line.has(here, "backnoun") and not line.has(here, "deictic")]
    return "back" if not nouns or line.has(nouns[-1], "back") else "back-noun"


def _issuer(line: Line, at: int) -> tuple[int, int] | None:
    """Whose document speaks: `dalam keterangan tertulis dari X`; None when the document does not say."""
    for here in range(at + 1, min(len(line), at + ISSUER_WORDS)):
        if line.has(here, "issues") and any(line.has(word, "document") for word in range(at, here)):
            return source_right(line, here + 1, len(line))
        if line.is_mark(here, ",;"):
            return None
    return None


def _document(line: Line, at: int) -> tuple[int, int] | None:
    """Who speaks in a document: who issued it, else the document, where it names whose it is (laporan BPBD Ende)."""
    issuer = _issuer(line, at)
    source = None if issuer else source_right(line, at + 1, len(line))
    if source is None or line.lexicon.owning or not speaks(line, source):
        return issuer
    return source if any(line.is_capital(word) for word in range(*source)) else None


def _points_back(line: Line, at: int) -> bool:
    """Whether the subject before the passive only points back (Hal itu, Pernyataan tersebut, Demikian; The toll)."""
    if line.lexicon.owning:
        return _is_recounted(line, at)
    words = [here for here in range(max(0, at - 5), at) if line.is_word(here) and not line.has(here, "adverb")]
    if not words or at > 14:
        return False
    if line.forms[words[-1]] and line.has(words[-1], "thus"):
        return True
    points = len(words) >= 2 and line.has_any(words[-1], ("deictic", "alike"))
    led = points and line.has(words[-2], "relative") and len(words) > 2
    if points and not led and len(words) > 2 and _is_news(line, words[-3]):
        # What it is like may stand between (Kabar duka itu).
        return not (line.is_capital(words[-2]) or line.is_verb(words[-2]))
    return points and line.has(words[-3 if led else -2], "backnoun")


def _is_news(line: Line, at: int) -> bool:
    """Whether a word for what was said is one for news, and not for what is asked (Kabar duka; not Permintaan maaf)."""
    cues = (cue for words, cues in line.lexicon.cues.get(line.forms[at], ()) if len(words) == 1 for cue in cues)
    return line.has(at, "backnoun") and any(cue.kind == "noun" and cue.stance == "report" for cue in cues)


def _is_recounted(line: Line, at: int) -> bool:
    """Whether all in front of a passive points at what was told, but for a form of be (That was, The toll is)."""
    start = skip_turns(line, 0)
    told = next((here for here in (start + 2, start + 1) if line.has(here, "told-back")), start)
    led, end = line.has(start, "back") or (line.has(start, "definite") and told > start), told + 1
    between = range(end, at)
    is_passive = any(line.has(here, "be") for here in between)
    return led and is_passive and all(line.has_any(here, ("adverb", "modal")) for here in between)


def closing_relays(line: Line) -> tuple[Relay, ...]:
    """Read a whole sentence that only says who reported what precedes, and from whom or by whom it came.

    Demikian dilaporkan X (seperti dikutip Y | mengutip Z)
    """
    if not any(line.has(at, "thus") for at in range(2)):
        return ()
    hits = find_hits(line)
    for hit in hits:
        if hit.first <= 2 and any(line.has(at, "thus") for at in range(hit.first)):
            at = hit.last
            while at < len(line) and line.has_any(at, ("agent", "inner", "adverb")):
                at += 1
            source = source_right(line, at, len(line))
            if source is None or line.has(at, "infinitive"):
                continue
            cites = {other.first for other in hits if other.read_as("relay")}
            behind = range(source[1], len(line))
            end = next((here for here in behind if line.has(here, "manner") or here in cites), len(line))
            if has_predicate(line, source[1], end):
                continue
            further = (read_relay(line, other) for other in hits if other.first >= end)
            return named_relay(line, hit, source), *(relay for relay in further if relay)
    return ()
