from tests.gradebook.conftest import database, gradebook

__all__ = ["database", "gradebook"]
