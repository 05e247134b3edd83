"""What all tests share: the road from a text to its Finding, and how far hypothesis searches."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings

# Examples are the same in every run, so that a red build means a change and not a lucky draw.
hypothesis_settings.register_profile("fixed", derandomize=True, deadline=None, max_examples=60, database=None)
# `HYPOTHESIS_PROFILE=search make check` looks further, with new examples each time.
hypothesis_settings.register_profile("search", deadline=None, max_examples=2000)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))


@pytest.fixture(scope="session")
def read_text() -> Callable[..., Any]:
    """Give a function that takes a text through the whole road."""

    def read(text: str, *, published: str | None = None) -> Any:
        from importlib import import_module as m  # until flow stands

        from saksi.kinds import Given, Settings
        from saksi.pack import load_packs

        packs, settings = load_packs(), Settings(given=Given(published=published))
        page = m("saksi.read.page").make_page(
            text.encode(), address="case", id="case", media_type="text/plain", settings=settings
        )
        article = m("saksi.clean.article").clean_page(page, packs, settings)
        reading = m("saksi.parse.reading").parse_article(article, packs)
        pack = packs[reading.language or "und"]
        claims = m("saksi.claim.find").find_claims(reading, pack)
        times = m("saksi.resolve.time").find_times(reading, pack)
        taken = [time.span for time in times]
        quantities = m("saksi.resolve.quantity").find_quantities(reading, pack, taken)
        places = m("saksi.resolve.place").find_places(reading, pack)
        claims, actors = m("saksi.resolve.actor").find_actors(reading, pack, claims)
        return m("saksi.resolve.finding").gather(reading, claims, quantities, times, places, actors)

    return read
