"""Those through whom words reached the outlet: `seperti dikutip X`, `Melansir X, ...`, `kata Y kepada X`."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from saksi.claim.content.content import behind_date, skip_days, skip_scene, words_span
from saksi.claim.content.ending import content_end
from saksi.claim.content.tie import skip_turns
from saksi.claim.content.turn import behind_turn
from saksi.claim.draft import Draft
from saksi.claim.line.clause import PARTING
from saksi.claim.line.comma import find_comma
from saksi.claim.line.line import Hit, Line, is_in_manner
from saksi.claim.line.predicate import has_predicate
from saksi.claim.relay.via import through
from saksi.claim.source.phrase import is_medium
from saksi.claim.source.source import Range, source_right
from saksi.claim.source.stretch import is_adjunct
from saksi.kinds import Relay, Span

# A comma closes who passes something on, at the start of a line, within so many words.
OPENER_WORDS = 12


def read_relay(line: Line, hit: Hit) -> Relay | None:
    """Read who passed the words on, right of a relay cue."""
    if hit.read_as("relay") is None and not is_passed(line, hit):
        return None
    at = hit.last
    while not line.is_capital(at) and line.has_any(at, ("agent", "inner", "adverb", "through", "within")):
        at += 1
    source = source_right(line, at, len(line))
    if source is None or source[0] == source[1] or line.has(at, "infinitive"):
        return None
    return named_relay(line, hit, source)


def named_relay(line: Line, hit: Hit, source: Range) -> Relay:
    """A relay named by a range of words, behind its cue."""
    span = line.span(*source)
    return Relay(span, line.span(hit.first, hit.last), line.text[span.start : span.end])


def is_thus(line: Line, hit: Hit) -> bool:
    """Whether a cue only closes what precedes it (..., demikian dilaporkan X; ..., demikian menurut X)."""
    if not (line.has(hit.first - 1, "thus") and line.is_mark(hit.first - 2, PARTING)):
        return False
    return hit.read_as("passive", "prep", "noun", "bare") is not None


def is_passed(line: Line, hit: Hit) -> bool:
    """Whether a cue of another kind only says who passed the words on: is_thus, or `Dilaporkan X, C` that opens."""
    if is_thus(line, hit):
        return True
    cue = hit.read_as("passive")
    if cue is None or cue.needs in ("be", "cast"):
        return False
    if is_in_manner(line, hit.first):
        return cue.stance in ("report", "say") and cue.needs != "doc"
    if cue.stance != "report" or not opens_line(line, hit):
        return False
    at = hit.last
    while line.is_capital(at) and not line.has(at, "weekday"):
        at += 1
    return at > hit.last and line.is_mark(at, ",")


def is_led(line: Line, hit: Hit, drafts: Sequence[Draft]) -> bool:
    """Whether a relay cue passes on what precedes or follows it, and is not a clause's own verb."""
    before = hit.first - 1
    if before < 0 or line.is_mark(before, ",)") or line.speech(before) >= 0:
        return True
    if line.has_any(before, ("manner", "relative")):
        return True
    # Behind who passed it on stands whom he has it from, or who did so too (dilansir X mengutip Y dan dikutip Z).
    passed = {link.text.end for draft in drafts for link in draft.relay}
    if line.words[before - line.has(before, "and")].end in passed:
        return True
    return any(span[-1].end == line.words[before].end for d in drafts for span in (d.source, d.cue) if span)


def opens_line(line: Line, hit: Hit) -> bool:
    """Whether nothing but openers stands left of the cue."""
    start = skip_turns(line, 0)
    led = hit.first - (line.has(hit.first - 1, "relative") and line.has(hit.first - 2, "manner"))
    return all(line.has_any(at, ("open", "manner")) or not line.is_word(at) for at in range(start, led))


