"""Numbers without a noun behind them that count all the same, by where they stand in their sentence.

One of those told of before: "the nine are still missing", "warganya yang 740 itu". The last of a line that says what
is counted: "Korban tewas: 4". The answer to what is asked: 'Berapa yang tewas? "Empat."'. What a clause opens with that
a verb follows: "Delapan tak kembali", "Eight never came home".
"""

import functools
import re
from dataclasses import dataclass

from saksi.kinds import Span
from saksi.pack import Pack, list_forms
from saksi.resolve.count.noun import is_plural, noun_words
from saksi.resolve.count.reach import FATE, Sign, read_signs
from saksi.resolve.count.trap import trap_words
from saksi.resolve.count.unit import unit_words
from saksi.resolve.pattern import BLANK, any_of

# How far from a number what says that it counts may stand, in characters.
_REACH = 64
_FAR = 160
_YEARS = re.compile(r"1[5-9]\d\d|20\d\d|21\d\d")
_LINE = re.compile(r"(?:^|[\n.;,(\u2022*]|\d[.)]) *([^\n.;:,()?!]{3,60}?) ?[:=] ?$")
_CLAUSE_END = re.compile(r"\s*(?:[.,;!?)]+(?!\w)|$|\n)")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")
# The smallest number that points at some told of before: "the two" are told of in too many ways.
_LEAST = 3
# A number in figures of three digits behind "the" may be a road or a model.
_ROADS = range(100, 1000)
_WORDS = re.compile("[^\\W\\d_][\\w'\u2019-]*")
_FOLLOWING = re.compile("[ \u00a0]([^\\W\\d_][\\w'\u2019-]*)(?:[ \u00a0]([^\\W\\d_][\\w'\u2019-]*))?")
# What tells of some of those before: "two by ambulance", "dua karena asap".
_TELLS_PART = frozenset(("be", "cause", "prep", FATE))
_GOES_ON = frozenset(("be", "cause", "link", "not", "that", "through", FATE))


@dataclass(frozen=True, slots=True)
class HeadlessWords:
    """What is compiled from `count.tsv`: words in front of a number and behind it that point at those told of before,
    those that ask how many, and those behind a number that opens a sentence which make it no count. And from the
    pack's quotation marks: what is asked, what opens a quotation, what closes one, where a sentence begins.
    """

    these: re.Pattern[str]
    asked: re.Pattern[str]
    quoted: re.Pattern[str]
    closes: re.Pattern[str]
    opens: re.Pattern[str]
    that: re.Pattern[str]
    linked: re.Pattern[str]
    asks: re.Pattern[str]
    barred: frozenset[str]
    plural: bool


@functools.cache
def headless_words(pack: Pack) -> HeadlessWords:
    """Compile the roles of `count.tsv` for numbers without a noun."""
    forms = {role: [row["form"] for row in pack.rows("count") if row["role"] == role] for role in _ROLES}
    link = any_of(row["form"] for row in pack.rows("reach") if row["kind"] == "link")
    mark = f"[\"'{re.escape(''.join(sorted(set(''.join(pack.habits.quote_pairs)))))}]"
    return HeadlessWords(
        re.compile(rf"(?<![\w-]){any_of(forms['these'])}{BLANK}$"),
        re.compile(rf"([^?.!\n]{{4,100}})\?[ \u00a0]*{mark}?[ \u00a0]*$"),
        re.compile(rf"{mark}$"),
        re.compile(rf"[,.!]?{mark}"),
        re.compile(rf"(?:^|\n|[.!?]{mark}?\s|(?:^|[\s(]){mark})\s*$"),
        re.compile(rf"{BLANK}{any_of(forms['that'])}(?!\w)"),
        re.compile(rf"(?:(?<![\w-])([^\W\d_]+){BLANK}|(?:^|[.,;:!?\n(]|{mark})\s*){link}{BLANK}$"),
        re.compile(rf"(?<!\w){any_of(forms['asks'])}(?!\w)"),
        frozenset(form.casefold() for form in forms["barred"]),
        bool(noun_words(pack).plural),
    )


_ROLES = ("these", "that", "asks", "barred")


def stands_headless(text: str, span: Span, pack: Pack) -> bool:
    """Say whether a number without a noun counts by where it stands.

    >>> from saksi.pack import load_packs
    >>> id, text = load_packs()["id"], "Warganya yang 740 itu pulang."
    >>> stands_headless(text, Span(14, 17), id), stands_headless("Halaman: 12", Span(9, 11), id)
    (True, False)
    """
    form = text[slice(*span)]
    if _YEARS.fullmatch(form):
        return False
    return (
        is_done(text, span.end, pack)
        or _is_pointed(text, span, pack)
        or _is_line(text, span, pack)
        or _asked(text, span, pack) is not None
        or _is_subject(text, span, pack)
    )


def is_done(text: str, end: int, pack: Pack) -> bool:
    """Say whether a verb without a prefix stands behind a number, which counts who did it: "27 kabur"."""
    following = _FOLLOWING.match(text, end)
    return following is not None and following[1] in noun_words(pack).did


def named_before(text: str, span: Span, pack: Pack) -> str | None:
    """Give the concept of the noun that a number has in front of it: "warganya yang | 740 | itu", "Animals: | 140"."""
    words, head = headless_words(pack), text[max(0, span.start - _REACH) : span.start]
    noun = linked[1] if words.that.match(text, span.end) and (linked := words.linked.search(head)) else None
    if noun:
        return noun_words(pack).concepts.get(noun_words(pack).clitic.sub("", noun.casefold())) or None
    line = _LINE.search(head) if _is_line(text, span, pack) else None
    concepts = noun_words(pack).concepts
    return (
        next((concepts[word] or None for word in _WORDS.findall(line[1].casefold()) if word in concepts), None)
        if line
        else None
    )


