"""What befell the counted: which verb of the sentence each count belongs to.

A count is befallen by the verb it is the object of ("killed 12 people") or the subject of ("12 people died"), by the
noun that it tells the number of ("the death toll rose to 12"), or by its own noun ("12 bodies"). A list shares one
verb; a part of a count before it ("three of them children"), and a count told in short ("six in Sikka"), share its.
"""

from collections.abc import Sequence
from dataclasses import replace

from saksi.kinds import Span
from saksi.pack import Pack
from saksi.resolve.draft import Draft
from saksi.resolve.kin import inherit
from saksi.resolve.reach import (
    COMMA,
    COUNT,
    FATE,
    Fate,
    Scene,
    can_befall,
    outcomes_within,
    read_signs,
    split_at_stops,
)

# Two outcomes of one count, in the order they are written.
_PAIRS = (("killed", "injured"), ("killed", "missing"), ("injured", "missing"))
# Words between a count and the verb whose subject or object it is.
_WORDS_BEHIND = 14
_WORDS_BEFORE = 8
# Kinds of words that leave a verb and its subject side by side.
_THIN = frozenset(("through", "that", "be", "link", "part", "other"))
_LEADS = frozenset(("through", "that", "level", "det", "other"))
_ENDS = frozenset(("turn", "cause", "not", "include", "those"))
# What no later verb undoes: bodies that are found were killed, but hostages may be freed.
_FINAL = frozenset(("killed",))
_COUNTED = frozenset(("noun", "none"))


def find_fates(text: str, drafts: Sequence[Draft], pack: Pack) -> list[Fate]:
    """Give what befell each count of an article, in their order; nothing befalls an amount of money or a measure.

    >>> from saksi.pack import load_packs
    >>> from saksi.resolve.number import find_numerals
    >>> pack = load_packs()["en"]
    >>> draft = Draft(0, 9, next(find_numerals("12 people were killed.", pack)), 0, 12, 12, unit_kind="noun")
    >>> find_fates("12 people were killed.", [draft], pack)[0].outcome
    'killed'
    """
    fates = [Fate(None, draft.concept) for draft in drafts]
    before: list[int] = []
    for part, numbers in split_at_stops(text, [Span(draft.start, draft.end) for draft in drafts]):
        counts = {at: Span(drafts[at].start, drafts[at].end) for at in numbers}
        scene = Scene(text, read_signs(text, part, counts, pack), drafts, fates, pack)
        places = [place for place, sign in enumerate(scene.signs) if sign.kind == COUNT]
        places = [place for place in places if drafts[scene.signs[place].at].unit_kind in _COUNTED]
        for place in places:
            fates[scene.signs[place].at] = _find(scene, place)
        for place in places:
            inherit(scene, place, before)
        before = list(numbers)
    return fates


def _find(scene: Scene, place: int) -> Fate:
    """The fate of one count: its noun's, that of a verb right behind it, of one before it, of one farther behind."""
    draft, nothing = scene.drafts[scene.signs[place].at], scene.fate(place)
    within = outcomes_within(scene.text, Span(draft.numeral.span.end, draft.end), scene.pack)
    own = next((each for each in within if can_befall(each, draft.concept)), None)
    if own in _FINAL or place in scene.bases:
        return replace(nothing, outcome=own, by="own")
    behind, before = _behind(scene, place), _before(scene, place)
    if before.by == "led" and scene.signs[place - 1].role == "noun":
        return before
    if behind.by == "next":
        return behind
    if before.by in ("object", "led") or (before.by == "far object" and behind.by != "actor"):
        return before
    if own and not behind.outcome:
        return replace(nothing, outcome=own, by="own")
    return behind if behind.outcome or behind.by == "actor" else before


