"""A line: one sentence, or one sentence of a quotation, as words with what the pack knows of them."""

import functools
from bisect import bisect_left
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass

from saksi.claim.line.lexicon import Cue, Lexicon
from saksi.kinds import Quote, Sentence, Span

# A quotation of at least this many words that opens with a capital is somebody's sentence, not a phrase in marks.
SPEECH_WORDS = 4
# Words longer than this are all capitalised in a title.
TITLE_WORD = 3
# An agent takes no more words than this with what leads to it and away from it (said | by the engineers to | be safe).
AGENT_WORDS = 7
# A word with the prefix of a verb is no shorter than this.
PREFIXED_LETTERS = 5
STOPS = (".", "?", "!", ",", "\u2026")
# A quotation inside another closes on one of these, behind the stop of both.
INNER_MARKS = "'\u2019"


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Words `first` to `last` (exclusive) of a text. Compares by identity: its cues are kept with it.

    `forms` are the words casefolded, `held` the roles each can play; `quoted` holds, for each word, the number in
    `quotes` of the speech it stands in, or -1. Quoted phrases that are no speech of their own count as plain words.
    """

    text: str
    sentence: Sentence
    words: tuple[Span, ...]
    forms: tuple[str, ...]
    held: tuple[Set[str], ...]
    quotes: tuple[Quote, ...]
    quoted: tuple[int, ...]
    lexicon: Lexicon

    def __len__(self) -> int:
        return len(self.words)

    def has(self, at: int, role: str) -> bool:
        """Whether the word at this place exists and can play the role."""
        # Asked of every word many times: the end is not looked for each time.
        try:
            return at >= 0 and role in self.held[at]
        except IndexError:
            return False

    def has_any(self, at: int, roles: Collection[str]) -> bool:
        """Whether the word at this place exists and can play one of the roles."""
        # Most words play none, and are not asked for each.
        return 0 <= at < len(self.held) and bool(held := self.held[at]) and not held.isdisjoint(roles)

    def is_mark(self, at: int, marks: str) -> bool:
        """Whether the word at this place is one of these punctuation marks."""
        try:
            return at >= 0 and self.forms[at] in marks
        except IndexError:
            return False

    def is_word(self, at: int) -> bool:
        try:
            return at >= 0 and self.forms[at][0].isalnum()
        except IndexError:
            return False

    def is_capital(self, at: int) -> bool:
        """Whether the word opens with a capital letter."""
        try:
            return at >= 0 and self.text[self.words[at][0]].isupper()
        except IndexError:
            return False

    def is_verb(self, at: int) -> bool:
        """Whether the word looks like a verb: by its prefix or by the pack's list."""
        if not 0 <= at < len(self.forms):
            return False
        held, form = self.held[at], self.forms[at]
        is_listed = "verb" in held or (len(form) >= PREFIXED_LETTERS and form.startswith(self.lexicon.verb_prefixes))
        if not is_listed or "noun" in held:
            return False
        if not self.is_capital(at):
            return True
        inner = at > 0 and (self.is_word(at - 1) or self.forms[at - 1] == "(")
        return not (inner or self._leads_to_cue(at) or self.is_given(at))

    def is_given(self, at: int) -> bool:
        """Whether a word that may help a verb is a name: capitalised before another capital (Will Early)."""
        helps = self.has(at, "modal") or (
            bool(self.lexicon.owning) and self.has(at, "verb") and not is_cue(self, at, "verb")
        )
        return helps and self.is_capital(at) and self.is_capital(at + 1)

    def _leads_to_cue(self, at: int) -> bool:
        """Whether a capitalised word stands where a speaker does, whatever it begins with (Meliana mengatakan)."""
        if at > 0 and self.is_capital(at + 1):
            return True
        here = at + 1
        while self.is_capital(here):
            here += 1
        if self.is_mark(here, "(") and self.is_mark(here + 2, ")"):
            here += 3
        while here < len(self) and self.has(here, "adverb"):
            here += 1
        return here < len(self) and is_cue(self, here, "verb") and self.forms[at] not in self.lexicon.cues

    def speech(self, at: int) -> int:
        """The number of the speech the word stands in, or -1."""
        return self.quoted[at] if 0 <= at < len(self.quoted) else -1

    def word_range(self, span: Span) -> tuple[int, int]:
        """The words of a span, first and last (exclusive)."""
        return bisect_left(self.words, (span.start, 0)), bisect_left(self.words, (span.end, 0))

    def span(self, first: int, last: int) -> Span:
        """From the start of word `first` to the end of word `last - 1`."""
        return Span(self.words[first].start, self.words[last - 1].end)


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found in a line: words `first` to `last` (exclusive), and what they can be."""

    first: int
    last: int
    cues: tuple[Cue, ...]

    def is_passive(self, line: Line) -> bool:
        """Whether a form of `be` stands before the cue, adverbs aside, and the cue is not what goes on (is saying)."""
        if self.is_going_on(line):
            return False
        at = self.first - 1
        while at > 0 and line.has_any(at, ("adverb", "not")) and not line.has(at, "be"):
            at -= 1
        return line.has(at, "be") or self.is_reduced(line)

    def is_going_on(self, line: Line) -> bool:
        """Whether the cue is a participle that goes on (saying, pointing out)."""
        return line.has(self.last - 1, "progressive") or (
            self.last - self.first > 1 and line.forms[self.first].endswith(line.lexicon.gerunds)
        )

    def is_reduced(self, line: Line) -> bool:
        """Whether a passive hangs on its subject without its auxiliary (a man believed to be X; Y, accused of C)."""
        passive = [cue for cue in self.cues if cue.kind == "passive"]
        if not any(cue.needs in ("be", "cast") for cue in passive):
            return False
        casts = line.has(self.last - 1, "casts")
        framed = casts or any(cue.kind == "verb" and cue.needs in ("charge", "cast") for cue in self.cues)
        apart = line.is_mark(self.first - 1, ",")
        set_off = apart and (casts or line.has_any(self.last, ("agent", "casts", "charges")))
        # Whom somebody accuses stands behind his verb (not so: a man accused of arson).
        helped = not line.is_word(self.first - 1) or line.has_any(self.first - 1, ("be", "adverb", "not"))
        accuses = any(cue.stance in ("accuse", "suspect") for cue in passive)
        charged = accuses and not helped and line.has(self.last, "charges")
        if (framed and (set_off or charged)) or self.is_fate(line) or self._is_by(line):
            return True
        is_so = line.has(self.last + 1, "be") or line.has(self.last + 2, "be")
        acts = any(cue.kind == "verb" and cue.needs in ("infinitive", "addressee") for cue in self.cues)
        return line.has(self.last, "infinitive") and (apart or (is_so and not helped and not acts))

    def _is_by(self, line: Line) -> bool:
        """Whether a passive between commas has an agent, and behind it what its subject is said to be."""
        reach = range(self.last + 2, min(len(line), self.last + AGENT_WORDS))
        led = line.is_mark(self.first - 1, ",") and line.has(self.last, "agent")
        return led and any(line.has(at, "infinitive") and line.has(at + 1, "be") for at in reach)

    def is_fate(self, line: Line) -> bool:
        """Whether a passive without its auxiliary tells what became of somebody (are missing, feared dead)."""
        joined = line.is_mark(self.first - 1, ",") or line.has(self.first - 1, "and")
        return joined and line.has(self.last, "fated") and any(cue.kind == "passive" for cue in self.cues)

    def read_as(self, *kinds: str) -> Cue | None:
        """The first reading of one of these kinds, in the order they are asked for."""
        for kind in kinds:
            for cue in self.cues:
                if cue.kind == kind:
                    return cue
        return None


def without_stray(text: str, quotes: Sequence[Quote], lexicon: Lexicon) -> tuple[Quote, ...]:
    """Drop quotations that nothing closes and that open on an inverted cue: the mark closed words whose own was lost.

    Air surut, "kata Rahma.
    """
    return tuple(q for q in quotes if q.is_closed or not _opens_on_cue(text, q, lexicon))


def _opens_on_cue(text: str, quote: Quote, lexicon: Lexicon) -> bool:
    words = text[quote.inner.start : quote.inner.end].split(None, 1)
    return bool(words) and is_inverted(words[0].casefold(), lexicon)


def is_inverted(form: str, lexicon: Lexicon) -> bool:
    """Whether a word may stand before its source as a cue."""
    single = (cue for words, cues in lexicon.cues.get(form, ()) if len(words) == 1 for cue in cues)
    return any(cue.kind in ("bare", "clitic") and not cue.is_quoting for cue in single)


def is_speech(text: str, quote: Quote) -> bool:
    """Whether a quotation is somebody's sentence rather than a phrase, a title or a nickname."""
    inner = text[quote.inner.start : quote.inner.end].strip()
    if not inner:
        return False
    words = inner.split()
    if (
        (1 < len(words) < SPEECH_WORDS or any(w[0].isupper() for w in words[1:]))
        and not inner.endswith((".", "?", "!"))
        and all(w[0].isupper() for w in words if len(w) > TITLE_WORD)
    ):
        return False
    opens = inner[0].isupper() or inner[0].isdigit() or inner.startswith(("...", "\u2026"))
    ends = inner.rstrip(INNER_MARKS).endswith(STOPS)
    return (opens and ends) or (opens and len(words) >= SPEECH_WORDS) or (ends and len(words) >= SPEECH_WORDS)


