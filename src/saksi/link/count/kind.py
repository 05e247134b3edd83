"""What kind of count a number is, by the words beside it: of which things, a part, a sum, an addition, another time."""

import functools
import re
from dataclasses import dataclass, replace

from saksi.kinds import Finding, Quantity, Sentence, Span
from saksi.link.count.again import AGAIN
from saksi.link.count.apart import number_words, read_apart
from saksi.link.count.averted import is_averted
from saksi.link.count.beside import Beside
from saksi.link.count.clause import CLAUSE, blank, find_sources, read_clause
from saksi.link.count.counted import is_thing, nouns
from saksi.link.count.fate import ABOARD, ILL, is_in_list, read_counted
from saksi.link.count.fit import CARED, OF_OUTBREAK, can_be_said, is_of_people, name_said, settle
from saksi.link.count.head import find_head, find_people, find_subject, find_whom
from saksi.link.count.hurt import is_of_outbreak, read_buried
from saksi.link.count.lead import NEAR_LETTERS, find_lead, is_led, is_level
from saksi.link.count.mark import Mark, find_rejected, is_reached, scan
from saksi.link.count.outcome import find_told, outcomes
from saksi.link.count.party import read_losses, read_whom
from saksi.link.count.portion import is_whole
from saksi.link.count.setting import is_setting
from saksi.link.count.topic import CROWDS, read_ahead
from saksi.pack import Pack, list_forms, load_roles

# Letters a word must have to say what is counted.
TELLING_LETTERS = 3
# A clause with no more telling words than this beside the figure's own says nothing of what it counts.
BARE_WORDS = 1
# A clause with fewer telling words in front of a price does not say what it is of: "this time to 16,500 a kilo".
GOODS_WORDS = 3
_DISPUTED = "disputed"
# Letters of a word of the table behind the clause in which it begins.
OVER_LETTERS = 20
# What is counted where the speaker holds office: "in her district".
OWN = "own"
# What will be done with the counted, or else happen.
PLANNED = "planned"
# A word that opens a part ("on Monday alone") and closes a number that is small ("two billion alone").
ONLY = "only"
# Farther off than any word.
_FAR = 1 << 30
# Units of those who may be of a side.
_HEADS = frozenset({"noun", "none"})
_KILLED, _PERSON = "killed", "person"
# What says what befell the counted, or of what they are.
_SAID = frozenset({"aspect", "fate", "hint"})
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Kind:
    """`apart` says why a figure stands for itself ("" when it does not); `context` are the words of its clause.

    `thing` is the counted noun: its concept, or the noun as printed; None where there is no telling noun. `fate` is
    what befell it, which the noun alone may say ("three bodies"). A bare figure's clause says nothing of it. `whom`:
    which side of a fight the counted are of. A total says that it is the level reached, an earlier one that it stood
    before. `hints` are what is said of the counted in passing: two figures that share one count the same things, but
    another one, or none, tells nothing apart. `goods` are the words in front of a price, which name what it is of.
    Of all: "all" stands in front of it, so that it may be the whole of what was told before.
    """

    thing: str | None
    fate: str | None
    aspects: frozenset[str]
    apart: str
    context: frozenset[str]
    clause: Span
    is_bare: bool = False
    whom: str | None = None
    is_total: bool = False
    is_earlier: bool = False
    hints: frozenset[str] = frozenset()
    goods: frozenset[str] = frozenset()
    is_of_all: bool = False


