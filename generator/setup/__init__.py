"""The first configuration of a repository: everything that can be found out about it."""
