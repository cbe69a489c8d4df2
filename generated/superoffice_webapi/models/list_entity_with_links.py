"""ListEntityWithLinks."""

from .._model import wire
from .list_entity import ListEntity


class ListEntityWithLinks(ListEntity):
    """ListEntityWithLinks."""

    links: dict[str, str] | None = wire("_Links")
