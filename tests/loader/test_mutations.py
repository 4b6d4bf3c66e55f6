"""Whatever is done to a policy file, it loads or is refused with faults that say where."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from fairdebt.errors import InvalidInput, Mark
from fairdebt.loader import Policies, load_sources
from fairdebt.source import Mapping, Node, Scalar, Sequence, Source, read_text
from tests.loader.trees import at, bundled, clone, copied, path_of, places, put, set_at

SOURCES = bundled()
COMMON = next(source for source in SOURCES if source.name == "common.yaml")
PARTS = [at(holder, step) for source in SOURCES for holder, step in places(source.documents[0])]
KEYS = sorted({key for part in PARTS if isinstance(part, Mapping) for key in part})
STRANGE = [
    "",
    "x",
    "unknown",
    "none",
    "never",
    "yes",
    "25:00",
    "-1",
    "1e9",
    "9" * 400,
    "\x00",
    "a: b",
    "今天",
    ">= ",
    "own.x",
]


def loaded(*sources: Source) -> Policies | InvalidInput:
    """What becomes of files; each fault must say where it is and render in both languages."""
    try:
        return load_sources(sources)
    except InvalidInput as error:
        refused = error
    assert refused.faults
    assert len(set(refused.faults)) == len(refused.faults)
    for fault in refused.faults:
        assert isinstance(fault.mark, Mark), fault.render()
        assert fault.source
        assert fault.render("en")
        assert fault.render("zh")
    return refused


@st.composite
def mutated(draw: st.DrawFn) -> Source:
    """A bundled policy file with one to three nodes removed, renamed, replaced or repeated."""
    source = copied(draw(st.sampled_from(SOURCES)))
    for _ in range(draw(st.integers(1, 3))):
        holder, step = draw(st.sampled_from(list(places(source.documents[0]))))
        _mutate(draw, holder, step)
    return source


def _mutate(draw: st.DrawFn, holder: Mapping | Sequence, step: str | int) -> None:
    what = draw(st.sampled_from(["delete", "rename", "replace", "retype", "repeat", "nest"]))
    match holder, step, what:
        case Mapping(), str(), "delete":
            del holder[step]
        case Sequence(), int(), "delete":
            del holder[step]
        case Mapping(), str(), "rename":
            put(
                holder,
                draw(st.sampled_from([*KEYS, *STRANGE, f"{step}s", step[1:]])),
                holder.pop(step),
                holder.key_marks[step],
            )
        case Sequence(), int(), "repeat":
            holder.append(clone(holder[step]))
        case _, _, "retype":
            mark = at(holder, step).mark
            empty: list[Node] = [Mapping(mark), Sequence(mark), Scalar("", mark, quoted=True)]
            set_at(holder, step, draw(st.sampled_from(empty)))
        case _, _, "nest":
            outer = Sequence(at(holder, step).mark)
            outer.append(at(holder, step))
            set_at(holder, step, outer)
        case _:
            set_at(holder, step, draw(_values(at(holder, step).mark)))


def _values(mark: Mark) -> st.SearchStrategy[Node]:
    parts = st.sampled_from(PARTS).map(clone)
    words = st.sampled_from(STRANGE) | st.text(max_size=5)
    return parts | words.map(lambda text: Scalar(text, mark, quoted=True))


@given(mutated())
@settings(max_examples=150)
def test_a_mutated_file_loads_or_is_refused_with_places(source: Source) -> None:
    loaded(*([source] if source.name == COMMON.name else [COMMON, source]))


@given(st.sampled_from(SOURCES), st.data())
@settings(max_examples=40)
def test_a_file_that_breaks_off_is_refused_with_places(source: Source, data: st.DataObject) -> None:
    text = path_of(source.name).read_bytes()
    cut = data.draw(st.integers(0, len(text)))
    tail = data.draw(st.sampled_from([b"", b"\n]", b": :", b'"', b"\n\t- x", b"{", b"*a"]))
    loaded(read_text(text[:cut] + tail, name=source.name))


def _chain(number: int, of: str, step: int = -1) -> bytes:
    lines = "".join(f"  d{n}: {of.format(n=n + step)}\n" for n in range(1, number))
    head = "format: 1\npolicy: x\ntitle: {zh: 甲, en: x}\njurisdiction: CN\nbinding: definitions\n"
    ends = f"  d0: {{to: debtor}}\n  d{number}: {{to: debtor}}\n"
    return f'{head}in_force: {{from: "2026-01-30"}}\ndefine:\n{lines}{ends}'.encode()


@pytest.mark.parametrize(
    "text",
    [
        _chain(3000, "{{not: d{n}}}"),
        _chain(3000, "{{not: d{n}}}", step=1),
        _chain(200, "{{any: [{{not: d{n}}}, {{all: [d{n}, {{to: debtor}}]}}]}}"),
        _chain(200, "{{any: [{{not: d{n}}}, {{all: [d{n}, {{to: debtor}}]}}]}}", step=1),
    ],
    ids=["long", "long forward", "bomb", "bomb forward"],
)
def test_long_chains_and_bombs_of_definitions_are_refused(text: bytes) -> None:
    refused = loaded(read_text(text, name="x.yaml"))
    assert isinstance(refused, InvalidInput)
    assert "too large" in str(refused)


def test_many_states_in_a_row_are_digested() -> None:
    states = "".join(f"  s{n}: {{begins: {{notice: complaint, is: s{n + 1}}}, per: [debtor]}}\n" for n in range(400))
    head = "format: 1\npolicy: x\ntitle: {zh: 甲, en: x}\njurisdiction: CN\nbinding: definitions\n"
    last = "  s400: {begins: {notice: complaint}, per: [debtor]}\n"
    text = f'{head}in_force: {{from: "2026-01-30"}}\nstates:\n{states}{last}'
    assert isinstance(loaded(read_text(text.encode(), name="x.yaml")), Policies)
