"""Why a number stands for itself: it came on top, or is of some that were told of."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from saksi.kinds import Quantity, Sentence, Span
from saksi.link.count.beside import Beside
from saksi.link.count.counted import nouns
from saksi.link.count.fit import OF_OUTBREAK, OF_PEOPLE
from saksi.link.count.mark import Mark, scan
from saksi.link.count.outcome import fates
from saksi.link.count.parting import is_of_all_told, opens_none
from saksi.link.count.portion import is_of_list, is_portion, is_whole
from saksi.link.form import either
from saksi.pack import Pack, list_forms, load_roles

# Words between a list of what befell people and their number: "are in all".
LIST_WORDS = 3
# So many amounts of one unit in a sentence are a list of prices or sizes.
MANY_ROWS = 6
# What is of others than those told of before, and with it all that is said to come on top of them.
OTHERS = "others"
ADDED = frozenset({"increment", "more", OTHERS})
_MEASURED = frozenset({"iso4217", "ucum"})
# Words that point at what was told of.
_POINTING = frozenset({"back", "deictic"})
_SMALL = frozenset({"adverb", "away", "prep"})
# What opens a sentence that goes on with others, and has no number beside it.
_BESIDES = "besides"
_UP, _SHARE = "up", "%"
_EITHER = "killed-or-injured"
_COMMA = ", "
_HARMED = frozenset({"injured", "killed", "killed-or-injured"})
# The words right behind a number.
_NEXT = re.compile(r"(?: [^\W\d_]+){1,3}")
_TOKEN = re.compile(r"[^\W_]+")
_LAST = re.compile(r"([^\W_]+) $")


def read_apart(
    beside: Beside, sentence: Sentence, before: Sequence[Mark], parting: Sequence[Mark], thing: str | None
) -> str:
    """Why a number stands for itself: it came on top, or is of some that were told of."""
    text, quantity = beside.finding.article.text, beside.quantity
    if _is_row(beside, sentence):
        return "row"
    if quantity.unit_kind == "none" and _some(beside.pack).match(text.casefold(), quantity.span.end):
        return "part"
    if _listed(beside.pack).match(text.casefold(), quantity.span.end):
        return "part"
    if _is_of_sorts(text, quantity.span.end, beside.pack) or _is_size_of_all(beside):
        return "sum"
    if following := _read_following(text, quantity.span, beside.pack):
        is_part = following == OTHERS and (_is_beside_one(beside, sentence) or _is_said_by_noun(beside))
        return "part" if is_part else following
    led = text[sentence.span.start : quantity.span.start].casefold()
    before = [mark for mark in before if not _is_of_number(led, mark, beside.pack)]
    before = [mark for mark in before if not opens_none(beside, mark, sentence.span.start)]
    start = beside.clause.start - sentence.span.start
    parting = [mark for mark in parting if not opens_none(beside, mark, beside.clause.start)]
    parting = [mark for mark in parting if not _is_of_tally(led[: max(0, start + mark.start)], mark, beside.pack)]
    if quantity.unit == _SHARE:
        # A share is always one of some.
        parting = [mark for mark in parting if mark.kind != "part" or mark.start < beside.end]
    is_risen = quantity.change is not None and _risen(beside.pack).search(led) is not None
    if quantity.unit_kind == "noun" and is_risen and not _is_deed(beside):
        return "increment"
    before = [mark for mark in before if mark.kind != "sum" or not _is_of_one_fate(beside, led)]
    apart = _apart(quantity, before, [*parting, *_scan_own(beside, sentence)])
    if not apart and _fated(beside.pack).search(led) is not None and _are_many_fates(led, beside.pack):
        return "sum"
    is_part = is_portion(led, thing, beside.pack) and not is_of_all_told(beside)
    is_part = is_part or is_of_list(beside.finding, quantity, led, beside.pack)
    return apart or ("part" if is_part else "")


def _is_deed(beside: Beside) -> bool:
    """Whether what stands right in front of a number befell the counted: police "picked up" 31 people."""
    led = [mark.end for mark in beside.found if mark.kind == "fate" and mark.end <= beside.at]
    led += [match.end() for match in _fate(beside.pack).finditer(beside.words, 0, beside.at)]
    return any(not beside.words[end : beside.at].strip() for end in led)


def _is_of_sorts(text: str, end: int, pack: Pack) -> bool:
    """Whether a number is of several sorts: "270 regencies, cities and provinces"."""
    return text.startswith(_COMMA, end) and _sorts(pack).match(text.casefold(), end) is not None


def _is_size_of_all(beside: Beside) -> bool:
    """Whether a size is that of all, of which the one before it is a part: "1,150 of 9,600 hectares"."""
    return beside.quantity.unit_kind == "ucum" and is_whole(beside.finding, beside.quantity, beside.pack)


def _scan_own(beside: Beside, sentence: Sentence) -> Iterator[Mark]:
    """The words for what is the speaker's own, up to the next number or who says so: "55 boats, in her village"."""
    start = beside.clause.end
    said = (claim.cue for claim in beside.finding.claims)
    ends = [each.span for each in beside.finding.quantities] + [span for cue in said for span in cue]
    end = min((span.start for span in ends if span.start >= start), default=sentence.span.end)
    behind = beside.finding.article.text[start : min(end, sentence.span.end)].casefold()
    return (mark for mark in scan(behind, beside.pack) if mark.kind == "own")


