"""A speech behind a colon: of a name (Rahma: "C"), of a subject (Rahma was blunt: "C"), of who spoke before it."""

from collections.abc import Sequence

from saksi.claim.content.tie import skip_turns
from saksi.claim.draft import Draft
from saksi.claim.line.line import Hit, Line
from saksi.claim.line.predicate import ends_as_verb, predicates
from saksi.claim.source.phrase import can_speak
from saksi.claim.source.source import source_left


def left_edge(line: Line, at: int) -> int:
    """The first word after the last speech left of `at`."""
    while at > 0 and line.speech(at - 1) < 0:
        at -= 1
    return at


def tells_before(line: Line, first: int, last: int) -> bool:
    """Whether what stands between a verb and a colon is what was said (X said it was late: ''We wrote.'')."""
    # How he was met or asked is none of it (X menjawab singkat ketika ditanya soal itu: "C").
    last = next((at for at in range(first, last) if line.has(at, "when") and line.has(at + 1, "met")), last)
    return not line.has(first, "prep") and any(
        (predicates(line, at) and not line.has(at, "as")) or ends_as_verb(line, at)
        for at in range(first, last)
        if line.speech(at) < 0
    )


def read_colon(line: Line, hits: Sequence[Hit], first: int) -> tuple[Draft, None] | None:
    """Read whose a speech is that starts at word `first` behind a colon; None where nobody stands before it."""
    if not line.is_mark(first - 1, ":"):
        return None
    left = left_edge(line, first - 1)
    led = next((hit for hit in hits if left < hit.first < first and hit.read_as("verb")), None)
    if led and tells_before(line, led.last, first - 1):
        return Draft("speech-colon", "say", line.sentence.span, (), speaker_by="previous"), None
    verb = next((at for at in range(left + 1, first - 1) if line.is_verb(at) and line.has(at, "finite")), first - 1)
    source = source_left(line, left, verb)
    if source is None or any(line.is_verb(at) for at in range(*source)):
        return None
    if verb < first - 1 and source[0] > skip_turns(line, left):
        return None
    if verb < first - 1 and not (line.has(source[0], "pronoun") or can_speak(line, source)):
        return None
    span = line.span(*source)
    return Draft("speech-colon", "say", line.sentence.span, (), (), (span,)), None
