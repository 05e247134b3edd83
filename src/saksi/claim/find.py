"""All claims of an article, each from one frame, nested where one stands inside another."""

import functools
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import groupby

from saksi.claim.content.asked import is_asked
from saksi.claim.content.content import trim
from saksi.claim.content.unmarked import with_unmarked
from saksi.claim.cue.accord import read_prep
from saksi.claim.cue.alone import asks, is_alone, read_act, read_lead, read_lone_speeches
from saksi.claim.cue.aside import read_aside, read_view
from saksi.claim.cue.back import pointed
from saksi.claim.cue.comment import read_held
from saksi.claim.cue.contact import read_contact
from saksi.claim.cue.depict import read_depicted, read_said
from saksi.claim.cue.echo import answered, is_held_by, parted, passed_on, read_answer, with_echo
from saksi.claim.cue.elided import with_elided
from saksi.claim.cue.follow import closing_relays, read_back, read_tag, read_thus
from saksi.claim.cue.headline import read_headline
from saksi.claim.cue.inverted import read_inverted, read_told
from saksi.claim.cue.mine import is_speakers
from saksi.claim.cue.noun import read_noun
from saksi.claim.cue.object import read_object
from saksi.claim.cue.passive import read_passive
from saksi.claim.cue.report import read_report
from saksi.claim.cue.speech import read_speeches
from saksi.claim.cue.tail import read_tail
from saksi.claim.cue.verb import read_verb
from saksi.claim.cue.void import is_void, with_somebody
from saksi.claim.draft import Draft, holds, within, without_doubles
from saksi.claim.kind import kind_of
from saksi.claim.line.clause import is_colon
from saksi.claim.line.lexicon import load_lexicon
from saksi.claim.line.line import Hit, Line, find_hits, without_stray
from saksi.claim.line.slice import Words, as_prose, fold_words, inner_lines, make_line
from saksi.claim.relay.medium import pass_through
from saksi.claim.relay.own import without_outlet
from saksi.claim.relay.relay import behind_opener, is_passed, with_relays
from saksi.claim.stance import with_stance
from saksi.claim.tier import tier_of
from saksi.kinds import Claim, Quote, Reading, Sentence, Span
from saksi.pack import Pack

_Frame = Callable[[Line, Hit, int], Draft | None]
# The readers of a cue, each with the kinds of cues it reads.
_FRAMES: Sequence[tuple[_Frame, Sequence[str]]] = (
    (read_aside, ("verb",)),
    (read_view, ("noun",)),
    (read_object, ("bare", "verb")),
    (read_contact, ("passive", "verb")),
    (read_inverted, ("bare", "clitic")),
    (read_tail, ("bare", "verb")),
    (read_prep, ("clitic", "prep")),
    (read_verb, ("verb",)),
    (read_told, ("passive",)),
    (read_held, ("passive",)),
    (read_passive, ("passive", "passive-own")),
    (read_noun, ("noun",)),
)
# How the mind holds what it holds: somebody's own word for it is no second claim.
MIND = ("assess", "believe", "estimate", "fear", "hope", "suspect")


def find_claims(reading: Reading, pack: Pack) -> tuple[Claim, ...]:
    """Give the claims of an article in the order of their sentences, without speakers resolved."""
    lexicon, drafts = load_lexicon(pack), list[Draft]()
    last: Draft | None = None
    before: Span | None = None
    quiet: Line | None = None
    quotes = without_stray(reading.article.text, reading.quotes, lexicon)
    words = fold_words(reading, pack)
    for sentence in reading.sentences:
        if sentence.kind == "dateline":
            continue
        line = make_line(words, sentence, quotes, lexicon)
        closing = closing_relays(line) if drafts and drafts[-1].sentence == before else ()
        # Who speaks behind nobody is looked for where a quotation stands alone.
        last = last or (read_act(quiet) if quiet and line.quotes else None)
        found = [] if closing else _read_printed(line, words, _heard(last, sentence, reading), before)
        if closing:
            drafts = [replace(d, relay=(*d.relay, *closing)) if d.sentence == before else d for d in drafts]
        tagged = read_depicted(line, quotes)
        if tagged is None and (not found or line.text[sentence.span.start].islower()):
            tagged = read_tag(line, quotes)
        if tagged:
            drafts = [d for d in drafts if not is_alone(d) or d.content != tagged.content]
            found = [tagged]
        drafts, found = _carried_on(line, quotes, drafts, found)
        drafts.extend(pointed(line, draft, drafts) for draft in found)
        near = last if found or _near(last, sentence, reading) else None
        last = _speaking(found) or (None if found else read_lead(line)) or near
        # What is asked between them leads to no other speaker.
        quiet = None if found else quiet if quiet and asks(line) else line
        before = sentence.span
    whole = with_unmarked(reading, lexicon, drafts)
    return tuple(_claims(without_outlet(reading, lexicon, without_doubles(whole)), quotes))


