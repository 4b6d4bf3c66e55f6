"""Sentences of the command line: scenario files, findings of the linter, what commands print."""

from fairdebt.messages.text import Text

SCENARIOS: dict[str, Text] = {
    "scenario_mapping": Text(zh="场景应为键值对", en="a scenario is a mapping"),
    "scenario_mapping_fix": Text(
        zh="写 `scenario`、`policies`、`case`、`action`、`expect`",
        en="write `scenario`, `policies`, `case`, `action`, `expect`",
    ),
    "scenario_title": Text(zh="场景的标题应为文字", en="the title of a scenario is text"),
    "scenario_title_fix": Text(
        zh="写一句话，或 {{zh: ..., en: ...}}", en="write one sentence, or {{zh: ..., en: ...}}"
    ),
    "scenario_needs_list": Text(zh="此处应为列表", en="expected a list here"),
    "scenario_needs_mapping": Text(zh="此处应为键值对", en="expected a mapping here"),
    "scenario_no_policies": Text(zh="没有指定政策", en="no policy is named"),
    "scenario_outcome": Text(zh="没有 `{name}` 这种结果", en="there is no outcome `{name}`"),
    "scenario_name": Text(zh="此处应为名称", en="expected a name here"),
    "scenario_name_fix": Text(zh="写一个名称，不能为空", en="write one name, not empty"),
    "scenario_write_list": Text(zh="写成 {name}: [一项, 又一项]", en="write {name}: [one, another]"),
    "scenario_write_policies": Text(
        zh="写成 policies: [cn]，或文件路径", en="write policies: [cn], or the path of a file"
    ),
    "scenario_write_case": Text(
        zh="写成 case: {{jurisdictions: [CN], ...}}",
        en="write case: {{jurisdictions: [CN], ...}}",
    ),
    "scenario_write_action": Text(
        zh='写成 action: {{act: contact, channel: call, to: debtor, at: "2026-03-02T10:00+08:00"}}',
        en='write action: {{act: contact, channel: call, to: debtor, at: "2026-03-02T10:00+08:00"}}',
    ),
    "scenario_write_expect": Text(zh="写成 expect: {{outcome: approved}}", en="write expect: {{outcome: approved}}"),
    "scenario_write_outcome": Text(
        zh="写 `approved`、`vetoed` 或 `undetermined`", en="write `approved`, `vetoed` or `undetermined`"
    ),
    "scenario_approved_because": Text(zh="获准的行为没有否决它的规则", en="nothing vetoes an act that is approved"),
    "scenario_approved_because_fix": Text(
        zh="删去此行；只提醒的规则写在 `warnings` 下", en="leave the line out; rules that only warn go under `warnings`"
    ),
    "scenario_includes": Text(zh="`because` 里没有 `{name}`", en="`because` does not contain `{name}`"),
    "scenario_includes_fix": Text(
        zh="`because` 是全部规则；写了它就不必写 `includes`",
        en="`because` is the exact set; beside it `includes` says nothing",
    ),
    "scenario_instant": Text(zh="此处应为时刻或 `never`", en="expected an instant or `never` here"),
    "scenario_next_permitted_fix": Text(
        zh='写成 "2026-03-03T08:00+08:00"、never，或 {{once: [事实或事件]}}',
        en='write "2026-03-03T08:00+08:00", never, or {{once: [facts or events]}}',
    ),
    "scenario_permitted_until_fix": Text(
        zh='写成 "2026-03-03T22:00+08:00" 或 never', en='write "2026-03-03T22:00+08:00" or never'
    ),
    "scenario_no_file": Text(zh="没有政策文件 `{name}`", en="there is no policy file `{name}`"),
    "scenario_two_histories": Text(
        zh="历史写了两处，另一处在第{line}行第{column}列",
        en="the history stands twice, the other is at {line}:{column}",
    ),
    "scenario_two_histories_fix": Text(
        zh="写在 `case` 旁边或里面，只写一处", en="write it beside `case` or inside it, not both"
    ),
    "scenario_nothing_expected": Text(zh="场景没有写期望的结果", en="nothing is expected of this scenario"),
    "scenario_none_found": Text(zh="没有找到场景", en="no scenario found"),
    "scenario_none_found_fix": Text(
        zh="给出含 `scenario`、`action` 的文件，或其所在的文件夹",
        en="name a file with `scenario` and `action`, or its folder",
    ),
    "scenario_no_rule": Text(zh="已加载的政策里没有规则 `{name}`", en="no loaded policy has a rule `{name}`"),
    "scenario_no_rule_near": Text(zh="{problem}；{near}", en="{problem}; {near}"),
}

