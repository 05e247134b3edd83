"""Which numbers of an article are the level reached, and which are only a part of it or came on top."""

import itertools
import math
import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from saksi.kinds import Number
from saksi.link.count.apart import ADDED, OTHERS, number_words
from saksi.link.count.counted import LIVING
from saksi.link.count.lead import is_had
from saksi.link.count.rest import leaves_rest
from saksi.link.count.thing import PERSON
from saksi.link.measure.kin import KIN
from saksi.link.told import Told, is_known_thing
from saksi.pack import UNDETERMINED, Pack, load_packs, load_roles

# So few, and so many times fewer than any number before, are some of those.
FEW = 3
FEW_FACTOR = 2
# Units of which several numbers may add up to one.
ADDABLE = frozenset({"noun", "none", "iso4217"})
# Letters from the word for a document to what it holds.
DOCUMENT_LETTERS = 120
# What befell things, in no word of its own.
_AFFECTED = "affected"
# Who is missing is so besides those who were found.
_SOUGHT = frozenset({"missing", "trapped"})
# What is said of any of the counted that is known for sure.
_SURE = frozenset({"confirmed"})
_STOP = re.compile(r"[.!?]\W*\s")
# A total and what it is made of stand in one paragraph or in the next.
NEAR_PARAGRAPHS = 1


def set_apart(figures: Sequence[Told]) -> list[Told]:
    """Mark what came on top of a total beside it, and free what is a part in name only, with a fate of its own.

    "The toll rose to 12 after three bodies were found": three is no toll. "Of 400 men 70 are dead": the toll is 70.
    """
    parts = set(_find_parts(figures))
    outdone = set(_find_outdone(figures))
    stocks = set(_find_stocks(figures))
    wholes = {at for at, told in enumerate(figures) if told.kind.is_of_all and _is_whole(told, figures[:at])}
    levels = [each for at, each in enumerate(figures) if at not in wholes and each.kind.is_total]
    totals = [each for each in levels if not each.kind.apart]
    marked = []
    for at, told in enumerate(figures):
        kind = told.kind
        if at in parts:
            kind = replace(kind, apart=kind.apart or "part")
        elif kind.apart in ("part", "more", OTHERS) and (whole := _find_whole(figures[:at])) and _is_own(told, whole):
            kind = replace(kind, apart="", thing=kind.thing or whole.kind.thing)
        elif kind.apart in ADDED and (_is_first(told, figures, at) or _is_of_others(told, figures[:at])):
            kind = replace(kind, apart="")
        elif at in wholes or at in stocks:
            kind = replace(kind, apart=kind.apart or "sum")
        elif at in outdone or (not kind.apart and not kind.is_earlier and any(_is_within(told, t) for t in totals)):
            kind = replace(kind, apart="more")
        marked.append(told if kind is told.kind else replace(told, kind=kind))
    return marked


def _find_whole(before: Sequence[Told]) -> Told | None:
    """The last number before one that counts something: no clock's and no ordinal's."""
    return next((each for each in reversed(before) if each.kind.thing or each.kind.fate or each.kind.apart), None)


def _is_whole(told: Told, before: Sequence[Told]) -> bool:
    """Whether a number that nobody tells is of all of which somebody told some: "1,274 torn sacks, said Rahma. In all
    stalls 4,905 are torn".
    """
    is_own = not (told.source or told.speaker or told.is_denied or told.is_contrasted)
    if not is_own or told.kind.thing == PERSON or told.quantity.mode == "cumulative":
        return False
    said = _said(told)
    return any(
        each.teller[1]
        and (_said(each) == said or not any(said))
        and each.kind.thing == told.kind.thing
        and each.bounds[1] < told.bounds[0]
        and told.sentence.paragraph - each.sentence.paragraph <= NEAR_PARAGRAPHS
        for each in before
    )


def _find_stocks(figures: Sequence[Told]) -> Iterator[int]:
    """The places of numbers that nobody tells, by which a document or a place has so much of what something befell.

    "The storm wrecked 185 hectares of ponds. The register has 290 hectares of ponds": so many were there.
    """
    least: dict[Hashable, Number] = {}
    for at, told in enumerate(figures):
        kind = told.kind
        if (kind.fate or _AFFECTED in kind.aspects) and kind.thing != PERSON:
            least[kind.thing] = min(told.bounds[1], least.get(kind.thing, told.bounds[1]))
        is_nobodys = not (told.source or told.is_denied or told.is_contrasted or any(_said(told)))
        is_more = is_nobodys and kind.thing in least and least[kind.thing] < told.bounds[0]
        if is_more and (_is_by_document(told) or is_had(told.finding, told.quantity, told.sentence, _pack(told))):
            yield at


def _is_by_document(told: Told) -> bool:
    """Whether a word for a document stands not far in front of a number, in its sentence."""
    roles, at = load_roles(_pack(told)), told.quantity.span.start
    before = told.finding.article.text[max(told.sentence.span.start, at - DOCUMENT_LETTERS) : at]
    return any("document" in roles.get(word, ()) for word in before.casefold().split())


