"""The nouns of MedTrainer: frozen values that every floor above shares."""
