"""Showing that what was collected is still what it was."""
