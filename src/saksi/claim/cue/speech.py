"""Direct speech: a quotation and the words that introduce it, before, after or between its parts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from saksi.claim.content.content import trim
from saksi.claim.content.lead import SCENE_WORDS, is_quote_mark, is_set_in, leads_to
from saksi.claim.content.spoken import resumes, to_end, with_start
from saksi.claim.cue.colon import left_edge, read_colon
from saksi.claim.cue.frame import FRAMES
from saksi.claim.cue.going import participant
from saksi.claim.draft import Draft, begin
from saksi.claim.line.clause import clause_start
from saksi.claim.line.lexicon import Cue
from saksi.claim.line.line import Hit, Line, is_cue
from saksi.claim.line.nominal import is_noun
from saksi.claim.line.predicate import ends_as_verb
from saksi.claim.relay.via import handed
from saksi.claim.source.behind import number_after
from saksi.claim.source.phrase import can_speak, is_doing, is_whole_name
from saksi.claim.source.reach import restricted_right
from saksi.claim.source.source import Range, source_left, source_right
from saksi.claim.source.subject import before_predicate, find_subject, shared_subject

# The subject of a verb behind a speech has at most this many words.
SUBJECT_WORDS = 14
# What may lead to a speech, in the order in which a word is read; where only a noun can stand no verb does.
_LEADING = ("verb", "clitic", "bare", "noun", "passive-own", "prep")
# A name with who that is behind its comma takes up to this many.
LONG_SUBJECT_WORDS = 34


def read_speeches(line: Line, hits: Sequence[Hit]) -> Iterator[tuple[Draft, int | None]]:
    """Yield each speech of the line that a cue introduces, with the number of the hit it used (None for a colon)."""
    done: set[int] = set()
    for number, quote in enumerate(line.quotes):
        if number in done:
            continue
        content = trim(line, *quote.inner)
        first, last = _edges(line, number)
        if content is None or first is None or last is None:
            continue
        found = _cue_after(line, hits, last)
        if found is None or (found[1] is not None and hits[found[1]].is_going_on(line)):
            # What goes on behind a speech does not tell it, where a verb led to it (told X: "C," adding that C).
            own = found is not None and line.has(hits[found[1] or 0].last, "that")
            found = _cue_before(line, hits, first) or (None if own else found) or read_colon(line, hits, first)
        found = found or _led_unlisted(line, first)
        if found is None:
            continue
        draft, used = found
        parts = [to_end(line, last, draft, with_start(line, hits, first, content))]
        resumed = resumes(line, hits, number, draft)
        if resumed is not None:
            done.add(number + 1)
            parts.append(resumed)
        yield replace(draft, content=tuple(parts)), used


def _edges(line: Line, number: int) -> tuple[int | None, int | None]:
    """The first word of a speech and the first word after it."""
    inside = [at for at, speech in enumerate(line.quoted) if speech == number]
    return (inside[0], inside[-1] + 1) if inside else (None, None)


def _cue_after(line: Line, hits: Sequence[Hit], at: int) -> tuple[Draft, int | None] | None:
    """Read the cue right behind a speech (kata X), or behind a subject right behind it (X said)."""
    start = at
    while start < len(line) and (line.is_mark(start, ",.") or is_quote_mark(line, start)):
        start += 1
    number = number_after(line, hits, start)
    if line.has(start, "thus") and line.is_capital(start + 1) and (thus := _thus(line, start)):
        return thus, None
    if (number is None or hits[number].first > start) and (unlisted := _unlisted(line, start)):
        return unlisted, None
    is_told = any(hit.first >= start and hit.read_as("verb") for hit in hits)
    if not is_told and (number is None or hits[number].first > start) and (named := _named(line, at, start)):
        return named, None
    if number is None:
        return None
    hit = hits[number]
    if hit.first == start + 1 and line.has(start, "thus"):
        told = hit.read_as("relay") and any(other.last < at and other.read_as("verb") for other in hits)
        return None if told else (_closed(line, hit), number)
    draft = _inverted(line, hit) if hit.first == start else _behind_subject(line, hit, start)
    return (draft, number) if draft else None


def _thus(line: Line, at: int) -> Draft | None:
    """Read a name right behind the word that closes a speech ("Saya mundur," demikian Rahma)."""
    source = source_right(line, at + 1, len(line))
    if source is None:
        return None
    spans = (line.span(*source),)
    return Draft("speech-closed", "say", line.sentence.span, (), (line.span(at, at + 1),), spans)


def _unlisted(line: Line, at: int) -> Draft | None:
    """Read a verb that no list holds between a speech that goes on and who spoke (``We won,'' enthused Rahma).

    It ends as verbs do, or it is a word of no other use right before a name.
    """
    ended = line.is_mark(at - 2, ",?!") or line.is_mark(at - 1, ",")
    if not ended or not line.is_word(at) or line.is_capital(at):
        return None
    if not line.lexicon.owning and line.is_mark(at - 2, ",") and (at + 1 >= len(line) or line.is_mark(at + 1, ".")):
        # One word alone behind a speech holds its speaker, however it is spelt ("C," jelasya.).
        draft = Draft("speech-clitic", "say", line.sentence.span, (), (line.span(at, at + 1),))
        return replace(draft, speaker_by="previous")
    known = line.lexicon.roles.get(line.forms[at], frozenset())
    unknown = line.is_capital(at + 1) and not (known if line.lexicon.owning else known - {"predicate"})
    if not unknown:
        return None
    source = source_right(line, at + 1, len(line))
    if source is None or (line.lexicon.owning and is_cue(line, source[1], "verb")):
        # Who has a verb of his own is told by it (retired general Rahma Dunn said).
        return None
    return _by_unlisted(line, at, source)


def _by_unlisted(line: Line, at: int, source: Range) -> Draft:
    return Draft("speech-unlisted", "say", line.sentence.span, (), (line.span(at, at + 1),), (line.span(*source),))


def _named(line: Line, at: int, start: int) -> Draft | None:
    """Read who spoke right behind a speech that a comma ends, without any verb ("Air surut," Rahma Dewi, Senin)."""
    ended = line.is_mark(at - 1, ",") or line.is_mark(at - 2, ",")
    source = source_right(line, start, len(line)) if ended and line.is_capital(start) else None
    if source is None or not (source[1] - source[0] > 1 and can_speak(line, source)):
        return None
    after = source[1]
    stops = after >= len(line) or line.is_mark(after, ",.(")
    if not stops and not line.has_any(after, ("scene", "weekday", "when")):
        return None
    return Draft("speech-named", "say", line.sentence.span, (), (), (line.span(*source),))


def _saying(hit: Hit, *kinds: str) -> Cue | None:
    """The reading of a cue beside a speech, which needs no frame of its own: one told "C" was not told to do it."""
    plain = (cue for kind in kinds for cue in hit.cues if cue.kind == kind and cue.needs not in FRAMES)
    return next(plain, None) or hit.read_as(*kinds)


def _closed(line: Line, hit: Hit) -> Draft:
    """Read what closes a speech: demikian keterangan X, demikian pernyataan itu."""
    source = source_right(line, hit.last + line.has(hit.last, "told-how"), len(line))
    led = source is not None and line.has_any(source[0], ("deictic", "within"))
    if line.has(hit.first, "document") and (source is None or led):
        source = (hit.first, source[1] if source else hit.last)
    return replace(begin(line, hit, hit.cues[0], source), by="speech-closed")


def _inverted(line: Line, hit: Hit) -> Draft | None:
    cue = _saying(hit, "clitic", "bare", "verb", "noun")
    if cue is None or cue.needs == "never":
        return None
    own = cue.kind == "clitic" and not is_whole_name(line, hit.last)
    # "C," kata di Balai Kota: who said it is left out.
    own = own or (line.has(hit.last, "within") and not line.lexicon.owning)
    source = None if own else source_right(line, hit.last, len(line))
    if cue.is_quoting and cue.kind == "bare" and not (source and can_speak(line, source)):
        return None
    source = restricted_right(line, source) if source else None
    return replace(begin(line, hit, cue, source), by="speech-clitic" if cue.kind == "clitic" else "speech-cue")


def _behind_subject(line: Line, hit: Hit, start: int) -> Draft | None:
    cue = _saying(hit, "verb")
    answers = line.has(hit.last, "reply")  # "C," X said yes.
    if cue is None or cue.needs == "never" or answers or not _is_subject(line, start, hit.first):
        return None
    parted = line.is_mark(start - 1, ",") or line.is_mark(start - 2, ",")
    joined = line.has_any(start, ("join", "when")) or (line.has(start, "sub") and not parted)
    if joined and line.lexicon.owning:
        return None  # Somebody else's word is joined to it (She called it "a gift," but X said C).
    if line.lexicon.owning and hit.first > start + 2 and is_noun(line, hit.first):
        return None
    # A medium may stand before a speaker whom it quotes ("C," Xinhua quoted Rahma as saying).
    hands = (at + 1 for at in range(start + 1, hit.first) if line.has(at, "hands") and not line.has(at - 1, "be"))
    like = start + (line.has(start, "casts") and line.is_capital(start + 1))  # As X, breathing hard, said.
    left = next((at for at in hands if not line.has(at, "agent")), like)
    source = source_left(line, left, hit.first)
    if source and is_doing(line, source) and (said := source_right(line, hit.last, len(line))):
        # "C," holding back, said X.
        source = said
    draft = begin(line, hit, cue, source)
    return replace(draft, by="speech-subject", relay=handed(line, left, start)) if source else None


def _is_subject(line: Line, first: int, last: int) -> bool:
    """Whether the words between a speech and a verb can be the verb's subject."""
    apart = _is_apposed(line, first)
    return last - first <= (LONG_SUBJECT_WORDS if apart else SUBJECT_WORDS) and not any(
        line.speech(at) >= 0 for at in range(first, last)
    )


