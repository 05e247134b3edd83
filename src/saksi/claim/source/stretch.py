"""The stretches between commas before a verb: which of them hold its subject, which only say when, where or how."""

from collections.abc import Iterator

from saksi.claim.line.line import Line
from saksi.claim.line.predicate import predicates
from saksi.claim.line.splice import opens_body, told
from saksi.claim.source.joint import acts_as

_DASHES = "\u2013\u2014-"
# The place of a dateline has at most so many words, and with its marks and its dash so many more.
_PLACE_WORDS = 5
_PLACE_REACH = 12
# Words that say what a sentence is about, in front of a colon.
LABEL_WORDS = 4
# Roles of a word that only tells which office is meant.
_FIELD = frozenset({"field"})


def subject_stretches(line: Line, first: int, last: int) -> list[tuple[int, int]]:
    """The stretches between commas that the subject of a verb at `last` stands in, adjuncts and clauses dropped."""
    if not line.lexicon.owning and line.has(first, "address") and line.has_any(first + 1, ("group", "medium")):
        # Kepada wartawan | Camat Rahma mengatakan C
        first += 2 * (line.has(first + 2, "title") and line.is_capital(first + 2))
    # A dash may be left of what stood before a text.
    first = _behind_label(line, _behind_dateline(line, first + line.is_mark(first, _DASHES[:2]), last), last)
    chunks = list(_chunks(line, first, last))
    if len(chunks) > 1 and _is_whole_subject(line, chunks[-2], chunks[-1]):
        chunks = chunks[-1:]
    while chunks and _is_empty(line, *chunks[-1]):
        chunks.pop()
    dropped: tuple[int, int] | None = None
    if len(chunks) > 2 and _is_opener(line, chunks):
        chunks.pop(0)
    while len(chunks) > 1 and (
        (is_adjunct(line, *chunks[0]) and not _names_role(line, *chunks[0]) and not _is_told_of(line, *chunks[:2]))
        or _is_going_on(line, *chunks[0])
        or (is_clause(line, *chunks[0]) and not _is_apposed(line, chunks[0][0], chunks[1][0]))
    ):
        dropped = chunks.pop(0)
        if len(chunks) > 1 and (_is_place(line, dropped, chunks[0]) or _bears_role(line, dropped, *chunks[:2])):
            chunks.pop(0)
    where = dropped and chunks and (is_adjunct(line, *chunks[0]) or _lies_in(line, dropped, chunks[0]))
    if dropped and where and (acts := _acting(line, *dropped)):
        return [acts]
    return chunks


def _behind_dateline(line: Line, first: int, last: int) -> int:
    """Where a stretch goes on behind the place and the dash that open it (HUDSON -- | Officials say C)."""
    if first >= last or not line.text[slice(*line.words[first])].isupper():
        return first
    dashes = [at for at in range(first + 1, min(last, first + _PLACE_REACH)) if line.is_mark(at, _DASHES)]
    at = dashes[0] if dashes else first
    places = [line.text[slice(*line.words[word])] for word in range(first, at) if line.is_word(word)]
    apart = bool(dashes) and dashes[-1] - at == len(dashes) - 1 and places and len(places) <= _PLACE_WORDS
    # PORT VALE, Ohio (AP) -- | Police say C
    wired = apart and line.is_mark(at - 1, ")") and all(word[0].isupper() for word in places)
    return dashes[-1] + 1 if wired or (apart and all(word.isupper() and len(word) > 1 for word in places)) else first


def _behind_label(line: Line, first: int, last: int) -> int:
    """Where a stretch goes on behind the words and the colon that say of what it is (Korban: | polisi mencatat C)."""
    colon = next((at for at in range(first + 1, min(last, first + LABEL_WORDS + 1)) if line.is_mark(at, ":")), None)
    is_label = colon is not None and all(line.is_word(at) and not line.is_verb(at) for at in range(first, colon))
    return colon + 1 if colon is not None and is_label else first


def _is_going_on(line: Line, first: int, last: int) -> bool:
    """Whether a participle with its object opens a sentence (Giving evidence, the auditor, Rahma Dunn, said C)."""
    opens = first == 0 and last - first > 1 and line.forms[first].endswith(line.lexicon.gerunds)
    return opens and not line.is_capital(first + 1) and line.forms[first] not in line.lexicon.places


def _is_opener(line: Line, chunks: list[tuple[int, int]]) -> bool:
    """Whether an ordinary word with a capital only opens a sentence before a role and its bearer (Senada, camat, X)."""
    first, last = chunks[0]
    if last != first + 1 or line.forms[first] not in line.lexicon.ordinary or _names_role(line, first, last):
        return False
    return _names_role(line, *chunks[1]) and line.is_capital(chunks[2][0]) and not line.has(chunks[2][0], "weekday")


