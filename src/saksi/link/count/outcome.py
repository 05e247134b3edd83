"""The words of `outcome.tsv` in a text: each says what befell the counted."""

import functools
import re
from collections.abc import Mapping

from saksi.link.form import either
from saksi.pack import Pack, inflected

_OF_LIVES = "life"


@functools.cache
def fates(pack: Pack) -> Mapping[str, str]:
    """Give what each word of outcome.tsv says befell the counted, in all its forms."""
    # What is told of lives alone is a word of many uses: "claimed 12 lives".
    return {row["form"].casefold(): row["outcome"] for row in inflected(pack, "outcome") if row["of"] != _OF_LIVES}


@functools.cache
def outcomes(pack: Pack) -> re.Pattern[str]:
    """Give a pattern that finds those words."""
    return re.compile(rf"\b{either(fates(pack))}\b")
