"""People an article brings in without a name (seorang pemuda), who stay without it where they are pointed at."""

from saksi.resolve.cast import Cast

# Somebody pointed at without a name was brought in no further back than some twenty sentences, ...
LOOKBACK_CHARACTERS = 3000
# ... and has no name where none of so many words behind is one (seorang pemuda berinisial RM).
NAMED_WORDS = 6


def is_unnamed(cast: Cast, phrase: str, before: int) -> bool:
    """Whether a word for a person points back to one brought in without a name (seorang pemuda ... pemuda itu).

    `before`: the place in the text before which he was.
    """
    head, *_, last = phrase.split() if " " in phrase else (phrase, phrase)
    if not (cast.has(head, "somebody") and cast.has(last, "deictic")):
        return False
    words = cast.text[max(0, before - LOOKBACK_CHARACTERS) : before].split()
    for at in range(len(words) - 1, 0, -1):
        if words[at].strip(",.").casefold() == head.casefold() and cast.has(words[at - 1], "one"):
            behind = (word.strip(",.()") for word in words[at + 1 : at + 1 + NAMED_WORDS])
            return not any(word[:1].isupper() and word.casefold() in cast.holding for word in behind)
    return False