def _is_told_of(line: Line, chunk: tuple[int, int], behind: tuple[int, int]) -> bool:
    """Whether a name behind a turning word has a relative clause behind its comma (Adapun Rahma, yang juga X, ...)."""
    first, last = chunk
    named = line.has(first, "turn") and last - first > 1 and not line.has(first + 1, "weekday")
    # But Rahma Dunn, director of X, ...
    told = line.has(behind[0], "relative") or (bool(line.lexicon.owning) and _names_role(line, *behind))
    return named and told and all(line.is_capital(at) for at in range(first + 1, last))


def _is_place(line: Line, before: tuple[int, int], chunk: tuple[int, int]) -> bool:
    """Whether a stretch only says where the place before the comma lies (di Nita, Sikka, ...)."""
    at = before[1] - 1
    while at > before[0] and line.is_capital(at):
        at -= 1
    # di kawasan Tendean, Jakarta
    at -= not line.has(at, "within") and not line.lexicon.owning
    if line.has_any(chunk[0], ("organisation", "title")):
        return False
    return at < before[1] - 1 and line.has(at, "within") and all(line.is_capital(here) for here in range(*chunk))


def _lies_in(line: Line, before: tuple[int, int], chunk: tuple[int, int]) -> bool:
    """Whether a known place alone says where what stands before the comma lies (ditemui di Jalan Mawar, Ambon, ...)."""
    return _is_place(line, before, chunk) and all(line.forms[at] in line.lexicon.places for at in range(*chunk))


def _bears_role(line: Line, before: tuple[int, int], chunk: tuple[int, int], behind: tuple[int, int]) -> bool:
    """Whether a stretch only names who bears a role before its comma, and others speak (Bagi Camat, Rahma, dua saksi).

    Who bears a role behind his name is told of still.
    """
    others = line.has_any(behind[0], ("numeral", "quantifier")) and not line.is_given(behind[0])
    named = all(line.is_capital(at) for at in range(*chunk))
    return others and named and any(line.has(at, "title") for at in range(*before))


def _acting(line: Line, first: int, last: int) -> tuple[int, int] | None:
    """Who acts in a clause, before its verb (Warga berunjuk rasa di Nita, Sabtu, mendesak ...)."""
    if is_adjunct(line, first, last):
        return None
    verb = next((at for at in range(first + 1, last) if line.is_verb(at)), None)
    return (first, verb) if verb else None


def _is_whole_subject(line: Line, before: tuple[int, int], first_last: tuple[int, int]) -> bool:
    """Whether the stretch right before a verb is its whole subject, so that what precedes the comma is none of it.

    It opens as a noun phrase does, and neither ends a list nor says who the one before the comma is.
    """
    first, last = first_last
    if first >= last or line.has_any(first, ("relative", "join")) or _is_empty(line, first, last):
        return False
    opens = line.is_capital(first) or line.has_any(first, ("determiner", "pronoun", "group", "title"))
    # So does a body behind what only a statement can be (Israel menyebut 40 milisi tewas, otoritas Gaza ...).
    spliced = not line.lexicon.owning and told(line, *before) and opens_body(line, first)
    opens = opens or spliced
    # A calling before a name opens one, too (farmer Lukas Wani).
    opens = opens or (last - first > 2 and line.is_capital(last - 1) and line.is_capital(last - 2))
    if not opens or is_adjunct(line, first, last):
        return False
    own = line.has(first, "first") and not line.is_capital(first)
    if (own or line.has(first, "third")) and line.is_word(first) and not line.lexicon.owning:
        # Lewat kuasa hukumnya, Rahma Dewi, | ia menyatakan C
        return True
    apart = any(line.has(at, "through") for at in range(*before))
    if apart or _lies_there(line, before, first_last) or _is_told_office(line, before, first_last):
        return False
    named = all(line.is_capital(at) or not line.forms[at][0].isalpha() for at in range(*before))
    role = _names_role(line, *before) and (line.has(before[0], "title") or _is_name(line, first, last))
    listed = any(line.has(at, "join") for at in range(first, last)) and not is_clause(line, *before)
    return spliced or (not role and not listed and not (named and not line.is_capital(first)))


def _lies_there(line: Line, before: tuple[int, int], place: tuple[int, int]) -> bool:
    """Whether a stretch only says where the one before its comma is, and speaks for nobody (warga Kenali, Kota X)."""
    first, last = place
    end = next((at for at in range(first, last) if not line.is_capital(at)), last)
    named = line.has(first, "placehead") or all(line.forms[at] in line.lexicon.places for at in range(first, end))
    alone = end > first and all(line.has(at, "adverb") for at in range(end, last))
    return named and alone and line.is_capital(before[1] - 1) and not is_adjunct(line, *before)


