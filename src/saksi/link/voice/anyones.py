"""Whose head somebody is who is called by a word for any body: "company spokeswoman Rahma Dewi"."""

import functools
import re

from saksi.kinds import Finding
from saksi.link.article.newsroom import is_any_outlet
from saksi.link.form import either
from saksi.link.name.antecedent import find_antecedent
from saksi.link.name.sole import find_sole
from saksi.pack import Pack, list_forms, load_roles

# Letters before a name, and behind it, in which that stands.
REACH_LETTERS = 80
# Words of a title beside the one that says that it is one: "public relations manager".
TITLE_WORDS = 3


def find_anyones(finding: Finding, at: int, end: int, pack: Pack) -> str:
    """Give the body that a title right beside a name only calls "the company", where an article names one; else ""."""
    text = finding.article.text
    before, behind = text[max(0, at - REACH_LETTERS) : at].casefold(), text[end : end + REACH_LETTERS].casefold()
    # Most names have no such word beside them.
    if not any(word in before or word in behind for word in list_forms(pack, "body", "any")):
        return ""
    for pattern in (_ahead(pack), _through(pack)):
        if (match := pattern.search(before)) is not None and not _is_former(match[0], pack):
            return meant(finding, at - len(before) + match.start("any"), match["any"], pack)
    match = _behind(pack).match(behind)
    return meant(finding, at, match["any"], pack) if match is not None else ""


def _is_former(words: str, pack: Pack) -> bool:
    """Whether somebody was something, and is it no more."""
    return not list_forms(pack, "office", "former").isdisjoint(words.split())


def meant(finding: Finding, at: int, word: str, pack: Pack) -> str:
    """Give the body that a word in front of a place points back at: with that word in its name, or the only one."""
    found = find_antecedent(finding.article.text, at, word, pack) or find_sole(finding, at, word, pack)
    return "" if is_any_outlet(found, pack) else found


def is_any(word: str, pack: Pack) -> bool:
    """Say whether a word may mean any body of a kind: "the company"."""
    return word.casefold() in list_forms(pack, "body", "any")


@functools.cache
def _ahead(pack: Pack) -> re.Pattern[str]:
    """The word for any body beside a title, in front of a name."""
    pointing = either(form for form, held in load_roles(pack).items() if "deictic" in held)
    if pack.habits.owning:
        return re.compile(rf"\b{_any(pack)}(?:{either(pack.habits.owning)})? {_title(pack)}{_end(pack)}")
    return re.compile(rf"\b{_title(pack)} {_any(pack)}(?: {pointing})?{_end(pack)}")


@functools.cache
def _through(pack: Pack) -> re.Pattern[str]:
    """The word for any body, a small word and a title, in front of a name: "perusahaan lewat manajer humas"."""
    preps = either(form for form, held in load_roles(pack).items() if "prep" in held)
    return re.compile(rf"\b{_any(pack)},? {preps} {_title(pack)}{_end(pack)}")


@functools.cache
def _behind(pack: Pack) -> re.Pattern[str]:
    """A title behind a name that leads to the word for any body: ", a spokesman for the company"."""
    roles = load_roles(pack)
    article = either(form for form, held in roles.items() if held & {"article", "definite"} and form.isalpha())
    leading = either(row["form"].casefold() for row in pack.rows("body") if row["kind"] == "leads to")
    lead = rf"(?:{leading} )?" if not pack.habits.owning else rf"{leading} "
    return re.compile(rf", (?:{article} )?{_title(pack)} {lead}(?:{article} )?{_any(pack)}\b")


def _any(pack: Pack) -> str:
    return rf"(?P<any>{either(list_forms(pack, 'body', 'any'))})"


def _end(pack: Pack) -> str:
    """What may stand between a title and a name, up to that."""
    honours = either(form for form, held in load_roles(pack).items() if {"honorific", "rank"} & held)
    return rf",? (?:{honours}\.? )*$"


@functools.cache
def _title(pack: Pack) -> str:
    titles = either(form for form, held in load_roles(pack).items() if "title" in held)
    word = r"[\w-]+"
    return rf"(?:(?:{word} ){{0,{TITLE_WORDS - 1}}}?{titles}(?: {word})?)"
