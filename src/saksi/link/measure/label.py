"""What a measure counts, in the words of an article that tells it."""

import functools
import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from saksi.kinds import Span
from saksi.link.form import either
from saksi.link.told import Told, slice_text
from saksi.pack import UNDETERMINED, Pack, load_roles

# As many words beside the noun, or before the number, as make it readable ("people have died").
LABEL_WORDS = 5
# As many behind a unit of measure ("seized ... kg of rice from two shops").
UNIT_WORDS = 4
# What stands for the number, where words on both sides of it are shown.
GAP = "..."
# Words of a name that fewer figures have are more its own than the measure's.
HALF = 0.5
# So many figures are asked for a name.
MOST_NAMES = 50
_MARKS = ' ,.;:"()'
# Marks that end a clause, and those that end a sentence or a quotation.
_ENDS = tuple(',.;:!?"')
_STOPS = tuple('.;:!?"')
_NUMBER = re.compile(r"\d")
# What is written right before and right behind the digits: a currency, a unit.
_GLUED = re.compile(r"(?P<before>[^\d]*)\d(?:.*\d)?[.,+\u2013-]*(?P<behind>[^\d]*)")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    {
        "adverb",
        "copula",
        "counting",
        "day",
        "hedge",
        "join",
        "modal",
        "open",
        "prep",
        "relative",
        "sized",
        "sub",
        "that",
    }
    | {"weekday", "within"}
)


def label(figures: Sequence[Told], packs: Mapping[str, Pack]) -> str:
    """Give the counted noun and what befell it, else the words beside it, as the figure has them that says it best.

    That is the one whose words the others have too; of two alike the shorter, then the one told first.
    """
    told = [each for each in figures if each.quantity.outcome is not None]
    told = told or [each for each in figures if each.quantity.unit_kind == "noun"] or list(figures)
    if len(told) == 1:
        return _name(told[0], packs[told[0].finding.language or UNDETERMINED])
    shared = Counter(word for each in told for word in each.kind.context)
    names = dict.fromkeys(_name(each, packs[each.finding.language or UNDETERMINED]) for each in told[:MOST_NAMES])
    return max(names, key=lambda name: _rate(name, shared, len(told)))


def _rate(name: str, shared: Mapping[str, int], figures: int) -> tuple[bool, float, int]:
    """Whether a name has a word of its clause, how far its words are those of most figures, how short it is."""
    words = _WORD.findall(name.casefold())
    own = [word for word in words if word in shared]
    return bool(own), sum(shared[word] / figures - HALF for word in own), -len(words)


def _name(told: Told, pack: Pack) -> str:
    """What a figure counts, in its own words."""
    span, quantity = told.quantity.span, told.quantity
    clause, number = told.kind.clause, slice_text(told, span)
    noun = quantity.unit if quantity.unit_kind == "noun" and quantity.unit in number else ""
    before, after = slice_text(told, Span(clause.start, span.start)), slice_text(told, Span(span.end, clause.end))
    if said := _said(noun, told, before, after, pack):
        return said
    clause = _cut(clause, told)
    before, after = slice_text(told, Span(clause.start, span.start)), slice_text(told, Span(span.end, clause.end))
    lead = _lead(before.split()[-LABEL_WORDS:], pack)
    behind = _behind(after, LABEL_WORDS if noun else UNIT_WORDS, pack)
    if noun:
        return f"{noun} {behind}" if behind else f"{lead} {GAP} {noun}" if lead else noun
    if not lead and not behind:
        lead = _trimmed([word for word in before.split()[-LABEL_WORDS:] if not _is_number(word, pack)], pack)
    said = " ".join(part for part in (lead, _blank(number, pack), behind) if part)
    return said if said != GAP else _trimmed([GAP, *after.split()[:LABEL_WORDS]], pack)


def _cut(clause: Span, told: Told) -> Span:
    """The clause of a figure without who says so: as much of it as lies in the words that are said."""
    span = told.quantity.span
    for piece in told.claim.content if told.claim is not None else ():
        if piece.start <= span.start and span.end <= piece.end and piece != span:
            return Span(max(clause.start, piece.start), min(clause.end, piece.end))
    return clause


