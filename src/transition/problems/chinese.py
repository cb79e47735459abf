"""The Chinese catalogue: one entry for each problem code, one for each word of the program."""

from __future__ import annotations

from transition.problems.messages import Message

MESSAGES: dict[str, Message] = {
    # --- policy files -------------------------------------------------------------------------
    "policy.case-expects-nothing": Message(
        "算例没有写应得什么。",
        "",
        "请写 expect、undecided 或 missing。",
    ),
    "policy.case-unknown-label": Message(
        "算例“{case}”里的名称“{label}”不认识，或写错了地方（户的写在 household，成员的写在 persons）。",
        "最接近的名称：{nearest}。",
        "请核对名称；已知的值只能是输入，应得的值是规则或输入。",
    ),
    "policy.case-wrong-value": Message(
        "算例“{case}”里“{label}”的值 {found} 不合它的类型。",
        "应当是：{legal}。",
        "请改正这个值。",
    ),
    "policy.case-persons": Message(
        "应得写了 {found} 个成员，已知只有 {most} 个。",
        "",
        "expect.persons 按 given.persons 的次序，一人一项。",
    ),
    "policy.provision-unclear": Message(
        "{found}：要么写由哪些规则计算（rules），要么写为什么不能计算（reason），只写其中一样。"
    ),
    "policy.provision-unknown-rule": Message(
        "{item}：{place} 的政策里没有叫“{found}”的规则。",
        "最接近的是“{nearest}”。",
        "请改正名称，或写 reason 说明为什么不能计算。",
    ),
    "policy.provision-without-case": Message(
        "{item}：没有一个算例写出“{found}”的结果。", "", "请在 {place} 的算例里写一个。"
    ),
    "policy.no-such-file": Message(
        "没有文件 {found}。",
        "该文件夹里有：{legal}。",
        "请核对路径和文件名。",
    ),
    "policy.is-a-folder": Message(
        "这是一个文件夹，不是政策文件。",
        "",
        "请指明其中的一个 .toml 文件。",
    ),
    "policy.cannot-read": Message(
        "文件打不开：{reason}。",
        "",
        "请核对权限，或换一个位置。",
    ),
    "policy.file-too-big": Message(
        "文件太大。",
        "政策文件最大 {most}。",
        "请核对是否选错了文件，或分成几个文件。",
    ),
    "policy.wrong-encoding": Message(
        "从这一行起不是 UTF-8 编码。",
        "",
        "请用编辑器另存为 UTF-8。",
    ),
    "policy.not-toml": Message(
        "这里不合 TOML 的写法：{found}",
        "解析到此停住：{reason}。",
        "请核对这一行和上一行的引号、括号、逗号是否成对。",
    ),
    "policy.key-not-quoted": Message(
        "键 {found} 没有加引号。",
        '含中文的键写成 "{found}"。',
    ),
    "policy.key-twice": Message(
        "同一个键写了两次：{found}",
        "",
        "请合并成一处，或删去一个。",
    ),
    "policy.number-too-long": Message(
        "数字太长：{found}。",
        "一个数最多 {most} 位。",
        "请核对是否多打了数字。",
    ),
    "policy.nested-too-deep": Message(
        "括号套得太深，读不下去。",
        "",
        "请核对方括号和花括号。",
    ),
    "policy.unknown-key": Message(
        "{table} 里没有 {found} 这个键。",
        "可用的键：{legal}。",
        "是不是要写 {nearest}？",
    ),
    "policy.missing-key": Message(
        "{table} 缺少 {key}。",
        "",
        "请补上 {key}。",
    ),
    "policy.wrong-type": Message(
        "{key} 不能是 {found}。",
        "写法：{legal}。",
    ),
    "policy.unknown-word": Message(
        "{key} 不认识“{found}”。",
        "可用的词：{legal}。",
        "是不是要写“{nearest}”？",
    ),
    "policy.empty-text": Message(
        "{key} 是空的。",
        "",
        "请填上内容，或删去这个键。",
    ),
    "policy.empty-list": Message(
        "{key} 是空的列表。",
        "",
        "请至少写一项，或删去这个键。",
    ),
    "policy.bad-key-name": Message(
        "{table}.{found} 不能作键名。",
        "键名只用小写英文字母、数字和下划线，以字母开头，如 family_size。",
        "中文名称写在 label 里。",
    ),
    "policy.label-not-a-name": Message(
        "名称“{label}”不能用在公式里。",
        "名称由汉字、字母、数字和下划线组成，不以数字开头，没有空格和标点。",
        "请去掉其他字符。",
    ),
    "policy.label-reserved": Message(
        "名称“{label}”在公式里另有含义（单位、函数或保留词）。",
        "",
        "请换一个名称。",
    ),
    "policy.bad-name": Message(
        "“{found}”不能作政策名。",
        "政策名只用小写英文字母、数字和连字符，如 mycounty-aid。",
    ),
    "policy.name-not-file-name": Message(
        "政策名 {name} 与文件名 {file} 不同。",
        "",
        "请改成一样。",
    ),
    "policy.bad-region": Message(
        "“{found}”不是地区代码。",
        '地区代码是 6、9 或 12 位数字，写成文字，如 "230100"；全国写 "000000"。',
    ),
    "policy.bad-unit": Message(
        "单位“{unit}”里的“{part}”看不懂。",
        "单位由这些组成：{legal}；相乘用 ·，相除用 /，如 元/人·月。",
    ),
    "policy.bad-url": Message(
        "“{found}”不是网址。",
        "网址以 http:// 或 https:// 开头，没有空格。",
    ),
    "policy.bad-number": Message(
        "{found} 不是能用的数。",
        '数写成 12、0.5、"2/37" 或 "75%"，不带千分位逗号和单位。',
    ),
    "policy.bad-citation": Message(
        "依据以“{found}”开头，不是文件的键。",
        '依据写成“文件的键 第几条”，如 "law 第三条"；文件的键写在 [document.键] 里。',
    ),
    "policy.bad-amount": Message(
        "取整到 {found} 看不懂。",
        '写成正数加单位，如 "1 元"、"0.1 元"。',
    ),
    "policy.bad-lasts": Message(
        "期限“{found}”看不懂。",
        '写成 "1 年" 或 "6 月"。',
    ),
    "policy.uncited": Message(
        "{table} 没有依据。",
        "每个数值、每条规则、每处取整都要写明出处。",
        '请补上 {key} = "文件的键 第几条"。',
    ),
    "policy.empty-date-range": Message(
        "止日 {last} 早于起日 {first}，没有一天有效。",
        "",
        "请核对 from 和 to。",
    ),
    "policy.empty-number-range": Message(
        "最大值 {most} 小于最小值 {least}，没有合法的数。",
        "",
        "请核对 minimum 和 maximum。",
    ),
    "policy.default-without-reason": Message(
        "空白有了默认值，却没有说明理由。",
        "",
        "请补上 default_reason：出处，或一句理由。",
    ),
    "policy.key-needs-key": Message(
        "写了 {key}，却没有 {needs}。",
        "",
        "请补上 {needs}，或删去 {key}。",
    ),
    "policy.is-reform": Message(
        "{file} 是改革方案，不是政策文件。",
        "政策文件的开头是 [policy]；改革方案的开头是 [reform]，只写改动。",
        "请用 -p 指明它所改的政策，用 --reform 指明这个方案。",
    ),
    "policy.key-not-for-type": Message(
        "类型是 {type} 时，{key} 没有意义。",
        "{key} 用于这些类型：{legal}。",
        "请改类型，或删去 {key}。",
    ),
    "policy.key-column-reserved": Message(
        "查表的键不能叫 {found}。",
        "这些词在每一行里已有含义：{legal}。",
        "请换一个键名。",
    ),
    "policy.key-column-twice": Message(
        "查表的键 {found} 写了两次。",
        "",
        "请删去一个，或换一个键名。",
    ),
    "policy.no-formula": Message(
        "规则没有公式，也没有判定表。",
        "",
        "请写 formula 或 cases。",
    ),
    "policy.formula-and-cases": Message(
        "规则同时有公式和判定表，不知按哪一个。",
        "",
        "请留一个，删去另一个。",
    ),
    "policy.case-unclear": Message(
        "判定表的这一行看不懂。",
        "每行写 {{ when = …, then = … }}，最后一行写 {{ otherwise = … }}。",
    ),
    "policy.missing-otherwise": Message(
        "判定表没有 otherwise：各行都不成立时没有结果。",
        "",
        "请在最后加一行 {{ otherwise = … }}。",
    ),
    "policy.otherwise-not-last": Message(
        "otherwise 不在最后，它后面的行永远轮不到。",
        "",
        "请把它移到最后一行。",
    ),
    "policy.overlapping-versions": Message(
        "规则 {key} 的两版在同一天都有效。",
        "",
        "请用 from 和 to 分开；另一版见后。",
    ),
    "policy.versions-disagree": Message(
        "后一版的 {key} 与第一版不同。",
        "同一规则各版的 {key} 必须相同。",
        "后一版可以不写 {key}。",
    ),
    "policy.round-unit": Message(
        "取整的单位是 {found}，与规则的单位不合。",
        "这里可写：{legal}。",
    ),
    "policy.no-such-policy": Message(
        "没有叫 {found} 的政策或地区。",
        "现有地区：{places}；自己的文件请写路径，如 ./my-county.toml。",
        "是不是要写 {nearest}？",
    ),
    "policy.nothing-chosen": Message(
        "没有指明政策。",
        "现有地区：{places}。",
        "请用 -p 指明地区、政策名或文件。",
    ),
    "policy.needed-file-missing": Message(
        "{key} 指的政策 {found} 找不到。",
        "现有政策：{legal}。",
        "请改正名称，或把 {found}.toml 放进同一文件夹。",
    ),
    "policy.cycle-of-files": Message(
        "政策文件互相依赖，成了一圈：{loop}。",
        "",
        "请去掉其中一处 extends 或 uses。",
    ),
    "policy.two-files-one-name": Message(
        "两个文件都叫 {name}。",
        "一次计算里，政策名不能重复。",
        "请改一个文件的名称，或只用其中一个。",
    ),
    "policy.defined-twice": Message(
        "{other_policy} 和 {policy} 都定义了 {key}。",
        "同一个键只能定义一次。",
        "请给其中一个另起键名，或删去一处；另一处见后。",
    ),
    "policy.key-means-two": Message(
        "{key} 同时是两样东西的键。", "输入、参数和规则的键不能重复。", "请给其中一个另起键名；另一处见后。"
    ),
    "policy.label-means-two": Message(
        "“{label}”同时是两样东西的名称。",
        "输入、参数和规则的名称不能重复。",
        "请给其中一个另起名称；另一处见后。",
    ),
    "policy.replaced-silently": Message(
        "{key} 在上级政策 {other_policy} 里已经有了。",
        "要取代它，须写 overrides = true 和依据。",
        "如果只给表加几行，请只写 values。",
    ),
    "policy.overrides-nothing": Message(
        "“{label}”写了 overrides = true，上级政策里却没有 {key}。", "", "是不是要取代 {nearest}？"
    ),
    "policy.override-changes": Message(
        "取代“{label}”时，{key} 从“{legal}”变成了“{found}”。",
        "别处的公式在用它，{key} 要保持不变。",
        "请改回，或另立一条规则。",
    ),
    "policy.no-such-table": Message(
        "上级政策里没有参数 {key}，不能给它加行。", "新的参数要写 label。", "是不是要写 {nearest}？"
    ),
    "policy.rows-for-replaced": Message(
        "{policy} 给 {key} 加行，{other_policy} 却取代了整张表，两个文件互不相属。",
        "",
        "请只用其中一个，或让一个 extends 另一个；另一处见后。",
    ),
    "policy.overlap": Message(
        "“{label}”的两行日期重叠：{one} 与 {other}。",
        "两行的键都是：{keys}。",
        "请用 from 和 to 分开；另一行见后。",
    ),
    "policy.unknown-document": Message(
        "依据里的文件 {found} 没有列出。",
        "可用的文件：{legal}。",
        "是不是要写 {nearest}？没有的请补 [document.{found}]。",
    ),
    "policy.ambiguous-document": Message(
        "依据里的 {found} 在几个政策文件里指不同的文件：{titles}。",
        "",
        "请在本文件里另列 [document.…]，用它的键。",
    ),
    "policy.unknown-key-column": Message(
        "“{label}”要按 {found} 查，却没有这个输入或规则。",
        'by 里写 "region"、输入或规则的英文键，或 {{ key = …, type = … }}。',
        "是不是要写 {nearest}？",
    ),
    "policy.no-bands": Message(
        "“{label}”按 {key} 分档，而 {key} 是{found}。",
        "只有数能分档（at least）。",
        '请删去 match = "at least"。',
    ),
    "policy.several-without-tags": Message(
        "“{label}”写了 several，却不按标签查，或者值不分高低。",
        "several 用于按标签（tags）查数的表。",
        "请改 by，或删去 several。",
    ),
    "policy.unknown-row-key": Message(
        "“{label}”的这一行写了 {found}，表里没有这个键。", "这张表的键：{legal}。", "是不是要写 {nearest}？"
    ),
    "policy.missing-row-key": Message(
        "“{label}”的这一行没有写 {key}。", "每一行都要写：{legal}。", "请补上 {key}。"
    ),
    "policy.too-many-keys": Message(
        "“{label}”的这一行代表了太多种键的组合。", "一行最多代表 {most} 种。", "请分成几行。"
    ),
    "policy.role-twice": Message(
        '“{label}”和“{other}”都写了 role = "{role}"。', "一种用途只能有一列。", "请删去其中一处；另一处见后。"
    ),
    "policy.payer": Message(
        "“{label}”的 payer 写了“{payer}”，它不是同一级的、给出词的规则。",
        "可写一段话，或写同属个人（或家庭）、type 是 category 或 text 的规则的名称。",
        "请改写 payer。",
    ),
    "policy.cycle": Message(
        "规则互相依赖，成了一圈：{loop}。",
        "一条规则不能用到由它自己算出的值。",
        "请去掉其中一处引用；其余各处见后。",
    ),
    "policy.case-after-always": Message(
        "“{label}”的判定表里，“{condition}”这一行永远轮不到：前面的“{earlier}”总是成立。",
        "",
        "请调换次序，或删去一行。",
    ),
    "policy.case-twice": Message(
        "“{label}”的判定表里，“{condition}”这一行永远轮不到：前面已有同样的条件“{earlier}”。",
        "",
        "请改条件，或删去一行；另一行见后。",
    ),
    "policy.case-never-met": Message(
        "“{label}”的判定表里，“{condition}”永远不成立。", "", "请改条件，或删去这一行。"
    ),
    "policy.message-braces": Message(
        "提示语里的花括号不成对：“{found}”。",
        "花括号里写一个名称，如 {{姓名}}。",
        "要显示花括号本身，请写两遍。",
    ),
    "policy.message-unknown-label": Message(
        "提示语里的 {found} 不是列、参数或规则的名称。", "", "是不是要写 {nearest}？"
    ),
    "policy.message-no-single-value": Message(
        "提示语里的 {found}：“{label}”没有单独一个值可以显示。",
        "家庭的检查只显示家庭的值；要查的表不能显示。",
        "请换一个名称，或改成个人的检查。",
    ),
    # --- formulas -----------------------------------------------------------------------------
    "formula.empty": Message("公式是空的。", "", "请写上公式，或删去这一项。"),
    "formula.too-long": Message(
        "公式有 {length} 个字，太长。", "最多 {most} 个字。", "请分成几条规则，各有名称和依据。"
    ),
    "formula.too-deep": Message(
        "公式套得太深，人已读不懂。", "最多 {most} 层。", "请分成几条规则，各有名称和依据。"
    ),
    "formula.strange-character": Message(
        "公式第 {column} 字“{piece}”不能出现在公式里。", "", "请删去它；词要放在引号里。"
    ),
    "formula.dot-in-unit": Message(
        "公式第 {column} 字“{piece}”只用来写单位，公式里没有这个符号。",
        "",
        "相乘写 *，相除写 /，如 100 * 元 / 人 / 月。",
    ),
    "formula.open-quote": Message("公式第 {column} 字“{piece}”：引号没有收尾。", "", "请补上另一半引号。"),
    "formula.odd-word": Message(
        "公式第 {column} 字“{piece}”：引号里的词太长，或有不能用的字符。",
        "最多 {most} 个字，没有反斜杠和换行。",
    ),
    "formula.number-too-long": Message(
        "公式第 {column} 字“{piece}”：这个数有 {digits} 位，太长。",
        "一个数最多 {most} 位。",
        "请核对是否多打了数字。",
    ),
    "formula.number-in-name": Message(
        "公式第 {column} 字“{piece}”：数字后面直接跟着文字。", "", "数和单位之间要写 *，如 2 * 月。"
    ),
    "formula.bracket-open": Message("公式第 {column} 字“{piece}”没有配对的右括号。", "", "请补上右括号。"),
    "formula.bracket-closed": Message(
        "公式第 {column} 字“{piece}”没有配对的左括号。", "", "请删去它，或补上左括号。"
    ),
    "formula.value-missing": Message(
        "公式第 {column} 字“{piece}”之前缺少一个值。", "", "请在它前面写上名称、数或词，或删去它。"
    ),
    "formula.operator-missing": Message(
        "公式第 {column} 字“{piece}”：两个值之间没有运算符号。",
        "",
        "请写上 + - * /、比较符号、and 或 or；名称里不能有空格，词要加引号。",
    ),
    "formula.unfinished": Message(
        "公式到“{piece}”就断了，没有写完。", "", "请补上后面的值，或删去多余的符号。"
    ),
    "formula.unreadable": Message(
        "公式从第 {column} 字“{piece}”起读不下去。", "", "请核对这里的括号、逗号和运算符号。"
    ),
    "formula.not-allowed": Message(
        "公式第 {column} 字“{piece}”：公式里不用{construct}。",
        "可用的有：+ - * /、比较、and、or、not、in (...)、参数[键]、函数。",
        "{instead}",
    ),
    "formula.option-not-literal": Message(
        "公式第 {column} 字“{piece}”：in (...) 里只能列出写定的词或数。",
        "",
        "词要加引号，如 in ('一级', '二级')；与另一个值比较请用 =。",
    ),
    "formula.unknown-function": Message(
        "公式第 {column} 字“{piece}”：没有这个函数。", "可用的函数：{legal}。", "是不是要写 {nearest}？"
    ),
    "formula.argument-count": Message(
        "公式第 {column} 字“{piece}”：{name} 不能有 {count} 个参数。", "写法：{usage}。", "{instead}"
    ),
    "formula.function-alone": Message(
        "公式第 {column} 字“{piece}”：这是函数，后面要有括号。", "写法：{usage}。"
    ),
    "formula.unknown-name": Message(
        "公式第 {column} 字“{piece}”：没有叫“{name}”的列、参数或规则。",
        "公式里用它们的 label；词要加引号，如 '农村'。",
        "是不是要写 {nearest}？",
    ),
    "formula.key-for-label": Message(
        "公式第 {column} 字“{piece}”：这是英文键，公式里要用中文名称。", "", "请写 {label}。"
    ),
    "formula.keys-missing": Message(
        "公式第 {column} 字“{piece}”：这是一张表，要写明查哪一行。",
        "键依次是：{keys}。",
        "请写成 {label}[…]。",
    ),
    "formula.no-keys": Message(
        "公式第 {column} 字“{piece}”：“{label}”只有一个值，不用方括号查。", "", "请直接写 {label}。"
    ),
    "formula.key-count": Message(
        "公式第 {column} 字“{piece}”：“{label}”有 {wanted} 个键，这里写了 {count} 个。", "键依次是：{keys}。"
    ),
    "formula.no-table": Message(
        "公式第 {column} 字“{piece}”：“{label}”不是表，不能用方括号查。",
        "只有参数（parameter）可以查。",
        "请直接写 {label}。",
    ),
    "formula.key-kind": Message(
        "公式第 {column} 字“{piece}”：“{label}”的键“{column_label}”要{legal}，这里是{found}。"
    ),
    "formula.key-unit": Message(
        "公式第 {column} 字“{piece}”：键“{column_label}”的单位是 {legal}，这里的单位是 {found}。",
        "",
        "差在年和月：写成 {conversion}。",
    ),
    "formula.several-tags": Message(
        "公式第 {column} 字“{piece}”：同时可以有几个，而“{label}”没有说明取哪一个。",
        "",
        '请在这个参数里写 several = "highest" 和 several_cites；或用 HAS(...) 逐个判断。',
    ),
    "formula.person-in-household": Message(
        "公式第 {column} 字“{piece}”：“{label}”是每个成员的值，这里要的是全家的值。",
        "",
        "请写明怎样合成，如：{cures}。",
    ),
    "formula.aggregate-of-household": Message(
        "公式第 {column} 字“{piece}”：{name} 逐个看家庭成员，而“{inner}”是全家的值，人人相同。",
        "",
        "请直接写“{inner}”，或在括号里写成员的值。",
    ),
    "formula.wrong-kind": Message("公式第 {column} 字“{piece}”：这是{found}，这里要{legal}。", "", "{hint}"),
    "formula.no-condition": Message(
        "公式第 {column} 字“{piece}”：这是{found}，不是条件。",
        "条件的结果是“是”或“否”，如 年龄 >= 60。",
        "{hint}",
    ),
    "formula.kinds-differ": Message(
        "公式第 {column} 字起，“{left}”是{left_kind}，“{right}”是{right_kind}，不能放在一起。", "", "{hint}"
    ),
    "formula.units-differ": Message(
        "公式第 {column} 字起，“{left}”的单位是 {left_unit}，“{right}”的单位是 {right_unit}；"
        "单位相同才能相加减、比较或取舍。",
        "差在年和月：写成 {conversion}。",
        "差在“人”：“{per_person}”是每人的数，先乘以人数，如 {head_counts}。",
    ),
    "formula.never-equal": Message(
        "公式第 {column} 字起，“{left}”和“{right}”没有一个词相同，永远不会相等。",
        "“{left}”的词：{left_words}；“{right}”的词：{right_words}。",
    ),
    "formula.unknown-word": Message(
        "公式第 {column} 字“{piece}”：没有“{found}”这个词。",
        "可用的词：{legal}。",
        "是不是要写 '{nearest}'？",
    ),
    "formula.no-region-code": Message(
        "公式第 {column} 字“{piece}”：“{found}”不是地区代码。",
        "地区写成 6、9 或 12 位数字，放在引号里，如 '990100'。",
    ),
    "formula.no-order": Message(
        "公式第 {column} 字“{piece}”：{found}没有大小之分。", "只能用 =、≠ 或 in (...) 比较。"
    ),
    "formula.tags-compared": Message(
        "公式第 {column} 字“{piece}”：“{tags}”可以同时有几个标签，不能用 =、≠ 或 in 比较。",
        "",
        "请写 HAS({tags}, '…')。",
    ),
    "formula.tag-not-literal": Message(
        "公式第 {column} 字“{piece}”：HAS 的第二项要写定一个标签，放在引号里。", "写法：HAS(标签列, '标签')。"
    ),
    "formula.date-arithmetic": Message(
        "公式第 {column} 字“{piece}”：日期不能加减乘除。",
        "两个日期相隔多久：YEARS(起, 止)、MONTHS(起, 止)；年龄：AGE(出生日期)；"
        "几个月以后：LATER(日期, 月数)。",
    ),
    "formula.no-such-day": Message(
        "公式第 {column} 字“{piece}”：没有这一天。", "", "请按年、月、日的次序写，如 DATE(2025, 7, 1)。"
    ),
    "formula.months-not-whole": Message(
        "公式第 {column} 字“{piece}”：{name} 的月数是整数（可以是负数），这里不是。", "", "请写整数。"
    ),
    "formula.argument-unit": Message(
        "公式第 {column} 字“{piece}”：{name} 要的是单位为 {legal} 的数，这里的单位是 {found}。",
        "",
        "写成 {conversion}。",
    ),
    "formula.zero-division": Message(
        "公式第 {column} 字“{piece}”：除数“{divisor}”是零。", "", "请核对除数。"
    ),
    "formula.wrong-period": Message(
        "公式第 {column} 字“{piece}”：{name} 换算单位为 {legal} 的数，而“{inner}”的单位是 {found}。",
        "",
        "“{without}”不用换算，直接写即可。",
    ),
    "formula.result-kind": Message(
        "公式第 {column} 字“{piece}”：得出的是{found}，而“{label}”声明的是{legal}。", "", "{hint}"
    ),
    "formula.result-unit": Message(
        "公式第 {column} 字“{piece}”：得出的单位是 {found}，而“{label}”声明的单位是 {legal}，两者要一致。",
        "差在年和月：写成 {conversion}。",
        "差在“人”：要乘以或除以人数，如 {head_counts}。",
    ),
    "formula.result-words": Message(
        "公式第 {column} 字“{piece}”：可能得出“{found}”，不是“{label}”的词。",
        "“{label}”的词：{legal}。",
        "请补进 words，或改公式。",
    ),
    # --- rosters ------------------------------------------------------------------------------
    "roster.no-such-file": Message(
        "没有这个文件：{path}。",
        "这个文件夹里名字相近的有：{nearest}。",
        "请核对文件夹和文件名。",
    ),
    "roster.is-folder": Message(
        "{path} 是一个文件夹，不是花名册。",
        "里面的表格文件有：{found}。",
        "请给出其中一个文件。",
    ),
    "roster.cannot-open": Message(
        "文件 {path} 打不开：{reason}。",
        "",
        "如果它正在别的程序中打开，请先关闭；也请核对读取权限。",
    ),
    "roster.empty-file": Message(
        "文件 {path} 是空的。",
        "",
        "请核对是否选错了文件，或者没有下载完。",
    ),
    "roster.not-a-workbook": Message(
        "{file} 的内容不是工作簿，也不是文本表格。",
        "可以读取 .xlsx、.xlsm、.xlsb、.xls、.ods、网页表格、XML 表格和 .csv。",
        "请核对是否选错了文件；Excel 或 WPS 能打开的，请另存为 .xlsx。",
    ),
    "roster.zip-without-workbook": Message(
        "{file} 是压缩文件，里面没有工作簿的内容。",
        "里面有：{found}。",
        "压缩包请先解压，再给出其中的表格文件；Word 文档里的表格请复制到 Excel 或 WPS 里，存为 .xlsx。",
    ),
    "roster.web-page": Message(
        "{file} 是网页，里面没有能读的表格。",
        "",
        "请用浏览器、Excel 或 WPS 打开，核对里面有没有表格，再另存为 .xlsx。",
    ),
    "roster.not-text": Message(
        "{file} 既不是工作簿，也不是 UTF-8、GB18030 或 UTF-16 编码的文本。",
        "可以读取 .xlsx、.xlsm、.xlsb、.xls、.ods、网页表格、XML 表格和 .csv。",
        "请用 Excel 或 WPS 打开后另存为 .xlsx。",
    ),
    "roster.damaged-text": Message(
        "{file} 是 UTF-8 编码的文本，但第 {line} 行有一处不完整的字符。",
        "",
        "文件可能没有传完，或者被按别的编码改过；请重新导出或下载，或用 Excel、WPS 打开核对后另存为 .xlsx。",
    ),
    "roster.damaged-csv": Message(
        "{file} 读到第 {line} 行读不下去：{reason}。",
        "",
        "请核对这一行和它前面的引号是否成对，或用 Excel、WPS 打开后另存为 .xlsx。",
    ),
    "roster.damaged-file": Message(
        "{file} 已损坏，或者不是工作簿：{reason}。",
        "",
        "请重新下载或向发来的人再要一份；如果 Excel 或 WPS 能打开，请另存为新的 .xlsx。",
    ),
    "roster.suspicious-zip": Message(
        "{file} 的 {part}：{reason}。",
        "办公软件不会这样保存工作簿。",
        "请核对文件的来源；信得过的，用 Excel 或 WPS 打开后另存为新的 .xlsx。",
    ),
    "roster.document-type": Message(
        "{file} 的 {part} 里有文档类型声明（<!DOCTYPE>），可以用来撑爆内存或读取别的文件。",
        "工作簿里没有这样的声明。",
        "请核对文件的来源；信得过的，用 Excel 或 WPS 打开后另存为新的 .xlsx。",
    ),
    "roster.too-large": Message(
        "{file} 有 {found} 字节。",
        "一个文件最多 {most} 字节。",
        "请核对是否选错了文件；确实这么大，就加上 {allow}。",
    ),
    "roster.too-many-parts": Message(
        "{file} 里压缩了 {found} 个部分。",
        "最多 {most} 个。",
        "这不像办公软件保存的工作簿，请核对来源；信得过的，用 Excel、WPS 另存为新的 .xlsx，或加上 {allow}。",
    ),
    "roster.inflates-too-much": Message(
        "{file} 里的 {part} 解压后有 {found} 字节。",
        "最多 {most} 字节。",
        "常见原因是整列、整行设了格式或填了空格：删去用不着的行和列后另存；确实这么大，就加上 {allow}。",
    ),
    "roster.inflates-too-steeply": Message(
        "{file} 里的 {part} 解压后是压缩时的 {found} 倍。",
        "最多 {most} 倍，办公软件保存的工作簿一般是 10 到 30 倍。",
        "这样的文件可能是为了拖垮电脑而做的，请核对来源；没有问题就加上 {allow}。",
    ),
    "roster.too-many-sheets": Message(
        "{file} 有 {found} 张工作表或表格。",
        "最多 {most} 张。",
        "请核对是否选错了文件；没有问题就加上 {allow}。",
    ),
    "roster.too-many-rows": Message(
        "有内容的单元格一直到 {cell}，共 {found} 行。",
        "最多 {most} 行。",
        "请看最后几行是不是误填的，删去用不着的行后另存；确实这么多，就加上 {allow}。",
    ),
    "roster.too-many-columns": Message(
        "有内容的单元格一直到 {cell}，共 {found} 列。",
        "最多 {most} 列。",
        "请看最右边几列是不是误填的，删去用不着的列后另存；确实这么多，就加上 {allow}。",
    ),
    "roster.too-many-cells": Message(
        "从 A1 到最后一个有内容的单元格 {cell}，共 {found} 格。",
        "最多 {most} 格。",
        "常见原因是很远处误填了一个字或空格：按 Ctrl+End 找到，删去多余的行和列后另存；"
        "确实这么多，就加上 {allow}。",
    ),
    "roster.needs-library": Message(
        "读 {file} 要用 {library}，这台电脑上没有安装。",
        "",
        "请运行：pip install 'transition[{extra}]'，或另存为 .xlsx 或 csv。",
    ),
    "roster.column-of-several": Message(
        "{file} 里“{header}”一列的类型是 {type}，一格不是一个值。",
        "每格应当是一个文字、数字、日期或是非。",
        "请在导出的程序里去掉这一列，或改成文字。",
    ),
    "roster.too-many-values": Message(
        "{file} 有 {found} 个值（行数乘列数）。",
        "最多 {most} 个。",
        "请核对是否选错了文件，去掉用不着的列；确实这么多，请加 {allow}。",
    ),
    "roster.too-much-text": Message(
        "一个单元格里有 {found} 个字符。",
        "最多 {most} 个，Excel 也是这样。",
        "文本文件请核对引号是否成对；确实这么长，就加上 {allow}。",
    ),
    "roster.encrypted": Message(
        "{file} 有打开密码，读不了。",
        "",
        "请用 Excel 或 WPS 打开，另存为不带密码的 .xlsx。",
    ),
    "roster.no-such-sheet": Message(
        "没有名为“{sheet}”的工作表。",
        "这个文件的工作表：{sheets}。",
        "是不是要写“{nearest}”？",
    ),
    "roster.no-sheets": Message(
        "{file} 不是工作簿，没有工作表，用不着 --sheet {sheet}。",
        "",
        "请去掉 --sheet。",
    ),
    "roster.several-sheets": Message(
        "有几张工作表都像花名册：{sheets}。",
        "一次读一张，免得漏人或重复。",
        "请用 --sheet 写明是哪一张；要一起算，请先合并到一张表里。",
    ),
    "roster.hidden-sheets": Message(
        "有隐藏的工作表没有读：{sheets}。",
        "",
        "要读其中一张，用 --sheet 写明。",
    ),
    "roster.external-links": Message(
        "这个工作簿从别的文件取数：{links}。",
        "读到的是上次保存时的数。",
        "请核对这些数是不是最新的。",
    ),
    "roster.no-cells": Message(
        "{file} 里没有任何内容。",
        "",
        "请核对是否选错了文件；隐藏的工作表要用 --sheet 写明。",
    ),
    "roster.no-header": Message(
        "前几行里找不到表头。第一行是：{found}。",
        "表头应有这些栏：{legal}。",
        "请把栏目名称写在一行里，放在数据上面；transition template 能生成空表。",
    ),
    "roster.no-persons": Message(
        "表头下面没有一个人。",
        "",
        "请核对是否选错了工作表；可用 --sheet 指定。",
    ),
    "roster.policy-without-households": Message(
        "政策 {policies} 没有写哪一栏是户编号。",
        "",
        '请在政策文件里给户编号一栏写上 role = "household"。',
    ),
    "roster.missing-column": Message(
        "缺少“{label}”一栏。现有的栏：{found}。",
        "表头可以写成：{legal}。",
        "是不是“{nearest}”？是的话请改成上面的写法。",
    ),
    "roster.duplicate-column": Message(
        "有几栏都是“{label}”：{headers}（{places}）。",
        "一项只能有一栏。",
        "请删去多余的，或改掉它的表头。",
    ),
    "roster.second-column": Message(
        "有几栏都可以是“{label}”：{headers}。",
        "取用了与名称相同的一栏（{taken}）。",
        "如果不对，请改掉它的表头。",
    ),
    "roster.header-unit": Message(
        "表头“{header}”写的单位是 {found}，“{label}”要的单位是 {legal}。",
        "数字不会自动换算。",
        "请把这一栏换算成 {legal}，表头也照改。",
    ),
    "roster.absent-columns": Message(
        "花名册没有这些栏：{labels}。",
        "都按不知道处理，用得着它们的户定不下来。",
        "请补上这些栏。",
    ),
    "roster.defaulted-columns": Message(
        "花名册没有这些栏，全部取政策规定的默认值：{labels}。",
        "",
        "如果不合实际，请补上这些栏。",
    ),
    "roster.similar-column": Message(
        "“{header}”一栏没有用上。",
        "它像是“{nearest}”，但只是相近的表头不会自动采用。",
        "如果是，请照政策里的写法改表头。",
    ),
    "roster.unused-columns": Message(
        "有 {count} 栏计算用不着，没有读：{headers}。",
    ),
    "roster.other-sheets": Message("没有读的工作表：{sheets}。", "", "要读其中一张，请用 --sheet 写明。"),
    "roster.joined-sheet": Message("家庭的栏目取自“{sheet}”，共 {households} 户。", "", ""),
    "roster.no-link": Message(
        "家庭表和人员表没有共同的栏目，连不起来。",
        "两张表都要有：{labels}（一样就行）。",
        "请在两张表里补上同一个编号或户主身份证号。",
    ),
    "roster.household-row-twice": Message(
        "这一户在家庭表里有两行，取用了前一行（{other}）。", "一户只能有一行。", "请核对，删去多余的一行。"
    ),
    "roster.household-without-persons": Message(
        "家庭表里的这一户，人员表里一个人也没有。", "", "请核对是否漏了人，或编号写得不一样。"
    ),
    "roster.not-among-households": Message(
        "有 {count} 人所在的户不在家庭表里：家庭的栏目按不知道处理。",
        "",
        "请核对编号，或在家庭表里补上这些户。",
    ),
    "roster.converted-column": Message(
        "“{header}”已换算成“{label}”的单位 {unit}：每格 {operation}。", "", ""
    ),
    "roster.hidden-rows": Message(
        "有 {count} 行是隐藏的（{lines}），也照样读入了。", "", "不该算的人请从表里删去，不要只隐藏。"
    ),
    "roster.hidden-columns": Message(
        "有用得着的栏是隐藏的：{headers}，也照样读入了。", "", "不该用的请删去。"
    ),
    "roster.number-on-head": Message("“{label}”只写在户主一行：下面各行都算同一户。", "", ""),
    "roster.grouped": Message(
        "没有可用的户编号，按{how}分户，共 {count} 户。", "", "请核对户数；最好每行都写户编号。"
    ),
    "roster.each-alone": Message(
        "每人各算一户（--each-alone），共 {count} 户。", "", "按户计算的待遇只对单独生活的人成立。"
    ),
    "roster.head-by-position": Message(
        "有 {count} 户的行里没有户主本人，把每户的第一个人当作户主。", "", "请核对；最好写上“与户主关系”。"
    ),
    "roster.listed-twice": Message("{name} 在同一户里列了两次（另一处 {other}），只算一次。", "", ""),
    "roster.members-unequal": Message(
        "这一格里有 {numbers} 个身份证号，而姓名有 {names} 个，对不上。这一户先不定。",
        "姓名和身份证号要一一对应，用顿号分开。",
        "请补齐或改正。",
    ),
    "roster.only-the-heads": Message(
        "一户一行的表，这些栏只有一列：{labels}。只算户主的，其他成员按不知道处理。",
        "",
        "其他成员也有的，请一人一行填写。",
    ),
    "roster.size-differs": Message(
        "户 {household} 写的是 {said} 人，读到的是 {found} 人。",
        "",
        "请核对是否漏了人、多了人，或人数没有改。",
    ),
    "roster.merged-over-persons": Message(
        "“{label}”的单元格合并了几个人的行，不知道是谁的；都按不知道处理。",
        "",
        "请取消合并，每个人的填在自己的一行。",
    ),
    "roster.mapping-unused": Message(
        "对照文件里的“{header}”，这张表里没有。", "", "表头改了名的，请在对照文件里改；不再有的可以删去。"
    ),
    "roster.error-cell": Message(
        "“{label}”里的公式出错，显示 {value}；按不知道处理。",
        "",
        "请改好公式，或直接填上数值。",
    ),
    "roster.formula-without-value": Message(
        "“{label}”是公式，文件里没有存它的结果；按不知道处理，不当作空白。",
        "",
        "请用 Excel 或 WPS 打开、重新计算后保存，或直接填上数值。",
    ),
    "roster.not-a-number": Message(
        "“{label}”不是数字：{value}；按不知道处理，不当作零。",
        "可以写 1200、1,200.50、1200元、1.2万、每月500元。",
        "请改成数字；没有就留空。",
    ),
    "roster.number-range": Message(
        "“{label}”写的是一个范围或几个数：{value}；按不知道处理。",
        "",
        "请填一个数。",
    ),
    "roster.number-not-exact": Message(
        "“{label}”写的不是准确的数：{value}；按不知道处理。",
        "可以写 5000、五千、0.5万。",
        "请填核实以后的数，不要写“约”“多”“左右”。",
    ),
    "roster.number-grouping": Message(
        "“{label}”里逗号、句点或空格的位置不像一个数：{value}；按不知道处理。",
        "千分位每三位一个逗号，小数用点：1,234.56。",
        "请核对；把小数点打成了逗号的，改成点。",
    ),
    "roster.number-notation": Message(
        "“{label}”写的 {value} 是{notation}，不是普通的数；按不知道处理。",
        "可以写 1200、1,200.50、1200元。",
        "请写成普通的数；如果是长编号变成的，要重新填写。",
    ),
    "roster.cell-unit": Message(
        "“{label}”写的是 {value}，单位 {found} 不对；按不知道处理。",
        "这一栏的单位是 {legal}。",
        "请换算后再填。",
    ),
    "roster.magnitude": Message(
        "“{label}”写的是 {value}，表头的单位要乘以 {factor}，合 {amount} 元，不合常理；按不知道处理。",
        "",
        "多半是按元填的：请在这一格写上单位（如 12000元），或改正表头的单位。",
    ),
    "roster.not-whole": Message(
        "“{label}”应是整数，写的是 {value}；按不知道处理。",
        "",
        "请核对。",
    ),
    "roster.percent-unclear": Message(
        "“{label}”写的是 {value}，看不出是不是百分数；按不知道处理。",
        "可以写 75% 或 0.75。",
        "请加上百分号。",
    ),
    "roster.below-minimum": Message(
        "“{label}”写的是 {value}；按不知道处理。",
        "不能小于 {minimum}。",
        "请核对。",
    ),
    "roster.above-maximum": Message(
        "“{label}”写的是 {value}；按不知道处理。",
        "不能大于 {maximum}。",
        "请核对。",
    ),
    "roster.not-a-flag": Message(
        "“{label}”看不出是或否：{value}；按不知道处理。",
        "可以写 是、否、有、无、√、×。",
        "请改成其中一个。",
    ),
    "roster.not-a-date": Message(
        "“{label}”不是日期：{value}；按不知道处理。",
        "可以写 2025-07-01、2025/7/1、2025年7月1日、20250701、2025年7月。",
        "请改成其中一种。",
    ),
    "roster.date-year-only": Message(
        "“{label}”只写了年份：{value}；按不知道处理。",
        "",
        "请写到月，最好写到日。",
    ),
    "roster.date-order": Message(
        "“{label}”写的是 {value}，可能是 {day_first}，也可能是 {month_first}；按不知道处理。",
        "",
        "请把年写在前面，如 2025-07-01。",
    ),
    "roster.date-short-year": Message(
        "“{label}”的年份只写了两位：{value}；按不知道处理。",
        "80 可能是 1980，也可能是 2080，不能猜。",
        "请写四位年份。",
    ),
    "roster.date-range": Message(
        "“{label}”写的是一段时间：{value}；按不知道处理。",
        "",
        "请只写一个日期：看这一栏要的是开始还是结束。",
    ),
    "roster.date-open": Message(
        "“{label}”写的不是日期：{value}；按不知道处理。",
        "“至今”“长期”没有写出哪一天。",
        "请写日期；没有就留空。",
    ),
    "roster.date-calendar": Message(
        "“{label}”写的 {value} 是{calendar}；按不知道处理。",
        "这里要公历的年月日。",
        "请查出公历的日期再填，如 1980-09-24。",
    ),
    "roster.no-such-day": Message(
        "“{label}”写的 {value} 没有这一天；按不知道处理。",
        "",
        "请核对。",
    ),
    "roster.year-out-of-range": Message(
        "“{label}”写的 {value} 年份不合常理；按不知道处理。",
        "年份应在 {first} 到 {last} 之间。",
        "请核对。",
    ),
    "roster.unknown-word": Message(
        "“{label}”不认识“{value}”；按不知道处理。",
        "可以写：{words}。",
        "是不是“{nearest}”？",
    ),
    "roster.unknown-tag": Message(
        "“{label}”里不认识“{value}”；整格按不知道处理。",
        "可以写：{words}，几个之间用顿号隔开。",
        "是不是“{nearest}”？",
    ),
    "roster.several-words": Message(
        "“{label}”里写了几个词：{value}；按不知道处理。",
        "这一栏只能填一个：{words}。",
        "请按实际情况填一个。",
    ),
    "roster.bare-code": Message(
        "“{label}”只写了代码 {value}；按不知道处理。",
        "各个系统的代码不一样（例如性别，有的是 1 男 2 女，有的是 0 男 1 女），不能猜。",
        "请写成文字，或在代码后面加上文字：{words}。",
    ),
    "roster.digits-lost": Message(
        "“{label}”按数字存，后面的位数已经丢失：{value}。",
        "表格软件的数字只保留 {digits} 位。",
        "请把这一栏设为文本格式，再重新填写。",
    ),
    "roster.number-became-date": Message(
        "“{label}”被表格软件变成了日期：{value}。",
        "",
        "请把这一栏设为文本格式，再重新填写。",
    ),
    "roster.region-unknown": Message(
        "“{label}”找不到这个地方：{value}；按不知道处理。",
        "只认出 {within}。",
        "是不是“{nearest}”？",
    ),
    "roster.region-ambiguous": Message(
        "“{label}”写的“{value}”不止一处；按不知道处理。",
        "可能是：{candidates}。",
        "请写全名或代码。",
    ),
    "roster.region-partly-read": Message(
        "“{label}”写的“{value}”只认出 {region}，已照此处理；“{rest}”没有认出。",
        "",
        "如果那里的标准分县，请补上县（市、区）。",
    ),
    "roster.region-code": Message(
        "“{label}”的代码 {value} 不是已知的行政区划代码；按不知道处理。",
        "代码是 6、9 或 12 位数字。",
        "请核对，或写地名。",
    ),
    "roster.identity-numeric": Message(
        "身份证号按数字存，后几位已经丢失：{value}。这个号码没有使用。",
        "表格软件的数字只保留 15 位。",
        "请向来源重新要完整的号码，先把这一栏设为文本格式，再填写。",
    ),
    "roster.identity-masked": Message(
        "身份证号遮住了几位：{value}。这个号码没有使用。",
        "",
        "请填写完整的 18 位号码。",
    ),
    "roster.identity-old": Message(
        "身份证号是 15 位的旧号：{value}，已换成 18 位使用。",
        "15 位号码自 2013 年 1 月 1 日起停止使用。",
        "请核对，改填 18 位号码。",
    ),
    "roster.identity-in-certificate": Message(
        "填的是残疾人证号：{value}，已取前 18 位作身份证号。",
        "",
        "请改填身份证号，残疾人证号另填一栏。",
    ),
    "roster.identity-certificate": Message(
        "这是 {length} 位号码，像是残疾人证号，但前 18 位不是有效的身份证号：{value}。这个号码没有使用。",
        "身份证号是 18 位。",
        "请改填身份证号。",
    ),
    "roster.identity-characters": Message(
        "身份证号里有不该有的字符：{value}。这个号码没有使用。",
        "前 17 位是数字，末位是数字或 X。",
        "请核对。",
    ),
    "roster.identity-length": Message(
        "身份证号有 {length} 位：{value}。这个号码没有使用。",
        "应是 18 位。",
        "请核对。",
    ),
    "roster.identity-check": Message(
        "身份证号的校验码不对，多半有一位写错了：{value}。这个号码没有使用。",
        "",
        "请对照身份证核对每一位。",
    ),
    "roster.identity-birth": Message(
        "身份证号里的出生日期不存在或不合常理：{value}。这个号码没有使用。",
        "",
        "请对照身份证核对第 7 到 14 位。",
    ),
    "roster.identity-duplicate": Message(
        "身份证号 {value} 与 {other} 相同，{where}。",
        "一个人在花名册里只能有一行。",
        "请核对是哪一行写错，或删去重复的一行。",
    ),
    "roster.identity-differs": Message(
        "填的是 {value}，身份证号说的是 {told}。取用了填写的。",
        "",
        "请核对。",
    ),
    "roster.identity-region": Message(
        "有 {count} 个身份证号的前两位不是省份代码，见 {places}。",
        "",
        "请对照身份证核对；外国人、港澳台居民的证件号码除外。",
    ),
    "roster.identity-elsewhere": Message(
        "有 {count} 个身份证号的省份与户籍地不同，见 {places}。",
        "",
        "迁移、婚嫁过来的人号码不变；其余的请核对。",
    ),
    "roster.certificate-form": Message(
        "“{label}”不是残疾人证号：{value}。这个号码没有使用。",
        "残疾人证号是 20 位：18 位身份证号、1 位类别、1 位等级；补发的后面还有两位。",
        "请对照残疾人证核对。",
    ),
    "roster.certificate-code": Message(
        "残疾人证号 {value} 的类别或等级代码不对：类别和等级没有取用。",
        "类别是 1 到 7，等级是 1 到 4。",
        "请对照残疾人证核对第 19、20 位。",
    ),
    "roster.certificate-differs": Message(
        "“{label}”填的是 {value}，残疾人证号说的是 {told}。取用了填写的。",
        "",
        "请对照残疾人证核对。",
    ),
    "roster.no-identity": Message(
        "没有填身份证号。",
        "",
        "请补上；没有号码的，出生日期和性别要填在各自的栏里。",
    ),
    "roster.no-household-number": Message(
        "没有填户编号，不知道这个人是哪一户的。先单独列为一户，不定。",
        "同一户的每个人都要写同一个户编号。",
        "请补上。",
    ),
    "roster.no-head": Message(
        "户 {household} 没有{head}。这一户先不定。",
        "每户要有、也只能有一个{head}。",
        "请在其中一人的“与户主关系”里写{head}。",
    ),
    "roster.several-heads": Message(
        "户 {household} 有 {count} 个{head}。这一户先不定。",
        "每户只能有一个{head}。",
        "请核对，也可能是两户用了同一个户编号。",
    ),
    "roster.household-differs": Message(
        "户 {household} 的“{label}”前后不一：这里是 {value}，{other} 是 {other_value}。这一户先不定。",
        "同一户只能有一个值，写在户主一行，其他行可以留空。",
        "请核对。",
    ),
    "roster.more-problems": Message(
        "同样的问题还有 {count} 处没有一一列出（{code}）。",
    ),
    "roster.policy-check": Message("户 {who}：{message}。", "依据：{sources}。", "请核实后改正。"),
    # --- results ------------------------------------------------------------------------------
    "policy.outside-time": Message(
        "{day} 在《{title}》所知道的时间之外。", "它从 {first} 起知道标准。", "它知道到 {last} 为止。"
    ),
    "result.missing-cell": Message(
        "户 {who} 的“{label}”没有填。", "空白按未知处理，不当作零或否。", "请补填后重新计算。"
    ),
    "result.missing-column": Message(
        "花名册没有“{label}”一列，{households} 户因此不能确定。",
        "表头可以写：{headers}。",
        "请加上这一列并填写。",
    ),
    "result.missing-parameter": Message(
        "“{what}”在 {days} 没有数值，{households} 户因此不能确定。",
        "最后的数值是 {last}；加 --carry-forward 可沿用。",
        "请在自己的政策文件里（用 extends 接在所用的政策之后）写入有出处的数值。",
    ),
    "result.parameter-not-yet": Message(
        "“{what}”在 {days} 还没有数值，{households} 户因此不能确定。",
        "最早的数值是 {next}。",
        "请换一个评估日，或在自己的政策文件里（用 extends 接在所用的政策之后）写入有出处的数值。",
    ),
    "result.parameter-not-trusted": Message(
        "“{what}”在 {days} 只有 {value}，来源是{grade}，低于所要求的等级；{households} 户因此不能确定。",
        "",
        "请找等级更高的文件写入自己的政策文件，或用 --trust {trust} 重新计算。",
    ),
    "result.no-rule-version": Message(
        "“{label}”在 {days} 没有有效的规定，{households} 户因此不能确定。",
        "",
        "请换一个评估日，或在自己的政策文件里写入当时的规定。",
    ),
    "result.division-by-zero": Message(
        "计算“{label}”时除以零，{households} 户因此不能确定。", "", "请核对除数所用的数据，例如人口数。"
    ),
    "result.no-such-day": Message(
        "计算“{label}”时得到不存在的日期，{households} 户因此不能确定。",
        "",
        "请核对年、月、日；加的月数要是整数。",
    ),
    "result.no-members": Message(
        "计算“{label}”要取成员中的最高或最低值，而 {households} 户没有成员。", "", "请核对花名册。"
    ),
    "result.several-tags": Message(
        "“{label}”没有说明一人有几类身份时取哪一类，{households} 户因此不能确定。",
        "",
        '请在政策里写明 several = "highest" 并注出处，或只保留一类。',
    ),
    # --- commands and outputs -----------------------------------------------------------------
    "usage.no-such-household": Message(
        "花名册里没有“{found}”这一户。", "最接近的户编号：{nearest}。", "请写户编号、户主身份证号或户主姓名。"
    ),
    "usage.several-households": Message(
        "“{found}”对应 {count} 户。", "户编号：{legal}。", "请改用其中一个户编号。"
    ),
    "diff.nothing-differs": Message(
        "没有可以比较的：同一份花名册、同一政策、同一天。",
        "",
        "请给出第二份花名册，或两个日期（--from-as-of、--to-as-of）、两个政策、两个已知日期。",
    ),
    "diff.same-twice": Message(
        "{names}：两个文件内容相同，政策和日期也相同。",
        "",
        "请给出另一个月的花名册；同一份花名册比较两天，只写一次文件名。",
    ),
    "diff.days-backwards": Message(
        "上期的日子 {first} 在本期的日子 {last} 之后。", "", "请对调，或改正日期。"
    ),
    "diff.known-backwards": Message(
        "上期按 {first} 已知的文件算，却在 {last} 之后。",
        "",
        "请把 --from-known-on 和 --to-known-on 对调。",
    ),
    "diff.masked": Message(
        "{file}：有 {count} 个身份证号带星号。",
        "带星号的号码分不清人，不能用来对人。",
        "请向来源要完整的号码；确实不知道的，这一格留空。",
    ),
    "diff.other-place": Message(
        "两份花名册不是一个地方的：{old} 是 {old_places}，{new} 是 {new_places}。",
        "比较的两份花名册至少有一个县相同。",
        "请核对是不是选错了文件。",
    ),
    "diff.other-columns": Message(
        "{file} 没有“{labels}”一列，另一份有，算金额要用。",
        "",
        "请加上这一列；不知道的格子留空。",
    ),
    "diff.already-read": Message(
        "花名册已按一个政策读入，不能再按栏目不同的另一个政策比较。",
        "",
        "请给出原来的文件或数据框。",
    ),
    "paid.no-header": Message("没有找到发放清单的表头。", "表头例如：{legal}。", "请写一行表头。"),
    "paid.no-payee": Message(
        "发放清单没有户编号，也没有身份证号，不知道发给谁。表头有：{found}。",
        "",
        "请加上其中一列；只有姓名分不清人。",
    ),
    "paid.no-amount": Message(
        "发放清单没有金额一列。表头有：{found}。",
        "这一列叫：{legal}；或与待遇同名。",
        "请改好实发金额一列的表头。",
    ),
    "paid.no-month": Message(
        "发放清单没有写是哪个月的。",
        "这一列叫：{legal}，写成 202507。",
        "请加上这一列，或用 --paid-month 2025-07 指明整份清单的月份。",
    ),
    "paid.month-blank": Message("发放月份是空白，不知道是哪个月的。", "", "请填上，或给出 --paid-month。"),
    "paid.unclear": Message(
        "政策有几项待遇，清单没有写是哪一项。",
        "有：{legal}。",
        "请用 --paid-for 指明一项，或把金额一列改成它的名称。",
    ),
    "paid.no-such-entitlement": Message("{option}：没有叫“{found}”的待遇。", "有：{legal}。"),
    "paid.in-no-roster": Message(
        "发给了 {who}，花名册里没有此人。",
        "",
        "已列入补发追缴；请核对是否写错，是否应该发。",
    ),
    "paid.other-payee": Message(
        "{who}：身份证号不在花名册里，按户编号算作这一户的发放。",
        "",
        "请核对领款人的号码。",
    ),
    "paid.twice": Message(
        "{who} 在 {month} 有两笔，前一笔在 {other}，已相加。",
        "",
        "如果是同一笔，请删去一笔。",
    ),
    "paid.other-months": Message("有 {count} 笔不是所比较的月份：{months}，没有算入。"),
    "output.exists": Message("文件 {path} 已存在。", "", "请换一个文件名；确要覆盖，请加 --force。"),
    "output.same-as-input": Message(
        "输出文件 {path} 就是输入的花名册。", "本程序从不改动输入文件。", "请换一个输出文件名。"
    ),
    "output.is-folder": Message("{path} 是一个文件夹。", "", "请给出文件名，例如 {path}/result.xlsx。"),
    "output.folder-missing": Message("文件夹 {folder} 不存在。", "", "请先建立这个文件夹，或换一个位置。"),
    "output.folder-not-writable": Message(
        "文件夹 {folder} 不能写入。", "", "请换一个有写入权限的文件夹，例如“文档”。"
    ),
    "output.in-use": Message(
        "文件 {path} 不能替换：{reason}。", "", "如果它正在 Excel 或 WPS 中打开，请先关闭再运行。"
    ),
    "output.cannot-write": Message("文件 {path} 写不进去：{reason}。", "", "请检查磁盘空间，或换一个位置。"),
    "output.too-many-rows": Message(
        "表“{table}”有 {rows} 行。",
        "一张工作表最多 {limit} 行。",
        "请改用 --format csv 或 parquet，或把花名册按乡镇分开计算。",
    ),
    "output.needs-library": Message(
        "写 {format} 格式需要 {library}，这台电脑没有安装。", "", "请运行：pip install 'transition[{extra}]'"
    ),
    "output.png-needs-library": Message(
        "写 PNG 图片需要 {library}，这台电脑没有安装。",
        "",
        "请运行：pip install 'transition[png]'；也可以改写成 SVG 图片。",
    ),
    "output.no-folder": Message("{path} 是文件，不是文件夹。", "", "请写放图片的文件夹；没有的会自动建立。"),
    # --- results beside the roster
    "usage.beside-needs-file": Message(
        "--beside 要有花名册文件，不能从标准输入读。", "", "请先把花名册存成文件，再写文件名。"
    ),
    "usage.beside-masked": Message(
        "--beside 和 --mask 不能一起用：副本里花名册自己的单元格仍有姓名和证件号码。",
        "",
        "请去掉 --beside；隐去姓名的结果工作簿第一张表就是公示名单。",
    ),
    "usage.beside-format": Message("--beside 写的是工作簿，不能同时写成 {found}。", "", "请去掉 --format。"),
    "usage.beside-output": Message(
        "--beside 的结果不能写到“{found}”：{source} 的副本要以 {ending} 结尾。",
        "",
        "请写 -o 文件名{ending}。",
    ),
    "output.source-changed": Message("{path} 读取以后又改动过，结果与它对不上。", "", "请重新运行。"),
    "output.no-room": Message(
        "工作表右边放不下 {columns} 栏结果：内容已到 {last}。",
        "一张工作表最多到 XFD 栏。",
        "请删去最右边多余的内容，或者不用 --beside。",
    ),
    "output.cannot-amend": Message(
        "{file} 的内部结构不合规范（{reason}），不能在原表上添加。",
        "",
        "请用 Excel 或 WPS 打开后另存为 .xlsx 再试，或者不用 --beside。",
    ),
    "output.formats-not-kept": Message(
        "{file} 不是 .xlsx 或 .xlsm：新工作簿里只有各单元格的内容、合并和隐藏的行列，"
        "没有原来的字体、颜色、公式、图表和打印设置。",
        "",
        "要保留原来的样子，请先用 Excel 或 WPS 另存为 .xlsx，再运行。",
    ),
    "output.signature-void": Message(
        "花名册有数字签名，副本改动过，签名随之失效。", "", "需要的话，请在副本上重新签名。"
    ),
    "output.shared-workbook": Message(
        "花名册是共享工作簿，副本里的修订记录不包括本次添加的内容。",
        "",
        "副本打开时如果提示修复，请先取消共享、保存，再运行。",
    ),
    "output.sheet-protected": Message("工作表设了保护，副本仍然保护：结果栏也要撤销保护以后才能改。", "", ""),
    "output.beneath-drawing": Message(
        "图表或图片盖住了一部分结果（{cells}）。", "", "它们留在原处，请自己挪开再看。"
    ),
    "output.comments-left-out": Message(
        "还有 {count} 个单元格只涂了颜色，没有写批注：批注最多写 {limit} 个。",
        "",
        "这些单元格的问题都列在“待核实”表里。",
    ),
    "output.threaded-comments": Message(
        "有 {count} 个单元格已有对话式批注，没有再写：{cells}。", "", "这些单元格的问题列在“待核实”表里。"
    ),
    "output.too-many-formats": Message(
        "工作簿的单元格格式已达上限（{limit} 种），有的单元格没有涂色。",
        "",
        "问题都列在“待核实”表里。",
    ),
    "usage.bad-day": Message("日期“{found}”无法识别。", "请写成 2025-07-15 或 2025-07（指当月1日）。"),
    "usage.empty-months": Message(
        "月份范围 {first}:{last} 为空：止月早于起月。", "请写成 起月:止月，例如 2025-01:2025-12。"
    ),
    "usage.missing-option": Message("缺少 {option}。", "", "用法：{usage}"),
    "usage.missing-value": Message("{option} 后面缺少值。", "", "用 {help} 查看说明。"),
    "usage.no-such-option": Message(
        "没有选项 {option}。", "最接近的是 {nearest}。", "用 {help} 查看全部选项。"
    ),
    "usage.no-such-command": Message("没有命令“{command}”。", "可用的命令：{legal}。"),
    "usage.bad-value": Message(
        "{option} 的值不可用：{found}。", "可用的值：{legal}。", "用 {help} 查看说明。"
    ),
    "usage.no-such-parameter": Message(
        "“{title}”没有叫“{found}”的参数表。",
        "相近的名称：{nearest}。",
        "用 transition policy show 查看有哪些参数表。",
    ),
    "usage.day-without-policy": Message(
        "“{found}”只有日期，前面没有政策名。", "请写成“政策名@日期”，如 my-place@2025-12。"
    ),
    "usage.one-day": Message(
        "{dated} 写了日期，{other} 没有写。",
        "两边都写日期，或者都不写；都不写就比较全部时间。",
        "请写 {other}@日期，或者把两边的日期都去掉。",
    ),
    "usage.days-given": Message(
        "两边都已写明日期，--as-of {found} 不能再用。",
        "",
        "请去掉 --as-of，或者去掉政策名后面的日期。",
    ),
    "usage.nothing-to-compare": Message(
        "只写了 {found}，没有写和什么比。", "", "请再写一个政策或日期，或用 --reform 写改革方案。"
    ),
    "usage.same-policy-twice": Message(
        "两边都是 {found}，没有可比较的。",
        "",
        "请给出两个文件、两个政策名，或同一政策的两个日期：政策名@2025-12 政策名@2026-04。",
    ),
    "usage.masked-number": Message(
        "{found} 是隐去了一部分的号码，可能是好几个人的。",
        "",
        "请写完整的号码，或者写户编号。",
    ),
    "usage.no-such-person": Message(
        "花名册里没有身份证号或姓名是 {found} 的人。",
        "相近的姓名：{nearest}。",
        "请写完整的身份证号，或花名册上的姓名。",
    ),
    "usage.several-persons": Message(
        "{found} 指 {count} 个人。",
        "他们所在的户：{legal}。",
        "请写身份证号，或者再加上 --household。",
    ),
    "usage.who-is-missing": Message(
        "花名册有 {households} 户，没有说明是哪一户。",
        "",
        "请加 --household 或 --person；只写 --result 时，逐户说明这一项结果。",
    ),
    "usage.too-many-households": Message(
        "花名册有 {households} 户，一次最多逐户说明 {most} 户。",
        "",
        "请加 --household 或 --person。",
    ),
    "usage.no-such-result": Message(
        "没有叫“{found}”的规则。",
        "相近的有：{nearest}。",
        "transition policy show 列出全部规则。",
    ),
    "usage.what-if-form": Message(
        "“{found}”没有说明哪一格改成什么。",
        "请写成 项目=值，或 姓名.项目=值。",
    ),
    "usage.no-such-input": Message(
        "花名册没有叫“{label}”的列（{found}）。",
        "相近的有：{nearest}。",
        "transition policy show 列出全部的列。",
    ),
    "usage.what-if-result": Message(
        "“{label}”是算出来的或政策规定的，不是花名册的格（{found}）。",
        "",
        "请改它所依据的格；要改政策，请写一个自己的政策文件。",
    ),
    "usage.what-if-identity": Message(
        "“{label}”说明谁是谁、谁在哪一户，改了就是另一份花名册（{found}）。",
        "",
        "请另存一份花名册，改好后重新计算。",
    ),
    "usage.no-such-member": Message(
        "这一户没有 {who}，或者不止一个（{found}）。",
        "这一户的成员：{legal}。",
    ),
    "usage.what-if-whom": Message(
        "“{label}”是每个人一格，没有说明是谁的（{found}）。",
        "这一户的成员：{legal}。",
        "请写成 姓名.{label}=值，或者加上 --person。",
    ),
    "usage.what-if-twice": Message("{who} 的“{label}”改了两次。", "", "请只留一个。"),
    "usage.other": Message("{found}", "", "用 {help} 查看说明。"),
    # --- invented populations
    "population.like-unknown": Message(
        "like 写的人口模型“{found}”不存在，或互相套用。",
        "可以写：{legal}。",
        "请改正名称，或去掉 like。",
    ),
    "population.bad-share": Message(
        "比例是 {found}。",
        '比例在 0 和 1 之间，可以写成 0.25、"25%" 或 "1/4"。',
        "请改正。",
    ),
    "population.shares-sum": Message(
        "各项比例加起来是 {found}（{percent}）。",
        "一组人的比例之和必须正好是 1。",
        "请改正其中的一项。",
    ),
    "population.source-unclear": Message(
        "{table} 没有说清这些数字从哪里来。",
        "有依据的写 cites；编的写 invented = true，并在 note 里说明。两样只写一样。",
        "请补上依据，或写明是编的。",
    ),
    "population.unknown-document": Message(
        "依据的文件“{found}”没有写在 [document] 里。",
        "已写的文件：{legal}。",
        "请在文件里写上 [document.…]，或改正它的键。",
    ),
    "population.unknown-kin": Message(
        "members 里的“{found}”不是写明的亲属。",
        "已写的亲属：{legal}。",
        "请在文件里写上 [kin.…]，或改正名称。",
    ),
    "population.same-label": Message(
        "栏目“{label}”写了两次。",
        "一栏只写一次。",
        "请合并，或去掉一处。",
    ),
    "population.group-order": Message(
        "栏目“{label}”的分组不全：最后一组必须不写 when，其他组都要写。",
        "从上到下，一个人归第一个符合的组；最后一组是其余所有人。",
        "请补上或去掉 when。",
    ),
    "population.draws-unclear": Message(
        "这一组没有说清各占什么。",
        "必须写下面的一样，而且只写一样：{legal}。",
        "请改正。",
    ),
    "population.unknown-condition": Message(
        "条件里的“{found}”还不知道。",
        "可以用的：{legal}。最接近的是：{nearest}。",
        "条件只能用写在前面的栏目。请改正名称，或把那一栏移到前面。",
    ),
    "population.unknown-value": Message(
        "条件里“{label}”的“{found}”，没有人会是这样。",
        "“{label}”可以是：{legal}。",
        "请改正这个词。",
    ),
    "population.not-a-span": Message(
        "条件里“{label}”的“{found}”不是一个范围。",
        '数字的条件写成 "18-59"，没有上限的写成 "60-"。',
        "请改正。",
    ),
    "population.no-sum": Message(
        "“{label}”不能是成员“{found}”之和的百分之几。",
        "percent_of 只用在户的数额上，写前面一栏成员的数额：{legal}。",
        "请改正。",
    ),
    "population.band-too-fine": Message(
        "一段数额里不同的数太多。",
        "一段最多 {most} 个。",
        "请把 step 写大一些。",
    ),
    "population.bad-number": Message(
        "{key} 是 {found}。",
        "应当是 {least} 到 {most} 的整数。",
        "请改正。",
    ),
    "population.empty-span": Message(
        "从 {first} 到 {last} 没有数。",
        "后一个不小于前一个。",
        "请改正次序。",
    ),
    "population.own-column": Message(
        "人口模型“{population}”里的“{label}”由程序自己填。",
        "编号、姓名、身份证号、与户主关系、残疾证号和权重不用写比例。",
        "请去掉这一栏。",
    ),
    "population.other-scope": Message(
        "人口模型“{population}”的“{label}”属于 {found}，政策里属于 {legal}。",
        "",
        "请改 of。",
    ),
    "population.other-unit": Message(
        "人口模型“{population}”的“{label}”以 {found} 为单位，政策里是 {legal}。",
        "",
        "请换算各段数额，并改 unit。",
    ),
    "population.other-type": Message(
        "人口模型“{population}”的“{label}”写的是 {found}，与政策里的类型不符。",
        "这种栏目可以写：{legal}。",
        "请改正。",
    ),
    "population.other-word": Message(
        "政策里“{label}”没有人口模型“{population}”所写的“{found}”。",
        "可以用的词：{legal}。",
        "请改正人口模型，或用合适的政策。",
    ),
    "usage.unknown-population": Message(
        "没有叫“{found}”的县的类型。",
        "可以用：{legal}；也可以给出文件的路径。最接近的是：{nearest}。",
        "请改正 --county-type。",
    ),
    "usage.households-and-persons": Message(
        "--households 和 --persons 不能一起用。",
        "",
        "请去掉一个。",
    ),
    "usage.needs-county-type": Message(
        "{option} 要和 --county-type 一起用。",
        "不写 --county-type 的是试用花名册，不是人口。",
        "请加上 --county-type，例如 --county-type 农业县。",
    ),
    "usage.population-with-mistakes": Message(
        "--mistakes 不能和 --county-type 一起用。",
        "填写错误混在试用花名册里。",
        "请去掉一个。",
    ),
    "usage.no-weight-column": Message(
        "政策 {policies} 没有权重一栏，--weights 没有地方写。",
        '权重栏是 role = "weight" 的输入。',
        "请去掉 --weights，或用有这一栏的政策。",
    ),
    "usage.weights-too-few": Message(
        "--weights 是 {found} 户，比抽样的 {least} 户还少。",
        "权重是整数，每户至少是 1。",
        "请写全体有多少户。",
    ),
    "usage.unknown-format": Message(
        "从文件名“{found}”看不出要写成哪种格式。",
        "可用的格式：{legal}。",
        "请加 --format，或换用这些扩展名之一。",
    ),
    "usage.needs-output": Message("{format} 格式是二进制文件，不能显示在终端。", "", "请用 -o 给出文件名。"),
    "usage.mapping-key": Message("对照文件里不认识“{found}”。", "可以写：{legal}。", ""),
    "usage.mapping-table": Message(
        "对照文件里的“{found}”应是一张表。", "", "请写成 [{found}]，下面每行一个“键 = 值”。"
    ),
    "usage.mapping-column": Message(
        "对照文件里“{found}”的写法不对。",
        '可以写 "工资性收入"，或 {{ input = "工资性收入", unit = "元/月" }}，不用的写 ""。',
        "",
    ),
    "usage.mapping-input": Message("政策里没有叫“{found}”的栏目。", "", "是不是“{nearest}”？"),
    "usage.mapping-unit": Message("“{label}”的单位写成 {found}，换算不成 {legal}。", "", "请核对单位。"),
    "usage.mapping-word": Message("“{label}”没有“{found}”这个词。", "可以写：{legal}。", ""),
    "usage.day-and-months": Message("--as-of 与 --months 不能同时使用。", "", "请只留一个。"),
    # --- reforms and simulations ---
    "reform.empty": Message(
        "这个改革方案什么也没有改。",
        "可以写 [parameter.…]、[rule.…]、[check.…]。",
        "请写出要改的值或规则。",
    ),
    "reform.is-policy": Message(
        "{table} 是政策文件，不是改革方案。",
        "改革方案的开头是 {key}，只写改动的地方。",
        "请另写一个改革方案文件，或用 -p 指明这个政策。",
    ),
    "reform.one-way": Message(
        "这一行没有说清怎样改（写了：{found}）。",
        "{legal} 里要写一个，也只能写一个。",
        "value 换成新的值，add 在原值上加，times 乘以原值。",
    ),
    "reform.rule-unchanged": Message(
        "这条规则没有写改什么。",
        "可以改 formula、cases、add_cases、round。",
        "请写出改动；要另立一条规则，请写 label。",
    ),
    "reform.bad-place": Message(
        "before = {found} 不是行数。", "行从 1 数起，是整数。", "不写 before 则放在 otherwise 之前。"
    ),
    "reform.key-twice": Message(
        "“{key}”这个键写了两次：一次写名称，一次写 {found}。",
        "每个键写一次。",
        "请删去其中一个；几个值写成列表。",
    ),
    "reform.nothing-there": Message(
        "这些日子里，“{label}”对所写的键没有值，add、times 无从改动。",
        "add 和 times 只改动表里已有的值。",
        "请核对键和日期，或用 value 写出新的值。",
    ),
    "reform.no-base": Message(
        "方案 {name} 没有写 base，不知道用哪个政策检查。",
        "base 是它所改的政策或地区。",
        "请在 [reform] 里写 base，或用 --base 指明。",
    ),
    "reform.no-overrides": Message(
        "改革方案里不写 {key}。",
        "改动已有的规则或表，不写 label、of 等，只写改动。",
        "请删去 {key}。",
    ),
    "reform.own-document": Message(
        "方案里的文件不能叫 {key}。", "{key} 是方案自己：没有写依据的，引的就是它。", "请换一个键。"
    ),
    "reform.round-to": Message(
        'mode = "none" 是不取整，不能同时写 {key}。', "", "请删去 {key}，或把 mode 改成 up、down、nearest。"
    ),
    "reform.table-unchanged": Message(
        "这张表没有写改什么。", "values 里每行写一处改动。", "请写出改动的值；要另立一张表，请写 label。"
    ),
    "reform.twice": Message(
        "方案 {name} 用了两次。", "几个方案的名称各不相同，每个只用一次。", "请删去一个，或给其中一个改名。"
    ),
    "reform.already-there": Message(
        "{key} 在 {other_policy} 里已经有了。",
        "有 label 的是新立的；改动已有的不写 label。",
        "请换一个键，或删去 label、of 等，只写改动。",
    ),
    "reform.no-such-rule": Message(
        "没有叫 {found} 的规则可改。", "相近的有：{nearest}。", "transition policy show 列出全部规则。"
    ),
    "reform.no-such-table": Message(
        "没有叫 {found} 的参数可改。", "相近的有：{nearest}。", "transition policy show 列出全部参数。"
    ),
    "reform.no-version": Message("“{label}”从 {day} 起没有可改的一版。", "", "请改日期，或写出整条公式。"),
    "reform.no-such-place": Message(
        "“{label}”的判定表只有 {most} 行，不能放在第 {found} 行之前。", "", "请改 before，或不写。"
    ),
    "reform.no-number": Message("“{label}”的值不是数，不能用 {key}。", "这里可用 value。", "请写出新的值。"),
    "reform.unit": Message(
        "“{label}”的单位是 {legal}，方案里写的是 {found}。",
        "单位不同的数不能互换。",
        "请把数换算成 {legal}。",
    ),
    "reform.values-overlap": Message(
        "方案里“{label}”有两行管同一天、同样的键：{one} 和 {other}。",
        "同一天只能有一个值。",
        "请给前一行写 to，或把键写得互不相同；另一处见后。",
    ),
    "reform.other-base": Message(
        "方案“{title}”是为 {base} 写的，这里用的是 {legal}。",
        "方案只能用在所写的政策或地区上。",
        "请用 -p {base}，或核对后改方案里的 base。",
    ),
    "simulation.bad-setting": Message(
        "“{found}”没有说清改哪个参数、改成多少。",
        "写法：参数=值、参数[键,键]=值@起始日；+=、-=、*= 在原值上变动。",
        "例如 {example}。",
    ),
    "simulation.no-such-table": Message(
        "没有叫“{found}”的参数。", "相近的有：{nearest}。", "transition policy show 列出全部参数。"
    ),
    "simulation.no-table": Message(
        "“{found}”是花名册的列或算出来的结果，不是参数。",
        "能改的是参数；相近的有：{nearest}。",
        "要改规则，请写改革方案文件，用 --reform。",
    ),
    "simulation.bad-key": Message(
        "“{found}”不是“{label}”的键。", "它的键：{legal}。", "相近的有：{nearest}。* 代表全部。"
    ),
    "simulation.unclear-key": Message(
        "“{found}”可以是“{label}”的几个键。", "它的键：{legal}。", "请写成 键名=值。"
    ),
    "simulation.bad-value": Message(
        "“{found}”不能作为“{label}”的值。", "写法：{legal}。", "相近的有：{nearest}。数的单位可写可不写。"
    ),
    "simulation.nothing-asked": Message(
        "没有说要模拟什么。",
        "可用 --reform、--set、--sweep、--solve、--edges、--months。",
        "例如 --set 参数=值；transition simulate --help 列出全部。",
    ),
    "simulation.no-target": Message(
        "--solve {found} 没有目标。", "目标写成 --target 合计=数。", "例如 --target 年度总额=1200000。"
    ),
    "simulation.bad-number": Message(
        "“{found}”不是元数。", "写一个大于零的数，如 600。", "单位是元/年，可以不写。"
    ),
    "simulation.idle-option": Message(
        "{found} 只有和 {needs} 一起才有意义。", "", "请加上 {needs}，或去掉 {found}。"
    ),
    "simulation.sweeps-too-many": Message(
        "要同时变动 {found} 个参数。", "一次最多 {most} 个。", "请分几次算。"
    ),
    "simulation.sweep-form": Message(
        "“{found}”看不出从哪个数到哪个数。",
        "写成 参数=起:止:步长，例如 低标=600:720:10；+= 是在现值上加，*= 是乘现值。",
        "请改写。",
    ),
    "simulation.sweep-no-step": Message(
        "“{found}”没有写步长。", "写成 参数=起:止:步长。", "例如 {example}。"
    ),
    "simulation.sweep-zero-step": Message(
        "“{found}”的步长是 0，走不到头。", "步长不能是 0。", "请写一个步长。"
    ),
    "simulation.sweep-wrong-sign": Message(
        "“{found}”的步长方向反了，走不到头。", "从小到大步长是正数，从大到小是负数。", "步长可以写 {step}。"
    ),
    "simulation.sweep-too-many-points": Message(
        "“{label}”这样走，一共有 {points} 个点。",
        "最多 {most} 个点。",
        "步长写 {step} 就够了，或者把范围缩小。",
    ),
    "simulation.sweep-no-number": Message(
        "“{label}”的值不是数，不能从一个数走到另一个数。",
        "只有数可以这样变动。",
        "要换成别的值，请用 --set。",
    ),
    "simulation.sweep-not-whole": Message(
        "“{label}”只能是整数，“{found}”会走到小数上。", "起、步长都要是整数。", "请改成整数。"
    ),
    "simulation.sweep-unit": Message(
        "“{label}”后面写的单位是 {found}。",
        "这里的单位是 {legal}，可以不写。",
        "请把数换算成 {legal}，或者去掉单位。",
    ),
    "simulation.sweep-twice": Message(
        "“{label}”变动了两次，两次有相同的键。",
        "一个值一次只能按一种办法变动。",
        "请只写一次，或者用方括号写不同的键。",
    ),
    "simulation.target-form": Message(
        "“{found}”看不出目标是什么。",
        "写成 量<=数 或 量>=数，例如 年度总额<=1200000；写 = 与 <= 相同。",
        "请改写。",
    ),
    "simulation.no-such-measure": Message(
        "没有“{found}”这个可以作目标的量。", "可以写：{legal}。", "相近的：{nearest}。"
    ),
    "simulation.goal-no-grid": Message(
        "“{label}”现在没有值，不知道从哪里找起。",
        "没有写范围时，从现值的一半找到两倍。",
        "请用 --grid 起:止:步长 写出范围。",
    ),
    "simulation.goal-out-of-reach": Message(
        "“{table}”在 {first} 到 {last} 之间达不到目标 {target}：两头是 {at_first} 和 {at_last}。",
        "最接近的是 {at} 时的 {best}。",
        "请改目标，或者扩大范围。",
    ),
    "simulation.goal-untouched": Message(
        "“{table}”变动，“{label}”不会变。", "目标要是这个参数管得到的待遇。", "请换一个参数或目标。"
    ),
    "simulation.no-earnings": Message(
        "“{title}”没有一栏标明是挣的钱，不知道变动谁的什么收入。",
        '栏目写 measures = "earnings" 就是。',
        "请在政策里标明一栏。",
    ),
    "simulation.no-standard": Message(
        "算不出收入要变动到哪里：“{title}”没有标明标准的规则，或者标准不知道。",
        "默认变动到现在挣的加标准的两倍。",
        "请用 --up-to 写出一年挣多少为止。",
    ),
    "simulation.bad-steps": Message(
        "步长 {step}、到 {up_to} 为止，走不了。", "都要大于 0，而且不超过 {most} 步。", "请改步长或上限。"
    ),
    "simulation.household-wanted": Message(
        "{found} 只能对一户假设。", "没有写是哪一户。", "请加 --household。"
    ),
    "simulation.then-result": Message(
        "“{found}”：这个结果是 {unit}，那一栏是 {legal}，对不上。",
        "同一种值、同一个单位的结果才能填进去。",
        "请换一个结果，或者直接写值。",
    ),
    "simulation.months-wanted": Message(
        "只算 {day} 一天，看不出先后。",
        "要有几个月。",
        "请写 --months 起月:止月，例如 --months 2025-01:2026-12。",
    ),
}

