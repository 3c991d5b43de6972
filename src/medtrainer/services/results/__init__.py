"""Answers for trainers, from what was collected, assigned and decided."""
