"""Sentences about files that cannot be read as YAML of ours: each problem, and its `_fix`."""

from fairdebt.messages.text import Text

SOURCE: dict[str, Text] = {
    # The file as a whole.
    "file_missing": Text(zh="没有这个文件", en="no such file"),
    "file_missing_fix": Text(zh="检查路径", en="check the path"),
    "file_folder": Text(zh="这是文件夹，不是文件", en="this is a folder, not a file"),
    "file_folder_fix": Text(zh="写出其中一个文件的路径", en="name a file in it"),
    "file_unreadable": Text(zh="无法读取此文件", en="the file cannot be read"),
    "file_unreadable_fix": Text(
        zh="检查路径，以及您是否有权读取", en="check the path, and that you have permission to read it"
    ),
    "file_too_big": Text(zh="文件超过 {mebibytes} MiB", en="the file is larger than {mebibytes} MiB"),
    "file_too_big_fix": Text(zh="拆成几个文件", en="split it into several files"),
    "file_empty": Text(zh="文件是空的", en="the file is empty"),
    "file_empty_fix": Text(zh="写入内容，或者删除此文件", en="write something into it, or delete the file"),
    "file_encoding": Text(
        zh="文件编码不是 UTF-8，看起来是 {encoding}", en="the file is not UTF-8; it looks like {encoding}"
    ),
    "file_encoding_fix": Text(zh="以 {encoding} 打开，另存为 UTF-8", en="open it as {encoding} and save it as UTF-8"),
    "file_no_text": Text(
        zh="这不是文本文件，而是 Word、Excel、PDF 之类的文档，或压缩文件",
        en="this is no text file, but a document of Word, Excel or the like, or a packed file",
    ),
    "file_no_text_fix": Text(zh="另存为纯文本，编码选 UTF-8", en="save it as plain text in UTF-8"),
    "file_damaged": Text(zh="此处不是有效的 UTF-8", en="the bytes here are not UTF-8"),
    "file_damaged_fix": Text(
        zh="重新输入损坏的文字，存为 UTF-8", en="type the damaged text again and save the file as UTF-8"
    ),
    "file_invisible": Text(zh="看不见的字符 U+{code}", en="invisible character U+{code}"),
    "file_invisible_fix": Text(
        zh='删除它；确实需要时，在双引号中写 "\\u{code}"',
        en='delete it, or if it is meant write "\\u{code}" in double quotes',
    ),
    "file_many_faults": Text(zh="错误超过 {most} 处，其余未列出", en="more than {most} faults; the rest is not shown"),
    "file_many_faults_fix": Text(zh="先改正已列出的", en="mend these first"),
    # YAML that we do not take.
    "yaml_duplicate_key": Text(
        zh="字段 `{name}` 重复，第一个在第 {line} 行第 {column} 列",
        en="duplicate field `{name}`; the first stands in line {line}, column {column}",
    ),
    "yaml_duplicate_key_fix": Text(zh="只保留一个", en="keep one of the two"),
    "yaml_anchor": Text(zh="不支持锚点 `&{name}`", en="anchor `&{name}` is not allowed"),
    "yaml_anchor_fix": Text(
        zh="删除锚点，在需要的地方写出内容", en="delete the anchor and write its content out where it is needed"
    ),
    "yaml_alias": Text(zh="不支持引用 `*{name}`", en="alias `*{name}` is not allowed"),
    "yaml_alias_fix": Text(
        zh="写出所引用的内容；如果是普通文字，请加引号",
        en="write out what it stands for, or put it in quotes if it is text",
    ),
    "yaml_tag": Text(zh="不支持标签 `{tag}`", en="tag `{tag}` is not allowed"),
    "yaml_tag_fix": Text(
        zh="删除标签；如果是普通文字，请加引号", en="delete the tag, or put it in quotes if it is text"
    ),
    "yaml_merge": Text(zh="不支持合并键 `<<`", en="merge key `<<` is not allowed"),
    "yaml_merge_fix": Text(zh="逐一写出各字段", en="write the fields out"),
    "yaml_complex_key": Text(zh="字段名不能是列表或映射", en="a field name cannot be a list or a mapping"),
    "yaml_complex_key_fix": Text(
        zh="冒号前写一个名称；如果是以括号开头的文字，请加引号",
        en="write a name before the colon, in quotes if it begins with a bracket",
    ),
    "yaml_no_key": Text(zh="冒号前没有字段名", en="no field name before the colon"),
    "yaml_no_key_fix": Text(zh="在冒号前写上名称", en="write a name before the colon"),
    "yaml_no_value": Text(zh="`{name}` 没有值", en="`{name}` has no value"),
    "yaml_no_value_fix": Text(
        zh="写上值，或者删除这一行；案件中还可写 `unknown` 或 `none`",
        en="write a value, or leave the line out; in a case it may be `unknown` or `none`",
    ),
    "yaml_no_value_in_braces": Text(zh="`{name}` 没有值", en="`{name}` has no value"),
    "yaml_no_value_in_braces_fix": Text(
        zh="如果它是逗号前文字的一部分，请把全部文字放进一对引号；否则写上值",
        en="if it goes on from the text before the comma, put the whole text in quotes; else write a value",
    ),
    "yaml_empty_item": Text(zh="列表项没有值", en="a list item has no value"),
    "yaml_empty_item_fix": Text(
        zh="写上值，或者删除这一项；案件中还可写 `unknown` 或 `none`",
        en="write a value, or leave the item out; in a case it may be `unknown` or `none`",
    ),
    "yaml_null": Text(zh="`{text}` 不是值", en="`{text}` is no value"),
    "yaml_null_fix": Text(
        zh="写上值，或者删除这一行；案件中还可写 `unknown` 或 `none`",
        en="write a value, or leave the line out; in a case it may be `unknown` or `none`",
    ),
    "yaml_base_60": Text(
        zh="不加引号的 `{text}` 在常见的 YAML 读取程序中是数字 {number}",
        en="plain `{text}` is the number {number} to common YAML readers",
    ),
    "yaml_base_60_fix": Text(zh='加引号写成 "{text}"', en='write "{text}" in quotes'),
    "yaml_date": Text(
        zh="不加引号的 `{text}` 在常见的 YAML 读取程序中是日期，不是文字",
        en="plain `{text}` is a date, not text, to common YAML readers",
    ),
    "yaml_date_fix": Text(zh='加引号写成 "{text}"', en='write "{text}" in quotes'),
    "yaml_deep": Text(zh="嵌套超过 {most} 层", en="nested deeper than {most} levels"),
    "yaml_deep_fix": Text(zh="减少嵌套，或者检查是否漏了右括号", en="nest less, or look for a missing closing bracket"),
    # What is not YAML.
    "yaml_tab": Text(zh="用制表符缩进", en="a tab used for indentation"),
    "yaml_tab_fix": Text(zh="改用空格缩进", en="indent with spaces"),
    "yaml_open_quote": Text(zh="引号 `{char}` 没有闭合", en="quote `{char}` is never closed"),
    "yaml_open_quote_fix": Text(zh="在文字末尾补上引号", en="close the quote at the end of its text"),
    "yaml_after_quote": Text(zh="右引号 `{char}` 之后还有文字", en="text after the closing quote `{char}`"),
    "yaml_after_quote_fix": Text(
        zh="把全部文字放进一对引号；文字中的引号改用另一种引号，或者单引号写两次",
        en="put the whole text in one pair of quotes; inside it use the other kind of quote",
    ),
    "yaml_escape": Text(zh="双引号中不能写 `{escape}`", en="`{escape}` is not an escape of double quotes"),
    "yaml_escape_fix": Text(
        zh="反斜杠写两次 `\\\\`，或者改用单引号", en="write the backslash twice, or use single quotes"
    ),
    "yaml_escape_digits": Text(
        zh="`{escape}` 之后要有 {digits} 位十六进制数字", en="`{escape}` needs {digits} hexadecimal digits after it"
    ),
    "yaml_escape_digits_fix": Text(
        zh="补足数字；如果只是反斜杠，请写两次或改用单引号",
        en="add the digits; if a backslash is meant, write it twice or use single quotes",
    ),
    "yaml_escape_range": Text(zh="没有这个编号的字符", en="no character has this number"),
    "yaml_escape_range_fix": Text(zh="直接写出该字符", en="write the character itself"),
    "yaml_surrogate": Text(zh="这里是半个字符（孤立的代理码位）", en="half a character (a lone surrogate)"),
    "yaml_surrogate_fix": Text(zh="直接写出该字符，或者删除它", en="write the character itself, or delete this"),
    "yaml_reserved": Text(zh="文字不能以 `{char}` 开头", en="text cannot begin with `{char}`"),
    "yaml_reserved_fix": Text(zh="把文字放进引号", en="put the text in quotes"),
    "yaml_block_header": Text(zh="文字不能以 `{char}` 开头", en="text cannot begin with `{char}`"),
    "yaml_block_header_fix": Text(
        zh="把文字放进引号；多行文字则在 `{char}` 之后换行并缩进",
        en="put the text in quotes; for text of several lines begin a new, indented line after `{char}`",
    ),
    "yaml_directive": Text(zh="不支持以 `%` 开头的指令行", en="a line that begins with `%` is not allowed"),
    "yaml_directive_fix": Text(
        zh="删除这一行；如果是普通文字，请加引号", en="delete the line, or put it in quotes if it is text"
    ),
    "yaml_second_colon": Text(zh="这里不能有第二个冒号", en="a second colon where one value is expected"),
    "yaml_second_colon_fix": Text(
        zh="把冒号所在的文字放进引号；如果是新字段，请另起一行",
        en="put the text with the colon in quotes, or begin a new line if it is a new field",
    ),
    "yaml_colon_space": Text(zh="冒号后缺少空格", en="no space after the colon"),
    "yaml_colon_space_fix": Text(zh="写成 `名称: 值`", en="write `name: value`"),
    "yaml_wide_colon": Text(zh="这里用了中文冒号 `：`", en="a Chinese colon `：`"),
    "yaml_wide_colon_fix": Text(zh="改用英文冒号加空格：`名称: 值`", en="use a plain colon and a space: `name: value`"),
    "yaml_odd_space": Text(
        zh="这里的空格不是普通空格（U+{code}），常见于中文输入法或网页", en="a space that is no plain one (U+{code})"
    ),
    "yaml_odd_space_fix": Text(zh="改用普通的半角空格", en="use plain spaces"),
    "yaml_wide_bracket": Text(zh="这里用了中文括号 `{char}`", en="a Chinese bracket `{char}`"),
    "yaml_wide_bracket_fix": Text(
        zh="改用英文括号 `{{ }}` 或 `[ ]`；如果是普通文字，请加引号",
        en="use plain brackets, `{{ }}` or `[ ]`, or put it in quotes if it is text",
    ),
    "yaml_no_colon": Text(zh="这一行没有 `名称: 值`", en="this line has no `name: value`"),
    "yaml_no_colon_fix": Text(
        zh="补上冒号和空格；如果是上一行的后续文字，请比上一行多缩进",
        en="add a colon and a space, or indent the line further if it goes on from the one above",
    ),
    "yaml_long_key": Text(zh="字段名超过 {most} 个字符", en="a field name longer than {most} characters"),
    "yaml_long_key_fix": Text(
        zh="使用较短的名称；如果是普通文字，请加引号", en="use a shorter name, or put the text in quotes"
    ),
    "yaml_key_lines": Text(zh="字段名跨了多行", en="a field name that runs over several lines"),
    "yaml_key_lines_fix": Text(
        zh="把名称写在一行内，并检查引号是否闭合", en="write it on one line, and see that its quotes are closed"
    ),
    "yaml_deeper": Text(
        zh="这一行缩进过深：上面的字段已经有值", en="this line is indented too far: the field above has a value already"
    ),
    "yaml_deeper_fix": Text(
        zh="与同级字段对齐；如果属于上面的字段，请删除上面那行的值",
        en="align it with the fields beside it, or remove the value above if it belongs to that field",
    ),
    "yaml_indent": Text(
        zh="这一行从第 {found} 列开始，而同级字段从第 {column} 列开始",
        en="this line begins in column {found}, the fields beside it in column {column}",
    ),
    "yaml_indent_fix": Text(zh="同级字段要对齐", en="align the fields that belong together"),
    "yaml_item_among_fields": Text(zh="字段之间出现了列表项 `-`", en="a list item `-` among fields"),
    "yaml_item_among_fields_fix": Text(
        zh="列表项要写在所属字段的下一行，并比该字段多缩进",
        en="put it below its field, indented further than the field",
    ),
    "yaml_not_item": Text(zh="列表中的这一行没有以 `- ` 开头", en="this line in a list does not begin with `- `"),
    "yaml_not_item_fix": Text(
        zh="以 `- ` 开头，从第 {column} 列写起；如果属于上一项，请与该项的字段对齐",
        en="begin it with `- ` in column {column}, or align it with the fields of the item above",
    ),
    "yaml_inline_item": Text(
        zh="列表项 `-` 不能写在字段的同一行", en="a list item `-` cannot stand on the line of its field"
    ),
    "yaml_inline_item_fix": Text(
        zh="另起一行并缩进，或者写成 [甲, 乙]；如果是普通文字，请加引号",
        en="begin a new, indented line, write [a, b], or put it in quotes if it is text",
    ),
    "yaml_open_bracket": Text(zh="括号 `{char}` 没有闭合", en="bracket `{char}` is never closed"),
    "yaml_open_bracket_fix": Text(zh="补上右括号", en="add the closing bracket"),
    "yaml_comment_in_bracket": Text(
        zh="`#` 之后都是注释，括号 `{char}` 因此没有闭合",
        en="what follows ` #` is a comment, so the bracket `{char}` is never closed",
    ),
    "yaml_comment_in_bracket_fix": Text(
        zh="如果 `#` 属于文字，请给文字加引号；如果是注释，请移到括号之后",
        en="put the text in quotes if the `#` belongs to it, or move the comment behind the bracket",
    ),
    "yaml_wrong_bracket": Text(
        zh="第 {line} 行第 {column} 列的 `{char}` 不能用 `{closer}` 闭合",
        en="`{closer}` cannot close the `{char}` of line {line}, column {column}",
    ),
    "yaml_wrong_bracket_fix": Text(zh="左右括号要成对", en="pair each bracket with its own kind"),
    "yaml_no_comma": Text(zh="括号中两项之间缺少逗号", en="no comma between two items in brackets"),
    "yaml_no_comma_fix": Text(
        zh="补上英文逗号；如果是同一段文字，请放进一对引号",
        en="add a comma, or put the whole text in one pair of quotes",
    ),
    "yaml_wide_comma": Text(zh="括号中用了中文逗号 `，`", en="a Chinese comma `，` in brackets"),
    "yaml_wide_comma_fix": Text(
        zh="两项之间用英文逗号加空格；如果逗号属于文字，请给文字加引号",
        en="put a plain comma and a space between items; text that has the comma in it goes in quotes",
    ),
    "yaml_stray": Text(zh="多余的 `{char}`", en="stray `{char}`"),
    "yaml_stray_fix": Text(zh="删除它；如果是普通文字，请加引号", en="delete it, or put it in quotes if it is text"),
    "yaml_after_end": Text(zh="文档结束之后还有内容", en="text after the end of the document"),
    "yaml_after_end_fix": Text(
        zh="删除它，或者先写一行 `---` 开始新的文档", en="delete it, or begin a new document with a line `---`"
    ),
    "yaml_other": Text(zh="不是有效的 YAML（{problem}）", en="not valid YAML ({problem})"),
    "yaml_other_fix": Text(
        zh="与前后几行比较：`名称: 值`、缩进、引号、括号",
        en="compare with the lines around it: `name: value`, indentation, quotes, brackets",
    ),
}