def _is_apposed(line: Line, first: int) -> bool:
    """Whether a name opens a subject and a comma parts it from who that is (Rahma Dunn, director of the X and Y)."""
    at = first
    while line.is_capital(at) or line.is_mark(at, "."):
        at += 1
    return bool(line.lexicon.owning) and at - first > 1 and line.is_mark(at, ",")


def _cue_before(line: Line, hits: Sequence[Hit], first: int) -> tuple[Draft, int] | None:
    for number in range(len(hits) - 1, -1, -1):
        hit = hits[number]
        if hit.last > first:
            continue
        named = bool(line.lexicon.owning) and is_noun(line, hit.first)
        if (cue := _saying(hit, *_LEADING[named:])) is None and named:
            continue
        if cue and cue.kind == "noun" and line.lexicon.owning and not named:
            cue = hit.read_as("verb") or cue  # What it calls "C".
        leads = leads_to(line, hit.last, first) and not is_set_in(line, hit, first)
        if cue is None or cue.needs in ("never", "back") or not leads:
            return None
        if cue.kind == "verb" and hit.is_passive(line) and line.has(hit.last, "infinitive"):
            return None
        # In what it was written is not who wrote it (membalas lewat pesan teks: "C").
        through = line.has(hit.first - 1, "through") and not line.lexicon.owning
        if cue.kind in ("noun", "bare") and (through or (number and _is_written(line, hit, hits[number - 1]))):
            continue
        if cue.kind == "verb":
            return _led_by_verb(line, hits, number, cue, first), number
        source = None
        if cue.kind not in ("clitic", "passive-own"):
            source = source_right(line, hit.last, first) or _who_adds(line, hit)
            how = (
                source and source[1] - source[0] == 1 and not line.has_any(source[0], ("kin", "somebody"))
            )  # Pesan pendek.
            source = None if (named or how) and source and not can_speak(line, source) else source
        return replace(begin(line, hit, cue, source), by="speech-led"), number
    return None


