"""Paragraphs and sentences."""

import functools
import re
from collections.abc import Iterator, Sequence, Set

from saksi.kinds import Quote, Sentence, Span
from saksi.pack import Pack, load_roles

# A line, and the next ones where a line ends inside a sentence: behind a comma, or behind a word before a small letter.
_GOES_ON = r"(?:(?<=[\w,])|(?<=[\w,][ \r]))\n(?=[^\W\d_A-Z])|(?:(?<=,)|(?<=,[ \r]))\n(?=[^\W_])"
_PARAGRAPH = re.compile(rf"[^\n]*\S[^\n]*(?:(?:{_GOES_ON})[^\n]*)*")
# A stop, what may close after it (quote marks, brackets), a blank; or a stop glued to the next sentence, as pages that
# lost their line ends print it (sudah surut.Warga pulang, or .,Warga): a word before it, a capitalised one after
# or one of capitals. A mark between the two must begin a quotation or end one, or of two each does one.
_STOP = re.compile(
    r"(?:\.{3}|[.?!\u2026])[^\w\s]*(?=\s)"
    r"|(?:(?<=[a-z]{3})|(?<=[A-Z]{2})|(?<=[\d)%])|(?<=\w[^\w\s.,:;(/-]))[.?!](?=[A-Z][a-z](?:[a-z]| [a-z]))"
    r"|(?:(?<=[a-z]{3})|(?<=\d{2})|(?<=[)%])|(?<=\w[^\w\s.,:;(/-]))[.?!](?=[A-Z]{2,} \w)"
    r"|(?:(?<=\w\w)|(?<=[,)%]))[.?!][^\w\s,]{0,2},+(?=[^\w\s]{0,2}[A-Z])"
    r"|(?P<opens>(?:(?<=[a-z]{3})|(?<=[A-Z]{2})|(?<=[\d)%]))[.?!](?=[^\w\s]{1,2}[A-Z]))"
)
_MARK = re.compile("[.?!\u2026]")
_LOOSE = re.compile(r"\s[\W_]*")
_PRINTED = re.compile(r"\S")
# Two letters glued behind a stop open a sentence where they are a word (warga.Di), else they end a name (nama.Js).
_SHORT = re.compile(r"[A-Z][a-z](?= )")
_NEXT = re.compile(r"\w+")
_LAST_WORD = re.compile(r"[\w.]+$")
# Two initials, and the word before them (said R.D. Dewi; Rep. R.D. Dewi).
_INITIALS = re.compile(r"(?:([\w.]+)[ \xa0])?(?<!\w)[A-Z]\.[A-Z]$")
# Place, outlet or both, all capitalised, then a dash: AMBON (Nusa) - , Jakarta, Kabar Kini -- , kabar.example - .
# Several words before a plain hyphen need a comma, a bracket or capitals throughout; else they are a pair of places.
_NAME = r"[A-Z][\w.'/]*(?: [A-Z][\w.'/]*){0,3}"
_SIGN = rf"(?:\w+(?:\.\w+)+|{_NAME})"
_BRACKET = r" ?\([^()\n]{2,40}\)"
# A day before or behind its month, with or without the year: Nov. 3; 3 November 2025; 3/11/2025.
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, ?\d{4})?|\d{1,2}(?: [A-Z][a-z]{2,8}\.?|/\d{1,2})(?:[ /]\d{4})?)"
# A letter behind a comma is a party's (Maria Duarte, D-Ohio); a hyphen glued on both sides is a name's (Anne-Marie).
_DASH = r"(?:--|(?<!, [A-Z])-(?!-|(?<=[a-z]-)[A-Z])|[\u2013\u2014]|\|)"
_HEADS = (
    rf"{_NAME}(?:, ?{_NAME}){{0,2}}(?:, ?|,? \(){_DAY}\)?(?:,? ?{_NAME})?(?:{_BRACKET})?",
    rf"{_NAME}(?:, ?{_SIGN}){{1,2}}(?:{_BRACKET})?",
    rf"(?:{_NAME}|{_DAY}){_BRACKET}",
    r"\w+(?:\.\w+)+",
    r"[A-Z][\w/]*",
    r"[A-Z/. ]{3,40}",
    rf"{_NAME}(?= ?(?:--|[\u2013\u2014|]))",
)
# Capitals before a colon or a stop want the outlet beside them: SAPE (Nusa): , SAPE, Kabar Kini: , SAPE, Kabar Kini. .
_SIGNED = rf"[A-Z][A-Z'. ]{{2,40}}(?:, ?{_SIGN}|(?! ?\(\d){_BRACKET})[:.]"
_DATELINE = re.compile(rf"(?:(?:{'|'.join(_HEADS)}) ?{_DASH}(?!\d)|{_SIGNED}(?=\s))\s?(?=[A-Z]|[^\w\s])")
# A place, and only a colon behind it.
_PLACED = re.compile(r"([A-Z][\w']*(?: [A-Z][\w']*){0,2}): (?=[A-Z]|[^\w\s])")
# When it was written, before each entry of a live report: 14:32 - , 2.10pm: .
_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})? ?[-\u2013\u2014:|]+ (?=[^\W\d_])", re.IGNORECASE
)
_TAG = re.compile(r"\s+[^\W\d_][^.?!\"\n]*\.(?=\s|$)")
# "Who was it?" Rahma asked. More words than this are a sentence of their own.
TAG_WORDS = 5
# No sentence is longer, some thousand words: what goes on without a stop is a list, a table or a text that lost its
# stops. Reading a line looks back and forth in it, so its cost grows faster than its length.
SENTENCE_CHARACTERS = 6000
# A longer run before a dash is prose.
DATELINE_CHARACTERS = 90
# A first paragraph of no more is a title, though a stop ends it.
TITLE_CHARACTERS = 120
# A title that runs on into the story, before capitals.
_TITLE = re.compile(r"[^.?!\n]{10,150}[.?!] (?=[A-Z]{2})")


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Give the lines that hold text, without their surrounding blanks; what breaks inside a sentence is one.

    >>> split_paragraphs("Satu.\\n\\n Dua. ")
    (Span(start=0, end=5), Span(start=8, end=12))
    >>> split_paragraphs("Satu\\ndua.")
    (Span(start=0, end=9),)
    """
    return tuple(_trim(text, match.start(), match.end()) for match in _PARAGRAPH.finditer(text))


def split_sentences(text: str, paragraph: Span, number: int, quotes: Sequence[Quote], pack: Pack) -> Iterator[Sentence]:
    """Yield the sentences of one paragraph. A closed quotation is never split, whatever stops it holds.

    >>> from saksi.pack import load_packs
    >>> line = "Harga naik 1.500 rupiah. Menurut Dr. Rahma, itu wajar."
    >>> [line[slice(*s.span)] for s in split_sentences(line, Span(0, len(line)), 0, (), load_packs()["id"])]
    ['Harga naik 1.500 rupiah.', 'Menurut Dr. Rahma, itu wajar.']
    """
    start = paragraph.start
    closed = [quote.outer for quote in quotes if quote.is_closed]
    closings = frozenset(outer.end for outer in closed)
    opened = {quote.outer.start for quote in quotes}
    position = 0
    for match in _stops(text, paragraph):
        while position < len(closed) and closed[position].end < match.end():
            position += 1
        end = _stop_end(text, match, closed[position : position + 1], paragraph.end)
        if match["opens"] and match.end() not in opened:
            if match.end() + 1 not in closings:
                continue
            # The mark closes a quotation, and what follows is glued to it.
            end = match.end() + 1
        if (
            end is None
            or not _is_end(text, match, paragraph.end, pack)
            or _has_tag(text, match, closings, paragraph.end)
        ):
            continue
        yield from _pieces(text, _trim(text, start, end), number)
        start = end
    if text[start : paragraph.end].strip():
        yield from _pieces(text, _trim(text, start, paragraph.end), number)


def _pieces(text: str, span: Span, number: int) -> Iterator[Sentence]:
    """A sentence, or what is too long for one in pieces that end at blanks."""
    start = span.start
    while span.end - start > SENTENCE_CHARACTERS:
        blank = text.rfind(" ", start + 1, start + SENTENCE_CHARACTERS)
        end = blank if blank > start else start + SENTENCE_CHARACTERS
        piece = _trim(text, start, end)
        if piece.start < piece.end:
            yield Sentence(piece, number)
        start = end
    rest = _trim(text, start, span.end)
    if rest.start < rest.end:
        yield Sentence(rest, number)


def _stops(text: str, paragraph: Span) -> Iterator[re.Match[str]]:
    """Yield where a stop may end a sentence. The long pattern is tried only where it can begin."""
    position = paragraph.start
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        match = _STOP.match(text, mark.start(), paragraph.end) if mark.start() >= position else None
        if match:
            position = match.end()
            yield match


def _stop_end(text: str, match: re.Match[str], quotes: Sequence[Span], end: int) -> int | None:
    """Where a stop ends its sentence; None inside a quotation, unless only its end mark stands behind a blank.

    `quotes`: the one that may hold the stop. (`Air surut. " Warga pulang.`)
    """
    if not quotes or quotes[0].start >= match.start() or match.end() >= quotes[0].end:
        return match.end()
    if not _LOOSE.fullmatch(text, match.end(), quotes[0].end):
        return None
    following = _PRINTED.search(text, quotes[0].end, end)
    return quotes[0].end if following and following.group().isupper() else None


def find_dateline(text: str, paragraph: Span) -> Span | None:
    """Give the place, outlet or both before the dash or bar that opens an article's first paragraph, with the mark.

    A place in capitals may stand behind the title, too, where that is printed in one line with the story.

    >>> line = "ENDE, Lontar - Hujan turun."
    >>> line[slice(*find_dateline(line, Span(0, len(line))))]
    'ENDE, Lontar -'
    """
    title = _TITLE.match(text, paragraph.start, paragraph.end)
    starts = (paragraph.start, title.end()) if title else (paragraph.start,)
    found = (_DATELINE.match(text, start, min(paragraph.end, start + DATELINE_CHARACTERS)) for start in starts)
    match = next(filter(None, found), None)
    if match is None or not text[match.end() : paragraph.end].strip():
        return None
    if "|" in match.group() and text[paragraph.end - 1].isalnum():
        # A headline with the outlet or the desk behind it.
        return None
    return _trim(text, match.start(), match.end())


def find_late(text: str, paragraph: Span, title: Span) -> Span | None:
    """Give the dateline that opens the second paragraph, behind a title with a stop: one with a day or in brackets."""
    found = find_dateline(text, paragraph) if title.end - title.start <= TITLE_CHARACTERS else None
    told = found is not None and any(char.isdigit() or char == "(" for char in text[slice(*found)])
    return found if told else None


def find_placed(text: str, paragraph: Span, pack: Pack) -> Span | None:
    """Give a place in a country before the colon that opens a story, with the mark; none in a line without a stop.

    >>> from saksi.pack import load_packs
    >>> find_placed("Kupang: Hujan turun.", Span(0, 20), load_packs()["id"])
    Span(start=0, end=7)
    """
    match = _PLACED.match(text, paragraph.start, paragraph.end)
    if match is None or text[paragraph.end - 1].isalnum() or match[1].casefold() not in _places(pack):
        return None
    return _trim(text, *match.span())


@functools.cache
def _places(pack: Pack) -> Set[str]:
    return frozenset(row["form"].casefold() for row in pack.rows("place") if "-" in row["code"])


def find_clock(text: str, paragraph: Span) -> Span | None:
    """Give the time of day that opens an entry of a live report, with what parts it from the text.

    >>> find_clock("14:32 - Hujan turun.", Span(0, 20))
    Span(start=0, end=7)
    """
    match = _CLOCK.match(text, paragraph.start, paragraph.end)
    return _trim(text, *match.span()) if match else None


def _has_tag(text: str, match: re.Match[str], closings: Set[int], end: int) -> bool:
    """Whether a quotation that ends in a question or a call is followed by a few words that tell whose it is.

    `closings`: where the closed quotations end.
    """
    if match.group()[0] not in "?!" or match.end() not in closings:
        return False
    tag = _TAG.match(text, match.end(), end)
    return tag is not None and len(tag.group().split()) <= TAG_WORDS


def _is_end(text: str, match: re.Match[str], end: int, pack: Pack) -> bool:
    after = _PRINTED.search(text, match.end(), end)
    if after is None or after.group().islower():
        return False
    if match.group()[0] != "." or match.group().startswith("..."):
        return True
    word = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    if word is None:
        return True
    behind = _NEXT.match(text, after.start(), end) if "." in word.group() else None
    named = behind and match.group() == "." and _bears_initials(text, match.start(), behind.group(), pack)
    if behind and (named or _is_day(behind.group(), pack)):
        return False
    glued = _SHORT.match(text, match.end())
    if glued and glued.group().casefold() not in pack.habits.common_words:
        return False
    # Letters with stops and a comma, or more such letters, are degrees (Rahma Dewi, S.T., M.Si).
    listed = "." in word.group() and ("," in match.group() or text[after.start() + 1 : after.start() + 2] == ".")
    return not (listed or word.group() in pack.habits.abbreviations or _is_initial(text, word, pack))


def _is_day(word: str, pack: Pack) -> bool:
    """Whether a word is a day of the week, which goes on behind a time (at 9 a.m. Sunday)."""
    return "weekday" in load_roles(pack).get(word.casefold(), ())


def _bears_initials(text: str, end: int, word: str, pack: Pack) -> bool:
    """Whether two initials stand before a surname, and end no sentence as a place's or a firm's do (lives in L.A.)."""
    initials = _INITIALS.search(text, max(0, end - 30), end)
    if initials is None or word.casefold() in pack.habits.common_words:
        return False
    roles = load_roles(pack).get((initials[1] or "").casefold(), frozenset())
    return not ("prep" in roles and "agent" not in roles) and text[initials.start() - 2 : initials.start()] != ", "


def _is_initial(text: str, word: re.Match[str], pack: Pack) -> bool:
    """Whether a capital stands for a name; not where it tells which of several (grup B, vitamin E)."""
    if len(word.group()) != 1 or not word.group().isupper():
        return False
    before = _LAST_WORD.search(text, max(0, word.start() - 20), word.start() - 1)
    return before is None or "lettered" not in load_roles(pack).get(before.group().casefold(), ())


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
