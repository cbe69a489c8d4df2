"""What a caller of a generated client can write, and what changes between two clients. The only user of griffe."""
