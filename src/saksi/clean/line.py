"""Lines of a page that speak of the page: who wrote it, when, and whom it was taken from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from saksi.clean.form import any_form
from saksi.clean.mark import DASHES, QUOTES, QUOTES_IN_CLASS
from saksi.clean.moment import dated_parts, is_moment, likeliest, print_moment, read_moment
from saksi.kinds import Provenance
from saksi.pack import Pack

# A line that dates a page or names its author is short; longer ones are sentences of the story.
HEAD_CHARACTERS = 120
# A name of an outlet or agency, in words. Longer is a sentence ("Sumber daya air di wilayah itu ...").
NAME_WORDS = 7
_FIRST = re.compile(r"[\s(]*(\w+)")
_YEAR = re.compile(r"\d{4}")
_CLOCK = re.compile(r"\d[.:]\d\d")
_PART = re.compile(r"[,;|\n]")
_CREDIT = re.compile(rf"(?:^|[.!?{QUOTES_IN_CLASS}] ?)\((?P<name>[^()/\d]{{2,40}})\)\s*$")
_DATELINE = re.compile(r"^(?P<place>[^\W\d][\w .'-]{1,40}?),? ?\((?P<name>[^()\d]{2,40})\) ?[-\u2013\u2014]")
# "(abc/def)" behind the last sentence: who wrote it, who edited it.
_INITIALS = re.compile(r"(?:^|[.!?\W] ?)[(\[](?P<writer>[a-z]{2,4})/(?P<editor>[a-z]{2,4})[)\]]\s*$")
INITIALS = "initials"
# Signs of addresses, accounts and lists.
_NO_NAME = frozenset("@/<>|")
_OPENING = frozenset({"author", "editor", "source", "related"})
_EDGE = " \t.,;:|*()" + "".join(QUOTES | DASHES)


@dataclass(frozen=True, slots=True)
class Labels:
    """What one language's lines open with, by kind; the first words of all that."""

    first: frozenset[str]
    opening: Mapping[str, re.Pattern[str]]
    stop: re.Pattern[str]
    joint: re.Pattern[str]
    after_name: re.Pattern[str]
    nobody: frozenset[str]
    elsewhere: re.Pattern[str]
    where: re.Pattern[str]
    later: re.Pattern[str]
    behind: re.Pattern[str]
    trades: tuple[str, ...]


def line_fields(head: Sequence[str], foot: Sequence[str], packs: Sequence[Pack]) -> Iterator[Provenance]:
    """Yield what the lines around a story say of it: published, authors, editors, republished_from.

    >>> from saksi.pack import load_packs
    >>> head, foot = ["Sabtu, 12 Juli 2025 | 10:15 WIB"], ["Pewarta: Ani Uji. Editor: Budi", "Sumber : Kabar Uji"]
    >>> [(item.field, item.value) for item in line_fields(head, foot, [load_packs()["id"]])]
    [('published', '2025-07-12T10:15:00+07:00'), ('authors', 'Ani Uji'), ('editors', 'Budi'),
    ('republished_from', 'Kabar Uji')]
    """
    words = {line: _first_word(line) for line in (*head, *foot)}
    every = [_labels(pack) for pack in packs]
    related = {
        line for line, word in words.items() if any(word in each.first and each.elsewhere.match(line) for each in every)
    }
    lines = [line for line in (*head, *foot) if line not in related]
    yield from _dates(lines, packs)
    short = [line for line in lines if len(line) <= HEAD_CHARACTERS]
    for labels in every:
        opened = {line for line, word in words.items() if word in labels.first}
        for line in short:
            if line in opened or "," in line or ":" in line or ";" in line:
                yield from (Provenance("authors", name, "line") for name in _names(line, labels, "author"))
                yield from (Provenance("editors", name, "line") for name in _names(line, labels, "editor"))
        for line in filter(opened.__contains__, (*reversed(foot), *head)):
            yield from (Provenance("republished_from", name, "line") for name in _taken_from(line, labels))
    for name in _agencies(head, foot):
        yield Provenance("republished_from", name, "line")
    for line in lines:
        if _ends_in_brackets(line) and (initials := _INITIALS.search(line)):
            yield Provenance("authors", initials["writer"], "line", INITIALS)
            yield Provenance("editors", initials["editor"], "line", INITIALS)


