"""PreferenceSpec."""

from .._model import Model


class PreferenceSpec(Model):
    """PreferenceSpec."""

    section: str | None = None
    key: str | None = None
