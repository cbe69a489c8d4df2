"""The runtime of a generated client: every module here is copied into the client's package as it stands.

`_api.py` is the exception: what it holds differs from client to client, so each client has its own, made from
`templates/package/_api.py.j2`. The one in this folder describes a neutral API; with it, the runtime is complete and can
be linted, type-checked and tested in place. Nothing in sdkgen imports this package, for it needs httpx2 and pydantic.
"""
