"""Phrases of time in a text, by the patterns of `when.tsv`, and the rule each calls."""

import functools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from saksi.errors import PackError
from saksi.kinds import Span
from saksi.pack import Pack, Row
from saksi.resolve.needed import Needs, Pairs, needed_pairs, needed_words
from saksi.resolve.pattern import ANY, DIGITS, START, any_of, compile_phrase, filled, first_words, second_words
from saksi.resolve.token import Tokens, split_tokens
from saksi.resolve.when import clock, day, feast, length, period
from saksi.resolve.when.clue import Clue, Point, TimeWords, time_words

# A trap: the phrase is no time, and nothing inside it is.
SKIP = "skip"
RULES: Mapping[str, Callable[[Clue], Point | None]] = {
    "ahead": length.resolve_ahead,
    "back": length.resolve_back,
    "century": period.resolve_century,
    "clock": clock.resolve_clock,
    "clocks": clock.resolve_clocks,
    "date": day.resolve_date,
    "days": day.resolve_days,
    "decade": period.resolve_decade,
    "earlier": length.resolve_earlier,
    "every": length.resolve_every,
    "everyday": length.resolve_every_named,
    "later": length.resolve_later,
    "feast": feast.resolve_feast,
    "hijri": feast.resolve_hijri,
    "length": length.resolve_length,
    "lengths": length.resolve_lengths,
    "month": period.resolve_month,
    "months": period.resolve_months,
    "oldyear": period.resolve_old_year,
    "product": length.resolve_product,
    "part": clock.resolve_part,
    "partofyear": period.resolve_part_of_year,
    "partlast": clock.resolve_part_of_last,
    "period": period.resolve_same_period,
    "point": lambda clue: Point(clue.args.get("type", "DATE"), clue.args["value"]),  # type: ignore[arg-type]
    "same": length.resolve_same,
    "season": period.resolve_season,
    "shift": period.resolve_shift,
    SKIP: lambda clue: None,
    "weekdays": day.resolve_weekdays,
    "weekend": period.resolve_weekend,
    "year": period.resolve_year,
    "years": period.resolve_years,
}
# No phrase starts inside a word, an amount of money or a number, nor ends before more of one.
_BEFORE = re.compile(r"(?=\W)|(?<![\w$/-])(?<!\d[.,:])")
_AFTER = r"(?![/-]\d)(?![.,:]\d)(?!-[^\W\d])"
# Pairs of words kept ready: those of a few thousand articles.
_KEPT = 1 << 15
_BLANKS = " \u00a0"
_SECOND = re.compile(f"[{_BLANKS}]*([^\\W\\d_]+|\\d+|.)?", re.S)


@dataclass(slots=True)
class _Line:
    """The tokens of a line, as phrases are sought by them, and its words."""

    keys: Sequence[str]
    words: set[str]
    pairs: set[tuple[str, str]] | None = None

    def pair(self) -> set[tuple[str, str]]:
        """Give the tokens two by two, as one stands right behind the other."""
        if self.pairs is None:
            self.pairs = set(pairwise(self.keys))
        return self.pairs


@dataclass(frozen=True, slots=True)
class Phrase:
    """One row of `when.tsv`; `source` is its pattern, `pattern` that of its regular expression.

    `needs`: sets of words of which the line that the phrase stands in holds one each; `pairs`: the same of two words,
    one right behind the other.
    """

    source: str
    pattern: str
    rule: str
    args: Mapping[str, str]
    needs: Needs
    pairs: Pairs

    def may_stand(self, line: _Line) -> bool:
        """Whether a line holds what the phrase needs."""
        if any(map(line.words.isdisjoint, self.needs)):
            return False
        # To compile a phrase takes up to ten milliseconds: most lines with all words of a long one do not hold it.
        return not self.pairs or not any(map(line.pair().isdisjoint, self.pairs))


class Found(NamedTuple):
    """A stretch that one or more phrases fit, the longest first, with what their slots hold."""

    start: int
    fits: tuple[tuple[int, Phrase, Mapping[str, str]], ...]


