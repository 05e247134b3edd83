"""Who is named at a place in a text: a body, by its name or without one, somebody by his office, or a person."""

import itertools
import re
from collections.abc import Sequence

from saksi.link.count.mark import alleged
from saksi.link.name.antecedent import RUN, find_tail, has_body
from saksi.link.name.fold import fold_text
from saksi.link.name.headed import names_body, opens_office, read_headed
from saksi.link.name.identity import FULL_NAME, Identity
from saksi.link.name.office import clitics
from saksi.link.voice.word import has, list_times
from saksi.pack import Pack, list_forms

# Words in front of a name: "by the", "oleh pihak".
LED_WORDS = 3
# Words of a body without a name of its own: "the search and rescue post in".
PLAIN_WORDS = 6
_LED = frozenset({"article", "definite", "honorific", "prep", "rank"})
_DOING = frozenset({"be", "modal", "not", "pronoun", "relative", "that", "turn", "when"})
_ITS_FIELD = frozenset({"field", "rolepart", "title"})
_NEXT = re.compile(r" ([a-z-]+)")
_END = re.compile(r"[^\w\s&/'-]|$")


def read_named(
    text: str, at: int, pack: Pack, people: Sequence[Identity] = (), *, skip: int = LED_WORDS
) -> tuple[Identity, int] | None:
    """Give who is named at a place, behind small words, of an article's people, and where the name ends.

    >>> from saksi.pack import load_packs
    >>> en, id = load_packs()["en"], load_packs()["id"]
    >>> read_named("by the Wera city police, he said", 0, en)[0].name
    'Wera city police'
    >>> [read_named(words, 0, id)[0].name for words in ("posko SAR Lembata.", "Kapolresta, yang")]
    ['posko SAR Lembata', 'Kapolresta']
    >>> read_named("atasannya, Rahma Dewi: 27", 0, id, [Identity("Rahma Dewi", frozenset(), frozenset())])[0].name
    'Rahma Dewi'
    """
    end = next((at + match.start() for match in _END.finditer(text[at:])), len(text))
    led = text[at:end]
    for _ in range(skip + 1):
        led = led.lstrip()
        if (run := RUN.match(led)) is not None:
            return _read_run(led, run[0], end, pack, people)
        first, _, rest = led.partition(" ")
        if not has(first.casefold().rstrip("."), _LED, pack) and first.casefold() not in alleged(pack):
            break
        led = rest
    if led.endswith(clitics(pack)) and " " not in led and text.startswith(",", end) and skip:
        # "From his superior, Rahma Dewi".
        return read_named(text, end + 1, pack, people, skip=0)
    return _read_plain(led, end, pack)


def read_anyone(text: str, at: int, pack: Pack, people: Sequence[Identity] = ()) -> tuple[Identity, int] | None:
    """Give who is named at a place, though nothing says what he is: "the post of Info Lontar", "firm Wera Air".

    >>> from saksi.pack import load_packs
    >>> read_anyone("akun Info Lontar bahwa", 0, load_packs()["id"])[0].name
    'Info Lontar'
    """
    named = read_named(text, at, pack, people)
    if named is not None:
        # "The charter firm | Wera Air".
        run = RUN.match(text, named[1] + 1) if named[0].name.islower() else None
        is_name = (
            run is not None and not has(run[0].casefold(), _LED, pack) and run[0].casefold() not in list_times(pack)
        )
        return (Identity(run[0], frozenset(), fold_text(run[0], pack)), run.end()) if run and is_name else named
    run = RUN.search(text, at)
    led = text[at : run.start()].split() if run is not None else []
    if run is None or not all(has(word, _LED, pack) or word in alleged(pack) for word in led):
        return None
    return Identity(run[0], frozenset(), fold_text(run[0], pack)), run.end()


def extend_named(text: str, start: int, end: int, pack: Pack) -> str:
    """Give the name of a body that goes on without a capital: "Dinas | kesehatan", "kantor | bupati".

    >>> from saksi.pack import load_packs
    >>> extend_named("kantor bupati menutup jalan", 0, 6, load_packs()["id"])
    'kantor bupati'
    """
    while not pack.habits.owning and (word := _NEXT.match(text, end)) is not None and has(word[1], _ITS_FIELD, pack):
        end = word.end()
    return text[start:end]


def _read_run(led: str, run: str, end: int, pack: Pack, people: Sequence[Identity]) -> tuple[Identity, int] | None:
    """Who is called by words with capitals: a body, who holds an office, or a person of the article."""
    start = end - len(led)
    for who in people:
        if len(who.name.split()) >= FULL_NAME and (who.name in run or (" " in run and run in who.name)):
            return who, start + len(run)
    name = f"{run} {find_tail(led, len(run), pack)}".strip()
    if names_body(name, pack):
        return _named(name, name, start, pack)
    body = read_headed(name, pack) if opens_office(name, pack) else ""
    return _named(name, body, start, pack) if body else None


def _read_plain(led: str, end: int, pack: Pack) -> tuple[Identity, int] | None:
    """A body without a name of its own: it has no word between its own that does something ("boats was cut by")."""
    words = [*itertools.takewhile(lambda word: not has(word.casefold(), _DOING, pack), led.split()[:PLAIN_WORDS])]
    if any(has(word, {"agent"}, pack) for word in words):
        # "Drawn up by the city police".
        return None
    last = max((at for at in range(1, len(words) + 1) if _is_body(words[:at], pack)), default=0)
    name = " ".join(words[:last])
    run = RUN.match(led, len(name) + 1) if name and not pack.habits.owning else None
    name = f"{name} {run[0]}" if run is not None else name
    return _named(name, name, end - len(led), pack) if name else None


def _is_body(words: Sequence[str], pack: Pack) -> bool:
    """Whether words end with a noun for a body or a group, of two words perhaps: "rumah sakit"."""
    last = next((words[-1].removesuffix(mark) for mark in pack.habits.owning if words[-1].endswith(mark)), words[-1])
    is_noun = has_body(last, pack) or has(last, {"group"}, pack)
    return is_noun or " ".join(words[-2:]) in list_forms(pack, "body", "same")


def _named(name: str, body: str, start: int, pack: Pack) -> tuple[Identity, int]:
    return Identity(name, frozenset(), fold_text(body, pack)), start + len(name)
