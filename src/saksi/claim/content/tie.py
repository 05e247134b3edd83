"""Words that only tie a clause to what precedes it (Namun, Di sisi lain), and where it starts behind them."""

from saksi.claim.line.comma import find_comma
from saksi.claim.line.line import Line

# A comma this soon may close words that only tie a sentence to the one before.
CONNECTIVE_WORDS = 6


def skip_turns(line: Line, at: int) -> int:
    """The first word of a clause behind words that only tie it to what precedes (Namun, Sementara itu, Selain itu,)."""
    at = _behind_side(line, at)
    while at + 1 < len(line) and (line.is_mark(at, ",") or (line.has(at, "turn") and not _concedes(line, at))):
        at += 1
        if line.has(at, "deictic"):
            at += 1
    if line.has(at, "supposing") and line.has(at + 1, "not") and line.is_mark(at + 2, ","):
        # If not, C.
        return at + 3
    if not line.has(at, "connective"):
        return at
    comma = find_comma(line, range(at, at + CONNECTIVE_WORDS), None)
    return comma + 1 if comma is not None and is_connective(line, at, comma) else at


def _behind_side(line: Line, at: int) -> int:
    """The word behind one of two or three that only turn to something else (Di sisi lain | C; Lebih lanjut, | C)."""
    if line.lexicon.owning or not line.has_any(at, ("adverb", "prep")):
        return at
    sided = next((here for here in (at + 1, at + 2) if line.has(here, "sided")), None)
    if sided is None:
        return at
    end = at + 2 if line.has(at, "adverb") else at + 3
    rest = (here for here in range(at + 1, end) if here != sided)
    turned = all(line.has_any(here, ("closes", "deictic")) for here in rest)
    return end if turned and (line.has(at, "prep") or line.is_mark(end, ",")) else at


def _concedes(line: Line, at: int) -> bool:
    """Whether a word that may tie a sentence to the one before opens a clause of it (Meski hujan, warga datang)."""
    return line.has(at, "concedes") and line.is_word(at + 1)


def is_connective(line: Line, first: int, last: int) -> bool:
    """Whether words only tie a sentence to the one before (Selain itu, Dengan demikian, Terlebih)."""
    roles = ("deictic", "thus", "adverb", "connective", "turn")
    return line.has(first, "connective") and all(line.has_any(at, roles) for at in range(first, last))


def turns_off(line: Line, at: int) -> bool:
    """Whether a word behind a comma leads away from what a verb tells (meminta warga pulang, | tetapi C)."""
    return line.is_mark(at - 1, ",") and line.has_any(at, ("contrast", "result"))
