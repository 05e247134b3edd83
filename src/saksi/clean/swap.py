"""A publication date whose day and month were swapped on the way, told by what the page's text says."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from saksi.clean.moment import likeliest, printed_days
from saksi.clean.statement import Choice
from saksi.kinds import Provenance
from saksi.pack import Pack

# A report is of the days before it: how many days a date in the text may lie before publication, and after it (what is
# announced) to speak for a publication date. Swapping moves a date by a month or more, except within these days.
BEFORE_DAYS, AFTER_DAYS = 6, 1
# Dates are looked for in the opening of the text; further down it tells of other times.
OPENING_CHARACTERS = 3000
MENDED = "day and month swapped"


def mend_swap(choice: Choice, text: str, packs: Sequence[Pack]) -> Choice:
    """Swap day and month of the publication date where the text's dates fit only the swapped one.

    The date as stated stays among what else was claimed, with the reason. Dates that fit both or neither change
    nothing, and so does a date that was given by the caller.

    >>> from saksi.pack import load_packs
    >>> stated = Choice((Provenance("published", "2025-12-07T10:15:00+07:00", "meta"),), ())
    >>> mended = mend_swap(stated, "Hujan turun pada Jumat (11/7/2025).", [load_packs()["id"]])
    >>> mended.taken[0].value, mended.taken[0].source, mended.also[0].note
    ('2025-07-12T10:15:00+07:00', 'mended', 'day and month swapped: the text tells of 2025-07-11')
    """
    stated = next((item for item in choice.taken if item.field == "published"), None)
    if not packs or stated is None or stated.source in ("given", "record"):
        return choice
    if (swapped := _swap(stated.value)) is None:
        return choice
    opening = text[:OPENING_CHARACTERS]
    stated_day, swapped_day = (date.fromisoformat(value[:10]) for value in (stated.value, swapped))
    witness: date | None = None
    for day in printed_days(opening, likeliest(opening, packs)):
        if _fits(day, stated_day):
            return choice
        witness = witness or (day if _fits(day, swapped_day) else None)
    if witness is None:
        return choice
    note = f"{MENDED}: the text tells of {witness}"
    mended = Provenance("published", swapped, "mended", note)
    taken = tuple(mended if item is stated else item for item in choice.taken)
    return Choice(taken, (replace(stated, note=note), *(item for item in choice.also if item.value != swapped)))


def _swap(value: str) -> str | None:
    """The date with day and month swapped, or None where that is no other date."""
    year, month, day = value[:4], value[5:7], value[8:10]
    return f"{year}-{day}-{month}{value[10:]}" if day <= "12" and day != month else None


def _fits(told: date, published: date) -> bool:
    return -BEFORE_DAYS <= (told - published).days <= AFTER_DAYS
