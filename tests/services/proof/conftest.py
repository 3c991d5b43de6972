from tests.gradebook.conftest import database, gradebook
from tests.services.results.world import office

__all__ = ["database", "gradebook", "office"]
