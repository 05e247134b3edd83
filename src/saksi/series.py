"""Numbers without a noun that are told one after another, each with whose it is, behind what they count.

"Hot spots: the weather office 173, the trust 391." "The dead - nine (the mayor) or 14 (the council)." "How many died?
Three, by the police; four, if one follows the hospital."
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from saksi.kinds import Span
from saksi.pack import Pack, list_forms, load_roles

# Whether words tell of things that are counted, or of what befell them: each room knows these by words of its own.
Telling = Callable[[str, Pack], bool]

# A paragraph with more letters is no line of figures.
LONGEST = 1200
# Words in front of a number that say whose it is, or behind it up to a mark.
LED_WORDS, TOLD_WORDS = 9, 14
# A number behind whose it is ends its part: "the trust 391 (Ombak News)".
_ENDING = re.compile(r"\s*(?:[,;.)]|\(|$)")
_BEHIND = re.compile(r" ?(?:\(|, |[^\W\d_])")
_PART = re.compile(r"[^;.()]*")
_YEARS = re.compile(r"1[5-9]\d\d|20\d\d")
_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")
_LEADS = (":", "?", "-", "\u2013", "\u2014")
# A question, or a word with a colon, that opens a sentence: what follows answers it, or is of that.
_OPENING = re.compile(r"(?:^|(?<=[.!?]) )(?:[^.!?\n]+\?|[^.!?:,\n]{3,30}:)")
_SOURCES = frozenset({"document", "group", "organisation", "title"})


class Series(NamedTuple):
    """Numbers told one after another, and the words in front of them that say what they count."""

    label: Span
    numbers: tuple[Span, ...]


def in_series(text: str, span: Span, pack: Pack, tells: Telling) -> bool:
    """Say whether a number of a text is one of such numbers in its paragraph.

    >>> from saksi.pack import load_packs
    >>> text, id = "Titik panas: stasiun meteorologi 173, Yayasan Lontar 391.", load_packs()["id"]
    >>> in_series(text, Span(33, 36), id, lambda words, pack: True)
    True
    >>> in_series(text, Span(33, 36), id, lambda words, pack: False)
    False
    """
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    paragraph = text[start : end if end >= 0 else len(text)]
    found = find_series(paragraph, pack, tells)
    return any(start + number.start == span.start for series in found for number in series.numbers)


@functools.lru_cache(1 << 10)
def find_series(paragraph: str, pack: Pack, tells: Telling) -> tuple[Series, ...]:
    """Give the series of a paragraph: where it says what they count, and where they stand. Each question opens one."""
    if len(paragraph) > LONGEST:
        return ()
    found = [match for match in _numbers(pack).finditer(paragraph) if not _YEARS.fullmatch(match[0])]
    if len(found) < 2:
        return ()
    parts = {match.start(): _find_part(paragraph, match.start(), pack) for match in found}
    told = [match for match in found if _is_told(paragraph, parts[match.start()], match, pack)]
    return tuple(_parted(paragraph, told, parts, pack, tells))


def _parted(
    paragraph: str, told: list[re.Match[str]], parts: dict[int, int], pack: Pack, tells: Telling
) -> Iterator[Series]:
    """The series between one question and the next, each of two numbers or more."""
    opened = (match for match in _OPENING.finditer(paragraph) if match.start() and _opens(match[0], pack, tells))
    opens = [0, *(match.start() for match in opened)]
    for start, end in zip(opens, [*opens[1:], len(paragraph)], strict=True):
        inside = [match for match in told if start <= match.start() < end]
        label = Span(start, max(start, parts[inside[0].start()])) if inside else Span(start, start)
        words = paragraph[slice(*label)]
        if len(inside) > 1 and tells(words, pack) and _is_label(words, pack):
            yield Series(label, tuple(Span(*match.span()) for match in inside))


def _opens(words: str, pack: Pack, tells: Telling) -> bool:
    """Whether a question or label tells of what is counted next: no number is asked about, and no source named."""
    if words.endswith("?"):
        return _numbers(pack).search(words) is None
    return (
        tells(words, pack) and not _names_source(_WORD.findall(words.casefold()), pack) and words.strip()[0].isupper()
    )


def _is_label(label: str, pack: Pack) -> bool:
    """Whether words lead to numbers: "The dead:", or "Counts of the dead differ."."""
    asked = {row["form"] for row in pack.rows("count") if row["role"] == "asks"}
    tally = list_forms(pack, "measure", "tally") | asked
    is_tally = any(word in tally for word in _WORD.findall(label.casefold()))
    return is_tally or label.rstrip()[-1:] in _LEADS


def _find_part(paragraph: str, at: int, pack: Pack) -> int:
    """Where the part of a paragraph begins that a number stands in."""
    return max((match.end() for match in _breaks(pack).finditer(paragraph, 0, at)), default=0)


def _is_told(paragraph: str, start: int, number: re.Match[str], pack: Pack) -> bool:
    """Whether a number has nothing beside it but whose it is."""
    led = _WORD.findall(paragraph[start : number.start()])
    if led and not set(map(str.casefold, led)) <= list_forms(pack, "measure", "merely"):
        is_last = _ENDING.match(paragraph, number.end()) is not None
        return is_last and len(led) <= LED_WORDS and _names_source(led, pack)
    if _BEHIND.match(paragraph, number.end()) is None:
        return False
    behind = paragraph[number.end() :].lstrip(" (,")
    part = _PART.match(behind)
    told = _WORD.findall(part[0]) if part is not None else []
    # "14 people by the hospital's count, | 31 by the village head's".
    told = told[1:] if told and told[0].casefold() in _counted(pack) else told
    is_opened = paragraph.startswith((" (", ", "), number.end()) or (bool(told) and _says(told, pack))
    return is_opened and len(told) <= TOLD_WORDS and _names_source(told, pack)


def _says(words: list[str], pack: Pack) -> bool:
    """Whether words lead to whose a number is: "versi", "by the", "says"."""
    return _saying(pack).match(" ".join(words).casefold()) is not None


def _names_source(words: list[str], pack: Pack) -> bool:
    """Whether one of some words is a name, or of people or bodies."""
    roles = load_roles(pack)
    return any(word[0].isupper() or not _SOURCES.isdisjoint(roles.get(word.casefold(), ())) for word in words)


@functools.cache
def _numbers(pack: Pack) -> re.Pattern[str]:
    words = _any_of(row["form"] for row in pack.rows("number") if row["form"].isalpha())
    return re.compile(rf"(?<![\w.,-])(?:\d[\d.,]*\d|\d+|{words})(?![\w-]|[.,]\d)", re.IGNORECASE)


@functools.cache
def _breaks(pack: Pack) -> re.Pattern[str]:
    """What parts a number and whose it is from the next."""
    joining = _any_of(form for form, roles in load_roles(pack).items() if "and" in roles or "turn" in roles)
    return re.compile(rf"[;:.?!(]\s*|, |\s[-\u2013\u2014]\s|\s{joining}\s", re.IGNORECASE)


@functools.cache
def _saying(pack: Pack) -> re.Pattern[str]:
    rows = [*pack.rows("say"), *pack.rows("measure")]
    kinds = {"prep", "verb", "given", "gone by", "leans"}
    return re.compile(rf"{_any_of(row['form'].casefold() for row in rows if row['kind'] in kinds)}\b")


@functools.cache
def _counted(pack: Pack) -> frozenset[str]:
    return frozenset(row["form"].casefold() for row in pack.rows("count") if row["concept"])


def _any_of(forms: Iterable[str]) -> str:
    """The source of a pattern for any of some forms, the longest first; of none, one that matches nowhere."""
    return f"(?:{'|'.join(map(re.escape, sorted(set(forms), key=len, reverse=True))) or '(?!)'})"
