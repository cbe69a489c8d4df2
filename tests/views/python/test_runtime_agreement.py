"""What the generator knows about the runtime, which it cannot import, is true of the runtime."""

from __future__ import annotations

import importlib
import inspect

from generator.emit.render import templates_folder
from generator.runtime import _api, _errors, _options, _pool, _transport
from generator.views.python.client import EXPORTS
from generator.views.python.design import CALL_OPTIONS
from generator.views.python.docstrings import error_name


def test_docstrings_name_the_exception_that_is_raised() -> None:
    statuses = [*range(300, 600)]
    assert [error_name(status) for status in statuses] == [_errors.error_class(s).__name__ for s in statuses]


def test_every_option_of_a_call_is_known() -> None:
    headers = _api.HeaderOptions.__annotations__
    assert set(CALL_OPTIONS) == _options.CallOptions.__annotations__.keys() - headers.keys()


def test_every_exported_name_is_there() -> None:
    exported = [(module, name) for module, names in EXPORTS.items() for name in names]
    assert [
        pair for pair in exported if not hasattr(importlib.import_module(f"generator.runtime.{pair[0]}"), pair[1])
    ] == []


def test_the_readme_states_the_defaults() -> None:
    text = (templates_folder() / "README.md.j2").read_text("utf-8")
    assert f"seconds for each wait on the network ({_transport.DEFAULT_TIMEOUT:g})" in text
    assert f"where that is safe ({_options.DEFAULT_MAX_RETRIES})" in text
    settings = inspect.signature(_pool.PoolSettings).parameters
    assert [name for name in settings if f"`{name}`" not in text] == []
    assert f"at the same time ({settings['max_connections'].default});" in text
    assert f"for how long ({settings['idle_seconds'].default:g})" in text


def test_the_readme_names_every_exception() -> None:
    text = (templates_folder() / "README.md.j2").read_text("utf-8")
    assert [name for name in EXPORTS["_errors"] if f"`{name}`" not in text] == []
