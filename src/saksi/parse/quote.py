"""Quotations, paired mark by mark within a paragraph.

News pages print marks in the wrong direction, lose one of a pair and mix straight with curly, so a mark's shape says
little. What stands beside it says more: a mark with a blank before it can open, one with a blank or a stop after it
can close. A mark that could do both toggles.
"""

import functools
import re
from collections.abc import Iterator

from saksi.kinds import Quote, Span
from saksi.pack import DOUBLING, Pack

# The mark that only opens, doubled; what is doubled is told by what follows it, whatever blanks stand beside.
_OPENING = "`"
_TURNED = (", ", ". ", "? ", "! ")
_PRINTED = re.compile(r"\S")
# What stands before the end mark of a speech between single marks; none is longer than this.
_ENDINGS = ",.?!\u2026"
SINGLE_CHARACTERS = 1500
_MARKLESS = re.compile("(?!)")
_STOPS = (". ", "? ", "! ", "\n")


@functools.cache
def _marks(pack: Pack) -> re.Pattern[str]:
    """All marks of the pack, but for those that double as an apostrophe and so pair by nothing."""
    marks = {mark for pair in pack.habits.quote_pairs if pair[1] not in "'\u2019" for mark in pair}
    # The set of all comes first: where none of it stands nothing is tried.
    ways = [*(f"(?<={mark}){mark}" for mark in DOUBLING), *(f"(?<={re.escape(mark)})" for mark in sorted(marks))]
    return re.compile(f"[{re.escape(''.join(sorted(marks | set(DOUBLING))))}](?:{'|'.join(ways)})")


def _beside(text: str, mark: Span, paragraph: Span) -> tuple[str, str]:
    """The characters before and after a mark; blanks outside the paragraph."""
    before = text[mark.start - 1] if mark.start > paragraph.start else " "
    return before, text[mark.end] if mark.end < paragraph.end else " "


def _can_open(text: str, mark: Span, paragraph: Span) -> bool:
    before, after = _beside(text, mark, paragraph)
    if mark.end - mark.start > 1:
        return text[mark.start] == _OPENING or (after.isalnum() and not before.isalnum())
    return not after.isspace() and not before.isalnum() and before not in ".,?!"


def _can_close(text: str, mark: Span, paragraph: Span) -> bool:
    before, after = _beside(text, mark, paragraph)
    if mark.end - mark.start > 1:
        return text[mark.start] != _OPENING and not (before.isspace() or after.isalnum())
    return not before.isspace() and not after.isalnum()


def _is_turned(text: str, mark: Span, following: int) -> bool:
    """Whether a mark is an end mark with its blank on the wrong side (`Air surut, "kata Rahma`, `, "Rahma said`).

    `following`: how many marks the paragraph holds behind it; before a capital they must pair without this one.
    """
    before, after = text[mark.start - 2 : mark.start], text[mark.end : mark.end + 1]
    return before in _TURNED and (after.islower() or (before == _TURNED[0] and following % 2 == 0))


def find_quotes(text: str, paragraph: Span, number: int, pack: Pack, *, is_carried: bool = False) -> Iterator[Quote]:
    """Yield the quotations of one paragraph, left to right; `number` is the paragraph's.

    A quotation whose end mark is missing runs to the next opening mark or the end of the paragraph, and is not closed.
    One whose opening mark is missing starts with its last sentence, where the outer span and the inner start together.
    `is_carried`: the paragraph before ends in such a one; where the first mark here can only close, it goes on from
    the start of this paragraph, without an opening mark.

    >>> from saksi.pack import load_packs
    >>> line = '\\u201dAir surut,\\u201d kata Rahma.'
    >>> [line[slice(*quote.inner)] for quote in find_quotes(line, Span(0, len(line)), 0, load_packs()["id"])]
    ['Air surut,']
    """
    doubles = list(_find_doubles(text, paragraph, number, pack, is_carried=is_carried))
    singles = _find_singles(text, paragraph, [quote.outer for quote in doubles], pack)
    more = (Quote(outer, Span(outer.start + 1, outer.end - 1), number) for outer in singles)
    yield from sorted((*doubles, *more), key=lambda quote: quote.outer)


def _find_doubles(text: str, paragraph: Span, number: int, pack: Pack, *, is_carried: bool) -> Iterator[Quote]:
    found = [Span(*match.span()) for match in _marks(pack).finditer(text, paragraph.start, paragraph.end)]
    marks = _without_inner(text, found, paragraph, pack)
    opened = Span(paragraph.start, paragraph.start) if is_carried and _only_closes(text, marks, paragraph) else None
    end = paragraph.start
    for following, mark in zip(range(len(marks) - 1, -1, -1), marks, strict=True):
        if opened is None:
            if _can_open(text, mark, paragraph) or not _can_close(text, mark, paragraph):
                opened = mark
            elif _ends_speech(text, mark):
                start = _sentence_start(text, end, mark.start)
                yield Quote(Span(start, mark.end), Span(start, mark.start), number)
        elif (
            _can_close(text, mark, paragraph)
            or not _can_open(text, mark, paragraph)
            or _is_turned(text, mark, following)
        ):
            if mark.start > opened.end:
                yield Quote(Span(opened.start, mark.end), Span(opened.end, mark.start), number)
            opened, end = None, mark.end
        else:
            yield _unclosed(text, opened, mark.start, number)
            opened = mark
    if opened is not None and text[opened.end : paragraph.end].strip():
        yield _unclosed(text, opened, paragraph.end, number)


