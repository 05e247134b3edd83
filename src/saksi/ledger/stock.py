"""What a linking takes from an open ledger in large numbers: findings as they are packed, and what it kept itself."""

from collections.abc import Collection, Mapping, Sequence

import apsw

from saksi.kinds import Link
from saksi.ledger import desk, packed, tie
from saksi.ledger.correct import correct, without_rejected
from saksi.record import pack_finding, unpack_finding


class Stock:
    """A ledger's blobs, while it is open."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def packed_finding(self, key: str) -> bytes:
        """What `Ledger.finding` gives, packed by `pack_finding`."""
        blob = packed.fetch_packed(self._connection, key)
        if not (desk.has_corrections(self._connection) and (made := desk.corrections_of(self._connection, key))):
            return blob
        return pack_finding(without_rejected(correct(unpack_finding(blob), made)))

    def packed_findings(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The same of some keys: a hundred as one take half the time."""
        if desk.has_corrections(self._connection):
            return {key: self.packed_finding(key) for key in keys}
        return packed.fetch_all_packed(self._connection, keys)

    def pack_missing(self) -> int:
        """Pack what an older version wrote, so that linking need not read its rows again. Only within `batch`."""
        return packed.pack_missing(self._connection)

    def replace_links(self, links: Sequence[Link]) -> None:
        """Put the links of a whole linking in the place of all; measures stay. Only within `batch`."""
        tie.replace_links(self._connection, links)
        tie.note_linked(self._connection, "wholly_linked_articles", "linked_articles")

    def measured(self, articles: Collection[str]) -> set[str]:
        """The ids of the measures with a figure in some articles."""
        return tie.fetch_measured(self._connection, articles)

    def states(self, names: Sequence[str]) -> dict[str, bytes]:
        """What a linking kept under those names that have something."""
        return tie.fetch_states(self._connection, names)

    def keep_states(self, values: Mapping[str, bytes]) -> None:
        """Keep things for the next linking by name. Only within `batch`."""
        tie.keep_states(self._connection, values)

    def forget_states(self, opening: str) -> None:
        """Forget what was kept under names that begin so, in ASCII. Only within `batch`."""
        tie.forget_states(self._connection, opening)
