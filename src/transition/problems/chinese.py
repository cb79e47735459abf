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
    "roster.text-not-workbook": Message(
        "{file} 的扩展名是 {suffix}，内容却是文本，不是工作簿。",
        "文本表格的扩展名是 .csv。",
        "请改名为 {better}，或用 Excel、WPS 打开后另存为 .xlsx。",
    ),
    "roster.not-a-workbook": Message(
        "{file} 的扩展名是 {suffix}，内容却不是工作簿。",
        "可以读取 .xlsx、.xlsm、.xlsb、.xls、.ods 和 .csv。",
        "请用 Excel 或 WPS 打开后另存为 .xlsx。",
    ),
    "roster.web-page": Message(
        "{file} 其实是网页或 XML 表格，有的系统这样导出“Excel”。",
        "",
        "请用 Excel 或 WPS 打开后另存为 .xlsx。",
    ),
    "roster.not-text": Message(
        "{file} 既不是工作簿，也不是 UTF-8 或 GB18030 编码的文本。",
        "可以读取 .xlsx、.xlsm、.xlsb、.xls、.ods 和 .csv。",
        "请用 Excel 或 WPS 打开后另存为 .xlsx。",
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
        "{file} 是文本文件，没有工作表，用不着 --sheet {sheet}。",
        "",
        "请去掉 --sheet。",
    ),
    "roster.several-sheets": Message(
        "有几张工作表都像花名册：{sheets}。",
        "一次读一张，免得漏人或重复。",
        "请用 --sheet 写明是哪一张；要一起算，请先合并到一张表里。",
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
    "usage.other": Message("{found}", "", "用 {help} 查看说明。"),
    "usage.unknown-format": Message(
        "从文件名“{found}”看不出要写成哪种格式。",
        "可用的格式：{legal}。",
        "请加 --format，或换用这些扩展名之一。",
    ),
    "usage.needs-output": Message("{format} 格式是二进制文件，不能显示在终端。", "", "请用 -o 给出文件名。"),
    "usage.day-and-months": Message("--as-of 与 --months 不能同时使用。", "", "请只留一个。"),
}

TEXTS: dict[str, str] = {
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
    "left-out.blank": "空行",
    "left-out.total": "合计行",
    "left-out.note": "标题或说明行",
    "left-out.title": "标题行",
    "left-out.repeated-header": "重复的表头",
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
    # --- commands -----------------------------------------------------------------------------
    "severity.error": "错误",
    "severity.warning": "提醒",
    "severity.note": "说明",
    "cli.whole-number": "整数",
    "cli.interrupted": "已中断，没有留下写了一半的文件。",
    "cli.see-also": "另见 {place}",
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
    "help.explain": "说明一户的结果：每个数字从哪个单元格、哪条规定来。",
    "help.policy": "查看、检查、测试政策文件。",
    "help.policy.list": "列出有哪些政策，以及各自涵盖的时间。",
    "help.policy.show": "把一个政策文件写成人能读的样子：文件依据、参数表、规则。",
    "help.policy.timeline": "列出数值怎样变动：日期、数值、依据的文件和等级；可以只看一个参数。",
    "help.policy.coverage": "写出来源文件对照表：每条规定由哪条规则计算、哪个算例证明。",
    "help.policy.check": "检查政策文件，一次列出全部问题；不写名称就检查随软件提供的全部政策。",
    "help.policy.test": "运行政策的算例，分毫不差才算通过；不写名称就运行全部。",
    "help.template": "按政策生成一张空白花名册，列名、下拉选项、填表说明都已备好。",
    "help.sample": "编造一份试用花名册：人名和身份证号都是虚构的。",
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
    "help.option.sheet": "工作表名称；缺省为第一张表。",
    "help.option.output": "写到哪个文件；缺省显示在终端。",
    "help.option.force": "输出文件已存在时覆盖它。",
    "help.option.format": "输出格式；缺省看 -o 的扩展名。",
    "help.option.coverage": "另外列出没有一个算例用到的规则、判定行和数值行。",
    "help.option.household": "户编号、户主身份证号或户主姓名。",
    "help.option.explain-format": "text 显示为树，json 供程序使用。",
    "help.option.households": "编造多少户。",
    "help.option.seed": "随机种子：同样的种子得到同样的花名册。",
    "help.option.mistakes": "混入常见的填写错误，用来看核实清单。",
    "help.option.policies-optional": "另加的政策文件，与所列政策一起使用。",
}
