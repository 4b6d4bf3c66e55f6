"""Sentences about time: budgets, alternatives, and the pictures of `fairdebt windows`."""

from fairdebt.messages.text import Text

PLANNING: dict[str, Text] = {
    "budget": Text(
        zh="{window}上限 {limit}（{measure}），已用 {used}，还剩 {left}",
        en="{used} of {limit} used {window} ({measure}), {left} left",
    ),
    "budget_between": Text(zh="{low} 至 {high}", en="{low} to {high}"),
    "budget_returns": Text(zh="{line}；{at} 起恢复", en="{line}; some return at {at}"),
    "window_ever": Text(zh="总共", en="in all time"),
    "window_calendar_day": Text(zh="每个自然日", en="per calendar day"),
    "window_calendar_week": Text(zh="每个自然周", en="per calendar week"),
    "window_calendar_week_from": Text(zh="每周（自{day}起算）", en="per week, from {day} on"),
    "window_calendar_month": Text(zh="每个自然月", en="per calendar month"),
    "window_calendar_year": Text(zh="每个自然年", en="per calendar year"),
    "window_day": Text(zh="{number} 日内", en="within {number} days"),
    "window_month": Text(zh="{number} 个月内", en="within {number} months"),
    "window_year": Text(zh="{number} 年内", en="within {number} years"),
    "window_hour": Text(zh="{number} 小时内", en="within {number} hours"),
    "window_minute": Text(zh="{number} 分钟内", en="within {number} minutes"),
    "day_0": Text(zh="星期一", en="Monday"),
    "day_1": Text(zh="星期二", en="Tuesday"),
    "day_2": Text(zh="星期三", en="Wednesday"),
    "day_3": Text(zh="星期四", en="Thursday"),
    "day_4": Text(zh="星期五", en="Friday"),
    "day_5": Text(zh="星期六", en="Saturday"),
    "day_6": Text(zh="星期日", en="Sunday"),
    "measure_events": Text(zh="次数", en="contacts"),
    "measure_distinct": Text(zh="不同的{name}", en="different: {name}"),
    "measure_total": Text(zh="{name}合计", en="total: {name}"),
    "measure_days_in_a_row": Text(zh="连续的日数", en="days in a row"),
    "measure_spread": Text(zh="相隔的日数", en="days apart"),
    "instead_time": Text(zh="等到 {at}", en="wait until {at}"),
    "instead_channel": Text(zh="改用：{channel}", en="use another channel: {channel}"),
    "instead_debtor": Text(zh="改为联系债务人本人", en="contact the debtor in person"),
    "instead_repair": Text(zh="{repair}（{name}：{value}）", en="{repair} ({name}: {value})"),
}

COMMAND_WINDOWS: dict[str, Text] = {
    "help_windows": Text(
        zh="何时可以：以表格和图显示各时段", en="Show when an act is permitted, as a grid or a picture."
    ),
    "help_until": Text(zh="到这一时刻为止（不含），如 2026-03-09T00:00+08:00", en="The end, not included: an instant."),
    "help_since": Text(zh="从这一时刻起；不写则为行为的时刻", en="The beginning; by default the instant of the act."),
    "help_days": Text(zh="从开始起多少天", en="The end, as a number of days after the beginning."),
    "help_svg": Text(zh="另存为图（SVG）", en="Also write a picture (SVG)."),
    "help_html": Text(zh="另存为网页（HTML）", en="Also write a page (HTML)."),
    "bad_instant": Text(
        zh="应为带偏移的时刻，如 2026-03-09T00:00+08:00",
        en="expected an instant with its offset, such as 2026-03-09T00:00+08:00",
    ),
    "bad_moment": Text(
        zh="应为日期，或带偏移的时刻，如 2026-03-09 或 2026-03-09T00:00+08:00",
        en="expected a date, or an instant with its offset, such as 2026-03-09 or 2026-03-09T00:00+08:00",
    ),
    "bad_days": Text(zh="`--until` 和 `--days` 只能写一个", en="give either `--until` or `--days`"),
    "bad_span": Text(zh="结束须晚于开始", en="the end must be later than the beginning"),
    "bad_span_fix": Text(zh="把 `--until` 写晚一些，或改用 `--days`", en="give a later `--until`, or `--days`"),
    "bad_long_fix": Text(
        zh="缩短时段，或用 `--since` 从较晚的时刻看起", en="ask for less, or begin later with `--since`"
    ),
    "bad_long": Text(zh="最多 {days} 天", en="at most {days} days"),
    "windows_title": Text(zh="何时可以", en="When is it permitted?"),
    "windows_times": Text(zh="时间：{zone}", en="times: {zone}"),
    "windows_from_to": Text(zh="{since} 至 {until}", en="{since} to {until}"),
    "windows_yes": Text(zh="可以", en="permitted"),
    "windows_part": Text(
        zh="这一小时内部分可以，见右侧时刻", en="permitted for a part of this hour, see the times on the right"
    ),
    "windows_no": Text(zh="不可以", en="not permitted"),
    "windows_unknown": Text(zh="无法判定", en="undetermined"),
    "windows_asked": Text(zh="拟议的时刻", en="the instant proposed"),
    "windows_reasons": Text(zh="不可以的理由", en="Why not"),
    "windows_none": Text(zh="这段时间内都不可以", en="not permitted at any time in this span"),
    "windows_list": Text(zh="可以的时段", en="Permitted from and to"),
    "windows_day": Text(zh="日期", en="day"),
    "windows_from": Text(zh="从", en="from"),
    "windows_to": Text(zh="到", en="to"),
    "windows_budget": Text(zh="各项限额的余量", en="What is left of the caps"),
    "windows_alternatives": Text(zh="其他合法的做法", en="What would be approved instead"),
    "windows_looking": Text(zh="计算时段", en="looking ahead"),
    "windows_written": Text(zh="已写入 {file}", en="wrote {file}"),
    "windows_rule_and": Text(zh="、", en=", "),
    "short_0": Text(zh="周一", en="Mon"),
    "short_1": Text(zh="周二", en="Tue"),
    "short_2": Text(zh="周三", en="Wed"),
    "short_3": Text(zh="周四", en="Thu"),
    "short_4": Text(zh="周五", en="Fri"),
    "short_5": Text(zh="周六", en="Sat"),
    "short_6": Text(zh="周日", en="Sun"),
}

WINDOWS: dict[str, Text] = {**PLANNING, **COMMAND_WINDOWS}
