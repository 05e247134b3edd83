"""Tricks with Unicode that hide words from a program and not from a reader, folded to what the reader sees.

Invisible signs (Unicode category Cf) inside words, marks stacked on letters that no alphabet has, letters in circles,
squares or mathematical dress, and letters of another script that look like Latin ones (Unicode Technical Standard 39)
in the middle of a Latin word. What a script needs stays: joiners in Arabic or Indic text, direction marks beside text
that runs from right to left, emoji.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from saksi.clean.cut import Removal
from saksi.clean.mark import DASHES_IN_CLASS, QUOTES_IN_CLASS
from saksi.kinds import Span
from saksi.pack import Pack

INVISIBLE, STACKED, DRESSED, ALIKE = "invisible", "stacked-marks", "dressed-letter", "look-alike"
# Dressed letters in a row from which they are meant to be read as a word; fewer are signs of their own (R for the real
# numbers, a numbered circle).
SHORTEST_DRESSED = 3
# Signs that play no trick: ASCII, those of western Europe but the soft hyphen, quotation marks, dashes and an ellipsis.
_WESTERN = "".join(chr(code) for code in range(0xA0, 0x100) if code != 0xAD)
_FOREIGN = re.compile(rf"[^\x00-\x7f{_WESTERN}{QUOTES_IN_CLASS}{DASHES_IN_CLASS}\u2026]")
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]+"
)
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]+")
_STACK = re.compile(f"(?<=[A-Za-z0-9._-]){_MARKS.pattern}")
_ASCII = bytes(range(128))
# Where Unicode keeps dressed letters: small capitals, letter-like signs, enclosed ones, full width, mathematics.
_BLOCKS = (
    *((0x1D00, 0x1D2B), (0x0250, 0x02AF), (0x2070, 0x218F), (0x2460, 0x24FF), (0x2776, 0x2793), (0xA730, 0xA731)),
    *((0xFF10, 0xFF5A), (0x1D400, 0x1D7FF), (0x1F100, 0x1F189)),
)
_DRESS = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _BLOCKS) + "]")
_NAMED = re.compile(
    r"(?:MATHEMATICAL|CIRCLED|SQUARED|PARENTHESIZED|FULLWIDTH|SCRIPT|BLACK-LETTER|NEGATIVE|CROSSED"
    r"|LATIN LETTER SMALL CAPITAL)\b.*?\b(?P<letter>[A-Z])$"
)
# Digits that also number a list.
_NUMBERING = ("CIRCLED", "NEGATIVE", "DOUBLE", "PARENTHESIZED")
# Signs between dressed letters of one word or phrase: a blank, a dot.
DRESSED_GAP = 3
_WORD, _LATIN = re.compile(r"[^\W_]+"), re.compile(r"[A-Za-z]")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def find_tricks(text: str, pack: Pack) -> Iterator[Removal]:
    """Yield each stretch that is not what it seems, with what a reader sees in its place.

    >>> from saksi.pack import load_packs
    >>> tricks = find_tricks("Kota \\uff33\\uff2c\\uff2f\\uff34 dan B\\u0430nda\\u200b Aceh", load_packs()["und"])
    >>> [(trick.reason, trick.instead) for trick in tricks]
    [('invisible', ''), ('dressed-letter', 'SLOT'), ('look-alike', 'a')]
    """
    if text.isascii() or not _FOREIGN.search(signs := foreign_signs(text)):
        return
    if _HIDDEN.search(signs):
        yield from _invisible(text)
    for marks in _STACK.finditer(text) if _MARKS.search(signs) else ():
        if _is_stacked(text, Span(*marks.span())):
            yield Removal(Span(*marks.span()), STACKED, 1.0, "unicode")
    if _DRESS.search(signs):
        yield from _dressed(text)
    if _lookalike_pattern(pack).search(signs) and _mixed_pattern(pack).search(text):
        yield from _alike(text, pack)


@lru_cache(maxsize=2)
def foreign_signs(text: str) -> str:
    """Give each sign of a text that is not ASCII, once: what a text may hold is told by these few. Several ask.

    >>> ascii(foreign_signs("Kaf\u00e9 \u00e9lite"))
    "'\\\\xe9'"
    """
    foreign = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return "".join(dict.fromkeys(foreign.decode("utf-8", "surrogatepass")))


def _invisible(text: str) -> Iterator[Removal]:
    lines: dict[int, bool] = {}
    for signs in _HIDDEN.finditer(text):
        start, end = signs.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if _needs_joiner(before) or _needs_joiner(after):
            continue
        line = text.rfind("\n", 0, start)
        if line not in lines:
            stop = text.find("\n", end)
            lines[line] = _runs_left(text[line + 1 : stop if stop >= 0 else len(text)])
        if not lines[line]:
            yield Removal(Span(start, end), INVISIBLE, 1.0, "unicode")


@lru_cache(maxsize=4096)
def _needs_joiner(sign: str) -> bool:
    """Say whether invisible signs beside this one are part of how it is written: emoji, and scripts that join."""
    if not sign or sign.isascii():
        return False
    category = unicodedata.category(sign)
    return category in ("So", "Sk") or category[0] == "M" or (category == "Lo" and sign not in "\u00aa\u00ba")


def _runs_left(line: str) -> bool:
    return any(sign > "\u0590" and unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in line)


def _is_stacked(text: str, marks: Span) -> bool:
    """Say whether no alphabet writes these marks on this letter: they do not compose to one letter."""
    if marks.end - marks.start > 2:
        return True
    letter = unicodedata.normalize("NFC", text[marks.start - 1 : marks.end])
    return len(letter) > 1


def _dressed(text: str) -> Iterator[Removal]:
    group: list[tuple[int, str]] = []
    for place, plain in _dressed_letters(text):
        if group and place > group[-1][0] + DRESSED_GAP:
            yield from _in_runs(group)
            group = []
        group.append((place, plain))
    yield from _in_runs(group)


def _dressed_letters(text: str) -> Iterator[tuple[int, str]]:
    """Yield each dressed letter with its place; a digit that may number a list only right behind a letter or digit."""
    last = -2
    for sign in _DRESS.finditer(text):
        place, (plain, is_numbering) = sign.start(), _plain(sign[0])
        before = text[place - 1 : place]
        if plain and (not is_numbering or last == place - 1 or (before.isascii() and before.isalnum())):
            last = place
            yield place, plain


def _in_runs(letters: list[tuple[int, str]]) -> Iterator[Removal]:
    """Yield neighbours as one, when there are enough in all."""
    if len(letters) < SHORTEST_DRESSED:
        return
    start, last, word = letters[0][0], letters[0][0] - 1, ""
    for place, plain in letters:
        if place != last + 1:
            yield Removal(Span(start, last + 1), DRESSED, 1.0, "unicode", word)
            start, word = place, ""
        word += plain
        last = place
    yield Removal(Span(start, last + 1), DRESSED, 1.0, "unicode", word)


@lru_cache(maxsize=4096)
def _plain(sign: str) -> tuple[str, bool]:
    """The ASCII letter or digit that a dressed one is, or an empty text; and whether it may number a list."""
    name = unicodedata.name(sign, "")
    if found := _NAMED.search(name):
        is_small = " SMALL " in name and " SMALL CAPITAL" not in name
        return found["letter"].lower() if is_small else found["letter"], False
    is_numbering = name.startswith(_NUMBERING)
    is_dressed = is_numbering or name.startswith(("MATHEMATICAL", "FULLWIDTH"))
    digit = unicodedata.digit(sign, -1)
    return (str(digit), is_numbering) if is_dressed and digit >= 0 else ("", False)


def _alike(text: str, pack: Pack) -> Iterator[Removal]:
    """Yield foreign letters in words that hold a Latin one and nothing foreign but what looks like Latin ones."""
    table = _lookalikes(pack)
    for word in _WORD.finditer(text):
        letters = word[0]
        if letters.isascii() or not _LATIN.search(letters):
            continue
        foreign = [(place, sign) for place, sign in enumerate(letters, word.start()) if sign > "\x7f"]
        if all(sign in table for _, sign in foreign):
            for place, sign in foreign:
                yield Removal(Span(place, place + 1), ALIKE, 1.0, "unicode", table[sign])


@cache
def _lookalikes(pack: Pack) -> Mapping[str, str]:
    return {row["form"]: row["latin"] for row in pack.rows("lookalike")}


@cache
def _lookalike_pattern(pack: Pack) -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(re.escape, _lookalikes(pack)))}]" if _lookalikes(pack) else "(?!)")


@cache
def _mixed_pattern(pack: Pack) -> re.Pattern[str]:
    """Finds a Latin letter beside one of another script, but for digits between: most words have one script."""
    alike = _lookalike_pattern(pack).pattern
    return re.compile(rf"[A-Za-z]\d*{alike}|{alike}\d*[A-Za-z]")