def find_answered(text: str, span: Span, pack: Pack) -> str | None:
    """Give what befell those whose number answers a question: 'How many died? | "Five."'; None where none does."""
    asked = _asked(text, span, pack)
    return next((sign.value for sign in _signs(asked, pack) if sign.kind == FATE), None) if asked else None


def _is_pointed(text: str, span: Span, pack: Pack) -> bool:
    """Whether a number is of those told of before: "the nine are missing", "warganya yang 740 itu"."""
    words, head = headless_words(pack), text[max(0, span.start - _REACH) : span.start]
    if words.that.match(text, span.end) and (linked := words.linked.search(head)):
        return not linked[1] or _is_counted(noun_words(pack).clitic.sub("", linked[1].casefold()), pack)
    form = text[slice(*span)]
    if not words.these.search(head) or (not form.islower() and not form.isdecimal()) or form in _few(pack):
        return False
    if form.isdecimal() and (int(form) < _LEAST or int(form) in _ROADS):
        return False
    if _CLAUSE_END.match(text, span.end) or headless_words(pack).closes.match(text, span.end):
        return not form.isdecimal()
    return _next_kind(text, span.end, pack) in _GOES_ON


def _is_counted(word: str, pack: Pack) -> bool:
    words = noun_words(pack)
    return word in words.concepts or word in words.fates or is_plural(word, words)


@functools.cache
def _few(pack: Pack) -> frozenset[str]:
    """Words for one and two."""
    return frozenset(row["form"] for row in pack.rows("number") if row["value"] in ("1", "2"))


def _is_line(text: str, span: Span, pack: Pack) -> bool:
    """Whether a number ends a line that says what is counted, or what befell them: "Korban tewas: 4"."""
    line = _LINE.search(text, max(0, span.start - _REACH), span.start)
    return line is not None and _CLAUSE_END.match(text, span.end) is not None and _tells_counted(line[1], pack)


def _tells_counted(part: str, pack: Pack) -> bool:
    """Whether words tell of things that are counted or of what befell them, and not of their age, number or length."""
    if any(_is_label(part[: word.end()], pack) for word in _WORDS.finditer(part)):
        return False
    if any(sign.kind == FATE for sign in _signs(part, pack)):
        return True
    return any(_is_counted(word, pack) for word in _WORDS.findall(part.casefold()))


def _is_label(part: str, pack: Pack) -> bool:
    """Whether the last of some words makes a number behind it a rank, an age or a length."""
    traps = trap_words(pack)
    is_trap = traps.before.search(part + " ") or traps.plain.search(part + " ")
    return is_trap is not None or ("after", _WORDS.findall(part)[-1].casefold()) in unit_words(pack).symbols


def _asked(text: str, span: Span, pack: Pack) -> str | None:
    """What is asked in front of a number that answers it, or behind it where it is all that is quoted; else None."""
    words, head = headless_words(pack), text[max(0, span.start - _FAR) : span.start]
    if (asked := words.asked.search(head)) and _is_end(text, span.end, words):
        return asked[1] if _asks(asked[1], words, pack) else None
    if not words.quoted.search(head) or not words.closes.match(text, span.end):
        return None
    end = _SENTENCE_END.search(text, span.end + 2)
    said = text[span.end : end.start() if end else len(text)][:_FAR]
    return next((part for part in (said, _SENTENCE_END.split(head)[-1]) if _asks(part, words, pack)), None)


def _is_end(text: str, end: int, words: HeadlessWords) -> bool:
    return _CLAUSE_END.match(text, end) is not None or words.closes.match(text, end) is not None


def _asks(part: str, words: HeadlessWords, pack: Pack) -> bool:
    asked = words.asks.search(part)
    return asked is not None and _tells_counted(part[asked.end() :], pack)


def _is_subject(text: str, span: Span, pack: Pack) -> bool:
    """Whether a number in words opens a sentence and what it counts did something: "Eight never came home"."""
    words = headless_words(pack)
    if not text[span.start].isalpha() or not words.opens.search(text, max(0, span.start - 4), span.start):
        return False
    following = _FOLLOWING.match(text, span.end)
    if following is None or not following[1].islower() or text[slice(*span)].casefold() in _one(pack):
        return False
    if words.plural:
        return following[1] not in words.barred
    is_denied = following[2] is not None and following[1] in list_forms(pack, "reach", "not")
    return noun_words(pack).verbs.fullmatch(following[1]) is not None or is_denied


def parts_others(text: str, span: Span, back: int, pack: Pack, *, is_verb: bool) -> bool:
    """Say whether a number is of some of those counted before, up to `back`: "three died, two of burns, one in bed"."""
    joined, kind = text[max(back, span.start - _REACH) : span.start], _next_kind(text, span.end, pack)
    is_joined = joined.endswith(", ") or joined.split()[-1:] in _ands(pack)
    return is_joined and (is_verb or kind in _TELLS_PART)


@functools.cache
def _ands(pack: Pack) -> list[list[str]]:
    return [[form] for form in list_forms(pack, "reach", "and")]


@functools.cache
def _one(pack: Pack) -> frozenset[str]:
    return frozenset(row["form"] for row in pack.rows("number") if row["value"] == "1")


def _next_kind(text: str, end: int, pack: Pack) -> str:
    if text[end : end + 1] not in (" ", "\u00a0"):
        return ""
    sign = next(iter(read_signs(text, Span(end, end + _REACH), {}, pack)), None)
    return sign.kind if sign else ""


def _signs(part: str, pack: Pack) -> list[Sign]:
    return list(read_signs(part, Span(0, len(part)), {}, pack))