def _without_inner(text: str, marks: list[Span], paragraph: Span, pack: Pack) -> list[Span]:
    """The marks of a paragraph without pairs of turned ones set in a quotation between marks that tell no side."""
    plain = {pair[0] for pair in pack.habits.quote_pairs if pair[0] == pair[1]}
    if plain.isdisjoint(text[mark.start] for mark in marks):
        return marks
    kept: list[Span] = []
    at = 0
    while at < len(marks):
        kept.append(marks[at])
        opens = text[slice(*marks[at])] in plain and not _can_close(text, marks[at], paragraph)
        end = _behind_pairs(text, marks, at + 1, pack) if opens else at + 1
        closes = end < len(marks) and text[slice(*marks[end])] in plain
        whole = closes and _can_close(text, marks[end], paragraph) and not _can_open(text, marks[end], paragraph)
        at = end if whole else at + 1
    return kept


def _behind_pairs(text: str, marks: list[Span], at: int, pack: Pack) -> int:
    """Which mark stands behind the pairs of turned marks that open at one."""
    while at + 1 < len(marks):
        pair = "".join(text[slice(*mark)] for mark in marks[at : at + 2])
        if pair not in pack.habits.quote_pairs or pair[0] == pair[1]:
            break
        at += 2
    return at


@functools.cache
def _single_marks(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """What opens and what closes between marks that print apostrophes too; None for a pack without any."""
    pairs = pack.habits.single_pairs
    if not pairs:
        return None
    opens, closes = (re.escape("".join(sorted({pair[side] for pair in pairs}))) for side in (0, 1))
    # The mark comes before the look behind it: all other signs are passed over at once.
    opening = rf"[{opens}](?<![\w{closes}].)(?=\w)"
    return re.compile(opening), re.compile(rf"[{closes}](?<=[^\s{closes}].)(?!\w)")


def _find_singles(text: str, paragraph: Span, taken: list[Span], pack: Pack) -> Iterator[Span]:
    """Yield what stands between single marks with a stop before the end mark, outside the quotations `taken`."""
    marks = _single_marks(pack)
    if marks is None:
        return
    start = paragraph.start
    for stop, after in [(outer.start, outer.end) for outer in taken] + [(paragraph.end, paragraph.end)]:
        while opened := marks[0].search(text, start, stop):
            end = _single_end(text, opened.end(), min(stop, opened.end() + SINGLE_CHARACTERS), pack)
            start = end or opened.end()
            if end and text[end - 2] in _ENDINGS:
                yield Span(opened.start(), end)
        start = max(start, after)


def _single_end(text: str, start: int, stop: int, pack: Pack) -> int | None:
    """Where what a single mark opens is closed: at the first end mark that is not the apostrophe of an owner.

    An owner's (the workers' strike) stands where a stop closes later, and nothing opens before.
    """
    opens, closes = _single_marks(pack) or (_MARKLESS, _MARKLESS)
    ends = [match.end() for match in closes.finditer(text, start, stop)]
    closing = next((end for end in ends if text[end - 2] in _ENDINGS), None)
    for end in ends:
        owns = text[end - 2 : end].replace("\u2019", "'").endswith(pack.habits.owning)
        if not owns or closing is None or closing <= end or opens.search(text, end, closing):
            return end
    return None


def _only_closes(text: str, marks: list[Span], paragraph: Span) -> bool:
    """Whether the first mark of a paragraph ends what an earlier paragraph began."""
    if not marks or marks[0].start == paragraph.start:
        return False
    if _is_turned(text, marks[0], len(marks) - 1):
        return True
    return _can_close(text, marks[0], paragraph) and not _can_open(text, marks[0], paragraph)


def _ends_speech(text: str, mark: Span) -> bool:
    """Whether a mark that opens nothing ends a speech whose opening mark was lost (Air surut," kata Rahma)."""
    following = _PRINTED.search(text, mark.end)
    return (
        text[mark.start - 1 : mark.start] in (",", "?", "!") and following is not None and following.group().islower()
    )


def _sentence_start(text: str, first: int, last: int) -> int:
    """Where the last sentence of a stretch starts."""
    ends = ((text.rfind(stop, first, last), len(stop)) for stop in _STOPS)
    start = max((at + length for at, length in ends if at >= 0), default=first)
    while start < last and text[start].isspace():
        start += 1
    return start


def _unclosed(text: str, opened: Span, end: int, number: int) -> Quote:
    while end > opened.end + 1 and text[end - 1].isspace():
        end -= 1
    return Quote(Span(opened.start, end), Span(opened.end, end), number, is_closed=False)
