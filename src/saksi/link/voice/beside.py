"""Whose a number is by words beside it that say nobody tells it: "if one believes the police", "The police: 900"."""

import functools
import re
from collections.abc import Iterator, Sequence

from saksi.kinds import Quantity, Sentence
from saksi.link.count.counted import is_thing, nouns
from saksi.link.form import either
from saksi.link.name.antecedent import RUN
from saksi.link.name.called import called
from saksi.link.name.fold import fold_text
from saksi.link.name.headed import names_body
from saksi.link.name.identity import FULL_NAME, Identity
from saksi.link.voice.document import list_documents, list_openers
from saksi.link.voice.given import list_given
from saksi.link.voice.reckoned import find_reckoned
from saksi.link.voice.voice import Voices
from saksi.link.voice.whose import read_named
from saksi.link.voice.word import has, is_negated, listed, words_of
from saksi.pack import Pack, list_forms, load_roles

# Words from a name to what says that it is right: "if the union's own list is | right".
RIGHT_WORDS = 4
# Words in front of a name that say what its bearer is: "the clinic's head, Dr".
TITLE_WORDS = 7
_RUN = re.compile(r"(?:[a-z]+ )?([A-Z][\w\u2019'-]*(?: [A-Z][\w\u2019'-]*)*)")
_BACK = frozenset({"back", "standalone"})
_SUM = "iso4217"
_TITLES = frozenset({"honorific", "rank", "title"})
_PART = re.compile(r"[;:.]\s")
_BULLETS = "-\u2013\u2022* "


