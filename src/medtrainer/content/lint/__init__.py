"""What can be read and is allowed, and that an author would still want to mend.

One module a lint, one line each in `table`. Only `check` looks: opening an office never waits.
"""
