"""The fate of which a count is the subject: "12 people, three of them children, were killed"."""

from saksi.pack import load_roles
from saksi.resolve.count.reach import COMMA, COUNT, FATE, WORD, Fate, Scene

# Two outcomes of one count, in the order they are written.
_PAIRS = (("killed", "injured"), ("killed", "missing"), ("injured", "missing"))
# Words between a count and the verb whose subject it is.
_WORDS_BEHIND = 14
# Kinds of words that leave a verb and its subject side by side.
_THIN = frozenset(("through", "that", "be", "link", "part", "other"))
# What is set in between commas has at most this many words, of these kinds.
_WORDS_SET_IN = 7
_SAYS_NOTHING = frozenset((WORD, "deed", "other", "prep", "that", "through"))
_ENDS = frozenset(("turn", "cause", "not", "those"))


def find_subject_fate(scene: Scene, place: int) -> Fate:
    """The fate whose subject a count is. By: `next` right behind it, `subject`, or `actor` of another verb."""
    nothing, number = scene.fate(place), place
    is_near, is_open, is_passive, is_relative, is_aside, is_done, is_far = True, *[False] * 6
    # "three of the dead" are of them; "three in the dead of night" are not.
    thin = _THIN | {"of", "det"} if scene.kind(place + 1) == "of" else _THIN
    while (number := number + 1) < len(scene.signs) and number - place <= _WORDS_BEHIND:
        sign = scene.signs[number]
        if sign.kind == FATE and scene.befits(number, place) and not is_of_other(scene, number):
            if takes_object(scene, number) and not is_passive:
                return nothing if is_relative else nothing._replace(by="actor")
            # Behind a relative clause only what follows its last word ("that ...") is told of the count.
            is_other = is_open or (sign.role == "noun" and not is_near)
            if is_other or (is_done and scene.kind(number - 1) != "that"):
                return nothing
            scene.used.add(number)
            return nothing._replace(outcome=combine(scene, number), by="next" if is_near else "subject")
        if sign.kind == "deed" and not is_relative:
            return nothing._replace(by="actor")
        if sign.kind in _ENDS or (sign.kind == "link" and (is_aside or is_far)):
            return nothing
        if sign.kind in (COMMA, "and", COUNT, "include") or (sign.kind == "of" and number == place + 1):
            step = _step(scene, number, place, is_open=is_open)
            if step is None:
                return nothing
            is_open = sign.kind == COMMA and step == number + 1 and scene.kind(step) == COUNT
            # "Hundreds paid respects to a man and three children who died": of the last alone a clause tells, but of
            # what a number without a noun counts too ("seven from the quay and two patients who died").
            has_noun = bool(scene.drafts[scene.signs[place].at].unit)
            is_far = is_far or (scene.kind(step) == COUNT and not is_near and has_noun)
            number = step
        is_passive = sign.kind == "be" or (is_passive and sign.kind in ("through", "that"))
        is_done = is_done or sign.kind == "deed"
        is_relative = is_relative or sign.kind == "link"
        is_aside = is_aside or (sign.kind == "prep" and scene.is_common(number + 1))
        is_near = is_near and sign.kind in thin
    return nothing


def is_of_other(scene: Scene, number: int) -> bool:
    """Say whether what befell somebody tells of others than those counted: "charged over missing boats".

    Of those counted it is told in "12 are among the dead".
    """
    if scene.signs[number].role not in ("either", "subject"):
        return False
    if scene.kind(number - 1) == "det":
        return scene.kind(number - 2) in ("prep", WORD) and scene.kind(number - 3) != "be"
    return scene.kind(number - 1) == "prep" and scene.is_common(number + 1)


def _step(scene: Scene, number: int, place: int, *, is_open: bool) -> int | None:
    """Where the clause of a count goes on behind a comma or "and"; None where it ends."""
    sign = scene.signs[number]
    if sign.kind == COUNT:
        # How many those are of whom something is told: "8,400 people from 2,100 households were displaced".
        return number if scene.kind(number - 1) == "prep" and _is_told_behind(scene, number) else None
    if (closed := scene.closes(number)) is not None:
        return closed
    if (closed := _beside(scene, number) or _set_in(scene, number)) is not None:
        return closed
    is_of_names = scene.is_name(number - 1) and scene.is_name(number + 1)
    if sign.kind == COMMA and _is_placed(scene, number, place):
        return number
    if sign.kind == "and" and is_of_names:
        return number
    if scene.kind(number + (sign.kind == COMMA)) == "include":
        return _past_included(scene, number)
    following = number + (2 if sign.kind == COMMA and scene.kind(number + 1) == "and" else 1)
    while sign.kind == "of" and scene.kind(following) in ("through", "det"):
        following += 1
    if scene.kind(following) == COUNT:
        return _at_count(scene, number, place, following)
    return number if sign.kind == "of" or (sign.kind == COMMA and not is_open and _is_led(scene, number)) else None


