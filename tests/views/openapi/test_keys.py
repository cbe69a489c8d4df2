"""The keys of the document stand in its templates: no Python of `views/` or `emit/` writes one.

The keys are the fixed fields of the objects of OpenAPI 3.1 (section 4.8) and the keywords of JSON Schema 2020-12.
Names of Python (arguments, attributes of views) are not text and are not looked at.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parents[3] / "generator"
TEMPLATES = GENERATOR.parent / "templates"

_PLAIN_WORDS = """
    name in type format items enum required description summary default schema schemas content example examples value
    headers header parameters parameter responses response security servers server variables paths tags info version
    title url license identifier contact components links style explode encoding get put post delete options head patch
    trace properties deprecated openapi scheme flows scopes email const not if then else minimum maximum pattern
    discriminator
"""
PLAIN_WORDS = frozenset(_PLAIN_WORDS.split())
"""Keys that are also words of other things, so that only their use as a key counts."""

_KEYS_ONLY = """
    $ref $id $schema $defs $anchor $dynamicRef $comment operationId operationRef requestBody requestBodies
    externalDocs externalValue securitySchemes bearerFormat openIdConnectUrl pathItems callbacks webhooks mediaType
    anyOf allOf oneOf additionalProperties patternProperties unevaluatedProperties propertyNames prefixItems
    readOnly writeOnly nullable allowEmptyValue allowReserved contentEncoding contentMediaType jsonSchemaDialect
    minLength maxLength minItems maxItems uniqueItems multipleOf exclusiveMinimum exclusiveMaximum minProperties
    maxProperties dependentRequired dependentSchemas termsOfService x-tagGroups x-availability x-primary-key
    x-repeatable authorizationUrl tokenUrl
"""
KEYS_ONLY = frozenset(_KEYS_ONLY.split())
"""Keys that mean nothing else: any text that holds one counts."""

_WORD = re.compile(r"[$A-Za-z][A-Za-z-]*")
_KEY_OF_YAML = re.compile(r"^ *(?:- )*'?([$A-Za-z-]+)'?:(?: |$)", re.MULTILINE)


def keys_in_text(text: str) -> Iterator[str]:
    """Keys that a text holds: those that mean nothing else anywhere, any other where YAML has its keys."""
    yield from (word for word in _WORD.findall(text) if word in KEYS_ONLY)
    yield from (key for key in _KEY_OF_YAML.findall(text) if key in PLAIN_WORDS)


def _text(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _as_key(node: ast.AST) -> list[ast.expr | None]:
    """The expressions that a node uses as keys of a mapping."""
    match node:
        case ast.Dict(keys=keys):
            return list(keys)
        case ast.DictComp(key=key) | ast.Subscript(slice=key):
            return [key]
        case ast.Call(func=ast.Attribute(attr="get" | "pop" | "setdefault"), args=[key, *_]):
            return [key]
        case ast.Call(func=ast.Name(id="dict"), keywords=keywords):
            return [ast.Constant(keyword.arg) for keyword in keywords if keyword.arg]
    return []


def _docstrings(tree: ast.Module) -> set[int]:
    """Texts that are statements of their own: they document, and are not written anywhere."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def written_keys(source: str, *, mappings: bool = True) -> list[tuple[int, str]]:
    """Line and key of each key of OpenAPI that a Python module writes as text, or with `mappings` as a key of one."""
    tree = ast.parse(source)
    skipped = _docstrings(tree)
    found = []
    for node in ast.walk(tree):
        if mappings:
            keys = map(_text, _as_key(node))
            line = getattr(node, "lineno", 0)
            found += [(line, key) for key in keys if key in PLAIN_WORDS or key in KEYS_ONLY]
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            found += [(node.lineno, key) for key in keys_in_text(node.value)]
    return sorted(set(found))


def modules() -> list[Path]:
    folders = (GENERATOR / "views", GENERATOR / "emit")
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(GENERATOR).as_posix())
def test_python_writes_no_key_of_the_document(path: Path) -> None:
    name = path.relative_to(GENERATOR).as_posix()
    # In the views of the client `content` and `get` are names of arguments and methods, and stand in mappings as such.
    found = written_keys(path.read_text("utf-8"), mappings="openapi" in name)
    reads = {
        "emit/openapi.py": ["components", "paths"],  # says where lines of the JSON end
        "emit/verify.py": ["operationId", "operationId"],  # looks for the operations in the finished document
    }
    assert [key for _, key in found] == reads.get(name, []), found


def test_the_templates_write_the_keys_that_the_test_looks_for() -> None:
    templates = [TEMPLATES / "openapi.yaml.j2", *sorted((TEMPLATES / "openapi").glob("*.j2"))]
    written = {key for path in templates for key in keys_in_text(path.read_text("utf-8"))}
    assert written >= {"$ref", "operationId", "requestBody", "responses", "content", "schema", "parameters", "anyOf"}
    all_keys = {key for path in templates for key in _KEY_OF_YAML.findall(path.read_text("utf-8"))}
    names_of_values = {"sample-", "from", "op", "path"}  # a numbered example, and members of a JSON Patch
    assert all_keys - PLAIN_WORDS - KEYS_ONLY <= names_of_values


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('x = {"schema": 1}', ["schema"]),
        ('x["content"] = 1', ["content"]),
        ('x = y.get("properties")', ["properties"]),
        ('x = {"requestBody": {"content": 1}}', ["content", "requestBody"]),
        ("x = dict(required=True)", ["required"]),
        ('x = {name: 1 for name in ("$ref",)}', ["$ref"]),
        ('x = f"  description: {y}"', ["description"]),
        ('x = "- name: {}"', ["name"]),
        ('x = "anyOf"', ["anyOf"]),
        ('"""The `operationId: x`."""', []),
        ('x = View(schema=1, description="A schema of content")', []),
        ('x = operation.method == "get"', []),
    ],
)
def test_what_counts_as_writing_a_key(source: str, found: list[str]) -> None:
    assert sorted(key for _, key in written_keys(source)) == found
