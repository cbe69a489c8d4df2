"""sdkgen: endpoint pages in; an intermediate spec, an OpenAPI document and a Python client out."""

__version__ = "0.1.0"
