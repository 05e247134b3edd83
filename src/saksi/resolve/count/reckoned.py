"""Numbers told beside whose reckoning or paper they stand in: "The inmates, 34 by the police list, crawled out"."""

import functools
import re

from saksi.kinds import Span
from saksi.pack import Pack, list_forms, load_roles
from saksi.resolve.count.answer import CLAUSE_END, is_telling
from saksi.resolve.count.noun import noun_words
from saksi.resolve.count.trap import is_bracketed
from saksi.resolve.pattern import BLANK, any_of

# Words between "by" and the paper.
_BETWEEN = 4
# How far in front of a number those begin whom it is told of.
_REACH = 80
# Kinds of `measure.tsv`: words behind a number that lead to whose it is.
_GIVEN = frozenset({"given", "leans"})
_CLAUSE = re.compile(r"[.,;:!?\n(]")
_WORD = re.compile(r"[^\W\d_][\w-]*")
# Roles of words that lead to who says something, and to nothing else.
_LEADING = frozenset({"leads-in", "open", "opens-report"})
_OPENED = re.compile(r"[:,(?\u2014][ \u00a0]?$")


def is_reckoned(text: str, span: Span, pack: Pack) -> bool:
    """Say whether a number goes on with the paper that it stands in, or ends a clause behind who says so.

    >>> from saksi.pack import load_packs
    >>> is_reckoned("Saved: 14 in the firemen's log.", Span(7, 9), load_packs()["en"])
    True
    """
    is_led = _led(pack).search(text[max(0, span.start - _REACH) : span.start]) is not None
    if is_led and not is_bracketed(text, span) and CLAUSE_END.match(text, span.end):
        return is_telling(text[slice(*span)], pack)
    return _is_in_paper(text, span, pack)


def _is_in_paper(text: str, span: Span, pack: Pack) -> bool:
    """Whether a number is set in, or ends a line, and goes on with the paper that it stands in."""
    is_open = _OPENED.search(text, max(0, span.start - 2), span.start) is not None
    return is_open and is_telling(text[slice(*span)], pack) and _papers(pack).match(text, span.end) is not None


@functools.cache
def _led(pack: Pack) -> re.Pattern[str]:
    """Who says so, in front of a number: "menurut keluarga korban"."""
    roles = load_roles(pack)
    by = any_of(form for form in _by(pack) if not _LEADING.isdisjoint(roles.get(form.split()[0], ())))
    return re.compile(rf"(?:^|[.;:,!?\n(] ?){by}(?:{BLANK}[^\W\d_][\w'\u2019-]*){{1,{_BETWEEN}}},?{BLANK}$")


def named_in_front(text: str, span: Span, pack: Pack) -> str | None:
    """Give the concept of those whose number is set in behind them: "the inmates of the jail, | 34 | by the list".

    >>> from saksi.pack import load_packs
    >>> named_in_front("The inmates, 34 by the list, fled.", Span(13, 15), load_packs()["en"])
    'person'
    """
    if not text.endswith(", ", 0, span.start) or not _is_in_paper(text, span, pack):
        return None
    clause = _CLAUSE.split(text[max(0, span.start - _REACH) : span.start - 2])[-1]
    concepts = noun_words(pack).concepts
    words: list[str] = _WORD.findall(clause.casefold())
    return next((concepts[word] or None for word in reversed(words) if word in concepts), None)


@functools.cache
def _papers(pack: Pack) -> re.Pattern[str]:
    """A preposition, and a word for a document or a reckoning soon behind it."""
    given = [row["form"] for row in pack.rows("measure") if row["kind"] in _GIVEN and " " not in row["form"]]
    papers = [form for form, roles in load_roles(pack).items() if "document" in roles]
    papers += [row["form"] for row in pack.rows("count") if row["role"] in ("tally", "counts")]
    by = any_of(sorted(list_forms(pack, "reach", "prep")) + given + _by(pack))
    return re.compile(
        rf"{BLANK}{by}(?:{BLANK}[^\W\d_][\w'\u2019-]*){{0,{_BETWEEN}}}?{BLANK}{any_of(papers)}(?!\w)", re.IGNORECASE
    )


def _by(pack: Pack) -> list[str]:
    """Words that lead to who says something: "menurut", "according to"."""
    return [row["form"] for row in pack.rows("say") if row["kind"] == "prep"]
