"""Reading whole files: what comes out of good ones, and that nothing makes the reader fall over."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, strategies as st
from hypothesis.strategies import SearchStrategy

from fairdebt.errors import Mark
from fairdebt.source import Mapping, Node, Plain, Scalar, Sequence, Source, find, plain, read_file, read_text

POLICY = """\
# a comment
format: 1
title: {zh: F条例, en: Regulation F}
rules:
  - id: calls
    at_most: 7 per 7 days
    on: yes
    "21:00": "21:00"
    says: |
      no more
      calls
"""


def read(text: str) -> Source:
    return read_text(text.encode(), name="x.yaml")


def root(source: Source) -> Node:
    (document,) = source.documents
    return document


def test_every_scalar_is_text_with_its_place() -> None:
    source = read(POLICY)
    assert source.faults == ()
    assert source.complete
    tree = root(source)
    assert plain(tree) == {
        "format": "1",
        "title": {"zh": "F条例", "en": "Regulation F"},
        "rules": [
            {"id": "calls", "at_most": "7 per 7 days", "on": "yes", "21:00": "21:00", "says": "no more\ncalls\n"}
        ],
    }
    assert find(tree, ["title", "en"]) == Mark(3, 22)
    assert find(tree, ["rules", 0, "at_most"]) == Mark(6, 14)
    assert find(tree, ["rules", 0]) == Mark(5, 5)
    assert isinstance(tree, Mapping)
    assert tree.key_marks == {"format": Mark(2, 1), "title": Mark(3, 1), "rules": Mark(4, 1)}


@pytest.mark.parametrize(
    "text",
    ["08:00", "8:00-22:00", "yes", "NO", "on", "off", "12", "1.5", "0x1F", "1_000", "60", "-1", "+", ".5", "<<", "="],
)
def test_plain_text_that_stays(text: str) -> None:
    source = read(f"a: {text}\n")
    assert source.faults == ()
    assert plain(root(source)) == {"a": text}


@pytest.mark.parametrize("text", ["''", '"null"', "'~'", '"21:00"', "'2026-03-02'", "'<<'"])
def test_quoted_text_is_never_a_fault(text: str) -> None:
    assert read(f"a: {text}\n{text}: b\n").faults == ()


def test_several_documents_and_an_empty_one() -> None:
    source = read("a: b\n---\nc\n---\n")
    assert [plain(document) for document in source.documents] == [{"a": "b"}, "c"]
    assert source.faults == ()


def test_byte_order_mark_is_accepted_and_takes_no_column() -> None:
    source = read_text(b"\xef\xbb\xbfa: b\n", name="x")
    assert source.faults == ()
    assert find(root(source), ["a"]) == Mark(1, 4)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_line_breaks(line_break: str) -> None:
    source = read(f"a: 1{line_break}b: 2{line_break}")
    assert find(root(source), ["b"]) == Mark(2, 4)


def test_reading_breaks_off_with_what_came_before() -> None:
    source = read("policy: cn.test\nrules:\n  - id: a\n    per: [debtor]\n  - id: b\n    at_most: 3: 4\n")
    assert not source.complete
    assert plain(root(source)) == {"policy": "cn.test", "rules": [{"id": "a", "per": ["debtor"]}, {"id": "b"}]}
    assert source.unfinished == (Mark(1, 1), Mark(3, 3), Mark(5, 5))


def test_key_at_fault_takes_its_value_along() -> None:
    source = read("a: 1\na: {b: 21:00}\n<<: {c: d}\n? [x]\n: {y: z}\ne: 5\n")
    assert plain(root(source)) == {"a": "1", "e": "5"}
    assert [fault.mark for fault in source.faults] == [Mark(2, 1), Mark(2, 8), Mark(3, 1), Mark(4, 3)]


def test_json_with_characters_beyond_sixteen_bits() -> None:
    value = {"text": "a😀b\\ud83d😀", "next": "c", "列表": ["d", "😀"]}
    source = read(json.dumps(value))
    assert source.faults == ()
    assert plain(root(source)) == value
    line = json.dumps(value)
    assert find(root(source), ["next"]) == Mark(1, line.index('"c"') + 1)
    assert find(root(source), ["列表", 1]) == Mark(1, line.rindex('"\\ud83d') + 1)


def test_missing_file_names_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_bytes(b"a: b\n")
    source = read_file(tmp_path / "huose.yaml", name="huose.yaml")
    assert [fault.render() for fault in source.faults] == [
        "huose.yaml: no such file\n  fix: did you mean `house.yaml`?"
    ]
    assert not source.complete


def test_missing_file_in_missing_folder(tmp_path: Path) -> None:
    source = read_file(tmp_path / "no" / "house.yaml", name="house.yaml")
    assert [fault.render("zh") for fault in source.faults] == ["house.yaml: 没有这个文件\n  修改：检查路径"]


def test_folder_is_not_a_file(tmp_path: Path) -> None:
    source = read_file(tmp_path, name="policies")
    assert [fault.render() for fault in source.faults] == [
        "policies: this is a folder, not a file\n  fix: name a file in it"
    ]


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000])
def test_path_that_cannot_be_opened(path: str) -> None:
    (fault,) = read_file(Path(path), name="x").faults
    assert fault.problem.en == "the file cannot be read"


def test_name_is_the_path_unless_given(tmp_path: Path) -> None:
    path = tmp_path / "house.yaml"
    path.write_bytes(b"a: b\n")
    assert read_file(path).name == path.as_posix()


def test_yaml_is_imported_only_to_read() -> None:
    code = "import sys, fairdebt.source; sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def places(node: Node) -> list[Mark]:
    if isinstance(node, Mapping):
        inner = [mark for held in node.values() for mark in places(held)]
        return [node.mark, *node.key_marks.values(), *inner]
    if isinstance(node, Sequence):
        return [node.mark, *(mark for held in node for mark in places(held))]
    return [node.mark]


def check(data: bytes) -> None:
    """Read the bytes; whatever they are, every mark lies inside them and every fault can be said."""
    source = read_text(data, name="x.yaml")
    assert source.complete or source.faults
    text = data.decode("utf-8-sig", errors="replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    marks = [mark for document in source.documents for mark in places(document)]
    marks += [fault.mark for fault in source.faults if fault.mark is not None]
    for mark in marks:
        assert 1 <= mark.line <= len(lines), mark
        assert 1 <= mark.column <= len(lines[mark.line - 1]) + 1, mark
    for fault in source.faults:
        assert "\n  fix: " in fault.render("en")
        assert "\n  修改：" in fault.render("zh")


PIECES = st.sampled_from(
    [
        *"abc:：-?[]{},&*!|>'\"%@`#~<=\\ \n\t\r\0\x85\u2028\ufeff中😀",
        *("  ", ": ", "- ", "? ", "\n  ", "\n    ", "---\n", "...\n", "%YAML 1.1\n", "key: value\n", "  deeper: 1\n"),
        *("<<", "null", "21:00", "2026-03-02", "\\ud800", "\\ud83d\\ude00", "\\x4", "!!x ", "&a ", "*a "),
    ]
)


@given(st.binary(max_size=200))
@example(b"a:\xff")
@example(b"\xff\xfea\0")
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    check(data)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    check(text.encode("utf-8", "surrogatepass"))


@given(st.lists(PIECES, max_size=40))
@example(["? a"])
@example(["a: [1"])
def test_anything_like_yaml_is_read_or_refused(pieces: list[str]) -> None:
    check("".join(pieces).encode())


@given(st.lists(PIECES, max_size=40))
def test_parser_in_python_holds_as_well(pieces: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "__with_libyaml__", False)
        check("".join(pieces).encode())


HIDDEN = "\x7f\x85\u2028\u2029\ufeff\ufffe\uffff"  # JSON may hold these as they are, our files may not
WORDS = st.text(st.characters(codec="utf-8", exclude_characters=HIDDEN, exclude_categories=["Cc"]))
KEYS = WORDS.filter(lambda word: len(word) <= 80)  # escaped, a longer one passes the 1,024 characters of YAML
TREES: SearchStrategy[Plain] = st.recursive(
    WORDS, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20
)


@given(TREES, st.booleans(), st.sampled_from([None, 1, 4]))
def test_json_comes_back(tree: Plain, ascii_only: bool, indent: int | None) -> None:
    source = read(json.dumps(tree, ensure_ascii=ascii_only, indent=indent))
    assert source.faults == ()
    assert plain(root(source)) == tree


@given(TREES, st.booleans())
def test_yaml_comes_back(tree: Plain, flow: bool) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, width=1000)
    source = read(text)
    assert source.faults == ()
    assert plain(root(source)) == tree


@given(TREES)
def test_marks_point_at_the_text(tree: Plain) -> None:
    text = json.dumps(tree, indent=1)
    lines = text.split("\n")

    def look(node: Node) -> None:
        if isinstance(node, Scalar):
            assert lines[node.mark.line - 1].startswith(json.dumps(node), node.mark.column - 1)
        elif isinstance(node, Sequence):
            for held in node:
                look(held)
        else:
            for key, held in node.items():
                mark = node.key_marks[key]
                assert lines[mark.line - 1].startswith(json.dumps(key), mark.column - 1)
                look(held)

    look(root(read(text)))
