"""Whose head somebody is told to be: "the bureau has counted eight, its director, Rahma Dewi, said"."""

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from saksi.kinds import Finding
from saksi.link.form import either
from saksi.link.name.antecedent import RUN, find_antecedent, find_office, find_runs
from saksi.link.name.fold import fold_text
from saksi.link.name.headed import is_noun, names_body, opens_office, read_headed
from saksi.link.name.office import read_office
from saksi.link.name.sole import find_sole
from saksi.link.voice.anyones import find_anyones, is_any, meant
from saksi.link.voice.behind import find_behind
from saksi.link.voice.document import find_document, find_subject
from saksi.link.voice.given import list_given
from saksi.pack import Pack, list_forms, load_roles

# Letters between "its director" and the name: a comma, a degree.
LETTERS = 6
# Words between "its" and "director".
TITLE_WORDS = 2
# Letters before a name in which a title points at a body: "direktur rumah sakit itu, dr. ".
POINTED_LETTERS = 60
# A body is told of in the same sentence or the one before.
SENTENCES = 2
_HONOURS = frozenset({"honorific", "rank"})
# What parts an office from what stands in front of it.
_MARK = re.compile(r"[^\w\s.'\u2019-]\s*")
_BODIES = frozenset({"government", "group", "organisation"})
_ONE = "one"
# Words of the longest title of a firm's head.
TITLE_LENGTH = 4


def find_owner(finding: Finding, name: str, pack: Pack) -> str:
    """Give the body told of last before a person, by name, who is called its head; "" where there is none."""
    text = finding.article.text
    for at in _find_words(name, text):
        since = bisect_right(finding.sentences, at, key=lambda each: each.span.start)
        if not since:
            continue
        if (pointed := find_office(text[finding.sentences[since - 1].span.start : at], pack)) is not None:
            word, far = pointed
            body = find_antecedent(text, finding.sentences[since - 1].span.start + far, word, pack)
            return body or find_anyones(finding, at, at + len(name), pack)
        opening = text[finding.sentences[since - 1].span.start : at]
        if body := _find_pointed(text[:at], pack) or _find_led(opening, pack) or _find_from(opening, pack):
            return body
        start = finding.sentences[max(0, since - SENTENCES)].span.start
        if body := _find_theirs(finding, start, at, at + len(name), pack):
            return (meant(finding, at, body.casefold(), pack) or body) if is_any(body, pack) else body
        if body := find_anyones(finding, at, at + len(name), pack) or _find_firm(finding, at, pack):
            return body
    return _find_headed(name, text, pack)


def _find_firm(finding: Finding, at: int, pack: Pack) -> str:
    """The only firm that an article names in front of a person who is called what heads of firms are, and no more.

    Where owners stand before what they own, a body's field may stand in front of the title: "health director".
    """
    if pack.habits.owning:
        return ""
    words = finding.article.text[max(0, at - POINTED_LETTERS) : at].rstrip(" ,").casefold().split()
    led = _firm_titles(pack)
    firms = (led[form] for size in range(1, TITLE_LENGTH + 1) if (form := " ".join(words[-size:])) in led)
    any_firm = next(firms, "")
    return find_sole(finding, at, any_firm, pack) if any_firm else ""


@functools.cache
def _firm_titles(pack: Pack) -> Mapping[str, str]:
    """What heads of firms are called, with a word that may mean any firm."""
    return {row["form"]: row["body"] for row in pack.rows("body") if row["kind"] == "firm"}


def _find_theirs(finding: Finding, start: int, at: int, end: int, pack: Pack) -> str:
    """The body told of last in front of a name beside which somebody is called its head: "its director, Rahma Dewi"."""
    text = finding.article.text
    before = text[start:at].casefold()
    # Most names have no such word in front of them, and no comma behind.
    called = _theirs(pack).search(before) if any(form in before for form in _heading_words(pack)) else None
    until = at if called is None else start + called.start()
    if called is None and text.startswith(",", end):
        called = _behind(pack).match(text[end : end + POINTED_LETTERS].casefold())
    if called is None:
        return ""
    own = finding.sentences[
        max(0, bisect_right(finding.sentences, at, key=lambda each: each.span.start) - 1)
    ].span.start
    subject = find_subject(text[own:until], pack) if own < until else None
    body = subject.name if subject is not None else _find_last(finding, start, until, pack)
    return body or (_find_untold(finding, start, until, pack) if called["one"] else "")