# What somebody owns up to is a deed or a number of deeds.
_OWNED = frozenset({"gerund", "count"})
_NO_KINDS: frozenset[str] = frozenset()


@functools.lru_cache(maxsize=2)
def find_hits(line: Line) -> tuple[Hit, ...]:
    """Give the cues outside speeches, left to right, longest form first. Several readers ask one line."""
    cues, found = line.lexicon.cues, list[Hit]()
    for at in [at for at, form in enumerate(line.forms) if form in cues]:
        if line.quoted[at] < 0 and (not found or at >= found[-1].last) and (hit := _match(line, at)):
            found.append(hit)
    return tuple(found)


def _match(line: Line, at: int) -> Hit | None:
    for words, cues in line.lexicon.cues.get(line.forms[at], ()):
        last = at + len(words)
        if (
            (last == at + 1 or line.forms[at:last] == words)
            and not _is_in_marks(line, at, last)
            and not (line.is_capital(at) and _is_name(line, at, last))
            and not (len(words) > 1 and _leads_to_hearer(line, last, cues))
        ):
            held = cues if is_in_manner(line, at) else tuple([cue for cue in cues if cue.needs != "manner"])
            return Hit(at, last, held) if held else None
    return None


def _leads_to_hearer(line: Line, last: int, cues: Sequence[Cue]) -> bool:
    """Whether a verb's last word leads to who is told, and not to what is owned up to (admitted to reporters)."""
    hears = line.has(last, "group") or line.is_capital(last)
    return hears and line.has(last - 1, "address") and all(cue.needs in _OWNED for cue in cues)


