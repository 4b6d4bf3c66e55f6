"""Sentences of the test kit and of the choice of engine: what a host did wrong, what a suite did not exercise."""

from fairdebt.messages.text import Text

TESTING: dict[str, Text] = {
    # ---------------------------------------------------------------------------------------------------- hosts
    "host_cap": Text(zh="{at} 超出了次数上限：{act}", en="at {at} a cap was exceeded: {act}"),
    "host_without_approval": Text(
        zh="{at} 作出行为时没有有效的批准：{act}", en="at {at} an act happened without an approval in force: {act}"
    ),
    "host_retried": Text(
        zh="{at} 原样重试了已被否决的行为：{act}", en="at {at} a vetoed act was asked for again, unchanged: {act}"
    ),
    "host_overdue": Text(zh="到 {at} 仍有逾期未履行的义务", en="at {at} something that is owed is overdue"),
    "host_never_asked": Text(zh="宿主从未就此行为询问", en="the host never asked about this act"),
    "host_asked_refused": Text(
        zh="宿主于 {asked} 询问时的回答是：{outcome}", en="the host asked at {asked} and was told: {outcome}"
    ),
    "host_approval_over": Text(
        zh="宿主于 {asked} 得到的批准只到 {until} 为止",
        en="the host was told at {asked} that it may, and that only until {until}",
    ),
    "host_approval_stale": Text(
        zh="宿主于 {asked} 得到批准，但当时所给的情况与实际不符，或此后情况已变",
        en="the host was told at {asked} that it may, on facts that were not the whole truth or have changed since",
    ),
    "host_not_before": Text(
        zh="于 {asked} 已答复：在 {next} 之前不会改变", en="it was told at {asked} that nothing changes before {next}"
    ),
    "host_not_unless": Text(
        zh="于 {asked} 已答复：情况不变则不会改变",
        en="it was told at {asked} that nothing changes unless the case does",
    ),
    "host_to_keep": Text(zh="可保存为场景文件：", en="as a scenario file, to keep:"),
    "host_written": Text(zh="场景文件已写入 {path}", en="the scenario was written to {path}"),
    # ------------------------------------------------------------------------------------------------- machines
    "machine_lacks": Text(zh="缺少 `{name}`", en="it lacks `{name}`"),
    "machine_lacks_guard": Text(zh='写 `guard = Guard.load("cn")`', en='write `guard = Guard.load("cn")`'),
    "machine_lacks_case": Text(
        zh="写 `case = {{...}}`：开始时案件的真实情况",
        en="write `case = {{...}}`: the case as it truly is at the start",
    ),
    "machine_lacks_wishes": Text(
        zh='写 `wishes = {{"call": {{"act": "contact", ...}}}}`：想做的行为，不写 `at`',
        en='write `wishes = {{"call": {{"act": "contact", ...}}}}`: acts that are wanted, without `at`',
    ),
    "machine_lacks_host": Text(
        zh="写 `def host(self, world)`，返回被测主机的适配器",
        en="write `def host(self, world)`, which returns the adapter of the host under test",
    ),
    "machine_no_guard": Text(zh="`guard` 不是 Guard", en="`guard` is no Guard"),
    "strategy_needs_guard": Text(
        zh='写 `scenarios(Guard.load("cn"))`，其他策略相同',
        en='write `scenarios(Guard.load("cn"))`, and so for the others',
    ),
    "machine_no_wishes": Text(zh="`wishes` 是空的", en="`wishes` is empty"),
    "machine_host_lacks": Text(
        zh="`host` 返回的 {host} 缺少 {steps}", en="{host}, which `host` returned, lacks {steps}"
    ),
    "machine_host_lacks_fix": Text(
        zh="适配器须有 receive(message)、work() 和 restart()",
        en="an adapter has receive(message), work() and restart()",
    ),
    # -------------------------------------------------------------------------------------------------- engines
    "engine_unknown": Text(zh="没有引擎 `{name}`", en="there is no engine `{name}`"),
    "engine_unknown_fix": Text(zh="写 `default` 或 `durable`", en="write `default` or `durable`"),
    # -------------------------------------------------------------------------------------------------- asserts
    "assert_outcome": Text(zh="应为 {expected}，实为 {got}", en="expected {expected}, got {got}"),
    "assert_reasons": Text(zh="{got}，但理由与预期不同", en="{got} as expected, but for other reasons"),
    "assert_asks_nobody": Text(
        zh="断言的第一项应为决定，或 Guard", en="an assert is about a decision, or asks a Guard"
    ),
    "assert_asks_nobody_fix": Text(
        zh='写 `assert_approved(decision)`，或 `assert_approved(Guard.load("cn"), act, case)`',
        en='write `assert_approved(decision)`, or `assert_approved(Guard.load("cn"), act, case)`',
    ),
    "assert_missing": Text(zh="  - 未作为理由：{name}", en="  - not a reason: {name}"),
    "assert_extra": Text(zh="  + 未预期的理由：{name}", en="  + a reason that was not expected: {name}"),
    "assert_same": Text(zh="    同为理由：{name}", en="    a reason, as expected: {name}"),
    "assert_no_rule": Text(zh="    已加载的政策中没有此规则", en="    no loaded policy has this rule"),
    # ------------------------------------------------------------------------------------------------- coverage
    "exercised_title": Text(zh="fairdebt：本测试所触及的法律", en="fairdebt: the law that these tests exercised"),
    "exercised_line": Text(zh="{what}：{seen} / {all}（{percent}%）", en="{what}: {seen} of {all} ({percent}%)"),
    "exercised_rules": Text(zh="规则", en="rules"),
    "exercised_edges": Text(zh="边界（两侧均有）", en="edges, on both sides"),
    "exercised_entries": Text(zh="条文", en="law entries"),
    "exercised_missing": Text(zh="未触及的{what}：{names}", en="{what} not exercised: {names}"),
    "exercised_more": Text(zh="{names} 等 {count} 项", en="{names} and {count} more"),
    "exercised_nothing": Text(zh="没有作出任何决定", en="nothing was decided"),
    "exercised_too_little": Text(
        zh="触及 {percent}%，低于要求的 {floor}%", en="{percent}% exercised, below the {floor}% asked for"
    ),
}
