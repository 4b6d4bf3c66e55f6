"""Find policy files: bundled ones by name, others by path."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from fairdebt.errors import Fault, InvalidInput, suggest
from fairdebt.messages import say
from fairdebt.source import ENDINGS, Mapping, Sequence, Source, as_written, read_file

BUNDLED = Path(__file__).parent.parent / "policies"


@dataclass(slots=True)
class Found:
    """The files that were asked for, in the order of asking, each once; and the indexes of whole folders."""

    policies: dict[Path, Source] = field(default_factory=dict)
    indexes: dict[Path, Source] = field(default_factory=dict)


def bundled_files() -> list[str]:
    """Return the bundled policy files that there are, by their paths below the folder of policies."""
    return sorted(name_in_bundle(path) for pattern in ("*.yaml", "*/*.yaml") for path in BUNDLED.glob(pattern))


def is_path(name: str | Path) -> bool:
    """Tell whether policies are named by the path of a file."""
    return isinstance(name, Path) or name.endswith(ENDINGS)


def bundled_names() -> list[str]:
    """Return the names by which bundled policies can be loaded: countries, and single instruments."""
    folders = sorted(path.parent.name for path in BUNDLED.glob("*/index.yaml"))
    return [*folders, *sorted(_instruments())]


def bundled_name(policy: str) -> str | None:
    """Return the name by which the bundled file of `policy` is loaded: `cn/gbt_45251` for `cn.gbt-45251`."""
    name = policy.replace(".", "/").replace("-", "_")
    return name if name in _instruments() else None


def used_file(policy: str) -> Path | None:
    """Return the bundled file of shared definitions that other files may use: `common`, or `us.common` of a country."""
    shared = _shared_file(policy)
    if shared is not None or (name := bundled_name(policy)) is None:
        return shared
    path = _instruments()[name]
    return path if _only_defines(path) else None


def name_in_bundle(path: Path) -> str:
    """Return how a bundled file is named in faults: its path below the folder of policies."""
    return path.relative_to(BUNDLED).as_posix()


def _shared_file(name: str) -> Path | None:
    return {path.stem: path for path in BUNDLED.glob("*.yaml")}.get(name)


def _only_defines(path: Path) -> bool:
    source = read_file(path, name=name_in_bundle(path))
    document = source.documents[0] if source.documents else None
    return isinstance(document, Mapping) and document.get("binding") == "definitions"


def named(names: tuple[object, ...]) -> tuple[str | Path, ...]:
    """Return what policies were named by: names and paths, nothing else.

    Raises:
        InvalidInput: something else, such as a list of names.
    """
    found = tuple(name for name in names if isinstance(name, str | Path))
    if len(found) != len(names):
        raise InvalidInput([Fault(say("policy_not_named"), say("policy_not_named_fix"))])
    return found


def find_policies(names: tuple[str | Path, ...]) -> Found:
    """Find what `names` ask for: `cn` (a country), `cn/gbt_45251` (one instrument), or the path of a file.

    Raises:
        InvalidInput: no such bundled policy.
    """
    found = Found()
    faults: list[Fault] = []
    for name in names:
        if isinstance(name, Path) or is_path(name):
            _add(Path(name), str(name), found)
        elif not _find_bundled(name, found):
            faults.append(_no_policy(name))
    if faults:
        raise InvalidInput(faults)
    return found


def _no_policy(name: str) -> Fault:
    if _is_folder(name):
        return Fault(say("file_folder"), say("policy_folder_fix"), name)
    return Fault(say("no_policy", name=as_written(name)), suggest(name, bundled_names()) or say("no_policy_fix"))


def _is_folder(name: str) -> bool:
    try:
        return bool(name) and Path(name).is_dir()
    except (OSError, ValueError):
        return False


def _instruments() -> dict[str, Path]:
    paths = (path for path in BUNDLED.glob("*/*.yaml") if path.stem != "index")
    return {f"{path.parent.name}/{path.stem}": path for path in paths}


def _find_bundled(name: str, found: Found) -> bool:
    if name in (path.parent.name for path in BUNDLED.glob("*/index.yaml")):
        _add_folder(BUNDLED / name, found)
        return True
    shared = _shared_file(name)
    if shared is not None:
        _add(shared, shared.name, found)
        return True
    plain = name if name in _instruments() else bundled_name(name)
    if plain is None:
        return False
    path = _instruments()[plain]
    _add(path, f"{plain}.yaml", found)
    if (path.parent / "index.yaml").is_file():
        _index(path.parent, found)
    return True


def _add(path: Path, name: str, found: Found) -> None:
    try:
        key = path.resolve()
    except (OSError, ValueError, RuntimeError):  # a loop of links, or no path at all: reading it says so
        key = path
    if key not in found.policies:
        found.policies[key] = read_file(path, name=name)


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
