"""Whose number somebody hands on within a speech: "BPBD melapor, 12 rumah roboh," kata Camat Rahma Dewi.

An official is asked of what another office counts, and says whose count it is: in front of it ("Data polisi pagi
ini:", "Kami memegang laporan dinas tadi pagi,", "Saya ikut BPBD saja:"), by telling what that office told ("the bureau
wrote to us"), or behind it ("Itu hitungan dinas, bukan kami").
"""

import functools
import re
from collections.abc import Iterator, Sequence, Set

from saksi.kinds import Quantity, Span
from saksi.link.count.mark import alleged
from saksi.link.form import either
from saksi.link.name.antecedent import find_antecedent, has_body
from saksi.link.name.fold import fold_text
from saksi.link.name.generic import is_generic, is_nameless, kinds_of
from saksi.link.name.identity import Identity
from saksi.link.name.who import is_one_body
from saksi.link.voice.beside import list_people
from saksi.link.voice.document import list_documents
from saksi.link.voice.given import list_given
from saksi.link.voice.voice import Voices, holds
from saksi.link.voice.whose import read_named
from saksi.link.voice.word import has, list_times, listed, words_of
from saksi.pack import Pack, list_forms, load_roles

# Words between an office and the verb by which it reports: "BPBD | tadi pagi sudah | melapor".
BETWEEN_WORDS = 4
_DIRECT = "direct"
_END = re.compile(r"[.;!?]\s+")
# What leads from an office to what it counts, up to a comma or a colon.
_LED = re.compile(r",?((?: [^\s,:]+){0,4})[,:]")
# Words beside a time, or instead of one.
_BESIDE = frozenset({"adverb", "numeral"})
_CALLED = frozenset({"local", "rolepart"})
_SMALL = frozenset({"adverb", "auxiliary", "be", "modal"})


def find_handed(voices: Voices, quantity: Quantity, source: Identity | None) -> Identity | None:
    """Give the office whose number a person says in direct speech, where it is not the own one."""
    claim = voices.claims.get(quantity.claim or "")
    while claim is not None and claim.nested_in is not None:
        claim = voices.claims.get(claim.nested_in)
    if claim is None or claim.kind != _DIRECT or source is None or not source.person:
        return None
    said = next((span for span in claim.content if holds(span, quantity.span)), None)
    if said is None:
        return None
    text, pack, people = voices.finding.article.text, voices.pack, list_people(voices)
    whens = frozenset(text[slice(*when.span)].casefold() for when in voices.finding.times)
    behind = _END.split(text[quantity.span.end : said.end], maxsplit=1)[1:]
    found = _read_behind(behind[0], pack, people) if behind else None
    for start, end in reversed(list(_split(text, said.start, quantity.span.start))):
        words = text[start:end]
        if found is not None or listed(pack, "ours").search(words.casefold()) is not None:
            break
        # "BPBD melapor tiap sore. Yang luka 12": what an earlier sentence hands on is a number too, or a record.
        if end < quantity.span.start and not any(start <= each.span.start < end for each in voices.finding.quantities):
            found = _read_record(words, pack, people)
            break
        found = _read_front(words, pack, people, whens)
        # "Dari" somebody of whom nobody knows what he is.
        if found is None and _from(pack).match(words) is not None:
            return None
    if found is None or _is_own(found, source):
        return None
    return _complete(found, voices, said.start)


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of a stretch of text; the last one ends with it."""
    for match in _END.finditer(text, start, end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, end)


def _read_front(words: str, pack: Pack, people: Sequence[Identity], whens: Set[str]) -> Identity | None:
    """Whose count a sentence opens with, before a number: "Ini dari BPBD:", "Data polisi pagi ini:", "BPBD melapor"."""
    led = words.lstrip("".join(pack.habits.quote_pairs))
    for match in filter(None, (each(pack).match(led) for each in (_from, _record, _held))):
        named = _read_office(led, match.end(), pack, people)
        if named is not None and _is_led(led[named[1] :], pack, whens):
            return named[0]
    # "What | the office has given me is".
    first, _, rest = led.partition(" ")
    led = rest if pack.habits.owning and has(first.casefold(), {"free-relative"}, pack) else led
    named = _read_office(led, 0, pack, people)
    return named[0] if named is not None and _reports(led[named[1] :], pack) else None


def _read_record(words: str, pack: Pack, people: Sequence[Identity]) -> Identity | None:
    """Whose record a sentence without a number opens with: "Laporan BPK sudah final."."""
    led = words.lstrip("".join(pack.habits.quote_pairs))
    match = _record(pack).match(led)
    named = _read_office(led, match.end(), pack, people) if match is not None else None
    return named[0] if named is not None else None


def _read_behind(words: str, pack: Pack, people: Sequence[Identity]) -> Identity | None:
    """Whose count a sentence says that one was: "Itu hitungan dinas", "That is what the bureau told me"."""
    if (match := _pointing(pack).match(words)) is None:
        return None
    named = _read_office(words, match.end(), pack, people)
    return named[0] if named is not None and (not match["what"] or _reports(words[named[1] :], pack)) else None


def _read_office(text: str, at: int, pack: Pack, people: Sequence[Identity]) -> tuple[Identity, int] | None:
    """The office named at a place, with a name or without one, and where that ends; nobody else."""
    named = read_named(text, at, pack, people, skip=1)
    if named is None or named[0].person:
        return None
    is_office = any(has_body(word.casefold(), pack) for word in named[0].name.split()) or named[0].name[:1].isupper()
    return named if is_office else None


def _is_led(behind: str, pack: Pack, whens: Set[str]) -> bool:
    """Whether nothing but a time, or "saja", leads from an office to what it counts: ", pukul 14.00 tadi,"."""
    times = list_times(pack)
    # "BPBD | kabupaten, tadi pagi:".
    first = behind.split(maxsplit=1)[0].rstrip(",:") if behind.startswith(" ") and behind.strip() else ""
    behind = behind.removeprefix(f" {first}") if first and has(first, _CALLED, pack) else behind
    led = _LED.match(behind)
    if led is None:
        return False
    when = led[1].casefold()
    for each in whens:
        when = when.replace(each, "")
    return all(word.isdecimal() or word in times or has(word, _BESIDE, pack) for word in words_of(when))


def _reports(behind: str, pack: Pack) -> bool:
    """Whether an office reports, by the verb behind it and small words."""
    for at, word in enumerate(words_of(behind.casefold())[: BETWEEN_WORDS + 1]):
        if word in list_forms(pack, "measure", "hands"):
            return not behind.startswith(",")
        if not (word in list_times(pack) or has(word, _SMALL, pack)) or at == BETWEEN_WORDS:
            return False
    return False


def _is_own(office: Identity, source: Identity) -> bool:
    """Whether an office may be the speaker's own: the same one, or one that is only called by a noun of its name."""
    own = kinds_of(source.body) | source.body
    is_called = len(office.body) == 1 and bool(own & (kinds_of(office.body) | office.body))
    return not office.body or is_called or is_one_body(source.body, office.body)