def _past_included(scene: Scene, number: int) -> int | None:
    """Where those end who are told to be among the counted: at the comma, where one began them, else a count."""
    if scene.kind(number) == COMMA:
        return next((at for at in range(number + 1, len(scene.signs)) if scene.signs[at].kind == COMMA), None)
    return number + 1 if scene.kind(number + 1) == COUNT else None


def _at_count(scene: Scene, number: int, place: int, following: int) -> int | None:
    """Where a clause goes on at the next count: one that this is part of, or that may share its verb."""
    if scene.kind(number) == "of":
        if not scene.drafts[scene.signs[place].at].unit:
            scene.bases.add(following)
            scene.fates[scene.signs[place].at] = scene.fate(place)._replace(concept=scene.fate(following).concept)
        return _past_name(scene, following)
    # What befell some of them did not befall all: "12 children were there, and three of them were hurt".
    is_part = following > number + 1 and scene.kind(following + 1) == "part"
    return following if _are_alike(scene, place, following) and not is_part else None


def _past_name(scene: Scene, base: int) -> int:
    """Where what a count is part of ends: behind a fate that names it, where another is told of the part.

    "Two of the 14 injured died" tells that 14 were injured.
    """
    number = base + 2
    while scene.kind(number) in _THIN:
        number += 1
    is_twice = scene.kind(base + 1) == scene.kind(number) == FATE and not takes_object(scene, number)
    if not is_twice or base not in scene.bases:
        return base
    scene.fates[scene.signs[base].at] = scene.fate(base)._replace(outcome=scene.signs[base + 1].value)
    return base + 1


def _beside(scene: Scene, number: int) -> int | None:
    """Where a bracket closes that only tells the same in another unit: "2,100 families (8,432 people) were hit"."""
    is_open = scene.kind(number) == COMMA and scene.text[scene.signs[number].start] == "("
    closed = scene.kind(number + 2) == COMMA and scene.text[scene.signs[number + 2].start] == ")" if is_open else False
    return number + 2 if closed and scene.kind(number + 1) == COUNT else None


def _set_in(scene: Scene, number: int) -> int | None:
    """Where a few words between commas end before what befell the count: "three others, he said, are missing"."""
    if scene.kind(number) != COMMA:
        return None
    closed = next((at for at in range(number + 1, number + _WORDS_SET_IN) if scene.kind(at) == COMMA), None)
    plain = closed is not None and all(scene.kind(at) in _SAYS_NOTHING for at in range(number + 1, closed))
    return closed if closed is not None and plain and _is_led(scene, closed) else None


def _is_told_behind(scene: Scene, number: int) -> bool:
    """Whether behind a place, and where that is, something is told to have befallen somebody."""
    number += 1
    led = scene.kind(number) == "prep"
    while scene.kind(number) in ("through", "that", "be", "prep") or (led and scene.kind(number) == WORD):
        number += 1
    return scene.kind(number) == FATE and not takes_object(scene, number)


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
        return sign.role == "object" and not _is_done_to(scene, number)
    if scene.kind(number - 1) == "link":
        return True
    while scene.kind(number + 1) in ("through", "that", "level", "other"):
        number += 1
    return scene.kind(number + 1) in (COUNT, "det")


def _is_done_to(scene: Scene, number: int) -> bool:
    """Whether a bare verb behind who does it befell those told of before: "the 12 they took", "12 orang kami bawa"."""
    doer, verb = scene.signs[number - 1], scene.signs[number]
    is_bare = not scene.text[verb.start : verb.end].casefold().startswith(scene.pack.habits.transitive)
    is_led = scene.kind(number - 1) == WORD and scene.kind(number - 2) in (COUNT, "link", WORD)
    word = scene.text[doer.start : doer.end].casefold()
    is_done = is_bare and is_led and scene.kind(number + 1) not in (COUNT, "det")
    return is_done and "pronoun" in load_roles(scene.pack).get(word, ())


def combine(scene: Scene, number: int) -> str:
    """An outcome with the one it is joined to: "killed or injured"; of more than two told in a list the first two."""
    if scene.kind(number + 1) == COMMA and scene.kind(number + 2) == FATE:
        last = number + (4 if scene.kind(number + 3) == COMMA else 3)
        is_list = scene.kind(last) == "and" and scene.kind(last + 1) == FATE and scene.kind(last + 2) != COUNT
        return join_outcomes(scene, number, number + 2) if is_list else scene.signs[number].value
    is_pair = scene.kind(number + 1) == "and" and scene.kind(number + 2) == FATE
    if not is_pair or (scene.kind(number + 3) == COUNT and not takes_object(scene, number + 2)):
        return scene.signs[number].value
    return join_outcomes(scene, number, number + 2)


def join_outcomes(scene: Scene, first: int, second: int) -> str:
    """What befell those of whom two outcomes are told together, whichever comes first."""
    told = {scene.signs[first].value, scene.signs[second].value}
    return next((f"{a}-or-{b}" for a, b in _PAIRS if {a, b} == told), scene.signs[first].value)
