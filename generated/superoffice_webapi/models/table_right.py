"""TableRight."""

from .._model import Model


class TableRight(Model):
    """TableRight."""

    mask: str | None = None
    reason: str | None = None