def _complete(office: Identity, voices: Voices, before: int) -> Identity:
    """An office without a name by the one that the article names before with its noun: "dinas" for "Dinas Air Wera"."""
    if not is_nameless(office.name, voices.pack) or is_generic(office.body):
        return office
    noun = office.name.split()[0 if not voices.pack.habits.owning else -1].casefold()
    name = find_antecedent(voices.finding.article.text, before, noun, voices.pack)
    return Identity(name, frozenset(), fold_text(name, voices.pack)) if name else office


def _counts(pack: Pack) -> str:
    """A word for a count or for what holds one."""
    reckoned = list_forms(pack, "measure", "reckoning")
    return either({*list_documents(pack), *reckoned, *(word for word in alleged(pack) if " " not in word)})


@functools.cache
def _from(pack: Pack) -> re.Pattern[str]:
    """What leads to whom a number is from, at the start of a sentence: "Ini dari", "Data yang kami pegang dari"."""
    froms = either(list_given(pack, "plain"))
    this, relative, first = (_role(role, pack) for role in ("deictic", "relative", "first"))
    held = rf"{_counts(pack)}(?: {this})?(?: {relative} {first} \w+)?"
    return re.compile(rf"(?i:(?:{this} )?(?:{held} )?{froms}) ")


@functools.cache
def _record(pack: Pack) -> re.Pattern[str]:
    """A word for a count in front of whose it is: "Data | polisi pagi ini:"."""
    lead = "" if pack.habits.owning else rf"(?i:{_counts(pack)}) "
    return re.compile(lead or r"(?!)")


@functools.cache
def _held(pack: Pack) -> re.Pattern[str]:
    """What leads to whose count the speaker holds, or goes by: "Pegangan kami laporan", "Saya ikut"."""
    if pack.habits.owning:
        return re.compile(r"(?!)")
    first, follows = _role("first", pack), either(list_forms(pack, "measure", "gone by"))
    return re.compile(rf"(?i:(?:\w+ ){{0,3}}?{first} (?:(?:\w+ ){{0,2}}?{_counts(pack)}|(?:\w+ )?{follows})) ")


@functools.cache
def _pointing(pack: Pack) -> re.Pattern[str]:
    """What points back at a number and leads to whose it is: "Itu hitungan", "Angka itu dari", "That is what"."""
    froms, counts = either(list_given(pack, "plain")), _counts(pack)
    if pack.habits.owning:
        that, are, what = (_role(role, pack) for role in ("back", "be", "free-relative"))
        return re.compile(rf"(?i:{that} {are} (?:(?P<what>{what}) |(?:\w+ )?{froms} ))")
    those, small = rf"(?:{counts} )?{_role('deictic', pack)}", _role("adverb", pack)
    return re.compile(rf"(?i:{those} (?:{small} )?(?:{counts}(?: {froms})?|{froms}))(?P<what>) ")


def _role(role: str, pack: Pack) -> str:
    return either(form for form, held in load_roles(pack).items() if role in held)