def _is_told_office(line: Line, named: tuple[int, int], office: tuple[int, int]) -> bool:
    """Whether an office without its bearer only tells who is named before its comma (Rahma Dewi, Ketua KPK, ...)."""
    first, last = office
    whole = all(line.is_capital(at) and not line.has(at, "title") for at in range(*named))
    whole = whole and (named[1] - named[0] > 1 or not (named[0] or line.forms[named[0]] in line.lexicon.ordinary))
    held = line.has(first, "title") or (line.is_capital(first + 1) and line.has(first + 1, "title"))
    if line.lexicon.owning or not (whole and line.is_capital(first) and held):
        return False
    led = any(line.has(at, "inner") and not line.is_capital(at) for at in range(first, last))
    word = line.text[slice(*line.words[last - 1])]
    of_body = led or (len(word) > 1 and word.isupper()) or line.forms[last - 1] in line.lexicon.places
    of_body = of_body or line.has_any(last - 1, ("organisation", "rolepart", "field", "local"))
    of_body = of_body or (last - first > 2 and line.has_any(last - 2, ("organisation", "firm")))
    return of_body and not all(line.forms[at] in line.lexicon.places for at in range(*named))


def _is_name(line: Line, first: int, last: int) -> bool:
    """Whether a stretch is a name alone, but for marks and what they set off behind it."""
    end = next((at for at in range(first + 1, last) if not (line.is_capital(at) or line.has(at, "adverb"))), last)
    return end == last or line.is_mark(end, "(-\u2013\u2014.") or line.forms[end] == "--"


def _names_role(line: Line, first: int, last: int) -> bool:
    """Whether a stretch is a role or calling: behind its article and what ties the sentence to the one before."""
    at = first + line.has(first, "determiner")
    while at < last - 1 and (line.has(at, "turn") or (line.has(at, "connective") and line.has(at + 1, "deictic"))):
        at += 1 + line.has(at + 1, "deictic")
    # Managing Director X opens with what tells which one he is.
    led = not line.lexicon.owning and line.held[at] == _FIELD and line.is_capital(at) and line.is_capital(at + 1)
    if line.has_any(at, ("title", "one-of")) or (led and line.has(at + 1, "title")):
        return True
    people = line.has(at, "group") and not line.has(at, "quantifier") and not is_clause(line, at, last)
    return (people or acts_as(line, at)) and last - at > 1


def _is_apposed(line: Line, first: int, second: int) -> bool:
    """Whether two capitals open a stretch and a role the next: a name, then who that is (X Y, ketua RT, ...)."""
    named = line.is_capital(first) and line.is_capital(first + 1)
    return named and line.has(second, "title") and not line.is_capital(second)


def _chunks(line: Line, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretches between commas outside brackets; a day's date in them is as good as one (Rabu (2/4) | Camat X)."""
    start, depth, dated = first, 0, False
    for at in range(first, last):
        form = line.forms[at]
        depth += (form == "(") - (form == ")")
        dated = line.has(at - 1, "weekday") if form == "(" else dated
        if (form == "," and depth <= 0) or (form == ")" and dated and line.is_capital(at + 1)):
            yield start, at
            start = at + 1
    yield start, last


def _is_empty(line: Line, first: int, last: int) -> bool:
    return all(line.has(at, "adverb") or not line.is_word(at) for at in range(first, last))


def is_adjunct(line: Line, first: int, last: int) -> bool:
    """Whether a stretch before a comma only says when, where or how: it opens with a preposition or an opener."""
    if first >= last or not line.is_word(first):
        return True
    if line.is_given(first):
        return False
    if last == first + 1 and line.has(first, "quantifier") and not line.has(first, "pronoun"):
        # Second, they demanded C.
        return True
    opens = line.has_any(first, ("prep", "open", "attitude", "weekday", "day", "adverb", "join"))
    opens = opens and not line.has(first + 1, "bound")
    dated = any(line.has_any(at, ("day", "duration", "followed")) for at in range(first, min(last, first + 3)))
    dated = dated or (line.forms[first].isdigit() and line.has(first + 1, "month"))
    return opens or dated or (line.has(last - 1, "deictic") and last - first <= 2 and not line.is_capital(last - 2))


def is_clause(line: Line, first: int, last: int) -> bool:
    """Whether a stretch holds a verb of its own, outside a relative clause."""
    for at in range(first, last):
        if line.has(at, "relative"):
            return False
        if line.is_verb(at) and not line.has(at, "gives-name"):
            return True
    return False


# Roles of words that join a pronoun to others, or take it.
_TIES = ("agent", "and", "join", "prep", "relative")


def only_subject(line: Line, first: int, last: int) -> int | None:
    """The word right before a verb that can only be its subject, behind what opens its clause.

    In the end | she said C; Kepada warga | ia menyebut C; Rahma gugur karena | aturan menyebut C
    """
    at = last - 1
    while at > first and line.has_any(at, ("adverb", "modal")):
        at -= 1
    opens = line.has(first, "prep") and at > first and not line.is_mark(last + 1, ",")
    opens = opens and all(line.is_word(here) for here in range(first, at))
    alone = line.has(at, "nominative" if line.lexicon.owning else "pronoun")
    alone = alone and not (line.has(at, "expletive") or line.has_any(at - 1, _TIES))
    if opens and alone:
        return at
    if line.lexicon.owning:
        return None
    led = at > first + 1 and line.has(at - 1, "sub") and line.has(at - 1, "reasons")
    return at if led and line.is_word(at) and not (line.is_capital(at) or predicates(line, at)) else None
