"""Task."""

from .._model import Model


class Task(Model):
    """Task."""

    task_id: int | None = None
    """Primary key"""
    sub_tasks: "list[Task] | None" = None
    """Tasks below this one"""
