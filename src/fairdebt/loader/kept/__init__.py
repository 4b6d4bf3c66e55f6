"""What was made of policy files, kept for the next process: taken only where nothing differs.

`policies` keeps and takes them, as `plain` values, in a `folder` that nobody else can write; `versions` is what must be
equal.
"""

from fairdebt.loader.kept.folder import Folder
from fairdebt.loader.kept.versions import CODE, digest_of_code, key_of

__all__ = ["CODE", "Folder", "digest_of_code", "key_of"]