DIFFERENCES: dict[str, Text] = {
    "word_approved": Text(zh="可以", en="approved"),
    "word_vetoed": Text(zh="不可以", en="vetoed"),
    "word_undetermined": Text(zh="无法判定", en="undetermined"),
    "field_because": Text(zh="否决或无法判定的规则", en="rules that veto or are undetermined"),
    "field_includes": Text(zh="至少应有的规则", en="rules that should be among them"),
    "field_duties": Text(zh="附带的义务", en="duties"),
    "field_warnings": Text(zh="提醒", en="warnings"),
    "field_assumed": Text(zh="按默认处理的事实", en="assumed facts"),
    "field_foreseen": Text(zh="拟议中的规定", en="proposed law"),
    "field_information": Text(zh="供参考的规则", en="rules that inform"),
    "field_displaced": Text(zh="被更严的规定取代的规则", en="displaced rules"),
    "field_next_permitted": Text(zh="何时可以", en="permitted next"),
    "field_permitted_until": Text(zh="何时为止", en="permitted until"),
    "differs_time": Text(zh="{field}：期望 {expected}，得到 {got}", en="{field}: expected {expected}, got {got}"),
    "differs_outcome": Text(zh="结果：期望“{expected}”，得到“{got}”", en="outcome: expected {expected}, got {got}"),
    "differs_set": Text(zh="{field}（`{name}`）不同：", en="{field} (`{name}`) differ:"),
    "differs_missing": Text(zh="缺少 {name}", en="missing {name}"),
    "differs_extra": Text(zh="多出 {name}", en="not expected {name}"),
    "needs_facts": Text(zh="（需要知道：{names}）", en="(needs: {names})"),
}

LINT: dict[str, Text] = {
    "advice": Text(zh="建议", en="advice"),
    "advice_of": Text(zh="建议：{subject}", en="advice: {subject}"),
    "lint_name": Text(zh="`{name}`", en="`{name}`"),
    "lint_rule": Text(zh="规则 `{name}`", en="rule `{name}`"),
    "lint_nothing": Text(zh="没有找到政策或场景文件", en="no policy and no scenario found"),
    "lint_nothing_fix": Text(
        zh="写随附政策的名称（如 `cn`）、文件或文件夹", en="name a bundled policy (such as `cn`), a file or a folder"
    ),
    "lint_unused": Text(zh="没有规则用到这个名称", en="no rule comes to use this name"),
    "lint_unused_fix": Text(zh="删去，或在规则里用上", en="leave it out, or use it in a rule"),
    "lint_shadows": Text(
        zh="`{policy}` 里也有这个名称，此处的含义优先", en="`{policy}` has this name too; here it means this one"
    ),
    "lint_shadows_fix": Text(
        zh="换个名称，免得读者误解", en="choose another name, so that nobody takes one for the other"
    ),
    "lint_idle_posture": Text(
        zh="所指的规则本来就至少如此，这一行什么也没有改变",
        en="the rules it names do at least that already: this line changes nothing",
    ),
    "lint_no_sources": Text(
        zh="没有来源，可信度却是 `{confidence}`",
        en="there are no sources, yet the confidence is `{confidence}`",
    ),
    "lint_no_sources_fix": Text(
        zh="写上 `sources`，或把可信度改为 `memory`", en="write `sources`, or let the confidence be `memory`"
    ),
    "lint_not_checked": Text(
        zh="没有核对日期，可信度却是 `{confidence}`",
        en="no day of comparison is given, yet the confidence is `{confidence}`",
    ),
    "lint_not_checked_fix": Text(
        zh="写上 `checked_on`：最近一次与来源核对的日子",
        en="write `checked_on`: the day a person last compared this with its source",
    ),
    "lint_checked_later": Text(
        zh="核对日期 {on} 晚于今天 {today}",
        en="compared with its source on {on}, later than today, {today}",
    ),
    "lint_checked_later_fix": Text(zh="写实际核对的日子", en="write the day on which it was compared"),
    "lint_memory_informs": Text(
        zh="凭记忆写的规则，又只供参考，谁也不能据此行事",
        en="a rule from memory that only informs: nobody can act on it",
    ),
    "lint_memory_informs_fix": Text(zh="核对来源，或删去", en="compare it with its source, or leave it out"),
    "lint_never_applies": Text(
        zh="这条规则永远不适用：对 `{name}` 的要求互相矛盾",
        en="this rule never applies: what it asks of `{name}` excludes itself",
    ),
    "lint_never_applies_fix": Text(zh="与文件的 `applies` 对照", en="compare it with the `applies` of the file"),
    "lint_cap_now": Text(
        zh="`{field}` 中的 {names} 只对现在的行为提问，过去的接触一律计入",
        en="in `{field}`, {names} is asked of the act only: past contacts count whatever it was then",
    ),
    "lint_cap_now_fix": Text(
        zh="如应只计部分接触，改用行为的属性或状态；否则不必理会",
        en="to count fewer, ask an attribute of the act or a state; if all should count, this is as it should be",
    ),
    "lint_unlisted_claim": Text(
        zh="文字声称 `{name}`，但没有规则问它是否属实",
        en="the text claims `{name}`, and no rule asks whether it is true",
    ),
    "lint_unlisted_claim_fix": Text(
        zh="在自有政策里用 `truthful` 规则列出它", en="list it in a `truthful` rule of your own policy"
    ),
}

