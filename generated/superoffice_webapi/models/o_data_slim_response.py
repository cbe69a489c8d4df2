"""ODataSlimResponse."""

from typing import Any

from .._model import Model, wire


class ODataSlimResponse(Model):
    """ODataSlimResponse."""

    odata_metadata: str | None = wire("odata.metadata")
    odata_next_link: str | None = wire("odata.nextLink")
    value: list[dict[str, Any]] | None = wire("value")