def _is_row(beside: Beside, sentence: Sentence) -> bool:
    """Whether a sentence is a table: it gives so many amounts of one unit, each of something else."""
    unit = beside.quantity.unit
    if beside.quantity.unit_kind not in _MEASURED:
        return False
    alike = (each for each in beside.finding.quantities if each.unit == unit and each.span.start < sentence.span.end)
    return sum(each.span.start >= sentence.span.start for each in alike) >= MANY_ROWS


def _apart(quantity: Quantity, before: Sequence[Mark], clause: Sequence[Mark]) -> str:
    """Why a number stands for itself; one that says by how many a count rose ("by 14 to 120") is no level."""
    if quantity.mode == "increment" or (quantity.change is not None and quantity.unit_kind == "none"):
        return "increment"
    if quantity.mode == "rate" and quantity.unit_kind != "iso4217":
        return quantity.mode
    if any(mark.kind == "more" and mark.value == _BESIDES for mark in (*before, *clause)):
        return OTHERS
    for kind, marks in (
        ("more", clause),
        ("part", before),
        ("part", clause),
        ("sum", before),
        ("own", before),
        ("own", clause),
    ):
        if any(mark.kind == kind for mark in marks):
            return kind
    return ""


def _read_following(text: str, span: Span, pack: Pack) -> str:
    """What a word behind a number says it is: on top ("17 more", "nine more bodies", "lima orang lagi"), or others."""
    words = _NEXT.match(text, span.end)
    behind = words[0].casefold().split() if words is not None else []
    told = [" ".join(behind[:many]) for many in range(1, len(behind) + 1)]
    own = _TOKEN.findall(_inside(pack).sub("", text[slice(*span)].casefold()))
    # Words in front of the number compare ("no more than six men").
    at = next((at for at, each in enumerate(own) if each[0].isdigit() or each in number_words(pack)), 0)
    found = next((each for each in (*told, *own[at + 1 : -1]) if each in words_behind(pack)), None)
    return (words_behind(pack)[found] or "more") if found is not None else ""


def _is_beside_one(beside: Beside, sentence: Sentence) -> bool:
    """Whether others are told of together with somebody whom no number counts: "a mayor and 11 others", "besides the
    mayor 11 others".
    """
    start = beside.quantity.span.start
    if any(sentence.span.start <= each.span.start < start for each in beside.finding.quantities):
        return False
    led = beside.finding.article.text[sentence.span.start : start]
    is_joined = any("and" in load_roles(beside.pack).get(word.casefold(), ()) for word in led.split()[-1:])
    return is_joined or _besides(beside.pack).search(led) is not None


def _is_said_by_noun(beside: Beside) -> bool:
    """Whether the noun says what befell the others, as it befell those before: "five other suspects"."""
    own = beside.finding.article.text[slice(*beside.quantity.span)].casefold()
    return any(mark.kind in ("aspect", "fate") for mark in scan(own, beside.pack))


def _is_of_number(words: str, mark: Mark, pack: Pack) -> bool:
    """Whether "of them" hangs on a number of its own, and makes none behind it a part: "one of them; two of whom"."""
    counted = _LAST.search(words, 0, mark.start) if mark.kind == "part" else None
    is_number = counted is not None and (counted[1].isdigit() or counted[1] in number_words(pack))
    return is_number or _is_of_tally(words[: mark.start], mark, pack)


def _is_of_tally(before: str, mark: Mark, pack: Pack) -> bool:
    """Whether "of those" hangs on a word for how many there are: "the number of those who fled rose to 40"."""
    last = _LAST.search(before) if mark.kind == "part" else None
    return last is not None and last[1] in list_forms(pack, "measure", "tally")


def _is_of_one_fate(beside: Beside, led: str) -> bool:
    """Whether what is put together is of one fate, and so a level: "put together, seven children died" in all villages.

    The dead and the missing are no one count, nor are the confirmed and the suspected.
    """
    own, named = (_name_fates(words, beside.pack) for words in (beside.words, f"{led} {beside.words[beside.at :]}"))
    return bool(own) and len(named) == 1 and named.isdisjoint(OF_OUTBREAK | {_EITHER})


