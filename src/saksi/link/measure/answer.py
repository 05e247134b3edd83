"""Whether one number answers another in its own article: one is denied, and the other stands in its place."""

from collections.abc import Hashable

from saksi.link.count.thing import PERSON
from saksi.link.measure.interval import ratio
from saksi.link.told import Told
from saksi.pack import UNDETERMINED, list_forms, load_packs

# Rival counts of one thing, where only the noun says which, differ by less than this factor.
RIVAL_FACTOR = 2.0
# Rival counts of one fate differ by less than this (1,500 or 8,000 marchers); more is another place or event.
FATE_FACTOR = 6.0
# Words from "only" to the number: "only some".
ONLY_WORDS = 2
_VAGUE = "vague"


def agree(a: Hashable | None, b: Hashable | None) -> bool:
    """Say whether two values are the same, or one of them is unknown."""
    return a is None or b is None or a == b


def agree_on_aspects(a: Told, b: Told) -> bool:
    """Say whether the same is said of both besides what befell them, or nothing of one."""
    return agree(a.kind.aspects or None, b.kind.aspects or None)


def answers(a: Told, b: Told) -> bool:
    """Say whether an article denies one number and gives the other beside it, or sets the next one against it."""
    if a.key != b.key:
        return False
    if _is_against(a, b) or _is_against(b, a):
        return agree(a.kind.fate, b.kind.fate) and a.kind.thing == b.kind.thing and ratio(a, b) <= FATE_FACTOR
    if a.is_denied == b.is_denied or a.kind.thing is None or a.kind.thing != b.kind.thing:
        return False
    is_beside = abs(a.sentence.paragraph - b.sentence.paragraph) <= 1
    is_agreed = agree(a.kind.fate, b.kind.fate) and agree_on_aspects(a, b)
    # Beside 30 dead that are denied, 34 patients are no count of the dead.
    told, denied = (b, a) if a.is_denied else (a, b)
    is_bare = told.quantity.unit_kind == "none" or told.quantity.unit == denied.quantity.unit
    is_bare = is_bare or (_is_anybody(told) and denied.quantity.cmp != _VAGUE and ratio(a, b) <= RIVAL_FACTOR)
    is_told = told.kind.fate is not None or denied.kind.fate is None
    is_said = is_bare or told.kind.thing != PERSON or is_told
    # Beside 61 boats burnt that are denied, 230 that lay in the harbour are all there were.
    is_sure = is_told or told.kind.aspects or told.kind.is_bare or _is_only(told, denied)
    return is_beside and is_agreed and is_said and ratio(a, b) <= (FATE_FACTOR if is_sure else RIVAL_FACTOR)


def _is_anybody(told: Told) -> bool:
    """Whether a noun says no more than that people are counted, or their names: "our list holds 152 names"."""
    noun = told.quantity.unit.casefold()
    return told.kind.thing == PERSON and any(noun in _list(told, kind) for kind in ("anyone", "roll"))


def _is_only(told: Told, denied: Told) -> bool:
    """Whether a smaller number is said to be all: "80 metres gave way" is denied. "Only 35 metres are open"."""
    if told.bounds[1] >= denied.bounds[0]:
        return False
    before = told.finding.article.text[told.sentence.span.start : told.quantity.span.start].casefold().split()
    own = told.finding.article.text[slice(*told.quantity.span)].casefold().split()[:1]
    return not _list(told, "merely").isdisjoint([*before[-ONLY_WORDS:], *own])


def _list(told: Told, kind: str) -> frozenset[str]:
    return list_forms(load_packs()[told.finding.language or UNDETERMINED], "measure", kind)


def _is_against(a: Told, b: Told) -> bool:
    """Whether the next sentences of an article with a number set it against the first one."""
    return (
        b.is_against and 0 < b.sentence.paragraph - a.sentence.paragraph + 1 <= 3 and a.quantity.span < b.quantity.span
    )
