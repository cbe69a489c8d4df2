"""EMailConnectionInfo."""

from .._model import Model, wire
from .field_property import FieldProperty
from .table_right import TableRight


class EMailConnectionInfo(Model):
    """EMailConnectionInfo."""

    server_name: str | None = None
    """Name or address of the server; a port may follow after ':'"""
    user_name: str | None = None
    """Name to sign in with"""
    password: str | None = None
    """The password"""
    folder: str | None = None
    """Folder to open first; may be left out"""
    use_ssl: bool | None = wire("UseSSL")
    """True to talk to the server over TLS"""
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
