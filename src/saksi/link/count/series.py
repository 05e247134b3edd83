"""What numbers count that are told one after another, each with whose it is: "Hot spots: the office 173, we 391"."""

from dataclasses import replace

from saksi.kinds import Finding, Quantity, Sentence, Span
from saksi.link.count.counted import nouns
from saksi.link.count.hurt import read_by_scene
from saksi.link.count.kind import Kind, read_subject
from saksi.link.count.mark import scan
from saksi.link.count.outcome import find_told
from saksi.link.told import Told
from saksi.pack import UNDETERMINED, Pack, load_packs, load_roles
from saksi.series import find_series

_BODY = "organisation"
_TELLING = frozenset({"aspect", "fate", "hint", "thing", "topic"})


def find_label(finding: Finding, quantity: Quantity, pack: Pack) -> Span | None:
    """Give where an article says what a number counts that is one of such a series; None where it is none."""
    if quantity.unit_kind not in ("none", "noun"):
        return None
    text = finding.article.text
    start, end = text.rfind("\n", 0, quantity.span.start) + 1, text.find("\n", quantity.span.end)
    for series in find_series(text[start : end if end >= 0 else len(text)], pack, _tells):
        if any(quantity.span.start <= start + each.start < quantity.span.end for each in series.numbers):
            return Span(start + series.label.start, start + series.label.end)
    return None


def read_series(finding: Finding, quantity: Quantity, sentence: Sentence, kind: Kind, pack: Pack) -> Kind | None:
    """Give what a number counts by the words in front of its series; None where it is of none."""
    label = find_label(finding, quantity, pack) if quantity.unit_kind == "none" else None
    if label is None:
        return None
    said = read_subject(finding, replace(sentence, span=label), label.end, pack)
    is_said = said.thing is not None or said.fate is not None or bool(said.aspects)
    like = said if is_said else kind
    fate = read_by_scene(finding, quantity, like.fate, pack)
    return replace(kind, thing=like.thing, fate=fate, aspects=like.aspects, apart="", whom=None, is_bare=False)


def _tells(words: str, pack: Pack) -> bool:
    """Whether words tell of things that are counted, or of what befell them."""
    words = words.casefold()
    if any(mark.kind in _TELLING for mark in scan(words, pack)) or any(find_told(words, pack)):
        return True
    # "The provincial police: 900" tells who counted.
    roles = load_roles(pack)
    return any(_BODY not in roles.get(noun, ()) for noun in nouns(pack)[0].findall(words))


def are_in_series(a: Told, b: Told) -> bool:
    """Say whether two numbers are of one series, and of two who tell them."""
    if a.key != b.key or a.sentence.paragraph != b.sentence.paragraph or a.teller == b.teller:
        return False
    pack = load_packs()[a.finding.language or UNDETERMINED]
    label = find_label(a.finding, a.quantity, pack)
    return label is not None and label == find_label(b.finding, b.quantity, pack) and bool(a.teller[1] and b.teller[1])
