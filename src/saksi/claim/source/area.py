"""Places between commas that only say where the place before them lies (Kepala Desa X, Kecamatan Y, Rahma Dewi)."""

from collections.abc import Sequence

from saksi.claim.line.line import Line

Range = tuple[int, int]


def area_end(line: Line, end: int) -> int:
    """Where the places end that stand behind a role's comma, each with a comma of its own behind it; else `end`."""
    while line.is_mark(end, ",") and not line.lexicon.owning:
        last = next((at for at in range(end + 1, len(line)) if not line.is_capital(at)), len(line))
        if not (line.is_mark(last, ",") and _is_area(line, end + 1, last)):
            break
        end = last
    return end


def without_areas(line: Line, chunks: Sequence[Range]) -> list[Range]:
    """The stretches without where a place lies, before who comes from it (warga asal Nita, Sikka, Rahma Dewi, ...)."""
    first, rest = chunks[:1], list(chunks[1:])
    while len(rest) > 1 and not line.lexicon.owning and _is_area(line, *rest[0]):
        rest.pop(0)
    return [*first, *rest]


def _is_area(line: Line, first: int, last: int) -> bool:
    """Whether a stretch of capitals is a place: by the word it opens with (Kecamatan X), or by all of its words.

    Nothing between two commas is as good as one.
    """
    headed = line.has(first, "placehead") and last > first + 1
    known = headed or all(line.forms[at] in line.lexicon.places for at in range(first, last))
    return known and all(line.is_capital(at) for at in range(first, last))
