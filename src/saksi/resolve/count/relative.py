"""Numbers that tell how many of the things there are of which a clause tells: "kamar yang dibuka 61"."""

import functools
import re

from saksi.kinds import Span
from saksi.pack import Pack, inflected, load_roles
from saksi.resolve.count.answer import is_telling, tells_counted
from saksi.resolve.count.close import MARK_END
from saksi.resolve.count.trap import OLDEST
from saksi.resolve.pattern import BLANK, any_of

# Letters from the noun to the number, and words of what is told of it.
_REACH = 64
_TOLD_WORDS = 3
# Letters of a word that opens as verbs do and is one.
_SHORTEST_VERB = 6
# What stands in front of the comma, with what is set in behind it, and what ends the line.
_LABEL = re.compile(r"(?:^|[^\w\s,'-] ?|\n)([^\W\d_][^A-Z\d,.;:!?\n()\"]{3,60})(?:, [^,.;:!?\n()\d]{3,40})?, $")
_LINE_END = re.compile(r"[^\w\s,-](?!\w)|, [^\W\d_]+ [^\W\d_]+[.,;]|\s*$|\n")
_LABEL_WORDS = 6


def ends_relative(text: str, span: Span, pack: Pack) -> bool:
    """Say whether a number ends a clause behind a counted noun and what is told of it.

    So it is only in a language whose nouns need no verb in front of how many there are.

    >>> from saksi.pack import load_packs
    >>> id = load_packs()["id"]
    >>> ends_relative("Kamar yang dibuka 61, katanya", Span(18, 20), id)
    True
    >>> ends_relative("Kamar di lantai 61, katanya", Span(16, 18), id)
    False
    """
    if pack.habits.owning or MARK_END.match(text, span.end) is None:
        return False
    ahead = text[max(0, span.start - _REACH) : span.start]
    if _told(pack).search(ahead) is None:
        return False
    last = ahead.split()[-1].casefold()
    is_verb = last.startswith(pack.habits.verb_prefixes) and len(last) >= _SHORTEST_VERB
    return is_verb or last in _said(pack)


def ends_label(text: str, span: Span, pack: Pack) -> bool:
    """Say whether a number ends a line behind a comma and what is counted there: "Families to be moved, 640".

    >>> from saksi.pack import load_packs
    >>> id = load_packs()["id"]
    >>> ends_label("Catatan: sapi yang disembelih, 340.", Span(31, 34), id)
    True
    >>> ends_label("Seorang guru, 34.", Span(14, 16), id)
    False
    """
    form, reach = text[slice(*span)], max(0, span.start - _REACH)
    if not is_telling(form, pack) or not _LINE_END.match(text, span.end):
        return False
    is_aged = form.isdecimal() and int(form) < OLDEST
    # "Rahma, warga yang mengungsi, 45."
    if not is_aged and not pack.habits.owning and _described(pack).search(text, reach, span.start):
        return True
    line = _LABEL.search(text, reach, span.start)
    if line is None:
        return False
    is_known = any("relative" in load_roles(pack).get(word.casefold(), ()) for word in line[1].split()[:2])
    is_known = is_known or _abouts(pack).match(line[1]) is not None
    return (is_known or not is_aged) and tells_counted(line[1], pack)


@functools.cache
def _abouts(pack: Pack) -> re.Pattern[str]:
    """What opens a line that says what it is about: "As for the injured, 31"."""
    abouts = any_of(row["form"] for row in pack.rows("measure") if row["kind"] == "about" and " " in row["form"])
    return re.compile(rf"{abouts}{BLANK}")


@functools.cache
def _described(pack: Pack) -> re.Pattern[str]:
    """What tells of some, up to the comma in front of their number: "yang dikubur petugas, menurut camat, "."""
    opening = any_of(form for form, roles in load_roles(pack).items() if "relative" in roles)
    return re.compile(rf"(?<!\w){opening}(?:{BLANK}[\w'-]+){{1,{_LABEL_WORDS}}}(?:, [^,.;:!?\n()\d]{{3,40}})?, $")


@functools.cache
def _said(pack: Pack) -> frozenset[str]:
    """Words for what befalls the counted, or what is said of them."""
    said = {row["form"] for row in pack.rows("measure") if row["kind"] in ("aspect", "fate", "hint")}
    return frozenset(said).union(row["form"] for row in inflected(pack, "outcome"))


@functools.cache
def _told(pack: Pack) -> re.Pattern[str]:
    nouns = [row["form"] for row in pack.rows("count") if row["role"] == "noun"]
    nouns += [row["form"] for row in pack.rows("measure") if row["kind"] == "thing"]
    opening = any_of(form for form, roles in load_roles(pack).items() if "relative" in roles)
    word = rf"(?:{BLANK}[^\W\d_]+){{1,{_TOLD_WORDS}}}"
    return re.compile(rf"(?<!\w){any_of(nouns)}{BLANK}{opening}{word}{BLANK}$", re.IGNORECASE)
