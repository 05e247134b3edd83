"""Word lists and phrase patterns of a pack, compiled to regular expressions.

A phrase pattern is written as in `packs/CODE/when.tsv`: words, `{slot}`, `[what may be absent]`, `<one|or|other>`; what
stands before `^` announces the phrase and is no part of it. All other signs stand for themselves.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

# Between two words of a phrase; the second sign is a no-break space.
BLANK = "[ \u00a0]+"
# A slot that stands twice in a phrase, of which one is filled, needs two group names.
AGAIN = "__"
_TOKEN = re.compile(r"\{(\w+)\}|\[|\]|<|>|\||[^\W\d_]+|\s+|.")
# Stands for any digits where first words are listed.
DIGITS = "0"
_RUN = re.compile(r"[^\W\d_]+|\d+")
# Where the phrase begins that the words before it only announce.
START = "start"
_MARKS = {"^": f"(?P<{START}>)", "[": "(?:", "]": ")?", "<": "(?:", ">": ")", "|": "|"}


def either_case(word: str) -> str:
    """Give a pattern for a word whose first letter may be large or small.

    >>> either_case("air")
    '[Aa]ir'
    """
    first, rest = word[0], re.escape(word[1:])
    if first.lower() == first.upper():
        return re.escape(first) + rest
    return f"[{first.upper()}{first.lower()}]{rest}"


def phrase(form: str, *, exact: bool = False) -> str:
    """Give a pattern for a form of one or more words. Exact: large and small letters as written."""
    words = form.split(" ")
    return BLANK.join(re.escape(word) if exact else either_case(word) for word in words)


def any_of(forms: Iterable[str], *, exact: bool = False) -> str:
    """Give a pattern for any of the forms, the longest first; one that never matches when there are none.

    >>> any_of(["lebih", "lebih dari"])
    '(?:[Ll]ebih[ \\xa0]+[Dd]ari|[Ll]ebih)'
    """
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "(?:" + "|".join(phrase(form, exact=exact) for form in ordered) + ")" if ordered else "(?!)"


def filled(match: re.Match[str]) -> dict[str, str]:
    """Give what a compiled phrase's slots hold, without those left empty."""
    return {name.partition(AGAIN)[0]: form for name, form in match.groupdict().items() if form is not None}


def compile_phrase(pattern: str, slots: Mapping[str, str]) -> str:
    """Give the regular expression of a phrase pattern; each slot becomes a named group.

    A slot's name may end in a digit to use the same slot twice. Raises KeyError naming a slot that does not exist.

    >>> compile_phrase("[jam ]{hour}", {"hour": "[0-9]+"})
    '(?:[Jj]am[ \\xa0]+)?(?P<hour>[0-9]+)'
    """
    parts: list[str] = []
    for match in _TOKEN.finditer(pattern):
        token, slot = match.group(), match.group(1)
        if slot:
            name = f"{slot}{AGAIN}{len(parts)}" if any(f"<{slot}>" in part for part in parts) else slot
            parts.append(f"(?P<{name}>{slots[slot.rstrip('0123456789')]})")
        elif token.isspace():
            parts.append(BLANK)
        elif token[0].isalpha():
            parts.append(either_case(token))
        else:
            parts.append(_MARKS.get(token) or re.escape(token))
    return "".join(parts)


def first_words(pattern: str, slots: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Give the words, in small letters, that a phrase of the pattern may begin with; a sign stands for itself.

    `slots` holds the words each slot may begin with.

    >>> sorted(first_words("[jam ]{hour}", {"hour": frozenset("0")}))
    ['0', 'jam']
    """
    tokens = [(match.group(), match.group(1)) for match in _TOKEN.finditer(pattern)]
    found, _, _ = _first(tokens, 0, slots)
    return frozenset(found)


def _first(
    tokens: Sequence[tuple[str, str | None]], at: int, slots: Mapping[str, frozenset[str]]
) -> tuple[set[str], bool, int]:
    """The first words of the branches that start at `at`, whether one may be empty, and where they end."""
    words: set[str] = set()
    is_open, may_be_empty = True, False
    while at < len(tokens):
        token, slot = tokens[at]
        at += 1
        if token in ("]", ">"):
            break
        if token == "|":
            may_be_empty, is_open = may_be_empty or is_open, True
        elif token in ("[", "<"):
            inner, is_empty, at = _first(tokens, at, slots)
            if is_open:
                words |= inner
                is_open = is_empty or token == "["
        elif is_open and not token.isspace() and token != "^":
            words |= slots[slot.rstrip("0123456789")] if slot else {token.lower()}
            is_open = False
    return words, may_be_empty or is_open, at


def first_word(form: str) -> str:
    """Give the first run of letters of a form in small letters; `0` for digits, else its first sign.

    >>> first_word("Tues."), first_word("3"), first_word("-an")
    ('tues', '0', '-')
    """
    match = _RUN.match(form)
    if match is None:
        return form[:1]
    return DIGITS if match.group()[0].isdigit() else match.group().lower()
