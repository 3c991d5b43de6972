"""TOML to model: read safely, with every fault of a file at its place."""
