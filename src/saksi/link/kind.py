"""What kind of count a number is, by the words beside it: of which things, a part, a sum, an addition, another time."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from saksi.kinds import Finding, Quantity, Sentence, Span
from saksi.pack import Pack

# Words to each side of a number that speak of it, within its clause.
WINDOW_WORDS = 6
# Letters a word must have to say what is counted.
TELLING_LETTERS = 3
# People are not damaged; where a text says so it speaks of their houses.
_PERSON = "person"
_DAMAGED = "damaged"
_CLAUSE = re.compile(r"[.;:,!?](?=\s|$)")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Kind:
    """`apart` says why a figure stands for itself ("" when it does not); `context` are the words of its clause.

    `thing` is the counted noun: its concept, or the noun as printed; None where there is no telling noun. `fate` is
    what befell it, which the noun alone may say ("three bodies").
    """

    thing: str | None
    fate: str | None
    aspects: frozenset[str]
    apart: str
    context: frozenset[str]
    clause: Span


def read_kind(finding: Finding, quantity: Quantity, sentence: Sentence, pack: Pack) -> Kind:
    """Read what the words around a quantity say of it."""
    text = finding.article.text
    clause = _clause(text, quantity.span, sentence.span)
    words = text[clause.start : clause.end].casefold()
    before = text[sentence.span.start : quantity.span.start].casefold()
    forms = _forms(pack)
    aspects = frozenset(value for form, value in forms["aspect"].items() if _has(words, form))
    apart: str = quantity.mode if quantity.mode in ("increment", "rate") else ""
    for kind, place in (("more", words), ("part", before), ("part", words), ("sum", before)):
        apart = apart or next((kind for form in forms[kind] if _has(place, form)), "")
    telling = (word for word in _WORD.findall(words) if len(word) >= TELLING_LETTERS)
    context = frozenset(word for word in telling if word not in pack.habits.common_words)
    return Kind(_thing(quantity, pack), _fate(quantity, words, pack), aspects, apart, context, clause)


def find_ends(finding: Finding, sentence: Sentence, pack: Pack) -> set[str]:
    """Give when the days and weeks that a sentence names end, without those that open the time it counts over."""
    text = finding.article.text
    openers = tuple(_forms(pack)["since"])
    named = set()
    for when in finding.times:
        if sentence.span.start <= when.span.start < sentence.span.end and when.type in ("DATE", "TIME") and when.end:
            lead = text[sentence.span.start : when.span.start].casefold().rstrip()
            if not lead.endswith(openers):
                named.add(when.end[:10])
    return named


def _thing(quantity: Quantity, pack: Pack) -> str | None:
    if quantity.concept is not None:
        return quantity.concept
    unit = quantity.unit if quantity.unit_kind != "noun" else quantity.unit.casefold()
    return unit if unit and unit not in _classifiers(pack) else None


def _fate(quantity: Quantity, words: str, pack: Pack) -> str | None:
    fate = quantity.outcome or _fates(pack).get(quantity.unit.casefold())
    fate = fate or next((value for form, value in _forms(pack)["fate"].items() if _has(words, form)), None)
    return None if quantity.concept == _PERSON and fate == _DAMAGED else fate


@functools.cache
def _fates(pack: Pack) -> Mapping[str, str]:
    return {row["form"].casefold(): row["outcome"] for row in pack.rows("outcome")}


@functools.cache
def _classifiers(pack: Pack) -> frozenset[str]:
    """Nouns that say how things are counted, not which."""
    return frozenset(row["form"].casefold() for row in pack.rows("count") if row["role"] == "classifier")


def _clause(text: str, span: Span, sentence: Span) -> Span:
    """The words around a quantity up to the next marks, no more than a few to each side."""
    stops = [match.end() for match in _CLAUSE.finditer(text, sentence.start, span.start)]
    start = stops[-1] if stops else sentence.start
    stop = _CLAUSE.search(text, span.end, sentence.end)
    end = stop.start() if stop else sentence.end
    before = [match.start() for match in _WORD.finditer(text, start, span.start)][-WINDOW_WORDS:]
    after = [match.end() for match in _WORD.finditer(text, span.end, end)][:WINDOW_WORDS]
    return Span(before[0] if before else span.start, after[-1] if after else span.end)


def _has(words: str, form: str) -> bool:
    return form in words and re.search(rf"\b{re.escape(form)}\b", words) is not None


@functools.cache
def _forms(pack: Pack) -> Mapping[str, Mapping[str, str]]:
    forms: dict[str, dict[str, str]] = {kind: {} for kind in ("aspect", "fate", "part", "sum", "more", "since")}
    for row in pack.rows("measure"):
        forms[row.one_of("kind", frozenset(forms))][row["form"].casefold()] = row["value"]
    return forms
