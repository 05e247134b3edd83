"""Whose head somebody is told to be: "the bureau has counted eight, its director, Rahma Dewi, said"."""

import functools
import re

from saksi.kinds import Finding
from saksi.link.form import either
from saksi.pack import Pack

# Letters between "its director" and the name: a comma, a degree.
LETTERS = 6
# A body is told of in the same sentence or the one before.
SENTENCES = 2
_BODIES = frozenset({"government", "group", "organisation"})


def find_owner(finding: Finding, name: str, pack: Pack) -> str:
    """Give the body told of last before a person, by name, who is called its head; "" where there is none."""
    text = finding.article.text
    if name not in text:
        return ""
    for named in re.finditer(rf"\b{re.escape(name)}\b", text):
        starts = [each.span.start for each in finding.sentences if each.span.start <= named.start()][-SENTENCES:]
        before = text[starts[0] : named.start()] if starts else ""
        called = next(_theirs(pack).finditer(before.casefold()), None)
        if called is not None and (body := _find_last(finding, starts[0], starts[0] + called.start())):
            return body
    return ""


def _find_last(finding: Finding, start: int, end: int) -> str:
    spans = [
        (mention.span, each.name)
        for each in finding.actors
        if each.kind in _BODIES
        for mention in each.mentions
        if start <= mention.span.start and mention.span.end <= end
    ]
    return max(spans, default=(None, ""))[1]


@functools.cache
def _theirs(pack: Pack) -> re.Pattern[str]:
    """What somebody is called who heads the body told of before, right in front of the name."""
    forms = either(row["form"].casefold() for row in pack.rows("body") if row["kind"] == "theirs")
    return re.compile(rf"\b{forms}\W(?:.{{0,{LETTERS}}})$")
