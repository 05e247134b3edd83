"""Words: runs of letters, numbers with their separators, and single marks."""

import re
from functools import partial
from itertools import accumulate

from saksi.kinds import Span

# A number keeps the marks between its digits (25.000, 12/7/2025, 10:30), behind letters too (Rp1,5); a word keeps inner
# hyphens and apostrophes (U+2019 is the curly one), an account its sign and its stops (@rahma.dewi); anything else that
# is not blank is a word of its own.
_WORD = re.compile(
    r"([^\W\d_]\w*(?:[-'\u2019]\w+|(?<=\d)[.,]\d+)*|\d+(?:[.,:/-]\d+)*|''|``|\u2019\u2019|(?<!\w)@\w(?:[\w.]*\w)?|\S)"
)

_make = partial(tuple.__new__, Span)


def split_words(text: str) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """Give the words of a text, left to right: where they stand, and each casefolded.

    >>> split_words("Rp 1,5 juta, katanya.")[1]
    ('rp', '1,5', 'juta', ',', 'katanya', '.')
    """
    # What stands between words and the words, in turn, in one go; each word made as the tuple that a span is, with no
    # Python step for it: a text has more words than anything else. No word holds a blank.
    parts = _WORD.split(text)
    ends = [*accumulate(map(len, parts))]
    forms = tuple("\n".join(parts[1::2]).casefold().split("\n")) if len(parts) > 1 else ()
    return tuple(map(_make, zip(ends[:-1:2], ends[1::2], strict=True))), forms
