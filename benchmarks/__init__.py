"""Measurements of MedTrainer; README.md says how to run them and what they print."""
