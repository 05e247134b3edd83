"""What a paragraph says at its head that it is about: "As for arrests, accounts differ. Police speak of 14 people"."""

import functools
import re
from dataclasses import replace

from saksi.kinds import Finding, Quantity
from saksi.link.count.counted import LIVING, classifiers, is_lifeless, nouns
from saksi.link.count.fit import can_be_said, mean
from saksi.link.count.head import find_head
from saksi.link.count.kind import Kind
from saksi.link.count.mark import scan
from saksi.link.count.outcome import find_told
from saksi.link.count.topic import CROWDS, NOTHING_TOLD, Told, can_befall
from saksi.link.form import either
from saksi.pack import Pack

# Words behind "as for" that say of what.
ABOUT_WORDS = 5
# A first sentence with no more words than this is a head of its own: "The size of the crowd, for one".
HEAD_WORDS = 5
# So many words in front of a colon say what a line of a list is about.
LABEL_WORDS = 3
_LABEL = re.compile(r"([^\W\d_][^:.,;?!\d]*):\s")
# What says less than the head of the paragraph: who is in care may be of the injured that it is about.
WEAK = frozenset({None, "in care", "treated"})
_DATELINE, _PERSON = "dateline", "person"
_FATES = frozenset({"fate", "topic"})


def read_about(finding: Finding, quantity: Quantity, at: int, pack: Pack) -> Told:
    """Give what befell whom, or what is counted, by the words that open a sentence or the first of its paragraph."""
    sentence = finding.sentences[at]
    same = (place for place, each in enumerate(finding.sentences) if each.paragraph == sentence.paragraph)
    body = [place for place in same if finding.sentences[place].kind != _DATELINE]
    # "Dead? Six, by the chief. How many were hurt? Twelve."
    asked = (place for place in reversed(body) if place < at and _is_question(finding, place))
    first = next(asked, next(iter(body), at))
    for opening in (at, first):
        words = finding.article.text[slice(*finding.sentences[opening].span)].casefold()
        is_head = opening < at and len(words.split()) <= HEAD_WORDS
        told = _read_fates(words, pack) if is_head else _read_head(words, pack)
        is_dull = is_lifeless(quantity, quantity.concept, pack)
        for fate in (mean(each, quantity, quantity.concept or _PERSON, is_lifeless=is_dull) for each in told[:1]):
            is_crowd = fate in CROWDS and can_be_said(fate, quantity, quantity.concept)
            if is_crowd or (fate not in CROWDS and can_befall(fate, quantity)):
                return (None, frozenset((fate,))) if is_crowd else (fate, frozenset())
    return NOTHING_TOLD


def read_label(kind: Kind, finding: Finding, quantity: Quantity, at: int, pack: Pack) -> Kind:
    """Give the kind of a number that stands without a noun of its own in a line of a list, with what that counts.

    "Houses: the firemen say 19" counts houses.
    """
    unit = quantity.unit.casefold()
    is_open = quantity.unit_kind in ("noun", "none") and (not unit or unit in classifiers(pack))
    start, end = finding.sentences[at].span
    # Few sentences begin so.
    if not is_open or kind.thing not in (None, _PERSON) or finding.article.text.find(":", start, end) < 0:
        return kind
    label = _find_label(finding.article.text[start:end].casefold())
    noun = find_head(label, None, pack) if label else ""
    thing = nouns(pack)[1][noun] if noun else None
    # "The police: 900" says who counted.
    return kind if thing is None or thing in LIVING else replace(kind, thing=thing)


def _find_label(words: str) -> str:
    """The few words in front of a colon by which a line of a list begins; "" where there are none."""
    label = _LABEL.match(words)
    return label[1] if label is not None and len(label[1].split()) <= LABEL_WORDS else ""


def _is_question(finding: Finding, place: int) -> bool:
    """Whether a sentence asks, and tells no number itself."""
    span = finding.sentences[place].span
    is_asking = finding.article.text[slice(*span)].rstrip().endswith("?")
    return is_asking and not any(span.start <= each.span.start < span.end for each in finding.quantities)


def _read_head(words: str, pack: Pack) -> list[str]:
    """The fates that the words behind "as for" name, up to a mark, or those in front of a colon: "The dead: 12"."""
    match = _about(pack).match(words)
    if match is None:
        return _read_fates(_find_label(words), pack)
    return _read_fates(" ".join(re.split(r"[,.:;?!]", words[match.end() :], maxsplit=1)[0].split()[:ABOUT_WORDS]), pack)


def _read_fates(head: str, pack: Pack) -> list[str]:
    told = [(mark.start, mark.value) for mark in scan(head, pack) if mark.kind in _FATES or mark.value in CROWDS]
    told += [(start, value) for start, _, value in find_told(head, pack)]
    return [fate for _, fate in sorted(told)]


@functools.cache
def _about(pack: Pack) -> re.Pattern[str]:
    forms = either(row["form"].casefold() for row in pack.rows("measure") if row["kind"] == "about")
    return re.compile(rf"{forms}\b")
