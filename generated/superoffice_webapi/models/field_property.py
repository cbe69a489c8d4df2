"""FieldProperty."""

from .._model import Model
from .table_right import TableRight


class FieldProperty(Model):
    """FieldProperty."""

    field_right: TableRight | None = None
    field_type: str | None = None
    field_length: int | None = None
