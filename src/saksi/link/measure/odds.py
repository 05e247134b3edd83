"""How likely two groups of figures are of one thing: the weights of what speaks for it and against it.

A logistic regression, whose weights `eval/likeness.py` fits on invented stories; `packs/und/likeness.tsv` holds them.
"""

import functools
from collections import defaultdict
from collections.abc import Mapping

from saksi.errors import PackError
from saksi.pack import UNDETERMINED, load_table

TABLE = "likeness"
# Odds of nine to eleven: above this two groups are more often one than not, as all that were joined speak for both.
FLOOR = -0.2
# The clue that is always there.
BIAS = "bias"
# How a clue is told to a reader.
_REASONS = {
    "apart": "the numbers are near",
    "aspect": "the same said of the counted",
    "beside": "like words beside the number",
    "beside-words": "like words beside the number",
    "denied-beside": "one is denied beside the other",
    "fate": "the same said of the counted",
    "noun": "the same noun",
    "noun-grown": "the same noun",
    "revised": "one voice tells more later",
    "said": "like sentences",
    "said-words": "like sentences",
    "same": "the same number",
    "same-telling": "the same number",
    "side-by-side": "two who are set side by side",
    "thing": "the same thing",
    "voice": "one voice",
    "what": "the same thing",
}
# As many reasons are told to the reader.
MOST_REASONS = 2


def weigh(clues: Mapping[str, float]) -> float:
    """Give the natural logarithm of the odds that two groups are of one thing.

    >>> weigh({"same": 1.0, "beside": 1.0}) > weigh({"apart": 1.0, "far": 1.0})
    True
    """
    weights = _weights()
    return weights[BIAS] + sum(weights[name] * value for name, value in clues.items())


def tell_reasons(clues: Mapping[str, float]) -> str:
    """Give the clues that speak most for two groups being of one thing, in words.

    "" where none does: nothing is guessed for no reason.

    >>> tell_reasons({"same": 1.0, "said": 0.0, "far": 0.0}), tell_reasons({"far": 1.0})
    ('the same number', '')
    """
    weights = _weights()
    worth: dict[str, float] = defaultdict(float)
    for name, value in clues.items():
        if name in _REASONS:
            worth[_REASONS[name]] += weights[name] * value
    told = sorted((reason for reason in worth if worth[reason] > 0), key=lambda reason: (-worth[reason], reason))
    return " and ".join(told[:MOST_REASONS])


@functools.cache
def _weights() -> Mapping[str, float]:
    weights = {}
    for row in load_table(UNDETERMINED, TABLE):
        try:
            weights[row["clue"]] = float(row["weight"])
        except ValueError:
            raise PackError(f"{row.where}: weight is no number: {row['weight']!r}") from None
    return weights
