"""Find policy files: bundled ones by name, others by path."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from fairdebt.errors import Fault, InvalidInput, suggest
from fairdebt.messages import say
from fairdebt.source import Mapping, Sequence, Source, read_file

BUNDLED = Path(__file__).parent.parent / "policies"


@dataclass(slots=True)
class Found:
    """The files that were asked for, in the order of asking, each once; and the indexes of whole folders."""

    policies: dict[Path, Source] = field(default_factory=dict)
    indexes: dict[Path, Source] = field(default_factory=dict)


def bundled_names() -> list[str]:
    """Return the names by which bundled policies can be loaded: countries, and single instruments."""
    folders = sorted(path.parent.name for path in BUNDLED.glob("*/index.yaml"))
    single = sorted(f"{path.parent.name}/{path.stem}" for path in BUNDLED.glob("*/*.yaml") if path.stem != "index")
    return [*folders, *single]


def find_policies(names: tuple[str | Path, ...]) -> Found:
    """Find what `names` ask for: `cn` (a country), `cn/gbt_45251` (one instrument), or the path of a file.

    Raises:
        InvalidInput: no such bundled policy.
    """
    found = Found()
    for name in names:
        _find(name, found)
    return found


def _find(name: str | Path, found: Found) -> None:
    if isinstance(name, Path) or name.endswith((".yaml", ".yml")):
        _add(Path(name), str(name), found)
        return
    folder = BUNDLED / name
    if (folder / "index.yaml").is_file() and folder.parent == BUNDLED:
        _add_folder(folder, found)
        return
    file = BUNDLED / f"{name}.yaml"
    if not file.is_file():  # the name that the policy gives itself: cn.gbt-45251
        file = BUNDLED / f"{name.replace('.', '/').replace('-', '_')}.yaml"
        name = file.relative_to(BUNDLED).with_suffix("").as_posix() if file.is_file() else name
    if name in bundled_names() or (name == "common" and file.is_file()):
        _add(file, f"{name}.yaml", found)
        if (file.parent / "index.yaml").is_file() and file.parent != BUNDLED:
            _index(file.parent, found)
        return
    raise InvalidInput([Fault(say("no_policy", name=name[:80]), suggest(name, bundled_names()) or say("no_policy_fix"))])


def _add(path: Path, name: str, found: Found) -> None:
    if path not in found.policies:
        found.policies[path] = read_file(path, name=name)


def _index(folder: Path, found: Found) -> Source:
    path = folder / "index.yaml"
    if path not in found.indexes:
        found.indexes[path] = read_file(path, name=f"{folder.name}/index.yaml")
    return found.indexes[path]


def _add_folder(folder: Path, found: Found) -> None:
    source = _index(folder, found)
    document = source.documents[0] if source.documents else None
    names = document.get("policies") if isinstance(document, Mapping) else None
    for stem in names if isinstance(names, Sequence) else []:
        _add(folder / f"{stem}.yaml", f"{folder.name}/{stem}.yaml", found)


def used_file(policy: str) -> Path | None:
    """Return the bundled file that declares `policy` under its plain name, such as `common`."""
    path = BUNDLED / f"{policy}.yaml"
    return path if path.is_file() and path.parent == BUNDLED else None
