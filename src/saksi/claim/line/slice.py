"""A line cut out of an article: its words folded, what parts nothing left out, its speeches told from other quotes."""

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from saksi.claim.line.held import held_roles
from saksi.claim.line.lexicon import Lexicon
from saksi.claim.line.line import INNER_MARKS, SPEECH_WORDS, STOPS, TITLE_WORD, Line, is_inverted, is_speech
from saksi.claim.line.office import degree_words, name_commas, short_stops
from saksi.kinds import Quote, Reading, Sentence, Span
from saksi.pack import Pack, raise_tied

# Words of more letters are printed small in any line but one that is all in capitals.
SHOUTED_LETTERS = 2
# Roles of words that wait for more of their clause.
_WAITING = ("be", "determiner", "modal", "not", "possessive", "predicate", "prep", "sub", "verb")
# Who says it behind a phrase in marks takes no more words than this with the verb.
TELLER_WORDS = 3
# A title has at least so many long words.
TITLE_WORDS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a text, in order: where they stand, and casefolded, with straight apostrophes."""

    text: str
    spans: tuple[Span, ...]
    forms: tuple[str, ...]


def fold_words(reading: Reading, pack: Pack) -> Words:
    """Give the words of an article with straight apostrophes and one long dash; an account is no word (@a: a@).

    The text is `pack`'s reading of it: an article tied to a name has its capital.
    """
    text, forms = reading.article.text, reading.forms
    if "\u2019" in text:
        forms = tuple([form.replace("\u2019", "'") for form in forms])
    if "\u2015" in text:
        forms = tuple(["\u2014" if form == "\u2015" else form for form in forms])
    if "@" in text:
        forms = tuple(form[1:] + "@" if form[0] == "@" and len(form) > 1 else form for form in forms)
    return Words(raise_tied(text, pack), reading.words, forms)


def make_line(words: Words, sentence: Sentence, quotes: Sequence[Quote], lexicon: Lexicon) -> Line:
    """Cut a line out of an article's words; `quotes` are those of the whole text, in order."""
    text = words.text
    first = bisect_left(words.spans, (sentence.span.start,))
    last = bisect_left(words.spans, (sentence.span.end,), first)
    inside, forms = words.spans[first:last], words.forms[first:last]
    if not lexicon.brief.isdisjoint(forms):
        forms = _unfold_brief(text, inside, forms, lexicon)
    if ("," in forms or "." in forms[:-1]) and (bound := _bound_words(text, inside, forms, lexicon)):
        inside = tuple(word for at, word in enumerate(inside) if at not in bound)
        forms = tuple(form for at, form in enumerate(forms) if at not in bound)
    start = bisect_right(quotes, sentence.span.start, key=lambda quote: quote.outer.end)
    end = bisect_left(quotes, sentence.span.end, start, key=lambda quote: quote.outer.start)
    speeches: tuple[Quote, ...] = ()
    for printed in quotes[start:end]:
        quote = printed if printed.is_closed else _closed_by_cue(inside, forms, printed, lexicon)
        is_phrase = _is_label(text, inside, forms, quote, lexicon) or _is_part(text, inside, forms, quote, lexicon)
        if not is_phrase and (
            is_speech(text, quote) or _is_told(inside, forms, quote, lexicon) or _follows(text, speeches, quote)
        ):
            speeches += (quote,)
        else:
            forms = _comma_behind(inside, forms, quote)
    quoted = [-1] * len(inside)
    for number, quote in enumerate(speeches):
        for at in range(bisect_left(inside, (quote.outer.start, 0)), len(inside)):
            if inside[at].start >= quote.outer.end:
                break
            quoted[at] = number
    return Line(text, sentence, inside, forms, held_roles(forms, lexicon), speeches, tuple(quoted), lexicon)


