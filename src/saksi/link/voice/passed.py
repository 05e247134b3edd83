"""Whose count somebody passes on, by what he does with it: "the mayor read out the fire service's figure of | 12".

Whoever holds a body's report, or repeats its figure, has counted nothing: the number is that body's, though it may have
no name ("laporan polisi, yaitu | 12").
"""

import functools
import re
from collections.abc import Sequence

from saksi.kinds import Claim, Quantity
from saksi.link.count.mark import alleged
from saksi.link.form import either
from saksi.link.name.fold import body_words, fold_text
from saksi.link.name.generic import kinds_of
from saksi.link.name.identity import Identity, read_body
from saksi.link.voice.document import list_documents
from saksi.link.voice.given import list_given
from saksi.link.voice.voice import Voices
from saksi.link.voice.whose import extend_named, read_anyone, read_named
from saksi.link.voice.word import has, is_negated, list_times, words_of
from saksi.pack import Pack, list_forms, load_roles

# Words from a verb of passing on to the word for what is passed on, and from whose it is to the number.
NEAR_WORDS = 2
LEAD_WORDS = 7
# Words of a body in front of the word for its figure: "the district health office's morning report".
OWNER_WORDS = 6
# Classes of words of `time.tsv` that say which of a day's reports it is.
_WHEN = frozenset({"part", "daynear"})
_LEADING = frozenset({"copula", "counting", "namely", "relative", "that"})
# When a report was made, up to a comma: "pukul 09.00 Wita,".
_AT = re.compile(r"(?: [^\s,;:]+){0,4},")
_END = re.compile(r"[.;!?]\s")


def find_passed(before: str, behind: str, pack: Pack, people: Sequence[Identity] = ()) -> Identity | None:
    """Give the body whose report or figure is passed on, by the words of a sentence around a number.

    >>> from saksi.pack import load_packs
    >>> id, en = load_packs()["id"], load_packs()["en"]
    >>> find_passed("Ia hanya menerima laporan polisi, yaitu ", " anak tewas.", id).name
    'polisi'
    >>> find_passed("She relayed the fire service's count of ", " dead.", en).name
    'fire service'
    >>> find_passed("Ia menyebut ", " anak tewas berdasarkan data polisi.", id).name
    'polisi'
    >>> find_passed("Ia menerima laporan polisi dan melihat sendiri bahwa di pasar itu ada ", " anak.", id)
    """
    if (opened := _find_opening(before, pack, people)) is not None:
        return opened
    for match in reversed(list(_passing(pack).finditer(before))):
        owner = read_owner(before, match.end(), pack, people)
        lead = before[owner[1] :] if owner is not None else ""
        is_led = len(words_of(lead)) <= LEAD_WORDS and _END.search(lead) is None and _leads(lead, pack)
        is_led = is_led or (_is_fronted(before[: match.start()], pack) and _is_dated(lead, pack))
        is_led = is_led or (lead.startswith(",") and _is_told_of(before[: match.start()], lead, pack))
        if owner is not None and is_led and not is_negated(words_of(before[: match.start()].casefold()), pack, 1):
            return owner[0]
    leaning = _leaning(pack).search(behind)
    if leaning is None or len(words_of(behind[: leaning.start()])) > LEAD_WORDS:
        return None
    owner = read_owner(behind, leaning.end(), pack, people)
    return owner[0] if owner is not None else None


def find_teller_within(voices: Voices, quantity: Quantity, source: Identity) -> Identity | None:
    """Give the body without a name that an official says has counted: "the mayor said the police had told him of 12".

    None where it may be the official's own, and where nobody knows what he is.
    """
    claim = voices.claims.get(quantity.claim or "")
    body = _read_inner(voices, claim) if claim is not None and claim.nested_in else None
    if body is None or source.who is None or not source.who.title or not source.person:
        return None
    own = kinds_of(source.body) | source.body
    is_known = bool(kinds_of(body.body) or body.body & body_words("bare"))
    return body if is_known and not own & (kinds_of(body.body) | body.body) else None


def _find_opening(before: str, pack: Pack, people: Sequence[Identity]) -> Identity | None:
    """The body whom, or whose report, a sentence opens with: "Dari BPBD, ...", "Laporan BPBD tadi pagi, ..."."""
    if (match := _opening(pack).match(before)) is not None:
        named = read_named(before, match.end(), pack, people, skip=0)
        # "Dari rumah tersangka" says where something was, "dari pihak TNI" whose those are of whom is told.
        is_side = any(has(word, {"sided"}, pack) for word in words_of(before[match.end() :])[:1])
        if named is not None and before.startswith(",", named[1]) and not (is_side or named[0].name.islower()):
            return named[0]
    said = f" {before.lstrip(''.join(pack.habits.quote_pairs))}"
    is_report = not pack.habits.owning and re.match(rf" (?i:{_documents(pack)}) ", said) is not None
    owner = read_owner(said, 0, pack, people) if is_report else None
    return owner[0] if owner is not None and _is_dated(said[owner[1] :], pack) else None


