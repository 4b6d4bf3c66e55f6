"""JSON Schemas (draft 2020-12) of policy files and folder indexes, for completion and hints in editors."""

from fairdebt.loader.schema.whole import index_schema, policy_schema

__all__ = ["index_schema", "policy_schema"]
