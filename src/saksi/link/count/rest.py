"""Whether an article goes on to the rest of those whom it counted: "Five were taken home. The rest lie there still"."""

import re

from saksi.kinds import Finding, Sentence
from saksi.pack import Pack, load_roles

# Words of a sentence among which the one for the rest opens it.
OPENING_WORDS = 2
_WORD = re.compile(r"[^\W\d_]+")


def leaves_rest(finding: Finding, sentence: Sentence, pack: Pack) -> bool:
    """Say whether the next sentence of the paragraph opens with a word for the others of those told of."""
    near = (each for each in finding.sentences if each.span.start >= sentence.span.end)
    behind = next(near, None)
    if behind is None or behind.paragraph != sentence.paragraph:
        return False
    words = _WORD.findall(finding.article.text[slice(*behind.span)].casefold())[:OPENING_WORDS]
    return any("rest" in load_roles(pack).get(word, ()) for word in words)
