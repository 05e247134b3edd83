"""What is called false behind a number, or in the title: "Nonsense," the office said; "[SALAH] 32 Orang Tewas"."""

import re
from collections.abc import Iterator, Sequence

from saksi.kinds import Finding, Quantity, Sentence, Span
from saksi.link.count.apart import number_words
from saksi.link.count.mark import Mark, alleged, scan
from saksi.link.voice.hearsay import is_pointed_unsound
from saksi.link.voice.voice import Voices, holds
from saksi.pack import Pack, list_forms, load_roles

# "That is not true" opens a sentence; farther in, what is false is something else.
OPENING_LETTERS = 20
# In the next paragraph only an opening mark stands before it.
FIRST_LETTERS = 2
# Words between "that news" and "a lie".
NEWS_WORDS = 4
# Words from what calls a number false up to that, one of them its own.
NUMBER_WORDS = 3
# Words that point at what somebody said: "kabar itu".
POINTED = 2
# Roles of words that lead to what somebody says.
LEADING = frozenset({"that", "if"})
_POINTING = frozenset({"back", "deictic", "definite"})
_NUMBER = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+")


def find_false(words: str, pack: Pack) -> Iterator[Mark]:
    """Yield the words that call something false, but for those that "not" stands in front of: "it is no lie"."""
    roles = load_roles(pack)
    for mark in scan(words, pack):
        if mark.kind == "false" and "not" not in roles.get(words[: mark.start].rstrip().rpartition(" ")[2], ()):
            yield mark


def is_refuted(finding: Finding, sentence: Sentence, pack: Pack, *, opening: int = OPENING_LETTERS) -> bool:
    """Say whether the next sentence denies it; in the next paragraph only with its first words: "A lie," """
    told, paragraphs = read_next(finding, sentence, pack)
    opening = FIRST_LETTERS if paragraphs else opening
    refuted = [mark for mark in scan(told, pack) if mark.kind == "refuted" and not paragraphs]
    false = (mark for mark in find_false(told, pack) if mark.start <= opening or _is_only_pointed(told, mark, pack))
    if any(not _is_of_behind(told[mark.end :], finding, sentence, pack) for mark in (*refuted, *false)):
        return True
    return is_pointed_unsound(told, pack)


def _is_of_behind(behind: str, finding: Finding, sentence: Sentence, pack: Pack) -> bool:
    """Whether what is called false comes behind that: a statement, or a number right there that the sentence before
    does not give ("1,618 houses. Not so, the 3,500 houses").
    """
    words = _NUMBER.findall(behind)[:NUMBER_WORDS]
    number = next((word for word in words if word[0].isdigit()), None)
    is_other = number is not None and number not in _NUMBER.findall(finding.article.text[slice(*sentence.span)])
    return is_other or is_of_next(behind, pack)


def read_next(finding: Finding, sentence: Sentence, pack: Pack) -> tuple[str, int]:
    """Give the next sentence in small letters, and how many paragraphs on; "" where it is far or tells of others.

    "Any other figure is false" denies none that was told.
    """
    after = next((each for each in finding.sentences if each.span.start >= sentence.span.end), None)
    if after is None or after.paragraph > sentence.paragraph + 1:
        return "", 0
    told = finding.article.text[slice(*after.span)].casefold()
    is_others = any(mark.kind == "other" and mark.start <= OPENING_LETTERS for mark in scan(told, pack))
    is_others = is_others or _is_of_other_number(finding, sentence.span, after.span)
    return ("" if is_others else told), after.paragraph - sentence.paragraph


def rejects_others(finding: Finding, pack: Pack) -> bool:
    """Say whether an article calls other numbers than its own false: "Other figures that are told have no basis"."""
    for sentence in finding.sentences:
        words = finding.article.text[slice(*sentence.span)].casefold()
        others = [mark.end for mark in scan(words, pack) if mark.kind == "other"]
        if others and any(mark.start >= others[0] for mark in find_false(words, pack)):
            return True
    return False


def _is_of_other_number(finding: Finding, sentence: Span, after: Span) -> bool:
    """Whether the next sentence denies a number of its own: "132 still wait. Rahma denied that more than 250 do"."""
    denied = [
        span for each in finding.claims if each.stance == "deny" and each.sentence == after for span in each.content
    ]
    counted = {each.lo for each in finding.quantities if any(holds(span, each.span) for span in denied)}
    return bool(counted) and counted.isdisjoint(each.lo for each in finding.quantities if holds(sentence, each.span))


def is_of_next(behind: str, pack: Pack) -> bool:
    """Say whether what is called false comes behind that: "It is not true that thousands more were taken"."""
    first = behind.split(maxsplit=1)[:1]
    return bool(first) and not LEADING.isdisjoint(load_roles(pack).get(first[0], ()))


def is_headed_false(voices: Voices, quantity: Quantity) -> bool:
    """Say whether the title calls false what it tells of the one number that it gives: "[SALAH] 32 Orang Tewas"."""
    text, title = voices.finding.article.text, (voices.finding.article.title or "").casefold()
    opening = next(iter(_NUMBER.findall(title)), "")
    # Of most titles nothing is false.
    if opening not in list_forms(voices.pack, "measure", "label") and not any(find_false(title, voices.pack)):
        return False
    numbers = number_words(voices.pack)
    told, own = (
        {word for word in _NUMBER.findall(words) if word[0].isdigit() or word in numbers}
        for words in (title, text[slice(*quantity.span)].casefold())
    )
    return len(told) == 1 and told == own


def is_news_false(finding: Finding, sentence: Sentence, pack: Pack) -> bool:
    """Say whether the next sentence calls false what was told: "The agency said that the news was a lie"."""
    words, _ = read_next(finding, sentence, pack)
    if is_pointed_unsound(words, pack):
        return True
    for mark in find_false(words, pack):
        told = words[: mark.start].split()[-NEWS_WORDS:]
        if any(_points_at(told[at : at + 2], pack) for at in range(len(told) - 1)):
            return True
    return False


def _is_only_pointed(words: str, mark: Mark, pack: Pack) -> bool:
    """Whether nothing stands in front of what is called false but words that point at it: "Rekaman itu bohong"."""
    pointed = words[: mark.start].strip("".join(pack.habits.quote_pairs)).split()
    if len(pointed) == 1:
        return not _POINTING.isdisjoint(load_roles(pack).get(pointed[0], ()))
    return len(pointed) == POINTED and _points_at(pointed, pack)


def _points_at(pair: Sequence[str], pack: Pack) -> bool:
    """Whether two words point at what somebody said: "kabar itu", "that claim"."""
    roles = load_roles(pack)
    pointing = any(_POINTING & roles.get(word, frozenset()) for word in pair)
    return pointing and any(word in alleged(pack) for word in pair)
