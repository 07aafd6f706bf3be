# Words of this room.
intake-title = إحضار جدول بيانات
intake-about = القائمة التي لدى مجموعتكم: يمكن رؤية ما سيأتي منها، ثم إحضارها.
intake-lead = لدى مجموعتكم استمارة وجدول؟ يمكن تسليم الجدول كما هو. يظهر أولًا ما الذي سيأتي منه. لا يُحفظ شيء قبل موافقتكم.
intake-file = جدولكم بصيغة CSV
intake-file-hint = من نماذج جوجل أو جداولها أو Airtable أو LibreOffice أو Excel: نرجو اختيار «تنزيل» أو «حفظ باسم»، ثم CSV. حتى { $megabytes } ميغابايت.
intake-hand-in = تسليم
intake-kept = ينتظر الجدول هنا مختومًا، ثلاثة أيام على الأكثر. لا يرى ما فيه إلا من سلّمه. وبعد إحضاره يُحذف.
intake-waiting = في الانتظار
intake-nameless = جدول بلا اسم
intake-somebodys = جدول لشخص آخر من فريق التنظيم
intake-waits = سُلّم { $at }. يُحذف { $until }.
intake-throw-away = التخلص منه
intake-thrown-away = لم يعد الجدول هنا. لم يُحفظ منه شيء.
intake-runs = جداول أُحضرت من قبل
intake-now = جارٍ الآن
intake-runs-now = اكتمل { $percent } بالمئة.
intake-runs-done =
    { $people ->
        [zero] لا أحد جديد
        [one] شخص جديد واحد
        [two] شخصان جديدان
        [few] { $people } أشخاص جدد
        [many] { $people } شخصًا جديدًا
       *[other] { $people } شخص جديد
    } { $rows ->
        [zero] بلا أي صف.
        [one] من صف واحد.
        [two] من صفين.
        [few] من { $rows } صفوف.
        [many] من { $rows } صفًا.
       *[other] من { $rows } صف.
    }
intake-runs-tried =
    { $people ->
        [zero] تجربة فقط: لن يأتي أحد جديد
        [one] تجربة فقط: سيأتي شخص جديد واحد
        [two] تجربة فقط: سيأتي شخصان جديدان
        [few] تجربة فقط: سيأتي { $people } أشخاص جدد
        [many] تجربة فقط: سيأتي { $people } شخصًا جديدًا
       *[other] تجربة فقط: سيأتي { $people } شخص جديد
    } { $rows ->
        [zero] بلا أي صف.
        [one] من صف واحد.
        [two] من صفين.
        [few] من { $rows } صفوف.
        [many] من { $rows } صفًا.
       *[other] من { $rows } صف.
    }
intake-runs-stopped =
    { $rows ->
        [zero] أُوقف قبل أول صف،
        [one] أُوقف بعد صف واحد،
        [two] أُوقف بعد صفين،
        [few] أُوقف بعد { $rows } صفوف،
        [many] أُوقف بعد { $rows } صفًا،
       *[other] أُوقف بعد { $rows } صف،
    } { $people ->
        [zero] ولم يأت أحد جديد.
        [one] وجاء شخص جديد واحد.
        [two] وجاء شخصان جديدان.
        [few] وجاء { $people } أشخاص جدد.
        [many] وجاء { $people } شخصًا جديدًا.
       *[other] وجاء { $people } شخص جديد.
    }
