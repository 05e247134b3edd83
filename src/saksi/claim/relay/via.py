"""Those a speaker spoke to or through: `kata X kepada Y`, `X melalui Y mengatakan`, `dalam wawancara dengan Y`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from saksi.claim.draft import Draft
from saksi.claim.line.clause import clause_start
from saksi.claim.line.line import Line, is_cue
from saksi.claim.source.phrase import is_dotted, is_medium
from saksi.claim.source.source import Range, source_left, source_right
from saksi.kinds import Relay

# The medium may stand behind the words "kantor berita", never further than this after an addressee's preposition.
MEDIUM_WORDS = 8
# A word that tells a medium stands this soon behind what leads to it (kepada kantor berita X).
NEAR_WORDS = 4
# What leads to whom something was told.
TOLD = frozenset({"address", "tells", "obtained"})
# A short form with a stop has so many words (the U.S.).
_DOTTED = 3
# Roles of which one is held by whatever leads to a medium.
_LEADS = TOLD | {"agent", "prep", "within"}


def through(line: Line, drafts: Sequence[Draft]) -> list[Draft]:
    """Add to each claim whom its source spoke through, and the medium it was told to: before those who cite that."""
    told = _told(line) if any(draft.source or draft.cue for draft in drafts) else None
    if told is None:
        return [_handed_on(line, draft, None) for draft in drafts]
    teller = max((d.source[0] for d in drafts if d.source and d.source[0] <= told.text), default=None)
    tells = (teller is None or draft.source[:1] in ((), (teller,)) for draft in drafts)
    return [_handed_on(line, draft, told if is_told else None) for draft, is_told in zip(drafts, tells, strict=True)]


def _handed_on(line: Line, draft: Draft, told: Relay | None) -> Draft:
    if not draft.source:
        # Who speaks may stand in the verb alone (katanya kepada Y).
        heard = told and told.cue and draft.cue and not draft.relay and told.cue.start == draft.cue[-1].end + 1
        return replace(draft, relay=(told,)) if told and heard else draft
    spokesman = _spokesman(line, line.word_range(draft.source[-1])[1])
    if spokesman:
        return replace(draft, relay=(spokesman, *draft.relay))
    if told is None or _is_itself(line, draft, told) or (draft.relay and not _is_another(line, draft.relay, told)):
        return draft
    return replace(draft, relay=(told, *draft.relay))


def handed(line: Line, left: int, floor: int) -> tuple[Relay, ...]:
    """Who quotes the speaker, at a verb before `left` (The paper quoted X as saying C; Y mengutip klaim X bahwa C)."""
    if not line.has(left - 1, "hands") or line.has(left, "agent"):
        return ()
    paper = source_left(line, clause_start(line, left - 1, floor)[0], left - 1)
    return (Relay(line.span(*paper), line.span(left - 1, left), ""),) if paper else ()


def _is_another(line: Line, links: Sequence[Relay], told: Relay) -> bool:
    """Whether whom somebody told it is another than who cites him (X kepada Y, dikutip Z; not: kepada Y, dikutip Y)."""
    named = any(line.is_capital(at) for at in range(*line.word_range(told.text)))
    apart = all(link.text.end <= told.text.start or told.text.end <= link.text.start for link in links)
    return named and apart and not any(told.name in link.name for link in links)


def _is_itself(line: Line, draft: Draft, told: Relay) -> bool:
    """Whether who was interviewed is who speaks; who got hold of what speaks only passes it on."""
    if told.cue and line.has(line.word_range(told.cue)[0], "obtained"):
        return False
    own = {form for span in draft.source for form in line.forms[slice(*line.word_range(span))]}
    named = range(*line.word_range(told.text))
    return any(line.is_capital(at) and line.forms[at] in own for at in named)


def _spokesman(line: Line, at: int) -> Relay | None:
    """Who speaks for a source, right behind it: somebody with a role, or a body (Bupati X melalui juru bicara Y)."""
    if not line.has(at, "through") or line.speech(at) >= 0:
        return None
    source = source_right(line, at + 1, len(line))
    if source is None or not line.has_any(source[0], ("title", "organisation")):
        return None
    return _link(line, at, source)


def _told(line: Line) -> Relay | None:
    """The medium that was spoken to, that printed it, or that got hold of what speaks (dokumen yang dilihat Y)."""
    return next((_link(line, at, source) for at, source in _media(line)), None)


def _media(line: Line) -> Iterator[tuple[int, Range]]:
    for at, roles in enumerate(line.held[:-1]):
        if _LEADS.isdisjoint(roles) or line.quoted[at] >= 0:
            continue
        told = not TOLD.isdisjoint(roles) or _is_interview(line, at) or _is_quoted_by(line, at)
        if not (told or ("within" in roles and _is_near(line, at, "prints"))):
            continue
        if at > 0 and is_cue(line, at - 1, "prep"):
            continue
        start = at + 1 + line.has(at + 1, "agent")
        named = line.is_capital(start + line.has(start, "determiner"))
        if not (named or _is_near(line, start - 1, "medium") or is_dotted(line, start)):
            continue
        source = source_right(line, start, _before_verb(line, start, min(len(line), start + MEDIUM_WORDS)))
        if source is not None and _is_named(line, source) and (not told or _heard(line, at, source)):
            yield at, source


def _before_verb(line: Line, start: int, last: int) -> int:
    """Where a medium's name ends at the latest: before what a document says that it got hold of."""
    verbs = (at for at in range(start + 1, last) if not line.is_capital(at) and is_cue(line, at, "verb"))
    return next(verbs, last)


def _is_near(line: Line, at: int, role: str) -> bool:
    """Whether one of the next words has a role."""
    return any(line.has(here, role) for here in range(at + 1, at + 1 + NEAR_WORDS))


def _is_named(line: Line, source: Range) -> bool:
    head = next((at for at in range(source[0] + 1, source[1]) if line.has(at, "prep")), source[1])
    if line.has(head - 1, "gathering"):
        return False
    pointed = line.has(source[0], "definite") and line.has(source[1] - 1, "medium")
    return pointed or is_dotted(line, source[0]) or any(line.is_capital(word) for word in range(*source))


def _heard(line: Line, at: int, source: Range) -> bool:
    """Whether somebody is a medium: known as one, or one who led an interview, and not where or when it was."""
    led = _is_interview(line, at) and not line.has(at, "within") and not line.has(source[0], "title")
    if not line.lexicon.owning:
        return led or is_medium(line, source)
    last = source[1] - 1
    led = led and not (line.has_any(last, ("group", "title")) and not line.is_capital(last))
    # A network of customers, outlet malls and money to wire are no media.
    other = line.has(at + 1, "medium") and line.is_word(at + 2) and not line.is_capital(at + 2)
    owned = line.has(source[1], "part") and not line.is_capital(source[1] - 1)
    short = source[1] - source[0] == _DOTTED and len(line.forms[last]) == 1
    return led or (is_medium(line, source) and not (other or owned or short))


def _is_interview(line: Line, at: int) -> bool:
    """Whether a word leads to who led an interview."""
    return line.has(at - 1, "interview") and (line.has(at, "prep") or not TOLD.isdisjoint(line.held[at]))


def _is_quoted_by(line: Line, at: int) -> bool:
    """Whether a word leads to who quotes somebody (he was quoted as saying by X)."""
    return line.has(at, "agent") and any(line.has(here, "hands") for here in range(at - NEAR_WORDS, at))


def _link(line: Line, cue: int, source: Range) -> Relay:
    span = line.span(*source)
    return Relay(span, line.span(cue, cue + 1), line.text[span.start : span.end])
