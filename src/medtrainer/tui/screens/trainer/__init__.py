"""The trainer's area: who is missing, people, sets, mix-ups, assigning, building sets, disputes."""
