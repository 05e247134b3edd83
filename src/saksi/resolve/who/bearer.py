"""The body that bears a name behind what tells which it is: "the company that hired him, Tarn Holdings"."""

from saksi.resolve.who.body import is_place
from saksi.resolve.who.cast import Cast, Party, head_of

_BODY = frozenset({"organisation", "medium"})


def name_bearer(cast: Cast, phrase: str) -> Party | None:
    """The body that is named behind the comma of what tells which it is (the company that hired him, Tarn Holdings)."""
    told, _, name = phrase.partition(", ")
    opening, _, rest = name.partition(" ")
    name = rest if cast.has(opening, "definite") else name
    words = [word for word in told.split() if not cast.has(word, "definite")]
    some = cast.has_any(words[0], ("article", "further", "possessive")) if words else False
    small = bool(words) and all(word.islower() for word in words)
    # Where a body's head opens its phrase it may open the sentence, too (Lembaga riset pasar, Tirta).
    plain = all(word.islower() or is_place(word, cast.pack) for word in words[1:])
    heads_it = cast.pack.habits.office_first and len(words) > 1 and plain
    if len(words) == 1 and name[:1].isupper() and cast.has(words[0], "own"):
        return Party(name, "organisation")
    if heads_it and name[:1].isupper() and any(_BODY & cast.roles_of(word) for word in words[:2]):
        return Party(name, "organisation")
    tells = len(words) == 1 or some or small or any(cast.has(word, "relative") for word in words)
    # What a calling is for is not who bears its name (A lawyer for the front, Rahma Dunn).
    led = any(cast.has(word, "prep") for word in words[1:])
    heads = {head_of(cast, told), *words[-1:]} if some and not led else {head_of(cast, told)}
    tells = tells and (some or words[0].islower()) and any(cast.has(head, "organisation") for head in heads)
    return Party(name, "organisation") if tells and name[:1].isupper() else None


def name_traded(cast: Cast, phrase: str) -> Party | None:
    """The firm whose name stands behind what it makes or does, with no comma (Chip tester Tarn Malaysia)."""
    words = phrase.split()
    at = next((at for at in range(len(words), 0, -1) if words[at - 1].islower()), 0)
    small = all(word.islower() for word in words[1:at])
    trade = words[at - 1]
    traded = 1 < at < len(words) and small and cast.has(trade, "trades") and not cast.has(trade, "medium")
    return Party(" ".join(words[at:]), "organisation") if traded and cast.pack.habits.owning else None
