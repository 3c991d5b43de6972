"""The rules of exercises: what may be asked together, how it is drawn and graded. All pure."""
