"""Whether a word for what befell somebody tells of what is somebody's: of their own, or of something that they have."""

from saksi.link.count.beside import Beside
from saksi.link.count.counted import LIVING, nouns
from saksi.link.count.mark import Mark
from saksi.link.name.office import clitics
from saksi.pack import load_roles

# Words between "no word from" and the number of those whom nobody heard from.
NEAR_WORDS = 2


def is_somebodys(beside: Beside, mark: Mark) -> bool:
    """Say whether the counted are told of as somebody's ("her two sons", "dua cucunya"), or not by a word in front."""
    roles, between = load_roles(beside.pack), beside.words[mark.end : beside.at].split()
    is_owned = beside.words[beside.at : beside.end].endswith(clitics(beside.pack))
    return is_owned or len(between) > NEAR_WORDS or any("possessive" in roles.get(word, ()) for word in between)


def is_of_theirs(beside: Beside, mark: Mark) -> bool:
    """Say whether a word behind a count tells of something the counted have: "37 warga rumahnya | hanyut"."""
    between = beside.words[beside.end : mark.start].split() if mark.start > beside.end else []
    last = between[-1] if between else ""
    stem = next((last.removesuffix(clitic) for clitic in clitics(beside.pack) if last.endswith(clitic)), "")
    things = nouns(beside.pack)[1]
    return stem in things and things[stem] not in LIVING
