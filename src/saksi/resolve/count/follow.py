"""Bare numbers that are told with the one before: "seventeen boats, not fourteen", "rose to eight, from the five"."""

import functools
import re

from saksi.kinds import Span
from saksi.pack import Pack, list_forms, load_roles
from saksi.resolve.count.answer import ends_clause, is_telling
from saksi.resolve.pattern import BLANK, any_of

# Letters between two numbers of which one is the other's alternative.
_FARTHEST = 60
_OPENS = r"(?:^|[.;:!?\n]\s*|, |[\u2014\u2013] |\()"


def follows_count(text: str, end: int, span: Span, pack: Pack) -> bool:
    """Say whether a bare number is denied, set against or recalled behind a count that ends at `end`.

    >>> from saksi.pack import load_packs
    >>> en, text = load_packs()["en"], "The log says seventeen boats, not fourteen."
    >>> follows_count(text, 28, Span(34, 42), en)
    True
    """
    gap = text[end : span.start]
    if len(gap) > _FARTHEST or not is_telling(text[slice(*span)], pack):
        return False
    words = _follow_words(pack)
    if words[0].fullmatch(gap) and ends_clause(text, span.end, pack):
        return True
    return words[1].fullmatch(gap) is not None and (
        ends_clause(text, span.end, pack) or words[2].match(text, span.end) is not None
    )


def is_corrected(text: str, span: Span, pack: Pack) -> bool:
    """Say whether a number is denied in favour of the next one: "bukan 27, melainkan 31", "not six but nine".

    >>> from saksi.pack import load_packs
    >>> is_corrected("Not six but nine came.", Span(4, 7), load_packs()["en"])
    True
    """
    denied, instead = _corrected(pack)
    return instead.match(text, span.end) is not None and (
        denied.search(text, max(0, span.start - 16), span.start) is not None
    )


def is_supposed(text: str, span: Span, pack: Pack) -> bool:
    """Say whether a number opens a clause and goes on with whom one has to believe, or who says so.

    "Nine, if you ask the union." "Forty by one count; fifty-one, replied the nuns."

    >>> from saksi.pack import load_packs
    >>> is_supposed("Six by one, nine if you ask the union.", Span(12, 16), load_packs()["en"])
    True
    """
    opened, supposed, parted, said = _supposed(pack)
    ahead = text[max(0, span.start - 8) : span.start]
    if opened.search(ahead) and supposed.match(text, span.end):
        return True
    return parted.search(ahead) is not None and said.match(text, span.end) is not None


@functools.cache
def _follow_words(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands between a count and a number that is denied or set against it, or from which it came; what goes on
    behind the latter.
    """
    ops = {op: [row["form"] for row in pack.rows("compare") if row["op"] == op] for op in ("or", "start")}
    nots = any_of(sorted(list_forms(pack, "reach", "not")))
    these = any_of(row["form"] for row in pack.rows("count") if row["role"] == "these")
    owning = "|".join(rf"[^\W\d_]+{re.escape(form)}" for form in pack.habits.owning) or "(?!)"
    pronouns = [form for form, roles in load_roles(pack).items() if "pronoun" in roles or "within" in roles]
    other = rf"(?:,[^.;:!?\n]*)?,?{BLANK}{any_of(ops['or'])}{BLANK}"
    return (
        re.compile(rf",?{BLANK}{nots}{BLANK}|{other}"),
        re.compile(rf",{BLANK}(?:[^\W\d_]+{BLANK})?{any_of(ops['start'])}{BLANK}(?:(?:{these}|{owning}){BLANK})?"),
        re.compile(rf"{BLANK}{any_of(pronouns)}(?!\w)"),
    )


@functools.cache
def _corrected(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What denies the number that follows, and what leads to the one that is meant."""
    but = any_of(row["form"] for row in pack.rows("count") if row["role"] == "but")
    numbers = any_of(row["form"] for row in pack.rows("number") if row["kind"] == "one")
    nots = any_of(sorted(list_forms(pack, "reach", "not")))
    return re.compile(rf"(?<!\w){nots}{BLANK}$"), re.compile(rf",?{BLANK}{but}{BLANK}(?:\d|{numbers}\b)")


@functools.cache
def _supposed(pack: Pack) -> tuple[re.Pattern[str], ...]:
    ifs = any_of(form for form, roles in load_roles(pack).items() if "if" in roles)
    joining = any_of(form for form, roles in load_roles(pack).items() if "turn" in roles)
    said = any_of(row["form"] for row in pack.rows("say") if row["kind"] in ("bare", "verb") and " " not in row["form"])
    return (
        re.compile(rf"(?:{_OPENS}|(?<!\w){joining}{BLANK})$"),
        re.compile(rf",?{BLANK}{ifs}{BLANK}[^\W\d_]+"),
        re.compile(r"[;?\u2014] ?$"),
        re.compile(rf",{BLANK}{said}{BLANK}"),
    )