def _is_dated(behind: str, pack: Pack) -> bool:
    """Whether nothing but a time stands between a report and a comma: "pukul 09.00 Wita, ..."."""
    match = _AT.match(behind)
    return match is not None and all(
        word.isdecimal() or word in list_times(pack) for word in words_of(match[0].casefold())
    )


def _is_fronted(led: str, pack: Pack) -> bool:
    """Whether a verb of passing on opens its sentence, behind a small word perhaps: "Dengan merujuk"."""
    return all(has(word, {"prep"}, pack) for word in words_of(led.casefold()))


def _is_told_of(led: str, lead: str, pack: Pack) -> bool:
    """Whether what somebody passes on is told in passing, in front of his verb: "X, yang menyalin data Y, menyebut"."""
    is_relative = any(has(word, {"relative"}, pack) for word in words_of(led.casefold())[-NEAR_WORDS:])
    return is_relative and next(iter(words_of(lead.casefold())), "") in list_forms(pack, "say", "verb")


def _leads(lead: str, pack: Pack) -> bool:
    """Whether words go on from a report to what stands in it: "which gave", ", yaitu", "of", or nothing does."""
    first = next(iter(words_of(lead.casefold())), "")
    return not first or lead.startswith(":") or has(first, _LEADING, pack) or first in list_given(pack, "plain")


def _read_inner(voices: Voices, claim: Claim) -> Identity | None:
    return None if voices.sources.get(claim.id) is not None else read_body(voices.finding, claim, voices.pack)


def read_owner(
    text: str, at: int, pack: Pack, people: Sequence[Identity], *, anyone: bool = False
) -> tuple[Identity, int] | None:
    """Give who owns a report or figure that a text goes on with, and where that ends; nobody of whom nothing says what
    he is, unless it may be anyone.
    """
    match = (_owned_first if pack.habits.owning else _document_first)(pack).match(text, at)
    if match is None:
        return None
    read = read_anyone if anyone else read_named
    if match.groupdict().get("who"):
        name = match["who"]
        named = read(name, 0, pack, people)
        if named is not None and named[1] == len(name):
            return named[0], match.end()
        is_body = any(has(word, {"organisation"}, pack) for word in words_of(name.casefold()))
        return (Identity(name, frozenset(), fold_text(name, pack)), match.end()) if is_body else None
    named = read(text, match.end(), pack, people)
    if named is None or not named[0].name.islower():
        return named
    name = extend_named(text, named[1] - len(named[0].name), named[1], pack)
    return Identity(name, frozenset(), fold_text(name, pack)), named[1] - len(named[0].name) + len(name)


@functools.cache
def _passing(pack: Pack) -> re.Pattern[str]:
    forms = list_forms(pack, "measure", "passes") | list_forms(pack, "measure", "gone by")
    return re.compile(rf"\b(?i:{either(forms)})\b")


@functools.cache
def _opening(pack: Pack) -> re.Pattern[str]:
    """What opens a sentence with whom something is from: "Dari | BPBD, ..."."""
    return re.compile(rf"[^\w\s]?(?i:{either(list_given(pack, 'plain'))}) ")


@functools.cache
def _leaning(pack: Pack) -> re.Pattern[str]:
    """What leans on a report behind a number."""
    return re.compile(rf"\b(?i:{either(list_forms(pack, 'measure', 'passed'))})\b")


@functools.cache
def _documents(pack: Pack) -> str:
    return either({*list_documents(pack), *(word for word in alleged(pack) if " " not in word)})


@functools.cache
def _document_first(pack: Pack) -> re.Pattern[str]:
    """A report or figure, and what leads from it to whose it is: "laporan pagi", "laporan yang diterimanya dari"."""
    froms = either(list_given(pack, "plain"))
    relative, obtained = (
        either(form for form, held in load_roles(pack).items() if role in held) for role in ("relative", "obtained")
    )
    got = rf"{relative} (?:\w+ ){{0,2}}?{obtained}\w* (?:\w+ )??{froms} "
    parts = either(row["form"] for row in pack.rows("time") if row["class"] in _WHEN)
    return re.compile(rf"(?: \w+){{0,{NEAR_WORDS}}}? (?i:{_documents(pack)}) (?:{parts} )?(?:{got}|{froms} )?")


@functools.cache
def _owned_first(pack: Pack) -> re.Pattern[str]:
    """Whose a report or figure is, in front of it or behind: "the fire service's latest count", "a report by the"."""
    articles = either(form for form, held in load_roles(pack).items() if {"article", "definite"} & held)
    who = rf"(?P<who>\w+(?: \w+){{0,{OWNER_WORDS - 1}}}?)"
    owning, given = either(pack.habits.owning), either(list_given(pack, "plain"))
    own = rf"{who}(?:{owning})? (?:\w+ )??(?i:{_documents(pack)})\b"
    merely = either(list_forms(pack, "measure", "merely"))
    return re.compile(rf" (?:{merely} )?(?:(?i:{articles}) )?(?:(?i:{_documents(pack)}) {given} |{own})")
