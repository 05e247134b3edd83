"""A second event of one kind within a story: an aftershock that kills, another blast at the same mill."""

import datetime
from collections.abc import Sequence

from saksi.kinds import Finding, Sentence, When
from saksi.link.count.mark import scan
from saksi.pack import Pack

# The aspect of what is told of the second event.
AGAIN = "again"


def find_again(finding: Finding, pack: Pack) -> frozenset[Sentence]:
    """Give the sentences of an article that opens with a second event, without those that look back at the first.

    Its first sentence says so ("struck again", "a second blast"); what happened on an earlier day than that names is
    of the first one.
    """
    body = [sentence for sentence in finding.sentences if sentence.kind == "body"]
    if not body or not _is_again(finding, body[0], pack):
        return frozenset()
    day = max(_list_days(finding, body[0]), default=None)
    return frozenset(sentence for sentence in body if not _is_before(_list_days(finding, sentence), day))


def _is_again(finding: Finding, sentence: Sentence, pack: Pack) -> bool:
    """Whether a sentence tells of a second event; "40 aftershocks" tells of many."""
    words = finding.article.text[slice(*sentence.span)]
    places = [sentence.span.start + mark.start for mark in scan(words.casefold(), pack) if mark.kind == AGAIN]
    return any(not any(each.span.start <= at <= each.span.end + 1 for each in finding.quantities) for at in places)


def _list_days(finding: Finding, sentence: Sentence) -> list[str]:
    """When the days that a sentence names end, without longer times."""
    inside = (when for when in finding.times if sentence.span.start <= when.span.start < sentence.span.end)
    return [when.end[:10] for when in inside if when.type in ("DATE", "TIME") and when.end and _is_day(when)]


def _is_day(when: When) -> bool:
    if not when.start or not when.end:
        return True
    start, end = (datetime.date.fromisoformat(each[:10]) for each in (when.start, when.end))
    return (end - start).days <= 1


def _is_before(days: Sequence[str], day: str | None) -> bool:
    return bool(days) and day is not None and max(days) < day
