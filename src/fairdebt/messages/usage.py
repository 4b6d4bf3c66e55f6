"""Sentences of the help of every command, and of what was typed wrongly or could not be printed."""

from fairdebt.messages.text import Text

METAVARS: dict[str, Text] = {
    "metavar_command": Text(zh="命令", en="COMMAND"),
    "metavar_options": Text(zh="选项", en="OPTIONS"),
    "metavar_file": Text(zh="文件", en="FILE"),
    "metavar_path": Text(zh="路径", en="PATH"),
    "metavar_name": Text(zh="名称", en="NAME"),
    "metavar_rule": Text(zh="规则", en="RULE"),
    "metavar_id": Text(zh="编号", en="ID"),
    "metavar_debtor": Text(zh="债务人", en="DEBTOR"),
    "metavar_date": Text(zh="日期", en="DATE"),
    "metavar_instant": Text(zh="时刻", en="INSTANT"),
    "metavar_relation": Text(zh="关系", en="RELATION"),
    "metavar_channel": Text(zh="渠道", en="CHANNEL"),
    "metavar_url": Text(zh="地址", en="URL"),
    "metavar_hex": Text(zh="公钥", en="HEX"),
    "metavar_n": Text(zh="天数", en="N"),
}

USAGE: dict[str, Text] = {
    **METAVARS,
    "usage_line": Text(zh="用法：{line}", en="Usage: {line}"),
    "usage_arguments": Text(zh="参数", en="Arguments"),
    "usage_options": Text(zh="选项", en="Options"),
    "usage_commands": Text(zh="命令", en="Commands"),
    "usage_required": Text(zh="{help}（必填）", en="{help} (required)"),
    "usage_default": Text(zh="{help}（默认：{value}）", en="{help} (default: {value})"),
    "help_help": Text(zh="显示本说明", en="Show this help."),
    "usage_see_help": Text(
        zh="`{command} --help` 列出全部参数、选项和命令",
        en="`{command} --help` lists all arguments, options and commands",
    ),
    "usage_missing": Text(zh="缺少 `{name}`", en="`{name}` is missing"),
    "usage_no_command": Text(zh="没有命令 `{name}`", en="there is no command `{name}`"),
    "usage_no_option": Text(zh="没有选项 `{name}`", en="there is no option `{name}`"),
    "usage_after_command": Text(
        zh="写在命令之后，如 `fairdebt decide case.yaml {name} ...`",
        en="write it behind the command, as in `fairdebt decide case.yaml {name} ...`",
    ),
    "usage_needs_value": Text(zh="选项 `{name}` 之后要写一个值", en="option `{name}` needs a value"),
    "usage_takes_no_value": Text(zh="选项 `{name}` 不带值", en="option `{name}` takes no value"),
    "usage_leave_value": Text(zh="只写 `{name}`", en="write `{name}` alone"),
    "usage_too_many": Text(zh="多出 `{name}`", en="`{name}` is one too many"),
    "usage_wrong": Text(zh="无法理解所写的命令：{said}", en="this cannot be understood: {said}"),
    "usage_no_word": Text(zh="没有 `{name}` 这个值", en="there is no value `{name}`"),
    "usage_no_number": Text(zh="应为大于零的整数", en="expected a whole number above zero"),
    "usage_no_number_fix": Text(zh="如 `--days 14`", en="write for example `--days 14`"),
    "output_unwritable": Text(zh="结果写不出去：{why}", en="the output cannot be written: {why}"),
    "output_unwritable_fix": Text(
        zh="腾出空间，或把输出改到别处；显示的结果可能不完整",
        en="make room, or let the output go elsewhere; what was shown may be incomplete",
    ),
    "output_disk_full": Text(zh="磁盘已满", en="the disk is full"),
    "output_closed": Text(zh="输出已关闭", en="the output is closed"),
    "output_failed": Text(zh="读写出错", en="reading or writing failed"),
    "file_unwritable": Text(zh="文件写不进去", en="the file cannot be written"),
    "file_unwritable_fix": Text(
        zh="检查文件夹是否存在、有无写入权限、磁盘是否已满",
        en="see whether its folder is there, whether you may write to it, and whether the disk is full",
    ),
    "broken_itself": Text(
        zh="fairdebt 自身出错（{kind}，{place}），没有得出结果",
        en="fairdebt itself has failed ({kind}, {place}); there is no result",
    ),
    "broken_itself_fix": Text(
        zh="请报告这一错误；设环境变量 `FAIRDEBT_TRACEBACK=1` 再试一次，可看到全部细节（其中可能有个人信息）",
        en="report this; the variable `FAIRDEBT_TRACEBACK=1` shows every detail, which may include personal data",
    ),
}