HELP: dict[str, Text] = {
    "help_app": Text(
        zh="催收行为事前合规判定。\n\n"
        "退出码：0 可以或一切正常；3 不可以；4 无法判定；5 输入有误；6 与期望不符；\n"
        "1 结果写不出去；2 用法有误。",
        en="Decides whether a proposed debt-collection act is lawful.\n\n"
        "Exit codes: 0 approved or fine, 3 vetoed, 4 undetermined, 5 invalid input,\n"
        "6 an expectation failed; 1 the output failed, 2 wrong usage.",
    ),
    "help_decide": Text(zh="判定场景文件里的拟议行为", en="Decide the acts that scenario files propose."),
    "help_lint": Text(zh="检查政策和场景文件", en="Find faults in policies and scenario files."),
    "help_test": Text(zh="运行场景，与期望比较", en="Run scenarios and compare with what they expect."),
    "help_schema": Text(zh="输出供编辑器使用的 JSON Schema", en="Print the JSON Schema that editors use."),
    "help_version": Text(zh="显示版本", en="Show the version."),
    "help_json": Text(zh="以一份 JSON 文档输出", en="Print one JSON document."),
    "help_lang": Text(zh="语言；不写则依环境变量 LANG", en="Language; by default that of the environment (LANG)."),
    "help_policies": Text(
        zh="用这些政策，不用文件里写的；可写多次",
        en="Use these policies instead of those in the files; may be repeated.",
    ),
    "help_decide_files": Text(
        zh="场景文件；file.yaml:10 指第 10 行开始的场景，- 指标准输入",
        en="Scenario files; file.yaml:10 is the scenario that begins in line 10; - is standard input.",
    ),
    "help_scenario_file": Text(
        zh="一个场景文件；file.yaml:10 指第 10 行开始的场景，- 指标准输入",
        en="A scenario file; file.yaml:10 is the scenario that begins in line 10; - is standard input.",
    ),
    "help_lint_names": Text(
        zh="政策名称、文件或文件夹；不写则为当前文件夹",
        en="Names of policies, files or folders; by default this folder.",
    ),
    "help_test_paths": Text(
        zh="文件或文件夹；不写则为 tests/ 或当前文件夹", en="Files or folders; by default tests/, or else this folder."
    ),
    "help_today": Text(
        zh="今天的日期，用来发现晚于今天的核对日期",
        en="Today's date, to find entries that were compared later than today.",
    ),
    "help_schema_of": Text(zh="哪一种文件", en="Of which kind of file."),
    "bad_today": Text(zh="应为日期，如 2026-11-21", en="expected a date such as 2026-11-21"),
}