def find_beside(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """Give who is named beside a number as the one whom it is of, where nobody is said to tell it by that.

    The words belong to a number up to the next one, or the last one, and to no other clause.
    """
    text = voices.finding.article.text
    starts = [each.span.start for each in voices.finding.quantities if each.span.start >= quantity.span.end]
    ends = [each.span.end for each in voices.finding.quantities if each.span.end <= quantity.span.start]
    before = text[max((sentence.span.start, *ends)) : quantity.span.start]
    behind = _PART.split(text[quantity.span.end : min((sentence.span.end, *starts))], maxsplit=1)[0]
    people = list_people(voices)
    # "That leaves 12, if one uses the prison's data," said Rahma: so she reckons.
    is_told = voices.sources.get(quantity.claim or "") is not None
    return (
        (None if is_told else _find_trusted(behind, voices))
        or _find_fronted(before, voices)
        or _find_if_said(before, voices)
        or _find_recorder(behind, voices, people, is_sum=quantity.unit_kind == _SUM)
        or _find_kept(before, voices)
        or find_reckoned(before, voices.pack, people)
        or _find_label(voices, quantity, sentence, people)
    )


def list_people(voices: Voices) -> Sequence[Identity]:
    """Give the persons who speak in an article."""
    return [who for who in voices.sources.values() if who is not None and who.person]


def _find_trusted(behind: str, voices: Voices) -> Identity | None:
    """Whom one must believe for a number: "40 boats if one believes the coastguard", "19 kalau hitungan RS benar"."""
    return next((body for body, _ in _find_believed(behind, voices)), None)


def _find_fronted(before: str, voices: Voices) -> Identity | None:
    """The same in front of a number, between a comma or the start and a comma: "bila manifes PT Lontar benar, 52"."""
    return next((body for body, end in _find_believed(before, voices) if before.startswith(",", end)), None)


def _find_if_said(before: str, voices: Voices) -> Identity | None:
    """Who is said to say a number behind a word for "if", right in front of it: "if the navy says | 40, it is 40"."""
    for match in _if(voices.pack).finditer(before.casefold()):
        named = read_anyone(before, match.end(), voices)
        if named is not None and _says(voices.pack).fullmatch(before.casefold(), named[1]) is not None:
            return named[0]
    return None


def _find_believed(text: str, voices: Voices) -> Iterator[tuple[Identity, int]]:
    """Yield who is believed behind a word for "if", and where that ends: by a word in front, or by one behind."""
    folded, pack = text.casefold(), voices.pack
    for match in _believing(pack).finditer(folded):
        if (named := read_anyone(text, match.end(), voices)) is not None:
            yield named
    for match in _if(pack).finditer(folded):
        named = read_anyone(text, match.end(), voices)
        rest = folded[named[1] :] if named is not None else ""
        right = listed(pack, "sound").search(rest)
        led = words_of(rest[: right.start()]) if right is not None else []
        if named is not None and right is not None and len(led) <= RIGHT_WORDS and not is_negated(led, pack):
            yield named[0], named[1] + right.end()


def read_anyone(text: str, at: int, voices: Voices) -> tuple[Identity, int] | None:
    """Give who is named at a place, and where that ends: a body, who speaks, or whoever has a name, no place's."""
    if (named := read_named(text, at, voices.pack, list_people(voices))) is not None:
        return named
    run = _RUN.match(text, at)
    if run is None or is_placed(run[1], voices):
        return None
    return read_known(run[1], voices) or _name(run[1], voices.pack), run.end()


def _name(name: str, pack: Pack) -> Identity:
    """A name of two words as a person's, which a firm's may be as well, and one of one word as a body's."""
    words, nobody = fold_text(name, pack), frozenset[str]()
    return Identity(name, words, nobody) if len(name.split()) >= FULL_NAME else Identity(name, nobody, words)


def _find_recorder(behind: str, voices: Voices, people: Sequence[Identity], *, is_sum: bool) -> Identity | None:
    """The person whose record a number is from: "by Rahma Dewi's muster roll", "in the bulletin of Dr Rahma Dewi".

    Money "in the account of Rahma Dewi" is not told by her.
    """
    if (owner := _find_kept(behind, voices)) is not None:
        return owner
    for match in _kept(voices.pack).finditer(behind):
        if is_sum and match["next"] and not any(has(word, _BACK, voices.pack) for word in match["next"].split()[1:2]):
            continue
        if (named := read_titled(match["who"], voices, people)) is not None:
            return named
        # "In that of the organisers, the Lontar League".
        who = read_named(match["who"], 0, voices.pack, people)
        whose, _, rest = match["who"].partition(", ")
        if who is None and rest and whose.islower():
            who = read_anyone(rest, 0, voices)
        if match["next"] and who is not None:
            return who[0]
    return None


def _find_kept(words: str, voices: Voices) -> Identity | None:
    """The person whose record some words lead to, by the name: "reading Rahma's list", "merujuk laporan Rahma"."""
    found = (_find_known(match["owner"], voices) for match in _owned(voices.pack).finditer(words))
    return next(filter(None, found), None)


def read_known(owner: str, voices: Voices) -> Identity | None:
    """Give the person who speaks in the article and is called so."""
    text = voices.finding.article.text
    for who in list_people(voices):
        forms = [form.strip() for form in called(who.name, text)]
        if owner in forms or (" " in who.name and who.name in owner):
            return who
    return None


def _find_known(owner: str, voices: Voices) -> Identity | None:
    """Who is called so: a person who speaks in the article, or one with a name of two words, and no body."""
    pack, known = voices.pack, read_known(owner, voices)
    is_full = len(owner.split()) >= FULL_NAME and not names_body(owner, pack) and not is_placed(owner, voices)
    return known or (Identity(owner, fold_text(owner, pack), frozenset()) if is_full else None)


def read_titled(words: str, voices: Voices, people: Sequence[Identity] = ()) -> Identity | None:
    """Give the person whom words name behind a title, or who speaks in the article by that name."""
    pack = voices.pack
    for run in RUN.finditer(words):
        known = next((who for who in people if who.name in run[0]), None)
        if known is not None:
            return known
        name = drop_titles(run[0], pack)
        led = [*words[: run.start()].split(), *run[0].split()[: -len(name.split()) or None]]
        is_titled = any(
            has(form, _TITLES, pack) for word in led for form in (word.casefold(), word.casefold().strip(".,"))
        )
        if is_titled and len(name.split()) >= FULL_NAME and not names_body(name, pack) and not is_placed(name, voices):
            return Identity(name, fold_text(name, pack), frozenset())
    return None


def drop_titles(run: str, pack: Pack) -> str:
    """Give a name without the titles that open it, where two words are left: "Chief Officer Dr | Rahma Dewi".

    >>> from saksi.pack import load_packs
    >>> drop_titles("Kapolsek Iptu Rahma Dewi", load_packs()["id"]), drop_titles("Camat Rahma", load_packs()["id"])
    ('Rahma Dewi', 'Camat Rahma')
    """
    words = run.split()
    last = max((at for at, word in enumerate(words) if has(word.casefold().strip("."), _TITLES, pack)), default=-1)
    return " ".join(words[last + 1 :]) if len(words) - last > FULL_NAME else run


def is_placed(name: str, voices: Voices) -> bool:
    """Say whether a name is one of the places of an article."""
    return any(name in place.name or place.name in name for place in voices.finding.places)


def _find_label(voices: Voices, quantity: Quantity, sentence: Sentence, people: Sequence[Identity]) -> Identity | None:
    """Who alone stands in front of the colon that leads to a number: "The city police: 900".

    Where the lines before or behind open with the same word they tell of parts: "RSUD Wera: 12", "RSUD Sape: 9".
    """
    text, pack = voices.finding.article.text, voices.pack
    if quantity.claim is not None:
        return None
    words = text[sentence.span.start : quantity.span.start].lstrip(_BULLETS)
    label, colon, _ = words.partition(": ")
    if not colon or "," in label or len(label.split()) > TITLE_WORDS or any(map(str.isdigit, label)):
        return None
    if is_thing(nouns(pack)[1].get(label.casefold()), pack):
        # "Houses: 4,000" says what is counted.
        return None
    near = [text[slice(*each.span)].lstrip(_BULLETS) for each in voices.finding.sentences if each != sentence]
    own = next(iter(_without_article(label, pack)), "")
    is_part = any(
        ":" in each and next(iter(_without_article(each.partition(":")[0], pack)), "") == own for each in near
    )
    named = read_named(label, 0, pack, people, skip=1)
    is_whole = named is not None and not label[named[1] :].strip()
    return named[0] if named is not None and is_whole and not is_part else None


def _without_article(label: str, pack: Pack) -> Sequence[str]:
    words = label.casefold().split()
    return words[1:] if words and "definite" in load_roles(pack).get(words[0], ()) else words


@functools.cache
def _if(pack: Pack) -> re.Pattern[str]:
    forms = either(form for form, held in load_roles(pack).items() if "if" in held)
    return re.compile(rf"\b{forms} ")


@functools.cache
def _says(pack: Pack) -> re.Pattern[str]:
    """A word for saying, and what may lead from it to what is said."""
    verbs = either(
        row["form"].casefold() for row in pack.rows("say") if row["kind"] == "verb" and row["stance"] == "say"
    )
    leads = either(form for form, held in load_roles(pack).items() if {"that", "exists"} & held)
    return re.compile(rf" {verbs} (?:{leads} ){{0,2}}")


@functools.cache
def _believing(pack: Pack) -> re.Pattern[str]:
    """What leads to whom one must believe: "if one believes", "kalau mengikuti"."""
    ifs = tuple(form for form, held in load_roles(pack).items() if "if" in held)
    forms = (form for form in list_forms(pack, "measure", "gone by") if form.startswith(ifs))
    return re.compile(rf"\b{either(forms)} ")


@functools.cache
def _owned(pack: Pack) -> re.Pattern[str]:
    """What leads to a record, its owner and the word for it: "by Rahma Dewi's muster roll", "menurut buku Rahma"."""
    openers, documents = either(list_openers(pack)), either(list_documents(pack))
    owner = r"(?P<owner>[A-Z][\w-]*(?: [A-Z][\w-]*)*)"
    if pack.habits.owning:
        owned = rf"{owner}{either(pack.habits.owning)} (?:[a-z]+ ){{0,2}}?(?i:{documents})"
    else:
        owned = rf"(?i:{documents}) {owner}"
    return re.compile(rf"\b(?i:{openers}) {owned}\b")


@functools.cache
def _kept(pack: Pack) -> re.Pattern[str]:
    """What leads to a record and to who keeps it: "in the bulletin of", "by a list kept by", up to a mark."""
    openers, documents = either(list_openers(pack)), either(list_documents(pack))
    given = either(list_forms(pack, "measure", "given"))
    articles = either(form for form, held in load_roles(pack).items() if {"article", "definite"} & held)
    if pack.habits.owning:
        led = rf"\b(?i:{openers}) (?:{articles} )?(?:[a-z]+ )??(?i:{documents}) {given}"
    else:
        led = rf"(?:\b(?i:{openers}) |^[^\w;.]*, )(?i:{documents})"
    nexts = either(list_given(pack, "next"))
    return re.compile(rf"(?:{led}|\b(?P<next>{nexts})) (?P<who>(?:[^\s;:.]+\.? ?){{1,{TITLE_WORDS + 2}}})")
