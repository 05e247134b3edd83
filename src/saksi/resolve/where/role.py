"""What a place is in its sentence: where something happens, where it comes from or goes to, or who sits there.

`placerole.tsv` lists the words: kind `before` stands before the place and gives the role in `role`; `speaks` stands
before a government whose word follows; `acts` behind a government, and
`skip` between the two; `spoke` before a place where only words were said. `level` and `head` stand before
a place and say what it is: its level, and the word by which its name goes ("bupati": "kabupaten").
"""

import functools
import re
from dataclasses import dataclass

from saksi.kinds import PlaceRole, Span
from saksi.pack import Pack, load_roles

_WORD = re.compile(r"[\w\u2019'.-]+")
# A stop, what may close after it and a blank; or a line's end. It opens with one set of signs: what none of them opens
# is passed over quickly.
_SENTENCE_START = re.compile(r"[.!?:\n](?:[^\w\s]*[ \u00a0\n]+|(?<=\n))")
# As far back as a sentence is looked at.
_BACK = 300
_NEAR = 40  # for the two words right before a place
# Small words that may stand between a government and what it does.
_SKIPPED = frozenset(("adverb", "modal", "not", "too"))
_SKIPS = 3
# Words behind which a subject stands: joining words, and those that open a clause.
_OPENERS = frozenset(
    ("and", "article", "connective", "concedes", "if", "join", "meanwhile", "open", "so", "sub", "when")
)
_AFTER = re.compile(r"[ \u00a0]+([\w\u2019'-]+)")
# Behind a place, perhaps after a small word: the word that may be a day.
_MENTION: PlaceRole = "mention"
_DAY = re.compile(r"(?:,[ \u00a0]?| \(|[ \u00a0])(?:[\w]+[ \u00a0])?([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The words of `placerole.tsv`, casefolded. `acts`: what a government does or says, behind its name."""

    before: dict[str, PlaceRole]
    speaks: tuple[str, ...]
    acts: frozenset[str]
    spoke: frozenset[str]
    skip: frozenset[str]
    level: dict[str, str]
    head: dict[str, str]


@functools.cache
def load_role_words(pack: Pack) -> RoleWords:
    """Read the pack's words once."""
    before: dict[str, PlaceRole] = {}
    told: dict[str, dict[str, str]] = {"level": {}, "head": {}}
    kinds: dict[str, set[str]] = {"speaks": set(), "acts": set(), "spoke": set(), "skip": set()}
    for row in pack.rows("placerole"):
        kind = row.one_of("kind", frozenset(("before", *told, *kinds)))
        if kind == "before":
            before[row["form"].casefold()] = row["role"]  # type: ignore[assignment]
        elif kind in told:
            told[kind][row["form"].casefold()] = row["role"]
        else:
            kinds[kind].add(row["form"].casefold())
    verbs = {row["form"].casefold() for row in pack.rows("say") if row["kind"] in ("verb", "bare", "clause")}
    spoke = {row["form"].casefold() for row in pack.rows("say") if row["kind"] in ("verb", "bare", "clitic")}
    return RoleWords(
        before,
        tuple(sorted(kinds["speaks"])),
        frozenset(kinds["acts"] | verbs),
        frozenset(kinds["spoke"] | spoke),
        frozenset(kinds["skip"]),
        told["level"],
        told["head"],
    )


def find_level(text: str, start: int, pack: Pack) -> tuple[str, str]:
    """Give the level that the words before a place tell, and the word for it in its name; "" where they tell none.

    >>> from saksi.pack import load_packs
    >>> find_level("Gubernur Gorontalo", 9, load_packs()["id"])
    ('admin1', '')
    """
    words = load_role_words(pack)
    last = _tails(text[max(0, start - _NEAR) : start].casefold())[-2:]
    level = next((words.level[part] for part in last if part in words.level), "")
    return level, next((words.head[part] for part in last if part in words.head), "")


def find_role(text: str, span: Span, pack: Pack, *, is_seat: bool) -> PlaceRole:
    """Give the role of a place in its sentence. `is_seat`: a government sits there, or it is a country.

    >>> from saksi.pack import load_packs
    >>> find_role("Moskow membantah tuduhan itu.", Span(0, 6), load_packs()["id"], is_seat=True)
    'metonym'
    """
    words = load_role_words(pack)
    start = _sentence_start(text, span.start)
    before = text[start : span.start].casefold().rstrip()
    if is_seat and _is_government(text, span, before, words, pack):
        return "metonym"
    role: PlaceRole = next((words.before[part] for part in _tails(before) if part in words.before), _MENTION)
    if role == "event" and _is_where_it_was_said(text, span, before, words, pack):
        return "mention"
    return role


def stands_behind(text: str, start: int, pack: Pack) -> bool:
    """Say whether the word before `start` is one behind which a place stands: a flood hits it, a train leaves it.

    >>> from saksi.pack import load_packs
    >>> stands_behind("Gempa mengguncang Palu", 18, load_packs()["id"])
    True
    """
    last = _tails(text[max(0, start - _NEAR) : start].casefold())[-1:]
    return bool(last) and load_role_words(pack).before.get(last[0], _MENTION) != _MENTION


def _sentence_start(text: str, at: int) -> int:
    start = max(0, at - _BACK)
    ends = [match.end() for match in _SENTENCE_START.finditer(text, start, at)]
    return ends[-1] if ends else start


def _tails(before: str) -> list[str]:
    """The last three, two and one words before a place."""
    last = before.split()[-3:]
    return [" ".join(last[at:]) for at in range(len(last))]


def _is_government(text: str, span: Span, before: str, words: RoleWords, pack: Pack) -> bool:
    if any(before == form or before.endswith(f" {form}") for form in words.speaks):
        return True
    last = before.rsplit(maxsplit=1)[-1] if before else ""
    if last and last[-1].isalnum() and not _opens_clause(last, words, pack):
        return False
    at = span.end
    for _ in range(_SKIPS):
        match = _AFTER.match(text, at)
        if match is None:
            return False
        word = match.group(1).casefold()
        if word in words.acts:
            return True
        if word not in words.skip and not load_roles(pack).get(word, frozenset()) & _SKIPPED:
            return False
        at = match.end()
    return False


def _opens_clause(word: str, words: RoleWords, pack: Pack) -> bool:
    """Whether a subject may follow a word: what owns, counts or describes the place may not stand before it."""
    roles = load_roles(pack).get(word, frozenset())
    return word not in words.before and bool(roles & _OPENERS) and "placehead" not in roles


def _is_where_it_was_said(text: str, span: Span, before: str, words: RoleWords, pack: Pack) -> bool:
    """Whether the place and a weekday behind it close what tells who spoke (said in Jakarta on Monday)."""
    day = _DAY.match(text, span.end)
    if day is None or "weekday" not in load_roles(pack).get(day.group(1).casefold(), ()):
        return False
    return any(word in words.spoke for word in _WORD.findall(before))
