"""The body named behind a person: "Rahma Dewi, who leads the aid group Lontar", "Rahma Dewi, head of Lontar"."""

import functools
import re

from saksi.link.form import either
from saksi.link.name.antecedent import BETWEEN_WORDS, RUN, find_tail, has_body
from saksi.link.name.headed import is_noun, names_body, opens_office, read_headed
from saksi.link.name.office import read_office
from saksi.link.voice.given import list_given
from saksi.pack import Pack, load_roles

# Words of a title behind a name, up to the one that leads to its body: "deputy head of".
TITLE_WORDS = 4
# A body's name behind a person: capitals, with a short small word between two of them.
_NAME = r"[A-Z][\w\u2019'-]*(?: (?:(?:[a-z]{2,3} )?[A-Z][\w\u2019'-]*))*"
# What stands behind a name up to the next mark.
_APPOSED = re.compile(r", ([\w \u2019'-]+)")
# With one of these such words begin; the second stands in front of one that leads to a body.
_LED = (", ", " ")
_SMALL = r"[a-z][\w\u2019'-]*"


def find_behind(text: str, end: int, pack: Pack) -> str:
    """Give the body that a relative clause or a title right behind a person's name says is that person's; else "".

    >>> from saksi.pack import load_packs
    >>> text = "Rahma Dewi, who leads the aid group Hulu Sungai, said so."
    >>> find_behind(text, len("Rahma Dewi"), load_packs()["en"])
    'Hulu Sungai'
    >>> find_behind("Rahma Dewi, Kepala Dinas Air Sape, datang.", len("Rahma Dewi"), load_packs()["id"])
    'Dinas Air Sape'
    >>> find_behind("Rahma Dewi dari Dinas Air Sape datang.", len("Rahma Dewi"), load_packs()["id"])
    'Dinas Air Sape'
    """
    if from_body := _find_from(text, end, pack):
        return from_body
    if not text.startswith(_LED if pack.habits.owning else _LED[:1], end):
        return ""
    match = _headed(pack).match(text, end)
    if match is None or not _is_title(match["title"] or "", pack):
        return _find_apposed(text, end, pack)
    between, name, tail = match["between"] or "", match["name"], find_tail(text, match.end(), pack)
    if tail:
        return f"{name} {tail}"
    led = between.rsplit(maxsplit=1)[-1:]
    if has_body(between, pack) and any("prep" in load_roles(pack).get(word, ()) for word in led):
        # Where a body without a name of its own is: "the fire service in Sape".
        return f"{between}{name}"
    is_sure = " " in name and bool(not match["title"] or read_office(match["title"], pack).code)
    return name if is_sure or name.isupper() or has_body(name, pack) or has_body(between, pack) else ""


def _find_from(text: str, end: int, pack: Pack) -> str:
    """The body that somebody is from, right behind the name, where no mark of an owner tells whose he is."""
    match = None if pack.habits.owning else _from(pack).match(text, end)
    name = match["name"] if match is not None else ""
    return name if name and has_body(name, pack) else ""


def _find_apposed(text: str, end: int, pack: Pack) -> str:
    """The body of the office between commas behind a name: "Rahma Dewi, the Sape police chief,"."""
    match = _APPOSED.match(text, end)
    is_office = match is not None and opens_office(match[1], pack)
    body = read_headed(match[1], pack) if match is not None and is_office else _find_led(text, end, pack)
    return body if names_body(body, pack) and not is_noun(body, pack) else ""


def _find_led(text: str, end: int, pack: Pack) -> str:
    """The body without a name that a word leads to behind a name: "Rahma Dewi of the miners' union"."""
    match = _led(pack).match(text, end) if pack.habits.owning else None
    words = match["body"].split() if match is not None else []
    last = next((at for at, word in enumerate(words, 1) if names_body(word, pack)), 0)
    return " ".join(word for word in words[:last] if "article" not in load_roles(pack).get(word, ()))


def _is_title(title: str, pack: Pack) -> bool:
    """Whether the words behind a name are a title, or none."""
    roles = load_roles(pack)
    return not title or any("title" in roles.get(word.casefold(), ()) for word in title.split())


@functools.cache
def _led(pack: Pack) -> re.Pattern[str]:
    """What leads from a name to a body, or from one who leads it, and small words up to a mark."""
    rows = [(row["kind"], row["form"].casefold()) for row in pack.rows("body")]
    heads, leading = (either(form for kind, form in rows if kind == which) for which in ("heads", "leads to"))
    return re.compile(rf"(?:, {heads}| {leading}) (?P<body>{_SMALL}(?: {_SMALL}){{0,{TITLE_WORDS}}})")


@functools.cache
def _from(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf" {either(list_given(pack, 'plain'))} (?P<name>{RUN.pattern})")


@functools.cache
def _headed(pack: Pack) -> re.Pattern[str]:
    """A comma, who somebody is, and the name of the body: "who leads", or a title and the word that leads to a body."""
    rows = [(row["kind"], row["form"].casefold()) for row in pack.rows("body")]
    heads = either(form for kind, form in rows if kind == "heads")
    leading = either(form for kind, form in rows if kind == "leads to")
    title = rf"(?P<title>{_SMALL}(?: {_SMALL}){{0,{TITLE_WORDS - 1}}}?) {leading}"
    between = rf"(?P<between>(?:{_SMALL} ){{0,{BETWEEN_WORDS + 1}}})"
    return re.compile(rf", (?:{heads}|{title}) {between}(?P<name>{_NAME})")