def _behind(scene: Scene, place: int) -> Fate:
    """The fate whose subject a count is. By: `next` right behind it, `subject`, or `actor` of another verb."""
    nothing, number = scene.fate(place), place
    is_near, is_open, is_passive, is_relative, is_aside, is_done = True, False, False, False, False, False
    while (number := number + 1) < len(scene.signs) and number - place <= _WORDS_BEHIND:
        sign = scene.signs[number]
        if sign.kind == FATE and scene.befits(number, place):
            if takes_object(scene, number) and not is_passive:
                return nothing if is_relative else replace(nothing, by="actor")
            # Behind a relative clause only what follows its last word ("that ...") is told of the count.
            is_other = is_open or (sign.role == "noun" and not is_near)
            if is_other or (is_done and scene.kind(number - 1) != "that"):
                return nothing
            scene.used.add(number)
            return replace(nothing, outcome=_combine(scene, number), by="next" if is_near else "subject")
        if sign.kind == "deed" and not is_relative:
            return replace(nothing, by="actor")
        if sign.kind in _ENDS or (sign.kind == "link" and is_aside):
            return nothing
        if sign.kind in (COMMA, "and", COUNT) or (sign.kind == "of" and number == place + 1):
            step = _step(scene, number, place, is_open=is_open)
            if step is None:
                return nothing
            is_open = sign.kind == COMMA and step == number + 1 and scene.kind(step) == COUNT
            number = step
        is_passive = sign.kind == "be" or (is_passive and sign.kind in ("through", "that"))
        is_done = is_done or sign.kind == "deed"
        is_relative = is_relative or sign.kind == "link"
        is_aside = is_aside or (sign.kind == "prep" and scene.is_common(number + 1))
        is_near = is_near and sign.kind in _THIN
    return nothing


def _step(scene: Scene, number: int, place: int, *, is_open: bool) -> int | None:
    """Where the clause of a count goes on behind a comma or "and"; None where it ends."""
    sign = scene.signs[number]
    if sign.kind == COUNT:
        return None
    if (closed := scene.closes(number)) is not None:
        return closed
    if (closed := _beside(scene, number)) is not None:
        return closed
    is_of_names = scene.is_name(number - 1) and scene.is_name(number + 1)
    if sign.kind == COMMA and _is_placed(scene, number, place):
        return number
    is_of_verbs = scene.kind(number - 1) == "through" and scene.kind(number + 1) == FATE
    if sign.kind == "and" and (is_of_names or is_of_verbs):
        return number
    if sign.kind == COMMA and scene.kind(number + 1) == "include":
        return next((at for at in range(number + 1, len(scene.signs)) if scene.signs[at].kind == COMMA), None)
    following = number + (2 if sign.kind == COMMA and scene.kind(number + 1) == "and" else 1)
    while sign.kind == "of" and scene.kind(following) in ("through", "det"):
        following += 1
    if scene.kind(following) == COUNT:
        if sign.kind == "of" and not scene.drafts[scene.signs[place].at].unit:
            scene.bases.add(following)
            scene.fates[scene.signs[place].at] = replace(scene.fate(place), concept=scene.fate(following).concept)
        return following if sign.kind == "of" or _are_alike(scene, place, following) else None
    return number if sign.kind == "of" or (sign.kind == COMMA and not is_open and _is_led(scene, number)) else None


def _beside(scene: Scene, number: int) -> int | None:
    """Where a bracket closes that only tells the same in another unit: "2,100 families (8,432 people) were hit"."""
    is_open = scene.kind(number) == COMMA and scene.text[scene.signs[number].start] == "("
    closed = scene.kind(number + 2) == COMMA and scene.text[scene.signs[number + 2].start] == ")" if is_open else False
    return number + 2 if closed and scene.kind(number + 1) == COUNT else None


def _is_placed(scene: Scene, number: int, place: int) -> bool:
    """Whether a comma parts a place from what it lies in, or ends that: "45 stalls in Nita, Sikka, burned down"."""
    first = number
    while first - 1 > place and (scene.is_name(first - 1) or scene.kind(first - 1) == COMMA):
        first -= 1
    following = number + 1
    while scene.kind(following) in _THIN:
        following += 1
    goes_on = scene.is_name(number + 1 + (scene.kind(number + 1) == "and"))
    goes_on = goes_on or (scene.kind(following) == FATE and scene.kind(following + 1) != COUNT)
    return first < number and (scene.kind(first - 1) == "prep" or first - 1 == place) and goes_on


def _is_led(scene: Scene, number: int) -> bool:
    """Whether what befell a count follows a comma at once: "a girl in a red dress, found dead"."""
    while scene.kind(number + 1) in ("be", "through", "that"):
        number += 1
    last = number + 2
    while scene.kind(last) in ("through", "that"):
        last += 1
    is_told = scene.kind(number + 1) == FATE and not takes_object(scene, number + 1)
    return is_told and scene.kind(last) not in (COUNT, "level")


def _are_alike(scene: Scene, first: int, second: int) -> bool:
    """Whether two counts may share a verb: both are of the living, or neither."""
    one, two = scene.fate(first), scene.fate(second)
    return None in (one.concept, two.concept) or one.is_living == two.is_living


def takes_object(scene: Scene, number: int) -> bool:
    """Say whether what is told at a place befell what stands behind it: "killed 12", not "12 killed"."""
    sign = scene.signs[number]
    if sign.role != "either":
        return sign.role == "object"
    if scene.kind(number - 1) == "link":
        return True
    while scene.kind(number + 1) in ("through", "that", "level", "other"):
        number += 1
    return scene.kind(number + 1) in (COUNT, "det")


