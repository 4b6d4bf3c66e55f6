"""Sentences about faults: what is wrong, and how to fix it."""

from fairdebt.messages.text import Text

FAULTS: dict[str, Text] = {
    "plain_quotes": Text(
        zh='用英文引号 `"`，不用中文引号', en='use plain quotes `"` instead of Chinese or curved ones'
    ),
    "plain_characters": Text(zh="用半角字符写：`{text}`", en="use plain characters: `{text}`"),
    "fault_of": Text(zh="{subject}：{problem}", en="{subject}: {problem}"),
    "fault_fix": Text(zh="修改：{fix}", en="fix: {fix}"),
    "did_you_mean": Text(zh="您是否想写 `{name}`？", en="did you mean `{name}`?"),
    "did_you_mean_this": Text(zh="您是否想写 {names}？", en="did you mean {names}?"),
    "one_of": Text(zh="可用的有：{names}", en="use one of: {names}"),
    "unknown_field": Text(zh="未知字段 `{name}`", en="unknown field `{name}`"),
    "missing_field": Text(zh="缺少字段 `{name}`", en="missing field `{name}`"),
    "unknown_name": Text(zh="{what}中没有 `{name}`", en="unknown {what} `{name}`"),
}