def _first_word(line: str) -> str:
    """The word a line opens with, folded: a line opens with no label whose first word it lacks."""
    return word[1].casefold() if (word := _FIRST.match(line)) else ""


def _dates(lines: Sequence[str], packs: Sequence[Pack]) -> Iterator[Provenance]:
    """Yield when the page says it was published and changed; figures are a date in the order of the lines' language."""
    for line in lines:
        if len(line) > HEAD_CHARACTERS or not _YEAR.search(line):
            continue
        if _YEAR.match(line) and (moment := read_moment(line)):
            yield Provenance("published", moment, "line")
            continue
        for field, part, is_labelled in dated_parts(line, packs):
            if is_labelled or _CLOCK.search(part) or is_moment(part, packs):
                moment = print_moment(part, packs) or print_moment(part, [likeliest(" ".join(lines), packs)])
                if moment:
                    yield Provenance(field, moment, "line")


def is_author(name: str, packs: Sequence[Pack]) -> bool:
    """Say whether a name may be a person's: not an account, an address or a number.

    >>> from saksi.pack import load_packs
    >>> [is_author(name, [load_packs()["id"]]) for name in ("Ani Uji", "Tim Redaksi", "cms.kabaruji")]
    [True, False, False]
    """
    name = name.strip()
    if not 2 < len(name) <= 60 or not _NO_NAME.isdisjoint(name) or any(map(str.isdigit, name)):
        return False
    if "." in name and " " not in name:
        return False
    return not any(name.casefold() in _labels(pack).nobody for pack in packs)


def names_in(pieces: Sequence[str], packs: Sequence[Pack]) -> list[str]:
    """Give the names in the pieces of text of an element that is called after its author, behind a label or without.

    >>> from saksi.pack import load_packs
    >>> packs = [load_packs()["id"]]
    >>> [names_in(pieces, packs) for pieces in (["Oleh", "Ani Uji"], ["Budi Coba - Kabar Uji"], ["Ikuti penulis ini"])]
    [['Ani Uji'], ['Budi Coba'], []]
    """
    text = " ".join(pieces[:2])
    for labels in map(_labels, packs):
        if names := list(_names(text, labels, "author")):
            return names
    is_labelled = any(label.match(text) for pack in packs for label in _labels(pack).opening.values())
    return [] if is_labelled or len(text) > HEAD_CHARACTERS else list(_bare_names(pieces[0], _labels(packs[0])))


def _bare_names(text: str, labels: Labels) -> Iterator[str]:
    """Yield names that stand without a label: two words or more, each with a capital."""
    for name in labels.joint.split(labels.after_name.split(text, maxsplit=1)[0]):
        words = name.strip(_EDGE).split()
        if 1 < len(words) <= NAME_WORDS and all(word[0].isupper() for word in words):
            yield " ".join(words)


def _names(line: str, labels: Labels, kind: str) -> Iterator[str]:
    """Yield the names behind a label of this kind, which opens the line or, for an editor, stands anywhere in it."""
    if len(line) > HEAD_CHARACTERS:
        return
    find = labels.opening[kind]
    opening = find.search(line) if kind == "editor" and (":" in line or ";" in line) else find.match(line)
    if kind == "author" and opening is None and (":" in line or "," in line):
        opening = labels.later.search(line) if labels.opening["editor"].match(line) else None
        if line.rstrip().endswith(labels.trades) and (behind := labels.behind.match(line)):
            yield behind["name"]
    if opening is None or (":" not in opening[0] and line.rstrip().endswith(".")):
        return
    rest = line[opening.end() :]
    end = min(
        (match.start() for kind in ("editor", "author") if (match := labels.opening[kind].search(rest))),
        default=len(rest),
    )
    rest = labels.after_name.split(rest[:end], maxsplit=1)[0]
    for name in labels.joint.split(rest):
        words = labels.where.split(name, maxsplit=1)[0].strip(_EDGE).split()
        if words and len(words) <= NAME_WORDS and words[0][0].isupper():
            yield " ".join(words)


