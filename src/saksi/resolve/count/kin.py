"""Counts that are told by the one before: a part of it, as many more of the same, the same of another place."""

from collections.abc import Sequence

from saksi.kinds import Span
from saksi.resolve.count.reach import COMMA, COUNT, FATE, WORD, Fate, Scene, can_befall, read_signs

# How a count without a noun stands to what befell it where it counts the same as the one before.
_CLOSE = frozenset(("next", "object", "led"))
_BRACKET = "("
# What a count in short has beside it: where, and nothing that anybody does.
_SHORT = frozenset(("prep", WORD, "and", COMMA, "through", "that"))
# Signs in front of a count that are looked at: a sentence with more of them is a table.
_LOOKED_AT = 200


def inherit(scene: Scene, place: int, earlier: Sequence[int]) -> None:
    """Give a count what befell the one before that it is told by. `earlier`: the counts of the sentence before."""
    at = scene.signs[place].at
    base = next((each for each in (place + 2, place + 3) if each in scene.bases), None)
    if base is not None and scene.fates[at].concept is None:
        scene.fates[at] = _of_kind(scene.fates[at], scene.fate(base))
    first_seen = max(0, place - _LOOKED_AT)
    signs = scene.signs[first_seen:place]
    before = [sign.at for sign in signs if sign.kind == COUNT]
    is_part = _is_part(scene, place)
    # "The number of those injured is 34" is of no count before.
    is_of_those = any(sign.kind == "those" and scene.kind(n) != FATE for n, sign in enumerate(signs, first_seen + 1))
    # What "of those" opens tells of the count of the sentence before, not of the part that it tells of first.
    first, then = (list(earlier), before) if is_of_those and not is_part else (before, list(earlier) if is_part else [])
    then = [] if before and _opens_with_base(scene, place) else then
    source = _source(scene, first) or _told_before(scene, place) or _source(scene, then)
    if source is None:
        return
    mine = scene.fates[at]
    is_kin = is_part or is_of_those or _is_other(scene, place)
    if mine.concept is None and scene.drafts[at].unit_kind == "none" and (is_kin or mine.by in _CLOSE):
        mine = _of_kind(mine, source)
    is_short = not mine.by and source.outcome is not None and _is_short(scene, place)
    is_told = mine.outcome is None and source.outcome is not None
    is_shared = is_part or is_of_those or is_short
    if is_told and is_shared and can_befall(source.outcome or "", mine.concept):
        mine = mine._replace(concept=source.concept) if mine.concept is None and not scene.drafts[at].unit else mine
        mine = mine._replace(outcome=source.outcome, by="kin")
    scene.fates[at] = mine


def _source(scene: Scene, before: Sequence[int]) -> Fate | None:
    """The last count before that something befell, else the last."""
    told = [scene.fates[at] for at in before if scene.fates[at].outcome]
    counted = [scene.fates[at] for at in before if scene.fates[at].concept]
    found = told or counted
    return found[-1] if found else None


def _told_before(scene: Scene, place: int) -> Fate | None:
    """What befell those whom the count's own sentence tells of in front of it: "Seven died. The missing: 24"."""
    signs = scene.signs[max(0, place - _LOOKED_AT) : place]
    said = next((sign.value for sign in reversed(signs) if sign.kind == FATE), None)
    return scene.fate(place)._replace(outcome=said) if said else None


def _of_kind(mine: Fate, source: Fate) -> Fate:
    if source.concept is None or (mine.outcome and not can_befall(mine.outcome, source.concept)):
        return mine
    return mine._replace(concept=source.concept)


def _is_part(scene: Scene, place: int) -> bool:
    """Whether words beside a count, or before the list that it stands in, say that it is part of the one before."""
    draft = scene.drafts[scene.signs[place].at]
    within = read_signs(scene.text, Span(draft.numeral.span.end, draft.end), {}, scene.pack)
    if any(sign.kind == "part" for sign in within):
        return True
    if "part" in (scene.kind(place + 1), scene.kind(place - 1), scene.kind(place - 2)):
        return True
    number = place - 1
    floor = max(-1, place - _LOOKED_AT)
    while number > floor and scene.signs[number].kind in (COMMA, "and", COUNT, "through", "that", "link", WORD):
        if scene.text[scene.signs[number].start] == _BRACKET:
            return True
        number -= 1
    return scene.kind(number) == "include" or _opens_with_base(scene, place)


def _opens_with_base(scene: Scene, place: int) -> bool:
    """Whether the sentence opens with what a count is part of: "Of the 45 injured, 13 were …"."""
    if scene.kind(0) not in ("of", "prep") or (scene.kind(1) != COUNT and scene.kind(2) != COUNT):
        return False
    first = 1 if scene.kind(1) == COUNT else 2
    return place > first and scene.kind(0) == "of"


def _is_other(scene: Scene, place: int) -> bool:
    return "other" in (scene.kind(place + 1), scene.kind(place - 1))


def _is_short(scene: Scene, place: int) -> bool:
    """Whether a count behind another is told with a place and no verb: "four died in Ende, six in Sikka"."""
    first = place - 1
    while first >= 0 and scene.signs[first].kind in _SHORT and first > place - 6:
        first -= 1
    last = place + 1
    while last < len(scene.signs) and scene.signs[last].kind in ("prep", WORD):
        last += 1
    around = [*scene.signs[first + 1 : place], *scene.signs[place + 1 : last]]
    is_named = any(sign.kind == WORD and scene.text[sign.start].isupper() for sign in around)
    is_placed = is_named and any(sign.kind == "prep" for sign in around)
    is_joined = any(sign.kind in (COMMA, "and") for sign in scene.signs[first + 1 : place])
    return is_placed and is_joined and scene.kind(last) in ("", COMMA, "and")
