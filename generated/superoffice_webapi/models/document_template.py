"""DocumentTemplate."""

from .._model import Model


class DocumentTemplate(Model):
    """DocumentTemplate."""

    document_template_id: int | None = None
    name: str | None = None
    tooltip: str | None = None
    deleted: bool | None = None
    rank: int | None = None
    filename: str | None = None
