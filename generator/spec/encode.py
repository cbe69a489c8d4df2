"""Api -> the texts of `specs/*.yaml`. Everything that has its default value is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.naming import snake, unique
from generator.spec.model import (
    VERSION,
    Api,
    Field,
    Group,
    Message,
    Model,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Sample,
    Scheme,
)
from generator.spec.types import STRING, to_text
from generator.yamltext import Value, dump

Node = dict[str, Value]

FOLDERS = {"agent": "agents", "entity": "entities"}


@dataclass(frozen=True, slots=True)
class Shared:
    """What stands once in `api.yaml` because most operations say it."""

    security: tuple[Scheme, ...]
    request_media_types: tuple[str, ...]
    response_media_types: tuple[str, ...]
    parameters: Mapping[tuple[str, str], Parameter]


def encode(api: Api) -> dict[str, str]:
    """The spec files: path relative to the spec folder -> text. Raises ValueError where one name stands for two things."""
    shared = _shared(api)
    paths = _group_paths(api.groups)
    files = {
        "api.yaml": dump(_api(api, shared, paths)),
        "models.yaml": dump({"models": _keyed((model.name, _model(model)) for model in api.models)}),
    }
    for path, group in zip(paths, api.groups, strict=True):
        files[path] = dump(_group(group, shared))
    return files


def parameter_key(parameter: Parameter) -> str:
    """How an operation refers to a shared parameter: `query $select`."""
    return f"{parameter.location} {parameter.name}"


def _group_paths(groups: tuple[Group, ...]) -> list[str]:
    return [f"{path}.yaml" for path in unique(f"{FOLDERS[group.kind]}/{snake(group.name)}" for group in groups)]


def _shared(api: Api) -> Shared:
    operations = [operation for _, operation in api.operations()]
    variants: dict[tuple[str, str], Counter[Parameter]] = {}
    for operation in operations:
        for parameter in operation.parameters:
            variants.setdefault((parameter.location, parameter.name), Counter())[parameter] += 1
    commonest = {key: counter.most_common(1)[0] for key, counter in sorted(variants.items())}
    responses = (response for operation in operations for response in operation.responses if response.type is not None)
    return Shared(
        security=_most_common(operation.security for operation in operations),
        request_media_types=_most_common(operation.body.media_types for operation in operations if operation.body),
        response_media_types=_most_common(response.media_types for response in responses),
        parameters={key: parameter for key, (parameter, count) in commonest.items() if count > 1},
    )


def _most_common[T: str](values: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else ()
