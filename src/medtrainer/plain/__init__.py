"""The line mode: the whole program in plain lines and numbered choices, for any terminal."""
