"""What a learner knows, computed from values: no clock, no files, no chance of its own."""
