"""JSON Schemas (draft 2020-12) of policy files and folder indexes, for completion and hints in editors.

`whole` joins them: those of `models` (rule kinds, states, the file itself), of `conditions`, and of `values` beside
names, out of small `pieces`.
"""

from fairdebt.loader.schema.whole import index_schema, policy_schema

__all__ = ["index_schema", "policy_schema"]
