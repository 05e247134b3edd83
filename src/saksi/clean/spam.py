"""Gambling keywords that were put into a page's text: found by their form and by the words they break apart.

Nothing here is a list of brands. A word is cut when it is spelt like one and does not belong where it stands: nothing
names it, and nothing marks it as a name. Reporting on gambling names brands and stays whole.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from saksi.clean.brand import START, TOKEN, brand_logit, brand_score, candidates
from saksi.clean.cut import Removal
from saksi.clean.glance import glance_at
from saksi.clean.mark import QUOTES
from saksi.kinds import Span
from saksi.pack import Pack

BRAND, PROMOTION = "brand", "promotion"
# From here on a word with the weights of its surroundings is cut. Measured by `eval/injection.py`.
SURE = 0.98
# A word whose form is less likely a brand's is none wherever it stands: what its surroundings can add is little.
POSSIBLE = 0.1
# Of letters that stand apart, and of a sentence that calls to gamble, the form needs to tell less.
APART, CALLED = 0.3, 0.1
LEAST = math.log(POSSIBLE / (1 - POSSIBLE))
PARTED, NAMED = "parted words", "named"
# A text with this many words of the trade is about gambling: brands belong in it.
TRADE_WORDS = 3
# A name that comes this often is what the text is about.
OFTEN = 3
# A promotion is a short sentence.
PROMOTION_WORDS = 40
_REACH = 40
# So many words are looked for one by one, each in a hundredth of the time that going through a text takes.
MOST_SOUGHT = 16
# Single letters with a sign between each two: "U J I 8 8", "u.j.i-8.8".
_SPELT = re.compile(r"(?<![^\W_])(?:[^\W_][ .*_|~\u00b7\u2022-]{1,3}){4,24}[^\W_](?![^\W_])")
# The middle of such a run: what has none of it has none, which is told in a quarter of the time.
_APART = re.compile(r"[ .*_|~\u00b7\u2022-][^\W_][ .*_|~\u00b7\u2022-]{1,3}[^\W_][ .*_|~\u00b7\u2022-]")
_SIGN = re.compile(r"[\W_]")
_LEFT = re.compile(r"(?P<word>[^\W_]+(?:[-'\u2019][^\W_]+)*),? +\Z")
_RIGHT = re.compile(r" +(?P<word>[^\W_]+(?:[-'\u2019][^\W_]+)*)")
# What stands before and behind in a list; between its last two there may be a short word.
_LISTED_LEFT = re.compile(r"(?P<word>[^\W_]+), (?:[^\W\d_]{2,4} )?\Z")
_LISTED_RIGHT = re.compile(r", (?:[^\W\d_]{2,4} )?(?P<word>[^\W_]+)")
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?]+(?=\s)|$)", re.M)
_WRITTEN = re.compile(r"\S+")
_MARKS = QUOTES | frozenset("()[]")
_ADDRESS_BEFORE = frozenset("@#/.:_=&?\\")
_ADDRESS_AFTER = frozenset("@/_=&")


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

    text: str
    counts: Counter[str]
    trade_words: int


def find_spam(text: str, pack: Pack, names: Sequence[str]) -> Iterator[Removal]:
    """Yield what to take out of a text. What `names` hold (outlet, title, authors) belongs to the page.

    >>> from saksi.pack import load_packs
    >>> text = "Bupati Flores UJITOGEL88 Timur tiba. Warga Flores Timur menunggu."
    >>> [text[slice(*removal.span)] for removal in find_spam(text, load_packs()["und"], ["Kabar Uji"])]
    ['UJITOGEL88 ']
    """
    trade = load_trade(pack)
    glance = glance_at(text, pack, LEAST)
    if glance.has_trade:
        yield from _promotions(text, trade, pack)
    if glance.has_apart:
        yield from _spelt_out(text, pack)
    if glance.branded:
        own = "".join("".join(names).casefold().split())
        yield from _brands(
            text, trade, pack, (form for form in _forms(text, glance.branded, pack) if form[1] not in own)
        )


def _forms(text: str, branded: Set[str], pack: Pack) -> Iterator[tuple[Span, str, float]]:
    """Yield where words spelt like a brand stand, the word, folded, and the log odds of its form."""
    told = {
        written: [
            (match.span(), match[0].casefold(), brand_logit(match[0], pack)) for match in candidates(written, pack)
        ]
        for written in branded
    }
    for place, written in _written(text, branded):
        for (start, end), word, logit in told[written]:
            if logit >= LEAST:
                yield Span(place + start, place + end), word, logit


def _written(text: str, words: Set[str]) -> Iterator[tuple[int, str]]:
    """Yield where words stand between blanks: a few are looked for, of many each word of the text is looked up."""
    if len(words) > MOST_SOUGHT:
        yield from ((match.start(), match[0]) for match in _WRITTEN.finditer(text) if match[0] in words)
        return
    for word in words:
        place = text.find(word)
        while place >= 0:
            end = place + len(word)
            if not (text[place - 1 : place].strip() or text[end : end + 1].strip()):
                yield place, word
            place = text.find(word, end)


def _brands(text: str, trade: Trade, pack: Pack, forms: Iterable[tuple[Span, str, float]]) -> Iterator[Removal]:
    """Yield words that are spelt like a brand and do not belong where they stand."""
    around: Surroundings | None = None
    for span, word, logit in forms:
        if word in trade.gambling:
            continue
        run = _run(text, span, trade)
        if _is_listed(text, run, pack):
            continue
        around = around or look_around(text, trade)
        context = set(context_of(text, run, around, trade))
        if PARTED not in context and (NAMED in context or _belongs(text, run, around, trade)):
            continue
        if (score := _weigh(logit, context, pack)) >= SURE:
            yield Removal(_with_blank(text, run), BRAND, round(score, 3), "form")


def context_of(text: str, run: Span, around: Surroundings, trade: Trade) -> Iterator[str]:
    """Yield what the surroundings of a word tell: how it is written, what stands beside it, how often it comes."""
    word = text[run.start : run.end]
    left, right = _LEFT.search(text, max(0, run.start - _REACH), run.start), _RIGHT.match(text, run.end)
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
    if left and right and _stand_together(left["word"], right["word"], around.text):
        yield PARTED
        if left["word"][0].isupper() and right["word"][0].isupper():
            yield "parting a name"
    stem = word.rstrip("0123456789").rstrip("-")
    if stem != word and stem in around.counts:
        yield "numbered"
    yield f"{min(around.counts[word], 3)} times"


def _case(word: str) -> str:
    if word.islower():
        return "small"
    return "capitals" if word.isupper() else "name" if word[0].isupper() and word[1:].islower() else "mixed"


def _weigh(logit: float, context: Set[str], pack: Pack) -> float:
    """How likely a word was put in, by its form and what its surroundings tell."""
    weights = _context_weights(pack)
    total = weights.get(START, 0.0) + weights.get("form", 1.0) * logit
    total += sum(weights.get(feature, 0.0) for feature in context)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def _context_weights(pack: Pack) -> Mapping[str, float]:
    return {row["feature"]: float(row["weight"]) for row in pack.rows("spamcontext")}


def is_spam(text: str, pack: Pack) -> bool:
    """Say whether a text that a page hides speaks of gambling or names a brand.

    >>> from saksi.pack import load_packs
    >>> [is_spam(text, load_packs()["und"]) for text in ("situs slot gacor", "UJITOGEL88", "Lompat ke isi")]
    [True, True, False]
    """
    trade = load_trade(pack)
    words = TOKEN.findall(text)
    return any(word.casefold() in trade.gambling or brand_score(word, pack) >= SURE for word in words)


def _promotions(text: str, trade: Trade, pack: Pack) -> Iterator[Removal]:
    """Yield sentences that call to gamble: short, with a brand and a word of the trade, and quoting nobody."""
    folded = text.casefold()
    if not any(call in folded for call in trade.calls):
        return
    for sentence in _SENTENCE.finditer(text):
        if not trade.call.search(sentence[0]) or not _MARKS.isdisjoint(sentence[0]):
            continue
        words = TOKEN.findall(sentence[0])
        score = max((brand_score(word, pack) for word in words if word.casefold() not in trade.gambling), default=0.0)
        if len(words) <= PROMOTION_WORDS and score >= CALLED and _count_trade(words, trade):
            yield Removal(_with_blanks_before(text, Span(*sentence.span())), PROMOTION, round(score, 3), "call")


def _spelt_out(text: str, pack: Pack) -> Iterator[Removal]:
    """Yield brands whose letters stand apart, with a blank, a dot or another sign between each two."""
    if not _APART.search(text):
        return
    for letters in _SPELT.finditer(text):
        score = brand_score(_SIGN.sub("", letters[0]), pack)
        if score >= APART:
            yield Removal(_with_blank(text, Span(*letters.span())), BRAND, round(score, 3), "spelt-out")


def look_around(text: str, trade: Trade) -> Surroundings:
    """What a text has besides a brand."""
    counts = Counter(TOKEN.findall(text))
    return Surroundings(text, counts, sum(counts[word] for word in counts if word.casefold() in trade.gambling))


def _stand_together(left: str, right: str, text: str) -> bool:
    """Say whether two words stand side by side somewhere in a text."""
    pair = f"{left} {right}"
    place = text.find(pair)
    while place >= 0:
        if not (text[place - 1 : place].isalnum() or text[place + len(pair) : place + len(pair) + 1].isalnum()):
            return True
        place = text.find(pair, place + 1)
    return False


def _belongs(text: str, run: Span, around: Surroundings, trade: Trade) -> bool:
    """Say whether a brand is part of an address, stands between marks, or is what the text is about."""
    return (
        around.counts[text[run.start : run.end]] >= OFTEN
        or _is_part(text, run)
        or _speaks_of_trade(text, run, around, trade)
    )


def _speaks_of_trade(text: str, run: Span, around: Surroundings, trade: Trade) -> bool:
    """Say whether a text is about gambling, or the paragraph around a brand speaks of it in words not beside it."""
    if around.trade_words >= TRADE_WORDS:
        return True
    start, end = text.rfind("\n", 0, run.start) + 1, text.find("\n", run.end)
    beside = text[start : run.start] + " " + text[run.end : end if end >= 0 else len(text)]
    return _count_trade(TOKEN.findall(beside), trade) > 0


def _is_listed(text: str, run: Span, pack: Pack) -> bool:
    """Say whether a brand stands in a list of such: another one is before it, or after it, behind a comma."""
    before = _LISTED_LEFT.search(text, max(0, run.start - _REACH), run.start)
    after = _LISTED_RIGHT.match(text, run.end)
    return any(match is not None and brand_score(match["word"], pack) >= POSSIBLE for match in (before, after))


def _is_part(text: str, run: Span) -> bool:
    """Say whether a brand is part of an address or stands between marks, as a name does."""
    before, after = text[run.start - 1 : run.start], text[run.end : run.end + 1]
    is_address = (
        before in _ADDRESS_BEFORE or after in _ADDRESS_AFTER or text[run.end : run.end + 2].strip(".").isalnum()
    )
    return before in _MARKS or after in _MARKS or is_address


def _run(text: str, span: Span, trade: Trade) -> Span:
    """A brand with the words of the trade right beside it."""
    start, end = span
    while (left := _LEFT.search(text, max(0, start - _REACH), start)) and left["word"].casefold() in trade.gambling:
        start = left.start("word")
    while (right := _RIGHT.match(text, end)) and right["word"].casefold() in trade.gambling:
        end = right.end("word")
    return Span(start, end)


def _with_blank(text: str, run: Span) -> Span:
    """A stretch with one blank beside it, so that its neighbours come to stand as they were."""
    start, end = run
    if text[end : end + 1] == " " and text[start - 1 : start] in ("", " ", "\n"):
        return Span(start, end + 1)
    if start and text[start - 1] == " ":
        return Span(start - 1, end)
    return run


def _with_blanks_before(text: str, span: Span) -> Span:
    start = span.start
    while start and text[start - 1].isspace():
        start -= 1
    return Span(start, span.end)


def _count_trade(words: Sequence[str], trade: Trade) -> int:
    return sum(word.casefold() in trade.gambling for word in words)


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
