"""Gambling keywords that were put into a page's text: found by their form and by the words they break apart.

Nothing here is a list of brands. A word is cut when it is spelt like one and does not belong where it stands: nothing
names it, and nothing marks it as a name. Reporting on gambling names brands and stays whole.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence, Set

from saksi.clean.around import (
    LEFT,
    NAMED,
    OFTEN,
    PARTED,
    REACH,
    RIGHT,
    Surroundings,
    Trade,
    beside_of,
    best_counts,
    counted_of,
    load_trade,
    look_around,
    weigh,
)
from saksi.clean.brand import TOKEN, brand_logit, brand_score, candidates
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
# A text with this many words of the trade is about gambling: brands belong in it.
TRADE_WORDS = 3
# A promotion is a short sentence.
PROMOTION_WORDS = 40
# So many words are looked for one by one, each in a hundredth of the time that going through a text takes.
MOST_SOUGHT = 16
# Single letters with a sign between each two: "U J I 8 8", "u.j.i-8.8".
_SPELT = re.compile(r"(?<![^\W_])(?:[^\W_][ .*_|~\u00b7\u2022-]{1,3}){4,24}[^\W_](?![^\W_])")
# The middle of such a run: what has none of it has none, which is told in a quarter of the time.
_APART = re.compile(r"[ .*_|~\u00b7\u2022-][^\W_][ .*_|~\u00b7\u2022-]{1,3}[^\W_][ .*_|~\u00b7\u2022-]")
_SIGN = re.compile(r"[\W_]")
# What stands before and behind in a list; between its last two there may be a short word.
_LISTED_LEFT = re.compile(r"(?P<word>[^\W_]+), (?:[^\W\d_]{2,4} )?\Z")
_LISTED_RIGHT = re.compile(r", (?:[^\W\d_]{2,4} )?(?P<word>[^\W_]+)")
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?]+(?=\s)|$)", re.M)
_WRITTEN = re.compile(r"\S+")
_MARKS = QUOTES | frozenset("()[]")
_ADDRESS_BEFORE = frozenset("@#/.:_=&?\\")
_ADDRESS_AFTER = frozenset("@/_=&")


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
            text, trade, pack, (form for form in sorted(_forms(text, glance.branded, pack)) if form[1] not in own)
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
        beside = set(beside_of(text, run, trade))
        if PARTED not in beside and (NAMED in beside or _is_part(text, run)):
            continue
        if weigh(logit, beside | best_counts(pack), pack) < SURE:
            continue
        around = around or look_around(text, trade)
        if PARTED not in beside and _belongs(text, run, around, trade):
            continue
        context = beside.union(counted_of(text[run.start : run.end], around))
        if (score := weigh(logit, context, pack)) >= SURE:
            yield Removal(_with_blank(text, run), BRAND, round(score, 3), "form")


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


def _belongs(text: str, run: Span, around: Surroundings, trade: Trade) -> bool:
    """Say whether a brand is what the text is about."""
    return around.counts[text[run.start : run.end]] >= OFTEN or _speaks_of_trade(text, run, around, trade)


def _speaks_of_trade(text: str, run: Span, around: Surroundings, trade: Trade) -> bool:
    """Say whether a text is about gambling, or the paragraph around a brand speaks of it in words not beside it."""
    if around.trade_words >= TRADE_WORDS:
        return True
    start, end = text.rfind("\n", 0, run.start) + 1, text.find("\n", run.end)
    beside = text[start : run.start] + " " + text[run.end : end if end >= 0 else len(text)]
    return _count_trade(TOKEN.findall(beside), trade) > 0


def _is_listed(text: str, run: Span, pack: Pack) -> bool:
    """Say whether a brand stands in a list of such: another one is before it, or after it, behind a comma."""
    before = _LISTED_LEFT.search(text, max(0, run.start - REACH), run.start)
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
    while (left := LEFT.search(text, max(0, start - REACH), start)) and left["word"].casefold() in trade.gambling:
        start = left.start("word")
    while (right := RIGHT.match(text, end)) and right["word"].casefold() in trade.gambling:
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
