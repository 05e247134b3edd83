"""The document in which something is said: `Dalam surat itu disebutkan C`, `Dalam surat yang X teken, S diminta P`."""

from saksi.claim.content.tie import skip_turns
from saksi.claim.line.comma import find_comma
from saksi.claim.line.line import Hit, Line
from saksi.claim.source.source import Range, source_right


def find_document(line: Line, hit: Hit, floor: int) -> tuple[Range, int] | None:
    """The document in which a passive says it (Dalam surat itu disebutkan C), and where the clause starts behind it."""
    first = skip_turns(line, floor)
    while line.has(first, "within") and line.has(first + 1, "within"):
        first += 1
    if not line.has(first, "within") or not line.has(first + 1, "document"):
        return None
    # A word that points closes it (Dalam foto itu, | Rahma tampak C).
    comma = find_comma(line, range(first + 2, hit.first), hit.first)
    # So does one behind whose phrase somebody else follows at once (Dalam foto itu | Rahma tampak C).
    pointed = next((at + 1 for at in range(first + 2, comma) if line.has(at, "deictic")), hit.first)
    source = source_right(line, first + 1, comma if line.has(comma - 1, "deictic") else pointed)
    if source is None:
        return None
    if line.has(source[1], "relative") and not line.lexicon.owning:
        # By whom it was signed belongs to it (Dalam surat yang diteken X, warga diminta P).
        comma = find_comma(line, range(source[1], hit.first), source[1])
        source = (source[0], comma)
    closed = line.is_mark(source[1], ",") or line.has(source[1] - 1, "deictic")
    between = range(source[1], hit.first)
    if not closed and not all(line.has(at, "adverb") for at in between):
        return None
    object_of = hit.first - 2
    if object_of >= source[1] and line.is_verb(object_of) and not line.is_capital(object_of):
        # Dalam aturan itu camat memberi izin | tertulis
        return None
    return source, source[1] + line.is_mark(source[1], ",")