def read_kind(finding: Finding, quantity: Quantity, sentence: Sentence, pack: Pack) -> Kind:
    """Read what the words around a quantity say of it."""
    text = finding.article.text
    clause, words, ahead = read_clause(finding, quantity.span, sentence.span, pack)
    at, before = quantity.span.start - clause.start, scan(ahead, pack)
    found = _scan_over(finding, clause, words, sentence, pack)
    near = [mark for mark in found if mark.is_beside(at) and is_reached(finding, quantity, mark, clause.start)]
    is_parted = is_whole(finding, quantity, pack)
    is_total = not is_parted and (is_led(near, "level", words, at) or is_level(finding, quantity, sentence.span, pack))
    lead = find_lead(finding, quantity, sentence.span, pack) if is_total or quantity.unit_kind == "none" else ""
    led = scan(lead, pack) if is_total else []
    said = [mark for mark in found if mark.is_beside(at) and _is_nearest(finding, quantity, mark, clause.start)]
    told = frozenset(mark.value for mark in (*said, *led) if mark.kind == "aspect")
    counted = Beside(
        *(finding, quantity, clause, words, found, pack, sentence.span),
        lead if is_total or _ends_told(finding, quantity, lead, pack) else None,
        find_subject(lead, pack) if CLAUSE.match(text, quantity.span.end) else "",
    )
    thing, fate, aspects = _without_plans(*read_counted(counted, told), words[at:], pack)
    if fate is None and aspects <= OF_OUTBREAK | CROWDS and not is_parted:
        fate, more = read_ahead(counted, before)
        aspects = name_said(aspects | (more - {ABOARD} if is_in_list(counted) else more), thing)
    fate, aspects = settle(read_buried(finding, fate, thing, words, pack), aspects)
    if thing in (None, _PERSON) and quantity.unit_kind == "none" and is_of_people(fate, aspects):
        thing = find_whom(finding, lead, fate, pack) if thing is None or fate == _KILLED else thing
    context = _find_telling(words, pack)
    is_bare = not (fate or aspects) and _is_bare(counted, text[slice(*quantity.span)].casefold())
    parting = (mark for mark in near if not _is_anothers(finding, quantity, mark, clause.start, pack))
    apart = read_apart(counted, sentence, before, list(parting), thing)
    whom = read_whom(counted, sentence, near, fate, aspects) if _has_side(quantity, thing, fate, pack) else None
    thing, fate, aspects = read_losses(whom, thing, fate, aspects)
    hinted = (mark.value for mark in (*said, *led) if mark.kind == "hint" and (mark in near or mark in led))
    hints = frozenset(hint for hint in hinted if fate is None and can_be_said(hint, quantity, thing))
    is_recalled = is_led(near, "recall", words, at) and not is_parted
    rest = (hints, _find_goods(finding, quantity, sentence, clause, pack), any(mark.kind == "all" for mark in before))
    return Kind(thing, fate, aspects, apart, context, clause, is_bare, whom, is_total, is_recalled, *rest)


def _has_side(quantity: Quantity, thing: str | None, fate: str | None, pack: Pack) -> bool:
    """Whether the counted may be of a side: people whom no illness befell."""
    return quantity.unit_kind in _HEADS and fate != ILL and not is_thing(thing, pack)


def _ends_told(finding: Finding, quantity: Quantity, lead: str, pack: Pack) -> bool:
    """Whether a number without a noun ends a clause that says what befell the counted: "the cows that died were 12"."""
    if quantity.unit_kind != "none" or CLAUSE.match(finding.article.text, quantity.span.end) is None:
        return False
    return outcomes(pack).search(lead) is not None or any(mark.kind in _SAID for mark in scan(lead, pack))


def _without_plans(
    thing: str | None, fate: str | None, aspects: frozenset[str], behind: str, pack: Pack
) -> tuple[str | None, str | None, frozenset[str]]:
    """What is said of the counted that something befell, without what else will happen: "and a wave will come"."""
    plans = (mark for mark in scan(behind, pack) if mark.kind == "aspect" and mark.value == PLANNED)
    before = (word for mark in plans for word in behind[: mark.start].split()[-1:])
    is_joined = fate is not None and any("and" in load_roles(pack).get(word, ()) for word in before)
    return thing, fate, aspects - {PLANNED} if is_joined else aspects