def _carried_on(
    line: Line, quotes: Sequence[Quote], drafts: list[Draft], found: list[Draft]
) -> tuple[list[Draft], list[Draft]]:
    """A speech that goes on from the paragraph before without an opening mark takes what was said there with it."""
    if not line.quotes or not found or line.quotes[0].outer.start != line.quotes[0].inner.start:
        return drafts, found
    begun = quotes[bisect_left(quotes, line.quotes[0].outer.start, key=lambda quote: quote.outer.start) - 1]
    content = trim(line, *begun.inner)
    speech = next((d for d in found if d.content[0].start == line.quotes[0].inner.start), None)
    told = {d.content[-1] for d in drafts[-4:] if d.cue}  # with its cue already
    if content is None or speech is None or begun.is_closed or content in told:
        return drafts, found
    kept = [d for d in drafts if not is_alone(d) or d.content[0].start < content.start]
    return kept, [replace(d, content=(content, *d.content)) if d is speech else d for d in found]


def _read_printed(line: Line, words: Words, last: Draft | None, before: Span | None) -> list[Draft]:
    """Read a sentence; a title that has its words in capitals first as prose would print it."""
    prose = as_prose(line, words)
    return (_read_sentence(prose, last, before) if prose is not line else []) or _read_sentence(line, last, before)


def _read_sentence(line: Line, last: Draft | None, before: Span | None) -> list[Draft]:
    alone = read_lone_speeches(line, last)
    if alone:
        return [draft for speech in alone for draft in (speech, *read_inside(line, speech))]
    drafts = read_line(line, before)
    return drafts + [inner for draft in drafts if draft.by.startswith("speech") for inner in read_inside(line, draft)]


def _speaking(drafts: Sequence[Draft]) -> Draft | None:
    """The claim of a sentence whose speaker goes on speaking: the first with a source that is not inside another."""
    named = [d for d in drafts if d.source or d.speaker_by == "previous"]
    return next((d for d in named if not any(o is not d and holds(o, d) for o in drafts)), None)


def _near(last: Draft | None, sentence: Sentence, reading: Reading) -> bool:
    """Whether the last speaker may still be speaking: nothing but quotations since, or the same paragraph."""
    if last is None:
        return False
    return reading.paragraphs[sentence.paragraph].start <= last.sentence.start


def _heard(last: Draft | None, sentence: Sentence, reading: Reading) -> Draft | None:
    """The last speaker's claim; who passed it on holds no further than its paragraph."""
    return last if last is None or not last.relay or _near(last, sentence, reading) else replace(last, relay=())


def read_line(line: Line, before: Span | None = None) -> list[Draft]:
    """The claims of one line: speeches first, then the cues they left, then who passed them on."""
    if thus := read_thus(line, before):
        return [thus]
    hits = find_hits(line)
    if not hits and not line.quotes:
        report = read_headline(line) or read_report(line, ())
        return with_relays(line, (), [report]) if report else []
    drafts: list[Draft] = []
    used: set[int] = set()
    for draft, number in read_speeches(line, hits):
        drafts.append(draft)
        if number is not None:
            used.add(number)
    if back := read_back(line, hits, before) or read_said(line, hits, before):
        drafts.append(back[0])
        used.add(back[1])
    opened = behind_opener(line, hits)
    for number, hit in enumerate(hits):
        if number not in used and not is_passed(line, hit):
            read = _read(
                line, hit, max(opened if opened <= hit.first else 0, _floor(line, hit, drafts))
            ) or read_answer(line, hit, drafts)
            own = [within(_shared(draft, drafts), drafts, line.text) for draft in read]
            drafts.extend(with_echo(line, answered(line, draft, drafts), drafts) for draft in own)
    if report := read_report(line, drafts):
        drafts.append(report)
    kept = [
        with_stance(line, _shared(with_somebody(line, draft), [other for other in drafts if other is not draft]))
        for draft in drafts
        if not (_is_own_mind(line, draft, drafts) or is_asked(line, draft, drafts) or is_void(line, draft))
    ]
    # One claim alone passes nothing on and is cut by none; most lines have no more.
    told = pass_through(line, passed_on(line, parted(line, kept))) if len(kept) > 1 else kept
    return with_relays(line, hits, with_elided(line, told))


