"""Numbers that say of how many a group is: "perampok itu bertiga", "berenam mereka"."""

import functools
import re

from saksi.kinds import Span
from saksi.pack import Pack, load_roles
from saksi.resolve.count.answer import ends_clause
from saksi.resolve.count.noun import LIVING, noun_words
from saksi.resolve.pattern import BLANK, any_of

_REACH = 40
_OPENS = re.compile(r"(?:^|[^\w\s] ?|\n)$")


def is_grouped(text: str, span: Span, pack: Pack) -> bool:
    """Say whether such a number is all that a clause says of the living, or is said of "them" at its head.

    >>> from saksi.pack import load_packs
    >>> id = load_packs()["id"]
    >>> is_grouped("Perampok itu bertiga.", Span(13, 20), id), is_grouped("Ia pulang bertiga.", Span(10, 17), id)
    (True, False)
    """
    subject, them = _group_words(pack)
    if them.match(text, span.end):
        return _OPENS.search(text, max(0, span.start - 2), span.start) is not None
    return (
        ends_clause(text, span.end, pack) and subject.search(text, max(0, span.start - _REACH), span.start) is not None
    )


@functools.cache
def _group_words(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Whom such a number is said of in front of it, and behind it."""
    living = [form for form, concept in noun_words(pack).concepts.items() if concept in LIVING]
    living += [row["form"] for row in pack.rows("measure") if row["kind"] == "thing" and row["value"] in LIVING]
    that = any_of(row["form"] for row in pack.rows("count") if row["role"] in ("that", "own"))
    them = any_of(form for form, roles in load_roles(pack).items() if "pronoun" in roles)
    clitics = any_of(row["form"] for row in pack.rows("time") if row["class"] == "clitic")
    return (
        re.compile(rf"(?<!\w){any_of(living)}(?:{clitics})?(?:{BLANK}{that})?(?:{BLANK}[a-z]+)?{BLANK}$"),
        re.compile(rf"{BLANK}{them}(?!\w)"),
    )