def _led_by_verb(line: Line, hits: Sequence[Hit], number: int, cue: Cue, first: int) -> Draft:
    """Read a verb before a speech; who was told something (was told: "C") does not say it."""
    hit, edge, shares, source = hits[number], left_edge(line, hits[number].first), False, None
    left, coordinated = clause_start(line, hit.first, edge)
    if hit.first == edge and hit.read_as("bare"):
        source, edge = source_right(line, hit.last, first), left
    elif hit.is_passive(line):
        source = source_right(line, hit.last + 1, first) if line.has(hit.last, "agent") else None
    else:
        goes_on = (coordinated or hit.is_going_on(line)) and not line.has(hit.first - 1, "pretext")
        shares = goes_on and _spoke_before(line, hits[:number])
        source = participant(line, hit, edge, left)
        shared = shares and not (coordinated and line.lexicon.owning)
        source = source or (None if shared else _whose(line, hit.first, None if coordinated else left))
        source = before_predicate(line, source, hit.last - 1)
    draft = replace(begin(line, hit, cue, source), by="speech-led", relay=handed(line, left, edge))
    return replace(draft, speaker_by="elided") if shares and source else draft


def _led_unlisted(line: Line, first: int) -> tuple[Draft, None] | None:
    """Read somebody and a verb that no list holds before the mark that leads to a speech (Rahma menebak, "C.")."""
    comma = first - 1 - is_quote_mark(line, first - 1)
    verb = comma - 1
    if line.lexicon.owning or not line.is_mark(comma, ",:") or not line.is_verb(verb) or line.is_capital(verb):
        return None
    source = _whose(line, verb, clause_start(line, verb, left_edge(line, verb))[0])
    return (_by_unlisted(line, verb, source), None) if source and can_speak(line, source) else None


