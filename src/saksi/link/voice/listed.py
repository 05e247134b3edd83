"""Whose a number is that is told in a series, by what stands right beside it: "the trust 391", "nine (the mayor)"."""

import functools
import re

from saksi.kinds import Quantity, Sentence
from saksi.link.count.series import find_label
from saksi.link.form import either
from saksi.link.name.antecedent import RUN, has_body
from saksi.link.name.fold import fold_text
from saksi.link.name.headed import opens_office, read_headed
from saksi.link.name.identity import FULL_NAME, Identity
from saksi.link.voice.beside import is_placed, list_people, read_titled
from saksi.link.voice.voice import Voices
from saksi.link.voice.whose import read_named
from saksi.link.voice.word import listed, words_of
from saksi.pack import Pack, load_roles

# Words of who tells a number, in front of it.
LED_WORDS = 9
_BREAK = re.compile(r"[;:.?!()]|, |\s[-\u2013\u2014]\s")
_ENDING = re.compile(r"[;)]")


def find_listed(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """Give who is named right in front of a number of a series, or right behind one that opens its part."""
    label = find_label(voices.finding, quantity, voices.pack)
    if label is None:
        return None
    text = voices.finding.article.text
    led = _BREAK.split(text[label.end - 1 : quantity.span.start])[-1].strip()
    if led and len(words_of(led)) <= LED_WORDS and (found := _read(led, voices)) is not None:
        return found
    following = text[quantity.span.end : max(sentence.span.end, quantity.span.end)]
    end = _ENDING.search(following, 2)
    behind = following[: end.start() if end is not None else len(following)].lstrip(" (,")
    match = listed(voices.pack, "gone by").match(behind.casefold())
    return _read(behind[match.end() :] if match is not None else behind, voices)


def _read(words: str, voices: Voices) -> Identity | None:
    """Who is first named in words that say whose a number is: a person behind a title, or a body."""
    pack, people = voices.pack, list_people(voices)
    if (titled := read_titled(words.partition(", ")[0], voices, people)) is not None:
        return titled
    said = _saying(pack).match(words.casefold())
    words = words[said.end() :] if said is not None else words
    for at in (match.start() for match in re.finditer(r"\S+", words)):
        is_body = words[at].isupper() or has_body(words[at:].split(maxsplit=1)[0].strip(".,").casefold(), pack)
        if (is_body or pack.habits.owning) and (found := read_named(words, at, pack, people, skip=1)) is not None:
            return found[0]
    return _read_office(words.partition(", ")[0].rstrip("."), voices)


def _read_office(words: str, voices: Voices) -> Identity | None:
    """Who is called by an office alone ("the prison governor"), or by a name that is no place's."""
    pack = voices.pack
    if opens_office(words, pack) and (body := read_headed(words, pack)):
        return Identity(words, frozenset(), fold_text(body, pack))
    run = RUN.fullmatch(words)
    if run is None or is_placed(words, voices):
        return None
    if (known := next((who for who in list_people(voices) if words in who.name.split()), None)) is not None:
        return known
    name = fold_text(words, pack)
    return Identity(words, *((name, frozenset[str]()) if len(words.split()) >= FULL_NAME else (frozenset[str](), name)))


@functools.cache
def _saying(pack: Pack) -> re.Pattern[str]:
    """Words for saying that open what is told of a number: "says the", "according to the"."""
    forms = either(row["form"].casefold() for row in pack.rows("say") if row["kind"] in ("prep", "verb"))
    articles = either(form for form, held in load_roles(pack).items() if "definite" in held and form.isalpha())
    return re.compile(rf"{forms} (?:{articles} )?")
