"""Keeping results for years: backup, restore, and taking out what need not be kept any more."""