def with_relays(line: Line, hits: Sequence[Hit], drafts: list[Draft]) -> list[Draft]:
    """Add to the line's claims those who passed them on; a relay without a claim is the source of what it passes on."""
    for hit in hits:
        led = is_passed(line, hit) or (hit.read_as("relay") is not None and is_led(line, hit, drafts))
        relay = read_relay(line, hit) if led else None
        if relay is None or any(d.by == "back" and relay.cue in d.cue for d in drafts):
            continue
        drafts = _opening(line, hit, relay, drafts) if opens_line(line, hit) else _closing(line, hit, relay, drafts)
    drafts = [replace(d, relay=tuple(_named(line, link) for link in d.relay)) if d.relay else d for d in drafts]
    return through(line, drafts)


def behind_opener(line: Line, hits: Sequence[Hit]) -> int:
    """The word at which what is passed on starts, behind who passes it on at the start of a line; 0 where nobody does.

    Melansir X, Ambon, Selasa (3/4), | menurut Rahma, C
    """
    if not hits[1:] or not (hits[0].read_as("relay") or is_passed(line, hits[0])) or not opens_line(line, hits[0]):
        return 0
    relay = read_relay(line, hits[0])
    at = (_behind(line, relay) if relay else None) or 0
    return skip_days(line, at)


def _behind(line: Line, relay: Relay) -> int | None:
    """The first word behind the comma that closes who passes something on."""
    end = bisect_left(line.words, Span(relay.text.end, 0))
    if (dated := behind_date(line, end)) > end:
        return dated
    comma = find_comma(line, range(end, end + OPENER_WORDS), None)
    if comma is not None and line.has(comma + 1, "relative"):
        # Whom who passes it on has it from stands between commas (Seperti dilaporkan X, yang mengutip Y, C).
        comma = find_comma(line, range(comma + 1, len(line)), None)
    return None if comma is None else comma + 1


def _opening(line: Line, hit: Hit, relay: Relay, drafts: list[Draft]) -> list[Draft]:
    at = _behind(line, relay)
    if at is None:
        return drafts
    start = skip_scene(line, at)
    content = words_span(line, start, content_end(line, start, len(line))) if start < len(line) else None
    if content is None:
        return drafts
    inner = [d for d in drafts if d.content[0].start >= content.start or d.source]
    if inner:
        first = min(inner, key=lambda d: min(d.cue + d.content))
        if _has_from(line, hit, relay, first):
            cited = _cites(first, relay)
            cited = replace(cited, cue=tuple(sorted(cited.cue)))
            return [cited if d is first else d for d in drafts]
        return [replace(d, relay=(*d.relay, relay)) if d is first else d for d in drafts]
    return [*drafts, _own_claim(line, hit, relay, (content,))]


def _has_from(line: Line, hit: Hit, cited: Relay, draft: Draft) -> bool:
    """Whether a medium has what it reports from whom it cites before it (Mengutip pejabat setempat, X melaporkan C)."""
    cue = hit.read_as("relay")
    cites = cue is not None and cue.needs == "citing" and _may_speak(line, cited) and _is_passed_by(line, draft)
    return cites and not line.lexicon.owning and not is_medium(line, line.word_range(cited.text))


def _closing(line: Line, hit: Hit, relay: Relay, drafts: list[Draft]) -> list[Draft]:
    turn = behind_turn(line, 0, hit.first)
    turned = line.words[turn].start if turn else 0
    before = [d for d in drafts if (d.cue or d.content)[0].start < relay.text.start]
    before = [d for d in before if min(d.cue + d.content).start >= turned]
    cue = hit.read_as("relay")
    if cue is not None and cue.needs == "citing" and before and not _is_passed_by(line, before[-1]):
        if not _may_speak(line, relay):
            return drafts
    elif cue is not None and cue.needs == "citing" and before and not _may_speak(line, relay):
        return drafts
    elif cue is not None and cue.needs == "citing" and before:
        return [_cites(d, relay) if d is before[-1] else d for d in drafts]
    if before and not _only_inside(line, before, hit):
        return [replace(d, relay=(*d.relay, relay)) if d in before and not _inside(d, before) else d for d in drafts]
    between = [d for d in drafts if d.source and d.cue and d.source[0].start < relay.text.start < d.cue[0].start]
    if between and cue is not None and cue.needs == "citing" and _is_passed_by(line, between[0]):
        return [_cites(d, relay) if d is between[0] else d for d in drafts]
    if between:
        return [replace(d, relay=(*d.relay, relay)) if d is between[0] else d for d in drafts]
    if cue is not None and cue.needs == "citing" and not _may_speak(line, relay):
        # The firm cut 300 jobs, citing weak demand.
        return drafts
    start = hit.first
    while start > 0 and (line.has_any(start - 1, ("manner", "relative", "thus")) or line.is_mark(start - 1, ",")):
        start -= 1
    content = _passed_on(line, turn, start, relay, is_whole=is_thus(line, hit))
    return [*drafts, _own_claim(line, hit, relay, content)] if content else drafts


