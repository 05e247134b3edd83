"""All claims of an article, each from one frame, nested where one stands inside another."""

from collections.abc import Iterator, Sequence

from saksi.claim.draft import Draft, holds, overlap
from saksi.claim.kind import kind_of
from saksi.claim.lexicon import load_lexicon
from saksi.claim.line import Hit, Line, find_hits, make_line
from saksi.claim.passive import read_passive
from saksi.claim.speech import read_speeches
from saksi.claim.statement import read_inverted, read_noun, read_prep, read_verb
from saksi.claim.tier import tier_of
from saksi.kinds import Claim, Quote, Reading, Sentence, Span
from saksi.pack import Pack

_FRAMES = (read_inverted, read_prep, read_verb, read_passive, read_noun)
# Two drafts whose contents overlap this much are one claim found twice.
SAME_CONTENT = 0.8


def find_claims(reading: Reading, pack: Pack) -> tuple[Claim, ...]:
    """Give the claims of an article in the order of their sentences, without speakers resolved."""
    lexicon = load_lexicon(pack)
    drafts: list[Draft] = []
    for sentence in reading.sentences:
        line = make_line(reading.article.text, sentence, reading.words, reading.quotes, lexicon)
        drafts.extend(read_line(line))
    kept = _without_doubles(drafts)
    return tuple(_claims(kept, reading.quotes))


def read_line(line: Line) -> list[Draft]:
    """The claims of one line: speeches first, then the cues they left."""
    hits = tuple(find_hits(line))
    drafts: list[Draft] = []
    used: set[int] = set()
    for draft, number in read_speeches(line, hits):
        drafts.append(draft)
        if number is not None:
            used.add(number)
    floor = 0
    for number, hit in enumerate(hits):
        if number in used:
            continue
        draft = _read(line, hit, floor)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _read(line: Line, hit: Hit, floor: int) -> Draft | None:
    for frame in _FRAMES:
        draft = frame(line, hit, floor)
        if draft is not None:
            return draft
    return None


def _without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in drafts:
        if not any(overlap(draft, other) > SAME_CONTENT for other in kept[-6:]):
            kept.append(draft)
    return kept


def _claims(drafts: Sequence[Draft], quotes: Sequence[Quote]) -> Iterator[Claim]:
    names = {id(draft): f"c{number}" for number, draft in enumerate(drafts, 1)}
    for draft in drafts:
        outer = [other for other in drafts if other is not draft and holds(other, draft)]
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
