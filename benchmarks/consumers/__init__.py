"""The OpenAPI document through the tools that people feed it to."""
