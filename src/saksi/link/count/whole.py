"""What is told as a part or an addition, and is the whole of another fate: "118 fled, 31 of them were caught"."""

from dataclasses import replace

from saksi.kinds import Finding, Quantity
from saksi.link.count.apart import ADDED
from saksi.link.count.counted import LIVING
from saksi.link.count.kind import Kind
from saksi.link.count.mark import scan
from saksi.link.count.portion import is_led_in
from saksi.link.told import Told
from saksi.pack import Pack, list_forms, load_roles

# Those in care, or treated, are some of the hurt, wherever else more of them are told of.
_OF_HURT = frozenset({"in care", "injured", "treated"})
_KILLED = "killed"
_ILL = "ill"
_PART = "part"
# What is told on top stands in the paragraph of the number before, or in the next.
NEAR_PARAGRAPHS = 1
_FURTHER = "further"
# A part of those who were told of before.
THEM = "them"


def free_kind(kind: Kind, quantity: Quantity, last: Told | None, at: int, pack: Pack) -> Kind:
    """Give a count behind one of another fate as a count of its own: all who were caught are some of those who fled."""
    if last is None or last.kind.apart:
        return kind
    if not kind.apart and (
        _is_led_by_whole(kind, quantity, last, at, pack) or _is_of_cause(kind, quantity, last, at, pack)
    ):
        return replace(kind, apart=_PART)
    finding, before = last.finding, last.finding.sentences[at - 1] if at else None
    if last.sentence == before and _is_of_unsaid(kind, last.kind) and _is_led_by_them(finding, quantity, at, pack):
        return replace(kind, apart="")
    is_far = finding.sentences[at].paragraph - last.sentence.paragraph > NEAR_PARAGRAPHS
    if not is_far and _is_of_other_things(kind, last.kind) and _is_besides(finding, quantity, at, pack):
        return replace(kind, apart="")
    # What was read as having befallen the whole befell the part too, and says nothing of its own.
    is_same = kind.fate is not None and kind.fate == last.quantity.outcome
    if is_far or is_same or not _is_other(kind, last.kind):
        return kind
    is_whole = kind.apart in ADDED or (kind.apart == _PART and _is_of_them(finding, quantity, at, kind, pack))
    return replace(kind, apart="") if is_whole else kind


def _is_led_by_whole(kind: Kind, quantity: Quantity, last: Told, at: int, pack: Pack) -> bool:
    """Whether a sentence opens a number with those it is some of: "Of 500 houses under water, 120 have dried".

    What befell them, or is said of them, and of the whole not, makes it a count of its own: "of 56 on board, 26 died".
    """
    finding, whole = last.finding, last.kind
    if last.sentence != finding.sentences[at] or not (whole.fate or whole.aspects) or quantity.hi is None:
        return False
    if (kind.fate or whole.fate) != whole.fate or not kind.aspects <= whole.aspects or last.bounds[0] <= quantity.hi:
        return False
    if None not in (kind.thing, whole.thing) and kind.thing != whole.thing:
        return False
    text = finding.article.text
    is_led = is_led_in(text[last.sentence.span.start : last.quantity.span.start].casefold(), pack)
    return is_led and "," in text[last.quantity.span.end : quantity.span.start]


def _is_of_cause(kind: Kind, quantity: Quantity, last: Told, at: int, pack: Pack) -> bool:
    """Whether a number without a noun tells behind a comma how it befell some: "21 were hurt, three by bullets"."""
    finding = last.finding
    if last.sentence != finding.sentences[at] or quantity.unit_kind != "none" or quantity.hi is None:
        return False
    is_less = last.bounds[0] > quantity.hi and (kind.fate or last.kind.fate) == last.kind.fate is not None
    behind = finding.article.text[quantity.span.end :].split(maxsplit=1)[:1]
    is_caused = any(word in list_forms(pack, "reach", name) for word in behind for name in ("cause", "prep"))
    return is_less and is_caused and finding.article.text[: quantity.span.start].rstrip().endswith(",")


def _is_of_other_things(kind: Kind, last: Kind) -> bool:
    """Whether a further number is of other things than the one before: no more of those."""
    is_further = kind.apart == _PART or kind.apart in ADDED
    is_known = kind.thing is not None and last.thing is not None and kind.thing != last.thing
    return is_further and is_known and not {kind.thing, last.thing} <= LIVING


def _is_besides(finding: Finding, quantity: Quantity, at: int, pack: Pack) -> bool:
    """Whether "another" stands in front of the first number of a noun, or "besides that" opens its sentence."""
    if any(each.unit == quantity.unit and each.span < quantity.span for each in finding.quantities):
        return False
    words = finding.article.text[finding.sentences[at].span.start : quantity.span.start].casefold()
    if any(_FURTHER in load_roles(pack).get(word, ()) for word in words.split()[-1:]):
        return True
    return any(mark.kind == "other" and mark.start == 0 for mark in scan(words, pack))


def _is_of_unsaid(kind: Kind, last: Kind) -> bool:
    """Whether something befell a part of those of whom nothing is said: "52 whales came. Of these 38 died"."""
    is_said = bool(kind.fate or kind.aspects) and not (last.fate or last.aspects)
    return kind.apart == _PART and is_said and kind.thing == last.thing


def _is_led_by_them(finding: Finding, quantity: Quantity, at: int, pack: Pack) -> bool:
    """Whether "of these" stands in front of a number in its sentence."""
    words = finding.article.text[finding.sentences[at].span.start : quantity.span.start].casefold()
    return any(mark.kind == _PART and mark.value == THEM for mark in scan(words, pack))


def _is_of_them(finding: Finding, quantity: Quantity, at: int, kind: Kind, pack: Pack) -> bool:
    """Whether nothing but "of them" makes a count a part."""
    start = finding.sentences[at].span.start
    words = finding.article.text[start : max(kind.clause.end, quantity.span.end)].casefold()
    parts = [mark for mark in scan(words, pack) if mark.kind == _PART]
    return bool(parts) and all(mark.value == THEM for mark in parts)


def _is_other(kind: Kind, last: Kind) -> bool:
    """Whether both say what befell the counted, or what is said of them, and not the same.

    Of those on board some were saved; what was added to those confirmed need not be of something else.
    """
    if kind.fate == _KILLED and (last.fate != _ILL or kind.apart in ADDED):
        return False
    if kind.fate in _OF_HURT and last.fate in _OF_HURT:
        return False
    if kind.aspects and last.aspects:
        return not kind.aspects & last.aspects
    if kind.fate and last.fate:
        return kind.fate != last.fate
    return kind.apart == _PART and bool(kind.fate or kind.aspects) and bool(last.fate or last.aspects)
