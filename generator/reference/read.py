"""A published OpenAPI or Swagger document as a file: read, checked, and given as facts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast, get_args

import yaml

from generator.findings import Finding, Span
from generator.reference.model import Reference, ReferenceOperation, ReferenceParameter
from generator.reference.places import Places
from generator.reference.rules import UNKNOWN_VERSION, UNREADABLE
from generator.reference.schemas import Schemas
from generator.spec.model import ParameterIn
from generator.spec.types import STRING, Type

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(frozen=True, slots=True)
class ReadReference:
    """A document, or None where one of the findings is an error."""

    reference: Reference | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ReadReferences:
    """The documents of a run, the strongest last. `refused` are the findings of those that cannot be used."""

    references: tuple[Reference, ...]
    findings: tuple[Finding, ...]
    refused: tuple[Finding, ...]


def read_references(paths: Iterable[tuple[Path, str]]) -> ReadReferences:
    """Read documents: each a file, and the file as the user would write it."""
    read = [read_reference(path, display) for path, display in paths]
    return ReadReferences(
        references=tuple(item.reference for item in read if item.reference is not None),
        findings=tuple(finding for item in read if item.reference is not None for finding in item.findings),
        refused=tuple(finding for item in read if item.reference is None for finding in item.findings),
    )


def read_reference(path: Path, display: str) -> ReadReference:
    """Read a document: Swagger 2.0 or OpenAPI 3.x, JSON or YAML. `display` is the file as the user would write it."""
    try:
        text = path.read_text("utf-8-sig")
        data = json.loads(text) if text.lstrip().startswith("{") else yaml.load(text, Loader=yaml.CSafeLoader)
    except OSError as error:
        return _refused(f"cannot read the file: {error.strerror}", display)
    except json.JSONDecodeError as error:
        return _refused(f"not JSON: {error.msg}", display, error.lineno, error.colno)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not YAML"
        return _refused(f"not YAML: {problem}", display, *((mark.line + 1, mark.column + 1) if mark else ()))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        return _refused(f"cannot read the file: {error}", display)
    if not isinstance(data, Mapping):
        return _refused("the document is not a mapping", display)
    version = str(data.get("swagger") or data.get("openapi") or "")
    if not version.startswith(("2.", "3.")):
        message = f"version `{version[:20]}`" if version else "neither `swagger` nor `openapi` says a version"
        return ReadReference(None, (Finding(UNKNOWN_VERSION, message, Span(display)),))
    return _read(data, Places(display, text), display, is_swagger=version.startswith("2."))


def _refused(message: str, display: str, line: int = 1, column: int = 1) -> ReadReference:
    return ReadReference(None, (Finding(UNREADABLE, message, Span(display, line, column)),))


def _read(data: Mapping[str, Any], places: Places, display: str, *, is_swagger: bool) -> ReadReference:
    components = data if is_swagger else _mapping(data, "components")
    pointer = "/definitions" if is_swagger else "/components/schemas"
    schemas = Schemas(_mapping(components, pointer.rpartition("/")[2]), pointer, places)
    schemas.read_all()
    reader = _Operations(data, components, schemas, is_swagger)
    operations = {operation.id: operation for operation in reader.operations()}
    findings = tuple(dict.fromkeys(schemas.findings))
    return ReadReference(Reference(display, operations, schemas.models, places), findings)


@dataclass(frozen=True, slots=True)
class _Operations:
    """The operations of a document."""

    data: Mapping[str, Any]
    components: Mapping[str, Any]
    schemas: Schemas
    is_swagger: bool

    def operations(self) -> Iterator[ReferenceOperation]:
        """Every operation. One without an id is known by its method and path."""
        for path, item in _mapping(self.data, "paths").items():
            if not isinstance(item, Mapping):
                continue
            for method in _METHODS:
                if isinstance(operation := item.get(method), Mapping):
                    yield self._operation(method, str(path), item, operation)

    def _operation(
        self, method: str, path: str, item: Mapping[str, Any], operation: Mapping[str, Any]
    ) -> ReferenceOperation:
        at = f"/paths/{path.replace('~', '~0').replace('/', '~1')}/{method}"
        id_ = operation.get("operationId")
        id_ = id_ if isinstance(id_, str) and id_ else f"{method.upper()} {path}"
        parameters = [
            self._resolved(parameter)
            for parameter in [*_items(item, "parameters"), *_items(operation, "parameters")]
            if isinstance(parameter, Mapping)
        ]
        request, request_at = self._request(operation, parameters, at, id_)
        responses, places = self._responses(operation, at, id_)
        return ReferenceOperation(
            id=id_,
            method=method.upper(),
            path=self._base_path() + path,
            pointer=at,
            parameters=tuple(self._parameters(parameters, at, id_)),
            request=request,
            request_pointer=request_at,
            responses=responses,
            response_pointers=places,
        )

    def _base_path(self) -> str:
        base = self.data.get("basePath") if self.is_swagger else None
        return base.rstrip("/") if isinstance(base, str) else ""

    def _resolved(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        """A parameter, body or response; one behind a `$ref` into the document's own components."""
        target = node.get("$ref")
        if not isinstance(target, str) or not target.startswith("#/"):
            return node
        found: Any = self.data
        for part in target[2:].split("/"):
            found = found.get(part.replace("~1", "/").replace("~0", "~")) if isinstance(found, Mapping) else None
        return found if isinstance(found, Mapping) else {}

    def _parameters(self, nodes: list[Mapping[str, Any]], at: str, id_: str) -> Iterator[ReferenceParameter]:
        for node in nodes:
            location, name = node.get("in"), node.get("name")
            if location not in get_args(ParameterIn) or not isinstance(name, str):
                continue
            schema = node if self.is_swagger else node.get("schema", {})
            description = node.get("description")
            yield ReferenceParameter(
                location=cast("ParameterIn", location),
                name=name,
                type=self.schemas.type_of(schema, f"{at}/parameters", id_) or STRING,
                pointer=f"{at}/parameters",
                required=node.get("required") is True,
                description=description if isinstance(description, str) else "",
            )

    def _request(
        self, operation: Mapping[str, Any], parameters: list[Mapping[str, Any]], at: str, id_: str
    ) -> tuple[Type | None, str]:
        if self.is_swagger:
            body = next((node for node in parameters if node.get("in") == "body"), None)
            schema, place = (body.get("schema"), f"{at}/parameters") if body else (None, "")
        else:
            content = _mapping(self._resolved(_mapping(operation, "requestBody")), "content")
            schema, place = _json_schema(content), f"{at}/requestBody/content"
        return (self.schemas.type_of(schema, place, f"{id_}Request"), place) if schema is not None else (None, "")

    def _responses(self, operation: Mapping[str, Any], at: str, id_: str) -> tuple[dict[int, Type], dict[int, str]]:
        types: dict[int, Type] = {}
        places: dict[int, str] = {}
        for status, node in _mapping(operation, "responses").items():
            if not str(status).isdigit() or not isinstance(node, Mapping):
                continue
            response = self._resolved(node)
            schema = response.get("schema") if self.is_swagger else _json_schema(_mapping(response, "content"))
            if schema is not None:
                places[int(status)] = f"{at}/responses/{status}"
                types[int(status)] = self.schemas.type_of(schema, places[int(status)], f"{id_}Response")
        return types, places


def _json_schema(content: Mapping[str, Any]) -> Any:
    """The schema of the JSON among the media types, else of the first one."""
    order = sorted(content, key=lambda media_type: ("json" not in media_type, media_type))
    return _mapping(content, order[0]).get("schema") if order else None


def _mapping(node: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = node.get(key)
    return value if isinstance(value, Mapping) else {}


def _items(node: Mapping[str, Any], key: str) -> list[Any]:
    value = node.get(key)
    return value if isinstance(value, list) else []