def _passed_on(line: Line, first: int, start: int, relay: Relay, *, is_whole: bool) -> tuple[Span, ...]:
    """What a relay set into a sentence passes on: what stands before it, and where that is no clause what follows too.

    Its clause opens at `first`.

    Jalan itu | , seperti dikatakan X, | akan ditutup
    """
    before = words_span(line, skip_turns(line, first), start)
    if before is None or is_whole or has_predicate(line, first, start):
        return (before,) if before else ()
    after = bisect_left(line.words, Span(relay.text.end, 0)) + 1
    end = content_end(line, after, len(line)) if after < len(line) and line.is_mark(after - 1, ",") else after
    rest = words_span(line, after, end) if has_predicate(line, after, end) else None
    if rest and is_adjunct(line, skip_turns(line, first), start):
        return (rest,)
    return (before, rest) if rest else ()


def _only_inside(line: Line, before: Sequence[Draft], hit: Hit) -> bool:
    """Whether the claims before a closing relay only stand in the sentence it passes on, with nobody as their source.

    C, demikian menurut X: the passives in C are nobody's, and X reports all of C.
    """
    if not is_thus(line, hit) or any(d.source or d.speaker_by for d in before):
        return False
    return min(d.content[0].start for d in before) > line.words[0].start and has_predicate(line, 0, hit.first)


def _is_passed_by(line: Line, draft: Draft) -> bool:
    """Whether the source of a claim is a medium or does as media do, so that who it cites is the source."""
    return bool(draft.source) and (draft.stance == "report" or is_medium(line, line.word_range(draft.source[0])))


def _may_speak(line: Line, cited: Relay) -> bool:
    """Whether what is cited can have said something: a name, or somebody or something known to speak."""
    first, last = line.word_range(cited.text)
    inside = range(first, last)
    roles = ["group", "organisation", "document", "medium"]
    if not line.lexicon.owning:
        roles += ["title", "pronoun"]
    else:
        # Major flaws are nobody, nor is her work.
        head = next((at for at in inside if line.has(at, "prep")), last) - 1
        if line.has(head, "title") or (line.has(first, "pronoun") and last - first == 1):
            return True
    return any(line.is_capital(at) or line.has_any(at, roles) for at in inside)


def _cites(draft: Draft, cited: Relay) -> Draft:
    """A claim whose source only passes on what it cites: the cited becomes the source, the source a relay."""
    source = draft.source[0]
    passed = Relay(source, draft.cue[0] if draft.cue else None, "")
    cue = draft.cue + ((cited.cue,) if cited.cue else ())
    return replace(draft, source=(cited.text,), cue=cue, relay=(*draft.relay, passed))


def _inside(draft: Draft, others: Sequence[Draft]) -> bool:
    return any(
        other is not draft and any(a <= draft.content[0].start and draft.content[-1].end <= b for a, b in other.content)
        for other in others
    )


def _own_claim(line: Line, hit: Hit, relay: Relay, content: tuple[Span, ...]) -> Draft:
    cue = (relay.cue,) if relay.cue else ()
    told = hit.read_as("passive")
    stance = told.stance if told and not hit.read_as("relay") else "report"
    return Draft("relay", stance, line.sentence.span, content, cue, (relay.text,))


def _named(line: Line, link: Relay) -> Relay:
    return link if link.name else replace(link, name=line.text[link.text.start : link.text.end])