def _scan_over(finding: Finding, clause: Span, words: str, sentence: Sentence, pack: Pack) -> list[Mark]:
    """The words of the table that begin in a clause, though some end a little behind it; none that a name holds, none
    for what did not happen, and none by which somebody says so: "the union claimed 4,000 members".
    """
    text = finding.article.text
    limit = min(clause.end + OVER_LETTERS, sentence.span.end)
    stop = CLAUSE.search(text, clause.end, limit)
    behind = text[clause.end : stop.start() if stop is not None else limit].casefold()
    found = (mark for mark in scan(words + behind, pack) if mark.start < len(words))
    told = (mark for mark in found if mark.kind not in _SAID or not _is_name(text, mark, clause, sentence))
    told = (mark for mark in told if mark.kind not in _SAID or not is_averted(words, mark.start, mark.value, pack))
    told = (mark for mark in told if not _is_compared(finding, mark, clause, pack))
    cues = {span.start - clause.start for claim in finding.claims for span in claim.cue}
    return [mark for mark in told if not (mark.kind == "fate" and mark.is_leading and mark.start in cues)]


def _is_compared(finding: Finding, mark: Mark, clause: Span, pack: Pack) -> bool:
    """Whether a word within a quantity says that there are more or fewer: "tak sampai 300 orang"."""
    start, end = clause.start + mark.start, clause.start + mark.end
    if finding.article.text[start:end].casefold() not in list_forms(pack, "compare"):
        return False
    return any(each.span.start <= start < each.span.end for each in finding.quantities)


def _is_name(text: str, mark: Mark, clause: Span, sentence: Sentence) -> bool:
    """Whether a word is part of a name, and so says nothing of what is counted: "Kalbar Bersih Anggaran"."""
    first = text[clause.start + mark.start : clause.start + mark.start + 2]
    return clause.start + mark.start > sentence.span.start and first.istitle() and first[1:].islower()


def _find_telling(words: str, pack: Pack) -> frozenset[str]:
    """The words of a text in small letters that say what is counted: no numbers, whether in words or in figures."""
    idle = pack.habits.common_words | number_words(pack)
    return frozenset(word for word in _WORD.findall(words) if len(word) >= TELLING_LETTERS and word not in idle)


def _cut_reason(beside: Beside) -> str:
    """The words of a clause, without why or when behind what somebody has counted: "police list six | since then"."""
    if not any(mark.kind == "counts" and mark.end <= beside.at for mark in beside.found):
        return beside.words
    words = list(_WORD.finditer(beside.words, beside.end))
    reasons = list_forms(beside.pack, "reach", "cause")
    return beside.words[: next((word.start() for word in words if word[0] in reasons), len(beside.words))]


def _is_bare(beside: Beside, own: str) -> bool:
    """Whether a clause tells no more of a number than how high it is."""
    words = _cut_reason(beside)
    # That it was counted, and why, says nothing of what it counts.
    idle = (mark for mark in beside.found if mark.kind == "level" or (mark.kind == "counts" and words != beside.words))
    led = {word for mark in idle for word in beside.words[mark.start : mark.end].split()}
    led |= _counting(beside.pack)
    context = _find_telling(words, beside.pack)
    return sum(word not in own and word not in led for word in context) <= BARE_WORDS


@functools.cache
def _counting(pack: Pack) -> frozenset[str]:
    """Words for a count, and for whose it is, which say nothing of what is counted: "the newsroom's own tally"."""
    return frozenset().union(*(list_forms(pack, "measure", kind) for kind in ("counter", "reckoning")))


def _find_goods(finding: Finding, quantity: Quantity, sentence: Sentence, clause: Span, pack: Pack) -> frozenset[str]:
    """What a price is of: the words of its clause in front of it; where they are few, of its sentence."""
    if not quantity.per:
        return frozenset()
    text = finding.article.text
    own = _find_telling(text[clause.start : quantity.span.start].casefold(), pack)
    ends = (each.span.end for each in finding.quantities if each.span.end <= quantity.span.start)
    since = max([sentence.span.start, *ends])
    return own if len(own) >= GOODS_WORDS else own | _find_telling(text[since : quantity.span.start].casefold(), pack)


