"""Word lists and phrase patterns of a pack, compiled to regular expressions.

A phrase pattern is written as in `packs/CODE/when.tsv`: words, `{slot}`, `[what may be absent]` and `<one|or|other>`.
All other signs stand for themselves.
"""

import re
from collections.abc import Iterable, Mapping

# Between two words of a phrase; the second sign is a no-break space.
BLANK = "[ \u00a0]+"
# A slot that stands twice in a phrase, of which one is filled, needs two group names.
AGAIN = "__"
_TOKEN = re.compile(r"\{(\w+)\}|\[|\]|<|>|\||[^\W\d_]+|\s+|.")
_MARKS = {"[": "(?:", "]": ")?", "<": "(?:", ">": ")", "|": "|"}


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
