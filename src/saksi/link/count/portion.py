"""Numbers of some that were told of ("Of the wounded, 22", "Dari korban itu, 22"), and those that they are some of."""

import functools
import re

from saksi.kinds import Finding, Quantity
from saksi.link.count.counted import nouns, people
from saksi.link.count.outcome import fates
from saksi.link.form import either
from saksi.pack import Pack, list_forms, load_roles

# Words between the one that opens a part and the number.
NAMED_WORDS = 5
# Letters of that word, and of one more, in front of the whole.
LED_LETTERS = 40
# Letters in front of the sentence in which a list was told of, with how many it holds.
LIST_LETTERS = 240
_PERSON = "person"
_BREAK = re.compile(r"[.;:!?\n]")
_WORD = re.compile(r"[^\W\d_]+")
_POINTING = frozenset({"back", "deictic"})
_TELLING = frozenset({"deictic", "definite", "before-noun"})


def is_portion(before: str, thing: str | None, pack: Pack) -> bool:
    """Whether the words of a sentence in front of a number say that it is of those told of, by what they are.

    >>> from saksi.pack import load_packs
    >>> id = load_packs()["id"]
    >>> is_portion("dari korban luka itu, ", "person", id), is_portion("dari rumah itu, ", "person", id)
    (True, False)
    >>> is_portion("di antara pengungsi terdapat ", "person", id)
    True
    """
    match = _pattern(pack).match(before)
    among = match or _among(pack).match(before)
    if among is None or thing is None:
        return False
    words = _WORD.findall(among[1])
    if match and not any(_TELLING & load_roles(pack).get(word, frozenset()) for word in words):
        return False
    pattern, concepts = nouns(pack)
    named = {concepts[found] for found in pattern.findall(among[1])}
    if any(word in people(pack) or word in fates(pack) for word in words):
        named.add(_PERSON)
    return thing in named


def is_whole(finding: Finding, quantity: Quantity, pack: Pack) -> bool:
    """Say whether a count is what the one before it in its sentence is a part of: "26 were saved of 56 passengers".

    So is an area or a length: "1,150 hectares are in dispute, of 9,600 hectares in all".
    """
    text, start = finding.article.text, quantity.span.start
    is_size = quantity.unit_kind == "ucum" and not quantity.per
    if not (is_size or quantity.unit_kind == "noun") or quantity.lo is None:
        return False
    led = _leading(pack).search(text[max(0, start - LED_LETTERS) : start].casefold())
    if led is None:
        return False
    ahead = (each for each in finding.quantities if each.span.end <= start)
    part = max(ahead, key=lambda each: each.span.start, default=None)
    if part is None or part.hi is None or part.hi >= quantity.lo or part.concept not in (None, quantity.concept):
        return False
    if is_size and part.unit != quantity.unit:
        return False
    return _BREAK.search(text, part.span.end, start) is None


def is_of_list(finding: Finding, quantity: Quantity, before: str, pack: Pack) -> bool:
    """Say whether a number is of some on a list of which a larger number was told right before: "of that list, 96"."""
    if _rolled(pack).match(before) is None:
        return False
    since = quantity.span.start - len(before) - LIST_LETTERS
    told = (each for each in finding.quantities if since <= each.span.start < quantity.span.start - len(before))
    return any(each.lo is not None and each.lo > (quantity.hi or quantity.lo or 0) for each in told)


def is_led_in(before: str, pack: Pack) -> bool:
    """Say whether the words in front of a number end with one that opens a part with the whole.

    >>> from saksi.pack import load_packs
    >>> is_led_in("menurut dia, dari ", load_packs()["id"]), is_led_in("menurut dia, ", load_packs()["id"])
    (True, False)
    """
    return _leading(pack).search(before) is not None


@functools.cache
def _rolled(pack: Pack) -> re.Pattern[str]:
    """A word that opens a part at the head of a sentence, and the list that is pointed at."""
    roll = either(list_forms(pack, "measure", "roll"))
    pointing = either(form for form, roles in load_roles(pack).items() if not _POINTING.isdisjoint(roles))
    return re.compile(rf"\W*{_openers(pack)} (?:{roll} {pointing}|{pointing} {roll}),? (?:[^\W\d_]+ )?$")


@functools.cache
def _leading(pack: Pack) -> re.Pattern[str]:
    """A word that leads from a part to the whole, right in front of a number, or of "a total of"."""
    return re.compile(rf"\b{_openers(pack)} (?:{either(list_forms(pack, 'measure', 'level'))} |[^\W\d_]+ )?$")


def _openers(pack: Pack) -> str:
    return either(row["form"].casefold() for row in pack.rows("measure") if row["kind"] == "portion")


@functools.cache
def _pattern(pack: Pack) -> re.Pattern[str]:
    """A word that opens a part at the head of a sentence, and the few words up to a comma."""
    return re.compile(rf"\W*{_openers(pack)} ([^\W\d_]+(?: [^\W\d_]+){{0,{NAMED_WORDS - 1}}}), (?:[^\W\d_]+ )?$")


@functools.cache
def _among(pack: Pack) -> re.Pattern[str]:
    """A word that opens a part at the head of a sentence, those it is of, and that there are: "among the dead are"."""
    there = either(list_forms(pack, "measure", "there"))
    return re.compile(
        rf"\W*{_openers(pack)} ([^\W\d_]+(?: [^\W\d_]+){{0,{NAMED_WORDS - 1}}}?) {there} (?:[^\W\d_]+ )?$"
    )
