"""What each command does: from its arguments and settings to an exit code. What it prints goes through `terminal`."""
