"""What is particular to this API: names, addresses, and the headers that are options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeAlias, TypedDict

PACKAGE: Final = "runtime"
VERSION: Final = "0.0.0"

SERVER: Final = "https://host/customer"
"""A base address, as an example."""

ENVIRONMENT_PREFIX: Final = "API"
"""What the names of all environment variables begin with."""

CSRF_COOKIE: Final = "CSRF-Token"
"""The cookie that holds the token against cross-site request forgery, and the header that repeats it."""
CSRF_HEADER: Final = "X-CSRF-Token"

NAIVE_TIMES_ARE_UTC: Final[bool] = True
"""Whether the documentation says that a date-time without a time zone is in UTC."""

FILTER_CONTAINS: Final = "contains({name},{value})"
FILTER_DATE: Final = "{date}"
"""How a filter asks for text that holds another one, and how it writes a date."""

ERROR_PROPERTIES: Final = frozenset[str](("errortype",))
"""Properties, in lower case, that only an error of the API itself has; any error is one if there are none."""

OPTION_HEADERS: Mapping[str, str] = {
    "language": "X-Language",
}
"""Option -> the request header that it sets."""

SECRET_HEADERS: Mapping[str, str] = {
    "api_key": "X-Api-Key",
}
"""As `OPTION_HEADERS`, for options whose values are never shown."""

SECRET_PARAMETERS: Final = ("key",)
"""The query parameters that hold secrets."""


class HeaderOptions(TypedDict, total=False):
    """Options that are request headers of the API."""

    language: str | None
    """Language of texts."""


class SecretOptions(TypedDict, total=False):
    """Options that are request headers of the API and hold secrets."""

    api_key: str | None
    """The key of the application."""


class ApiError(Exception):
    """The root of all exceptions of this package. Each can be pickled, to be passed from one process to another."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args), self.__dict__


def _restore(kind: type[ApiError], args: tuple[Any, ...]) -> ApiError:
    # Not kind(*args): most of these classes take keyword arguments, which are restored with the attributes.
    return kind.__new__(kind, *args)


RootError: TypeAlias = ApiError
