"""Sentences of `fairdebt edges`: what the boundaries of rules are called."""

from fairdebt.messages.text import Text

EDGES: dict[str, Text] = {
    "help_edges": Text(
        zh="列出规则的每个边界：恰在之前、正在边界、刚过之后的情形及结果，可存为场景文件",
        en="Show the cases at every boundary of the rules, with their outcomes, as a scenario file.",
    ),
    "help_edges_name": Text(
        zh="看哪部政策的规则：随附的写名称（如 cn.gbt-45251），自有的写文件",
        en="The policy whose rules are looked at: a bundled one by name (cn.gbt-45251), yours by its file.",
    ),
    "help_edges_rules": Text(
        zh="只看这些规则，如 quiet-hours；不写则全部", en="These rules alone, such as quiet-hours; by default all."
    ),
    "help_edges_with": Text(
        zh="一并加载的政策，如自有政策之外的 cn；可写多次",
        en="A policy loaded beside it, such as cn beside your own; may be repeated.",
    ),
    "edge_title": Text(zh="{kind}（{what}）", en="{kind} ({what})"),
    "edge_scenario": Text(zh="{rule}，{boundary}，{side}", en="{rule}, {boundary}, {side}"),
    "edge_no_rule": Text(zh="没有规则 `{name}`，或它没有效力", en="there is no rule `{name}`, or it is switched off"),
    "edge_no_rule_fix": Text(zh="写规则的编号，如 {names}", en="write the id of a rule, such as {names}"),
    "edges_head": Text(
        zh="由 fairdebt edges 写出：期望是按现有规则判定的结果，请逐一核对是否合乎原意",
        en="written by fairdebt edges: what is expected is what these rules decide; see whether it is what you mean",
    ),
    "edges_count": Text(
        zh="规则 {rules}，边界 {edges}，场景 {scenarios}，无法构造情形的边界 {without}",
        en="rules {rules}, boundaries {edges}, scenarios {scenarios}, boundaries without a case {without}",
    ),
    "edges_uncovered": Text(
        zh="没有加载当地法律，结果多为“无法判定”：加上 `--with`，如 `--with cn`",
        en="the law of the place is not loaded, which leaves outcomes undetermined: add `--with`, such as `--with cn`",
    ),
    "edge_without": Text(zh="没有情形：{boundary}，{why}", en="no case: {boundary}, {why}"),
    "edges_looking": Text(zh="构造情形", en="building cases"),
    "side_before": Text(zh="恰在之前", en="just before"),
    "side_at": Text(zh="正在边界", en="at it"),
    "side_after": Text(zh="刚过之后", en="just after"),
    "edge_in_force_from": Text(zh="施行的第一天", en="first day in force"),
    "edge_in_force_until": Text(zh="不再施行的第一天", en="first day no longer in force"),
    "edge_count": Text(zh="次数", en="count"),
    "edge_window": Text(zh="计数期间的起点", en="beginning of the window"),
    "edge_age": Text(zh="过去多久", en="how long ago"),
    "edge_hours": Text(zh="时段的起止", en="edge of the hours"),
    "edge_clocks": Text(zh="调钟当天的时段起止", en="edge of the hours on a day when clocks change"),
    "edge_stated_hours": Text(zh="约定时段的起止", en="edge of hours that were stated"),
    "edge_word_monday": Text(zh="周一", en="monday"),
    "edge_word_tuesday": Text(zh="周二", en="tuesday"),
    "edge_word_wednesday": Text(zh="周三", en="wednesday"),
    "edge_word_thursday": Text(zh="周四", en="thursday"),
    "edge_word_friday": Text(zh="周五", en="friday"),
    "edge_word_saturday": Text(zh="周六", en="saturday"),
    "edge_word_sunday": Text(zh="周日", en="sunday"),
    "edge_word_opens": Text(zh="开始", en="opens"),
    "edge_word_closes": Text(zh="结束", en="closes"),
    "edge_number": Text(zh="数值", en="number"),
    "edge_date": Text(zh="日期", en="date"),
    "edge_delay": Text(zh="生效前的等待期", en="end of the delay"),
    "edge_lasts": Text(zh="有效期的终点", en="end of the time it lasts"),
    "edge_ends_after": Text(zh="终止后的宽限期", en="end of the time after it ended"),
    "edge_through": Text(zh="有效至的日期", en="last day stated"),
    "edge_begins": Text(zh="开始", en="begin"),
    "edge_ends": Text(zh="终止", en="end"),
    "edge_exception": Text(zh="例外（不适用、适用、一秒后）", en="exception (off, on, a second later)"),
    "edge_zone": Text(zh="多个可能的时区", en="another possible time zone"),
    "why_not_never_below": Text(zh="不可能更少", en="less than this does not exist"),
    "why_not_always_met": Text(zh="这个数不起作用", en="the number makes no difference"),
    "why_not_implied": Text(zh="已由规则的其余部分决定", en="the rest of the rule decides it already"),
    "why_not_no_boundary": Text(zh="结果不在此变化", en="nothing changes at it"),
    "why_not_no_witness": Text(
        zh="没有找到只取决于此的情形，请自写场景", en="no case was found that hangs on it alone: write one yourself"
    ),
    "why_not_inside_a_filter": Text(
        zh="它只用来筛选过去的事件，请自写场景", en="it only narrows past events: write a scenario yourself"
    ),
    "why_not_not_this_measure": Text(
        zh="连续日数和间隔不在此列，请自写场景",
        en="days in a row and distances are left out: write one yourself",
    ),
    "why_not_no_day_in_force": Text(zh="规则从未施行", en="the rule is never in force"),
}
