"""What the client offers beside its groups: authentication, options, sections, and what the package exports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from generator import trusted
from generator.spec.model import Api
from generator.trusted import SafeText, identifier, literal
from generator.views.python.authentication import (
    NO_SESSION,
    AuthView,
    SecretView,
    SessionView,
    auth_views,
    secret_parameters,
    secret_views,
    session_view,
)
from generator.views.python.design import CALL_OPTIONS, ClientDesign
from generator.views.python.groups import SectionView
from generator.views.python.imports import import_statement, name_order
from generator.views.python.package import PackageView
from generator.views.python.settings import ClientSettings

EXPORTS: Mapping[str, tuple[str, ...]] = {
    "_auth": ("Auth", "Basic", "Bearer", "TokenSource"),
    "_async_concurrency": ("async_call_all", "async_call_as_completed"),
    "_concurrency": ("Outcome", "call_all", "call_as_completed"),
    "_download": ("AsyncDownload", "Download"),
    "_errors": (
        *("BadRequest", "ClientClosed", "ConfigurationError", "Conflict", "ConnectionFailed", "ConnectionLost"),
        *("Forbidden", "InvalidResponse", "NotFound", "NotModified", "PoolTimeout", "PreconditionFailed"),
        *("RateLimited", "ServerError", "StatusError", "TimedOut", "TransportError", "Unauthorized"),
        "ValidationFailed",
    ),
    "_events": ("RequestEvent", "ResponseEvent"),
    "_http": ("AsyncHttpTransport", "HttpTransport"),
    "_filter": ("Filter", "where"),
    "_model": ("Model",),
    "_numbered_pages": ("aiter_rows", "iter_rows"),
    "_options": ("CallOptions", "ClientOptions"),
    "_pagination": ("AsyncListing", "Listing"),
    "_patch": ("json_patch", "merge_patch"),
    "_problem": ("Problem",),
    "_response": ("RawResponse", "ResponseWarning"),
    "_selection": ("IncompleteRecord",),
    "_timestamp": ("DateTime",),
    "_transport": (
        *("AsyncHttpResponse", "AsyncTransport", "Headers", "HttpRequest", "HttpResponse", "Timeout", "Transport"),
    ),
    "_types": ("UNSET", "AsyncContent", "Content", "Progress", "Unset"),
}
"""Module of the runtime -> the names that every client exports from it."""

_CLIENT_ARGUMENTS = ("self", "base_url", "auth", "transport", "on_request", "on_response", "unknown", *CALL_OPTIONS)


@dataclass(frozen=True, slots=True)
class ExportView:
    """What the package exports from one module."""

    module: SafeText
    names: tuple[SafeText, ...]
    statement: SafeText
    """The import, at an indent of four."""


@dataclass(frozen=True, slots=True)
class ClientView:
    """What the templates of the client place beside the `PackageView`."""

    server: SafeText
    """A base address, as an example."""
    server_literal: SafeText
    path_prefix: SafeText
    """What all paths begin with, in backticks; or words that say so."""
    secrets: tuple[SecretView, ...]
    secret_parameters: SafeText
    """A tuple of the query parameters that hold secrets."""
    auth: tuple[AuthView, ...]
    """In the order in which the environment is searched for them."""
    tokens: tuple[AuthView, ...]
    """Those whose class is generated."""
    auth_import: SafeText
    session: SessionView
    has_session: bool
    error_properties: SafeText
    filter_contains: SafeText
    filter_date: SafeText
    """Literals."""
    named_sections: tuple[SectionView, ...]
    """Those with an attribute of the client."""
    direct_sections: tuple[SectionView, ...]
    """Those whose groups are attributes of the client itself."""
    exports: tuple[ExportView, ...]
    names: tuple[SafeText, ...]
    """All exported names, in order."""
    naive_times_are_utc: SafeText
    """A bool."""
    example: SafeText
    """A call, without the client before it."""


def client_view(design: ClientDesign, settings: ClientSettings, package: PackageView) -> ClientView:
    """The view of the client as a whole."""
    api = design.api
    taken = {*_CLIENT_ARGUMENTS, *(option.name for option in api.options)}
    auth = auth_views(api, settings.env_prefix, _exported_names(settings.client_name))
    session = session_view(api)
    secrets = secret_views(api, settings.env_prefix, taken)
    exports = tuple(_exports(settings.client_name, auth, session is not None))
    server = settings.server.replace("{", "").replace("}", "")
    return ClientView(
        server=trusted.docstring(server),
        server_literal=literal(server),
        path_prefix=trusted.docstring(_path_prefix(api)),
        secrets=secrets,
        secret_parameters=secret_parameters(api),
        auth=auth,
        tokens=tuple(view for view in auth if view.prefix),
        auth_import=_auth_import(auth),
        session=session or NO_SESSION,
        has_session=session is not None,
        filter_contains=literal(api.filters.contains),
        filter_date=literal(api.filters.date),
        error_properties=_texts(name.lower() for name in api.error_properties),
        named_sections=tuple(section for section in package.sections if section.attribute),
        direct_sections=tuple(section for section in package.sections if not section.attribute),
        exports=exports,
        names=tuple(sorted((name for view in exports for name in view.names), key=name_order)),
        naive_times_are_utc=literal(api.naive_times == "utc"),
        example=package.readme.call or SafeText("close()"),
    )


def _texts(values: Iterable[str]) -> SafeText:
    """A literal of a tuple, as black writes it."""
    texts = [literal(value) for value in sorted(set(values))]
    return SafeText(f"({', '.join(texts)}{',' if len(texts) == 1 else ''})") if texts else SafeText("")


def _exported_names(client: str) -> set[str]:
    """What the package exports, or may export, beside the classes of security schemes."""
    names = {name for exported in EXPORTS.values() for name in exported}
    return names | {"Session", client, f"Async{client}", f"{client}Error"}


def _auth_import(auth: tuple[AuthView, ...]) -> SafeText:
    return import_statement("._auth", {SafeText("PrefixedToken") if view.prefix else view.class_ for view in auth})


def _exports(client: str, auth: tuple[AuthView, ...], has_session: bool) -> Iterator[ExportView]:
    exports = {
        **EXPORTS,
        "_api": (f"{client}Error",),
        "_auth": (*EXPORTS["_auth"], *(["Session"] if has_session else [])),
        "_client": (f"Async{client}", client),
        "_security": tuple(view.class_ for view in auth if view.prefix),
    }
    for module in sorted(exports):
        if names := tuple(identifier(name) for name in sorted(exports[module], key=name_order)):
            yield ExportView(SafeText(module), names, import_statement(f".{module}", names, indent=4))


def _path_prefix(api: Api) -> str:
    """The parts that the paths of all operations begin with, in backticks; or words that say what they are."""
    paths = [operation.path.split("/") for _, operation in api.operations()]
    shared = takewhile(lambda parts: len(set(parts)) == 1 and "{" not in parts[0], zip(*paths, strict=False))
    prefix = "/".join(parts[0] for parts in shared) if len(paths) > 1 else ""
    return f"`{prefix}`" if prefix else "the documented paths"
