"""The texts of `specs/*.yaml` -> Api, or the findings that say why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import cast, get_args

import yaml

from generator.findings import Finding, Span
from generator.spec.decode_head import Shared, read_parameter, read_root, read_security, read_shared
from generator.spec.model import (
    Api,
    BodyForm,
    Field,
    Group,
    Method,
    Model,
    Operation,
    Parameter,
    ParameterIn,
    RequestBody,
    Response,
)
from generator.spec.nodes import FileNodes
from generator.spec.rules import (
    NO_FILE,
    NO_PARAMETER,
    NO_SECTION,
    NOT_YAML,
    TWICE,
    UNKNOWN_MODEL,
    WRONG_KIND,
)
from generator.spec.samples import is_samples_file, read_samples, read_samples_inside
from generator.spec.validate import check_models
from generator.spec.versions import SAMPLES_INSIDE, unreleased_form, version_refused


@dataclass(frozen=True, slots=True)
class Decoded:
    """What the spec files say. `api` is None when there is a finding: a spec is whole or it is refused."""

    api: Api | None
    findings: tuple[Finding, ...]


def decode(files: Mapping[str, str], display: str, *, samples: bool = True, strays: bool = False) -> Decoded:
    """Read a spec. `files` is path in the spec folder -> text; `display` is that folder as the user would write it.

    Without `samples`, operations have none, no parameter has an example, and files of samples may be missing. With
    `strays`, there may be files that no other file lists, and they are not read.
    """
    lost = [path for path in ("api.yaml", "models.yaml") if path not in files]
    if lost:
        findings = [Finding(NO_FILE, f"there is no `{path}`", Span(f"{display}/{path}")) for path in lost]
        return Decoded(None, tuple(findings))
    opened = _Files(files, display)
    head = opened.reader("api.yaml")
    root = read_root(head)
    if refused := version_refused(head, root.get("version")):
        return Decoded(None, (refused,))
    shared = read_shared(head, root)
    models, model_spans = _read_models(opened.reader("models.yaml"))
    groups = tuple(_read_groups(opened, head, root, shared, samples=samples, strays=strays))

    if findings := _findings(opened, models, model_spans):
        return Decoded(None, (*unreleased_form(head, root.get("version"), findings), *findings))
    api = Api(
        title=head.text(root["title"]),
        version=head.text(root["release"]),
        sections=shared.sections,
        groups=groups,
        models=models,
        security_schemes=shared.security_schemes,
        options=shared.options,
        extensions=shared.extensions,
        naive_times=shared.naive_times,
        filters=shared.filters,
        error_properties=shared.error_properties,
    )
    return Decoded(api, ())


def _findings(files: _Files, models: Iterable[Model], spans: Mapping[str, Span]) -> list[Finding]:
    """What is wrong in the files, and between them. `spans` says where each model is written."""
    findings = [finding for reader in files.readers for finding in reader.findings]
    if unread := [finding for finding in findings if finding.rule is NOT_YAML]:
        return unread  # what the other files refer to is not known
    for reader in files.readers:
        for model, span in reader.models_named:
            if model not in spans:
                findings.append(Finding(UNKNOWN_MODEL, f"there is no model `{model}`", span))
    findings += check_models(models, spans)
    return sorted(set(findings), key=lambda finding: finding.sort_key)


class _Files:
    """The files of a spec, each opened once."""

    def __init__(self, files: Mapping[str, str], display: str) -> None:
        self._texts, self._display = files, display
        self._opened: dict[str, FileNodes] = {}

    @property
    def readers(self) -> tuple[FileNodes, ...]:
        """The readers of all files that were opened, in that order."""
        return tuple(self._opened.values())

    def reader(self, path: str) -> FileNodes:
        """The reader of a file that is there."""
        self._opened[path] = FileNodes((PurePosixPath(self._display) / path).as_posix(), self._texts[path])
        return self._opened[path]

    def reader_listed(self, path: str, by: FileNodes, at: yaml.Node) -> FileNodes | None:
        """The reader of a file that another file lists; None, and a finding, where it is missing or listed twice."""
        if path in self._opened:
            by.add(TWICE, f"`{path}` is listed twice", at)
        elif path not in self._texts:
            by.add(NO_FILE, f"there is no `{path}`", at)
        else:
            return self.reader(path)
        return None

    def not_opened(self) -> Iterator[tuple[str, Span]]:
        """Each file that was not opened, with its place."""
        for path in sorted(self._texts.keys() - self._opened):
            yield path, Span((PurePosixPath(self._display) / path).as_posix())


def _read_groups(
    files: _Files, head: FileNodes, root: Mapping[str, yaml.Node], shared: Shared, *, samples: bool, strays: bool
) -> Iterator[Group]:
    operations: dict[str, Span] = {}
    for node in head.items(root.get("groups")):
        path = head.text(node)
        if reader := files.reader_listed(path, head, node):
            group, samples_node = _read_group(reader, shared, operations)
            if samples and samples_node is not None:
                if shared.version == SAMPLES_INSIDE and isinstance(samples_node, yaml.MappingNode):
                    group = read_samples_inside(reader, group, samples_node)
                elif samples_path := reader.text(samples_node):
                    opened = files.reader_listed(samples_path, reader, samples_node)
                    group = read_samples(opened, group, path) if opened else group
            yield group
    for path, span in () if strays else files.not_opened():
        if samples or not is_samples_file(path):
            where = "by the file of a group" if is_samples_file(path) else "under `groups`"
            head.findings.append(Finding(NO_FILE, f"`{path}` is not listed {where}", span))


def _read_models(reader: FileNodes) -> tuple[tuple[Model, ...], dict[str, Span]]:
    models, spans = [], {}
    for name, name_node, value in reader.pairs(reader.record(reader.root(), ("models",), ("models",)).get("models")):
        node = reader.record(value, ("extends", "description", "fields"))
        extends = reader.optional_text(node.get("extends"))
        if extends is not None:
            reader.models_named.append((extends, reader.span(node["extends"])))
        fields = _fields(reader, node.get("fields"))
        models.append(Model(name, fields, reader.text(node.get("description")), extends))
        spans[name] = reader.span(name_node)
    return tuple(models), spans


def _fields(reader: FileNodes, node: yaml.Node | None) -> tuple[Field, ...]:
    return tuple(_field(reader, name, value) for name, _, value in reader.pairs(node))


_FIELD_FLAGS = ("required", "read_only", "write_only", "primary_key", "last_modified")
_FIELD_KEYS = ("type", "client_name", *_FIELD_FLAGS, "deprecated", "description")


def _field(reader: FileNodes, name: str, value: yaml.Node) -> Field:
    if isinstance(value, yaml.ScalarNode):
        return Field(name, reader.type(value))
    node = reader.record(value, _FIELD_KEYS, ("type",), extensible=True)
    return Field(
        name=name,
        type=reader.type(node.get("type")),
        description=reader.text(node.get("description")),
        required=reader.flag(node.get("required")),
        read_only=reader.flag(node.get("read_only")),
        write_only=reader.flag(node.get("write_only")),
        primary_key=reader.flag(node.get("primary_key")),
        last_modified=reader.flag(node.get("last_modified")),
        deprecated=reader.optional_text(node.get("deprecated")),
        client_name=reader.name(node.get("client_name")),
        extensions=tuple((key, reader.text(item)) for key, item in node.items() if key.startswith("x-")),
    )


def _read_group(reader: FileNodes, shared: Shared, operations: dict[str, Span]) -> tuple[Group, yaml.Node | None]:
    """The group without samples, and what its file says about them."""
    root = reader.record(reader.root(), ("path", "operations", "samples"), ("path", "operations"))
    path = reader.texts(root.get("path"))
    if "path" in root and (len(path) < 2 or path[0] not in {section.name for section in shared.sections}):
        reader.add(NO_SECTION, "expected a section of `api.yaml`, then the name of the group", root["path"])
    found = []
    for id_, id_node, value in reader.pairs(root.get("operations")):
        found.append(_operation(reader, id_, value, shared))
        if id_ in operations:
            reader.add(TWICE, f"operation `{id_}` is given twice; the other is at {operations[id_]}", id_node)
        operations[id_] = reader.span(id_node)
    return Group(path, tuple(found)), root.get("samples")


_OPERATION_KEYS = (
    *("endpoint", "page", "name", "client_name", "summary", "description", "deprecated", "availability", "security"),
    *("repeatable", "parameters", "body", "responses"),
)


def _operation(reader: FileNodes, id_: str, value: yaml.Node, shared: Shared) -> Operation:
    node = reader.record(value, _OPERATION_KEYS, ("endpoint", "page"))
    method, _, path = reader.text(node.get("endpoint")).partition(" ")
    if "endpoint" in node and method not in get_args(Method):
        reader.add(WRONG_KIND, "expected a method and a path", node["endpoint"])
    return Operation(
        id=id_,
        method=cast("Method", method),
        path=path,
        page=reader.text(node.get("page")),
        summary=reader.text(node.get("summary")),
        description=reader.text(node.get("description")),
        deprecated=reader.optional_text(node.get("deprecated")),
        availability=reader.texts(node.get("availability")),
        parameters=tuple(_any_parameter(reader, item, shared) for item in reader.items(node.get("parameters"))),
        body=_body(reader, node["body"], shared) if "body" in node else None,
        responses=tuple(_response(reader, *pair, shared) for pair in reader.pairs(node.get("responses"))),
        security=read_security(reader, node["security"], shared) if "security" in node else shared.security,
        client_name=reader.name(node.get("client_name")),
        name=reader.text(node.get("name")),
        repeatable=reader.flag(node["repeatable"]) if "repeatable" in node else None,
    )


def _any_parameter(reader: FileNodes, node: yaml.Node, shared: Shared) -> Parameter:
    if isinstance(node, yaml.ScalarNode):
        key = reader.text(node)
        if key not in shared.parameters:
            reader.add(NO_PARAMETER, f"there is no shared parameter `{key}`", node)
            return Parameter("query", key)
        return shared.parameters[key]
    facts = reader.record(node, ("in", "name", *shared.parameter_keys), ("in", "name"))
    location = reader.word(facts.get("in"), get_args(ParameterIn))
    return read_parameter(reader, cast("ParameterIn", location), reader.text(facts.get("name")), facts)


def _body(reader: FileNodes, value: yaml.Node, shared: Shared) -> RequestBody:
    known = ("name", "form", "client_name", "type", "required", "media_types", "description", "fields")
    node = reader.record(value, known, ("name", "form"))
    return RequestBody(
        name=reader.text(node.get("name")),
        form=cast("BodyForm", reader.word(node.get("form"), get_args(BodyForm))),
        type=reader.optional_type(node.get("type")),
        fields=_fields(reader, node.get("fields")),
        media_types=reader.texts(node["media_types"]) if "media_types" in node else shared.request_media_types,
        description=reader.text(node.get("description")),
        required=reader.flag(node.get("required"), default=True),
        client_name=reader.name(node.get("client_name")),
    )


def _response(reader: FileNodes, status: str, key_node: yaml.Node, value: yaml.Node, shared: Shared) -> Response:
    node = reader.record(value, ("type", "nullable", "location", "media_types", "description"))
    if not (status.isascii() and status.isdigit()):
        reader.add(WRONG_KIND, "expected a status code", key_node)
        status = "0"
    type_ = reader.optional_type(node.get("type"))
    default = () if type_ is None else shared.response_media_types
    return Response(
        status=int(status),
        description=reader.text(node.get("description")),
        type=type_,
        media_types=reader.texts(node["media_types"]) if "media_types" in node else default,
        nullable=reader.flag(node.get("nullable")),
        location=reader.text(node.get("location")),
    )
