"""How the client offers the security schemes of the API: as classes of credentials, or as options with a secret.

HTTP basic and bearer authentication are classes of the runtime. A key in the header Authorization with a word before it
is a generated class of its own; a key in another header is an option of the client; a key in a header that is required
together with a cookie is part of `Session`. Keys in query parameters are not offered: the client only
hides their values.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator import naming, trusted
from generator.spec.model import Api, SecurityScheme
from generator.trusted import SafeText, identifier, literal

_TAKEN_VARIABLES = ("base_url", "token", "username", "password")
"""Environment variables of every client, without their prefix."""


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


NO_SESSION = SessionView(literal("csrftoken"), literal("X-CSRF-Token"))
"""For an API without cookie sessions, whose client does not export `Session`."""


def auth_views(api: Api, env: str, taken: Collection[str]) -> tuple[AuthView, ...]:
    """The schemes that are sent in the header Authorization; for an API that documents none, the usual two.

    `env` is what the names of environment variables begin with; no generated class is called as one of `taken`.
    """
    return tuple(_auth_views(api, env, taken))


def _auth_views(api: Api, env: str, taken: Collection[str]) -> Iterator[AuthView]:
    http = {scheme.scheme.lower() for scheme in api.security_schemes if scheme.type == "http"}
    # Tokens of OAuth 2 are sent as RFC 6750 says, section 2.1.
    http |= {"bearer" for scheme in api.security_schemes if scheme.type == "oauth2"}
    in_header = (scheme for scheme in api.security_schemes if scheme.name.lower() == "authorization")
    prefixes = [scheme.prefix for scheme in in_header if scheme.prefix]
    if "bearer" in http or not (http or prefixes):
        yield _auth_view(env, "Bearer", '"token"', ("TOKEN",))
    classes = naming.unique(map(naming.pascal, prefixes), taken)
    words = [naming.snake((naming.words(prefix) or ["token"])[-1]) for prefix in prefixes]
    variables = naming.unique(words, _TAKEN_VARIABLES)
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


def session_view(api: Api) -> SessionView | None:
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


def secret_parameters(api: Api) -> SafeText:
    """The names of the query parameters that hold keys, as code of a tuple."""
    schemes = [scheme for scheme in api.security_schemes if scheme.type == "apiKey" and scheme.location == "query"]
    return SafeText(f"({', '.join(literal(scheme.name) for scheme in schemes)}{',' if len(schemes) == 1 else ''})")


def secret_views(api: Api, env: str, taken: Collection[str]) -> tuple[SecretView, ...]:
    """The keys in headers of their own, as options of the client; none has a name of `taken`."""
    session = _beside_cookies(api)
    schemes = [scheme for scheme in api.security_schemes if _is_key_header(scheme) and scheme.key not in session]
    names = naming.unique((naming.snake(scheme.key) for scheme in schemes), taken)
    return tuple(_secret_view(scheme, identifier(name), env) for scheme, name in zip(schemes, names, strict=True))


def _secret_view(scheme: SecurityScheme, name: SafeText, env: str) -> SecretView:
    text = " ".join(scheme.description.split())
    variable = identifier(f"{env}_{name.upper()}")
    return SecretView(
        name=name,
        header=literal(scheme.name),
        help=trusted.docstring(text, 4),
        doc=trusted.docstring(f"{name}: {text} Variable: {variable}.", 12),
        variable=variable,
    )
