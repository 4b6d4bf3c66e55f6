"""Sentences about faults of written values in policy files: numbers, dates, hours, spans, limits, rows."""

from fairdebt.messages.text import Text

VALUES: dict[str, Text] = {
    "not_a_number": Text(zh="`{text}` 不是数", en="`{text}` is no number"),
    "write_number": Text(
        zh='写一个数，如 60 或 1200.50；要比较则加引号，如 ">= 60 days"',
        en='write a number, as in 60 or 1200.50; to compare, in quotes, as in ">= 60 days"',
    ),
    "wrong_unit": Text(zh="`{name}` 的单位与 `{text}` 不符", en="`{text}` has another unit than `{name}`"),
    "drop_unit": Text(
        zh="换算成该事实的单位，或者只写数字", en="convert it to the unit of that fact, or write the bare number"
    ),
    "not_at_least_one": Text(zh="`{text}` 不是 1 或更大的数", en="`{text}` is no number from 1 up"),
    "write_whole_number": Text(zh="写 1 或更大的数，如 3", en="write a number from 1 up, as in 3"),
    "not_a_date": Text(zh="`{text}` 不是日期", en="`{text}` is no date"),
    "write_this_date": Text(zh='写成 "{text}"', en='write "{text}"'),
    "write_date": Text(
        zh='写 1900 年至 2199 年间的一天，加引号，如 "2026-01-30"',
        en='write a day from 1900 to 2199 in quotes, as in "2026-01-30"',
    ),
    # Hours.
    "hours_form": Text(zh="时段须按日期类别写明", en="hours are written by class of day"),
    "write_hours": Text(zh='写成 {{every_day: "08:00-22:00"}}', en='write {{every_day: "08:00-22:00"}}'),
    "days_not_covered": Text(zh="没有写明 {names} 的时段", en="nothing is said of {names}"),
    "cover_days": Text(
        zh="每天都要有时段；全天不许可的写 `never`", en="give every day its hours; write `never` for days without any"
    ),
    "impossible_hours": Text(zh="`{text}` 不是一天中的时段", en="`{text}` are no hours of a day"),
    "impossible_time": Text(zh="`{text}` 不是一天中的时间", en="`{text}` is no time of day"),
    "write_band": Text(zh='写成 "08:00-22:00" 或 `never`', en='write "08:00-22:00" or `never`'),
    "empty_band": Text(zh="时段 `{text}` 是空的", en="the hours `{text}` hold no time at all"),
    "backward_band": Text(zh="时段 `{text}` 的终点早于起点", en="the hours `{text}` end before they begin"),
    "write_two_bands": Text(zh="跨午夜的写成：{text}", en="over midnight, write {text}"),
    "open_band_form": Text(
        zh="不含端点的时段须写明 `after` 和 `before`", en="hours without their edges take `after` and `before`"
    ),
    "write_open_band": Text(
        zh='写成 {{after: "08:00", before: "21:00"}}', en='write {{after: "08:00", before: "21:00"}}'
    ),
    "stated_form": Text(
        zh="`stated_in` 后面写状态及其记载时段的属性",
        en="`stated_in` takes a state and its attribute that carries hours",
    ),
    "write_stated": Text(zh="写成 {{stated_in: hours_agreed.times}}", en="write {{stated_in: hours_agreed.times}}"),
    "or_stated_form": Text(
        zh="`or_stated_in` 后面写状态及其记载时段的属性",
        en="`or_stated_in` takes a state and its attribute that carries hours",
    ),
    "write_or_stated": Text(zh="写成 or_stated_in: hours_agreed.times", en="write or_stated_in: hours_agreed.times"),
    # Counting.
    "counting_form": Text(zh="没有 `{text}` 这种计数方式", en="unknown way of counting `{text}`"),
    "write_counting": Text(
        zh="写 `events`、`distinct channel`、`days_in_a_row` 或 `total minutes`",
        en="write `events`, `distinct channel`, `days_in_a_row` or `total minutes`",
    ),
    "no_total": Text(zh="`{name}` 不是数，不能求和", en="`{name}` is no number to add up"),
    "anchor_form": Text(zh="此处应为起算点", en="expected here from when to count"),
    "write_anchor": Text(
        zh="写成 {{first: 事件}}、{{last: 事件}} 或 {{date: 事实}}",
        en="write {{first: event}}, {{last: event}} or {{date: fact}}",
    ),
    "keys_are_list": Text(zh="`per` 应为列表", en="`per` is a list"),
    "key_form": Text(zh="计数键应为名称或 {{名称: 属性}}", en="a key is a name or {{name: attribute}}"),
    "write_keys": Text(
        zh="写成 [debtor] 或 [recipient, {{debt: counted_for}}]",
        en="write [debtor] or [recipient, {{debt: counted_for}}]",
    ),
    "key_when": Text(zh="这里只能问债务本身的事实", en="only facts of the debts themselves can be asked here"),
    "write_key_when": Text(
        zh="写成 {{debt.product: student_loan}}", en="write {{debt.product: student_loan}} or the like"
    ),
    "not_a_limit": Text(zh="`{text}` 不是限额", en="`{text}` is no limit"),
    "write_limit": Text(
        zh="写成 `3 per calendar day`、`7 per 7 days`、`5 per week` 或 `1 ever`，至多一百年",
        en="write `3 per calendar day`, `7 per 7 days`, `5 per week` or `1 ever`; a hundred years at most",
    ),
    "which_day": Text(
        zh="自然日写 `{times} per calendar day`，连续 24 小时写 `{times} per 24 hours`",
        en="write `{times} per calendar day` for dates, `{times} per 24 hours` for hours elapsed",
    ),
    "not_a_window": Text(zh="`{text}` 不是计数期间", en="`{text}` is no window"),
    "write_window": Text(
        zh="写成 `30 days`、`calendar week`、`168 hours` 或 `ever`，至多一百年",
        en="write `30 days`, `calendar week`, `168 hours` or `ever`; a hundred years at most",
    ),
    "spanning_form": Text(zh="`{text}` 不是天数", en="`{text}` is no number of days"),
    "write_days": Text(zh="写成 `30 days`", en="write `30 days`"),
    # Spans.
    "not_a_span": Text(zh="`{text}` 不是时长", en="`{text}` is no span of time"),
    "no_spans": Text(zh="此处应为时长", en="expected a span of time here"),
    "which_days": Text(
        zh="当天算第一天写 `{number} days`，次日起算写 `{number} full days`",
        en="if the day itself is the first write `{number} days`, if the next one is `{number} full days`",
    ),
    "write_span": Text(
        zh="写成 `7 days`、`14 full days`、`3 business days`、`6 months`、`24 hours` 或 `calendar day`，至多一百年",
        en="write `7 days`, `14 full days`, `3 business days`, `6 months`, `24 hours` or `calendar day`, a hundred "
        "years at most",
    ),
    "no_business_days": Text(
        zh="没有说按哪个官方日历计工作日", en="the file does not say by which calendar business days are counted"
    ),
    "write_business_days": Text(
        zh="在文件开头写 `business_days: CN`", en="write `business_days: US-federal` at the head of the file"
    ),
    "then_form": Text(zh="时长接续计算的，写 `then` 和列表", en="spans that follow each other are a list under `then`"),
    "write_then": Text(zh="写成 {{then: [5 days, 30 full days]}}", en="write {{then: [5 days, 30 full days]}}"),
    "elapsed_in_then": Text(
        zh="`then` 中只能写日、月、年，不能写 `{text}`", en="`then` takes days, months and years, not `{text}`"
    ),
    "elapsed_in_sum": Text(
        zh="日期只能加日、月、年，不能加 `{text}`", en="days, months and years can be added to a date, not `{text}`"
    ),
    # What rules of some kinds consist of.
    "lines_form": Text(zh="`that` 应为“名称: 值”形式的条件", en="`that` is names with values, each a condition"),
    "write_lines": Text(
        zh='写成 {{mandate.contract: "yes"}}；已有定义的写成 {{is: 定义}}',
        en='write {{mandate.contract: "yes"}}, or {{is: definition}}',
    ),
    "elements_form": Text(
        zh="`elements` 须写明应有或不得有哪些要素", en="`elements` says which ones must or must not be there"
    ),
    "write_elements": Text(
        zh="写成 {{has_all: [institution]}} 或 {{none_of: [debt_owed]}}",
        en="write {{has_all: [institution]}} or {{none_of: [debt_owed]}}",
    ),
    "claims_form": Text(zh="`claims` 须逐一写明声称及其条件", en="`claims` says of each claim when it may be made"),
    "write_claims": Text(
        zh='写成 {{jail: never}} 或 {{will_sue: {{debt.suit_intended: "yes"}}}}',
        en='write {{jail: never}} or {{will_sue: {{debt.suit_intended: "yes"}}}}',
    ),
    # Tables.
    "table_without_keys": Text(zh="`by` 没有写任何事实", en="`by` names no fact"),
    "write_by": Text(zh="写成 `by: [debt.product]`", en="write `by: [debt.product]`"),
    "table_without_rows": Text(zh="表中没有行", en="the table has no rows"),
    "write_row": Text(zh="写成 {{for: medical, is: 6 years}}", en="write {{for: medical, is: 6 years}}"),
    "write_row_keys": Text(zh="写成 for: {{{names}: ...}}", en="write for: {{{names}: ...}}"),
    "bad_cell": Text(zh="`is` 应为一个值", en="`is` holds one value"),
    "write_cell": Text(zh="写数、日期、时长或词", en="write a number, a date, a span or a word"),
    "mixed_cells": Text(
        zh="`{text}` 与第一行的值不是同一类", en="`{text}` is of another kind than the value of the first row"
    ),
    "write_alike": Text(
        zh="各行的值应同为数、日期、时长或词", en="let all rows hold numbers, or dates, or spans, or words"
    ),
    "bad_key_type": Text(zh="`{name}` 不是词，不能作表的键", en="`{name}` is no word and cannot be the key of a table"),
    "row_keys": Text(zh="`for` 须写明 {names}", en="`for` must give {names}"),
    "rows_overlap": Text(
        zh="这一行与第 {line} 行在同一天对同一键都有值",
        en="this row and the one in line {line} answer for the same key and day",
    ),
    "separate_rows": Text(zh="用 `from` 和 `until` 分开", en="keep them apart with `from` and `until`"),
}
