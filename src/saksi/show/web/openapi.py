"""The API in the words of OpenAPI 3.1, made from the kinds that it answers with."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from saksi.show.web.asked import Param

Told = tuple[str, str, type, tuple[Param, ...]]
_PART = re.compile(r"\{(\w+)\}")
_PARTS = {
    "key": "The article's key, the beginning of it, its id, or its address.",
    "claim": "The claim's id in its article, such as c3.",
    "id": "The figure's id.",
    "role": "speaker or outlet.",
}


def describe(questions: Sequence[Told], fault: type) -> Mapping[str, Any]:
    """The whole document."""
    import saksi

    answers = [gives for _, _, gives, _ in questions]
    schemas, components = msgspec.json.schema_components([*answers, fault], ref_template="#/components/schemas/{name}")
    paths = {
        f"/api{path}": {"get": _operation(path, about, params, schema, schemas[-1])}
        for (path, about, _, params), schema in zip(questions, schemas[:-1], strict=True)
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Saksi",
            "version": saksi.__version__,
            "summary": "Who said what, in one ledger. It only reads.",
            "description": "Spans are [start, end) in code points of an article's text; sha256 is of the page's bytes.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {"schemas": components},
    }


def _operation(path: str, about: str, params: Sequence[Param], gives: Any, fault: Any) -> dict[str, Any]:
    told = [_path_param(name) for name in _PART.findall(path)]
    told += [
        {"name": p.name, "in": "query", "description": p.about, "required": p.is_required, "schema": p.schema()}
        for p in params
    ]
    named = "_".join(word for word in re.split(r"\W+", path) if word)
    answers = {"200": _response("What was asked for.", gives)}
    answers["400"] = _response("A parameter is unknown or not understood.", fault)
    answers["404"] = _response("There is no such thing in the ledger.", fault)
    answers["503"] = _response("The ledger cannot be read just now.", fault)
    plain = {"text/plain": {"schema": {"type": "string"}}}
    answers["401"] = {"description": "The server asks for its token, as a bearer.", "content": plain}
    answers["414"] = {"description": "The address is too long.", "content": plain}
    return {"operationId": named, "summary": about, "parameters": told, "responses": answers}


def _path_param(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string", "minLength": 1}
    return {"name": name, "in": "path", "required": True, "description": _PARTS[name], "schema": schema}


def _response(about: str, schema: Any) -> dict[str, Any]:
    return {"description": about, "content": {"application/json": {"schema": schema}}}
