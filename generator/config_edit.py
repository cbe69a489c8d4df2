"""Changes of a configuration file: the only user of tomlkit, which keeps comments, order and layout as they are."""

from __future__ import annotations

import tomlkit
from tomlkit.container import OutOfOrderTableProxy
from tomlkit.items import InlineTable, Table

from generator.config_table import TABLE

_BYTE_ORDER_MARK = "\ufeff"


class NoTableError(Exception):
    """The file has no table `[tool.sdkgen]`."""


def with_version(text: str, version: str) -> str:
    """The text of a configuration file with this version below `[tool.sdkgen]`. Raises NoTableError."""
    mark = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
    document = tomlkit.parse(text.removeprefix(mark))
    table: object = document
    for name in TABLE:
        table = table.get(name) if isinstance(table, dict) else None
    if not isinstance(table, Table | InlineTable | OutOfOrderTableProxy):
        raise NoTableError
    table["version"] = version
    return mark + tomlkit.dumps(document)
