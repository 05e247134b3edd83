"""How far a rule can be trusted, from its precision on annotated articles (`packs/und/tier.tsv`)."""

import functools
from typing import cast, get_args

from saksi.kinds import Tier
from saksi.pack import UNDETERMINED, load_packs


@functools.cache
def tier_of(rule: str) -> Tier:
    """Give the tier of a rule: A from 95 % right claims, B from 85 %, else C, and C where too few were seen to say.

    >>> tier_of("a rule nobody measured")
    'C'
    """
    tiers = frozenset(get_args(Tier))
    rows = load_packs()[UNDETERMINED].rows("tier")
    return next((cast(Tier, row.one_of("tier", tiers)) for row in rows if row["rule"] == rule), "C")
