"""Whether what follows a verb of saying tells anything: a clause, a figure or an event, and no bare name."""

from saksi.claim.content.closing import is_day
from saksi.claim.content.content import is_marked
from saksi.claim.content.event import EVENT_WORDS, NAMING_WORDS, is_event, is_how_many, is_of
from saksi.claim.content.second import before_inner, before_next
from saksi.claim.cue.frame import FRAMES
from saksi.claim.line.comma import find_comma
from saksi.claim.line.lexicon import Cue
from saksi.claim.line.line import Hit, Line, is_cue
from saksi.claim.line.predicate import ends_as_verb, has_predicate, may_act, predicates, says_how
from saksi.claim.source.phrase import hears, speaks
from saksi.claim.source.source import Range
from saksi.claim.source.stretch import is_adjunct

# A proposition shows its verb within this many words.
CLAUSE_WORDS = 9
# An adjunct that opens what is said has fewer words than this.
ADJUNCT_WORDS = 14
# A figure and its unit that end a clause are no more words than this (16 unit, Rp3 miliar).
UNIT_WORDS = 2
# Who compares something by what he says of it is no more words than this before his verb.
SUBJECT_WORDS = 6
# What stands for a clause, and tells nothing.
_PRO_FORMS = ("be", "infinitive", "modal", "pronoun")
# Roles of words that open an adjunct behind what is only pointed at.
_BESIDE = ("within", "when", "weekday", "address", "placehead", "contrast", "through")
# How who thinks something holds it.
_HOLDING = ("assess", "believe")
# Who regrets or fears so many has not counted them.
_COUNTING = frozenset({"claim", "confirm", "deny", "estimate", "report", "say", "suspect"})


def _only_points(line: Line, start: int, end: int) -> bool:
    """Whether what follows a verb only points at what was said elsewhere (mengatakan hal itu di Ambon)."""
    near = range(start, min(end, start + NAMING_WORDS + 1))
    behind = start + 2 + line.has(start + 1, "relative")
    likened = line.has(behind - 1, "alike") and not line.is_verb(start)
    if likened and (behind >= end or not line.is_word(behind) or line.has(behind, "address")):
        # The like of what was said tells nothing itself (mengatakan hal senada, menyatakan penolakan yang sama).
        return True
    at = next((at for at in near if line.has(at, "deictic")), start)
    led = line.has_any(start, ("prep", "open"))
    if led or any(predicates(line, here) or not line.is_word(here) for here in range(start, at)):
        return False
    if not line.has(at, "deictic") or _is_number_there(line, start, at):
        return False
    return at + 1 >= end or line.has_any(at + 1, _BESIDE)


def is_empty(line: Line, hit: Hit, cue: Cue, place: Range) -> bool:
    """Whether what follows a verb tells nothing: it points elsewhere, or only names what was spoken of."""
    alone = place[0] + 1 >= place[1] or not line.is_word(place[0] + 1)
    stop = next((at for at in range(*place) if line.has_any(at, ("and", "that"))), place[1])
    told = has_predicate(line, place[0], stop)
    about = line.lexicon.owning and cue.stance == "say" and _only_about(line, *place)
    none = about or (line.has(place[0], "nothing") and not told) or _only_compares(line, hit, place)
    if none or (alone and line.has(place[0], "closes")):
        return True
    back = place[0] == hit.last and line.has(place[0], "back") and bool(line.lexicon.owning)
    if (back and line.is_mark(place[0] + 1, ",")) or (
        line.has(place[0], "expletive") and line.is_mark(place[0] + 1, ":;")
    ):
        return True
    if _only_when(line, hit, cue, place):
        return True
    if line.has(place[0] - 1, "raised") and _is_bare(line, *place):
        return True
    return _only_points(line, *place) or (
        not is_marked(line, hit.last, place[0]) and _only_names(line, hit, cue, place)
    )