TEXTS: dict[str, str] = {
    # --- why a file is not read ------------------------------------------------------------------
    "reason.directory": "压缩文件的目录损坏",
    "reason.inflate": "压缩的内容损坏",
    "reason.checksum": "压缩的内容与校验码不符",
    "reason.part-missing": "缺少工作簿的一个部分",
    "reason.false-size": "解压后的大小与目录里写的不同",
    "reason.duplicate-part": "有两个同名的部分",
    "reason.outside-name": "名称指向别的文件夹",
    "reason.two-directories": "有两个目录",
    "reason.packing": "压缩方式不常见",
    "reason.no-xml": "不是 UTF-8 编码的 XML",
    "reason.false-count": "写的数目比内容多得多",
    "reason.two-workbooks": "有两个工作簿",
    "reason.duplicate-sheet": "有两张同名的工作表",
    "reason.records": "记录不完整",
    "reason.compound": "文件内部的链表损坏",
    "reason.cut-off": "文件不完整，后面断了",
    "reason.cell-reference": "有的单元格位置读不出",
    "reason.endless-row": "有一行长得没有尽头",
    "reason.merged-twice": "合并单元格互相重叠",
    "reason.no-tags": "里面不是网页的标记",
    "reason.spans": "单元格跨的行和列多得不合常理",
    "reason.nested": "表格套表格，层数太多",
    # --- formulas -----------------------------------------------------------------------------
    "kind.number": "数",
    "kind.flag": "是或否",
    "kind.date": "日期",
    "kind.category": "类别",
    "kind.tags": "标签",
    "kind.region": "地区",
    "kind.text": "文字",
    "kind.word": "引号里的词",
    "unit.none": "（无单位）",
    "identity.one-household": "在同一户里，这一户先不定",
    "identity.two-households": "在另一户里，两户都先不定",
    "calendar.lunar": "农历",
    "calendar.republic": "民国纪年",
    "notation.scientific": "科学记数法",
    "notation.hexadecimal": "十六进制",
    "notation.octal": "八进制",
    "notation.binary": "二进制",
    "construct.power": "乘方",
    "construct.floor-division": "整除",
    "construct.modulo": "求余",
    "construct.walrus": "赋值",
    "construct.colon": "冒号",
    "construct.attribute": "单独的小数点",
    "construct.ellipsis": "省略号",
    "construct.bit-operator": "这种符号",
    "construct.turned-comparison": "颠倒的比较符号",
    "construct.braces": "花括号",
    "construct.operator": "这种符号",
    "construct.conditional": " if … else 的写法",
    "construct.is": " is 比较",
    "construct.none": " None",
    "construct.lambda": " lambda",
    "construct.comprehension": " for 循环",
    "construct.python-word": "这个词",
    "construct.prefixed-word": "引号前的字母",
    "construct.list": "用方括号列出的清单",
    "construct.second-index": "连着两对方括号",
    "construct.index-of-value": "算式后面的方括号",
    "construct.tuple": "用逗号并列的值",
    "construct.logic-function": " AND、OR、NOT 函数",
    "construct.rounding-function": "取整函数",
    "construct.star": "星号展开",
    "construct.in-chain": "与 in 连用的比较",
    "construct.other": "这种写法",
    "instead.multiply": "请写成连乘，如 a * a。",
    "instead.round": "取整写在规则的 round 里，并注明依据。",
    "instead.percent": "百分数只能是数，如 75%；名称请写 名称 / 100。",
    "instead.and": "请写 条件 and 条件。",
    "instead.or": "请写 条件 or 条件。",
    "instead.not": "请写 not 条件；不等于写 ≠。",
    "instead.at-most": "请写 <= 或 ≤。",
    "instead.at-least": "请写 >= 或 ≥。",
    "instead.if": "请写 IF(条件, 值, 否则)。",
    "instead.equal": "请写 =。",
    "instead.unknown": "空白就是未知：用 KNOWN(...) 判断，用 OR_ELSE(..., ...) 补上。",
    "instead.aggregate": "逐个看成员请用 SUM、COUNT、ANY、ALL、HIGHEST、LOWEST。",
    "instead.in": "列出几个词请用圆括号，如 in ('一级', '二级')。",
    "instead.keys": "几个键写在同一个方括号里，如 标准[户籍地, 城乡]。",
    "instead.no-thousands": "数里不要写千分位逗号。",
    "instead.members": "在成员中取最高、最低请用 HIGHEST(...)、LOWEST(...)。",
    "instead.date": "日期写成 DATE(2025, 7, 1)。",
    "instead.flag": "“是或否”的列直接当条件用；要写定，用 TRUE 或 FALSE；要数，用 IF(条件, 1, 0)。",
    "instead.has": "标签用 HAS(标签列, '标签') 判断。",
    "instead.no-quotes": "数不加引号。",
    "instead.region": "地区代码加引号，如 '990100'。",
    # --- reports ------------------------------------------------------------------------------
    "summary.title": "{title}　评估日 {days}",
    "summary.rows": "花名册 {rows} 行 = 已确定 {decided} 人 + 未确定 {not_decided} 人 + 非人员 {left_out} 行",
    "summary.left-out": "非人员的行：{reasons}",
    "summary.households": "家庭 {all} 户 = 已确定 {decided} 户 + 未确定 {not_decided} 户",
    "summary.roster": "共 {persons} 人，{households} 户。",
    "summary.households-heading": "户数",
    "summary.persons-heading": "人数",
    "summary.entitlements": "待遇合计（只计能确定的）",
    "summary.entitlement-heading": "待遇",
    "summary.receiving-heading": "享受户数",
    "summary.open-heading": "未确定户数",
    "summary.total-heading": "合计",
    "summary.reasons": "未确定的原因（一户可有几个原因）",
    "summary.reason-heading": "原因",
    "summary.no-value": "没有数值：{what}",
    "summary.not-trusted": "数值的来源等级不够：{what}",
    "summary.fault": "算不出：{what}",
    "summary.no-column": "没有这一列：{what}",
    "summary.blank": "没有填：{what}",
    "summary.held": "花名册有错误",
    "summary.problems": "待核实",
    "summary.problem-heading": "问题",
    "summary.count-heading": "个数",
    "summary.places-heading": "位置",
    "summary.defaults": "空白取默认值",
    "summary.column-heading": "列",
    "summary.value-heading": "按",
    "summary.weak": "{count} 户的结果所依据的最弱一份文件是：{grade}",
    "summary.trust": "只用了来源不低于“{grade}”的数值",
    "summary.carried": "{count} 户的结果用了沿用的过期数值",
    "mapping.note": "栏目对照：左边是花名册的表头，右边是认作的栏目，空的是不用。\n"
    "可以改；下个月的花名册用 --mapping 给出这个文件。",
    "layout.sheet": "{name}，工作表 {sheet}",
    "layout.form": "形式：{form}",
    "layout.above": "第 {line} 行在表头上面：{words}",
    "layout.header": "表头在第 {lines} 行",
    "layout.unit-row": "第 {line} 行是单位",
    "layout.number-row": "第 {line} 行是栏号",
    "layout.unit": "整张表的单位：{unit}（栏目自己写了单位的除外）",
    "layout.households": "分户：{how}，{count} 户",
    "layout.rows": "{persons} 人，另有 {others} 行不是人员",
    "layout.columns": "栏目",
    "layout.joined-columns": "家庭的栏目（{sheet}）",
    "layout.kind": "是什么",
    "layout.lines": "行",
    "layout.count": "行数",
    "layout.left-out": "不是人员的行",
    "layout.refused": "单位 {unit} 换算不了",
    "layout.doubtful": "没有用：是不是 {choices}？",
    "layout.unused": "没有用",
    "layout.letter": "列",
    "layout.heading": "表头",
    "layout.input": "认作",
    "layout.how": "说明",
    "layout.converted": "{operation}，换算成 {unit}",
    "layout.member": "成员 {member}",
    "form.persons": "一人一行",
    "form.side-by-side": "一户一行，成员并排",
    "form.joined": "一户一行，成员写在一格里",
    "form.heads": "一户一行，只有户主",
    "together.number": "户编号",
    "problems.many": "{count} 处",
    "problems.more": "另有 {count} 处没有列出（加 --all 全部列出）",
    "left-out.blank": "空行",
    "left-out.total": "合计行",
    "left-out.note": "标题或说明行",
    "together.alone": "每人一户",
    "together.form": "一户一行的表格",
    "together.head-identity": "户主身份证号",
    "together.head-name": "户主姓名（相邻的行）",
    "together.row-number": "序号的合并单元格",
    "left-out.heading": "村组等小标题",
    "left-out.numbered": "只有序号的空行",
    "left-out.listed-twice": "同一户里重复列的户主",
    "left-out.title": "标题行",
    "left-out.repeated-header": "重复的表头",
    # --- 比较 ---------------------------------------------------------------------------------
    "adjustment.title": "{title}：{note}",
    "adjustment.households": "两份花名册都有 {both} 户，只在本期 {joined} 户，只在上期 {left} 户",
    "adjustment.balance": "勾稽：{label}（{came_out}）",
    "adjustment.line-heading": "变动",
    "adjustment.amount-heading": "金额",
    "adjustment.balanced": "平",
    "adjustment.unbalanced": "不平",
    "adjustment.kinds": "各地变动",
    "adjustment.place-heading": "地方",
    "adjustment.all": "合计",
    "adjustment.unchanged": "不变",
    "adjustment.why": "原因",
    "adjustment.cause-heading": "原因",
    "adjustment.what-heading": "内容",
    "adjustment.moved-heading": "变动笔数",
    "adjustment.law": "政策",
    "adjustment.data": "数据",
    "adjustment.people": "人员",
    "adjustment.interaction": "共同",
    "adjustment.unsplit": "未拆分",
    "adjustment.parts": "{label}：数据 {data}，政策 {policy}，共同 {interaction} {unit}",
    "adjustment.parts-unsplit": "{label}：其中 {unsplit} {unit} 无法拆分",
    "adjustment.owed": "应补发 {to_pay} 元，应追缴 {to_claim} 元，共 {count} 笔",
    "adjustment.open": "有 {count} 笔在一方没有确定，不在任何合计里",
    "adjustment.proposals": "有 {count} 人只是姓名相同，没有当作一人：见“待核实”表",
    "adjustment.line.opening": "期初",
    "adjustment.line.new": "加：新增",
    "adjustment.line.stopped": "减：停发",
    "adjustment.line.raised": "加：调增",
    "adjustment.line.lowered": "减：调减",
    "adjustment.line.turned": "加减：转类型",
    "adjustment.line.joined": "加：保障户增加人口",
    "adjustment.line.left": "减：保障户减少人口",
    "adjustment.line.undecided": "减：转为待核实",
    "adjustment.line.decided": "加：核实后发放",
    "adjustment.line.moved-in": "加：外地迁入",
    "adjustment.line.moved-out": "减：迁往外地",
    "adjustment.line.closing": "期末",
    "adjustment.kind.new": "新增",
    "adjustment.kind.stopped": "停发",
    "adjustment.kind.raised": "调增",
    "adjustment.kind.lowered": "调减",
    "adjustment.kind.turned": "转{word}",
    "adjustment.kind.undecided": "待核实",
    "adjustment.kind.decided": "已核实",
    "adjustment.kind.open": "仍待核实",
    "adjustment.event.new-household": "新进名册",
    "adjustment.event.gone-household": "不在名册",
    "adjustment.event.split": "分户",
    "adjustment.event.merged": "并户",
    "adjustment.event.moved-in": "成员迁入",
    "adjustment.event.moved-out": "成员迁出",
    "adjustment.event.new-head": "变更户主",
    "adjustment.event.born": "新生儿",
    "adjustment.event.joined": "增加成员",
    "adjustment.event.left": "减少成员",
    "coverage.counts": "算例用到了多少",
    "coverage.policy": "政策",
    "coverage.rules": "规则",
    "coverage.decisions": "判定行",
    "coverage.values": "数值行",
    "coverage.kind": "没有算例",
    "coverage.what": "内容",
    "coverage.lines": "文件第几行",
    "coverage.rule": "规则",
    "coverage.decision": "判定行",
    "coverage.value": "数值",
    "coverage.since": "（{day} 起）",
    "coverage.decision-row": "{label} 第 {row} 行：{when}",
    "policy-list.policy": "名称",
    "policy-list.edition": "版本",
    "policy-list.days": "最早–最近",
    "policy-list.rules": "规则",
    "policy-list.tables": "表",
    "policy-list.cases": "算例",
    "policy-list.values": "数值",
    "policy-list.grades": "数值来源",
    "timeline.days": "日期",
    "timeline.value": "数值",
    "timeline.change": "变动",
    "timeline.grade": "等级",
    "timeline.source": "依据",
    "timeline.no-value": "没有数值",
    "timeline.rest": "没有列出的",
    "timeline.documents": "文件",
    "timeline.number": "序号",
    "timeline.document": "文件",
    "timeline.issued": "印发",
    "report.more-rows": "另有 {count} 行，见用 -o 写出的工作簿、网页或 JSON。",
    "report.level": "{name}：处处是 {value}。",
    "report.some-points": "{all} 个点里均匀地列了 {count} 个；全部见用 -o 写出的工作簿、网页或 JSON。",
    "report.digest": "用 -o 写成文件（xlsx、html、json），还可看到：{headings}。",
    "report.record": "运行记录",
    "policy-diff.value": "数值",
    "policy-diff.rule": "规则",
    "policy-diff.document": "文件",
    "policy-diff.input": "花名册的列",
    "policy-diff.parameter": "参数",
    "policy-diff.check": "花名册检查",
    "policy-diff.case": "算例",
    "policy-diff.things.value": "数值",
    "policy-diff.things.rule": "规则的增减",
    "policy-diff.things.document": "文件的增减",
    "policy-diff.things.input": "花名册的列",
    "policy-diff.things.parameter": "参数的增减",
    "policy-diff.things.check": "花名册检查",
    "policy-diff.things.case": "算例",
    "policy-diff.keys": "适用于",
    "policy-diff.change": "变动",
    "policy-diff.moved": "差",
    "policy-diff.days": "起止",
    "policy-diff.source": "依据",
    "policy-diff.course": "怎样变",
    "policy-diff.name": "名称",
    "policy-diff.before": "原",
    "policy-diff.after": "新",
    "policy-diff.nothing": "无",
    "policy-diff.cited": "{value}（只是依据变了）",
    "policy-diff.since": "自 {day} 起",
    "policy-diff.between": "{first} 至 {last}",
    "policy-diff.course.began": "新增",
    "policy-diff.course.ended": "终止",
    "policy-diff.course.moved": "改变",
    "policy-diff.course.cited": "依据变了",
    "policy-diff.course.added": "增加",
    "policy-diff.course.removed": "删去",
    "policy-diff.course.renamed": "改名",
    "policy-diff.course.redefined": "写法变了",
    "policy-diff.nothing-changed": "没有变动。",
    "policy-diff.effect": "对花名册的影响",
    "policy-diff.entitlement": "待遇",
    "policy-diff.enters": "新增",
    "policy-diff.leaves": "停发",
    "policy-diff.rises": "调增",
    "policy-diff.falls": "调减",
    "policy-diff.becomes-undecided": "变为待核实",
    "policy-diff.becomes-decided": "变为已确定",
    "policy-diff.unchanged": "不变",
    "policy-diff.open": "待核实",
    "policy-diff.total-before": "原合计",
    "policy-diff.total-after": "新合计",
    "policy-diff.costs": "差额",
    "policy-diff.households": "户数",
    "policy-diff.sums": "合计",
    "policy-diff.household": "户编号",
    "policy-diff.head": "户主",
    "policy-diff.more": "……另有 {count} 户",
    "simulation.size": "{number} 人",
    "simulation.tenth": "第 {number} 等",
    "simulation.tenths": "{what}十等分",
    "simulation.title": "{title}：改了会怎样",
    "simulation.title-asked": "{title}：{asked}",
    "simulation.before": "现行",
    "simulation.after": "改后",
    "simulation.difference": "差额",
    "simulation.percent": "差额（%）",
    "simulation.total": "合计",
    "simulation.unknown": "不知道",
    "simulation.day": "日期",
    "simulation.part": "类别",
    "simulation.household": "户编号",
    "simulation.head": "户主",
    "simulation.place": "地方",
    "simulation.touched-together": "可能变动的待遇合计",
    "simulation.change": "变动",
    "simulation.left-out": "另有不知道是多少、但两边一定相同的，两边都不计：{parts}。",
    "simulation.left-out-households": "“{label}”{count} 户",
    "simulation.left-out-persons": "“{label}”{count} 人",
    "simulation.households": "户数",
    "simulation.persons": "人数",
    "simulation.counted-households": "花名册里的户数",
    "simulation.counted-persons": "花名册里的人数",
    "simulation.weighted-mark": "（加权）",
    "simulation.entitlement": "待遇",
    "simulation.reform": "方案",
    "simulation.measure-year": "一年（按这一天的规定）",
    "simulation.measure-months": "{count} 个月合计",
    "simulation.kind": "变动",
    "simulation.kind.enters": "新进",
    "simulation.kind.gains": "增加",
    "simulation.kind.unchanged": "不变",
    "simulation.kind.loses": "减少",
    "simulation.kind.leaves": "退出",
    "simulation.kind.open": "未确定",
    "simulation.kind-count": "{kind} {households} 户（{persons} 人）",
    "simulation.up": "增加",
    "simulation.down": "减少",
    "simulation.band.below": "{way}不足 {high} 元",
    "simulation.band.between": "{way} {low} 元至不足 {high} 元",
    "simulation.band.from": "{way} {low} 元及以上",
    "simulation.idle.no-reform": "没有方案：两边是同一套规定。",
    "simulation.idle.same-law": "方案什么也没有改：规定和原来一样。",
    "simulation.idle.other-words": "方案只改了依据，没有改任何数和规则。",
    "simulation.idle.reaches-nothing": "方案改了规定，但在这些日子里没有一项待遇用到所改的地方。",
    "simulation.idle.reaches-nobody": "方案改了规定，但能确定的户里没有一户的金额因此变动。",
    "simulation.summary-households": "{parts}",
    "simulation.summary-budget": (
        "{measure}：{before} → {after}，{difference}（{share}%）；平均每月 {monthly}"
    ),
    "simulation.summary-budget-from-nothing": "{measure}：原来没有支出，改后 {after}；平均每月 {monthly}",
    "simulation.summary-weighted": (
        "花名册是样本：按“{label}”加权，{counted} 户代表 {households} 户；户数、人数、金额都是加权的。"
    ),
    "simulation.summary-gap": (
        "领取以后离标准的差距：{before} → {after}；低于标准的户：{below_before} → {below_after} 户"
    ),
    "simulation.no-income": (
        '规定没有标明哪一条规则是人均收入（measures = "income"），所以没有按收入分的表。'
    ),
    "simulation.no-gap": "规定没有标明收入、标准、补差（measures），所以没有离标准的差距。",
    "simulation.gains": "谁得谁失",
    "simulation.gains-note": (
        "新进：原来一分没有、改后有；退出：原来有、改后一分没有；增加、减少：两边都有而数不同。"
        "金额是{measure}。未确定的户不在金额里。"
    ),
    "simulation.touched": "方案可能影响的待遇：{labels}。其余的待遇两边一定相同，不在下面的数里。",
    "simulation.not-moved": "其中没有一户、没有一人因此变动的：{labels}。",
    "simulation.uncounted": "不是金额、没有加进来的待遇：{labels}",
    "simulation.kinds": "各种变动",
    "simulation.kinds-chart": "有变动的户",
    "simulation.by-entitlement": "按待遇",
    "simulation.counted": "计数",
    "simulation.budget": "预算",
    "simulation.budget-note": "只计能确定的户，两边是同样的人。金额是{measure}。",
    "simulation.budget-unpaid": "两边都没有支出、没有列出的待遇：{labels}。",
    "simulation.budget-months": "预算：每月平均和人数",
    "simulation.budget-months-note": "每月平均是{measure}除以月数；人数是领取的人，按户发的待遇算全家。",
    "simulation.budget-table": "按待遇的预算",
    "simulation.budget-chart": "按待遇的预算：现行和改后",
    "simulation.monthly": "每月{what}",
    "simulation.receiving-households": "{side}领取户",
    "simulation.receiving-persons": "{side}领取人",
    "simulation.payers": "由谁出钱",
    "simulation.payer": "出钱的",
    "simulation.payer-not-said": "规定没有说",
    "simulation.payers-not-said": "规定没有写明这些待遇由谁出钱，所以没有按出钱的分。",
    "simulation.by.band": "按每月变动多少",
    "simulation.by.band-note": "一户所有可能受影响的待遇，每月平均变动多少；未确定的户是“不知道”。",
    "simulation.group.band": "每月变动",
    "simulation.by.place": "按乡镇",
    "simulation.by.place-note": "按花名册的乡镇；没有乡镇一列的，按地区。",
    "simulation.group.place": "乡镇",
    "simulation.by.word": "按类型",
    "simulation.by.word-note": (
        "第一天（或第一个月）的类型：按现行规定是什么；后面是从什么到什么，不论金额能不能确定。"
    ),
    "simulation.by.size": "按家庭人数",
    "simulation.by.size-note": "花名册里一户几个人。",
    "simulation.group.size": "家庭人数",
    "simulation.by.category": "按人员类别",
    "simulation.by.category-note": (
        "一个人可以有几种身份，一户在它成员的每种身份下各计一次，所以各行加起来会多于总数。"
        "人数是有这种身份的人。"
    ),
    "simulation.by.tenth": "按收入十等分",
    "simulation.by.tenth-note": (
        "按现行规定算的人均收入从低到高排，每一等约是十分之一的人（加权的按权数）；"
        "收入相同的户在同一等，所以有的等大些、有的等没有人。"
    ),
    "simulation.chart-cut": "图里只画变动最多的 {count} 组，表里是全部。",
    "simulation.persons-moved": "有变动的户的人数",
    "simulation.moved-by": "有变动的户：{what}",
    "simulation.flows": "{what}：从什么到什么",
    "simulation.flows-chart": "{what}改变的户",
    "simulation.flows-none": "没有一户的这些类型因方案改变：{labels}。",
    "simulation.other-words": "与变动的待遇无关、没有列出的类型：{labels}；它们的数在 JSON 里。",
    "simulation.word-before": "现行",
    "simulation.word-after": "改后",
    "simulation.gap": "离标准的差距",
    "simulation.gap-note": (
        "一户的差距 =（标准 - 人均收入）× 人数，不低于零；领取以后的差距再减去补差。收入、标准、人数、"
        "补差都按各自的规定算：标准提高，领取以前的差距也会变大。"
    ),
    "simulation.gap-source": (
        "定义：Foster、Greer、Thorbecke，“A Class of Decomposable Poverty Measures”，Econometrica 52 "
        "(3)，1984。"
    ),
    "simulation.gap-left-out": "有 {count} 户没有算：未确定，或者收入、标准、补差中有一样不知道。",
    "simulation.gap-state": "情形",
    "simulation.gap-sum": "差距",
    "simulation.gap-households": "低于标准的户数",
    "simulation.gap-persons": "低于标准的人数",
    "simulation.gap.before-relief-before": "现行规定，领取以前",
    "simulation.gap.after-relief-before": "现行规定，领取以后",
    "simulation.gap.before-relief-after": "改后规定，领取以前",
    "simulation.gap.after-relief-after": "改后规定，领取以后",
    "simulation.largest": "变动最大的户",
    "simulation.largest-note": (
        "变动最大的 {count} 户，增减都算；一样大的按花名册的先后。“原因”一列是下面各条原因的号，同样的原因"
        "只说一次。"
    ),
    "simulation.largest-reason": "原因 {number}（{households} 户）：{reason}",
    "simulation.largest-reasons": "变动最大的户：原因",
    "simulation.reason-number": "号",
    "simulation.words": "类型",
    "simulation.amounts": "各项待遇的差额",
    "simulation.reasons": "原因",
    "simulation.waiting": "未确定的户",
    "simulation.waiting-none": "没有未确定的户。",
    "simulation.waiting-share": "有 {share}% 的户未确定（花名册里 {count} 户），不在上面的金额里。",
    "simulation.waiting-held": "其中 {count} 户因花名册有错误而暂缓。",
    "simulation.waiting-weight": "其中 {count} 户没有填权数，不知道代表几户，不计入比例。",
    "simulation.waiting-ranges": (
        "逐户看了 {count} 户：不管空格里填什么，差额最低、最高如下；两边分开估，所以至多这么宽。"
        "空着的一端没有界限。"
    ),
    "simulation.waiting-others": "另有 {count} 户没有逐户看，它们留下多大余地没有说。",
    "simulation.waiting-more": "还缺另外 {count} 样，没有列出。",
    "simulation.lacks": "缺什么（一户可缺几样）",
    "simulation.lack": "缺的",
    "simulation.ranges": "未确定的户的差额",
    "simulation.range-low": "至少",
    "simulation.range-high": "至多",
    "simulation.range-open": "没有界限的户",
    "simulation.split": "按方案分",
    "simulation.split-note": (
        "依次：各方案在前面的方案之上再改了多少，加起来正好是合计。不论次序："
        "对所有可能的次序取平均（Shapley 值），加上分不开的，正好是合计。"
    ),
    "simulation.split-differs": "先后次序有关系：两列不同。",
    "simulation.split-same": "先后次序没有关系：两列相同。",
    "simulation.split.too-many": "方案多于 {most} 个，只按给出的次序分。",
    "simulation.split.not-apart": (
        "有的方案离开别的方案不能成立，只按给出的次序分（不论次序的分法至多 {most} 个方案）。"
    ),
    "simulation.unsplit": "分不开的（某些组合下未确定的户）",
    "simulation.in-order": "依次",
    "simulation.order-free": "不论次序",
    "simulation.all-entitlements": "各项待遇合计",
    "simulation.split-households": "各方案依次使多少户变动",
    "simulation.law": "改了什么",
    "simulation.and-more": "{first}等 {count} 项",
    "policy-show.documents": "文件依据",
    "policy-show.title": "文件",
    "policy-show.issued": "印发日",
    "policy-show.grade": "可靠程度",
    "policy-show.inputs": "花名册的列",
    "policy-show.label": "名称",
    "policy-show.of": "属于",
    "policy-show.type": "类型",
    "policy-show.default": "空白时",
    "policy-show.values": "参数",
    "policy-show.value": "数值",
    "policy-show.days": "起止",
    "policy-show.source": "依据",
    "policy-show.otherwise": "其他",
    "policy-show.no-value": "没有数值",
    "policy-show.rules": "规则",
    "policy-show.formula": "算法",
    "policy-show.checks": "花名册检查",
    "policy-show.message": "提示",
    "policy-show.severity": "轻重",
    "scope.person": "个人",
    "scope.household": "家庭",
    "explain.told-above": "（见上）",
    "explain.default": "（默认）",
    "explain.default-reason": "空白取默认值：{reason}",
    "explain.formula": "公式 {formula}",
    "explain.filled": "代入 {filled}",
    "explain.fired": "适用：{case}",
    "explain.rounding": "取整 {before} → {after}（{mode} {to}）",
    "explain.rounding.up": "进到",
    "explain.rounding.down": "舍到",
    "explain.rounding.nearest": "四舍五入到",
    "explain.distance": "，差 {distance}",
    "explain.equal": "，两边相等",
    "explain.in-force": "自 {day} 起",
    "explain.level": "{level}一级的数值",
    "explain.otherwise": "表中未列，按“其他”取值",
    "explain.carried": "已于 {end} 到期，沿用",
    "explain.issue-unseen": "文件印发日期不详，按起算日视为已知",
    "explain.candidates": "就高：{candidates}",
    "explain.before": "此前 {row}",
    "explain.after": "此后 {row}",
    "explain.source": "{source} [{grade}]",
    "explain.household": "户 {household}",
    "explain.assumed": "← 假设的数，花名册上是 {was}",
    "explain.was": "← 原为 {was}",
    "explain.joined": "（须与上一条同时满足）",
    "explain.suppose": "假设：{cell} {before} → {after}",
    "explain.held": "花名册里这一户有错误，先不发放，待核实。",
    "explain.effects": "假设的影响：",
    "explain.unsettled": "{result} 待核实，取决于：",
    "explain.lacking.cell": "{what}（没有填或无法识别）",
    "explain.lacking.column": "{what}（花名册没有这一列）",
    "explain.lacking.parameter": "{what}（政策里没有数值）",
    "explain.range.words": "无论怎样填，结果是其中之一：{words}",
    "explain.range.one": "无论怎样填，结果都是 {value}",
    "explain.range.at-least": "无论怎样填，结果不少于 {value}",
    "explain.range.at-most": "无论怎样填，结果不超过 {value}",
    "explain.range.between": "无论怎样填，结果在 {low} 到 {high} 之间",
    "explain.alternative": "如果 {cells}：{value}",
    "explain.unknown.no-value": "这一天没有数值",
    "explain.not-trusted": "不用 {row}：来源是{grade}，低于所要求的等级",
    "explain.unknown.unlisted": "表中没有列出",
    "explain.unknown.key-unknown": "查表所需的数据未知",
    "explain.unknown.several-tags": "有几类身份，政策没有说明取哪一类",
    "region.village": "村",
    "region.township": "乡镇",
    "region.county": "县",
    "region.city": "市",
    "region.province": "省",
    "region.nation": "全国",
    "grade.official": "正式文件",
    "grade.press": "新闻报道",
    "grade.aggregator": "网上转载",
    "grade.practice": "当地做法",
    "grade.proposal": "拟议",
    # --- commands -----------------------------------------------------------------------------
    "severity.error": "错误",
    "severity.warning": "提醒",
    "severity.note": "说明",
    "beside.result": "计算结果",
    "cli.whole-number": "整数",
    "cli.interrupted": "已中断，没有留下写了一半的文件。",
    "cli.see-also": "另见 {place}",
    "cli.population": "{title}：{households} 户 {persons} 人，都是编造的。",
    "cli.population-left-out": "没有编的栏目（空白）：{labels}。要用到它们的结果可能待核实。",
    "cli.written": "已写入 {path}",
    "cli.reading": "读取花名册",
    "cli.calculating": "计算",
    "cli.writing": "写出结果",
    "cli.policy-clean": "{count} 个政策文件没有问题。",
    "cli.cases-passed": "{passed} 个算例通过，{failed} 个不符。",
    "cli.case-failed": "不符：{name}（{place}）",
    "cli.case-difference": "    {label}：应为 {expected}，算得 {got}",
    "cli.problems-found": "{errors} 个错误，{warnings} 个提醒，{notes} 个说明",
    "help.transition": "按写成数据的政策计算社会救助待遇：精确、可解释、有出处。",
    "help.run": "计算花名册里每户每人的待遇，写出结果工作簿。",
    "help.check": "只检查花名册，列出要核实的单元格。",
    "help.explain": "说明一户或一人的结果：每个数字从哪个单元格、哪条规定来。",
    "help.diff": "比较两份花名册、两个日期、两个政策或两个时候已知的文件：变了什么，为什么。",
    "help.simulate": "模拟改动政策：谁增谁减，要多花多少，哪里有悬崖。",
    "help.policy": "查看、检查、测试政策文件。",
    "help.policy.list": "列出有哪些政策，以及各自涵盖的时间。",
    "help.policy.show": "把一个政策文件写成人能读的样子：文件依据、参数表、规则。",
    "help.policy.timeline": "列出数值怎样变动：日期、数值、依据的文件和等级；可以只看一个参数。",
    "help.policy.diff": "用文字说明两个政策之间、或同一政策两个日期之间有什么变动。",
    "help.policy.coverage": "写出来源文件对照表：每条规定由哪条规则计算、哪个算例证明。",
    "help.policy.check": "检查政策文件，一次列出全部问题；不写名称就检查随软件提供的全部政策。",
    "help.policy.test": "运行政策的算例，分毫不差才算通过；不写名称就运行全部。",
    "help.template": "按政策生成一张空白花名册，列名、下拉选项、填表说明都已备好。",
    "help.sample": "编造一份试用花名册：人名和身份证号都是虚构的。",
    "help.option.reform": "改革方案文件；可多次给出，依次叠加。",
    "help.option.set": "改一个参数：参数=值，参数[键]=值@起始日；+=、-=、*= 在原值上变动。可多次给出。",
    "help.option.sweep": "逐一试一个参数的值：参数=起:止:步长；至多两个参数。",
    "help.option.solve": "求这个参数的值，使合计达到 --target。",
    "help.option.target": "目标：合计=数，也可 <=、>=；合计如年度总额、月度总额、增支、保障户数、待遇名称。",
    "help.option.grid": "求值的范围：起:止:步长。",
    "help.option.edges": "逐步提高每户的劳动所得，找出多挣一元反而少得的地方。",
    "help.option.edge-household": "只看这一户：户编号、户主姓名或身份证号。",
    "help.option.edge-what-if": "这一户的一格改成别的值：项目=值。可多次给出。",
    "help.option.then": "所得变动以后设想的一格：项目=值，值也可以是结果的名称（取它现在的值）。可多次给出。",
    "help.option.step": "每步加多少元一年。",
    "help.option.up-to": "加到多少元一年为止。",
    "help.option.simulate-months": "逐月计算，如 2025-01:2026-12，并画出每项待遇的走势。",
    "help.option.largest": "变动最大的多少户逐户说明。",
    "help.option.simulate-format": "xlsx、html 或 json；默认看输出文件的扩展名。",
    "help.option.charts": "把每张图另存到这个文件夹。",
    "help.option.charts-as": "图的格式。",
    "help.option.help": "显示本说明。",
    "help.option.version": "显示版本号。",
    "help.option.lang": "提示信息用中文（zh）还是英文（en）；缺省看 TRANSITION_LANG 和系统设置。",
    "help.option.policy": "政策：地名（全部项目）、政策名，或 .toml 文件；可写多个。",
    "help.option.as-of": "评估日，如 2025-07-15 或 2025-07（当月1日）；缺省为今天。",
    "help.option.months": "逐月计算并合计，如 2025-01:2025-12。",
    "help.option.known-on": "只用这一天以前已经印发的文件。",
    "help.option.carry-forward": "每年公布的数值过期后仍沿用最后一次的，并在结果上注明。",
    "help.option.trust": "只用来源不低于此等级的数值："
    "official 正式文件，press 新闻报道，aggregator 网上转载，practice 当地做法。",
    "help.option.header-row": "表头在第几行，如 3；两行的写 3-4",
    "help.option.mapping": "栏目对照文件（TOML），先于自动辨认",
    "help.option.save-mapping": "把这次的栏目对照写成文件，下个月再用",
    "help.option.household-file": "另一个文件：一户一行的家庭表",
    "help.option.household-sheet": "家庭表的工作表名称",
    "help.option.each-alone": "每人各算一户（名册没有分户的栏目时）",
    "help.option.layout": "只显示这张表是怎样看懂的",
    "help.option.all": "逐条列出全部问题",
    "help.option.sheet": "工作表名称；缺省时按内容选。",
    "help.option.from-as-of": "上期的日子；不写用 --as-of。",
    "help.option.to-as-of": "本期的日子；不写用 --as-of。",
    "help.option.from-policy": "上期的政策；不写用 -p；可重复。",
    "help.option.to-policy": "本期的政策；不写用 -p；可重复。",
    "help.option.from-known-on": "上期只用这一天以前印发的文件。",
    "help.option.to-known-on": "本期只用这一天以前印发的文件。",
    "help.option.diff-months": "逐月比较，列出应补发、应追缴，如 2025-07:2025-09。",
    "help.option.paid": "发放清单：与应发的逐月核对。",
    "help.option.paid-month": "发放清单没有月份一列时，整份清单的月份，如 2025-07。",
    "help.option.paid-for": "发放清单是哪一项待遇的（政策有几项时）。",
    "help.option.diff-format": "xlsx、csv 或 json；默认按 -o 的扩展名。",
    "help.option.diff-policy": "两期共用的政策：一个地方、一个政策或一个文件；可重复。",
    "help.option.limit": "放宽读文件的上限，如 rows=2000000；可以写几次。",
    "help.option.output": "写到哪个文件；缺省显示在终端。",
    "help.option.beside": "把结果写到花名册副本各行的右边，存疑的单元格涂色并加批注。",
    "help.option.force": "输出文件已存在时覆盖它。",
    "help.option.format": "输出格式；缺省看 -o 的扩展名。",
    "help.option.base": "改革方案所改的政策；缺省看方案自己的 base；可写多个。",
    "help.option.diff-reform": "改革方案文件：用文字说明它改了什么；可写多个，依次叠加。",
    "help.option.diff-roster": "再用这份花名册计算：影响哪些户、要多花多少钱。",
    "help.option.policy-diff-format": "text、json、xlsx 或 csv；缺省看 -o 的扩展名，否则为 text。",
    "help.option.mask": "隐去姓名、身份证号、账号和电话，供公示使用。",
    "help.option.coverage": "另外列出没有一个算例用到的规则、判定行和数值行。",
    "help.option.household": "户编号、户主身份证号或户主姓名。",
    "help.option.person": "人员的身份证号或姓名：说明此人和所在户的结果。",
    "help.option.result": "只说明这一项结果（名称或键）；可写多个。",
    "help.option.what-if": "假设某格改为别的值，如 项目=值 或 姓名.项目=值；可写多个。",
    "help.option.explain-format": "text 为树；json 供程序用；html、xlsx 为给家庭的一页说明（加 -o）。",
    "help.option.households": "编造多少户；不写是 40 户。",
    "help.option.persons": "至少编造多少人（整户），与 --county-type 一起用。",
    "help.option.county-type": "按哪一类县的人口编造：城区、农业县、脱贫县，或人口模型文件。",
    "help.option.weights": "抽样代表全体多少户：写出权重一栏，各户权重之和正好是它。",
    "help.option.seed": "随机种子：同样的种子得到同样的花名册。",
    "help.option.mistakes": "混入常见的填写错误，用来看核实清单。",
    "help.option.policies-optional": "另加的政策文件，与所列政策一起使用。",
    "sweep.heading": "参数逐点测算",
    "sweep.asked": "{label} 从 {first} 到 {last}，步长 {step}",
    "sweep.points": "{labels}：一共算了 {points} 个点。",
    "sweep.present": "“{label}”现行是 {values}。",
    "sweep.missed": "“{label}”按步长到不了 {missed}，最后一个点是 {last}。",
    "sweep.compared": "比较的是 {compared} 户（花名册共 {all} 户）。",
    "sweep.left-out": "不是每个点都知道、没有计入的：{parts}。",
    "sweep.left-out-part": "“{label}”{count} 户",
    "sweep.weighted": "户数、人数、金额都按“{label}”加权。",
    "sweep.nothing": "没有一项待遇用到 {labels}，怎么变动都一样。",
    "sweep.touched": "随着变动的待遇：{labels}。",
    "sweep.still": "用到这个参数、但在这些值上一分不变的待遇：{labels}。",
    "sweep.level": "在这些值上没有一项待遇的总额变动（{labels}）。",
    "sweep.budget": "用到它的待遇合计：{at_first} 时 {first}，{at_last} 时 {last}，现在 {base}。",
    "sweep.here": "现行",
    "sweep.mark": "标记",
    "sweep.households": "领取户数",
    "sweep.gainers": "增加的户",
    "sweep.losers": "减少的户",
    "sweep.entering": "其中新进",
    "sweep.leaving": "其中退出",
    "sweep.persons": "领取人数",
    "sweep.table": "各点的结果",
    "sweep.amount": "总额",
    "sweep.difference": "与现行之差",
    "sweep.crossed": "两个参数交叉：总额",
    "sweep.budget-chart": "总额随参数的变化",
    "sweep.households-chart": "户数随参数的变化",
    "goal.heading": "按目标反求参数",
    "goal.asked": "求 {table}，目标 {target}",
    "goal.largest": "“{table}”最大可以定到 {value}：那时是 {amount}，满足目标 {target}。",
    "goal.smallest": "“{table}”最小要定到 {value}：那时是 {amount}，满足目标 {target}。",
    "goal.grid": "逐点算了 {span} 的 {points} 个值，步长 {step}。",
    "goal.at-end": "{value} 是范围的尽头，范围以外的值也许同样可以。",
    "goal.rising": "“{table}”越大，“{label}”只增不减。",
    "goal.falling": "“{table}”越大，“{label}”只减不增。",
    "goal.level": "“{label}”不随“{table}”变动。",
    "goal.mixed": "“{label}”随“{table}”有增有减，不是一路向上或向下。",
    "goal.against": "与总的方向相反的地方：{spans}。",
    "goal.kept": "满足目标的值：{spans}。",
    "goal.steady": "从最小的值到 {value}，每个值都满足目标。",
    "goal.steady-from": "从 {value} 到最大的值，每个值都满足目标。",
    "goal.never-steady": "范围那一头的第一个值就不满足目标。",
    "goal.unseen": "有 {count} 个值没有逐一算：夹着它们的两个值同样满足目标，或者同样不满足。",
    "goal.chart": "“{label}”随“{table}”的变化",
    "goal.target": "目标",
    "goal.table": "答案前后各点",
    "goal.kept-heading": "满足目标",
    "goal.found": "答案",
    "edges.heading": "多挣反而少得（悬崖）",
    "edges.asked-one": "第 {household} 户",
    "edges.asked-all": "花名册各户",
    "edges.moved": (
        "第 {household} 户：只变动 {who} 的{label}，从 0 到 {up_to}，每隔 {step} 算一次，别的栏目不变；多挣"
        "反而少得的地方，再在两点之间找到一元。"
    ),
    "edges.present": "{who} 现在挣 {present}。",
    "edges.present-unknown": "{who} 的{label}现在不知道。",
    "edges.supposed": "假设：{cells}。",
    "edges.then": "“照假设”是：一旦比现在挣得多，{cells}。",
    "edges.left-out": "{labels} 不是处处知道，没有算在到手里：那里有没有悬崖不知道。",
    "edges.none": "{law}：算在内的待遇里，多挣总是多得，没有悬崖。",
    "edges.nothing-known": "{law}：一个点也算不出来，有没有悬崖不知道。",
    "edges.count": "{law}：有 {count} 处多挣反而少得。",
    "edges.edge": "从挣 {below} 到挣 {above}，全家到手少 {lost}；{fallen}。",
    "edges.edge-to-the-yuan": (
        "再多挣一元就反而少得：从挣 {below} 到挣 {above}，全家到手少 {lost}；{fallen}。"
    ),
    "edges.together": "一起少掉的有：{fallen}",
    "edges.alone": "少掉的是：{fallen}",
    "edges.law.base": "现行",
    "edges.law.reformed": "改后",
    "edges.law.then": "现行，照假设",
    "edges.earnings": "{label}（变动的人）",
    "edges.of-earner": "一年挣的钱（变动的人）",
    "edges.net": "全家到手",
    "edges.stacked": "挣的钱加各项待遇，现行",
    "edges.net-chart": "多挣以后全家到手多少",
    "edges.rate": "多挣的钱里又失去的份额",
    "edges.rate-drawn": "多挣的钱里又失去的份额 %（负的是多得；正负超过 {most} 的画作 {most}）",
    "edges.rate-chart": "多挣一元又失去几分（现行）",
    "edges.law-heading": "按什么规定",
    "edges.below": "从挣",
    "edges.above": "到挣",
    "edges.lost": "全家少得",
    "edges.table": "多挣反而少得的地方",
    "edges.survey": (
        "{law}：看了 {households} 户（花名册共 {all} 户；只看能确定的，按花名册的次序），每户变动一个人挣的"
        "钱。"
    ),
    "edges.with-edge": "{law}：从 0 到 {up_to}，每隔 {step} 算一次，有 {count} 户在某处多挣反而少得。",
    "edges.near": (
        "比现在一年多挣不超过 {distances} 元就反而少得的，依次有 {counts} 户（知道现在挣多少的有 {known} 户"
        "）。"
    ),
    "edges.worst": (
        "少得最多的一处：第 {household} 户从挣 {below} 到挣 {above}，全家到手少 {lost}；{fallen}。"
    ),
    "edges.steepest": "失去最多的一段是一年挣 {span} 元：多挣的钱平均有 {rate} 又失去了。",
    "edges.survey-rate-chart": "各收入段：多挣的钱平均又失去多少",
    "edges.survey-above-chart": "各收入段：多挣反而少得的步数占比",
    "edges.survey-rate": "又失去的份额",
    "edges.survey-above": "反而少得的步数",
    "edges.distance": "一年多挣不超过",
    "edges.share": "占比",
    "edges.near-table": "离悬崖有多近：多挣这么些就比现在少得的户",
    "edges.household": "户编号",
    "edges.worst-table": "少得最多的户",
    "months.heading": "逐月走势",
    "months.numbers": "逐月的数",
    "months.numbers-note": "“各月都能定的户”只计每个月都算得出来的户：各月可以相加、相比。",
    "months.span": "从 {first} 到 {last} 逐月计算，年龄、期限也逐月算。",
    "months.law.base": "现行：",
    "months.law.reformed": "改后：",
    "months.carried": "年度数过了年，照旧沿用（--carry-forward）。",
    "months.course": (
        "{label}：{first} 一个月 {at_first}（{households} 户），{last} 一个月 {at_last}（{then} 户）。"
    ),
    "months.unknown": "{label}：{months} 一户也算不出来，是不知道，不是没有。",
    "months.left": "{label}：有 {count} 户原来领、后来不再领（从 {months} 起）。",
    "months.open": "算不出来是因为缺：{parts}。",
    "months.open-part": "{label}（{months}，{households} 户）",
    "months.open-more": "另外 {count} 样",
    "months.month": "月份",
    "months.amount": "当月金额",
    "months.open-heading": "算不出来",
    "months.throughout": "各月都能定的户",
    "months.kind": "变化",
    "months.what": "参数或规则",
    "months.before": "原来",
    "months.after": "以后",
    "months.entitlements": "影响的待遇",
    "months.sources": "依据",
    "months.law-table": "逐月的规定变动",
    "months.event.changed": "数值变动",
    "months.event.ended": "到期",
    "months.event.begun": "开始",
    "months.event.rule": "规则改变",
    "months.nothing": "没有",
    "months.left-table": "不再领取的户",
    "months.entitlement": "待遇",
    "months.since": "从哪个月起",
    "months.last": "前一月的金额",
    "months.why": "那个月规定的变动",
    "months.own": "规定没有变，是本户自己的情况（年龄、日期）变了",
}