@dataclass(frozen=True, slots=True)
class Scanner:
    """The phrases of a pack by the word or sign they begin with."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    words: TimeWords


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # Most articles need a third of the phrases: each is compiled when first tried, to start fast.
    return re.compile(pattern)


@functools.cache
def _followed(first: str, pack: Pack) -> tuple[tuple[Phrase, frozenset[str]], ...]:
    """The phrases that begin with a word, each with what may stand second in it."""
    held = scanner(pack)
    return tuple((each, second_words(each.source, first, held.words.heads)) for each in held.phrases[first])


@functools.cache
def _known_seconds(first: str, pack: Pack) -> frozenset[str]:
    """What stands second in some but not in all phrases that begin with a word."""
    return frozenset(word for _, seconds in _followed(first, pack) for word in seconds)


@functools.cache
def _phrases_for(first: str, second: str, pack: Pack) -> tuple[Phrase, ...]:
    """The phrases that may begin with two words; as the second, `ANY` is one that none names, "" any of them."""
    return tuple(
        phrase for phrase, seconds in _followed(first, pack) if not second or second in seconds or ANY in seconds
    )


@functools.cache
def _clitics(pack: Pack) -> tuple[str, ...]:
    return tuple(time_words(pack).values.get("clitic", {}))


def _second(word: str, known: Set[str], pack: Pack) -> str:
    """A second word as phrases are looked up by it: with a clitic on it, it may be one that they know."""
    clitics = _clitics(pack)
    if word.endswith(clitics) and any(word.removesuffix(each) in known for each in clitics):
        return ""
    return word if word in known else ANY


@functools.cache
def scanner(pack: Pack) -> Scanner:
    """Compile `when.tsv`. Raises PackError naming the row with an unknown slot, rule or argument."""
    words = time_words(pack)
    after = rf"(?=(?:{any_of(words.values.get('clitic', {}))})?(?!\w)){_AFTER}"
    phrases: dict[str, list[Phrase]] = {}
    for row in pack.rows("when"):
        phrase = _phrase(row, words, after)
        for first in first_words(row["pattern"], words.firsts):
            phrases.setdefault(first, []).append(phrase)
    return Scanner({first: tuple(listed) for first, listed in phrases.items()}, words)


def _phrase(row: Row, words: TimeWords, after: str) -> Phrase:
    rule = row.one_of("rule", frozenset(RULES))
    try:
        body = compile_phrase(row["pattern"], words.slots)
    except KeyError as error:
        raise PackError(f"{row.where}: no slot {error.args[0]!r} in {row['pattern']!r}") from None
    try:
        args = dict(pair.split("=", 1) for pair in row["args"].split())
    except ValueError:
        raise PackError(f"{row.where}: not an argument in {row['args']!r}") from None
    needs, pairs = needed_words(row["pattern"], words.heads), needed_pairs(row["pattern"])
    return Phrase(row["pattern"], f"{body}{after}", rule, args, needs, pairs if needs else ())


def _fit(phrase: Phrase, match: re.Match[str]) -> tuple[int, Phrase, Mapping[str, str], int]:
    slots = filled(match)
    return match.end(), phrase, slots, match.start(START) if slots.pop(START, None) is not None else match.start()


def _rank(fit: tuple[int, Phrase, Mapping[str, str], int]) -> tuple[int, int]:
    """Longest first; of two equally long, the one that names more of its words itself."""
    return -fit[0], len(fit[2])


def compile_all(pack: Pack) -> int:
    """Compile every phrase of a pack and say how many there are; to check a pack, since reading compiles few."""
    return len({_compiled(phrase.pattern) for listed in scanner(pack).phrases.values() for phrase in listed})


def scan(text: str, pack: Pack) -> Iterator[Found]:
    """Yield the stretches of a text that look like times, left to right, none inside another."""
    return (found for found in _scan(text, pack) if not _is_trap(found))


def find_traps(text: str, pack: Pack) -> Iterator[Span]:
    """Yield the stretches that look like times and are none: ages, numbers of laws, rates.

    >>> from saksi.pack import load_packs
    >>> list(find_traps("Markus berusia 45 tahun.", load_packs()["id"]))
    [Span(start=7, end=23)]
    """
    return (Span(found.start, found.fits[0][0]) for found in _scan(text, pack) if _is_trap(found))


def _is_trap(found: Found) -> bool:
    return found.fits[0][1].rule == SKIP


def _key(word: str) -> str:
    return DIGITS if word[0].isdigit() else word.lower()


@functools.lru_cache(_KEPT)
def _candidates(first: str, word: str, pack: Pack) -> tuple[Phrase, ...]:
    """The phrases that may begin with two words, as they are looked up; `ANY` stands for none behind the first."""
    return _phrases_for(first, _second(word, _known_seconds(first, pack), pack), pack)


def _word_behind(text: str, tokens: Tokens, at: int) -> str:
    """The word, digits or sign behind a token, as it is looked up; mostly the next token behind one blank."""
    keys, starts, ends = tokens
    end, behind = ends[at], at + 1
    if behind < len(keys) and starts[behind] == end + 1 and text[end] in _BLANKS:
        key = keys[behind]
        if key.isalpha() or key == DIGITS:
            return key
    after = _SECOND.match(text, end)
    return _key(after[1]) if after and after[1] else ANY


def _scan(text: str, pack: Pack) -> Iterator[Found]:
    phrases, tokens = scanner(pack).phrases, split_tokens(text)
    keys, starts, _ = tokens
    position = line_end = 0
    line = _Line((), set())
    for at in [at for at, key in enumerate(keys) if key in phrases]:
        start = starts[at]
        if start < position:
            continue
        candidates = _candidates(keys[at], _word_behind(text, tokens, at), pack)
        if not candidates or not _BEFORE.match(text, start):
            continue
        if start >= line_end:
            line_end = _line_end(text, start)
            inside = keys[at : bisect_left(starts, line_end)]
            line = _Line(inside, _line_words(inside, _clitics(pack)))
        likely = [phrase for phrase in candidates if phrase.may_stand(line)]
        matches = [(phrase, _compiled(phrase.pattern).match(text, start)) for phrase in likely]
        fits = sorted((_fit(phrase, match) for phrase, match in matches if match), key=_rank)
        if fits:
            position = max(fits[0][0], start + 1)
            yield Found(fits[0][3], tuple(fit[:3] for fit in fits))


def _line_end(text: str, start: int) -> int:
    """Where the line ends that a place stands in: no phrase runs over it."""
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _line_words(keys: Sequence[str], clitics: tuple[str, ...]) -> set[str]:
    """Words by which phrases are sought, also without the clitics on them."""
    words = set(keys)
    if clitics:
        words |= {word.removesuffix(each) for word in words if word.endswith(clitics) for each in clitics}
    return words
