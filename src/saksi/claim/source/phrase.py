"""Words inside a noun phrase that names a source: what may stand for it, and what still belongs to it."""

from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.predicate import ends_as_verb
from saksi.claim.line.single import PLURAL

# When and by whom a document was released takes at most this many words.
RELEASE_WORDS = 16
# Roles of words that an adjective may stand behind.
_BEFORE_ADJECTIVE = ("determiner", "quantifier", "numeral", "adverb", "prep", "join", "amount", "before-noun")
# One more of some takes fewer words than this (another young resident).
ONE_MORE_WORDS = 4


def is_pronoun(line: Line, at: int) -> bool:
    """Whether a word stands for somebody by itself: one that may open a noun phrase (her lawyer, some say) does not."""
    if line.has(at, "quantifier") and line.has_any(at + 1, ("part", "locates")):
        return False
    opens = line.has_any(at, ("determiner", "quantifier"))
    goes_on = line.is_word(at + 1) and not line.has_any(at + 1, ("adverb", "modal", "prep", "relative", "verb"))
    return line.has(at, "pronoun") and not (opens and goes_on and not is_cue(line, at + 1, "verb"))


def is_whom(line: Line, at: int) -> bool:
    """Whether a pronoun is whom something is done to (made them | feel C)."""
    subject = line.has_any(at, ("determiner", "first", "group", "nominative", "quantifier"))
    return bool(line.lexicon.owning) and line.has(at, "pronoun") and not subject


def opens_phrase(line: Line, at: int) -> bool:
    """Whether a word opens a noun phrase that can speak: a name, an article, a number, or who somebody is."""
    roles = ("determiner", "pronoun", "quantifier", "group", "title", "organisation", "document", "medium")
    is_known = any(line.has(at, role) or line.has(at + 1, role) for role in roles)
    return line.is_capital(at) or line.forms[at][0].isdigit() or (is_known and not line.has(at, "prep"))


def is_doing(line: Line, source: tuple[int, int]) -> bool:
    """Whether a phrase is what somebody does, and so nobody who speaks (, blaming weak | demand; helping children)."""
    at, last = source
    does = last - at > 1 and line.forms[at].endswith(line.lexicon.gerunds) and not line.is_capital(at)
    called = any(line.has(here, role) for here in (at, last - 1) for role in ("title", "organisation", "document"))
    called = called or line.has(at, "standalone")
    # Restructuring experts, and building owner Rahma Dunn.
    who = called or line.is_capital(last - 1) or (last - at == 2 and line.has(last - 1, "group"))
    return does and not who


def can_speak(line: Line, source: tuple[int, int]) -> bool:
    """Whether a noun phrase opens with somebody or a body: a role, a pronoun, or a name that is no sentence's start."""
    at = source[0]
    roles = ("pronoun", "own", "quantifier", "group", "title", "organisation", "document", "medium")
    named = line.is_capital(at) and (at > 0 or source[1] - at == 1 or line.is_capital(at + 1))
    return named or line.forms[at][1:].endswith("@") or line.has_any(at, roles)


def is_dated(line: Line, first: int, at: int) -> bool:
    """Whether a day tells which one is meant (an April report; Camat Pasar Minggu) rather than when."""
    market = line.has(at - 1, "site") and line.is_capital(at - 1) and not line.is_mark(at + 1, "(")
    if market and not line.lexicon.owning:
        return True
    return at == first + 1 and line.has(first, "determiner") and line.is_word(at + 1) and not line.has(at + 1, "prep")


def is_hyphen(line: Line, at: int) -> bool:
    """Whether a hyphen holds a phrase together: in an age (43-year-old), in a name printed loosely (Yong - ho).

    Behind a loose one stands a word of no other use, or capitals (Kemen - PR).
    """
    if not line.is_mark(at, "-") or not line.is_word(at + 1):
        return False
    word = line.words[at + 1]
    given = line.text[word.start : word.end].isupper() or not line.is_capital(at + 1)
    unknown = not line.held[at + 1] and not is_cue(line, at + 1, "verb", "bare", "clitic", "passive")
    return line.forms[at - 1].isdigit() or (line.is_capital(at - 1) and given and unknown)


