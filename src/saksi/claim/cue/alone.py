"""Quotations alone, with no words around them that say whose they are: those of who has the floor."""

from collections.abc import Sequence
from dataclasses import replace

from saksi.claim.content.content import trim
from saksi.claim.cue.colon import tells_before
from saksi.claim.draft import Draft, begin
from saksi.claim.line.clause import clause_start, is_negated
from saksi.claim.line.line import STOPS, Line, find_hits, is_cue
from saksi.claim.line.nominal import is_noun
from saksi.claim.line.predicate import has_predicate, may_act, predicates
from saksi.claim.source.phrase import can_speak
from saksi.claim.source.subject import find_subject

# The rules of a quotation alone: behind who spoke last, and behind who does something where nobody spoke.
ALONE, ACTED = "speech-alone", "speech-acted"
# A sentence that leads to a speech has at most this many words.
LEAD_WORDS = 14


def read_lone_speeches(line: Line, previous: Draft | None) -> list[Draft]:
    """Read a sentence that is quotations and nothing else, each as the previous speaker's.

    A previous sentence that only led to it (read_lead) gives its cue and source to the first.
    """
    if previous is None or not line.quotes or not (previous.source or previous.speaker_by == "previous"):
        return []
    outside = [at for at in range(len(line)) if line.quoted[at] < 0 and line.is_word(at)]
    if outside and not _runs_on(line, outside):
        return []
    relay = tuple(replace(link, basis="inherited") for link in previous.relay)
    ends = [quote.inner.end for quote in line.quotes[:-1]]
    ends.append(line.words[outside[-1]].end if outside else line.quotes[-1].inner.end)
    spans = zip(line.quotes, ends, strict=True)
    contents = [content for quote, end in spans if (content := trim(line, quote.inner.start, end))]
    rule = ACTED if previous.by == ACTED else ALONE
    alone = [
        Draft(rule, "say", line.sentence.span, (content,), relay=relay, speaker_by="previous") for content in contents
    ]
    return alone if previous.content else [replace(previous, content=(contents[0],)), *alone[1:]] if contents else []


def _runs_on(line: Line, outside: Sequence[int]) -> bool:
    """Whether a quotation runs on behind its mark without another verb ("The fee is only a tax" on anglers.)."""
    first, last = outside[0], outside[-1] + 1
    begun = line.text[slice(*line.quotes[0].inner)]
    opens = len(line.quotes) == 1 and line.quoted[0] == 0 and line.has_any(first, ("prep", "and", "relative"))
    whole = last - first == len(outside) and not begun.rstrip().endswith(STOPS)
    acts = any(predicates(line, at) or may_act(line, at) or is_cue(line, at, "bare", "verb") for at in outside)
    return opens and whole and has_predicate(line, 0, first) and not acts


def is_alone(draft: Draft) -> bool:
    """Whether a claim is a quotation alone."""
    return draft.by in (ALONE, ACTED)


def asks(line: Line) -> bool:
    """Whether a sentence is a question outside marks."""
    return not line.quotes and line.is_mark(len(line) - 1, "?")


def read_lead(line: Line) -> Draft | None:
    """Read a sentence that ends on a verb of saying and so leads to the speech behind it (Hakim kembali bertanya.).

    Before a colon only what tells nothing may follow the verb (Rahma menulis di akunnya sebagai berikut:).
    """
    if line.quotes or len(line) > LEAD_WORDS:
        return None
    last = len(line) - line.is_mark(len(line) - 1, ".:")
    opens = line.is_mark(last, ":")
    hits = (h for h in find_hits(line) if h.last >= last or (opens and not tells_before(line, h.last, last)))
    named = bool(line.lexicon.owning)
    hit = next((hit for hit in hits if hit.read_as("verb") and not (named and is_noun(line, hit.first))), None)
    cue = hit.read_as("verb") if hit else None
    if hit is None or cue is None or cue.needs == "never" or hit.is_passive(line) or is_negated(line, hit.first, 0):
        return None
    source = find_subject(line, clause_start(line, hit.first, 0)[0], hit.first)
    return replace(begin(line, hit, cue, source), by="speech-led") if source else None


def _is_somebody(line: Line, first: int, last: int) -> bool:
    """Whether somebody by name is told of, perhaps behind small words that tell what he is (duty doctor Rahma Dunn)."""
    return line.is_capital(last - 1) and any(can_speak(line, (at, last)) for at in range(first, last))


def read_act(line: Line) -> Draft | None:
    """Read a sentence in which somebody by name does something: a quotation right behind it is his (Rahma tertawa.).

    It gives no claim itself.
    """
    if line.quotes:
        return None
    acts = (at for at in range(1, min(len(line), LEAD_WORDS)) if predicates(line, at) and not line.is_capital(at))
    sources = (find_subject(line, clause_start(line, at, 0)[0], at) for at in acts)
    if not any(source and _is_somebody(line, *source) for source in sources):
        return None
    return Draft(ACTED, "say", line.sentence.span, (line.sentence.span,), speaker_by="previous")
