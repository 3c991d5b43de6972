from tests.gradebook.conftest import database, gradebook
from tests.services.collecting.world import spool

__all__ = ["database", "gradebook", "spool"]
