"""Making the text of strangers safe to print."""

import unicodedata

# Control characters, halves of characters, separators of lines.
_ACTING = frozenset({"Cc", "Cs", "Zl", "Zp"})
# Unicode's bidirectional classes of the characters that turn the direction of what follows (UAX 9).
_TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_KEPT = "\n\t"


def visible(text: str) -> str:
    """Write characters that act on a terminal or turn the direction of words as their escapes; all others stay.

    >>> print(visible("Palu\\x1b[2J \\u202eulaP"))
    Palu\\x1b[2J \\u202eulaP
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escape(character) if _acts(character) else character for character in text)


def flat(text: str) -> str:
    """The same on one line, with single blanks.

    >>> flat("Hujan\\n\\n turun")
    'Hujan turun'
    """
    return visible(" ".join(text.split()))


def _acts(character: str) -> bool:
    if character in _KEPT:
        return False
    return unicodedata.category(character) in _ACTING or unicodedata.bidirectional(character) in _TURNING


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
