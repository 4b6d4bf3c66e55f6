"""Sentences about the ledger: permits, receipts, proofs, forgetting."""

from fairdebt.messages.text import Text

LEDGER: dict[str, Text] = {
    # ------------------------------------------------------------------------------------------------ opening
    "ledger_bad_url": Text(
        zh="台账的地址不是可用的数据库地址", en="the address of the ledger is no URL of a database that can keep one"
    ),
    "ledger_bad_url_fix": Text(
        zh='写成 "sqlite:///contacts.db" 或 "postgresql+psycopg://..."',
        en='write "sqlite:///contacts.db" or "postgresql+psycopg://..."',
    ),
    "ledger_is_path": Text(zh="`{name}` 不是数据库的地址", en="`{name}` is no URL of a database"),
    "ledger_is_path_fix": Text(
        zh='SQLite 文件写成 "sqlite:///{name}"', en='write "sqlite:///{name}" for a file of SQLite'
    ),
    "ledger_no_folder": Text(zh="没有文件夹 {name}", en="there is no folder {name}"),
    "ledger_no_folder_fix": Text(
        zh="检查路径，或者先建立该文件夹；绝对路径有四个斜杠：sqlite:////data/contacts.db",
        en="check the path, or make the folder; an absolute one has four slashes: sqlite:////data/contacts.db",
    ),
    "ledger_no_file": Text(zh="没有文件 {name}", en="there is no file {name}"),
    "ledger_no_file_fix": Text(
        zh="检查路径；要建立台账，运行 `fairdebt ledger migrate --ledger URL`",
        en="check the path; to begin a ledger run `fairdebt ledger migrate --ledger URL`",
    ),
    "ledger_no_driver": Text(zh="没有安装 `{name}` 的驱动", en="the driver for `{name}` is not installed"),
    "ledger_no_driver_fix": Text(
        zh="安装附加组件：pip install 'fairdebt[postgres]'", en="install the extra: pip install 'fairdebt[postgres]'"
    ),
    "ledger_no_tables": Text(zh="数据库中没有台账", en="the database holds no ledger"),
    "ledger_no_tables_fix": Text(
        zh="运行 `fairdebt ledger migrate --ledger URL`", en="run `fairdebt ledger migrate --ledger URL`"
    ),
    "ledger_newer": Text(
        zh="台账由更新的 fairdebt 建立（结构第{found}版，本版只识第{known}版）",
        en="the ledger was made by a newer fairdebt: its schema is version {found}, this one knows {known}",
    ),
    "ledger_newer_fix": Text(zh="升级 fairdebt；没有改动任何内容", en="upgrade fairdebt; nothing was changed"),
    "ledger_older": Text(
        zh="台账的结构是第{found}版，本版需要第{known}版",
        en="the schema of the ledger is version {found}, {known} is needed",
    ),
    "ledger_older_fix": Text(
        zh="运行 `fairdebt ledger migrate --ledger URL`", en="run `fairdebt ledger migrate --ledger URL`"
    ),
    "ledger_needs_key": Text(
        zh="没有密钥，无法以摘要代替姓名和号码",
        en="there is no key with which to keep digests in place of names and numbers",
    ),
    "ledger_needs_key_fix": Text(
        zh='设置环境变量 FAIRDEBT_LEDGER_KEY（至少32个字符，各进程相同，不与数据库放在一起），或写 personal="plain"',
        en="set FAIRDEBT_LEDGER_KEY (32 characters or more, the same in every process, kept away from the database), "
        'or say personal="plain"',
    ),
    "ledger_short_key": Text(zh="密钥太短", en="the key is too short"),
    "ledger_short_key_fix": Text(
        zh='至少32个字节，例如 `python -c "import secrets; print(secrets.token_hex(32))"` 的输出',
        en='take 32 bytes or more, such as `python -c "import secrets; print(secrets.token_hex(32))"` prints',
    ),
    "ledger_lost_key": Text(
        zh="台账建立时的密钥不见了：没有文件 {name}",
        en="the key with which the ledger was begun is gone: there is no file {name}",
    ),
    "ledger_lost_key_fix": Text(
        zh="放回该文件，或把原来的密钥写入环境变量 FAIRDEBT_LEDGER_KEY；换了密钥，以前的接触就认不出来，次数会少算",
        en="put it back, or set FAIRDEBT_LEDGER_KEY to the old key: with another, earlier contacts would not be "
        "recognised, and caps be exceeded",
    ),
    "ledger_unread_key": Text(zh="密钥文件 {name} 无法读取", en="the file of the key, {name}, cannot be read"),
    "ledger_unread_key_fix": Text(
        zh="检查权限；内容应为密钥的一行文字，与建立时相同",
        en="check that you may read it, and that it holds the key as it was made: one line of plain text",
    ),
    "ledger_is_plain": Text(
        zh="台账保留姓名和号码原文，没有密钥", en="the ledger keeps names and numbers readable: it has no key"
    ),
    "ledger_is_plain_fix": Text(zh='写 personal="plain"', en='say personal="plain"'),
    "ledger_wrong_key": Text(zh="密钥与台账建立时的不同", en="this is not the key with which the ledger was begun"),
    "ledger_wrong_key_fix": Text(
        zh="用原来的密钥；换了密钥，以前的接触就认不出来，次数会少算",
        en="take the old one: with another, earlier contacts would not be recognised, and caps be exceeded",
    ),
    # ------------------------------------------------------------------------------------------------ working
    "ledger_expires_in": Text(
        zh="名额的保留时间须大于零，且不超过一年", en="a slot is kept for some time, and for a year at the most"
    ),
    "ledger_expires_in_fix": Text(zh="写成 `timedelta(minutes=5)`", en="write `timedelta(minutes=5)`"),
    "ledger_tolerance": Text(
        zh="与时钟的容许偏差须为一段时间，且不超过一年",
        en="how far an act may lie from the clock is a period, and a year at the most",
    ),
    "ledger_tolerance_fix": Text(zh="写成 `timedelta(minutes=1)`", en="write `timedelta(minutes=1)`"),
    "ledger_clock": Text(zh="台账的时钟给出的时刻没有时区", en="the clock of the ledger tells no instant with a zone"),
    "ledger_clock_fix": Text(zh="写成 `lambda: datetime.now(UTC)`", en="hand in `lambda: datetime.now(UTC)`"),
    "ledger_damaged": Text(zh="文件已损坏", en="its file is damaged"),
    "ledger_no_database": Text(
        zh="该文件不是 SQLite 数据库，或者开头已损坏",
        en="the file is no SQLite database, or its beginning is damaged",
    ),
    "ledger_no_database_fix": Text(
        zh="不要行动；另指一个文件，或从备份恢复", en="do not act; name another file, or restore it from a backup"
    ),
    "ledger_unavailable": Text(
        zh="数据库出错：{why}；没有写入任何内容", en="the database failed: {why}; nothing was written"
    ),
    "ledger_unavailable_fix": Text(
        zh="不要行动；数据库恢复后再次请求", en="do not act; ask again once the database is back"
    ),
    "ledger_in_doubt": Text(
        zh="提交时连接中断，不知道是否已写入",
        en="the connection was lost while committing: it is not known whether it was written",
    ),
    "ledger_in_doubt_fix": Text(
        zh="以同一 `key` 再次请求：若已写入，会得到同一许可",
        en="ask again with the same `key`: if it was written, the same permit comes back",
    ),
    "ledger_not_through": Text(
        zh="写入磁盘失败：{why}；不知道断电后是否仍在",
        en="writing through to the disk failed: {why}; it is not known whether what was written outlives a power cut",
    ),
    "ledger_not_through_fix": Text(
        zh="不要行动；检查磁盘，然后以同一 `key` 再次请求",
        en="do not act; look at the disk, then ask again with the same `key`",
    ),
    "ledger_conflict": Text(zh="同一位置或同一名称已有另一条", en="another entry has this place or this name already"),
    "ledger_broken": Text(
        zh="第{number}条与它所在的链不符：台账被改动过",
        en="entry {number} does not fit its chain: the ledger was changed",
    ),
    "ledger_broken_fix": Text(
        zh="停止行动，运行 `fairdebt ledger verify`", en="stop acting, and run `fairdebt ledger verify`"
    ),
    "ledger_clock_back": Text(
        zh="时钟早于台账中已记录的时刻{seconds}秒",
        en="the clock stands {seconds} seconds before what is recorded already",
    ),
    "ledger_clock_back_fix": Text(zh="校正时钟；没有写入任何内容", en="set the clock right; nothing was written"),
    "ledger_none": Text(zh="这一守卫没有台账", en="this guard has no ledger"),
    "ledger_none_fix": Text(
        zh='以 Guard.load("cn", ledger="sqlite:///contacts.db") 装载',
        en='load it with Guard.load("cn", ledger="sqlite:///contacts.db")',
    ),
    # ------------------------------------------------------------------------------------------------ requests
    "ledger_apart": Text(
        zh="行为的时刻与时钟相差{seconds}秒", en="the act's instant lies {seconds} seconds from the clock"
    ),
    "ledger_apart_fix": Text(
        zh="以现在的时刻请求；以后的行为到时再请求", en="ask with the present instant; for a later act ask later"
    ),
    "ledger_future": Text(zh="事件的时刻在将来", en="the event lies in the future"),
    "ledger_needs_id": Text(
        zh="台账按 `{name}` 计数，而案件没有写明", en="the ledger counts by `{name}`, which is not stated"
    ),
    "ledger_needs_id_fix": Text(
        zh="写上您自己的编号，不要用电话号码或账号", en="give it an id of yours, never a telephone or account number"
    ),
    "ledger_history_from": Text(
        zh="案件自带历史，而台账也有历史", en="the case brings a history of its own, and the ledger has one"
    ),
    "ledger_history_from_fix": Text(
        zh="写明 `history_from`：case、ledger 或 both", en="say `history_from`: case, ledger or both"
    ),
    "ledger_history_elsewhere": Text(
        zh="历史在台账中，`decide` 不读台账", en="the history is in the ledger, which `decide` does not read"
    ),
    "ledger_history_elsewhere_fix": Text(
        zh="用 `guard.reserve`，或先 `case = guard.recall(case)`",
        en="use `guard.reserve`, or first `case = guard.recall(case)`",
    ),
    "ledger_cannot_count": Text(
        zh="规则 `{rule}` 按台账不保存的项目计数：{names}",
        en="rule `{rule}` counts by what the ledger does not keep: {names}",
    ),
    "ledger_cannot_count_fix": Text(
        zh="在 `per` 中加上 debtor、recipient、debt、address、lender、agency 或 collector",
        en="add debtor, recipient, debt, address, lender, agency or collector to its `per`",
    ),
    "ledger_same_key": Text(zh="`key` 已用于另一行为", en="the `key` was used for another act"),
    "ledger_same_key_fix": Text(zh="每一行为用一个新的 `key`", en="take a new `key` for every act"),
    "ledger_same_event": Text(
        zh="同一编号的事件已有不同内容", en="an event with this id is recorded with different content"
    ),
    "ledger_same_event_fix": Text(
        zh="不能改写；另行记录，并以 `of` 指向它", en="nothing is rewritten: record another one that names it in `of`"
    ),
    # ------------------------------------------------------------------------------------------------- permits
    "permit_refused": Text(zh="没有得到许可：{outcome}", en="no permit was given: {outcome}"),
    "permit_refused_fix": Text(
        zh="不要行动；理由在 `permit.decision`", en="do not act; the reasons stand in `permit.decision`"
    ),
    "permit_expired": Text(zh="许可已过期", en="the permit has expired"),
    "permit_expired_fix": Text(zh="重新请求", en="ask again"),
    "permit_ended": Text(zh="许可只到 {until}", en="the permit was valid until {until}"),
    "permit_ended_fix": Text(zh="重新请求", en="ask again"),
    "permit_killed": Text(
        zh="其间发生的事使许可失效：{because}", en="what happened since has ended the permit: {because}"
    ),
    "permit_killed_fix": Text(
        zh="不要行动；理由在错误的 `decision`", en="do not act; the reasons stand in the error's `decision`"
    ),
    "permit_released": Text(zh="许可已交还", en="the permit was given back"),
    "permit_started": Text(
        zh="行为已开始，许可不能再用，也不能交还",
        en="the act has begun: the permit can neither be started again nor given back",
    ),
    "permit_started_fix": Text(zh="以结果确认：permit.confirm(...)", en="confirm what came of it: permit.confirm(...)"),
    "permit_not_started": Text(zh="行为尚未开始，不能确认", en="the act has not begun: there is nothing to confirm"),
    "permit_not_started_fix": Text(zh="先 permit.start()", en="call permit.start() first"),
    "permit_confirmed": Text(zh="已以另一结果确认", en="it was confirmed with another outcome"),
    "permit_confirmed_fix": Text(
        zh="不能改写；另行记录，并以 `of` 指向它", en="nothing is rewritten: record another event that names it in `of`"
    ),
    "permit_unknown": Text(zh="没有这一许可", en="there is no such permit"),
    # -------------------------------------------------------------------------------------------------- proofs
    "proof_changed": Text(zh="内容或次序被改动", en="it was changed, put in or moved"),
    "proof_missing": Text(zh="缺少这一条", en="this entry is missing"),
    "proof_cut": Text(
        zh="链在此处被截断：检查点证明以后还有", en="the chain is cut here: a checkpoint attests that there was more"
    ),
    "proof_rewritten": Text(
        zh="与检查点所证不符：至此的链被重写",
        en="it is not what a checkpoint attests: the chain up to here was rewritten",
    ),
    "proof_erased": Text(zh="内容被抹去而没有删除记录", en="its content is gone, and no erasure was recorded"),
    "proof_links": Text(zh="索引与内容不符", en="the index does not fit what it says"),
    "proof_paper": Text(zh="所存事实与其摘要不符", en="facts that are kept do not fit their digest"),
    "proof_paper_missing": Text(zh="所依据的事实不在了", en="the facts that it rests on are gone"),
    "proof_checkpoint": Text(zh="检查点被改动", en="the checkpoint was changed"),
    "proof_checkpoint_missing": Text(zh="缺少这一检查点", en="this checkpoint is missing"),
    "proof_root": Text(zh="检查点的根与其叶不符", en="the root of the checkpoint does not fit its leaves"),
    "proof_leaves": Text(zh="有叶而无检查点", en="there are leaves of a checkpoint that is not there"),
    "proof_signature": Text(zh="会签无效", en="the countersignature is not valid"),
    "proof_unsigned": Text(zh="没有所要求的会签", en="nobody who was asked for has countersigned"),
    "ledger_no_statement": Text(zh="这不是检查点", en="this is no checkpoint"),
    "ledger_no_statement_fix": Text(
        zh="指名 `fairdebt ledger checkpoint --out` 写成的文件",
        en="name a file that `fairdebt ledger checkpoint --out` wrote",
    ),
    "ledger_no_checkpoint": Text(zh="没有这一检查点", en="there is no such checkpoint"),
    "ledger_no_checkpoint_fix": Text(
        zh="先运行 `fairdebt ledger checkpoint`", en="run `fairdebt ledger checkpoint` first"
    ),
    "ledger_bad_signing_key": Text(zh="签名密钥应为32字节", en="a signing key has 32 bytes"),
    "ledger_bad_signing_key_fix": Text(
        zh="文件中应为 64 个十六进制数字，由 `fairdebt.ledger.signing.new_key().hex()` 给出",
        en="the file holds 64 hexadecimal digits, as `fairdebt.ledger.signing.new_key().hex()` gives them",
    ),
    "ledger_no_receipts": Text(zh="没有安装签名所需的库", en="the library for signatures is not installed"),
    "ledger_no_receipts_fix": Text(
        zh="安装附加组件：pip install 'fairdebt[receipts]'", en="install the extra: pip install 'fairdebt[receipts]'"
    ),
    "ledger_no_decision": Text(zh="此前没有关于该债务人的决定", en="there is no decision about this debtor until then"),
    "ledger_no_decision_on": Text(
        zh="那一天没有关于该债务人的决定", en="there is no decision about this debtor on that day"
    ),
    "ledger_no_decision_fix": Text(
        zh="检查编号和日期；编号须与案件中所写的一致",
        en="check the id and the day; the id is the one that cases give",
    ),
    "ledger_no_decision_on_fix": Text(
        zh="检查编号和日期；编号须与案件中所写的一致",
        en="check the id and the day; the id is the one that cases give",
    ),
}
