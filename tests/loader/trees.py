"""Trees of policy files for tests: read from text, copied, changed at random."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from fairdebt.errors import Mark
from fairdebt.loader import BUNDLED
from fairdebt.source import Mapping, Node, Scalar, Sequence, Source, read_file, read_text

HEAD = """
format: 1
policy: {policy}
title: {{zh: 示例, en: Example}}
jurisdiction: CN
binding: standard
in_force: {{from: "2026-01-30"}}
"""


def bundled() -> list[Source]:
    """Every bundled policy file."""
    paths = [path for path in sorted(BUNDLED.glob("**/*.yaml")) if path.stem != "index" and "lexicon" not in path.parts]
    return [read_file(path, name=path.relative_to(BUNDLED).as_posix()) for path in paths]


def bundled_index() -> Source:
    return read_file(BUNDLED / "cn" / "index.yaml", name="cn/index.yaml")


def policy(body: str, name: str = "cn.example", **head: str) -> Source:
    """A policy file with a head; `head` replaces lines of it."""
    lines = HEAD.format(policy=name).strip().splitlines()
    lines = [
        f"{line.split(':')[0]}: {head.pop(line.split(':')[0])}" if line.split(":")[0] in head else line
        for line in lines
    ]
    lines += [f"{key}: {value}" for key, value in head.items()]
    return read_text(("\n".join(lines) + "\n" + body).encode(), name=f"{name}.yaml")


def rule(kind: str, fields: str, id: str = "rule") -> str:
    """One entry under `rules`."""
    lines = "".join(f"    {line.strip()}\n" for line in fields.strip().splitlines())
    return f"  - id: {id}\n    kind: {kind}\n    citation: art. 1\n    says: {{zh: 规则, en: rule}}\n{lines}"


def with_rules(*rules: str, before: str = "", **head: str) -> Source:
    """A policy file of these rules."""
    return policy(f"{before}\nrules:\n{''.join(rules)}", **head)


def path_of(name: str) -> Path:
    return BUNDLED / name


def clone(node: Node, change: Callable[[Node], Node] = lambda node: node) -> Node:
    """A copy of a tree, each node passed through `change` on the way up."""
    if isinstance(node, Mapping):
        copied = Mapping(node.mark)
        for key, held in node.items():
            put(copied, key, clone(held, change), node.key_marks[key])
        return change(copied)
    if isinstance(node, Sequence):
        items = Sequence(node.mark)
        items.extend(clone(item, change) for item in node)
        return change(items)
    return change(Scalar(str(node), node.mark, quoted=node.quoted))


def put(mapping: Mapping, key: str, value: Node, mark: Mark | None = None) -> None:
    mapping[key] = value
    mapping.key_marks[key] = mark or mapping.mark


def at(holder: Mapping | Sequence, step: str | int) -> Node:
    """What stands at a place of a tree."""
    if isinstance(holder, Mapping):
        return holder[str(step)]
    return holder[int(step)]


def set_at(holder: Mapping | Sequence, step: str | int, value: Node) -> None:
    """Let something else stand there."""
    if isinstance(holder, Mapping):
        holder[str(step)] = value
    else:
        holder[int(step)] = value


def copied(source: Source, change: Callable[[Node], Node] = lambda node: node) -> Source:
    """A copy of a file, each node passed through `change`."""
    return replace(source, documents=tuple(clone(document, change) for document in source.documents))


def places(node: Node) -> Iterator[tuple[Mapping | Sequence, str | int]]:
    """Every place in a tree at which something stands: its mapping or list, and the key or index."""
    if isinstance(node, Mapping):
        for key, held in node.items():
            yield node, key
            yield from places(held)
    elif isinstance(node, Sequence):
        for index, held in enumerate(node):
            yield node, index
            yield from places(held)
