"""What the words and figures of a number phrase are worth together; the kinds of words are told in `number`."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import chain, pairwise
from typing import NamedTuple

from saksi.kinds import Number

# A third is written 0.3333. Elsewhere rounding takes away binary noise only.
_FRACTION_DECIMALS = 4
_DECIMALS = 9
_TEN = 10
# What opens a number; an article only before a word that multiplies or divides it.
_OPENS = frozenset(("one", "part", "half", "vague", "all", "single", "both", "article", "group"))
_NEVER_LAST = frozenset(("join", "point", "of-a", "article", "about"))
_AFTER_JOIN = frozenset(("one", "article", "half", "part"))
# After these "and" adds: "two hundred and five". Elsewhere it lists, but before a fraction: "two and a half".
_JOINS = frozenset(("times", "scale"))
_FRACTIONS = frozenset(("article", "half", "part"))
_PARTS = frozenset(("half", "part"))
_ENDLESS = 10**18


class Token(NamedTuple):
    """A word or figure of a number phrase: its kind and value. `hi` differs from `lo` for an order of magnitude."""

    kind: str
    lo: Number
    hi: Number


class Amount(NamedTuple):
    """What a number phrase is worth. `lo` and `hi` differ when it is an order of magnitude or a pair.

    `kind` is that of its first word, or `pair` for two numbers that follow each other ("two three men"). `scale` is
    the product of its scale words, `factor` what multiplies its first word to give the whole. About: an ending says
    that the number is round.
    """

    lo: Number
    hi: Number
    kind: str
    scale: Number = 1
    factor: Number = 1
    is_about: bool = False


class _Sum(NamedTuple):
    """A number while its words are added up: whole scales, the addends of the open group, what may still follow."""

    total: Number = 0
    done: Number = 0
    bound: Number = _ENDLESS
    group: tuple[Number, ...] = ()
    previous: str = ""
    place: Decimal | None = None


def longest(tokens: Iterable[Token]) -> tuple[int, Amount] | None:
    """Give the longest beginning that is one number, as how many tokens it has and what it is worth.

    >>> longest([Token("one", 2, 2), Token("join", 0, 0), Token("one", 3, 3)])
    (1, Amount(lo=2, hi=2, kind='one', scale=1, factor=1, is_about=False))
    """
    kept: list[Token] = []
    state, count = _Sum(), 0
    for token, following in pairwise(chain(tokens, [None])):
        assert token is not None
        kept.append(token)
        if len(kept) == 2 and _is_pair(kept):
            state = _Sum()
        factor = _as_factor(token, len(kept) - 1)
        after = _step(state, factor.kind, factor.lo, following.kind if following else "")
        if after is None:
            break
        state = after
        if token.kind not in _NEVER_LAST and sum(state.group) < state.bound:
            count = len(kept)
    amount = worth(kept[:count]) if count else None
    return (count, amount) if amount else None


def worth(tokens: Sequence[Token]) -> Amount | None:
    """Give what the tokens are worth as one number, or None when they are no well-formed one.

    >>> worth([Token("one", 6, 6), Token("scale", 1000, 1000), Token("scale", 10**9, 10**9)]).lo
    6000000000000
    """
    rounded = [_as_factor(token, at) for at, token in enumerate(tokens)]
    first, second = _pair(rounded)
    lo, hi = _add_up(first, "lo"), _add_up(second, "hi")
    if lo is None or hi is None:
        return None
    scale: Number = 1
    factor: Number = 1
    for at, token in enumerate(first):
        scale *= token.lo if token.kind == "scale" else 1
        factor *= token.lo if at and token.kind in ("scale", "times") else 1
    is_simple = all(token.kind in ("scale", "times", "about") for token in first[1:])
    is_pair = second is not first
    # "A half" is no more of a count than "half".
    own = tokens[1] if tokens[0].kind == "article" and len(tokens) > 1 and tokens[1].kind == "half" else tokens[0]
    kind = "pair" if is_pair else own.kind
    if kind == "vague" and scale > 1:
        hi += scale - 1  # tens of thousands end at 99,999, not at 99,000
    is_round = rounded != list(tokens) or any(token.kind == "about" for token in tokens)
    is_about = is_round or (kind == "vague" and lo == hi)  # "a couple of hundred" are about 200
    return Amount(lo, hi, kind, scale, factor if is_simple else 1, is_about)


def _as_factor(token: Token, at: int) -> Token:
    """An order of magnitude behind a number is a factor that makes it round: "500 ribuan"."""
    if not at or token.kind != "vague":
        return token
    return Token("scale" if token.lo >= 1000 else "times", token.lo, token.lo)


def _pair(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """Two small numbers that follow each other share the rest: "two three hundred" is 200 to 300."""
    return ([tokens[0], *tokens[2:]], tokens[1:]) if _is_pair(tokens) else (tokens, tokens)


def _is_pair(tokens: Sequence[Token]) -> bool:
    if [token.kind for token in tokens[:2]] != ["one", "one"]:
        return False
    return 0 < tokens[0].lo < tokens[1].lo < _TEN and tokens[1].lo == tokens[0].lo + 1


def _add_up(tokens: Sequence[Token], end: str) -> Number | None:
    if tokens[0].kind not in _OPENS or tokens[-1].kind in _NEVER_LAST:
        return None
    state: _Sum | None = _Sum()
    kinds = [token.kind for token in tokens]
    for at, token in enumerate(tokens):
        if state is None:
            return None
        following = kinds[at + 1] if at + 1 < len(kinds) else ""
        state = _step(state, token.kind, getattr(token, end), following)
    if state is None or sum(state.group) >= state.bound:
        return None
    decimals = _FRACTION_DECIMALS if {"part", "of"}.intersection(kinds) else _DECIMALS
    return tidy(state.total + sum(state.group), decimals)


def _step(state: _Sum, kind: str, value: Number, following: str) -> _Sum | None:
    if kind in _NEVER_LAST:
        return _link(state, kind, following)
    if kind == "scale":
        return _scale(state, value)
    if kind in _PARTS and (halved := _halve(state, kind, value)):
        return halved
    extended = _extend(state, kind, value)
    if extended is None or not _is_descending(extended):
        return None
    return state._replace(group=extended, previous=kind, place=state.place / _TEN if state.place else None)


def _link(state: _Sum, kind: str, following: str) -> _Sum | None:
    """A word that only stands between or before others; None where it cannot."""
    if kind == "join":
        is_sum = state.previous in _JOINS and following in _AFTER_JOIN
        return state._replace(previous=kind) if is_sum or (state.group and following in _FRACTIONS) else None
    if kind == "about":
        return state if state.group and following in ("scale", "times") else None
    if kind == "of-a":
        return state._replace(previous=kind) if state.previous in ("of", "part", "half") else None
    if kind == "article":
        return state._replace(group=state.group or (1,), previous=state.previous or kind)
    is_whole = state.previous == "one" and state.group and isinstance(state.group[-1], int)
    return state._replace(previous=kind, place=Decimal("0.1")) if is_whole and following == "one" else None


def _halve(state: _Sum, kind: str, value: Number) -> _Sum | None:
    """A half behind a scale word is one of that scale ("a million and a half"), behind an article one of one."""
    if state.previous in ("scale", "join") and state.bound < _ENDLESS and state.group in ((), (1,)):
        return state._replace(total=tidy(state.total + state.bound * value), group=(), previous=kind)
    is_one = state.previous == "article" and state.group == (1,)
    return state._replace(group=(value,), previous=kind) if is_one else None


def _scale(state: _Sum, value: Number) -> _Sum | None:
    """A scale word multiplies the group before it, or what an earlier scale word made: "six thousand billion"."""
    if state.group:
        done = _exact(sum(state.group), value)
        if done >= state.bound:
            return None
        return _Sum(state.total + done, done, value, (), "scale")
    if state.previous != "scale":
        return None
    done = _exact(state.done, value)
    return state._replace(total=state.total - state.done + done, done=done)


def _extend(state: _Sum, kind: str, value: Number) -> tuple[Number, ...] | None:
    """The addends of the open group with one more word; None where the word cannot follow."""
    group, last = state.group, state.group[-1] if state.group else None
    if state.place is not None and kind == "one":
        if last is None or not isinstance(value, int) or value >= _TEN:
            return None
        return (*group[:-1], float(Decimal(str(last)) + value * state.place))
    if kind == "add":
        return None if last is None or not 1 < last < _TEN else (*group[:-1], last + value)
    if kind == "times" and state.previous in _PARTS and len(group) > 1:
        return (_exact(sum(group), value),)  # "two and a half dozen"
    if kind in ("times", "of"):
        return None if last is None else (*group[:-1], _exact(last, value))
    return (*group, value)


def _is_descending(group: tuple[Number, ...]) -> bool:
    """Each addend fits into the zeros of the one before it: 20 and 5, not 2 and 3."""
    return len(group) < 2 or group[-1] < _grain(group[-2])


def _grain(value: Number) -> Number:
    """The largest power of ten that divides a value; 0 for a fraction."""
    if not isinstance(value, int) or not value:
        return 0
    grain = 1
    while value % (grain * _TEN) == 0:
        grain *= _TEN
    return grain


def _exact(a: Number, b: Number) -> Number:
    """The product as a decimal calculation gives it."""
    if isinstance(a, int) and isinstance(b, int):
        return a * b
    return tidy(float(Decimal(str(a)) * Decimal(str(b))), _DECIMALS)


def tidy(value: Number, decimals: int = _DECIMALS) -> Number:
    """Give a value without binary noise, as an integer where it is one.

    >>> tidy(0.1 + 0.2), tidy(5.0)
    (0.3, 5)
    """
    rounded = round(value, decimals)
    return int(rounded) if float(rounded).is_integer() else rounded
