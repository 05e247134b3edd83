"""Rumours that somebody only judges or answers: "he regretted talk that 40 had died"."""

from saksi.kinds import Claim
from saksi.link.voice.voice import Voices
from saksi.pack import list_forms

_JUDGING = "assess"


def is_judged(voices: Voices, claim: Claim) -> bool:
    """Say whether what a claim holds is a rumour, judged or answered: "he regretted talk that 40 had died"."""
    if not claim.cue or not claim.content:
        return False
    text, cue, said = voices.finding.article.text, max(claim.cue), min(claim.content)
    is_answer = text[slice(*cue)].casefold() in list_forms(voices.pack, "measure", "answers")
    if claim.stance != _JUDGING and not is_answer:
        return False
    return " ".join(text[cue.end : said.start].casefold().split()) in list_forms(voices.pack, "measure", "rumour")
