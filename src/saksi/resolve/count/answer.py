"""Numbers that answer what is asked: 'Berapa yang tewas? "Empat."', '"Twelve," she said when asked how many died'."""

import functools
import re
from dataclasses import dataclass

from saksi.kinds import Span
from saksi.pack import Pack, load_roles
from saksi.resolve.count.noun import is_plural, noun_words
from saksi.resolve.count.reach import FATE, Sign, read_signs
from saksi.resolve.count.trap import trap_words
from saksi.resolve.count.unit import unit_words
from saksi.resolve.pattern import BLANK, any_of

# How far from a number the question stands that it answers, in characters.
_FAR = 160
# The smallest number that may stand for a count by where it stands.
_LEAST = 3
_YEARS = re.compile(r"1[5-9]\d\d|20\d\d|21\d\d")
CLAUSE_END = re.compile(r"\s*(?:[.,;!?)]+(?!\w)|$|\n)")
WORDS = re.compile("[^\\W\\d_][\\w'\u2019-]*")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """What is compiled from the words of `count.tsv` that ask how many, and from the pack's quotation marks: what is
    asked, what opens a quotation, what closes one; whom one has to believe stands behind `supposed`.
    """

    asked: re.Pattern[str]
    quoted: re.Pattern[str]
    closes: re.Pattern[str]
    asks: re.Pattern[str]
    supposed: re.Pattern[str]


@functools.cache
def answer_words(pack: Pack) -> AnswerWords:
    """Compile the words and marks of questions and answers."""
    mark = quote_marks(pack)
    return AnswerWords(
        re.compile(rf"([^?.!\n]{{4,100}})\?[ \u00a0]*{mark}?[ \u00a0]*$"),
        re.compile(rf"{mark}$"),
        re.compile(rf"[,.!]?{mark}"),
        re.compile(rf"(?<!\w){any_of(row['form'] for row in pack.rows('count') if row['role'] == 'asks')}(?!\w)"),
        re.compile(rf"{BLANK}{any_of(form for form, roles in load_roles(pack).items() if 'if' in roles)}(?!\w)"),
    )


def quote_marks(pack: Pack) -> str:
    """Give the pattern of a quotation mark."""
    return f"[\"'{re.escape(''.join(sorted(set(''.join(pack.habits.quote_pairs)))))}]"


def is_telling(form: str, pack: Pack) -> bool:
    """Say whether a number is three or more, and no year: one or two are told of in too many ways to be a count."""
    if form.isdecimal():
        return int(form) >= _LEAST and not _YEARS.fullmatch(form)
    return form.casefold() not in _few(pack)


@functools.cache
def _few(pack: Pack) -> frozenset[str]:
    few = {str(value) for value in range(_LEAST)}
    return frozenset(row["form"] for row in pack.rows("number") if row["value"] in few)


def find_answered(text: str, span: Span, pack: Pack) -> str | None:
    """Give what befell those whose number answers a question: 'How many died? | "Five."'; None where none does."""
    asked = find_asked(text, span, pack)
    return next((sign.value for sign in _signs(asked, pack) if sign.kind == FATE), None) if asked else None


def find_asked(text: str, span: Span, pack: Pack) -> str | None:
    """Give what is asked in front of a number, or behind it where it is all that is quoted; None where nothing is."""
    words, head = answer_words(pack), text[max(0, span.start - _FAR) : span.start]
    if (asked := words.asked.search(head)) and (
        ends_clause(text, span.end, pack) or words.supposed.match(text, span.end)
    ):
        return asked[1] if _asks(asked[1], words, pack) else None
    if not words.quoted.search(head) or not words.closes.match(text, span.end):
        return None
    end = _SENTENCE_END.search(text, span.end + 2)
    said = text[span.end : end.start() if end else len(text)][:_FAR]
    return next((part for part in (said, _SENTENCE_END.split(head)[-1]) if _asks(part, words, pack)), None)


def ends_clause(text: str, end: int, pack: Pack) -> bool:
    """Say whether a clause ends there, or a quotation."""
    return CLAUSE_END.match(text, end) is not None or answer_words(pack).closes.match(text, end) is not None


def _asks(part: str, words: AnswerWords, pack: Pack) -> bool:
    asked = words.asks.search(part)
    if asked is None:
        return False
    # "Yang cedera berapa?"
    behind = WORDS.search(part, asked.end())
    if behind is not None and "relative" in load_roles(pack).get(behind[0].casefold(), ()):
        # Of those who do something, or to whom something is done, there are so many.
        return not has_label(part[behind.end() :], pack)
    return tells_counted(part[: asked.start()] if behind is None else part[asked.end() :], pack)


def tells_counted(part: str, pack: Pack) -> bool:
    """Say whether words tell of things that are counted or of what befell them, not of their age, number or length."""
    if has_label(part, pack):
        return False
    if any(sign.kind == FATE for sign in _signs(part, pack)):
        return True
    return any(is_counted(word, pack) for word in WORDS.findall(part.casefold()))


def has_label(part: str, pack: Pack) -> bool:
    """Say whether some word makes a number behind it a rank, an age or a length: "Total halaman"."""
    return any(_is_label(part[: word.end()], pack) for word in WORDS.finditer(part))


def _is_label(part: str, pack: Pack) -> bool:
    """Whether the last of some words makes a number behind it a rank, an age or a length."""
    traps = trap_words(pack)
    is_trap = traps.before.search(part + " ") or traps.plain.search(part + " ")
    return is_trap is not None or ("after", WORDS.findall(part)[-1].casefold()) in unit_words(pack).symbols


def is_counted(word: str, pack: Pack) -> bool:
    """Say whether a word in small letters is for what is counted."""
    words = noun_words(pack)
    return word in words.concepts or word in words.fates or is_plural(word, words)


def _signs(part: str, pack: Pack) -> list[Sign]:
    return list(read_signs(part, Span(0, len(part)), {}, pack))
