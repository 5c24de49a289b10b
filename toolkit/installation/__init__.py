"""How packages come and go: archives and addresses come in; verified packages stand in the user's folder.

Only `install_from_index` opens a socket, and only when it is called.
"""

from toolkit.installation.fetching import install_from_index
from toolkit.installation.installing import Installation, install, remove
from toolkit.installation.verification import alteration, recorded, verify

__all__ = [
    "Installation",
    "alteration",
    "install",
    "install_from_index",
    "recorded",
    "remove",
    "verify",
]