def _combine(scene: Scene, number: int) -> str:
    """An outcome with the one it is joined to: "killed or injured"."""
    first = scene.signs[number].value
    is_pair = scene.kind(number + 1) == "and" and scene.kind(number + 2) == FATE
    if not is_pair or (scene.kind(number + 3) == COUNT and not takes_object(scene, number + 2)):
        return first
    second = scene.signs[number + 2].value
    return next((f"{a}-or-{b}" for a, b in _PAIRS if {a, b} == {first, second}), first)


def _before(scene: Scene, place: int) -> Fate:
    """The fate told before a count. By: `object` of its verb, `led` right behind it, `far object`, or its `noun`."""
    nothing = scene.fate(place)
    is_thin, is_level, is_list, number = True, False, False, place
    if scene.kind(place - 1) in ("prep", "of"):
        return nothing
    while (number := number - 1) >= 0:
        sign = scene.signs[number]
        if sign.kind == FATE:
            number = _of_noun(scene, number)
            return _told(scene, number, place, is_thin=is_thin, is_level=is_level)
        if (opened := scene.opens(number)) is not None:
            number = opened
        elif sign.kind == COMMA and is_level and _says_where(scene, number):
            pass
        elif sign.kind in (COMMA, "and") and _leads_to_count(scene, number):
            is_list = True
        elif sign.kind == COUNT and is_list:
            return _shared(scene, number, place)
        elif sign.kind in ("turn", "not", COMMA, "and") or (sign.kind in (COUNT, "deed", "cause") and not is_level):
            return nothing
        is_level = is_level or sign.kind == "level"
        is_thin = is_thin and sign.kind in _LEADS
    return nothing


def _of_noun(scene: Scene, number: int) -> int:
    """The place of the noun that a relative clause tells about: "bodies that were brought in numbered eight"."""
    link = number - 1
    while scene.kind(link) in ("through", "be", "that"):
        link -= 1
    is_noun = scene.kind(link) == "link" and scene.kind(link - 1) == FATE and scene.signs[link - 1].role == "noun"
    return link - 1 if is_noun and scene.signs[link - 1].value in _FINAL else number


def _says_where(scene: Scene, number: int) -> bool:
    """Whether a comma parts a place from what it lies in, or ends that: "deaths in Nita, Sikka, rose to 12"."""
    following = number + 1
    while scene.kind(following) == "through":
        following += 1
    named = scene.is_name(number - 1) or (scene.is_common(number - 1) and scene.is_name(number - 2))
    return named and (scene.is_name(number + 1) or scene.kind(following) == "level")


def _leads_to_count(scene: Scene, number: int) -> bool:
    """Whether a comma or "and" goes on to the count behind it."""
    while scene.kind(number + 1) in ("and", "det", "through", "that"):
        number += 1
    return scene.kind(number + 1) == COUNT


def _shared(scene: Scene, number: int, place: int) -> Fate:
    """What befell the one before in a list, when it was told before that too."""
    first, mine = scene.fate(number), scene.fate(place)
    is_told = first.by in ("object", "far object", "led", "noun", "subject") and first.outcome is not None
    if not is_told or not can_befall(first.outcome or "", mine.concept):
        return mine
    return replace(mine, outcome=first.outcome, by="object" if "object" in first.by else "noun")


def _told(scene: Scene, number: int, place: int, *, is_thin: bool, is_level: bool) -> Fate:
    """What a fate before a count is to it."""
    sign, nothing = scene.signs[number], scene.fate(place)
    is_denied = "not" in (scene.kind(number - 1), scene.kind(number - 2))
    if is_denied or not scene.befits(number, place) or (number in scene.used and not is_level):
        return nothing
    if takes_object(scene, number) and scene.kind(number - 1) != "be":
        is_far = place - number > _WORDS_BEFORE
        by = "object" if is_thin else "far object"
        return nothing if is_far else replace(nothing, outcome=_combine_back(scene, number), by=by)
    if is_thin or is_level or sign.role == "noun":
        return replace(nothing, outcome=_combine_back(scene, number), by="led" if is_thin else "noun")
    return nothing


def _combine_back(scene: Scene, number: int) -> str:
    """An outcome with the one that it is joined to before it."""
    is_pair = scene.kind(number - 1) == "and" and scene.kind(number - 2) == FATE
    return _combine(scene, number - 2) if is_pair and number - 2 not in scene.used else scene.signs[number].value
