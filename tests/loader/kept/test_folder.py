from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fairdebt.loader.kept import Folder
from fairdebt.loader.kept.folder import FORGOTTEN_SECONDS, MOST_ENTRIES, VARIABLE

KEPT = b"what was kept"

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights cannot be checked here: nothing is kept")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    found = Folder(tmp_path / "deep" / "cache")
    found.keep("key", KEPT)
    return found


def disown(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let something belong to neither this user nor root."""
    if os.geteuid() == 0:
        os.chown(path, 12345, -1)
    else:
        own = os.geteuid()
        monkeypatch.setattr(os, "geteuid", lambda: own + 1)


def test_what_was_kept_is_taken_again(folder: Folder) -> None:
    assert folder.take("key") == KEPT
    assert folder.take("other") is None
    folder.keep("key", b"")
    assert folder.take("key") == b""


def test_nothing_is_kept_that_is_larger_than_64_mebibytes(folder: Folder) -> None:
    folder.keep("large", bytes(64 * 2**20 + 1))
    assert [path.name for path in folder.path.iterdir()] == ["key.kept"]


def test_only_the_owner_can_read_and_write(folder: Folder) -> None:
    assert folder.path.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in folder.path.iterdir()] == ["key.kept"]
    assert (folder.path / "key.kept").stat().st_mode & 0o777 == 0o600


def test_others_may_read(folder: Folder) -> None:
    (folder.path / "key.kept").chmod(0o644)
    folder.path.chmod(0o755)
    assert folder.take("key") == KEPT


def test_no_part_of_an_entry_is_believed(folder: Folder) -> None:
    whole = (folder.path / "key.kept").read_bytes()
    for length in range(len(whole)):
        (folder.path / "key.kept").write_bytes(whole[:length])
        assert folder.take("key") is None
    (folder.path / "key.kept").write_bytes(whole + b"\n")
    assert folder.take("key") is None


def test_no_changed_byte_is_believed(folder: Folder) -> None:
    whole = (folder.path / "key.kept").read_bytes()
    for place in range(len(whole)):
        (folder.path / "key.kept").write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert folder.take("key") is None
    (folder.path / "key.kept").write_bytes(whole)
    assert folder.take("key") == KEPT


def test_an_entry_belongs_to_its_key(folder: Folder) -> None:
    (folder.path / "key.kept").rename(folder.path / "other.kept")
    assert folder.take("other") is None


@pytest.mark.parametrize("bits", [0o020, 0o002])
@pytest.mark.parametrize("name", ["", "key.kept"])
def test_what_others_can_write_is_not_believed(folder: Folder, name: str, bits: int) -> None:
    path = folder.path / name
    path.chmod(path.stat().st_mode | bits)
    assert folder.take("key") is None
    folder.keep("more", KEPT)
    assert (folder.path / "more.kept").exists() is bool(name)


@pytest.mark.parametrize("name", ["", "key.kept"])
def test_what_others_own_is_not_believed(folder: Folder, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    disown(folder.path / name, monkeypatch)
    assert folder.take("key") is None


def test_links_are_not_followed(folder: Folder, tmp_path: Path) -> None:
    linked = tmp_path / "linked"
    linked.symlink_to(folder.path)
    assert Folder(linked).take("key") is None
    (folder.path / "key.kept").rename(tmp_path / "elsewhere")
    (folder.path / "key.kept").symlink_to(tmp_path / "elsewhere")
    assert folder.take("key") is None
    folder.keep("key", KEPT)  # takes the place of the link, and leaves alone where it led
    assert folder.take("key") == KEPT
    assert not (folder.path / "key.kept").is_symlink()


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: os.mkfifo(path)])
def test_only_files_are_entries(folder: Folder, make: Callable[[Path], object]) -> None:
    (folder.path / "key.kept").unlink()
    make(folder.path / "key.kept")
    assert folder.take("key") is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for path in (tmp_path / "file", tmp_path / "file" / "deeper", Path("/proc/none"), Path("a\0b"), Path("x" * 5000)):
        Folder(path).keep("key", KEPT)
        assert Folder(path).take("key") is None


def test_a_write_that_fails_leaves_nothing(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "replace", full)
    folder.keep("key", b"other")
    assert folder.take("key") == KEPT
    assert [path.name for path in folder.path.iterdir()] == ["key.kept"]


def test_the_oldest_of_too_many_are_forgotten(folder: Folder) -> None:
    for number in range(MOST_ENTRIES + 3):
        folder.keep(f"key{number}", KEPT)
        os.utime(folder.path / f"key{number}.kept", (number, number))
    folder.keep("last", KEPT)
    left = {path.name for path in folder.path.iterdir()}
    assert len(left) == MOST_ENTRIES
    assert "last.kept" in left
    assert "key0.kept" not in left


def test_what_somebody_else_keeps_there_stays(folder: Folder) -> None:
    """`FAIRDEBT_CACHE` may name a folder that is in use."""
    for name in ("letter.odt", "key", ".hidden"):
        (folder.path / name).write_bytes(b"mine")
        os.utime(folder.path / name, (0, 0))
    (folder.path / "folder").mkdir()
    for number in range(MOST_ENTRIES + 3):
        folder.keep(f"key{number}", KEPT)
    left = {path.name for path in folder.path.iterdir() if not path.name.endswith(".kept")}
    assert left == {"letter.odt", "key", ".hidden", "folder"}
    assert len(list(folder.path.iterdir())) == MOST_ENTRIES + len(left)


def test_what_a_killed_process_began_is_removed_later(folder: Folder) -> None:
    begun, fresh = (folder.path / f".begun-key.{name}" for name in ("old", "new"))
    now = int((folder.path / "key.kept").stat().st_mtime)
    for path, age in ((begun, FORGOTTEN_SECONDS + 60), (fresh, 60)):
        path.write_bytes(b"half")
        os.utime(path, (now - age, now - age))
    folder.keep("key", KEPT)
    assert not begun.exists()
    assert fresh.exists()


WRITES = """
import sys
from pathlib import Path
from fairdebt.loader.kept import Folder
folder, mine = Folder(Path(sys.argv[1])), sys.argv[2].encode() * 200_000
print("begun", flush=True)
while True:
    folder.keep("key", mine)
"""


def test_writers_at_once_and_killed_leave_one_of_them_whole(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "cache")
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITES, str(folder.path), each], stdout=subprocess.PIPE)
        for each in ("a", "b")
    ]
    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.readline()
    seen: set[bytes] = set()
    for number in range(100):
        found = folder.take("key")
        if found is not None:
            seen.add(found)
        if number == 50:
            writers[0].send_signal(signal.SIGKILL)
    for writer in writers:
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
    seen.add(folder.take("key") or b"")
    assert seen <= {b"a" * 200_000, b"b" * 200_000}


def test_whose_folder_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert found() == tmp_path / ".cache" / "fairdebt"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert found() == tmp_path / "xdg" / "fairdebt"
    monkeypatch.setenv("XDG_CACHE_HOME", "xdg")  # it has to be absolute
    assert found() == tmp_path / ".cache" / "fairdebt"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert found() == tmp_path / "Library" / "Caches" / "fairdebt"
    monkeypatch.setenv(VARIABLE, str(tmp_path / "named"))
    assert found() == tmp_path / "named"
    for off in ("off", ""):
        monkeypatch.setenv(VARIABLE, off)
        assert found() is None
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("HOME", str(tmp_path / "nowhere"))
    assert found() is None


def test_where_rights_cannot_be_checked_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    monkeypatch.delattr(os, "geteuid")
    assert found() is None


def found() -> Path | None:
    folder = Folder.of_user()
    return None if folder is None else folder.path