def _only_about(line: Line, start: int, end: int) -> bool:
    """Whether something is only said to be about something (says something of it, some rude things about Rahma)."""
    at = start
    while at + 1 < end and line.is_word(at + 1) and not line.has_any(at, ("standalone", "vague", "prep")):
        at += 1
    if at == start and line.has(at, "standalone"):
        return line.has(at + 1, "prep")
    stop = next((here for here in range(at, end) if line.has_any(here, ("that", "relative"))), end)
    about = line.has(at, "vague") and line.has(at + 1, "prep")
    return about and not any(predicates(line, here) for here in range(start, stop))


def _only_compares(line: Line, hit: Hit, place: Range) -> bool:
    """Whether what follows only stands for what something is compared with (as rich | as he says he is)."""
    plain = all(line.has_any(at, _PRO_FORMS) or not line.is_word(at) for at in range(*place))
    first = place[0] + line.has(place[0], "infinitive")
    plain = plain or (bool(line.lexicon.owning) and line.has(first, "be") and line.has(first - 1, "infinitive"))
    return plain and any(line.has(at, "compares") for at in range(max(0, hit.first - SUBJECT_WORDS), hit.first))


def _only_when(line: Line, hit: Hit, cue: Cue, place: Range) -> bool:
    """Whether what follows only says when or where it was said, or of what (said at a fair on Monday; think of her)."""
    start, end = place
    how = start == hit.last and line.has(start, "pretext") and not line.lexicon.owning
    owned = line.forms[hit.last - 1].endswith(line.lexicon.clitics) and not line.lexicon.owning
    if owned or (how and is_cue(line, start + 1, "verb")):
        # How it was done (menegaskannya | dengan memenangi lomba; membela diri | dengan mengatakan C).
        return how
    holds = cue.stance == "say" or (
        cue.stance in _HOLDING and not any(line.has_any(at, ("casts", "when")) for at in range(start, end))
    )
    led = line.lexicon.owning and start == hit.last and cue.needs not in FRAMES and holds
    inside = line.has(start, "prep") and not line.has(start, "as")
    when = line.has(start, "weekday") or is_day(line, start) or inside
    return bool(led) and when and not any(may_act(line, at) for at in range(start + 1, end))


def _is_bare(line: Line, start: int, end: int) -> bool:
    """Whether a word or two follow a complementiser that may also point (disputed that account)."""
    words = sum(line.is_word(at) for at in range(start, end))
    return words <= NAMING_WORDS and not _tells(line, start, end) and not line.has(start, "nominative")


def _only_names(line: Line, hit: Hit, cue: Cue, place: Range) -> bool:
    """Whether what follows a verb only names what was spoken of (menyebut beberapa hal, menyebut nama itu).

    Some verbs tell a clause, however short (mengatakan jalan amblas).
    """
    start, end = place
    while end > start and not line.is_word(end - 1):
        end -= 1
    if cue.stance == "say" and _only_called(line, start, end):
        return True
    if cue.stance == "say" and not line.has(hit.first, "clausal") and _is_untold(line, start, end):
        return True
    if predicates(line, start) or line.has_any(start, ("existence", "subject")) or _tells(line, start, end):
        return False
    if line.has(start, "lasting"):
        # How somebody lives or feels is no event (mengungkapkan kesedihan yang ia alami).
        return True
    short = (
        cue.stance == "say"
        and cue.needs not in FRAMES
        and not line.has(hit.first, "clausal")
        and end - start <= NAMING_WORDS
        and not is_how_many(line, cue, start)
    )
    quoted = any(line.forms[at][0] in line.lexicon.marks for at in range(start, end))
    pointed = line.has(end - 1, "deictic") and not line.has(end - 2, "day")  # hal itu, and not hari ini
    return (short or (pointed and not _is_number_there(line, start, end))) and not quoted


def _is_number_there(line: Line, start: int, end: int) -> bool:
    """Whether so many are told of what is somewhere that is pointed at (menyebut 40 rumah di lembah itu)."""
    return _is_number(line, start) and any(line.has(at, "prep") for at in range(start, end))


