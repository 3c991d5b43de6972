"""What the program can do: one function for each thing that a person asks for."""
