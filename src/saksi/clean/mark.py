"""Marks that stand around names and sentences in any language, by their Unicode category."""

import unicodedata

_LATIN_AND_PUNCTUATION = (*range(0xA0, 0x100), *range(0x2010, 0x2070))

# Quotation marks and brackets.
QUOTES = frozenset("\"'") | {
    chr(code) for code in _LATIN_AND_PUNCTUATION if unicodedata.category(chr(code)) in ("Pi", "Pf", "Ps", "Pe")
}
DASHES = frozenset("-") | {chr(code) for code in _LATIN_AND_PUNCTUATION if unicodedata.category(chr(code)) == "Pd"}
QUOTES_IN_CLASS = "".join(f"\\{mark}" for mark in sorted(QUOTES))
DASHES_IN_CLASS = "".join(f"\\{mark}" for mark in sorted(DASHES))