def _is_first(told: Told, figures: Sequence[Told], at: int) -> bool:
    """Whether what is called another or a further number is the first of its fate: "21 died. A further 55 hurt".

    Those who are still sought are so besides the dead, however far these are told of before, or nowhere.
    """
    alike = [each for each in figures if each.kind.fate == told.kind.fate and each is not told and not each.kind.apart]
    # Boats that are missing are no people.
    alike = [each for each in alike if None in (each.kind.thing, told.kind.thing) or each.kind.thing == told.kind.thing]
    other = next((each for each in reversed(figures[:at]) if each.kind.fate and not each.kind.apart), None)
    is_near = other is not None and told.sentence.paragraph - other.sentence.paragraph <= NEAR_PARAGRAPHS
    return told.kind.fate is not None and (is_near or told.kind.fate in _SOUGHT) and not alike


def _is_of_others(told: Told, before: Sequence[Told]) -> bool:
    """Whether others are those whom something else befell ("37 others are safe"), or other things than those before."""
    if any(_said(told)):
        is_new = all(_said(each) != _said(told) or each.kind.apart for each in before)
    else:
        is_new = told.kind.thing is not None and all(each.kind.thing != told.kind.thing for each in before)
    return told.kind.apart == OTHERS and is_new


def _said(told: Told) -> tuple[str | None, frozenset[str]]:
    return told.kind.fate, told.kind.aspects


def _find_parts(figures: Sequence[Told]) -> Iterator[int]:
    """The places of numbers that add up to one beside them: nine, seven and two; 14.7 and 11.8 billion, 26.5 in all."""
    for at, total in enumerate(figures):
        if total.bounds[0] != total.bounds[1] or total.kind.is_earlier or total.is_denied:
            continue
        if total.quantity.unit_kind == "iso4217":
            near = [n for n, each in enumerate(figures) if _is_sum_near(each, total)]
            yield from _add_up(figures, [n for n in near if n > at], total)
            yield from _add_up(figures, [n for n in reversed(near) if n < at], total)
        else:
            after = _take_behind(figures, at)
            yield from _add_up(figures, after, total)


def _add_up(figures: Sequence[Told], places: Sequence[int], total: Told) -> Sequence[int]:
    """The first of some places, two or more, whose numbers add up to a total; none where they do not."""
    run: float = 0
    for many, place in enumerate(places, 1):
        if figures[place].kind.is_earlier or figures[place].quantity.unit_kind not in ADDABLE:
            break
        run += figures[place].bounds[0]
        told = [figures[n] for n in places[:many]]
        if many > 1 and math.isclose(run, total.bounds[0]) and _are_alike(told, total):
            return () if _have_fates(told, total) else places[:many]
        if run >= total.bounds[0]:
            break
    return ()


def _take_behind(figures: Sequence[Told], at: int) -> list[int]:
    """The places of the numbers that follow one in its sentence or the next."""
    end = figures[at].sentence.span.end + 2
    behind = range(at + 1, len(figures))
    return list(itertools.takewhile(lambda place: figures[place].sentence.span.start <= end, behind))


def _is_sum_near(told: Told, total: Told) -> bool:
    """Whether a number is another one of the same money, and stands in its paragraph or one beside it."""
    is_near = abs(total.sentence.paragraph - told.sentence.paragraph) <= NEAR_PARAGRAPHS
    return is_near and told.quantity.unit == total.quantity.unit and told.bounds != total.bounds


def _are_alike(parts: Sequence[Told], total: Told) -> bool:
    """Whether a number and those that add up to it may be of one thing; seven dead, five coaches and two are none.

    Nor are five of nine dead, three who are trapped and one who is heard.
    """
    things = {each.kind.thing for each in (total, *parts) if is_known_thing(each)}
    fates = {each.kind.fate for each in parts} - {None, total.kind.fate}
    is_fate = total.kind.fate is None or all((fate, total.kind.fate) in KIN for fate in fates)
    return is_fate and (len(things) <= 1 or things <= LIVING)


def _have_fates(parts: Sequence[Told], total: Told) -> bool:
    """Whether something else befell each part of those of whom nothing is said: "52 whales: 38 died, 14 got away"."""
    fates = {(each.kind.fate, each.kind.aspects) for each in parts}
    is_said = all(fate or aspects for fate, aspects in fates)
    return is_said and len(fates) == len(parts) and not (total.kind.fate or total.kind.aspects)