def _is_untold(line: Line, start: int, end: int) -> bool:
    """Whether only of what somebody spoke is named, and nothing told of it (menjelaskan cara membuat kue itu)."""
    while start < end and line.has_any(start, ("article", "numeral", "one-of", "quantifier")):
        start += 1
    if not line.has(start, "untold"):
        return False
    stop = next((at for at in range(start, end) if line.has(at, "relative") or line.is_mark(at, ",")), end)
    told = any(line.has_any(at, ("copula", "exists", "modal", "not", "predicate")) for at in range(start + 1, stop))
    return not (told or says_how(line, start, stop))


def _only_called(line: Line, start: int, end: int) -> bool:
    """Whether something pointed at only gets its name (menyebut tempat itu Pasar Lama)."""
    at = next((at for at in range(start, min(end, start + EVENT_WORDS)) if line.has(at, "deictic")), end)
    called = at + 1 < end and all(line.is_capital(here) for here in range(at + 1, end))
    return called and not line.lexicon.owning


def is_full(line: Line, cue: Cue, place: tuple[int, int, int], source: Range | None) -> bool:
    """Whether what follows a verb is a proposition, as far as the verb needs one. `place`: after, start, end."""
    needs, (after, start, end) = cue.needs, place
    if needs == "doc":
        handed = line.has_any(after, ("address", "agent"))
        return source is not None and speaks(line, source) and not (handed and start > after)
    if needs == "court":
        told = is_marked(line, after, start) or (_tells(line, start, end) and not line.has(start, "prep"))
        return hears(line, source) and told
    # A comma right behind a verb that needs a clause leads to none (critical swing states, Iowa and Ohio).
    lists = needs == "that" and line.lexicon.owning and start == after + 1 and line.is_mark(after, ",")
    if lists or (needs in ("clause", "that") and _only_adds(line, after, place[1:])):
        return False
    if needs in FRAMES or is_marked(line, after, start) or (start == after and _is_subject(line, start)):
        return True
    if hangs_on_noun(line, after):
        return _opens_clause(line, start) or (source is not None and speaks(line, source) and _tells(line, start, end))
    if not needs or (source and speaks(line, source) and not (needs == "that" and cue.stance == "request")):
        return True
    if needs not in ("clause", "figure"):
        return False
    first = _behind_adjunct(line, start, end)
    near = before_next(line, first, before_inner(line, first, min(end, first + CLAUSE_WORDS)))
    acts = not line.lexicon.owning and (
        (predicates(line, first) and not (line.has(first, "as") or is_of(line, after - 1, "warn")))
        or _is_there(line, first, end)
        or (is_of(line, after - 1, "request") and _is_addressed(line, first, end))
    )
    told = acts or _tells(line, first, near) or is_event(line, start, end) or _is_told_of(line, first, near)
    counted = cue.stance in _COUNTING and _is_counted(line, first, near)
    return counted or (needs == "clause" and told)


def _only_adds(line: Line, after: int, place: Range) -> bool:
    """Whether what follows at a comma only adds to what stands before it (objected to the role, | most notably X)."""
    start, end = place
    apart = bool(line.lexicon.owning) and start > after + 1 and line.is_mark(start - 1, ",")
    if apart and line.has_any(start, ("and", "opposes")):
        return True  # Agreed to it, but said C.
    marked = any(line.forms[at][0] in line.lexicon.marks for at in range(start, end))
    return apart and not (marked or _tells(line, start, end) or any(may_act(line, at) for at in range(start, end)))


def _is_addressed(line: Line, first: int, last: int) -> bool:
    """Whether people are told what to be or to do by a word that is no verb by its form (meminta warga tenang)."""
    at = first + 1 + line.has(first + 1, "deictic")
    people = line.has(first, "group") or (line.has(first, "pronoun") and not line.has(first, "quantifier"))
    plain = at < last and line.is_word(at) and not line.is_capital(at)
    return people and plain and not line.has_any(at, ("join", "prep", "relative"))


def _is_there(line: Line, first: int, last: int) -> bool:
    """Whether a stretch tells that there is something, whatever opens it (menjelaskan, selain itu, ada empat cara)."""
    return any(line.has(at, "exists") and not line.has(at - 1, "relative") for at in range(first, last))


