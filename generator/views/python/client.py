"""What the client offers beside its groups: authentication, options, sections, and what the package exports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from generator import naming, trusted
from generator.spec.model import Api, SecurityScheme
from generator.trusted import SafeText, identifier, literal
from generator.views.python.design import CALL_OPTIONS, ClientDesign
from generator.views.python.groups import SectionView
from generator.views.python.layout import WIDTH, atom, placed
from generator.views.python.package import OptionView, PackageView
from generator.views.python.settings import ClientSettings

_EXPORTS: Mapping[str, tuple[str, ...]] = {
    "_auth": ("Auth", "Basic", "Bearer", "TokenSource"),
    "_download": ("AsyncDownload", "Download"),
    "_errors": (
        *("BadRequest", "ConfigurationError", "Conflict", "ConnectionFailed", "ConnectionLost", "Forbidden"),
        *("InvalidResponse", "NotFound", "NotModified", "PreconditionFailed", "RateLimited", "ServerError"),
        *("StatusError", "TimedOut", "TransportError", "Unauthorized", "ValidationFailed"),
    ),
    "_model": ("Model",),
    "_options": ("CallOptions", "ClientOptions"),
    "_pagination": ("AsyncListing", "Listing"),
    "_patch": ("json_patch", "merge_patch"),
    "_problem": ("Problem",),
    "_response": ("RawResponse", "ResponseWarning"),
    "_timestamp": ("DateTime",),
    "_transport": ("AsyncHttpResponse", "AsyncTransport", "Headers", "HttpRequest", "HttpResponse", "Transport"),
    "_types": ("UNSET", "AsyncContent", "Content", "Progress", "Unset"),
}
"""Module of the runtime -> the names that every client exports from it."""

_CLIENT_ARGUMENTS = ("self", "base_url", "auth", "transport", *CALL_OPTIONS)


@dataclass(frozen=True, slots=True)
class AuthView:
    """An authentication scheme that is a class: how to create it, and the environment variables of its arguments."""

    class_: SafeText
    example: SafeText
    """Code that creates one."""
    prefix: SafeText
    """Literal of the word before the token, for a class that is generated; empty for one of the runtime."""
    doc: SafeText
    variables: SafeText
    """The full names of the environment variables, for a docstring."""
    variables_code: SafeText
    """A tuple of their names without the prefix."""


@dataclass(frozen=True, slots=True)
class SecretView:
    """A request header that holds a secret, and is an option of the client."""

    name: SafeText
    header: SafeText
    help: SafeText
    doc: SafeText
    """The entry of a list of arguments, at an indent of eight."""
    variable: SafeText
    """The full name of the environment variable."""


@dataclass(frozen=True, slots=True)
class SessionView:
    """The names that a cookie session needs, as literals."""

    cookie: SafeText
    header: SafeText


_NEUTRAL_SESSION = SessionView(literal("csrftoken"), literal("X-CSRF-Token"))
"""For an API without cookie sessions, whose client does not export `Session`."""


@dataclass(frozen=True, slots=True)
class ExportView:
    """What the package exports from one module."""

    module: SafeText
    names: tuple[SafeText, ...]
    statement: SafeText
    """The import, at an indent of four."""


@dataclass(frozen=True, slots=True)
class ClientView:
    """Everything that the templates of the client place, beside the groups and models."""

    package: SafeText
    client: SafeText
    env: SafeText
    version: SafeText
    """A literal."""
    summary: SafeText
    server: SafeText
    """A base address, as an example."""
    server_literal: SafeText
    path_prefix: SafeText
    """What all paths begin with, in backticks; or words that say so."""
    options: tuple[OptionView, ...]
    secrets: tuple[SecretView, ...]
    secrets_code: SafeText
    """The keyword argument with a dict of their names and values, at an indent of twelve."""
    auth: tuple[AuthView, ...]
    """In the order in which the environment is searched for them."""
    tokens: tuple[AuthView, ...]
    """Those whose class is generated."""
    auth_import: SafeText
    session: SessionView
    has_session: bool
    sections: tuple[SectionView, ...]
    named_sections: tuple[SectionView, ...]
    """Those with an attribute of the client."""
    direct_sections: tuple[SectionView, ...]
    """Those whose groups are attributes of the client itself."""
    exports: tuple[ExportView, ...]
    names: tuple[SafeText, ...]
    """All exported names, in order."""
    example: SafeText
    """A call, without the client before it."""


def client_view(design: ClientDesign, settings: ClientSettings, package: PackageView) -> ClientView:
    """The view of the client as a whole."""
    api = design.api
    auth = tuple(_auth(api, settings))
    session = _session(api)
    secrets = tuple(_secrets(api, settings.env_prefix))
    exports = tuple(_exports(settings.client_name, auth, session is not None))
    server = settings.server.replace("{", "").replace("}", "")
    return ClientView(
        package=package.package,
        client=package.client,
        env=package.env,
        version=literal(package.version),
        summary=package.summary,
        server=trusted.docstring(server),
        server_literal=literal(server),
        path_prefix=trusted.docstring(_path_prefix(api)),
        options=package.options,
        secrets=secrets,
        secrets_code=placed(atom("secrets={", [SafeText(f'"{s.name}": {s.name}') for s in secrets], "}"), 12, ","),
        auth=auth,
        tokens=tuple(view for view in auth if view.prefix),
        auth_import=_auth_import(auth),
        session=session or _NEUTRAL_SESSION,
        has_session=session is not None,
        sections=package.sections,
        named_sections=tuple(section for section in package.sections if section.attribute),
        direct_sections=tuple(section for section in package.sections if not section.attribute),
        exports=exports,
        names=tuple(sorted((name for view in exports for name in view.names), key=_export_order)),
        example=package.readme.call or SafeText("close()"),
    )


def _auth(api: Api, settings: ClientSettings) -> Iterator[AuthView]:
    """The schemes that are sent in the header Authorization; for an API that documents none, the usual two."""
    env = settings.env_prefix
    http = {scheme.scheme.lower() for scheme in api.security_schemes if scheme.type == "http"}
    prefixes = [scheme.prefix for scheme in api.security_schemes if scheme.prefix]
    if "bearer" in http or not (http or prefixes):
        yield _auth_view(env, "Bearer", '"token"', ("TOKEN",))
    client = settings.client_name
    taken = {"Session", client, f"Async{client}", f"{client}Error", *(n for names in _EXPORTS.values() for n in names)}
    classes = naming.unique(map(naming.pascal, prefixes), taken)
    words = [naming.snake((naming.words(prefix) or ["token"])[-1]) for prefix in prefixes]
    variables = naming.unique(words, ("base_url", "token", "username", "password"))
    for prefix, class_, word, variable in zip(prefixes, classes, words, variables, strict=True):
        yield _auth_view(env, class_, literal(word), (variable.upper(),), prefix=prefix)
    if "basic" in http or not (http or prefixes):
        yield _auth_view(env, "Basic", '"user", "password"', ("USERNAME", "PASSWORD"))


def _auth_view(env: str, class_: str, arguments: str, variables: tuple[str, ...], *, prefix: str = "") -> AuthView:
    return AuthView(
        class_=identifier(class_),
        example=SafeText(f"{identifier(class_)}({arguments})"),
        prefix=literal(prefix) if prefix else SafeText(""),
        doc=trusted.docstring(f"A token that is sent as `Authorization: {prefix} TOKEN`.", 4),
        variables=SafeText(" and ".join(f"{identifier(env)}_{identifier(name)}" for name in variables)),
        variables_code=SafeText(f"({literal(variables[0])},{''.join(f' {literal(name)}' for name in variables[1:])})"),
    )


def _session(api: Api) -> SessionView | None:
    """What a cookie session needs. By convention, the cookie with the token is named like the header without `X-`."""
    header = next((scheme.name for scheme in api.security_schemes if scheme.key in _beside_cookies(api)), None)
    return SessionView(literal(header.removeprefix("X-")), literal(header)) if header else None


def _beside_cookies(api: Api) -> set[str]:
    """Keys of the header schemes that are required together with a cookie, and never without one."""
    by_key = {scheme.key: scheme for scheme in api.security_schemes}
    requirements = {requirement for _, operation in api.operations() for requirement in operation.security}
    combinations = [[by_key[key] for key, _ in requirement if key in by_key] for requirement in requirements]
    with_cookie = [schemes for schemes in combinations if any(scheme.location == "cookie" for scheme in schemes)]
    without = {scheme.key for schemes in combinations if schemes not in with_cookie for scheme in schemes}
    return {scheme.key for schemes in with_cookie for scheme in schemes if _is_key_header(scheme)} - without


def _is_key_header(scheme: SecurityScheme) -> bool:
    return scheme.type == "apiKey" and scheme.location == "header" and not scheme.prefix


def _secrets(api: Api, env: str) -> Iterator[SecretView]:
    session = _beside_cookies(api)
    schemes = [scheme for scheme in api.security_schemes if _is_key_header(scheme) and scheme.key not in session]
    taken = {*_CLIENT_ARGUMENTS, *(option.name for option in api.options)}
    for scheme, name in zip(schemes, naming.unique((naming.snake(s.key) for s in schemes), taken), strict=True):
        text = " ".join(scheme.description.split())
        variable = identifier(f"{env}_{name.upper()}")
        yield SecretView(
            name=identifier(name),
            header=literal(scheme.name),
            help=trusted.docstring(text, 4),
            doc=trusted.docstring(f"{name}: {text} Variable: {variable}.", 12),
            variable=variable,
        )


def _auth_import(auth: tuple[AuthView, ...]) -> SafeText:
    return _import("_auth", tuple(sorted({SafeText("PrefixedToken") if view.prefix else view.class_ for view in auth})))


def _exports(client: str, auth: tuple[AuthView, ...], has_session: bool) -> Iterator[ExportView]:
    exports = {
        **_EXPORTS,
        "_api": (f"{client}Error",),
        "_auth": (*_EXPORTS["_auth"], *(["Session"] if has_session else [])),
        "_client": (f"Async{client}", client),
        "_security": tuple(view.class_ for view in auth if view.prefix),
    }
    for module in sorted(exports):
        if names := tuple(identifier(name) for name in sorted(exports[module], key=_export_order)):
            yield ExportView(SafeText(module), names, _import(module, names))


def _import(module: str, names: tuple[SafeText, ...]) -> SafeText:
    line = f"from .{module} import {', '.join(names)}"
    if len(line) + 4 <= WIDTH:
        return SafeText(line)
    return SafeText(f"from .{module} import (\n" + "".join(f"        {name},\n" for name in names) + "    )")


def _export_order(name: str) -> tuple[int, str]:
    """Constants, classes, functions: the order of isort and ruff."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)


def _path_prefix(api: Api) -> str:
    """The parts that the paths of all operations begin with, in backticks; or words that say what they are."""
    paths = [operation.path.split("/") for _, operation in api.operations()]
    shared = takewhile(lambda parts: len(set(parts)) == 1 and "{" not in parts[0], zip(*paths, strict=False))
    prefix = "/".join(parts[0] for parts in shared) if len(paths) > 1 else ""
    return f"`{prefix}`" if prefix else "the documented paths"
