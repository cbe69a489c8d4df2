"""What is particular to this API: names, addresses, and the headers that are options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeAlias, TypedDict

PACKAGE: Final = "superoffice_webapi"
VERSION: Final = "0.1.0"

SERVER: Final = "https://host/customer"
"""A base address, as an example."""

ENVIRONMENT_PREFIX: Final = "SUPEROFFICE"
"""What the names of all environment variables begin with."""

CSRF_COOKIE: Final = "XSRF-TOKEN"
"""The cookie that holds the token against cross-site request forgery, and the header that repeats it."""
CSRF_HEADER: Final = "X-XSRF-TOKEN"

NAIVE_TIMES_ARE_UTC: Final[bool] = True
"""Whether the documentation says that a date-time without a time zone is in UTC."""

FILTER_CONTAINS: Final = "{name} contains {value}"
FILTER_DATE: Final = "'{date}'"
"""How a filter asks for text that holds another one, and how it writes a date."""

ERROR_PROPERTIES: Final = frozenset[str](("errormessage", "errorsource", "errortype"))
"""Properties, in lower case, that only an error of the API itself has; any error is one if there are none."""

OPTION_HEADERS: Mapping[str, str] = {
    "culture": "SO-Culture",
    "language": "SO-Language",
    "time_zone": "SO-TimeZone",
}
"""Option -> the request header that it sets."""

SECRET_HEADERS: Mapping[str, str] = {
    "app_token": "SO-AppToken",
}
"""As `OPTION_HEADERS`, for options whose values are never shown."""

SECRET_PARAMETERS: Final = ()
"""The query parameters that hold secrets."""


class HeaderOptions(TypedDict, total=False):
    """Options that are request headers of the API."""

    culture: str | None
    """Two-letter code of the culture that formats numbers and dates. Has no effect without a language."""

    language: str | None
    """Like Accept-Language, and it wins where both are sent."""

    time_zone: str | None
    """Code of the time zone in which the answer gives dates and times."""


class SecretOptions(TypedDict, total=False):
    """Options that are request headers of the API and hold secrets."""

    app_token: str | None
    """Says which application calls; it comes beside one of the other schemes, and never alone."""


class SuperOfficeError(Exception):
    """The root of all exceptions of this package. Each can be pickled, to be passed from one process to another."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args), self.__dict__


def _restore(kind: type[SuperOfficeError], args: tuple[Any, ...]) -> SuperOfficeError:
    # Not kind(*args): most of these classes take keyword arguments, which are restored with the attributes.
    return kind.__new__(kind, *args)


RootError: TypeAlias = SuperOfficeError