def _is_anothers(finding: Finding, quantity: Quantity, mark: Mark, start: int, pack: Pack) -> bool:
    """Whether a word behind a number says of the next one that it is a part ("40 people including 12 children", "40
    people, and some of them"), or stands right behind it and says "only" ("four people alone").
    """
    at = start + mark.start
    if mark.kind != "part" or at < quantity.span.end:
        return False
    follows = any(0 <= each.span.start - start - mark.end <= NEAR_LETTERS for each in finding.quantities)
    between = finding.article.text[quantity.span.end : at].split()
    some = bool(between) and "quantifier" in load_roles(pack).get(between[-1].casefold(), ())
    return follows or some or (mark.value == ONLY and not between)


def read_subject(finding: Finding, sentence: Sentence, until: int, pack: Pack) -> Kind:
    """Read what befell whom in a sentence, up to a place: what a figure behind it counts that says nothing itself."""
    span = Span(sentence.span.start, max(sentence.span.start, min(sentence.span.end, until)))
    words = blank(finding.article.text, span, find_sources(finding, span)).casefold()
    found = scan(words, pack)
    fate = next((mark.value for mark in reversed(found) if mark.kind in ("fate", "topic")), None)
    outcome = next((value for _, _, value in reversed(list(find_told(words, pack)))), None)
    # Of marchers who were hurt the noun says only who they are.
    fate = outcome if outcome and (fate is None or fate in CROWDS) else fate
    aspects = frozenset(mark.value for mark in found if mark.kind == "aspect") if fate is None else frozenset()
    if fate is not None and fate in CROWDS:
        aspects, fate = frozenset((fate,)), None
    noun = find_head(words, fate, pack)
    fate = read_buried(finding, fate, nouns(pack)[1].get(noun), words, pack)
    if fate is None and is_of_outbreak(finding, noun, pack):
        fate = ILL
    thing = find_people(words, fate, pack) if is_of_people(fate, aspects) else nouns(pack)[1].get(noun)
    return Kind(thing, fate, aspects, "", frozenset(), span)


def place_kind(kind: Kind, *, has_place: bool, is_again: bool, is_denied: bool) -> Kind:
    """Add what the article says around a sentence: a place for what a speaker counts at home, a second event.

    Of what is denied the number is disputed, and not the counted.
    """
    if kind.apart == OWN:
        # Who is in care is so in somebody's hospital.
        kind = replace(kind, apart="" if has_place or kind.fate in CARED else "part")
    if is_denied and _DISPUTED in kind.aspects:
        kind = replace(kind, aspects=kind.aspects - {_DISPUTED})
    return replace(kind, aspects=kind.aspects | {AGAIN}) if is_again else kind


def is_contrasted(finding: Finding, quantity: Quantity, since: int, pack: Pack) -> bool:
    """Whether a word in front of a figure sets it against another, from the sentence of that number on."""
    words = finding.article.text[finding.sentences[since].span.start : quantity.span.start].casefold()
    return any(mark.kind == "contrast" for mark in scan(words, pack)) or any(find_rejected(words, pack))


def is_same_again(finding: Finding, quantity: Quantity, sentence: Sentence, pack: Pack) -> bool:
    """Whether a sentence sets its number against the one before: "That figure is far above the list's 62 people"."""
    words = finding.article.text[sentence.span.start : quantity.span.start].casefold()
    return any(mark.kind == "same" and mark.start <= NEAR_LETTERS for mark in scan(words, pack))


def _is_nearest(finding: Finding, quantity: Quantity, mark: Mark, start: int) -> bool:
    """Whether a word of the clause stands nearer to this quantity than to any other; a leading one to the next."""
    text = finding.article.text

    def measure(each: Quantity) -> int:
        if each.span.start >= start + mark.end:
            return (
                _FAR if CLAUSE.search(text, start + mark.end, each.span.start) else each.span.start - start - mark.end
            )
        is_off = mark.is_leading or CLAUSE.search(text, each.span.end, start + mark.start)
        return _FAR if is_off else max(0, start + mark.start - each.span.end)

    own = measure(quantity)
    return all(measure(each) >= own or is_setting(finding, each) for each in finding.quantities)
