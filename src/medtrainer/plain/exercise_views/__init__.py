"""How the line mode asks each kind of exercise: one module a kind, and a table."""
