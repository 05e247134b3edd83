"""Phrases of time in a text, by the patterns of `when.tsv`, and the rule each calls."""

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from saksi.errors import PackError
from saksi.pack import Pack, Row
from saksi.resolve import clock, day, length, period
from saksi.resolve.clue import Clue, Point, TimeWords, time_words
from saksi.resolve.pattern import any_of, compile_phrase, filled

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
    "everyday": length.resolve_every_weekday,
    "later": length.resolve_later,
    "length": length.resolve_length,
    "lengths": length.resolve_lengths,
    "month": period.resolve_month,
    "months": period.resolve_months,
    "part": clock.resolve_part,
    "partofyear": period.resolve_part_of_year,
    "period": period.resolve_same_period,
    "point": lambda clue: Point(clue.args.get("type", "DATE"), clue.args["value"]),  # type: ignore[arg-type]
    "same": length.resolve_same,
    "season": period.resolve_season,
    "shift": period.resolve_shift,
    SKIP: lambda clue: None,
    "weekend": period.resolve_weekend,
    "year": period.resolve_year,
    "years": period.resolve_years,
}
# No phrase starts inside a word, an amount of money or a number, nor ends before more of one.
_BEFORE = r"(?:(?=\W)|(?<![\w$/-])(?<!\d[.,:]))"
_AFTER = r"(?![/-]\d)(?![.,:]\d)(?!-[^\W\d])"
_NAME = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One row of `when.tsv`, compiled."""

    pattern: re.Pattern[str]
    rule: str
    args: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch that one or more phrases fit, the longest first, with what their slots hold."""

    start: int
    fits: tuple[tuple[int, Phrase, Mapping[str, str]], ...]


@dataclass(frozen=True, slots=True)
class Scanner:
    """All phrases of a pack; `starts` finds where any of them begins."""

    starts: re.Pattern[str]
    phrases: tuple[Phrase, ...]
    words: TimeWords


@functools.cache
def scanner(pack: Pack) -> Scanner:
    """Compile `when.tsv`. Raises PackError naming the row with an unknown slot, rule or argument."""
    words = time_words(pack)
    clitics = any_of(words.values.get("clitic", {}))
    after = rf"(?=(?:{clitics})?(?!\w)){_AFTER}"
    phrases = tuple(_phrase(row, words, after) for row in pack.rows("when"))
    bodies = "|".join(_NAME.sub("(?:", phrase.pattern.pattern) for phrase in phrases)
    return Scanner(re.compile(bodies or "(?!)"), phrases, words)


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
    return Phrase(re.compile(f"{_BEFORE}{body}{after}"), rule, args)


def scan(text: str, pack: Pack) -> Iterator[Found]:
    """Yield the stretches of a text that look like times, left to right, none inside another."""
    all_phrases = scanner(pack)
    position = 0
    while match := all_phrases.starts.search(text, position):
        start = match.start()
        matches = [(phrase, phrase.pattern.match(text, start)) for phrase in all_phrases.phrases]
        fits = [(found.end(), phrase, filled(found)) for phrase, found in matches if found]
        fits.sort(key=lambda fit: -fit[0])
        position = max(fits[0][0], start + 1) if fits else start + 1
        if fits and fits[0][1].rule != SKIP:
            yield Found(start, tuple(fits))


