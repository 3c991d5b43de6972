"""Bringing what journals hold into the gradebook."""
