"""What befell the counted: which verb of the sentence each count belongs to.

A count is befallen by the verb it is the object of ("killed 12 people") or the subject of ("12 people died"), by the
noun that it tells the number of ("the death toll rose to 12"), or by its own noun ("12 bodies"). A list shares one
verb; a part of a count before it ("three of them children"), and a count told in short ("six in Sikka"), share its.
"""

import functools
from collections.abc import Sequence

from saksi.kinds import Span
from saksi.pack import Pack
from saksi.resolve.count.draft import Draft
from saksi.resolve.count.kin import inherit
from saksi.resolve.count.noun import noun_words
from saksi.resolve.count.reach import (
    COMMA,
    COUNT,
    FATE,
    WORD,
    Fate,
    Scene,
    can_befall,
    outcomes_within,
    read_signs,
    split_at_stops,
)
from saksi.resolve.count.subject import find_subject_fate, is_of_other, join_outcomes, takes_object

# Words between a count and the verb whose object it is.
_WORDS_BEFORE = 8
# What somebody put at a number stands this many words before it: "put the number of injured at 37".
_WORDS_PUT = 9
_LEADS = frozenset(("through", "that", "level", "det", "other"))
# What no later verb undoes: bodies that are found were killed, but hostages may be freed.
_FINAL = frozenset(("killed",))
_COUNTED = frozenset(("noun", "none"))
# UCUM areas: fields are flooded and forests burned, as houses are.
_AREAS = frozenset(("[acr_us]", "ar", "har", "km2", "m2"))


def find_fates(text: str, drafts: Sequence[Draft], pack: Pack) -> list[Fate]:
    """Give what befell each count of an article, in their order; nothing befalls money or measures, but for areas.

    >>> from saksi.pack import load_packs
    >>> from saksi.resolve.count.number import find_numerals
    >>> pack = load_packs()["en"]
    >>> draft = Draft(0, 9, next(find_numerals("12 people were killed.", pack)), 0, 12, 12, unit_kind="noun")
    >>> find_fates("12 people were killed.", [draft], pack)[0].outcome
    'killed'
    """
    fates = [Fate(None, draft.concept) for draft in drafts]
    before: list[int] = []
    for part, numbers in split_at_stops(text, [Span(draft.start, draft.end) for draft in drafts]):
        counts = {at: Span(drafts[at].start, drafts[at].end) for at in numbers}
        lives = {at for at in numbers if drafts[at].unit.casefold() in noun_words(pack).lives}
        signs = list(read_signs(text, part, counts, pack, has_lives=bool(lives)))
        scene = Scene(text, signs, drafts, fates, pack)
        places = [place for place, sign in enumerate(scene.signs) if sign.kind == COUNT]
        places = [place for place in places if _is_counted(drafts[scene.signs[place].at])]
        for place in places:
            fates[scene.signs[place].at] = _find(scene, place)
        for place in places:
            inherit(scene, place, before)
        for at in lives:
            fates[at] = _of_life(fates[at])
        before = list(numbers)
    return fates


def _is_counted(draft: Draft) -> bool:
    return draft.unit_kind in _COUNTED or draft.unit in _AREAS


def _of_life(fate: Fate) -> Fate:
    """What befell a life that is gone: whoever lost it is not missing."""
    return fate._replace(outcome="killed") if fate.outcome == "missing" else fate


def _find(scene: Scene, place: int) -> Fate:
    """The fate of one count: its noun's, that of a verb right behind it, of one before it, of one farther behind."""
    draft, nothing = scene.drafts[scene.signs[place].at], scene.fate(place)
    within = outcomes_within(scene.text, Span(draft.numeral.span.end, draft.end), scene.pack)
    own = next((each for each in within if can_befall(each, draft.concept)), None)
    if own in _FINAL or place in scene.bases:
        return nothing._replace(outcome=own or nothing.outcome, by="own")
    behind, before = find_subject_fate(scene, place), _before(scene, place)
    if before.by == "led" and scene.signs[place - 1].role == "noun":
        return before
    if behind.by == "next":
        return behind
    if before.by in ("object", "led") or (before.by == "far object" and behind.by != "actor"):
        return before
    if own and not behind.outcome:
        return nothing._replace(outcome=own, by="own")
    return behind if behind.outcome or behind.by == "actor" else before


def _before(scene: Scene, place: int) -> Fate:
    """The fate told before a count. By: `object` of its verb, `led` right behind it, `far object`, or its `noun`."""
    nothing = scene.fate(place)
    is_thin, is_level, is_list, number = True, False, False, place
    if scene.kind(place - 1) in ("prep", "of"):
        return _of_noun_before(scene, place)
    while (number := number - 1) >= 0:
        sign = scene.signs[number]
        if is_level and (_is_aside(scene, number) or (sign.kind == FATE and is_of_other(scene, number))):
            continue
        if sign.kind == FATE:
            number = _of_noun(scene, number)
            return _told(scene, number, place, is_thin=is_thin, is_level=is_level)
        said = _named_before(scene, number) or _saying_before(scene, number, place) if is_thin else None
        is_level = is_level or said is not None
        if (opened := scene.opens(number) if said is None else said) is not None:
            number = opened
        elif is_level and (aside := _aside(scene, number)) is not None:
            number = aside
        elif sign.kind in (COMMA, "and") and _leads_to_count(scene, number):
            is_list = True
        elif sign.kind == COUNT and is_list:
            return _shared(scene, number, place)
        elif sign.kind in ("turn", "not", COMMA, "and") or (sign.kind in (COUNT, "deed", "cause") and not is_level):
            return nothing
        is_level = is_level or sign.kind == "level"
        is_thin = is_thin and sign.kind in _LEADS
    return nothing