def is_numbered(line: Line, first: int, at: int) -> bool:
    """Whether a number tells which one is meant, or a law's goes on (UU Nomor 36 Tahun 2009 tentang Kesehatan)."""
    dated = line.has(at - 1, "month") and line.has(first, "document") and line.forms[at].isdigit()
    if at > first and (dated or _is_of_law(line, first, at) or _is_number(line, at)):
        return True
    if not line.has(first, "document") or not line.forms[at - 1][0].isdigit() or at + 1 >= len(line):
        return False
    year = line.has(at, "day") and line.forms[at + 1][0].isdigit()
    return year or (line.has(at, "about") and line.is_capital(at + 1))


def _is_of_law(line: Line, first: int, at: int) -> bool:
    """Whether a word goes on with the number of a law or of its part (Pasal 31 ayat 2; UU Nomor 36 Tahun 2009)."""
    if line.forms[at - 1][0].isdigit():
        return line.has(at, "statute")
    led = line.has(at - 1, "statute") or (line.has(at - 1, "day") and line.has(first, "statute"))
    return led and line.forms[at][0].isdigit()


def _is_number(line: Line, at: int) -> bool:
    """Whether a number or a stroke goes on with a name (Ketua RT 013/RW 003; Pangdam IX/Udayana; saksi 2).

    It neither counts what follows nor opens a date.
    """
    if line.is_mark(at, "/"):
        capitals = line.is_capital(at - 1) and line.is_capital(at + 1)
        return line.is_word(at + 1) and (capitals or line.forms[at - 1].isdigit())
    goes_on = line.has_any(at + 1, ("deictic", "local")) or not line.is_word(at + 1)
    return line.forms[at].isdigit() and (goes_on or line.is_capital(at + 1)) and not line.has(at + 1, "month")


def is_posted(line: Line, first: int, at: int, last: int) -> bool:
    """Whether a role goes on with the body it belongs to, up to its bearer (Kepala Seksi Gizi pada Dinas X Rahma Dewi).

    Nothing but capitals, joining words and brackets stands up to `last`.
    """
    if not (line.has(at, "posts") and line.has(first, "title") and line.has(at + 1, "organisation")):
        return False
    whole = all(
        line.is_capital(here) or line.has(here, "and") or line.is_mark(here, "()") for here in range(at + 1, last)
    )
    return whole and line.is_capital(last - 1)


def release_end(line: Line, at: int, last: int) -> int:
    """Where a document's phrase ends that goes on with when and by whom it was released."""
    end = next((here for here in range(at, last) if not line.is_word(here) or line.speech(here) >= 0), last)
    return end if end - at <= RELEASE_WORDS and not any(line.is_verb(here) for here in range(at, end)) else at


def is_located(line: Line, first: int, at: int, last: int) -> bool:
    """Whether a preposition tells which ones are meant (analysts at the bank), not in what they spoke."""
    if line.has(at, "agent") and (line.has(at - 1, "document") or line.has(at - 2, "document")):
        return True
    if not line.has(at, "locates") or any(
        line.is_capital(here) and not line.has(here, "weekday") for here in range(first + 1, at)
    ):
        return False
    # Something may be said in a document; those familiar with one know it.
    roles = ("weekday", "day", "document")[: 2 + (line.has(at, "within") or not line.lexicon.owning)]
    return not any(line.has_any(here, roles) for here in range(at + 1, min(last, at + 4)))


def speaks(line: Line, source: tuple[int, int]) -> bool:
    """Whether a source is a document, which states by what it shows."""
    named = False
    for at in range(*source):
        if line.has(at, "document") and not (named and (line.is_capital(at) or _goes_on(line, at, source[1]))):
            return True
        named = named or (at > source[0] and line.is_capital(at) and not line.has(at, "weekday"))
        # Where owners stand before what they own, so do names (Home Office figures).
        if (named and not line.lexicon.owning) or (at > source[0] and line.has(at, "prep")):
            return False
    return False


