"""Places and bodies between commas that only say where an office is (Kepala Desa X, Kecamatan Y, Rahma Dewi)."""

from collections.abc import Sequence

from saksi.claim.line.line import Line

Range = tuple[int, int]
# Roles of words that are in no name alone.
_NO_NAME = frozenset({"organisation", "weekday", "month", "day"})


def area_end(line: Line, end: int) -> int:
    """Where the places end that stand behind a role's comma, each with a comma of its own behind it; else `end`."""
    while line.is_mark(end, ",") and not line.lexicon.owning:
        last = next((at for at in range(end + 1, len(line)) if not line.is_capital(at)), len(line))
        if not (line.is_mark(last, ",") and _is_area(line, end + 1, last)):
            break
        end = last
    return end


def without_areas(line: Line, chunks: Sequence[Range]) -> list[Range]:
    """The stretches without where a place lies, before who comes from it (warga asal Nita, Sikka, Rahma Dewi, ...).

    Nor in what body an office is, before who bears it (Kepala Bidang Jalan, Dinas PU, Rahma Dewi, ...).
    """
    first, rest = chunks[:1], list(chunks[1:])
    while len(rest) > 1 and not line.lexicon.owning and (_is_area(line, *rest[0]) or _is_of_body(line, first[0], rest)):
        rest.pop(0)
    return [*first, *rest]


def _is_of_body(line: Line, office: Range, rest: Sequence[Range]) -> bool:
    """Whether a stretch names the body an office is in, and the next one only a name."""
    bears = range(*rest[1])
    named = len(bears) > 1 and all(line.is_capital(at) and line.held[at].isdisjoint(_NO_NAME) for at in bears)
    body = line.has(rest[0][0], "organisation") and all(line.is_capital(at) for at in range(*rest[0]))
    places = all(line.forms[at] in line.lexicon.places for at in bears)
    return named and body and line.has(office[0], "title") and not places


def _is_area(line: Line, first: int, last: int) -> bool:
    """Whether a stretch of capitals is a place: by the word it opens with (Kecamatan X), or by all of its words.

    Nothing between two commas is as good as one.
    """
    headed = line.has(first, "placehead") and last > first + 1
    known = headed or all(line.forms[at] in line.lexicon.places for at in range(first, last))
    return known and all(line.is_capital(at) for at in range(first, last))
