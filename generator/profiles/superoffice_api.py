"""To be replaced by `superoffice.yaml`."""

from __future__ import annotations

from generator.profiles.api import ApiProfile, SectionRule, Security, SecurityRule
from generator.spec.model import ClientOption, Extension, Section, SecurityScheme

SUPEROFFICE = ApiProfile(
    sections=(
        SectionRule(
            Section("agents", "Agents", "agent", "services that do something", attribute="agents", absent="none"),
            "/agents/",
        ),
        SectionRule(Section("entities", "Entities", "entity", "what is stored")),
    ),
    security=Security(
        schemes=(
            SecurityScheme("basic", "http", scheme="basic", description="User name and password."),
            SecurityScheme(
                "soTicket",
                "apiKey",
                location="header",
                name="Authorization",
                prefix="SOTicket",
                description="The word `SOTicket`, a blank, and the ticket.",
            ),
            SecurityScheme("bearer", "http", scheme="bearer", description="An access token."),
            SecurityScheme(
                "xsrfToken",
                "apiKey",
                location="header",
                name="X-XSRF-TOKEN",
                description="The token that guards the session of a browser; only together with the cookie of "
                "that session.",
            ),
            SecurityScheme(
                "sessionCookie",
                "apiKey",
                location="cookie",
                name="session",
                description="The cookie of a browser's session. Its name differs from one installation to another.",
            ),
            SecurityScheme(
                "appToken",
                "apiKey",
                location="header",
                name="SO-AppToken",
                description="Says which application calls; it comes beside one of the other schemes, and never alone.",
            ),
        ),
        alternatives=(
            SecurityRule(("basic",), "Authorization", "basic"),
            SecurityRule(("soTicket",), "Authorization", "soticket"),
            SecurityRule(("bearer",), "Authorization", "bearer"),
            SecurityRule(("xsrfToken", "sessionCookie"), "X-XSRF-TOKEN"),
        ),
        beside=(SecurityRule(("appToken",), "SO-AppToken"),),
    ),
    options=(
        ClientOption("culture", "SO-Culture"),
        ClientOption("language", "SO-Language"),
        ClientOption("time_zone", "SO-TimeZone"),
    ),
    extensions=(Extension("x-mdo-list", "names the list of its possible values", "Values: MDO list"),),
)