def _find_headed(name: str, text: str, pack: Pack) -> str:
    """The body named behind a person, where the full name stands or the last word of it."""
    called = dict.fromkeys((name, name.rsplit(maxsplit=1)[-1]))
    ends = (at + len(words) for words in called for at in _find_words(words, text))
    return next(filter(None, (find_behind(text, end, pack) for end in ends)), "")


def _find_pointed(before: str, pack: Pack) -> str:
    """The body or document named before that a title points at: "direktur rumah sakit itu", "peneliti kajian itu"."""
    match = _pointed(pack).search(before[-POINTED_LETTERS:].casefold())
    if match is None:
        return ""
    before, word = before[: max(0, len(before) - POINTED_LETTERS) + match.start()], match["noun"] or match["headed"]
    if "document" in load_roles(pack).get(word, ()):
        found = find_document(before, pack)
        return found.name if found is not None else ""
    noun = fold_text(word, pack)
    runs = (run[0] for run in reversed(list(RUN.finditer(before))))
    return next((run for run in runs if noun < fold_text(run, pack)), "")


def _find_led(opening: str, pack: Pack) -> str:
    """The body of the office right in front of a name: "Ketua Serikat Lontar, [Rahma Dewi,] menutup rapat"."""
    words = opening.rstrip(" ,").split()
    while words and not _HONOURS.isdisjoint(load_roles(pack).get(words[-1].strip(".").casefold(), ())):
        words.pop()
    if words and "prep" in load_roles(pack).get(words[-1], ()):
        return ""
    said, _, behind = (office := _MARK.split(" ".join(words))[-1]).partition(" ")
    # "Sudah," kata | Ketua Serikat Lontar, Rahma Dewi.
    office = behind if said in list_forms(pack, "say", "bare") else office
    # "According to | navy spokesman Rahma Dewi".
    cue = next((form for form in list_forms(pack, "say", "prep") if office.casefold().startswith(f"{form} ")), "")
    office = office[len(cue) :].lstrip()
    body = read_headed(office, pack) if opens_office(office, pack) else ""
    return body if names_body(body, pack) and not is_noun(body, pack) else ""


def _find_from(opening: str, pack: Pack) -> str:
    """The body from which somebody speaks, right in front of the name: "Dari RSUD Lontar, dr. [Rahma Dewi]"."""
    match = _from(pack).match(opening)
    run = RUN.match(opening, match.end()) if match is not None else None
    if run is None or pack.habits.owning or not opening.startswith(",", run.end()):
        return ""
    between = opening[run.end() + 1 :].split()
    honours = all(not _HONOURS.isdisjoint(load_roles(pack).get(word.strip(".").casefold(), ())) for word in between)
    return run[0] if honours and names_body(run[0], pack) else ""


@functools.cache
def _from(pack: Pack) -> re.Pattern[str]:
    """The words for from whom something is known, as a text opens with them: "Dari"."""
    return re.compile(rf"(?i:{either(list_given(pack, 'plain'))}) ")


def _find_words(name: str, text: str) -> Iterator[int]:
    """Where a name stands as words of its own. A story has a hundred names: no pattern is made for each.

    >>> list(_find_words("Rahma", "Rahmat, Rahma and Rahma_2; Rahma"))
    [8, 27]
    """
    at = text.find(name)
    while name and at >= 0:
        end = at + len(name)
        is_whole = _is_edge(text, at) and _is_edge(text, end)
        if is_whole:
            yield at
        at = text.find(name, end if is_whole else at + 1)