def _is_own_mind(line: Line, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether somebody only reports what he himself thinks (X said he believed C): one claim, not two."""
    if draft.stance not in MIND or not draft.source or not line.lexicon.has(_form(line, draft.source[0]), "pronoun"):
        return False
    return any(o.content[0].start == draft.source[0].start for o in drafts if o is not draft and o.content)


def _form(line: Line, span: Span) -> str:
    return line.text[span.start : span.end].casefold()


def _shared(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A coordinated claim: without a source of its own where an earlier claim of the line names it already."""
    if draft.speaker_by != "elided":
        return draft
    if any(_same_source(other, draft) for other in drafts):
        return replace(draft, source=(), speaker_by="previous")
    return replace(draft, speaker_by="")


def _same_source(one: Draft, other: Draft) -> bool:
    """Whether two claims name the same words as their source."""
    return any(a < d and c < b for a, b in one.source for c, d in other.source)


def _floor(line: Line, hit: Hit, drafts: Sequence[Draft]) -> int:
    """Where the clause of a cue may start: at the content that holds it, when an earlier claim's content does."""
    at = line.words[hit.first].start
    before = line.forms[: hit.first]
    parted = ";" in before or ":" in before
    clause = next((here + 1 for here in range(hit.first - 1, -1, -1) if _parts(line, here)), 0) if parted else 0
    told = [d for d in drafts if d.cue and not _is_own(line, hit, d, at)]
    starts = [a for d in told for a, b in d.content if a <= at < b and d.cue[0].start < a]
    return max(clause, bisect_left(line.words, (max(starts), 0)) if starts else 0)


def _is_own(line: Line, hit: Hit, draft: Draft, at: int) -> bool:
    """Whether a verb goes on behind who passed it on with its own subject (Camat Nita, menurut X, mengatakan C)."""
    told = hit.read_as("verb") is not None and hit.read_as("bare") is None and line.is_mark(hit.first - 1, ",")
    around = draft.by == "prep" or draft.by.startswith("inverted")
    return told and around and len(draft.content) > 1 and draft.content[-1].start == at


def _parts(line: Line, at: int) -> bool:
    """Whether a semicolon or a colon parts two statements here."""
    return (line.is_mark(at, ";") or is_colon(line, at)) and line.speech(at) < 0


def _read(line: Line, hit: Hit, floor: int) -> list[Draft]:
    if any(cue.is_quoting for cue in hit.cues) and not line.is_mark(hit.first - 1, "?!"):
        hit = replace(hit, cues=tuple(cue for cue in hit.cues if not cue.is_quoting))
    frames = _frames_of(frozenset([cue.kind for cue in hit.cues]))
    for frame in frames if frames and not is_held_by(line, hit) else ():
        if (draft := frame(line, hit, floor)) is not None:
            return [draft]
    return []


@functools.cache
def _frames_of(kinds: Set[str]) -> Sequence[_Frame]:
    """The readers of a cue of these kinds, the first that fits counts."""
    return [frame for frame, wanted in _FRAMES if not kinds.isdisjoint(wanted)]


def read_inside(line: Line, speech: Draft) -> list[Draft]:
    """The claims inside a speech: somebody else's words in the speaker's mouth."""
    drafts: list[Draft] = []
    for quote in line.quotes:
        if not any(quote.inner.start <= start < quote.inner.end for start, _ in speech.content):
            continue
        for inner in inner_lines(line, quote):
            drafts.extend(replace(d, is_inside=True) for d in read_line(inner) if not is_speakers(inner, d))
    return drafts


def _with_near(drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Sequence[Draft]]]:
    """Each draft with those that can hold it: of its own sentence and of the ones beside it that hold drafts."""
    groups = [tuple(group) for _, group in groupby(drafts, key=lambda draft: draft.sentence)]
    for at, group in enumerate(groups):
        near = [draft for beside in groups[max(0, at - 1) : at + 2] for draft in beside]
        yield from ((draft, near) for draft in group)


def _claims(drafts: Sequence[Draft], quotes: Sequence[Quote]) -> Iterator[Claim]:
    names = {id(draft): f"c{number}" for number, draft in enumerate(drafts, 1)}
    for draft, near in _with_near(drafts):
        outer = [other for other in near if other is not draft and holds(other, draft)]
        inner_most = min(outer, key=lambda other: sum(b - a for a, b in other.content), default=None)
        yield Claim(
            id=names[id(draft)],
            kind=kind_of(draft, quotes),
            source=draft.source,
            cue=draft.cue,
            content=draft.content,
            speaker="",
            stance=draft.stance,
            sentence=draft.sentence,
            by=draft.by,
            tier=tier_of(draft.by),
            relay=draft.relay,
            nested_in=names[id(inner_most)] if inner_most else None,
            speaker_by=draft.speaker_by,
        )
