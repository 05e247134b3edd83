"""Text whose encoding was misread on its way (UTF-8 taken for Windows-1252, ...), or whose signs stayed escaped."""

import html
import itertools
import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

from saksi.clean.cut import Removal
from saksi.clean.fold import foreign_signs
from saksi.kinds import Span

MISREAD, ESCAPED = "misread", "escaped"
# A sign as markup writes it, escaped once more perhaps (&quot;, &#8220;, &amp;nbsp;).
_ESCAPE = re.compile(r"&(?:amp;)*(?:#[0-9]{2,6}|#x[0-9a-fA-F]{2,5}|[A-Za-z]{2,8});")
# The first letter of kinds of signs that print something: letters, numbers, marks, symbols; and of blanks.
_PRINTED = "LNPSZ"
FIRST_BYTES = "".join(map(chr, (0xC2, 0xC3)))
# A line is mended in pieces of at most so many characters: comparing what was with what is costs its square.
PIECE = 2000
# A letter of several bytes that was misread is as many foreign signs, or one of two first bytes before a blank. Signs
# of print alone (a quotation mark behind another, a fixed blank) stand for no letter.
_PRINT = "\u00a0\u2010-\u2027"
_FOREIGN = re.compile(rf"[^\x00-\x7f](?:[^\x00-\x7f{_PRINT}]|(?<![{_PRINT}])[{_PRINT}]|(?<=[{FIRST_BYTES}]) )")
_LETTER = re.compile(rf"[^\x00-\x7f{_PRINT}]")
# What no misread letter is without: any sign but ASCII, letters of Cyrillic that nothing is misread as alone, and those
# from Hebrew to Hangul, which no old character set of one byte holds. ftfy looks at four signs in a row at most.
_PLAIN = "{}-{}{}-{}{}-{}".format(*map(chr, (0x410, 0x44F, 0x590, 0x1FFF, 0x3000, 0xD7FF)))
_NEAR = 4
_ODD = re.compile(rf"[^\x00-\x7f{_PLAIN}](?:.{{0,{2 * _NEAR}}}[^\x00-\x7f{_PLAIN}])*", re.S)
_PIECES = re.compile(rf"[^\n]{{1,{PIECE}}}(?=\s|$)|[^\n]{{1,{PIECE}}}")


def find_misreads(text: str) -> Iterator[Removal]:
    """Yield each stretch whose encoding was misread, with what it stands for. What is doubtful stays as it is.

    >>> [(text.span, text.instead) for text in find_misreads("Warga \\u00e2\\u20ac\\u0153pulang\\u00e2\\u20ac\\u009d.")]
    [(Span(start=6, end=9), '\\u201c'), (Span(start=15, end=18), '\\u201d')]
    """
    if text.isascii() or not _LETTER.search(foreign_signs(text)) or not _FOREIGN.search(text):
        return
    for piece in _PIECES.finditer(text):
        if _FOREIGN.search(piece[0]):
            yield from _mend(piece[0], piece.start())


def find_escapes(text: str) -> Iterator[Removal]:
    """Yield each sign that a text writes as markup does, with the sign; what prints nothing, and tags, stay.

    >>> [(text.span, text.instead) for text in find_escapes("Warga &quot;pulang&amp;quot;, A&B; 1 &lt; 2")]
    [(Span(start=6, end=12), '"'), (Span(start=18, end=28), '"')]
    """
    for escape in _ESCAPE.finditer(text):
        sign = html.unescape(html.unescape(escape[0]))
        if len(sign) == 1 and sign not in "<>" and unicodedata.category(sign)[0] in _PRINTED:
            yield Removal(Span(*escape.span()), ESCAPED, 1.0, "html", sign)


def _mend(line: str, start: int) -> Iterator[Removal]:
    """Mend a line as a whole; where other signs in it forbid that, each run of foreign signs by itself."""
    import ftfy
    from ftfy.badness import BADNESS_RE

    odd = (match.span() for match in _ODD.finditer(line))
    if not any(BADNESS_RE.search(line, max(0, first - _NEAR), last + _NEAR) for first, last in odd):
        return
    # Only what stands around foreign signs is read by ftfy: for the rest of a line it takes as long as for them.
    spots = _find_spots(line)
    cut = "\n".join(line[start:end] for start, end in spots)
    mended = ftfy.fix_encoding(cut)
    if mended == cut:
        for run in _RUN.finditer(line):
            if (instead := ftfy.fix_encoding(run[0])) != run[0]:
                yield Removal(Span(start + run.start(), start + run.end()), MISREAD, 1.0, "ftfy", instead)
        return
    for (first, _), old, new in zip(spots, cut.split("\n"), mended.split("\n"), strict=True):
        for span, instead in _compare(old, new):
            place = Span(start + first + span.start, start + first + span.end)
            yield Removal(place, MISREAD, 1.0, "ftfy", instead)


def _find_spots(line: str) -> list[tuple[int, int]]:
    """Where foreign signs stand, with the words beside them."""
    spots: list[tuple[int, int]] = []
    for run in _RUN.finditer(line):
        start = line.rfind(" ", 0, max(0, run.start() - _AROUND)) + 1
        if spots and start < spots[-1][1]:
            start = spots.pop()[0]
        spots.append((start, line.find(" ", run.end() + _AROUND) + 1 or len(line)))
    return spots


def _compare(old: str, new: str) -> Iterator[tuple[Span, str]]:
    """Yield each stretch of the old text with what stands for it in the new one: word by word, then by letters."""
    olds, news = _WORD.findall(old), _WORD.findall(new)
    at = [0, *itertools.accumulate(map(len, olds))]
    for kind, a, b, c, d in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from _compare_letters("".join(olds[a:b]), "".join(news[c:d]), at[a])


def _compare_letters(old: str, new: str, start: int) -> Iterator[tuple[Span, str]]:
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal" and a < b:
            yield Span(start + a, start + b), new[c:d]


_RUN = re.compile(r"[^\x00-\x7f]+")
# So many letters beside a foreign sign, up to the next blank, may help to tell what it stands for.
_AROUND = 8
# A word of plain letters with the blanks behind it, or a run of other signs.
_WORD = re.compile(r"[!-~]+\s*|[^!-~]+")
