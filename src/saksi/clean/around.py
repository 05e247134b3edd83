"""What stands around a word of a text, and how far that speaks for the word having been put in."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache

from saksi.clean.brand import START, TOKEN
from saksi.kinds import Span
from saksi.pack import Pack

PARTED, NAMED, NUMBERED = "parted words", "named", "numbered"
# A name that comes this often is what the text is about.
OFTEN = 3
# How far before a word is looked, in characters.
REACH = 40
LEFT = re.compile(r"(?P<word>[^\W_]+(?:[-'\u2019][^\W_]+)*),? +\Z")
RIGHT = re.compile(r" +(?P<word>[^\W_]+(?:[-'\u2019][^\W_]+)*)")


@dataclass(frozen=True, slots=True)
class Trade:
    """The words of the trade: its own, those that introduce a name, those that call to gamble."""

    gambling: frozenset[str]
    naming: frozenset[str]
    call: re.Pattern[str]
    calls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a text has besides a brand: its words and how often, and how many of them are the trade's."""

    counts: Counter[str]
    trade_words: int


def context_of(text: str, run: Span, around: Surroundings, trade: Trade) -> Iterator[str]:
    """Yield what the surroundings of a word tell: how it is written, what stands beside it, how often it comes."""
    yield from beside_of(text, run, trade)
    yield from counted_of(text[run.start : run.end], around)


def beside_of(text: str, run: Span, trade: Trade) -> Iterator[str]:
    """Yield how a word is written and what stands beside it."""
    word = text[run.start : run.end]
    left, right = LEFT.search(text, max(0, run.start - REACH), run.start), RIGHT.match(text, run.end)
    yield f"{_case(word)}{' number' * any(letter.isdigit() for letter in word)}"
    if left is None:
        yield "first"
    elif left["word"].casefold() in trade.naming:
        yield NAMED
    elif left["word"][0].isupper():
        yield "after a name" + " written as one" * (word.isalpha() and word.istitle())
    if right is None:
        yield "last"
    elif right["word"][0].isupper():
        yield "before a name" + " written as one" * (word.isalpha() and word.istitle())
    if left and right and _stand_together(left["word"], right["word"], text):
        yield PARTED
        if left["word"][0].isupper() and right["word"][0].isupper():
            yield "parting a name"


def counted_of(word: str, around: Surroundings) -> Iterator[str]:
    """Yield how often a text has a word, and whether it has the word without its number."""
    stem = word.rstrip("0123456789").rstrip("-")
    if stem != word and stem in around.counts:
        yield NUMBERED
    yield f"{min(around.counts[word], OFTEN)} times"


def _case(word: str) -> str:
    if word.islower():
        return "small"
    return "capitals" if word.isupper() else "name" if word[0].isupper() and word[1:].islower() else "mixed"


def weigh(logit: float, context: Set[str], pack: Pack) -> float:
    """How likely a word was put in, by its form and what its surroundings tell."""
    weights = _context_weights(pack)
    total = weights.get(START, 0.0) + weights.get("form", 1.0) * logit
    total += sum(weights.get(feature, 0.0) for feature in context)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def _context_weights(pack: Pack) -> Mapping[str, float]:
    return {row["feature"]: float(row["weight"]) for row in pack.rows("spamcontext")}


@cache
def best_counts(pack: Pack) -> frozenset[str]:
    """What counting a text's words can tell that speaks most for a word having been put in."""
    weights = _context_weights(pack)
    times = max((f"{number} times" for number in range(OFTEN + 1)), key=lambda feature: weights.get(feature, 0.0))
    return frozenset({times, NUMBERED} if weights.get(NUMBERED, 0.0) > 0 else {times})


def look_around(text: str, trade: Trade) -> Surroundings:
    """What a text has besides a brand."""
    counts = Counter(TOKEN.findall(text))
    return Surroundings(counts, sum(counts[word] for word in counts if word.casefold() in trade.gambling))


def _stand_together(left: str, right: str, text: str) -> bool:
    """Say whether two words stand side by side somewhere in a text."""
    pair = f"{left} {right}"
    place = text.find(pair)
    while place >= 0:
        if not (text[place - 1 : place].isalnum() or text[place + len(pair) : place + len(pair) + 1].isalnum()):
            return True
        place = text.find(pair, place + 1)
    return False


@cache
def load_trade(pack: Pack) -> Trade:
    """The words of the trade, from a pack."""
    forms = {
        kind: [row["form"] for row in pack.rows("spam") if row["kind"] == kind]
        for kind in ("gambling", "naming", "call")
    }
    calls = "|".join(sorted(map(re.escape, forms["call"]), key=len, reverse=True)) or "(?!)"
    return Trade(
        frozenset(form.casefold() for form in forms["gambling"]),
        frozenset(form.casefold() for form in forms["naming"]),
        re.compile(rf"\b(?:{calls})\b", re.I),
        tuple(form.casefold() for form in forms["call"]),
    )