def _whose(line: Line, at: int, left: int | None) -> Range | None:
    """The subject of a verb whose clause opens at `left`; None: one shared with a verb before it (X duduk dan ...)."""
    return shared_subject(line, at, left_edge(line, at)) if left is None else find_subject(line, left, at)


def _who_adds(line: Line, hit: Hit) -> Range | None:
    """Whose words a noun leads to that says what goes with something (X mengunggah foto dengan narasi: "C").

    Or what somebody adds or closes with (X closed with the words: "C").
    """
    left = left_edge(line, hit.first)
    verbs = [at for at in range(left + 1, hit.first) if line.is_verb(at) or ends_as_verb(line, at)]
    if not verbs or not line.has_any(hit.first - 1, ("definite", "pretext")):
        return None
    verb = verbs[-1 if line.lexicon.owning else 0]
    # Of a passive its agent adds it (Foto itu diunggah akun X dengan narasi: "C").
    acts = not line.lexicon.transitive or line.forms[verb].startswith(line.lexicon.transitive)
    if acts:
        return find_subject(line, left, verb)
    return None if line.has(verb + 1, "prep") else source_right(line, verb + 1, hit.first)


def _is_written(line: Line, noun: Hit, verb: Hit) -> bool:
    """Whether a word behind a verb of saying only tells how or in what (menulis narasi: "C"; said in a note: "C")."""
    between = range(verb.last, noun.first)
    led = line.has(verb.last, "prep") and all(line.is_word(at) and not line.is_verb(at) for at in between)
    return verb.read_as("verb") is not None and (not between or (led and len(between) <= SCENE_WORDS))


def _spoke_before(line: Line, hits: Sequence[Hit]) -> bool:
    """Whether an earlier verb of the sentence names who speaks (X said C, adding, "C")."""
    # What somebody only answers tells nothing yet (menanggapi warga seraya mengatakan, "C").
    verbs = [hit for hit in hits if (cue := hit.read_as("verb")) and cue.needs != "that"]
    return any(not hit.is_passive(line) and not line.has(hit.first - 1, "determiner") for hit in verbs)