def _is_aside(scene: Scene, number: int) -> bool:
    """Whether a word only tells what somebody died of ("who died of fever now number 12") or what a place is like.

    "Those killed in a flooded mine rose to 12."
    """
    if scene.kind(number) == FATE and scene.kind(number - 1) == "cause":
        return True
    if scene.signs[number].role != "either" or scene.is_name(number - 1):
        return False
    return scene.kind(number + 1) == WORD and "prep" in (scene.kind(number - 1), scene.kind(number - 2))


def _of_noun_before(scene: Scene, place: int) -> Fate:
    """The fate of a count behind a preposition: "the bodies of eight miners", "put the number of injured at 37"."""
    nothing, first = scene.fate(place), place - 2
    if scene.kind(place - 1) == "of":
        sign = scene.signs[first]
        is_told = scene.kind(first) == FATE and sign.role == "noun" and sign.value in _FINAL
        return nothing._replace(outcome=sign.value, by="noun") if is_told and scene.befits(first, place) else nothing
    while (
        first >= 0 and place - first <= _WORDS_PUT and scene.kind(first) not in (COUNT, COMMA, "turn", "deed", "link")
    ):
        if scene.kind(first) == FATE:
            is_put = any(scene.kind(at) == "level" for at in range(max(0, place - _WORDS_PUT), first))
            is_put = is_put and (nothing.is_living or not scene.drafts[scene.signs[place].at].unit)
            return _told(scene, first, place, is_thin=False, is_level=True) if is_put else nothing
        first -= 1
    return nothing


def _of_noun(scene: Scene, number: int) -> int:
    """The place of the noun that a relative clause tells about: "bodies that were brought in numbered eight"."""
    link = number - 1
    while scene.kind(link) in ("through", "be", "that"):
        link -= 1
    is_noun = scene.kind(link) == "link" and scene.kind(link - 1) == FATE and scene.signs[link - 1].role == "noun"
    return link - 1 if is_noun and scene.signs[link - 1].value in _FINAL else number


def _aside(scene: Scene, number: int) -> int | None:
    """The first place of what stands beside a count's subject, where a comma ends it or begins it.

    Where something lies: "deaths in Nita, Sikka, rose to 12". A relative clause: "the toll, which stood at 9, rose".
    Who says so: "the toll, according to the agency, rose to 12".
    """
    if scene.kind(number) != COMMA:
        return None
    first = _first_comma(scene, number)
    if first and _says_who(scene, first + 1):
        return first
    if scene.kind(number + 1) == "link" or _says_where(scene, number):
        return number
    return first if first and scene.kind(first + 1) == "link" else None


def _saying_before(scene: Scene, number: int, place: int) -> int | None:
    """The comma that opens what only tells who says it, where this one closes it and the count is all that is told.

    "Those who fled, said Rahma, about 300".
    """
    is_told = scene.kind(number) == COMMA and scene.kind(place + 1) not in (WORD, "deed")
    opened = _first_comma(scene, number) if is_told else 0
    return opened if opened and _says_who(scene, opened + 1) else None


def _named_before(scene: Scene, number: int) -> int | None:
    """The comma before a word that says how many there are of whom no number was told: "the missing, namely 24"."""
    is_first = all(sign.kind != COUNT for sign in scene.signs[:number])
    return number - 1 if is_first and scene.kind(number) == "include" and scene.kind(number - 1) == COMMA else None


def _first_comma(scene: Scene, number: int) -> int:
    """The comma next before one, a few words off; 0 where there is none."""
    return next((at for at in range(number - 1, max(0, number - _WORDS_PUT) - 1, -1) if scene.kind(at) == COMMA), 0)


def _says_who(scene: Scene, number: int) -> bool:
    """Whether a word says that somebody is told to have said it: "the dead, according to Rahma, number 12"."""
    sign = scene.signs[number]
    return scene.text[sign.start : sign.end].casefold() in _saying(scene.pack)


@functools.cache
def _saying(pack: Pack) -> frozenset[str]:
    return frozenset(row["form"].casefold().split()[0] for row in pack.rows("say"))


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
    return mine._replace(outcome=first.outcome, by="object" if "object" in first.by else "noun")


def _told(scene: Scene, number: int, place: int, *, is_thin: bool, is_level: bool) -> Fate:
    """What a fate before a count is to it."""
    sign, nothing = scene.signs[number], scene.fate(place)
    is_denied = "not" in (scene.kind(number - 1), scene.kind(number - 2))
    if is_denied or not scene.befits(number, place) or (number in scene.used and not is_level):
        return nothing
    if takes_object(scene, number) and scene.kind(number - 1) != "be":
        # "Took in 36, and the crowd numbered 900": who was taken in is counted.
        is_spent = is_level and any(scene.kind(at) == COUNT for at in range(number, place))
        is_far = is_spent or place - number > _WORDS_BEFORE
        by = "object" if is_thin else "far object"
        return nothing if is_far else nothing._replace(outcome=_combine_back(scene, number), by=by)
    if is_thin or is_level or sign.role == "noun":
        return nothing._replace(outcome=_combine_back(scene, number), by="led" if is_thin else "noun")
    return nothing


def _combine_back(scene: Scene, number: int) -> str:
    """An outcome with the one that it is joined to before it; what was told of a count before that is of that one."""
    last = number - 1
    # "Those who died and those who are missing": each word that opens what is told of some is passed over.
    while scene.kind(last) in ("link", "through"):
        last -= 1
    is_pair = scene.kind(last) == "and" and scene.kind(last - 1) == FATE and last - 1 not in scene.used
    return join_outcomes(scene, last - 1, number) if is_pair else scene.signs[number].value
