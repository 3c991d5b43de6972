"""MedTrainer teaches who does what in a medical office, and proves it."""

__version__ = "0.1.0"
