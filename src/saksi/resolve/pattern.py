"""Word lists and phrase patterns of a pack, compiled to regular expressions.

A phrase pattern is written as in `packs/CODE/when.tsv`: words, `{slot}`, `[what may be absent]`, `<one|or|other>`; what
stands before `^` announces the phrase and is no part of it. All other signs stand for themselves.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

# Between two words of a phrase; the second sign is a no-break space.
BLANK = "[ \u00a0]+"
# A slot that stands twice in a phrase, of which one is filled, needs two group names.
AGAIN = "__"
_TOKEN = re.compile(r"\{(\w+)\}|\[|\]|<|>|\||[^\W\d_]+|\s+|.")
# Stands for any digits where first words are listed.
DIGITS = "0"
_RUN = re.compile(r"[^\W\d_]+|\d+")
_WORDS = re.compile(r"[^\W\d_]+|\d+|\S")
_NUMBERS = "0123456789"
_ENDS = frozenset({""})
# Stands for whatever may follow; no single sign or word of a text looks like it.
ANY = "**"
# Where the phrase begins that the words before it only announce.
START = "start"
_Tree = dict[str, "_Tree"]
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
    """Give a pattern for any of the forms, the longest that fits; one that never matches when there are none.

    What forms begin with alike stands in it once: it is compiled and tried in a part of the time.

    >>> any_of(["lebih", "lebih dari", "lewat"])
    '(?:[Ll]e(?:bih(?:[ \\xa0]+[Dd]ari)?|wat))'
    """
    tree: _Tree = {}
    for form in sorted(set(forms)):
        node = tree
        for piece in _pieces(form, exact=exact):
            node = node.setdefault(piece, {})
        node[""] = {}
    return _branches(tree) if tree else "(?!)"


def _pieces(form: str, *, exact: bool) -> Iterator[str]:
    """The patterns of a form's letters and blanks, one by one."""
    for number, word in enumerate(form.split(" ")):
        if number:
            yield BLANK
        yield re.escape(word[0]) if exact else either_case(word[0])
        yield from map(re.escape, word[1:])


def _branches(tree: _Tree) -> str:
    """A pattern for what goes on in one of several ways, or, under "", not at all."""
    branches: list[str] = []
    for first, behind in ((piece, rest) for piece, rest in tree.items() if piece):
        run, node = [first], behind
        while len(node) == 1 and "" not in node:
            ((piece, node),) = node.items()
            run.append(piece)
        branches.append("".join(run) + ("" if node.keys() == {""} else _branches(node)))
    return f"(?:{'|'.join(branches)}){'?' if '' in tree else ''}"


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


def pattern_tokens(pattern: str) -> list[tuple[str, str | None]]:
    """Give the words, signs and slots of a phrase pattern, left to right; a slot with its name, others with None.

    >>> pattern_tokens("[jam ]{hour}")
    [('[', None), ('jam', None), (' ', None), (']', None), ('{hour}', 'hour')]
    """
    return [(match.group(), match.group(1)) for match in _TOKEN.finditer(pattern)]


def first_words(pattern: str, slots: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Give the words, in small letters, that a phrase of the pattern may begin with; a sign stands for itself.

    `slots` holds the words each slot may begin with.

    >>> sorted(first_words("[jam ]{hour}", {"hour": frozenset("0")}))
    ['0', 'jam']
    """
    found, _, _ = _first(pattern_tokens(pattern), 0, slots)
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


def second_words(pattern: str, first: str, heads: Mapping[str, Mapping[str, frozenset[str]]]) -> frozenset[str]:
    """Give what may stand second in a phrase of the pattern that begins with a word; `ANY` among it: anything may.

    `heads` holds, for each slot, what may follow each word or sign it may begin with; "" where the slot ends there.

    >>> sorted(second_words("the [first ]{unit}", "the", {"unit": {"day": frozenset({""})}}))
    ['day', 'first']
    """
    walk = _Walk(first, heads, set())
    (_, is_begun), _ = walk.through(pattern_tokens(pattern), 0, (True, False))
    return frozenset(walk.seconds | {ANY} if is_begun else walk.seconds)


@dataclass(frozen=True, slots=True)
class _Walk:
    """A walk through a pattern. A state tells whether nothing stands before, and whether only the first word does."""

    first: str
    heads: Mapping[str, Mapping[str, frozenset[str]]]
    seconds: set[str]

    def through(
        self, tokens: Sequence[tuple[str, str | None]], at: int, start: tuple[bool, bool]
    ) -> tuple[tuple[bool, bool], int]:
        """The state behind the branches that start at `at`, and where they end."""
        ended, state = (False, False), start
        while at < len(tokens):
            token, slot = tokens[at]
            at += 1
            if token in ("]", ">"):
                break
            if token == "|":
                ended, state = _either(ended, state), start
            elif token in ("[", "<"):
                inner, at = self.through(tokens, at, state)
                state = _either(inner, state) if token == "[" else inner
            elif not token.isspace() and token != "^":
                state = self._past(self.heads[slot.rstrip(_NUMBERS)] if slot else {token.lower(): _ENDS}, state)
        return _either(ended, state), at

    def _past(self, heads: Mapping[str, frozenset[str]], state: tuple[bool, bool]) -> tuple[bool, bool]:
        is_open, is_begun = state
        if is_begun:
            self.seconds.update(heads)
        following = heads.get(self.first, frozenset()) if is_open else frozenset()
        self.seconds.update(following - _ENDS)
        return False, "" in following


def _either(one: tuple[bool, bool], other: tuple[bool, bool]) -> tuple[bool, bool]:
    return one[0] or other[0], one[1] or other[1]


def words_of(form: str) -> list[str]:
    """Give the runs of letters of a form in small letters, `0` for digits, and its signs.

    >>> words_of("Tues. 3")
    ['tues', '.', '0']
    """
    return [DIGITS if word[0].isdigit() else word.lower() for word in _WORDS.findall(form)]


def first_word(form: str) -> str:
    """Give the first run of letters of a form in small letters; `0` for digits, else its first sign.

    >>> first_word("Tues."), first_word("3"), first_word("-an")
    ('tues', '0', '-')
    """
    match = _RUN.match(form)
    if match is None:
        return form[:1]
    return DIGITS if match.group()[0].isdigit() else match.group().lower()