def _goes_on(line: Line, at: int, last: int) -> bool:
    """Whether another noun stands behind one, which so only describes it (a Senate conference | committee)."""
    leads = line.has_any(at + 1, ("prep", "obtained", "relative", "weekday", "day"))
    return at + 1 < last and line.is_word(at + 1) and not leads


def hears(line: Line, source: tuple[int, int] | None) -> bool:
    """Whether a source is a body that hears what others say (the court heard that C)."""
    return source is not None and any(line.has(at, "hears") for at in range(*source))


def is_mindless(line: Line, source: tuple[int, int]) -> bool:
    """Whether a subject is something without a mind, which only seems to do what speakers do (the storm threatened)."""
    if not line.lexicon.owning:
        return line.has(source[0], "mindless") and not line.is_capital(source[0] + 1)
    head = next(
        (at for at in range(*source) if line.has_any(at, ("locates", "prep")) and not line.is_capital(at)), source[1]
    )
    return line.has(head - 1, "mindless") and not (line.is_capital(head - 1) and head > 1)


def is_of_owners(line: Line, at: int) -> bool:
    """Whether a mark is that of several owners, behind their word and before what they own (Pit Workers' Union)."""
    owner, mark = line.span(at - 1, at), line.span(at, at + 1)
    ending = f"{line.text[owner.end - 1]}{line.text[slice(*mark)]}".replace("\u2019", "'")
    return owner.end == mark.start and line.is_word(at + 1) and ending in line.lexicon.owning


def is_initial(line: Line, at: int) -> bool:
    """Whether a name goes on over a stop: an initial, a clipped name, an honorific or a firm's, then a
    capital (M. Hasan, Moh. Hasan, dr. Sari)."""
    initial = len(line.forms[at]) == 1 and line.is_capital(at)
    short = initial or line.has_any(at, ("clipped", "honorific", "firm", "rank"))
    return short and line.is_mark(at + 1, ".") and line.is_capital(at + 2)


def is_dotted(line: Line, at: int) -> bool:
    """Whether a word goes on over a stop without a blank on either side: an address (kabar.example)."""
    if at + 2 >= len(line) or not line.is_word(at) or line.forms[at + 1] != "." or not line.is_word(at + 2):
        return False
    return line.words[at].end == line.words[at + 1].start and line.words[at + 1].end == line.words[at + 2].start


def closing_bracket(line: Line, at: int, last: int) -> int | None:
    """The word after the bracket that closes the one at `at`, when it closes soon."""
    for close in range(at + 1, min(last, at + 6)):
        if line.is_mark(close, ")"):
            return close + 1
    return None


def is_short(line: Line, at: int) -> bool:
    """Whether the bracket at `at` holds one word, capitals in it: the short form of the name before it (Komite X (KX)).

    No day, no age and no mark behind a common word. So does the number of a law's part (Pasal 31 ayat (2)).
    """
    if is_cited(line, at):
        return True
    if not (line.is_mark(at + 2, ")") and line.is_capital(at - 1)):
        return False
    word = line.text[slice(*line.words[at + 1])]
    return word.isalpha() and word != word.lower()


def is_cited(line: Line, at: int) -> bool:
    """Whether the bracket at `at` holds the number of a part of a law (ayat (2))."""
    return line.has(at - 1, "statute") and line.forms[at + 1].isdigit() and line.is_mark(at + 2, ")")


def is_medium(line: Line, source: tuple[int, int]) -> bool:
    """Whether a noun phrase names a medium: by its head word (kantor berita X), its address or a listed name.

    What a medium printed is that medium too (laporan kantor berita X).
    """
    first = min(source[0] + line.has(source[0], "determiner"), source[1] - 1)
    first = min(first + line.has(first, "document"), source[1] - 1)
    first += line.has(first, "inner") and first + 1 < source[1]
    whole, inner = line.span(*source), line.span(first, source[1])
    media = line.lexicon.media
    if line.text[whole.start : whole.end] in media or line.text[inner.start : inner.end] in media:
        return True
    heads = (first, first + 1, *(at for at in range(*source) if line.is_capital(at)))
    return any(line.has(at, "medium") for at in heads) or _is_site(line, first, source[1])


