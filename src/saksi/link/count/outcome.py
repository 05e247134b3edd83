"""The words of `outcome.tsv` in a text: each says what befell the counted."""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping

from saksi.link.form import either
from saksi.pack import Pack, inflected

_OF_LIVES = "life"
_KILLED = "killed"
# Words between "died" and what somebody died of or where: "died of their", "died in".
DYING_WORDS = 2
# Kinds of words of `reach.tsv` that these are.
_DYING = frozenset({"be", "cause", "det", "of", "prep"})
_NOUN = "noun"
# What befell somebody first of whom it may be told right behind it that they died.
_UNENDED = frozenset({"missing", "rescued", "trapped"})


@functools.cache
def fates(pack: Pack) -> Mapping[str, str]:
    """Give what each word of outcome.tsv says befell the counted, in all its forms."""
    # What is told of lives alone is a word of many uses: "claimed 12 lives".
    rows = [row for row in inflected(pack, "outcome") if row["of"] != _OF_LIVES]
    named = [(row["form"], row["outcome"]) for row in rows if row["role"] == _NOUN]
    theirs = {f"{form}{clitic}".casefold(): outcome for form, outcome in named for clitic in _clitics(pack)}
    return theirs | {row["form"].casefold(): row["outcome"] for row in rows}


@functools.cache
def _clitics(pack: Pack) -> tuple[str, ...]:
    """What says at the end of a noun whose it is: "korban jiwanya"."""
    return tuple(row["form"] for row in pack.rows("time") if row["class"] == "clitic")


@functools.cache
def naming(pack: Pack) -> frozenset[str]:
    """Give those that name whom it befell: refugees, hostages."""
    return frozenset(row["form"].casefold() for row in pack.rows("outcome") if row["role"] == _NOUN)


@functools.cache
def outcomes(pack: Pack) -> re.Pattern[str]:
    """Give a pattern that finds those words."""
    return re.compile(rf"\b{either(fates(pack))}\b")


def find_told(words: str, pack: Pack) -> Iterator[tuple[int, int, str]]:
    """Yield where the words of the table stand in a text in small letters, and what each says befell the counted.

    None that is denied; who died in a place or of something is dead.

    >>> from saksi.pack import load_packs
    >>> [value for _, _, value in find_told("died in hospital, and the others were not hurt", load_packs()["en"])]
    ['killed']
    """
    for match in outcomes(pack).finditer(words):
        if not is_denied(words, match.start(), pack):
            value = _KILLED if is_of_dead(words, match.start(), pack) else fates(pack)[match[0]]
            yield match.start(), match.end(), value


def is_denied(words: str, at: int, pack: Pack, *, is_fate: bool = True) -> bool:
    """Say whether a word that denies what follows stands right in front of a place; some deny only what befell whom.

    >>> from saksi.pack import load_packs
    >>> is_denied("were not yet found", 13, load_packs()["en"])
    True
    """
    last, denials = _denials(pack, is_fate=is_fate)
    ahead = words[:at]
    return ahead.endswith(last) and denials.search(ahead) is not None


def is_of_dead(words: str, at: int, pack: Pack) -> bool:
    """Say whether it is told right in front of a place that somebody died: "died in | hospital", "died | of thirst"."""
    last, dying = _dying(pack)
    ahead = words[:at]
    return ahead.endswith(last) and dying.search(ahead) is not None


def has_end(words: str, pack: Pack) -> bool:
    """Say whether a text tells of somebody who was lost or saved that they died of it.

    >>> from saksi.pack import load_packs
    >>> has_end("were swept away and drowned", load_packs()["en"]), has_end("are missing", load_packs()["en"])
    (True, False)
    """
    return _ended(pack).search(words) is not None


@functools.cache
def _ended(pack: Pack) -> re.Pattern[str]:
    """What befell somebody first, and right behind it that they died: "brought ashore dead", "hanyut lalu tewas"."""
    told = [(row["form"], row["value"]) for row in inflected(pack, "measure") if row["kind"] == "fate"]
    told += [(form, value) for form, value in fates(pack).items() if form not in naming(pack)]
    first = either(form.casefold() for form, value in told if value in _UNENDED)
    dead = either(form.casefold() for form, value in told if value == _KILLED)
    ending = either(row["form"] for row in pack.rows("measure") if row["kind"] == "ending")
    return re.compile(rf"\b{first}(?: {ending})? {dead}\b")


@functools.cache
def _denials(pack: Pack, *, is_fate: bool) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The last words that such a place may stand behind, and a pattern that finds all of them."""
    rows = (row for row in pack.rows("measure") if row["kind"] == "denies" and (is_fate or not row["value"]))
    forms = [row["form"] for row in rows]
    return _last_words(forms), re.compile(rf"(?<![^\W\d_]){either(forms)} $")


@functools.cache
def _dying(pack: Pack) -> tuple[tuple[str, ...], re.Pattern[str]]:
    rows = [row for row in inflected(pack, "outcome") if row["outcome"] == _KILLED and row["of"] != _OF_LIVES]
    died = [row["form"].casefold() for row in rows if row["role"] != _NOUN]
    between = [row["form"].casefold() for row in pack.rows("reach") if row["kind"] in _DYING]
    pattern = rf"\b{either(died)}(?: {either(between)}){{0,{DYING_WORDS}}} $"
    return _last_words((*died, *between)), re.compile(pattern)


def _last_words(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple({f"{form.split()[-1]} " for form in forms})
