"""What comes from other programs: one module a format."""
