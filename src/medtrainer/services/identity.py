"""Who sits at this terminal: the kernel says, never a name typed or an environment variable."""

from __future__ import annotations

import os
import pwd

from medtrainer.model.attempt import Person


def current_person() -> Person:
    """Return the person whose account runs this process."""
    uid = os.getuid()
    try:
        account = pwd.getpwuid(uid)
    except KeyError:  # an account that the machine's table does not know, as in some containers
        return Person(uid=uid, login=f"uid:{uid}")
    name = account.pw_gecos.split(",", 1)[0].strip()
    return Person(uid=uid, login=account.pw_name, name=name)
