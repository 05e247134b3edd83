"""Words: runs of letters, numbers with their separators, and single marks."""

import re
from functools import partial

from saksi.kinds import Span

# A number keeps the marks between its digits (25.000, 12/7/2025, 10:30), behind letters too (Rp1,5); a word keeps inner
# hyphens and apostrophes (U+2019 is the curly one), an account its sign and its stops (@rahma.dewi); anything else that
# is not blank is a word of its own.
_WORD = re.compile(
    r"[^\W\d_]\w*(?:[-'\u2019]\w+|(?<=\d)[.,]\d+)*|\d+(?:[.,:/-]\d+)*|(['`\u2019])\1|(?<!\w)@\w(?:[\w.]*\w)?|\S"
)

_span = re.Match.span
_make = partial(tuple.__new__, Span)


def split_words(text: str) -> tuple[Span, ...]:
    """Give the words of a text, left to right.

    >>> [text[a:b] for text in ["Rp 1,5 juta, katanya."] for a, b in split_words(text)]
    ['Rp', '1,5', 'juta', ',', 'katanya', '.']
    """
    # Made as the tuple that a span is, with no Python step for each: a text has more words than anything else.
    return tuple(map(_make, map(_span, _WORD.finditer(text))))