def _is_name(line: Line, at: int, last: int) -> bool:
    """Whether a capitalised word that may be a cue is a name, by what stands beside it (a State aide; Read said)."""
    if line.is_capital(at - 1) or (line.lexicon.owning and line.is_word(at - 1)):
        return True
    return last == at + 1 and last < len(line) and not line.is_capital(last) and _only_tells(line, last)


def _only_tells(line: Line, at: int) -> bool:
    """Whether a word may stand on either side of its source, and so needs one beside it."""
    return is_cue(line, at, "bare") and is_cue(line, at, "verb")


def is_in_manner(line: Line, at: int) -> bool:
    """Whether words like `seperti (yang)` stand before."""
    return line.has(at - 1, "manner") or (line.has(at - 1, "relative") and line.has(at - 2, "manner"))


def _is_in_marks(line: Line, first: int, last: int) -> bool:
    """Whether words stand between quotation marks, alone, and so are only named."""
    marks = line.lexicon.marks
    return first > 0 and last < len(line) and line.forms[first - 1][0] in marks and line.forms[last][0] in marks


def is_cue(line: Line, at: int, *kinds: str) -> bool:
    """Whether a cue of one of these kinds, of any need but `never`, stands at a word."""
    form = line.forms[at] if 0 <= at < len(line.forms) else ""
    return not line.lexicon.kinds.get(form, _NO_KINDS).isdisjoint(kinds) and any(
        cue.kind in kinds
        and cue.needs != "never"
        and not cue.is_quoting
        and (cue.needs != "manner" or is_in_manner(line, at))
        for words, cues in line.lexicon.cues[form]
        if line.forms[at : at + len(words)] == words
        for cue in cues
    )
