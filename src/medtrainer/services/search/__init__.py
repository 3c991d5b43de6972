"""Finding positions while one types, and answering who does something."""
