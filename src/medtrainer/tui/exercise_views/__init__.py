"""How each kind of exercise looks and is answered: one module a kind, one line in the table."""
