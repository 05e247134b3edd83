"""Gambling keywords that were put into a page's text: found by their form and by the words they break apart.

Nothing here is a list of brands. A word is cut when it is spelt like one and does not belong where it stands: nothing
names it, and nothing marks it as a name. Reporting on gambling names brands and stays whole.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from saksi.clean.brand import brand_score
from saksi.clean.cut import Removal
from saksi.clean.mark import QUOTES
from saksi.kinds import Span
from saksi.pack import Pack

BRAND, PROMOTION = "brand", "promotion"
# Form alone decides from here on; below, only when the words on both sides stand together elsewhere in the text.
# Measured with brands put into CLICK-ID articles that nothing was learnt from: 0.92 of known names found, 0.82 of names
# with other initials than those learnt, 1 false cut in 3,000 articles. At 0.8: 0.94 of known names, 3 false cuts (a
# firm, a number plate); at 0.95: 0.89 and 1.
SURE = 0.9
POSSIBLE = 0.5
# A text with this many words of the trade is about gambling: brands belong in it.
TRADE_WORDS = 3
# A name that comes this often is what the text is about.
OFTEN = 3
# A promotion is a short sentence.
PROMOTION_WORDS = 40
_REACH = 40
# Single letters with a sign between each two: "U J I 8 8", "u.j.i-8.8".
_SPELT = re.compile(r"(?<![^\W_])(?:[^\W_][ .*_|~\u00b7\u2022-]{1,2}){4,24}[^\W_](?![^\W_])")
_SIGN = re.compile(r"[\W_]")
_TOKEN = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")
_LEFT = re.compile(r"(?P<word>[^\W_]+(?:[-'\u2019][^\W_]+)*),? +\Z")
_RIGHT = re.compile(r" +(?P<word>[^\W_]+(?:[-'\u2019][^\W_]+)*)")
# What stands before and behind in a list; between its last two there may be a short word.
_LISTED_LEFT = re.compile(r"(?P<word>[^\W_]+), (?:[^\W\d_]{2,4} )?\Z")
_LISTED_RIGHT = re.compile(r", (?:[^\W\d_]{2,4} )?(?P<word>[^\W_]+)")
# Two words with a capital that stand together; the second is looked at, so that it may open the next pair.
_NAME = re.compile(r"\b(?=[^\W\d_a-z])([^\W_]+) (?=[^\W\d_a-z])(?=([^\W_]+))")
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?]+(?=\s)|$)", re.M)
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
    """What a text has besides a brand: its words and how often, and which stand together with capitals."""

    counts: Counter[str]
    names: frozenset[tuple[str, str]]
    trade_words: int


def find_spam(text: str, pack: Pack, names: Sequence[str]) -> Iterator[Removal]:
    """Yield what to take out of a text. What `names` hold (outlet, title, authors) belongs to the page.

    >>> from saksi.pack import load_packs
    >>> text = "Bupati Flores UJITOGEL88 Timur tiba. Warga Flores Timur menunggu."
    >>> [text[slice(*removal.span)] for removal in find_spam(text, load_packs()["und"], ["Kabar Uji"])]
    ['UJITOGEL88 ']
    """
    trade = _trade(pack)
    yield from _promotions(text, trade, pack)
    yield from _spelt_out(text, pack)
    own = "".join("".join(names).casefold().split())
    around: Surroundings | None = None
    doubtful = {word for word in set(_TOKEN.findall(text)) if brand_score(word, pack) >= POSSIBLE}
    for match in _TOKEN.finditer(text) if doubtful else ():
        if match[0] not in doubtful or match[0].casefold() in own or match[0].casefold() in trade.gambling:
            continue
        score = brand_score(match[0], pack)
        around = around or _look_around(text, trade)
        run = _run(text, Span(*match.span()), trade)
        if _is_listed(text, run, pack):
            continue
        if _parts_a_name(text, run, around) or (score >= SURE and _is_stranger(text, run, around, trade)):
            yield Removal(_with_blank(text, run), BRAND, round(score, 3), "form")


def is_spam(text: str, pack: Pack) -> bool:
    """Say whether a text that a page hides speaks of gambling or names a brand.

    >>> from saksi.pack import load_packs
    >>> [is_spam(text, load_packs()["und"]) for text in ("situs slot gacor", "UJITOGEL88", "Lompat ke isi")]
    [True, True, False]
    """
    trade = _trade(pack)
    words = _TOKEN.findall(text)
    return any(word.casefold() in trade.gambling or brand_score(word, pack) >= SURE for word in words)


def _promotions(text: str, trade: Trade, pack: Pack) -> Iterator[Removal]:
    """Yield sentences that call to gamble: short, with a brand and a word of the trade, and quoting nobody."""
    folded = text.casefold()
    if not any(call in folded for call in trade.calls):
        return
    for sentence in _SENTENCE.finditer(text):
        if not trade.call.search(sentence[0]) or not _MARKS.isdisjoint(sentence[0]):
            continue
        words = _TOKEN.findall(sentence[0])
        score = max((brand_score(word, pack) for word in words if word.casefold() not in trade.gambling), default=0.0)
        if len(words) <= PROMOTION_WORDS and score >= POSSIBLE and _count_trade(words, trade):
            yield Removal(_with_blanks_before(text, Span(*sentence.span())), PROMOTION, round(score, 3), "call")


def _spelt_out(text: str, pack: Pack) -> Iterator[Removal]:
    """Yield brands whose letters stand apart, with a blank, a dot or another sign between each two."""
    for letters in _SPELT.finditer(text):
        score = brand_score(_SIGN.sub("", letters[0]), pack)
        if score >= SURE:
            yield Removal(_with_blank(text, Span(*letters.span())), BRAND, round(score, 3), "spelt-out")


def _look_around(text: str, trade: Trade) -> Surroundings:
    words = _TOKEN.findall(text)
    return Surroundings(Counter(words), frozenset(_NAME.findall(text)), _count_trade(words, trade))


def _parts_a_name(text: str, run: Span, around: Surroundings) -> bool:
    """Say whether the words on both sides are a name that stands whole elsewhere in the text."""
    left, right = _LEFT.search(text, max(0, run.start - _REACH), run.start), _RIGHT.match(text, run.end)
    return left is not None and right is not None and (left["word"], right["word"]) in around.names


def _is_stranger(text: str, run: Span, around: Surroundings, trade: Trade) -> bool:
    """Say whether nothing makes a brand belong: no naming word, no marks, no other mention, not the text's topic."""
    left = _LEFT.search(text, max(0, run.start - _REACH), run.start)
    if _is_part(text, run) or _ends_a_name(text, run) or (left and left["word"].casefold() in trade.naming):
        return False
    if _speaks_of_trade(text, run, trade):
        return False
    word = text[run.start : run.end]
    stem = word.rstrip("0123456789").rstrip("-")
    is_numbered = stem != word and stem in around.counts
    return not is_numbered and around.counts[word] < OFTEN and around.trade_words < TRADE_WORDS


