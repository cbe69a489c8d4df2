"""What changed between two specs, for those who call the API."""
