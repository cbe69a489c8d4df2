"""The import block of a module, from the code that it holds: what is used is imported, in the order of isort."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from generator.trusted import SafeText


class _Method(Protocol):
    @property
    def signature(self) -> SafeText: ...
    @property
    def call(self) -> SafeText: ...
    @property
    def raw(self) -> SafeText: ...


_STANDARD: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("collections.abc", ("Mapping", "Sequence")),
    ("datetime", ("date", "datetime")),
    ("functools", ("cached_property",)),
    ("typing", ("Any", "Literal", "TypeAlias", "Unpack", "cast")),
)
_RELATIVE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("_download", ("AsyncDownload", "Download")),
    ("_options", ("CallOptions",)),
    ("_pagination", ("AsyncListing", "Listing")),
    ("_resource", ()),
    ("_timestamp", ("DateTime",)),
    ("_types", ("UNSET", "AsyncContent", "Content", "Names", "Progress")),
)
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"' + r"|'(?:[^'\\]|\\.)*'")


def used_names(codes: Iterable[str]) -> set[str]:
    """The identifiers in code, outside of string literals; `models.Contact` counts as `models`."""
    names: set[str] = set()
    for code in codes:
        bare = _STRING.sub('""', code)
        names.update(re.findall(r"(?<![\w.])[A-Za-z_]\w*", bare))
    return names


def group_imports(methods: Iterable[_Method], base: str, has_deprecated: bool, has_aliases: bool) -> SafeText:
    """The imports of the module of a group."""
    codes: list[str] = []
    wrappers: set[str] = set()
    for method in methods:
        codes += [method.signature, method.call]
        wrappers.update(re.findall(r"= (\w+)\(", method.raw))
        # The type inside the quotes of a cast is what the type checker reads.
        codes += re.findall(r'cast\("(.*?)",', method.call)
    used = used_names(codes) | {"cached_property"}
    if has_aliases:
        used |= {"Literal", "TypeAlias"}
    lines = ["import builtins"] if "builtins" in used else []
    for module, names in _STANDARD:
        if found := [name for name in names if name in used]:
            lines.append(f"from {module} import {', '.join(found)}")
    if has_deprecated:
        lines += ["", "from typing_extensions import deprecated"]
    lines.append("")
    if "models" in used:
        lines.append("from .. import models")
    for module, names in _RELATIVE:
        found = [name for name in names if name in used]
        if module == "_resource":
            found = [*sorted((base, f"Async{base}")), *sorted(wrappers)]
        if found:
            lines.append(f"from ..{module} import {', '.join(found)}")
    return SafeText("\n".join(lines))
