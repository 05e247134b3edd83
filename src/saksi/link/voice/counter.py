"""Who is said to have counted, in front of a number: "nurse Rahma Dewi showed us", "the newspaper Lontar found"."""

import re

from saksi.link.article.newsroom import telling_words
from saksi.link.count.mark import scan
from saksi.link.name.fold import fold_text
from saksi.link.name.headed import opens_office, read_headed
from saksi.link.name.identity import FULL_NAME, Identity
from saksi.link.voice.beside import drop_titles
from saksi.link.voice.word import has, listed
from saksi.pack import Pack, list_forms, load_packs, load_roles

# Two names or more, the last words but for a comma; or for what is told between commas, or when.
_COUNTER = re.compile(
    r"(?:^|\b[a-z]\w*[.,]? |, |- )([A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)+),? $"
    r"|(?:^|\b[a-z]\w*[.,]? |, )([A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)+)(?:, [a-z][^,]*,| [a-z]+ [a-z]+) $"
)
# "Rahma Dewi, secretary of the | Lontar League, showed": what she is stands between commas.
_APPOSED = re.compile(r"([A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)*), [a-z][^,]* $")
_SHORT_TITLE = re.compile(r"\b([^\W\d_]{1,4})\. (?=[A-Z])")
_TITLED = re.compile(r"[A-Z][^\W\d_]*(?: [A-Z][^\W\d_]*)+")
_NAMES = re.compile(r"[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)*")


def find_counter(before: str, pack: Pack) -> Identity | None:
    """Give who is said to have counted, in the words in front of a number: "the committee's head, Rahma Dewi, counted".

    So is who shows it: "nurse Rahma Dewi showed us 40 names", and an outlet that found something out.

    >>> from saksi.pack import load_packs
    >>> find_counter("The head of the pier, Rahma Dewi, counted", load_packs()["en"]).name
    'Rahma Dewi'
    >>> find_counter("The magazine Wera Review arrived at", load_packs()["en"]).name
    'Wera Review'
    >>> find_counter("Rahma Dewi, secretary of the Lontar Teachers, showed us", load_packs()["en"]).name
    'Rahma Dewi'
    >>> find_counter("The wall of the pier showed us", load_packs()["en"])
    """
    if (outlet := _find_outlet(before, pack)) is not None:
        return outlet
    before = _SHORT_TITLE.sub(lambda title: "" if has(title[1].casefold(), {"honorific"}, pack) else title[0], before)
    folded = before.casefold()
    starts = [mark.start for mark in scan(folded, pack) if mark.kind == "counts"]
    starts += [match.start() for kind in ("finds", "shows") for match in listed(pack, kind).finditer(folded)]
    if (match := _COUNTER.search(before[: max(starts)]) if starts else None) is None:
        return _find_led(before, pack)
    apposed = _APPOSED.search(before[: match.start(1)]) if match[1] and match[0].endswith(", ") else None
    if apposed is not None:
        name = apposed[1]
        return Identity(name, fold_text(name, pack), frozenset()) if len(name.split()) >= FULL_NAME else None
    run = match[1] or match[2]
    # "Forum Guru | Lontar Sape" is no teacher of the forum.
    is_group = not pack.habits.owning and has(run.partition(" ")[0].casefold(), {"organisation"}, pack)
    name = run if is_group else drop_titles(run, pack)
    if not is_body(name, pack):
        title = run.removesuffix(name).strip()
        is_kind = title.casefold() in list_forms(pack, "body", "group")
        body = title if is_kind else read_headed(title, pack) if title and opens_office(title, pack) else ""
        return Identity(name, fold_text(name, pack), fold_text(body, pack))
    # "Until dusk | the Wera Health Office counted": heads open a name, unless owners stand before what they own.
    head = name.split()[-1 if pack.habits.owning else 0]
    is_late = bool(match[1]) and match.start(1) > 0 and is_body(head, pack)
    return Identity(match[1], frozenset(), fold_text(match[1], pack)) if is_late else None


def _find_led(before: str, pack: Pack) -> Identity | None:
    """The person whom a sentence opens with, by a title, in front of a colon: "Camat Rahma Dewi menunjuk: "."""
    led, colon, rest = before.partition(": ")
    run = _TITLED.match(led) if colon and ":" not in rest else None
    words = run[0].split() if run is not None else []
    # The name is the last two words at least; what stands in front of it is the office.
    if len(words) <= FULL_NAME or not opens_office(" ".join(words[:-FULL_NAME]), pack):
        return None
    name = " ".join(words[-FULL_NAME:])
    return None if is_body(name, pack) else Identity(name, fold_text(name, pack), frozenset())


def _find_outlet(before: str, pack: Pack) -> Identity | None:
    """An outlet, behind a word for any, that opens the part of a sentence in front of a number."""
    words, roles = before.rpartition("; ")[2].split(), load_roles(pack)
    at = int(bool(words) and "definite" in roles.get(words[0].casefold(), ()))
    name = _NAMES.match(" ".join(words[at + 1 :]))
    if name is None or "medium" not in roles.get(words[at].casefold(), ()):
        return None
    return Identity(name[0], frozenset(), telling_words(name[0], load_packs()))


def is_body(name: str, pack: Pack) -> bool:
    """Say whether a name has a word for a body, or an abbreviation."""
    roles = load_roles(pack)
    return any(word.isupper() or "organisation" in roles.get(word.casefold(), ()) for word in name.split())
