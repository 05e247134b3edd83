"""Things that belong together because each belongs with another."""


class Groups:
    """Numbers from 0 up to `size`, joined pair by pair (disjoint sets with path halving).

    >>> groups = Groups(3)
    >>> groups.join(0, 2), groups.join(2, 0)
    (True, False)
    >>> [groups.root(each) for each in range(3)]
    [0, 1, 0]
    """

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def root(self, at: int) -> int:
        """The smallest number of the group."""
        parents = self._parents
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    def join(self, a: int, b: int) -> bool:
        """Put two groups together; False when they were one already."""
        first, second = sorted((self.root(a), self.root(b)))
        self._parents[second] = first
        return first != second
