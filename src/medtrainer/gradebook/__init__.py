"""What trainers collect from all journals: the only floor that knows SQL."""
