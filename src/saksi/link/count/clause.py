"""The clause of a number: the words that speak of it, without who says so."""

import functools
import re
from collections.abc import Iterator, Sequence

from saksi.kinds import Claim, Finding, Span
from saksi.link.form import either
from saksi.pack import Pack, list_forms

# Words to each side of a number that speak of it, within its clause.
WINDOW_WORDS = 6
# So many more behind "of", which says of whom a number is.
OF_WORDS = 4
# A closing quotation mark may stand behind it.
CLAUSE = re.compile(r"[.;:,!?](?=[^\w\s]?(?:\s|$))")
_COMMA = ","
_DENY = "deny"
# Words that open what is set in and tells of some of the counted: "many of them", "including".
SET_IN_WORDS = 2
_RECALL = "recall"
_OPENING = frozenset({"include", "link", "part"})
# What goes on behind such words is the clause, where no new one begins.
_GOING_ON = frozenset({"and", "turn"})
_WORD = re.compile(r"[^\W\d_]+")


def read_clause(finding: Finding, span: Span, sentence: Span, pack: Pack) -> tuple[Span, str, str]:
    """Give the words around a quantity up to the next marks, no more than a few to each side: where they stand, and in
    small letters; and so all words of the sentence in front of it.

    The marks around who says so, and around what is set in, end nothing: "the houses burnt, according to Rahma, number
    47"; "40 people, many of them children, lost their lives".
    """
    text, asides = finding.article.text, find_asides(finding, span, sentence, pack)
    marks = [match for match in CLAUSE.finditer(text, *sentence) if not _is_within(match, asides)]
    start = max((match.end() for match in marks if match.end() <= span.start), default=sentence.start)
    end = min((match.start() for match in marks if match.start() >= span.end), default=sentence.end)
    words = [match for match in _WORD.finditer(text, start, end) if not _is_within(match, asides)]
    ahead = [match for match in words if match.end() <= span.start]
    # "The number of" tells of what, however much stands between.
    counted = [at for at, match in enumerate(ahead) if match[0].casefold() in list_forms(pack, "measure", "tally")]
    before = [match.start() for match in ahead][min([-WINDOW_WORDS, *(at - len(ahead) for at in counted[-1:])]) :]
    behind = [match for match in words if match.start() >= span.end]
    # "59 percent of those on the roll" has more words for whom it is of.
    is_of = bool(behind) and behind[0][0].casefold() in list_forms(pack, "reach", "of")
    after = [match.end() for match in behind][: WINDOW_WORDS + (OF_WORDS if is_of else 0)]
    clause = Span(before[0] if before else span.start, after[-1] if after else span.end)
    led = Span(sentence.start, span.start)
    return clause, blank(text, clause, asides).casefold(), blank(text, led, asides).casefold()


def find_asides(finding: Finding, span: Span, sentence: Span, pack: Pack) -> list[Span]:
    """Give what a sentence tells in passing, with the commas around it: who says so, and what some of the counted are,
    or how many they were before. None of them is around the span.
    """
    told = (Span(*match.span()) for match in _set_in(pack).finditer(finding.article.text, *sentence))
    told = (each for each in told if not each.start < span.start < each.end)
    return [*_find_sayers(finding, sentence), *find_tellers(finding, span), *told]


def find_tellers(finding: Finding, span: Span) -> Iterator[Span]:
    """Yield who tells a number, and whose word is denied: what they are is not what is counted.

    "Relatives of the dead say 83 sailed"; "denied a survivor's claim that 83 sailed".
    """
    for claim in finding.claims:
        if not any(start <= span.start and span.end <= end for start, end in claim.content):
            continue
        # What a manifest lists is told by that word.
        if not _is_of_document(finding, claim):
            yield from (each for each in claim.source if each.end <= span.start)
        if claim.stance == _DENY and claim.cue and claim.cue[-1].end < (start := claim.content[0].start) <= span.start:
            yield Span(claim.cue[-1].end, start)


def _find_sayers(finding: Finding, sentence: Span) -> list[Span]:
    """Where a sentence says between two commas who says so, with the commas."""
    text, found = finding.article.text, []
    for claim in finding.claims:
        spans = (*claim.cue, *claim.source)
        if not claim.cue or not claim.content or not sentence.start <= claim.cue[0].start < sentence.end:
            continue
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        opening, closing = text.rfind(_COMMA, sentence.start, start), text.find(_COMMA, end, sentence.end)
        is_set_off = min(opening, closing) >= 0 and not (text[opening + 1 : start] + text[end:closing]).strip()
        if is_set_off and min(claim.content).start < opening and max(claim.content).end > closing:
            found.append(Span(opening, closing + 1))
    return found


def find_sources(finding: Finding, within: Span) -> list[Span]:
    """Give where a stretch of text names who says something, with what is told of them in passing: what they are is not
    what they count ("Rahma, whose son was shot, said").
    """
    start, end = within
    told = (claim for claim in finding.claims if not _is_of_document(finding, claim))
    named = ((claim, span) for claim in told for span in claim.source if start <= span.start < span.end <= end)
    return [Span(span.start, min(end, _find_end(finding, claim, span))) for claim, span in named]


def _is_of_document(finding: Finding, claim: Claim) -> bool:
    """Whether a document says something: "the manifest listed"."""
    return any(actor.id == claim.actor and actor.kind == "document" for actor in finding.actors)


def _find_end(finding: Finding, claim: Claim, source: Span) -> int:
    """Where the words for a source end: at the cue, where no more than what stands between two commas parts them."""
    cue = min((span.start for span in claim.cue if span.start > source.end), default=source.end)
    between = finding.article.text[source.end : cue].strip()
    is_content = any(source.end <= span.start < cue for span in claim.content)
    is_passing = len(between) > 1 and between.startswith(_COMMA) and between.endswith(_COMMA)
    return cue if is_passing and not is_content else source.end


@functools.cache
def _set_in(pack: Pack) -> re.Pattern[str]:
    """What stands between two commas, and opens with a word for some of the counted, or for how many they were."""
    told: dict[str, list[str]] = {}
    for row in pack.rows("reach"):
        told.setdefault(row["kind"], []).append(row["form"])
    recalled = (row["form"] for row in pack.rows("measure") if row["kind"] == _RECALL)
    opening = either([*(form for kind in _OPENING for form in told.get(kind, ())), *recalled])
    new = either(form for kind in _GOING_ON for form in told.get(kind, ()))
    word = r"[^\W\d_]+ "
    return re.compile(rf", (?:{word}){{0,{SET_IN_WORDS}}}{opening}\b[^,.;:!?]*,(?= (?!(?:{new})\b))", re.IGNORECASE)


def blank(text: str, clause: Span, asides: Sequence[Span]) -> str:
    """Give the words of a span, with blanks for what is told in passing: that says nothing of what is counted."""
    words = text[slice(*clause)]
    for start, end in asides:
        first, last = max(start, clause.start) - clause.start, min(end, clause.end) - clause.start
        if first < last:
            words = words[:first] + " " * (last - first) + words[last:]
    return words


def _is_within(match: re.Match[str], spans: Sequence[Span]) -> bool:
    at = match.start()
    return bool(spans) and any(start <= at < end for start, end in spans)
