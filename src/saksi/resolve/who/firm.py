"""The firm that a word for one closes the sentence of: "Norrel will close two plants, the company said"."""

from bisect import bisect_left

from saksi.kinds import Span
from saksi.resolve.where.gazetteer import find_name, fold
from saksi.resolve.who.cast import Cast
from saksi.resolve.who.earlier import named_opening
from saksi.resolve.who.gender import given_names


def opening_firm(cast: Cast, head: str, span: Span) -> str:
    """The name that opens the sentence in which a word for a firm stands behind a comma; "" where no firm's does.

    `head`: the word; `span`: where it stands.
    """
    sentence = cast.sentences[bisect_left(cast.sentences, (span.start + 1,)) - 1]
    said = cast.text[sentence.start : span.start].rstrip()
    closes = cast.pack.habits.owning and cast.has(head, "trades") and said.endswith(",")
    firm = named_opening(cast, said) if closes else None
    if firm is None or firm.name.islower() or find_name(fold(firm.name)) or _is_human(cast, firm.name):
        return ""
    # By one word it does something (Norrel will close; not: British workers strike).
    behind = said[said.find(firm.name) + len(firm.name) :].split(maxsplit=1)[:1]
    does = " " in firm.name or any(cast.has_any(word, ("adverb", "be", "modal")) for word in behind)
    return firm.name if does else ""


def _is_human(cast: Cast, name: str) -> bool:
    """Whether a given name opens a name, or what persons are called by."""
    first = name.partition(" ")[0].strip(".")
    return first.casefold() in given_names(cast.pack) or cast.has_any(first, ("honorific", "rank", "title"))