OUTPUT: dict[str, Text] = {
    "verdict_approved": Text(zh="可以", en="Approved"),
    "verdict_vetoed": Text(zh="不可以", en="Vetoed"),
    "verdict_undetermined": Text(zh="无法判定", en="Undetermined"),
    "label_next": Text(zh="何时", en="when"),
    "label_policies": Text(zh="政策", en="policies"),
    "label_act": Text(zh="行为", en="act"),
    "label_at": Text(zh="时间", en="at"),
    "label_scenario": Text(zh="场景", en="scenario"),
    "label_outcome": Text(zh="结果", en="outcome"),
    "label_rules": Text(zh="规则", en="rules"),
    "label_expected": Text(zh="期望", en="expected"),
    "label_rule": Text(zh="规则", en="rule"),
    "label_says": Text(zh="内容", en="says"),
    "label_citation": Text(zh="依据", en="source"),
    "label_confidence": Text(zh="可信度", en="confidence"),
    "label_force": Text(zh="效力", en="force"),
    "presumed": Text(zh="推定违规，可以反驳", en="a presumption, which may be rebutted"),
    "presumed_unless": Text(
        zh="推定违规；以下情形可以反驳，由人判断：{factors}",
        en="a presumption; for people to judge, what may rebut it: {factors}",
    ),
    "label_kind": Text(zh="性质", en="kind"),
    "label_until": Text(zh="何时解除", en="until"),
    "label_displaced": Text(zh="严于", en="stricter than"),
    "label_repair": Text(zh="怎样才合法", en="remedy"),
    "label_settle": Text(zh="怎样才能判定", en="to settle it"),
    "label_evidence": Text(zh="事实", en="evidence"),
    "label_missing": Text(zh="需要知道", en="needs"),
    "heading_reasons": Text(zh="理由", en="Reasons"),
    "heading_table_duties": Text(zh="进行时须做到", en="While doing it"),
    "heading_table_warnings": Text(zh="提醒", en="Warnings"),
    "heading_table_foreseen": Text(zh="拟议中的规定将禁止", en="Proposed law would forbid"),
    "heading_table_observed": Text(zh="试行观察中的规则会禁止", en="Rules under observation would forbid"),
    "heading_table_information": Text(zh="供参考", en="For information"),
    "heading_table_loosened": Text(zh="已获准放宽", en="Loosened"),
    "heading_table_assumed": Text(zh="无人说明而按默认处理", en="Assumed, since nobody said otherwise"),
    "kind_stop": Text(zh="停止：400日内不会自行解除", en="stop: does not lift by itself within 400 days"),
    "many_policies": Text(zh="{names}（{count}部规定）", en="{names} ({count} instruments)"),
    "kind_delay": Text(zh="等待：到时解除", en="delay: lifts in time"),
    "kind_fix": Text(zh="可改：改后再问", en="fix: can be put right"),
    "kind_unknown": Text(zh="缺少事实", en="facts are missing"),
    "sureness_verified": Text(zh="已核实", en="verified"),
    "sureness_secondary": Text(zh="据二手资料", en="secondary sources"),
    "sureness_memory": Text(zh="凭记忆，未核实", en="memory, unverified"),
    "loosened_line": Text(
        zh="{rule}：{because}（批准人 {approved_by}，至 {until}）",
        en="{rule}: {because} (approved by {approved_by}, until {until})",
    ),
    "met": Text(zh="符合期望", en="as expected"),
    "not_met": Text(zh="与期望不符", en="not as expected"),
    "invalid": Text(zh="输入有误", en="invalid input"),
    "few_rules": Text(zh="{names} 等，另有 {count} 条规则", en="{names} and {count} more rules"),
    "decide_one": Text(
        zh="要看其中一个的全部理由：fairdebt decide {where}",
        en="for all reasons of one of them: fairdebt decide {where}",
    ),
    "decide_no_line": Text(zh="第 {line} 行没有场景开始", en="no scenario begins in line {line}"),
    "decide_lines": Text(zh="场景开始的行：{lines}", en="scenarios begin in these lines: {lines}"),
    "counts": Text(
        zh="场景 {total}：可以 {approved}，不可以 {vetoed}，无法判定 {undetermined}，输入有误 {invalid}",
        en="scenarios {total}: approved {approved}, vetoed {vetoed}, undetermined {undetermined}, invalid {invalid}",
    ),
    "tested": Text(
        zh="文件 {files}，场景 {total}：符合 {passed}，不符 {failed}，输入有误 {invalid}",
        en="files {files}, scenarios {total}: passed {passed}, failed {failed}, invalid {invalid}",
    ),
    "passed_over": Text(zh="不含场景的其他文件 {count}", en="other files, without scenarios: {count}"),
    "linted": Text(
        zh="文件 {files}：错误 {faults}，建议 {advice}",
        en="files {files}: faults {faults}, advice {advice}",
    ),
    "running": Text(zh="运行场景", en="running scenarios"),
}

COMMAND: dict[str, Text] = {**SCENARIOS, **DIFFERENCES, **LINT, **HELP, **OUTPUT}
