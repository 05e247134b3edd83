"""What of a speech stands outside its marks: the clause it goes on, its end, its second part."""

from collections.abc import Sequence

from saksi.claim.content.content import trim
from saksi.claim.content.ending import content_end
from saksi.claim.content.lead import is_quote_mark
from saksi.claim.content.tie import skip_turns
from saksi.claim.cue.colon import left_edge
from saksi.claim.draft import Draft
from saksi.claim.line.line import STOPS, Hit, Line, is_cue
from saksi.kinds import Span


def with_start(line: Line, hits: Sequence[Hit], first: int, content: Span) -> Span:
    """A speech that goes on a clause begun outside its marks, with that beginning (The toll ''is a guess,'' said X)."""
    left = skip_turns(line, left_edge(line, first))
    joined = line.is_word(first - 1) or line.is_mark(first - 1, ",")
    begun = left < first - 1 and joined and line.text[content.start].islower()
    if not begun or any(left <= hit.first < first for hit in hits):
        return content
    return Span(line.words[left].start, content.end)


def to_end(line: Line, last: int, draft: Draft, content: Span) -> Span:
    """A speech that goes on outside its marks (said "some" knew; ``It is a rise'' for many, X said)."""
    if draft.by == "speech-led" and line.lexicon.owning and _runs_on(line, last, content.end):
        return trim(line, content.start - 1, line.words[content_end(line, last, len(line)) - 1].end) or content
    if draft.by != "speech-subject" or not draft.source or not line.lexicon.owning:
        return content
    start = last + is_quote_mark(line, last)
    first = line.word_range(draft.source[0])[0]
    goes_on = start + 1 < first and line.is_word(start) and line.is_mark(first - 1, ",") and not line.is_capital(start)
    ends = line.is_mark(last - 1, "".join(STOPS)) or line.has_any(start, ("relative", "manner"))
    whole = all(line.is_word(at) for at in range(start, first - 1)) and not is_cue(line, start, "verb", "bare")
    return Span(content.start, line.words[first - 2].end) if goes_on and whole and not ends else content


def _runs_on(line: Line, at: int, end: int) -> bool:
    """Whether a sentence runs on over the closing mark of a speech that nothing ends inside it."""
    leads = line.has_any(at, ("and", "join", "when", "sub"))
    return (
        line.is_word(at) and not (leads or line.is_capital(at)) and set(STOPS).isdisjoint(line.text[end - 1 : end + 1])
    )


def resumes(line: Line, hits: Sequence[Hit], number: int, draft: Draft) -> Span | None:
    """The second part of a speech split by its cue: it opens in lower case, in the same sentence."""
    if number + 1 >= len(line.quotes) or not draft.cue or draft.cue[0].start < line.quotes[number].outer.end:
        return None
    following = line.quotes[number + 1]
    if draft.cue[0].start > following.outer.start:
        return None
    # No cue stands between the parts but in who speaks ("C," kata anggota DPR dari Fraksi X, "c").
    told = max(span.end for span in (*draft.cue[:1], *draft.source))
    if any(told <= line.words[hit.first].start < following.outer.start for hit in hits):
        return None
    if line.lexicon.owning and _is_joined(line, told, following.outer.start):
        return None
    content = trim(line, *following.inner)
    follows = line.text[: following.outer.start].rstrip().endswith((",", ":"))
    return content if content and (follows or line.text[content.start].islower()) else None


def _is_joined(line: Line, told: int, opens: int) -> bool:
    """Whether a clause of its own stands between who spoke and more in marks ("C," X said, but Y ...)."""
    first, last = line.word_range(Span(told, opens))
    first += line.is_mark(first, ",")
    subject = line.is_capital(first + 1) or line.has_any(first + 1, ("nominative", "determiner"))
    return first + 1 < last and line.has_any(first, ("and", "opposes")) and subject


def marked_end(line: Line, start: int, end: int) -> int:
    """Where words in marks end whose sentence goes on with what happened then (mengatakan "Baik" | hingga X heran).

    So does an answer in a word (said yes | and moved there).
    """
    if line.has(start, "reply") and (not line.is_word(start + 1) or line.has_any(start + 1, ("and", "opposes"))):
        return start + 1
    if line.lexicon.owning or line.forms[start][0] not in line.lexicon.marks:
        return end
    close = next((at for at in range(start + 1, end) if line.forms[at][0] in line.lexicon.marks), end)
    goes_on = line.has_any(close + 1, ("join", "sub", "then")) and not line.has(close + 1, "that")
    return close + 1 if goes_on else end