def _name_fates(words: str, pack: Pack) -> set[str]:
    """What a text says befell anybody, and who is confirmed or suspected."""
    marks = (mark for mark in scan(words, pack) if mark.kind == "fate" or mark.value in OF_OUTBREAK)
    return {mark.value for mark in marks} | {fates(pack)[match] for match in _fate(pack).findall(words)}


def _are_many_fates(led: str, pack: Pack) -> bool:
    """Whether the last list of fates in front of a number has more of them than the dead and the hurt.

    "The dead, the missing and the rescued are 41 in all": that is a sum. "The dead and hurt" have a name of their own.
    """
    *_, found = _fated(pack).finditer(led)
    named = {fates(pack)[match] for match in _fate(pack).findall(found[0])}
    return len(named & OF_PEOPLE) > 1 and not named <= _HARMED


@functools.cache
def _fate(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"\b({either(fates(pack))})\b")


@functools.cache
def _fated(pack: Pack) -> re.Pattern[str]:
    """A list of fates that leads to a number: "the dead, the missing and the rescued are | 41"."""
    fate = rf"{either(fates(pack))}"
    roles = load_roles(pack)
    joins = either(form for form, of in roles.items() if "and" in of)
    article = rf"(?:{either(form for form, of in roles.items() if 'definite' in of)} )?"
    return re.compile(
        rf"\b{fate}(?:{_COMMA}{article}{fate})*,? {joins} {article}{fate}(?: [^\W\d_]+){{0,{LIST_WORDS}}} $"
    )


@functools.cache
def _risen(pack: Pack) -> re.Pattern[str]:
    """A verb of growth right in front of a number: "naik | 38 kasus" is by so many, where "menjadi" tells the level."""
    roles = load_roles(pack)
    forms = (row["form"].casefold() for row in pack.rows("change") if row["change"] == _UP)
    # "Shot down 40 drones" tells of no growth.
    forms = (form for form in forms if _SMALL.isdisjoint(roles.get(form, ())))
    return re.compile(rf"\b{either(forms)} $")


@functools.cache
def _besides(pack: Pack) -> re.Pattern[str]:
    """What stands in front of the name of somebody beside whom others are told of, or right in front of them."""
    rows = [row for row in pack.rows("measure") if row["kind"] == "besides"]
    ahead, next_to = (either(row["form"] for row in rows if row["side"] == side) for side in ("", "before"))
    return re.compile(rf"\b(?:(?i:{ahead}) [A-Z]|(?i:{next_to}) $)")


@functools.cache
def _sorts(pack: Pack) -> re.Pattern[str]:
    """What stands behind a noun where a number is of several sorts: "270 regencies, cities and provinces"."""
    noun = either(nouns(pack)[1])
    joins = either(form for form, roles in load_roles(pack).items() if "and" in roles)
    return re.compile(rf"(?:{_COMMA}{noun})+,? {joins} {noun}\b")


@functools.cache
def _some(pack: Pack) -> re.Pattern[str]:
    """What stands behind a number of some whose fate was told of: "six of the dead", "one of the eight dead"."""
    opening = either(row["form"].casefold() for row in pack.rows("measure") if row["kind"] == "portion")
    definite = either(form for form, roles in load_roles(pack).items() if "definite" in roles)
    number = either(number_words(pack))
    return re.compile(rf" {opening} (?:{definite} )?(?:(?:\d+|{number}) )?{either(fates(pack))}\b")


@functools.cache
def _listed(pack: Pack) -> re.Pattern[str]:
    """What stands behind a number of some of those of a list that was told of: "three of that list"."""
    opening = either(row["form"].casefold() for row in pack.rows("measure") if row["kind"] == "portion")
    roles = load_roles(pack)
    documents = {form for form, of in roles.items() if "document" in of}
    told = either(documents.union(*(list_forms(pack, "measure", kind) for kind in ("record", "roll"))))
    pointing = either(form for form, of in roles.items() if not _POINTING.isdisjoint(of))
    return re.compile(rf" {opening} (?:{told} {pointing}|{pointing} {told})\b")


@functools.cache
def _inside(pack: Pack) -> re.Pattern[str]:
    """What stands behind a number and says that it is a bound: "seven or more people" are no more people."""
    return re.compile(rf" {either(row['form'] for row in pack.rows('compare') if row['place'] == 'inside')}\b")


@functools.cache
def number_words(pack: Pack) -> frozenset[str]:
    """Give the words for numbers, in small letters."""
    return frozenset(row["form"].casefold() for row in pack.rows("number"))


@functools.cache
def words_behind(pack: Pack) -> Mapping[str, str]:
    """Give the words that say behind a number that it came on top or is of others, or that a length of time passes."""
    return {row["form"].casefold(): row["value"] for row in pack.rows("measure") if row["kind"] == "behind"}