intake-runs-reported = { $rows ->
    [zero] قُرئت كل الصفوف.
    [one] تعذرت قراءة صف واحد.
    [two] تعذرت قراءة صفين.
    [few] تعذرت قراءة { $rows } صفوف.
    [many] تعذرت قراءة { $rows } صفًا.
   *[other] تعذرت قراءة { $rows } صف.
}
intake-not-no-file = نرجو اختيار ملف أولًا.
intake-not-stale = نسي المتصفح أنه فتح هذه الصفحة. نرجو اختيار الملف مرة أخرى.
intake-not-broken-off = لم يصل الملف كاملًا. نرجو تسليمه مرة أخرى.
intake-not-too-large = هذا الملف كبير جدًا. نأخذ حتى { $megabytes } ميغابايت. نرجو تقسيمه إلى جداول أصغر.
intake-not-too-many = هناك عدة جداول في الانتظار. نرجو إحضار واحد منها أو التخلص من واحد.
intake-not-empty = لا شيء مكتوب في هذا الملف.
intake-not-workbook = هذا مصنّف جداول. نرجو فتحه، وحفظ الجدول بصيغة CSV، وتسليم ذلك.
intake-not-not-text = هذا ليس جدولًا. نرجو حفظ جدولكم بصيغة CSV وتسليم ذلك.
intake-not-too-many-columns = في هذا الجدول أعمدة أكثر مما نستطيع قراءته. نرجو حذف ما لا حاجة إليه.
intake-not-unreadable = تعذرت قراءة هذا الملف. نرجو حفظه مرة أخرى بصيغة CSV.
intake-columns-title = ما في جدولكم
intake-read-as = قُرئ بترميز { $encoding }، وبين الخلايا { $between }.
intake-between-comma = فواصل
intake-between-semicolon = فواصل منقوطة
intake-between-tab = علامات جدولة
intake-between-pipe = خطوط عمودية
intake-no-header = ليس فيه صف عناوين، لذلك تُسمى الأعمدة بأرقامها.
intake-saved-fits = تُقرأ الأعمدة كما حفظتموها: { $name }.
intake-would-come = { $rows ->
    [zero] ما سيأتي من الصفوف
    [one] ما سيأتي من الصف الوحيد
    [two] ما سيأتي من الصفين
    [few] ما سيأتي من كل الصفوف، وعددها { $rows }
    [many] ما سيأتي من كل الصفوف، وعددها { $rows }
   *[other] ما سيأتي من كل الصفوف، وعددها { $rows }
}
intake-would-come-first = { $rows ->
    [zero] ما سيأتي من الصفوف الأولى
    [one] ما سيأتي من الصف الأول
    [two] ما سيأتي من أول صفين
    [few] ما سيأتي من أول { $rows } صفوف
    [many] ما سيأتي من أول { $rows } صفًا
   *[other] ما سيأتي من أول { $rows } صف
}
intake-people = أشخاص جدد
intake-needs = احتياجات
intake-offers = عروض
intake-unchanged = صفوف موجودة هنا من قبل
intake-unread = صفوف تعذرت قراءتها
intake-imported = صفوف أُدخلت
intake-rows = الصفوف
intake-nobody = لا يقول أي عمود من هم الناس أو كيف نصل إليهم. نرجو اختيار واحد في الأسفل، وإلا فلا يمكن قراءة أي صف.
intake-asking = { $count ->
    [zero] نحن متأكدون من كل الأعمدة.
    [one] نرجو النظر إلى عمود واحد في الأسفل: لم نكن متأكدين منه.
    [two] نرجو النظر إلى عمودين في الأسفل: لم نكن متأكدين منهما.
    [few] نرجو النظر إلى { $count } أعمدة في الأسفل: لم نكن متأكدين منها.
    [many] نرجو النظر إلى { $count } عمودًا في الأسفل: لم نكن متأكدين منها.
   *[other] نرجو النظر إلى { $count } عمود في الأسفل: لم نكن متأكدين منها.
}
intake-columns = الأعمدة
intake-columns-hint = تحت كل عنوان بعض خلاياه. إن أخطأنا في التخمين فنرجو اختيار الصحيح، ثم النظر مرة أخرى.
intake-no-cells = لا شيء مكتوب فيه.
intake-group-who = من هم
intake-group-what = ما يعطون وما يحتاجون إليه
intake-group-when = متى
intake-group-rest = أشياء أخرى
intake-is-name = الاسم
intake-is-first-name = الاسم الأول
intake-is-last-name = اسم العائلة
intake-is-phone = رقم الهاتف
intake-is-email = البريد الإلكتروني
intake-is-contact-by = كيف يحبون أن نصل إليهم
intake-is-area = جزء من الحي
intake-is-languages = اللغات
intake-is-gives = قائمة بما يمكنهم إعطاؤه
intake-is-needs = قائمة بما يحتاجون إليه
intake-is-gives-or-needs = قائمة بأحدهما، وعمود آخر يقول أيهما
intake-is-side = هل جاؤوا ليعطوا أم ليجدوا مساعدة
intake-is-give-flag = علامة لشيء واحد يمكنهم إعطاؤه
intake-is-need-flag = علامة لشيء واحد يحتاجون إليه
intake-is-give-note = المزيد عمّا يعطون
intake-is-need-note = المزيد عمّا يحتاجون إليه
intake-is-urgency = متى يلزم
intake-is-due = حتى أي يوم
intake-is-often = كم مرة
intake-is-times = الأوقات المناسبة
intake-is-status = أين وصل الأمر: مفتوح أو تم
intake-is-disabled = علامة «عدم السؤال بعد الآن»
intake-is-when = متى مُلئت الاستمارة
intake-is-notes = حفظه ملاحظةً
intake-is-left-out = تركه جانبًا
intake-which = لأي نوع من المساعدة؟
intake-as-line = كما هو مكتوب: { $line }
intake-which-day = في أي يوم؟
intake-any-day = لا يوم في العنوان
intake-sure-certain = مؤكد
intake-sure-likely = مرجّح
intake-sure-unsure = نرجو النظر
intake-why-header = هذا ما يقوله العنوان.
intake-why-cells = هكذا تبدو الخلايا.
intake-why-header-and-cells = هذا ما يقوله العنوان والخلايا.
intake-why-address = يبدو هذا عنوان سكن. لا حاجة إلى عناوين السكن هنا أبدًا.
intake-why-personal = لا حاجة إلى معرفة هذا من أجل المساعدة.
intake-why-bookkeeping = هذه سجلات خاصة بمجموعتكم.
intake-why-double = يقول عمود آخر الشيء نفسه، وبشكل أفضل.
intake-why-empty = لا شيء مكتوب فيه.
intake-why-nothing = لم نتعرف عليه.
intake-why-chosen = أنتم اخترتم ذلك.
intake-ask-dates = هل يأتي اليوم أولًا أم الشهر؟ لا يدل على ذلك أي تاريخ في الجدول.
intake-ask-given = هل هذا ما يعطيه الناس؟ هكذا فهمناه.
intake-ask-needed = هل هذا ما يحتاج إليه الناس؟ هكذا فهمناه.
intake-ask-tick-give = هل «نعم» هنا عرض قائم بذاته: { $category }؟
intake-ask-tick-need = هل «نعم» هنا احتياج قائم بذاته: { $category }؟
intake-ask-unknown = لا نعرف ما هذا، فنتركه جانبًا.
intake-dates = كيف تُكتب التواريخ
intake-dates-day-first = اليوم أولًا: 25/3/2026
intake-dates-month-first = الشهر أولًا: 3/25/2026
intake-dates-year-first = السنة أولًا: 26/3/25
intake-labels = كلمات لا نعرفها
intake-labels-hint = تتكرر في عدة صفوف وليست من أنواع المساعدة لديكم. نرجو اختيار النوع الذي تعنيه، أو تركها كما كُتبت.
intake-label-rows = { $rows ->
    [zero] بلا أي صف
    [one] في صف واحد
    [two] في صفين
    [few] في { $rows } صفوف
    [many] في { $rows } صفًا
   *[other] في { $rows } صف
}
intake-stays-line = يبقى كما كُتب
intake-look = النظر مرة أخرى
intake-first-rows = الصفوف الأولى كما ستُقرأ
intake-row-line = الصف { $row }، السطر { $line }
intake-row-why = الصف { $row }: { $why }
intake-in-column = { $column }: { $why }
intake-no-name = بلا اسم
intake-gives = يمكن أن يعطي:
intake-wishes = يحتاج إلى:
intake-new-area = { $area } (منطقة جديدة)
intake-paused = في راحة، لا يُسأل
intake-asked-at = طُلب { $at }
intake-stage-under-way = كان شخص يهتم به؛ عُدّ مفتوحًا
intake-stage-met = تم بالفعل
intake-stage-closed = سُحب
intake-stage-duplicate = عُدّ نسخة ثانية
intake-unread-rows = صفوف تعذرت قراءتها
intake-and-more = وهناك المزيد.
intake-remarks = أُدخلت، لكن لم يُفهم كل ما فيها
intake-remark = { $what } ({ $count })
intake-remark-rows = { $count ->
    [zero] ولا مرة، في الصفوف { $rows }
    [one] مرة واحدة، في الصف { $rows }
    [two] مرتين، أولًا في الصفوف { $rows }
    [few] { $count } مرات، أولًا في الصفوف { $rows }
    [many] { $count } مرة، أولًا في الصفوف { $rows }
   *[other] { $count } مرة، أولًا في الصفوف { $rows }
}
intake-remarks-hint = لم يضع من هذا شيء. هو ملاحظة عند صاحبه، كما كُتب.
intake-go = إحضاره
intake-go-hint = الصفوف الموجودة هنا لا تغيّر شيئًا. يمكن تسليم الجدول نفسه كلما أردتم، حتى بعد أن يكبر.
intake-run = إحضاره
intake-try = تجربة كل الصفوف أولًا
intake-mappings = حفظ هذه الأعمدة للمرة القادمة
intake-mappings-hint = الجدول الذي له العناوين نفسها يجدها من تلقاء نفسه.
intake-mapping-name = اسم لها
intake-mapping-save = حفظ
intake-mapping-choose = أو قراءة الأعمدة كما حُفظت من قبل
intake-mapping-use = استعمالها
intake-mapping-forget = نسيانها
intake-mapping-of = أعمدة { $day }
intake-guess-again = التخمين من جديد
intake-saved = حُفظت. العناوين نفسها ستجدها مرة أخرى.
intake-forgotten = نُسيت.
intake-laid-over = تُقرأ الأعمدة كما حفظتموها. نرجو مراجعتها.
intake-one-at-a-time = يُحضر جدول الآن. واحد في كل مرة: نرجو الانتظار حتى ينتهي.
intake-run-running = يُحضر جدولكم الآن
intake-run-trying = تجربة كل الصفوف
intake-run-done = جدولكم هنا
intake-run-tried = ما سيأتي من كل الصفوف
intake-run-stopped = أُوقف
intake-run-failed = تعذر الاستمرار
intake-rows-done = { $rows ->
    [zero] لم يكتمل أي صف بعد
    [one] اكتمل صف واحد
    [two] اكتمل صفان
    [few] اكتملت { $rows } صفوف
    [many] اكتمل { $rows } صفًا
   *[other] اكتمل { $rows } صف
}
intake-percent = { $percent }%
intake-run-hint = يمكن مغادرة هذه الصفحة. يستمر العمل من تلقاء نفسه، حتى بعد إعادة تشغيل البرنامج.
intake-look-again = النظر مرة أخرى
intake-tried-hint = لم يُدخل شيء بعد. يمكن العودة إلى الأعمدة لتصحيحها، أو لإحضار الجدول.
intake-back-to-columns = العودة إلى الأعمدة
intake-stop = إيقاف
intake-stop-hint = ما أُدخل يبقى. إن أُحضر الجدول لاحقًا فالجديد هو الباقي فقط.
intake-to-people = إلى الناس
intake-to-unsorted = كلمات تحتاج إلى ترتيب
intake-unread-hint = يمكن إخراجها في جدول، وإصلاحها هناك، وتسليم ذلك الجدول. في آخره عمودان للسطر والسبب، ولا حاجة إلى حذفهما.
intake-download = إخراج هذه الصفوف
intake-forget-rows = أُصلحت. يمكن نسيانها هنا.
intake-forget-hint = وإلا فتبقى هنا مختومة، لكم وحدكم، ما دام حيّكم يحتفظ بوسائل التواصل.
intake-rows-gone = ما كان في هذه الصفوف لم يعد محفوظًا.
intake-rows-not-yours = من سلّم الجدول وحده يرى هذه الصفوف.
intake-mended = نُسي ما كان في هذه الصفوف.
intake-trouble-gone = انتظر الجدول طويلًا فحُذف. نرجو تسليمه مرة أخرى.
intake-trouble-misfit = الأعمدة لا تناسب الجدول. نرجو مراجعتها مرة أخرى.
intake-trouble-too-many-rows = في الجدول صفوف أكثر مما نستطيع قراءته دفعة واحدة. نرجو تقسيمه. ما أُدخل يبقى.
intake-trouble-not-text = تعذرت قراءة الجدول. نرجو تسليمه مرة أخرى.
intake-trouble-empty = تعذرت قراءة الجدول. نرجو تسليمه مرة أخرى.
intake-trouble-workbook = تعذرت قراءة الجدول. نرجو تسليمه مرة أخرى.
intake-trouble-too-many-columns = تعذرت قراءة الجدول. نرجو تسليمه مرة أخرى.
intake-trouble-unreadable = تعذرت قراءة الجدول. نرجو تسليمه مرة أخرى.
intake-reason-blank = لا شيء مكتوب في هذا الصف.
intake-reason-header-again = العناوين مكررة هنا.
intake-reason-too-many-cells = خلاياه أكثر من الأعمدة. ربما حرّكت فاصلة داخل خلية ما بعدها.
intake-reason-quote-not-closed = فُتحت علامة اقتباس ولم تُغلق.
intake-reason-no-person = لا اسم ولا طريقة للوصول إلى أحد.
intake-reason-too-long = هذا طويل جدًا. نرجو اختصاره.
intake-reason-too-many-wishes = أكثر من مئة عرض واحتياج في صف واحد.
intake-reason-short-row = تنقص خلايا في آخره. عُدّت فارغة.
intake-reason-phone-unreadable = تعذرت قراءة رقم الهاتف. حُفظ ملاحظةً.
intake-reason-email-unreadable = تعذرت قراءة البريد الإلكتروني. حُفظ ملاحظةً.
intake-reason-category-unknown = ليس من أنواع المساعدة لديكم. حُفظ كما كُتب.
intake-reason-category-guessed = عُرف نوع المساعدة من كلمة. النص محفوظ معه.
intake-reason-area-unknown = ليست من مناطقكم. يُحفظ الاسم، أما عنوان السكن فيصير ملاحظة.
intake-reason-language-unknown = لغة لا نعرفها. حُفظت ملاحظةً.
intake-reason-date-unclear = تعذرت قراءة التاريخ. حُفظ ملاحظةً.
intake-reason-urgency-unclear = لا يقول متى يلزم. حُفظ ملاحظةً.
intake-reason-times-unclear = لا يقول أي أوقات. حُفظ ملاحظةً.
intake-reason-often-unclear = لا يقول كم مرة. حُفظ ملاحظةً.
intake-reason-status-unclear = لا يقول أين وصل الأمر. عُدّ مفتوحًا، وحُفظ ملاحظةً.
intake-reason-yes-or-no-unclear = لا نعم ولا لا. عُدّ نعم، وحُفظ ملاحظةً.
intake-reason-side-unclear = لا يقول هل هو عطاء أم حاجة. عُدّ احتياجًا.
intake-reason-letters-lost = ضاعت حروف قبل أن يصل الجدول إلى هنا. نرجو النظر إلى الاسم.
intake-export = أخذ كل شيء معكم
intake-export-about = كل الناس والعروض والاحتياجات والإجابات، في جداول أو في ملف واحد.
intake-export-lead = ما يحفظه حيّكم هو لكم. يمكن أخذه في جداول للقراءة، أو في ملف واحد يمكن أن يُعاد منه كل شيء.
intake-export-look = أخذ واحد منها هو نظر إلى كل من فيه. يُكتب ذلك باسمك قبل أن يُفتح شيء، ويمكن لكل واحد من الجيران أن يقرأه في صفحته.
intake-export-sheets = في جداول
intake-export-sheets-hint = بصيغة CSV، تُفتح في أي برنامج جداول. الخلايا التي قد يشغّلها مثل هذا البرنامج تُجعل غير ضارة.
intake-sheet-people = الناس
intake-sheet-offers = العروض
intake-sheet-needs = الاحتياجات
intake-sheet-matches = التعارف والمقترحات
intake-sheet-answers = إجابات الاستبيان
intake-take = أخذه
intake-export-everything = كل شيء، في ملف واحد
intake-export-everything-hint = بصيغة JSON، للانتقال إلى جهاز آخر أو لبرامجكم.
intake-take-all = أخذ كل شيء
intake-export-care = الأسماء وأرقام الهواتف مكشوفة في هذه الملفات. نرجو حفظها حيث لا ينظر أحد غيركم، وحذفها عند الانتهاء.