def _blank(number: str, pack: Pack) -> str:
    """A number as printed with its unit, a gap for the number itself.

    >>> from saksi.pack import load_packs
    >>> [_blank(number, load_packs()["id"]) for number in ("sekitar Rp2,5 juta per bulan", "93,5%", "dua meter")]
    ['Rp... per bulan', '...%', '... meter']
    """
    words = number.split()
    counts = [at for at, word in enumerate(words) if _is_number(word, pack)]
    if not counts:
        return GAP
    first, last = counts[0], counts[-1]
    sign = [word for word in words[max(0, first - 1) : first] if not word.islower() and not _leads(word, pack)]
    opened, closed = _GLUED.search(words[first]), _GLUED.search(words[last])
    gap = f"{opened['before'] if opened else ''}{GAP}{closed['behind'] if closed else ''}"
    return " ".join((*sign, gap, *words[last + 1 :]))


def _is_number(word: str, pack: Pack) -> bool:
    return _NUMBER.search(word) is not None or word.casefold().strip(_MARKS) in _numbers(pack)


def _behind(text: str, most: int, pack: Pack) -> str:
    """The words behind a number up to the first mark, or before another number."""
    if text[:1] in _ENDS:
        return ""
    words = list(itertools.takewhile(lambda word: not _is_number(word, pack), text.split()[:most]))
    end = next((at for at, word in enumerate(words, 1) if _ends(word, _ENDS)), len(words))
    return _trimmed(words[:end], pack)


def _lead(words: Sequence[str], pack: Pack) -> str:
    """The words before a number, from the last mark or number on, without small ones at the start."""
    start = 0
    for at, word in enumerate(words):
        is_last = at == len(words) - 1
        if _is_number(word, pack) or _ends(word, _STOPS if is_last else _ENDS):
            start = at + 1
    while start < len(words) and _leads(words[start], pack):
        start += 1
    return " ".join(words[start:]).strip(_MARKS)


def _ends(word: str, marks: tuple[str, ...]) -> bool:
    """Whether a word ends with one of some marks or closes a quotation."""
    return word.endswith(marks) or unicodedata.category(word[-1]) == "Pf"


def _trimmed(words: Sequence[str], pack: Pack) -> str:
    """The words behind a number without small ones at the end that lead nowhere by themselves."""
    kept = list(words)
    while kept and _leads(kept[-1], pack):
        kept.pop()
    said = " ".join(kept).strip(_MARKS)
    return said[:-1].rstrip(_MARKS) if said and unicodedata.category(said[-1]) == "Pf" else said


def _leads(word: str, pack: Pack) -> bool:
    return word.casefold().strip(_MARKS) in _small(pack)


@functools.cache
def _numbers(pack: Pack) -> frozenset[str]:
    """The words for numbers; not the letters that may stand for a unit too."""
    return frozenset(row["form"] for row in pack.rows("number") if row["kind"] != "suffix")


@functools.cache
def _small(pack: Pack) -> frozenset[str]:
    small = (form for form, roles in load_roles(pack).items() if not _SMALL.isdisjoint(roles))
    return pack.habits.common_words.union(small)


def _said(noun: str, told: Told, before: str, after: str, pack: Pack) -> str:
    """A noun with the word for what befell the counted: the first behind the number, else the last before it."""
    if not noun or told.quantity.outcome is None:
        return ""
    words = _outcomes(pack)
    if (behind := words.search(after)) is not None:
        return f"{noun} {behind[0].casefold()}"
    ahead = list(words.finditer(before))
    if not ahead:
        return ""
    is_next = not before[ahead[-1].end() :].strip()
    fate = ahead[-1][0].casefold()
    return f"{fate} {GAP} {noun}" if is_next else f"{noun} {fate}"


@functools.cache
def _outcomes(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"\b{either(row['form'] for row in pack.rows('outcome'))}\b", re.I)
