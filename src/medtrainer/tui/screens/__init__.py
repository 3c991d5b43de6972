"""The screens: each composes, listens, calls one service and moves on."""