def _is_site(line: Line, first: int, last: int) -> bool:
    """Whether a phrase is nothing but an address (kabar.example)."""
    return last - first == 3 and is_dotted(line, first)


def leaves_name(line: Line, first: int, at: int, last: int) -> bool:
    """Whether a word in small letters behind a name leads away from it: a verb, a negation, a vague number.

    Rahma didampingi Y | mengatakan; Rahma belum lama ini | mengatakan; DPR telah menggelar rapat | menyatakan
    """
    acts = at + 1 < last and line.forms[at].startswith(line.lexicon.transitive) and line.is_verb(at)
    at -= acts and line.has(at - 1, "modal") and at > first + 1
    if line.is_capital(at) or not line.is_capital(at - 1) or (at + 1 >= last and not line.is_mark(last, ",")):
        return False
    before = line.forms[at - 1]
    given = line.has(at, "gives-name") and line.is_capital(at + 1)
    if given or (line.lexicon.owning and line.has(at - 1, "quantifier")):
        return False
    if line.lexicon.owning and line.has(at, "definite") and at == first + 1 and not line.lexicon.roles.get(before):
        # A name may hold an article (Save the Children).
        return not all(line.is_capital(here) for here in range(at + 1, last))
    brief = line.text[slice(*line.words[at - 1])].isupper()
    if acts and (brief or first > 0) and not line.has(at - 1, "relative"):
        return True
    if before in line.lexicon.ordinary or line.has_any(at - 1, ("group", "one-of", "organisation", "title")):
        return False
    return line.has_any(at, ("not", "quantifier")) or (at > first + 1 and line.is_verb(at))


def describes(line: Line, first: int, at: int) -> bool:
    """Whether a word that looks like a verb tells which one is pointed at (politikus | berkacamata itu)."""
    transitive = line.lexicon.transitive
    if line.lexicon.owning or at != first + 1 or line.is_capital(first) or line.forms[at].startswith(transitive):
        return False
    if line.has(at, "of-paper") and line.has(first, "document"):
        return True  # keterangan | tertulis Balai X
    soon = range(at + 1, min(len(line), at + 1 + ONE_MORE_WORDS))
    points = next((here for here in soon if line.has(here, "deictic")), None)
    return points is not None and all(line.is_word(here) and not line.is_verb(here) for here in range(at + 1, points))


def acts_alone(line: Line, at: int, behind: int) -> bool:
    """Whether a word acts though no list of verbs holds it, before a name or a noun (a list | holds 90 nurses)."""
    opens = line.is_capital(behind) or line.has(behind, "determiner") or line.forms[behind][0].isdigit()
    plain = line.forms[at].endswith(PLURAL) and not (line.is_capital(at) or line.held[at])
    if not line.lexicon.owning:
        return False
    # A past form behind a noun is no adjective (the clinic | treated listeners; not the two injured passengers).
    led = not line.is_word(at - 1) or line.has_any(at - 1, _BEFORE_ADJECTIVE)
    led = led and not (line.is_capital(behind) and line.has(at - 1, "adverb"))
    past = line.has(at, "predicate") or ends_as_verb(line, at)
    return (opens and plain) or (past and not led and not line.is_capital(at))


def is_surname(line: Line, at: int, last: int) -> bool:
    """Whether what may be a month ends a name (Theresa May)."""
    return at == last - 1 and line.is_capital(at) and line.is_capital(at - 1) and line.has(at, "modal")


def is_whole_name(line: Line, at: int) -> bool:
    """Whether two capitals, no day and no place, stand behind a cue with its owner ("C," ujarnya Rahma Dewi)."""
    named = all(line.is_capital(here) and not line.has(here, "weekday") for here in (at, at + 1))
    return named and line.forms[at] not in line.lexicon.places