def inner_lines(line: Line, quote: Quote) -> Iterator[Line]:
    """Yield the sentences of a quotation as lines of their own, without speeches inside."""
    first = bisect_left(line.words, (quote.inner.start, 0))
    last = bisect_left(line.words, (quote.inner.end, 0), first)
    start = first
    for at in range(first, last + 1):
        if at == last or _ends(line, at):
            if at > start:
                words, forms, held = line.words[start:at], line.forms[start:at], line.held[start:at]
                yield Line(line.text, line.sentence, words, forms, held, (), (-1,) * len(words), line.lexicon)
            start = at + 1


def _ends(line: Line, at: int) -> bool:
    """Whether a mark ends a sentence: no stop that shortens what stands before it (Mrs. Dunn; the S.E.C. ruled)."""
    if not line.is_mark(at, ".") or at == 0:
        return line.is_mark(at, "?!.")
    short = len(line.forms[at - 1]) == 1
    tied = short or line.has_any(at - 1, ("clipped", "honorific", "rank"))
    goes_on = line.is_word(at + 1) and (tied or line.words[at].end == line.words[at + 1].start)
    return not (goes_on or (short and line.is_mark(at + 1, ",")))


def as_prose(line: Line, words: Words) -> Line:
    """A title that has its words in capitals as prose prints it: a word the pack knows, or the text has small, small.

    Bridge Will Open in May, Mayor Rahma Dewi Says; `words` are those of the whole text.
    """
    if not line.lexicon.owning:
        return line
    titles = 0
    for span, form in zip(line.words, line.forms, strict=True):
        if len(form) > TITLE_WORD and form.isalpha():
            # Most prose shows soon that it is none.
            if not line.text[slice(*span)].istitle():
                return line
            titles += 1
    if titles < TITLE_WORDS:
        return line
    small, first, end = _small_forms(words), line.words[0].start, line.words[-1].end
    # Of a long text the line alone is taken to letters.
    letters = list(line.text[first:end])
    for span, form in zip(line.words[1:], line.forms[1:], strict=True):
        if form in small or form in line.lexicon.roles or form in line.lexicon.cues:
            letters[span.start - first] = letters[span.start - first].lower()
    return replace(line, text="".join((line.text[:first], *letters, line.text[end:])))


@functools.lru_cache(maxsize=1)
def _small_forms(words: Words) -> Set[str]:
    """The words that a text prints with a small letter somewhere: kept, since each of its titles asks for them."""
    return {form for form, (start, _) in zip(words.forms, words.spans, strict=True) if words.text[start].islower()}


