"""How far a rule can be trusted, from its measured precision."""

from saksi.kinds import Tier

# A: precision of 95 % or more on the annotated training articles; B: 85 % or more; the rest is C.
TIERS: dict[str, Tier] = {}


def tier_of(rule: str) -> Tier:
    """Give the tier of a rule; a rule without a measured precision is C."""
    return TIERS.get(rule, "C")
