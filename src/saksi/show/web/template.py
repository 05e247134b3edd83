"""Filling templates. Every value is escaped: for HTML, and signs that act on a reader's eyes; none is let through."""

import functools
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from saksi.show.plain import visible
from saksi.show.web.speech import speeches
from saksi.show.web.visit import Shown, Visit


def render(shown: Shown, visit: Visit) -> str:
    """A page as HTML."""
    values = {"page": shown.page, "visit": visit, "speech": visit.speech, "t": visit.speech.say}
    return templates().get_template(shown.template).render(values)


@functools.cache
def templates() -> Environment:
    """The templates, compiled once. A name that does not exist is an error, not an empty place."""
    environment = Environment(
        loader=PackageLoader("saksi.show.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finish,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters = {name: environment.filters[name] for name in ("join", "length", "trim")}
    environment.filters["path"] = _path
    environment.globals = {"languages": tuple(speeches())}
    return environment


def _finish(value: object) -> object:
    """Write signs that turn the direction of words, or act, as their escapes; what is HTML already stays."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _path(part: str) -> str:
    """One part of a path, written so that it stays one.

    >>> _path("a/b?c")
    'a%2Fb%3Fc'
    """
    return quote(part, safe="")