def _find_outdone(figures: Sequence[Told]) -> Iterator[int]:
    """The places of numbers that one voice tells behind a larger one of the same fate: a part of it, or what came last.

    Two numbers of two places ("40 in Wera and 20 in Oelet") are both parts, and stay as they are.
    """
    for at, told in enumerate(figures):
        if _is_some_before(told, figures[:at]) or _is_some_of_more(told, figures[:at]):
            yield at
            continue
        if told.kind.fate is None or told.kind.apart or told.kind.is_earlier:
            continue
        if _is_nobodys_few(told, figures[:at]):
            yield at
            continue
        if _is_set_off(told):
            continue
        for larger in figures[:at]:
            if larger.kind.apart or larger.kind.is_earlier or _is_set_off(larger) or larger.spots != told.spots:
                continue
            is_alike = larger.kind.fate == told.kind.fate and larger.kind.aspects == told.kind.aspects
            is_one = larger.teller == told.teller and larger.kind.whom in (None, told.kind.whom)
            is_thing = None in (told.kind.thing, larger.kind.thing) or told.kind.thing == larger.kind.thing
            is_near = told.sentence.paragraph - larger.sentence.paragraph <= NEAR_PARAGRAPHS
            if is_alike and is_one and is_thing and is_near and told.bounds[1] < larger.bounds[0]:
                yield at
                break


def _is_some_of_more(told: Told, before: Sequence[Told]) -> bool:
    """Whether more were told of right before, of whom a number is some: the next sentence tells of the rest of them."""
    if told.kind.fate is None or told.kind.apart or told.is_denied:
        return False
    near = (each for each in before if told.sentence.paragraph - each.sentence.paragraph <= NEAR_PARAGRAPHS)
    is_more = any(each.kind.fate == told.kind.fate and each.bounds[0] > told.bounds[1] for each in near)
    return is_more and leaves_rest(told.finding, told.sentence, _pack(told))


def _is_some_before(told: Told, before: Sequence[Told]) -> bool:
    """Whether a smaller number of which nothing is said opens the next sentence: "12 men died. Seven lay in a tent".

    Behind what came on top it is some of those, whatever is said of it: "Four more victims. Two were buried".
    """
    kind = told.kind
    # "Five more bodies. Three lay under the mud and two were buried": both are of the five.
    last = next((each for each in reversed(before) if each.sentence != told.sentence or each.quantity.unit), None)
    if kind.apart or told.quantity.unit_kind != "none" or last is None:
        return False
    if (kind.thing or kind.fate or kind.aspects) and last.kind.apart not in ADDED:
        return False
    # What is quoted may hold several sentences.
    *ended, opening = _STOP.split(told.finding.article.text[last.quantity.span.end : told.quantity.span.start])
    is_next = told.sentence.paragraph == last.sentence.paragraph and bool(ended)
    is_theirs = not told.speaker or told.speaker == last.speaker
    is_some = last.kind.thing is not None and told.bounds[1] < last.bounds[0]
    # "Three lay under the mud and two were buried" counts on.
    first = opening.casefold().split(maxsplit=1)[:1]
    is_opening = not any(map(str.isalnum, opening)) or (first and first[0] in number_words(_pack(told)))
    return is_next and is_theirs and is_some and bool(is_opening)


def _pack(told: Told) -> Pack:
    return load_packs()[told.finding.language or UNDETERMINED]


def _is_nobodys_few(told: Told, before: Sequence[Told]) -> bool:
    """Whether nobody with a name tells of so few what was told of many before: two bodies, behind six dead.

    One alone is told of behind any number of many: "Five died. It began with the death of a young man".
    """
    if told.source or told.body or told.is_denied or told.bounds[1] > FEW:
        return False
    alike = [each for each in before if each.kind.fate == told.kind.fate and not each.kind.apart]
    is_behind = len(alike) > (told.bounds[1] > 1)
    return is_behind and not told.spots and all(each.bounds[0] >= FEW_FACTOR * told.bounds[1] for each in alike)


def _is_set_off(told: Told) -> bool:
    """Whether a number is somebody else's or nobody's, or set against another."""
    return told.is_denied or told.is_contrasted or told.is_against or not told.teller[1]


def _is_own(told: Told, whole: Told) -> bool:
    """Whether a part of what was counted before it has another fate than the whole; of those in care some are hurt."""
    fate, aspects = told.kind.fate, told.kind.aspects
    if told.kind.apart == "more":
        # Seven more who are confirmed are more of those who were told of.
        aspects -= _SURE
    if told.sentence != whole.sentence or (whole.kind.fate, fate) in KIN:
        return False
    return (fate is not None and fate != whole.kind.fate) or (bool(aspects) and not aspects & whole.kind.aspects)


def _is_within(told: Told, total: Told) -> bool:
    """Whether a number is of the same fate as a total beside it, smaller, and nobody else's."""
    if told is total or told.is_denied or told.is_contrasted or total.is_denied or told.kind.fate is None:
        return False
    is_alike = (told.kind.fate, told.kind.whom) == (total.kind.fate, total.kind.whom) and (
        None in (told.kind.thing, total.kind.thing) or told.kind.thing == total.kind.thing
    )
    is_near = abs(told.sentence.paragraph - total.sentence.paragraph) <= NEAR_PARAGRAPHS
    sources = {who.name for who in (told.source, total.source) if who is not None}
    is_others = len(sources) > 1 or bool(told.speaker and total.speaker and told.speaker != total.speaker)
    return is_alike and is_near and not is_others and told.bounds[1] < total.bounds[0]
