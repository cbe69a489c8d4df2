"""What is true of one publisher's pages and API only, as data. `docs/profiles.md` is the guide."""
