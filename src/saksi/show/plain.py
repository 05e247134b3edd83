"""Making the text of strangers safe to print."""

import unicodedata

# Control characters, invisible marks of writing direction and their like, halves of characters, line separators.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_KEPT = "\n\t"


def visible(text: str) -> str:
    """Write characters that act on a terminal, or that nobody sees, as their escapes; all others stay.

    >>> print(visible("Palu\\x1b[2J \\u202eulaP"))
    Palu\\x1b[2J \\u202eulaP
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escape(character) for character in text)


def flat(text: str) -> str:
    """The same on one line.

    >>> flat("Hujan\\n\\n turun")
    'Hujan turun'
    """
    return visible(" ".join(text.split()))


def _escape(character: str) -> str:
    if character in _KEPT or unicodedata.category(character) not in _HIDDEN:
        return character
    return character.encode("unicode_escape").decode("ascii")