def _unfold_brief(text: str, words: Sequence[Span], forms: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The words, with those as printed that in capitals name bodies (WHO, US), unless the line is all in capitals."""
    brief = (at for at, form in enumerate(forms) if form in lexicon.brief)
    named = {at: word for at in brief if (word := text[slice(*words[at])]).isupper()}
    printed = (text[start:end] for start, end in words)
    if not named or not any(word.islower() and len(word) > SHOUTED_LETTERS for word in printed):
        return tuple(forms)
    return tuple(named.get(at, form) for at, form in enumerate(forms))


def _bound_words(text: str, words: Sequence[Span], forms: Sequence[str], lexicon: Lexicon) -> Set[int]:
    """The numbers of words that part nothing: commas in the names of offices, degrees, the stops of short names."""
    commas = [at for at, form in enumerate(forms) if form == "," and at and text[words[at - 1].start].isupper()]
    bound = set(short_stops(text, words, forms) if "." in forms[:-1] else ())
    if commas:
        bound.update(
            name_commas(text, words, forms, commas, lexicon), degree_words(text, words, forms, commas, lexicon)
        )
    return bound


def _closed_by_cue(words: Sequence[Span], forms: Sequence[str], quote: Quote, lexicon: Lexicon) -> Quote:
    """A quotation whose end mark was lost, up to the comma before an inverted cue (\"Air surut, kata Rahma)."""
    first = bisect_left(words, (quote.inner.start, 0))
    for at in range(first + 1, len(words) - 1):
        if words[at].start >= quote.inner.end:
            break
        if forms[at] == "," and is_inverted(forms[at + 1], lexicon):
            end = words[at].end
            return replace(quote, outer=Span(quote.outer.start, end), inner=Span(quote.inner.start, end))
    return quote


def _comma_behind(words: Sequence[Span], forms: tuple[str, ...], quote: Quote) -> tuple[str, ...]:
    """The words with the comma that ends a phrase in marks behind its mark, where it parts ("a risk," | "a risk",)."""
    mark = bisect_left(words, Span(quote.inner.end, 0))
    if not quote.is_closed or not 0 < mark < len(forms) or forms[mark - 1] != ",":
        return forms
    return (*forms[: mark - 1], forms[mark], forms[mark - 1], *forms[mark + 1 :])


def _is_label(text: str, words: Sequence[Span], forms: Sequence[str], quote: Quote, lexicon: Lexicon) -> bool:
    """Whether words in marks name something: a few behind an article (a ``pier tax,'' as some say), or a title.

    The title of what is aired or written has its words in capitals and stands behind no verb (said on "Pier Talk.").
    """
    first = bisect_left(words, (quote.outer.start, 0))
    last = bisect_left(words, (quote.outer.end, 0), first)
    if first == 0 or (last - first <= SPEECH_WORDS + 1 and lexicon.has(forms[first - 1], "article")):
        return first > 0
    long = [text[start:end] for start, end in words[first:last] if end - start > TITLE_WORD]
    titled = bool(lexicon.owning and long) and all(word.istitle() for word in long)
    noun = first > 1 and lexicon.has(forms[first - 2], "determiner")
    return titled and forms[first - 1][0].isalpha() and (noun or not _reads_as(forms[first - 1], lexicon, "verb"))


def _reads_as(form: str, lexicon: Lexicon, *kinds: str) -> bool:
    cues = lexicon.cues.get(form, ())
    return any(cue.kind in kinds for said, cues in cues if len(said) == 1 for cue in cues)


def _is_part(text: str, words: Sequence[Span], forms: Sequence[str], quote: Quote, lexicon: Lexicon) -> bool:
    """Whether words in marks go on the clause begun before them, which a comma ends (It was "the end of us," X said).

    Their own verb opens them, or what stands before them waits for more.
    """
    first = bisect_left(words, Span(quote.outer.start, 0))
    inner = bisect_left(words, Span(quote.inner.start, 0))
    ended = text[quote.inner.start : quote.inner.end].rstrip().endswith(",")
    if not lexicon.owning or first == 0 or not ended or not text[quote.inner.start].islower():
        return False
    waits = any(lexicon.has(forms[first - 1], role) for role in _WAITING)
    return (waits and not _reads_as(forms[first - 1], lexicon, "verb")) or lexicon.has(forms[inner], "finite")


def _is_told(words: Sequence[Span], forms: Sequence[str], quote: Quote, lexicon: Lexicon) -> bool:
    """Whether a phrase in marks that opens a sentence ends before who says it ("By May," promised X; "No," X said)."""
    first = bisect_left(words, (quote.outer.start, 0))
    after = bisect_left(words, (quote.outer.end, 0), first)
    inner = bisect_left(words, (quote.inner.end, 0), first)
    if first > 0 or inner <= first or forms[inner - 1] != "," or after >= len(forms):
        return False
    if _reads_as(forms[after], lexicon, "verb", "bare"):
        return True
    near = forms[after + 1 : after + TELLER_WORDS]
    return bool(lexicon.owning) and "," not in near and any(_reads_as(form, lexicon, "bare") for form in near)


def _follows(text: str, speeches: tuple[Quote, ...], quote: Quote) -> bool:
    return bool(speeches) and _goes_on(text, speeches[-1], quote)


def _goes_on(text: str, before: Quote, quote: Quote) -> bool:
    """Whether a phrase in marks ends the speech before it, a comma on both sides of what stands between."""
    breaks = text[before.inner.start : before.inner.end].rstrip().endswith(",")
    return (
        breaks
        and text[quote.inner.start : quote.inner.end].rstrip(INNER_MARKS).endswith(STOPS)
        and text[before.outer.end : quote.outer.start].rstrip().endswith(",")
    )
