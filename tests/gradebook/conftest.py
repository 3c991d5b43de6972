"""Every test of the gradebook runs on both engines."""

from __future__ import annotations

import pytest

from tests.gradebook.engines import both


@pytest.fixture(params=["sqlite", "postgres"])
def gradebook(request, tmp_path):
    """Return a function that opens one and the same gradebook, as often as it is called."""
    with both(request.param, tmp_path) as opener:
        yield opener


@pytest.fixture
def database(gradebook):
    """Return an open gradebook with today's tables and nothing in them."""
    with gradebook() as opened:
        yield opened