def _is_edge(text: str, at: int) -> bool:
    """Whether a word begins or ends at a place."""
    return _is_letter(text[at - 1 : at]) != _is_letter(text[at : at + 1])


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def _find_last(finding: Finding, start: int, end: int, pack: Pack) -> str:
    """The body told of last within a stretch: one that speaks, else one that opens a sentence, else one named by kind.

    "The government" in between has no head whom "its coordinator" would be.
    """
    spans = [
        (each.name[:1].isupper(), mention.span, each.name)
        for each in finding.actors
        if each.kind in _BODIES
        for mention in each.mentions
        if start <= mention.span.start and mention.span.end <= end
    ]
    if spans:
        return max(spans)[-1]
    text = finding.article.text
    told = (find_subject(text[slice(*each.span)], pack) for each in finding.sentences if start <= each.span.start < end)
    if (body := next((body.name for body in told if body is not None), "")) != "":
        return body
    return next(reversed(list(find_runs(text, start, end, pack))), "")


def _find_untold(finding: Finding, start: int, end: int, pack: Pack) -> str:
    """What was taken for a person and has no office, or opens a sentence: a firm whose name says not that it is one."""
    named = [
        (mention.span, each.name)
        for each in finding.actors
        if each.kind == "person" and " " in each.name and not read_office(each.title or "", pack).code
        for mention in each.mentions
        if start <= mention.span.start and mention.span.end <= end
    ]
    if named:
        return max(named)[1]
    text = finding.article.text
    opened = (RUN.match(text, each.span.start) for each in finding.sentences if start <= each.span.start < end)
    return next((run[0] for run in opened if run is not None and " " in run[0]), "")


@functools.cache
def _pointed(pack: Pack) -> re.Pattern[str]:
    """A noun for a body or a document with a pointing word behind it, right in front of a name.

    Where heads open what they are called, a title in front of it points as well: "direktur rumah sakit, dr.".
    """
    roles = load_roles(pack)
    nouns = {row["form"].casefold() for row in pack.rows("body") if row["kind"] == "same"}
    nouns |= {form for form, held in roles.items() if "document" in held}
    pointing = either(form for form, held in roles.items() if "deictic" in held)
    titles = either(form for form, held in roles.items() if "title" in held and not pack.habits.owning)
    noun = rf"(?P<noun>{either(nouns)}) {pointing}|{titles} (?P<headed>{either(nouns)}),"
    return re.compile(rf"\b(?:{noun})\W(?:.{{0,{LETTERS}}})$")


@functools.cache
def _theirs(pack: Pack) -> re.Pattern[str]:
    """What somebody is called who heads the body told of before, right in front of the name: "its port director"."""
    roles = load_roles(pack)
    honours = either(form for form, held in roles.items() if not held.isdisjoint({"honorific", "rank", "title"}))
    return re.compile(rf"\b{_called(pack)}\W(?: ?{honours}\b)*(?:.{{0,{LETTERS}}})$")


@functools.cache
def _heading_words(pack: Pack) -> tuple[str, ...]:
    """Words of which `_called` wants one."""
    return tuple(row["form"].casefold() for row in pack.rows("body") if row["kind"] in ("theirs", "whose"))


@functools.cache
def _behind(pack: Pack) -> re.Pattern[str]:
    """The same right behind the name, or that the person heads it: ", its head,", ", who leads it,"."""
    heads = either(row["form"].casefold() for row in pack.rows("body") if row["kind"] == "heads")
    it = either(form for form, held in load_roles(pack).items() if {"expletive", "pronoun"} <= held)
    return re.compile(rf", (?:{_called(pack)}|{heads} {it})\b")


@functools.cache
def _called(pack: Pack) -> str:
    """Forms for whose head somebody is; `one` where that is one thing and nobody."""
    rows = [(row["kind"], row["body"], row["form"].casefold()) for row in pack.rows("body")]
    titles = either(form for form, held in load_roles(pack).items() if "title" in held)
    forms = either(form for kind, _, form in rows if kind == "theirs")
    its, their = (either(form for kind, body, form in rows if (kind, body) == ("whose", which)) for which in (_ONE, ""))
    return rf"(?:{forms}|(?:(?P<one>{its})|{their})(?: [\w-]+){{0,{TITLE_WORDS}}}? {titles})"
