"""TOML to model: read safely, with every fault of a file at its place."""

import os

# toml-rs brings its own allocator, whose first pages the kernel would make huge ones: 6 MB of every
# session for a file of 60 kB. It reads this when it is loaded, which is after this package.
os.environ.setdefault("MIMALLOC_ALLOW_THP", "0")
