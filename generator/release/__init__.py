"""Release notes: what changed between two specs, in the words of the Python client."""
