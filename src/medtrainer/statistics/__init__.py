"""Figures about sets and answers, computed from values. All pure."""