def _speaks_of_trade(text: str, run: Span, trade: Trade) -> bool:
    """Say whether the paragraph around a brand speaks of gambling in other words than those right beside it."""
    start, end = text.rfind("\n", 0, run.start) + 1, text.find("\n", run.end)
    around = text[start : run.start] + " " + text[run.end : end if end >= 0 else len(text)]
    return _count_trade(_TOKEN.findall(around), trade) > 0


def _is_listed(text: str, run: Span, pack: Pack) -> bool:
    """Say whether a brand stands in a list of such: another one is before it, or after it, behind a comma."""
    before = _LISTED_LEFT.search(text, max(0, run.start - _REACH), run.start)
    after = _LISTED_RIGHT.match(text, run.end)
    return any(match is not None and brand_score(match["word"], pack) >= POSSIBLE for match in (before, after))


def _ends_a_name(text: str, run: Span) -> bool:
    """Say whether a word is written like a family name and stands where one does: the last of capitalised words."""
    word = text[run.start : run.end]
    before, after = _LEFT.search(text, max(0, run.start - _REACH), run.start), _RIGHT.match(text, run.end)
    is_like_a_name = word.isalpha() and word.istitle()
    return bool(is_like_a_name and before and before["word"].istitle() and not (after and after["word"].istitle()))


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
def _trade(pack: Pack) -> Trade:
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
