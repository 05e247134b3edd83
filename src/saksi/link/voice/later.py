"""Whether a number in front of whoever speaks next is that one's: "There were five, not six. Two died, said Rahma."

Else who speaks only behind it did not tell it: "The bus carried 42. Rahma treats 28."
"""

import re

from saksi.kinds import Quantity, Sentence
from saksi.link.name.fold import fold_text
from saksi.link.name.headed import names_body
from saksi.link.name.identity import Identity
from saksi.link.voice.beside import is_placed
from saksi.link.voice.voice import Voices
from saksi.link.voice.word import has, words_of
from saksi.pack import list_forms

# Words from a number to another that is denied: "five on board, not six".
RIGHT_WORDS = 4
# A name of two words or more that opens a sentence, and a verb behind it.
_FULL_NAME = re.compile(r"[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)+(?= [a-z])")
_CALLING = frozenset({"organisation", "prep", "rank", "title"})
_ARTICLE = frozenset({"definite"})
_COUNTS = ("tally", "measured")


def is_gone_on(voices: Voices, quantity: Quantity, sentence: Sentence) -> bool:
    """Say whether a number opens what somebody goes on to tell: a count, or one that puts another right."""
    return _is_counted(voices, sentence) or _is_put_right(voices, quantity)


def opens_with_other(voices: Voices, sentence: Sentence, source: Identity) -> bool:
    """Say whether the full name of somebody else opens a sentence behind a source's: "Yusuf Amin saw nine dead"."""
    text, pack = voices.finding.article.text, voices.pack
    run = _FULL_NAME.match(text, sentence.span.start)
    if run is None or is_placed(run[0], voices) or names_body(run[0], pack):
        return False
    if any(has(word, _CALLING, pack) for word in words_of(run[0].casefold())):
        return False
    return fold_text(run[0], pack).isdisjoint(source.person | source.body | fold_text(source.name, pack))


def _is_counted(voices: Voices, sentence: Sentence) -> bool:
    """Whether a sentence opens with a word for a count: "The total is 33"."""
    text, pack = voices.finding.article.text, voices.pack
    words = (word for word in words_of(text[slice(*sentence.span)].casefold()) if not has(word, _ARTICLE, pack))
    first = next(words, "")
    return any(first in list_forms(pack, "measure", kind) for kind in _COUNTS)


def _is_put_right(voices: Voices, quantity: Quantity) -> bool:
    """Whether another number is denied right behind one: "There were five, not six"."""
    text = voices.finding.article.text
    after = next((q.span.start for q in voices.finding.quantities if q.span.start >= quantity.span.end), None)
    between = text[quantity.span.end : after].casefold().split() if after is not None else []
    return bool(between) and len(between) <= RIGHT_WORDS and has(between[-1], {"not"}, voices.pack)
