"""Jinja, and nothing but Jinja: the sole user of jinja2. A template places trusted text; it can place nothing else."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from generator.jsonlayout import lay_out_json
from generator.trusted import SafeText, UntrustedTextError
from generator.yamllayout import lay_out, mark_block


def templates_folder() -> Path:
    """Where the templates are: inside the installed package, or beside `generator/` in a checkout."""
    installed = Path(__file__).parent.parent / "_templates"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "templates"


def _only_code(value: Any) -> Any:
    # Markup is what macros give, rendered by these same rules. StrictUndefined raises when it is placed.
    if isinstance(value, (SafeText, Markup, int, jinja2.Undefined)):
        return value
    raise UntrustedTextError(f"a template placed text that no filter made safe: {value!r}")


def _block_or_code(value: Any) -> Any:
    if isinstance(value, Markup):
        return Markup(mark_block(value))  # noqa: S704  # it is Markup already
    return _only_code(value)


@functools.cache  # what is loaded is compiled, which costs ten times as much as rendering a small API
def _environment(folder: Path, finalize: Callable[[Any], Any]) -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        finalize=finalize,
        autoescape=True,  # makes a macro give Markup, which is told from a plain str; SafeText is not escaped
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


class Renderer:
    """Renders templates by name, relative to their folder. `values` hold SafeText, numbers, bools, tuples and views."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or templates_folder()

    def render(self, template: str, **values: Any) -> str:
        """The text of one output file."""
        return _environment(self._folder, _only_code).get_template(template).render(**values)

    def render_yaml(self, template: str, **values: Any) -> str:
        """The text of one output file in YAML: values and macros of the template are laid out by `yamllayout`."""
        return lay_out(self._marked(template, values))

    def render_yaml_and_json(self, template: str, entry_lines: Mapping[str, int], **values: Any) -> tuple[str, str]:
        """The same value in YAML and, as `jsonlayout` says, in JSON."""
        marked = self._marked(template, values)
        return lay_out(marked), lay_out_json(marked, entry_lines)

    def _marked(self, template: str, values: Mapping[str, Any]) -> str:
        return _environment(self._folder, _block_or_code).get_template(template).render(**values)
