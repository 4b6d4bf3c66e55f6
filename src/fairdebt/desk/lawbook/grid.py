"""Pieces of generated pages in both languages, and of the sheets they are made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fairdebt.messages import Text, say
from fairdebt.source import Mapping, Node, Scalar, Sequence


def text_of(node: Node) -> Text:
    """Return a sentence as a sheet writes it: `{zh: ..., en: ...}`, or one text for both languages."""
    if isinstance(node, Mapping):
        said = {key: str(value) for key, value in node.items() if isinstance(value, Scalar)}
        one = next(iter(said.values()), "")
        return Text(zh=said.get("zh", one), en=said.get("en", one))
    return Text(zh=str(node), en=str(node))


def words_of(node: Node | None) -> tuple[str, ...]:
    """Return the words of a list, or a single word as a list of one."""
    if isinstance(node, Sequence):
        return tuple(str(item) for item in node if isinstance(item, Scalar))
    return (str(node),) if isinstance(node, Scalar) and node else ()


def both(text: Text) -> str:
    """Say a sentence in both languages, once where they are alike."""
    return text.zh if text.zh == text.en else f"{text.zh} · {text.en}"


def heading(key: str) -> Iterable[str]:
    """Return a heading of the second level."""
    return (f"## {both(say(key))}", "")


def grid(columns: Iterable[str], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    """Yield a table whose columns are titled by messages."""
    titles = [both(say(column)) for column in columns]
    yield "| " + " | ".join(titles) + " |"
    yield "|" + " --- |" * len(titles)
    for row in rows:
        yield "| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |"
    yield ""