def _is_counted(line: Line, first: int, last: int) -> bool:
    """Whether how many there are is told: of so many something, that there are so many, or a figure at the end alone.

    No hearer stands before (menyampaikan 16 kapal menunggu; melaporkan ada 16 kapal; menghitung total rugi Rp3 miliar).
    """
    told = line.has_any(first, ("existence", "exists"))
    if line.lexicon.owning or line.has(first, "prep") or (predicates(line, first) and not told):
        return False
    stop = next((at for at in range(first, last) if line.has(at, "address") or line.is_mark(at, ",;.")), last)
    number = next((at for at in range(first, stop) if _is_number(line, at)), stop)
    held = any(line.has(at, "relative") for at in range(number, stop))
    if number == stop or told or held:
        return number < stop and told
    ends = first < number and stop - number <= UNIT_WORDS and not line.has(number - 1, "prep")
    return ends or _tells(line, first, stop) or _befalls(line, number + 1, stop)


def _befalls(line: Line, noun: int, last: int) -> bool:
    """Whether what befell those who are counted follows, as a word that is no verb by its form (12 orang keracunan)."""
    return any(line.has(at, "befalls") for at in range(noun + 1, min(last, noun + EVENT_WORDS)))


def _is_number(line: Line, at: int) -> bool:
    return line.has(at, "numeral") or (line.is_word(at) and line.forms[at][-1].isdigit())


def _is_told_of(line: Line, first: int, last: int) -> bool:
    """Whether what somebody complains of has a clause that tells of it (mengeluhkan harga yang anjlok)."""
    if not line.has(first - 1, "complains"):
        return False
    relative = next((at for at in range(first + 1, last) if line.has(at, "relative")), last)
    return any(predicates(line, at) for at in range(relative + 1, last))


def _is_subject(line: Line, at: int) -> bool:
    """Whether a pronoun that is always a subject has its verb right behind it (found | he had misled them)."""
    is_noun = is_cue(line, at - 1, "noun") or line.has(at - 1, "document")
    return bool(line.lexicon.owning) and line.has(at, "nominative") and line.has(at + 1, "finite") and not is_noun


def _behind_adjunct(line: Line, start: int, end: int) -> int:
    """Where a clause starts that an adjunct opens (mengakui, pasca kejadian itu, C)."""
    comma = find_comma(line, range(start, min(end, start + ADJUNCT_WORDS)), None)
    opens = line.has(start, "prep") and comma is not None and is_adjunct(line, start, comma)
    return comma + 1 if opens and comma is not None else start


def _tells(line: Line, start: int, end: int) -> bool:
    """Whether a stretch is a clause: a predicate stands in it, or it opens with what can only be a subject."""
    if line.has(start, "nominative") and end - start > 2 and not line.has(start + 1, "prep"):
        return True
    if has_predicate(line, start + 1, end) or _is_put_at(line, start, end) or says_how(line, start, end):
        return True
    stop = next((at for at in range(start + 1, end) if line.has(at, "relative") or line.is_mark(at, ",")), end)
    return any(ends_as_verb(line, at) for at in range(start + 1, stop))


def _is_put_at(line: Line, start: int, end: int) -> bool:
    """Whether a figure is all that is told of what stands before it (cakupan imunisasi hanya 61 persen)."""
    figures = (at for at in range(start + 2, end) if line.forms[at][0].isdigit())
    return any(line.has(at - 1, "adverb") and line.is_word(at - 2) for at in figures)


def hangs_on_noun(line: Line, after: int) -> bool:
    """Whether a participle follows a noun without a comma (people claiming benefits): rarely somebody speaking."""
    before = after - 2
    return (
        line.has(after - 1, "progressive")
        and line.is_word(before)
        and not line.has_any(before, ("be", "adverb", "join", "modal", "prep"))
    )


def _opens_clause(line: Line, at: int) -> bool:
    return line.is_capital(at) or line.has_any(at, ("determiner", "pronoun", "subject", "quantifier"))
