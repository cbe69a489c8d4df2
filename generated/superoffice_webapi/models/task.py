"""Task."""

from typing import Annotated, Literal

from .._model import Model, Open
from .field_property import FieldProperty
from .table_right import TableRight


class Task(Model):
    """Task."""

    task_list_item_id: int | None = None
    value: str | None = None
    direction: Annotated[Literal["Outgoing"] | str | None, Open] = None
    type: Annotated[Literal["Appointment"] | str | None, Open] = None
    tooltip: str | None = None
    deleted: bool | None = None
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
