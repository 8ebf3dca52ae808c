"""The command line: each command a thin adapter around one plain function."""
