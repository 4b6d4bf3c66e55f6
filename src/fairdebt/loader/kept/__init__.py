"""What was made of policy files, kept for the next process: taken only where nothing differs."""

from fairdebt.loader.kept.folder import Folder
from fairdebt.loader.kept.versions import CODE, digest_of_code, key_of

__all__ = ["CODE", "Folder", "digest_of_code", "key_of"]
