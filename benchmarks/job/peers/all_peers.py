"""The other engines that answer the common job: which there are, and in which forms."""

from __future__ import annotations

from benchmarks.job.agreement import Engine
from benchmarks.job.peers import business_rules_engine, cedar_engine, cel_engine, durable_engine, zen_engine
from benchmarks.job.peers.facts import answering
from benchmarks.job.peers.installed import missing

FORMS = {
    "zen-engine": {"best": zen_engine.best, "usual": zen_engine.usual},
    "common-expression-language": {"best": cel_engine.best, "usual": cel_engine.usual},
    "cedarpy": {"best": cedar_engine.best, "usual": cedar_engine.usual},
    "durable-rules": {"usual": durable_engine.usual},
    "business-rules": {"usual": business_rules_engine.usual},
}
"""The best form of each, and the form that its first page shows, where these differ."""


def engines(*packages: str) -> dict[str, Engine]:
    """Return the engines that are installed, or those named, by `package, form`."""
    absent = missing()
    return {
        f"{package}, {form}": answering(make())
        for package, forms in FORMS.items()
        if package not in absent and (not packages or package in packages)
        for form, make in forms.items()
    }