def _taken_from(line: str, labels: Labels) -> Iterator[str]:
    """Yield the name after a label: up to a colon's line end, to the words that lead on, or alone in its line."""
    bare = line.strip().removeprefix("(").removesuffix(")")
    if (opening := labels.opening["source"].match(bare)) is None:
        return
    rest, *led_on = labels.stop.split(bare[opening.end() :], maxsplit=1)
    name = _PART.split(rest, maxsplit=1)[0].strip(_EDGE)
    is_label = ":" in opening[0] or bool(led_on) or name == rest.strip(_EDGE)
    if is_label and 0 < len(name.split()) <= NAME_WORDS and (name[0].isupper() or "." in name):
        yield name


def _agencies(head: Sequence[str], foot: Sequence[str]) -> Iterator[str]:
    """Yield agencies in brackets: in the dateline that opens the story, and after its last sentence."""
    for line in head:
        if "(" in line and (dateline := _DATELINE.match(line)):
            yield dateline["name"].strip(_EDGE)
    for line in foot:
        if _ends_in_brackets(line) and (credit := _CREDIT.search(line)) and credit["name"][0].isupper():
            yield credit["name"]


def _ends_in_brackets(line: str) -> bool:
    """Say whether a line may close with a name in brackets: a long paragraph is searched only then."""
    return line.rstrip().endswith((")", "]"))


@cache
def _labels(pack: Pack) -> Labels:
    def opening(kind: str, mark: str) -> re.Pattern[str]:
        forms = [row["form"] for row in pack.rows("line") if row["kind"] == kind and row["place"] == "start"]
        return re.compile(rf"\s*\b(?:{any_form(map(str.lower, forms))})\b{mark}", re.I)

    first = (_FIRST.match(row["form"]) for row in pack.rows("line") if row["kind"] in _OPENING)
    words = [(row["form"], row["kind"]) for row in pack.rows("masthead")]
    # "Edited by" needs no colon behind it where it opens a line or a part of one.
    trades = [row["form"] for row in pack.rows("line") if row["kind"] == "author" and " " not in row["form"]]
    days = [form for form, kind in words if kind in ("weekday", "month", "issued", "revised")]
    after_colon = opening("editor", r" ?:\s*")
    phrases = [row["form"] for row in pack.rows("line") if row["kind"] == "editor" and " " in row["form"]]
    stops = [row["form"] for row in pack.rows("line") if row["kind"] == "stop"]
    return Labels(
        frozenset(word[1].casefold() for word in first if word),
        {
            "author": opening("author", r"(?: ?[:,]| )\s*"),
            "editor": re.compile(rf"{after_colon.pattern}|(?:^|;)\s*(?:{any_form(map(str.lower, phrases))})\s+", re.I),
            "source": opening("source", r"(?: ?:| )\s*"),
        },
        re.compile(rf",? ?\b(?:{any_form(map(str.lower, stops))})\b", re.I),
        re.compile(rf"\s*,\s*|\s+(?:{any_form([form for form, kind in words if kind == 'joint'])}|&)\s+"),
        re.compile(rf"[|;\n/]|(?<=\w\w\w)\. | - |\d|\b(?:{any_form(days)})\b"),
        frozenset(form.casefold() for form, kind in words if kind == "nobody"),
        opening("related", r"(?: ?:|$)"),
        re.compile(rf" (?:{any_form([form for form, kind in words if kind == 'where'])}) "),
        opening("author", r" ?:\s*"),
        re.compile(rf"(?P<name>[^\W\d_][\w.'-]*(?: [^\W\d_][\w.'-]*){{1,3}}) ?, (?:{any_form(trades)})\s*$"),
        tuple(trades),
    )
