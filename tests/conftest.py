"""What all tests share: the road from a text to its Finding, and how far hypothesis searches."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from saksi.kinds import Finding, Settings

SETTINGS = Settings()

# Examples are the same in every run, so that a red build means a change and not a lucky draw.
hypothesis_settings.register_profile("fixed", derandomize=True, deadline=None, max_examples=60, database=None)
# `HYPOTHESIS_PROFILE=search make check` looks further, with new examples each time.
hypothesis_settings.register_profile("search", deadline=None, max_examples=2000)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))


@pytest.fixture(scope="session")
def read_text() -> Callable[..., Finding]:
    """Give a function that takes a text, unchanged, down the whole road. It raises InputError like the road.

    A text of one sentence is often too short to tell its language: `language` says it.
    """
    # Imported here, so that a room that does not load leaves the other rooms' tests running.
    from saksi.clean.article import clean_page
    from saksi.flow import resolve as read_reading
    from saksi.pack import load_packs
    from saksi.parse.reading import parse_article
    from saksi.read.page import make_page

    def read(text: str, *, language: str | None = None, published: str | None = None) -> Finding:
        line = json.dumps({"id": "text", "text": text, "published": published}).encode()
        page = make_page(line, address="text", id="text", media_type="application/json", settings=SETTINGS)
        article = clean_page(page, load_packs(), SETTINGS)
        return read_reading(parse_article(article, load_packs(), language=language))

    return read


@pytest.fixture(scope="session")
def demo_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the bundled pages."""
    from saksi.show.demo import demo

    path = tmp_path_factory.mktemp("demo") / "demo.ledger"
    demo.main(["--ledger", str(path)], standalone_mode=False)
    return path
