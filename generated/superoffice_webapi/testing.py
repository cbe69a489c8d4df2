"""For the tests of programs that use this client: a server in memory that answers from the documented samples.

    server = FakeServer()
    client = server.client()

Needs the samples: `pip install 'superoffice-webapi[testing]'`, which brings the pytest fixture `fake_superoffice` too.
"""

from __future__ import annotations

from typing import Unpack

from . import _testing
from ._client import AsyncSuperOffice, SuperOffice
from ._options import ClientOptions
from ._testing import AsyncFakeTransport, FakeTransport, RecordedCall

__all__ = ["AsyncFakeTransport", "FakeServer", "FakeTransport", "RecordedCall"]


class FakeServer(_testing.FakeServer):
    """Answers each operation with its documented sample, unless told otherwise, and records every call.

        server.answer("boat.get", {"Name": "Freya"})
        server.fail("boat.list", times=2)

    Operations are named by the method of the client. One server can have many clients, of both kinds.
    """

    def client(self, **options: Unpack[ClientOptions]) -> SuperOffice:
        """A synchronous client of this server."""
        return SuperOffice(_testing.ADDRESS, transport=self.transport).with_options(**options)

    def async_client(self, **options: Unpack[ClientOptions]) -> AsyncSuperOffice:
        """An asynchronous client of this server."""
        return AsyncSuperOffice(_testing.ADDRESS, transport=self.async_transport).with_options(**options)
