# جداول المناوبة: ما يتكرر، ومن يأتي، ومن يحل محل غيره.
together-here = ما نفعله معًا
together-lead = لكل واحد هنا أن يشارك، كثيرًا أو قليلًا، كما يناسبه.
rota-title = جداول المناوبة
rota-lead = مساعدة تتكرر: موقف حافلة المدرسة، وحساء يوم الثلاثاء، وتوصيلة كل أسبوع.
rota-none = لا توجد مناوبة بعد.
rota-new = إنشاء مناوبة
rota-change = تغيير هذه المناوبة
rota-change-hint = من وعد بموعد يبقى له. وإذا تغيّر موعد، نسأل أصحابه إن كان لا يزال مناسبًا.
rota-again =
    ساعد جاران أحدهما الآخر { $count } مرات: { $what }. هل نجعلها مناوبة؟
rota-again-make = إنشاء مناوبة
rota-again-not = لا حاجة
rota-again-agreed = سألت الاثنين، ومن يساعد يأتي في كل مرة
rota-again-agreed-hint = يبقى فارغًا إن لم يُسألا بعد. عندها نسأل عن كل موعد، والجواب نعم أو لا.
rota-when = { $rule }، الساعة { $clock }
rota-slot = { $begins }–{ $ends }
rota-every-day = كل يوم
rota-every-weeks =
    { $weeks ->
        [one] كل أسبوع: { $days }
       *[other] كل { $weeks } أسابيع: { $days }
    }
rota-every-month-day = كل شهر في اليوم { $day }
rota-every-month-weekday = كل شهر: { $weekday } { $nth }
rota-own-rule = بقاعدة خاصة
rota-nth-first = الأول
rota-nth-second = الثاني
rota-nth-third = الثالث
rota-nth-fourth = الرابع
rota-nth-fifth = الخامس
rota-nth-last = الأخير
rota-until-day = { $every }، حتى { $day }
rota-until-times =
    { $times ->
        [one] { $every }، مرة واحدة
        [two] { $every }، مرتان
       *[other] { $every }، { $times } مرات
    }
rota-state-running = مستمرة
rota-state-resting = متوقفة مؤقتًا
rota-state-ended = انتهت
rota-turn-running = لتستمر
rota-turn-resting = إيقاف مؤقت
rota-turn-ended = إنهاؤها
rota-turns = إيقاف مؤقت أو إنهاء
rota-turns-hint = عند الإيقاف المؤقت لا تُنشأ مواعيد جديدة وتبقى الموجودة. عند الإنهاء تُلغى كل المواعيد القادمة ونخبر الجميع.
rota-off = أُلغي
rota-off-hint = أخبرنا كل من كان قد وعد بالمجيء.
rota-you = دورك
rota-somebody = أحد الجيران
rota-missing =
    { $count ->
        [one] ينقص واحد
        [two] ينقص اثنان
       *[other] ينقص { $count }
    }
rota-covered = مكتمل
rota-where = المكان:
rota-names-hidden = الأسماء يراها من يساعد هنا.
rota-dates = المواعيد القادمة
rota-dates-more =
    { $count ->
        [one] موعد آخر
        [two] موعدان آخران
       *[other] { $count } مواعيد أخرى
    }
rota-dates-none = لا مواعيد قادمة.
rota-own = مكانك في هذه المناوبة
rota-stand = المجيء في كل مرة: { $role }
rota-stands = مجيئك في كل مرة: { $role }
rota-stand-down = ليس في كل مرة بعد الآن
rota-substitute = يمكنني أن أحل محل غيري
rota-substitute-hint = عندما لا يستطيع أحد المجيء، نسألك أولًا. ولك دائمًا أن تقول لا.
rota-is-substitute = اسمك بين من يحلون محل غيرهم.
rota-relies = أعتمد عليها
rota-relies-hint = نخبرك إذا تغيّر موعد أو لم يكتمل.
rota-is-relying = اسمك بين من يعتمدون عليها.
rota-not-any-more = ليس بعد الآن
rota-calendar = المواعيد في تقويمي
rota-sheet = أسبوع على ورقة
rota-away = أنا غائب هذه الأيام
rota-organize = لمن ينظمون
rota-load = من يحمل كم
rota-load-who = من
rota-load-came = الحضور، آخر 8 أسابيع
rota-load-promised = الوعود، الأسابيع الـ8 القادمة
rota-load-none = لم يأت أحد ولم يعد أحد بعد.
rota-gaps = مواعيد تحتاج إلى أحد
rota-gaps-count =
    { $count ->
        [one] موعد واحد يحتاج إلى أحد
        [two] موعدان يحتاجان إلى أحد
       *[other] { $count } مواعيد تحتاج إلى أحد
    }
rota-gaps-none = كل مواعيد الشهر القادم مكتملة.
rota-gaps-lead = الشهر القادم. يفتح كل موعد صفحته لمعرفة ما إذا كان يناسبك.
rota-leaving-count =
    { $count ->
        [one] واحد يطلب بديلًا
        [two] اثنان يطلبان بديلًا
       *[other] { $count } يطلبون بديلًا
    }
rota-search-short = سُئل { $asked }، والبحث منذ { $since }
rota-week-before = الأسبوع السابق
rota-week-after = الأسبوع التالي
rota-week-of = الأسبوع ابتداءً من { $day }
rota-sheet-none = لا مواعيد هذا الأسبوع.
rota-sheet-as-of = كما كان في { $at }. الورقة لا تعرف بالتغييرات.
rota-free-next = في هذه المواعيد مكان:
rota-uncovered = لم يكتمل حتى الآن. من فضلك لا تعتمد عليه.
rota-started-at = بدأ: { $at }
rota-arrived-at = وصل الجميع: { $at }
rota-tap-started = لقد بدأ
rota-tap-arrived = لقد وصل الجميع
rota-places = المطلوب { $least }، والأماكن { $most }
rota-nobody-yet = لا أحد بعد.
rota-new-here = أول مرة هنا
rota-came = تم الحضور
rota-absent = لم يتم الحضور
rota-leaving = لا يمكن المجيء. نبحث عن بديل، وحتى ذلك الحين يبقى الدور كما هو.
rota-leaving-you = لا يمكنك المجيء. نبحث عن بديل، وحتى ذلك الحين يبقى الدور دورك.
rota-can = يمكنني المجيء
rota-cannot = لا أستطيع
rota-they-can = المجيء ممكن
rota-they-cannot = المجيء غير ممكن
rota-join = سآتي
rota-lack-helpers =
    { $count ->
        [one] ينقص واحد: { $role }
        [two] ينقص اثنان: { $role }
       *[other] ينقص { $count }: { $role }
    }
rota-lack-known =
    { $count ->
        [one] ينقص واحد ممن تعرفهم الحلقة جيدًا
        [two] ينقص اثنان ممن تعرفهم الحلقة جيدًا
       *[other] ينقص { $count } ممن تعرفهم الحلقة جيدًا
    }
rota-lack-children =
    { $count ->
        [one] ينقص واحد لهذا العدد من الأطفال
        [two] ينقص اثنان لهذا العدد من الأطفال
       *[other] ينقص { $count } لهذا العدد من الأطفال
    }
rota-stage-substitutes = نسأل من قالوا إنهم يحلون محل غيرهم
rota-stage-everyone = نسأل كل من قد يستطيع
rota-stage-urgent = عاجل: نسأل كثيرين معًا
rota-stage-last-hour = فات وقت السؤال بالرسائل
rota-stage-over = انتهى
rota-search-since = البحث منذ { $at }
rota-search-asked =
    { $count ->
        [one] سُئل واحد ولم يجب بعد
        [two] سُئل اثنان ولم يجيبا بعد
       *[other] سُئل { $count } ولم يجيبوا بعد
    }
rota-search-silent =
    { $count ->
        [one] واحد لم يجب في الوقت
        [two] اثنان لم يجيبا في الوقت
       *[other] { $count } لم يجيبوا في الوقت
    }
rota-search-no =
    { $count ->
        [one] واحد قال لا
        [two] اثنان قالا لا
       *[other] { $count } قالوا لا
    }
rota-said-yes-button = الجواب نعم
rota-said-no-button = الجواب لا
rota-put = تسجيل شخص
rota-put-hint = لمن أخبرك. وبعد الموعد: لمن جاء.
rota-move = نقل هذا الموعد
rota-move-hint = يبقى لكل واحد مكانه، ونسأل إن كان الوقت الجديد مناسبًا.
rota-day = اليوم
rota-clock = الساعة
rota-call-off = إلغاء هذا الموعد
rota-call-off-hint = نخبر فورًا كل من وعد به ومن يعتمد عليه.
rota-asked-title = هل يمكنك أن تحل محل غيرك؟
rota-asked-yours = المكان لك
rota-asked-over = تم تدبير الأمر
rota-asked-hint = نعم ولا كلاهما حسن. سيرى الآخرون في هذه المناوبة اسمك الأول.
rota-asked-yes = نعم، سآتي
rota-asked-no = ليس هذه المرة
rota-asked-thanks = شكرًا. نذكّرك قبل أن يبدأ. إن طرأ شيء، فافتح هذا الرابط وأخبرنا.
rota-asked-over-hint = شكرًا على الجواب. لا شيء آخر مطلوب.
rota-mine = مواعيد وعدت بها
rota-mine-asked = هل يمكنك أن تحل محل غيرك؟
rota-away-lead = يكفي أن تخبرنا مرة واحدة. نبحث عن بديل لكل موعد في هذه الأيام، ولا نسألك عن أي منها.
rota-away-from = أول يوم
rota-away-to = آخر يوم
rota-away-go = غائب في هذه الأيام
rota-away-list = أيام الغياب
rota-away-stretch = { $from } إلى { $to }
rota-away-back = لا غياب بعد الآن
rota-away-back-hint = المواعيد التي فُتحت لغيرك تبقى كذلك، حتى تقول في كل منها إنك تستطيع المجيء.
rota-wrong-order = آخر يوم لا يكون قبل أول يوم، ولا قبل اليوم.
rota-wrong-long = سنة واحدة على الأكثر في كل مرة من فضلك.
rota-wrong-clock = اكتب الساعة هكذا من فضلك: 07:45.
rota-wrong-days = اكتب الأيام هكذا من فضلك: 2026-05-31 وبينها مسافات.
rota-wrong-rule = لم نستطع قراءة هذه القاعدة.
rota-wrong-weekdays = اختر يومًا واحدًا من الأسبوع على الأقل من فضلك.
rota-wrong-role = راجع الأرقام من فضلك: مكان واحد على الأقل، والمطلوب ليس أكثر من الأماكن.
rota-wrong-role-name = المكان المستعمل يحتاج إلى اسم.
rota-wrong-roles = اذكر من المطلوب من فضلك: سطر واحد على الأقل.
rota-calendar-name = مواعيدي، { $community }
rota-calendar-mine = كل المواعيد التي وعدت بها، في تقويم هاتفك أو حاسوبك.
rota-calendar-series = كل مواعيد { $name }، في تقويم هاتفك أو حاسوبك.
rota-calendar-hint = كثير من التقاويم ينظر مرة واحدة في اليوم. إذا أُلغي موعد نكتب لك، فلا تنتظر التقويم.
rota-calendar-how = اختر في تقويمك "إضافة بعنوان" أو "اشتراك" وضع هذا العنوان. هو لك وحدك: من يملكه يرى هذه المواعيد.
rota-calendar-make = إنشاء العنوان
rota-calendar-renew = إنشاء عنوان جديد
rota-calendar-renew-hint = إن وصل إلى غيرك: العنوان الجديد يجعل القديم بلا فائدة.
rota-calendar-missing =
    { $count ->
        [one] { $name } (ينقص واحد)
        [two] { $name } (ينقص اثنان)
       *[other] { $name } (ينقص { $count })
    }
rota-said-made = المناوبة جاهزة. المواعيد موجودة للأسابيع الثمانية القادمة.
rota-said-saved = تم الحفظ.
rota-said-asked = تم الحفظ. نسأل كل من وعد بموعد تغيّر إن كان يناسبه.
rota-said-stand = شكرًا. لك مكان في كل موعد كان فيه مكان.
rota-said-stand-down = لم يعد مجيئك في كل مرة. المواعيد التي وعدت بها تبقى لك حتى تقول غير ذلك.
rota-said-joined = شكرًا. لك مكان. نذكّرك قبل أن يبدأ.
rota-said-put = تم التسجيل.
rota-said-cannot = شكرًا لأنك أخبرتنا. نبحث عن بديل، وحتى نجده يبقى الدور دورك.
rota-said-can = حسن. مكانك لك من جديد.
rota-said-off = أُلغي. نخبر الجميع.
rota-said-moved = تم النقل. نسأل الجميع إن كان لا يزال مناسبًا.
rota-said-tapped = شكرًا. تم التسجيل.
rota-said-yours = شكرًا. المكان لك.
rota-said-taken = سبقك غيرك. شكرًا لاستعدادك.
rota-said-declined = لا بأس. نسأل غيرك.
rota-said-away = تم التسجيل. نبحث عن بديل لكل موعد في هذه الأيام.
rota-said-back = أهلًا بعودتك.
rota-said-calendar = العنوان جاهز.
rota-name = ما اسمها؟
rota-name-hint = يقرأه كل من هنا. لا تذكر اسم شخص من فضلك.
rota-place = أين المكان
rota-place-hint = لا يقرأه إلا من يساعد أو يعتمد عليها أو ينظم.
rota-any = غير مذكور
rota-category-hint = إذا فرغ مكان، يمكن أن نسأل من يعرض هذا النوع من المساعدة.
rota-form-when = متى؟
rota-first = أول يوم
rota-minutes = كم دقيقة تستغرق؟
rota-how-often = كم مرة؟
rota-pick-weeks = في أيام من الأسبوع
rota-weeks = كل كم أسبوع؟
rota-weeks-hint = 1 يعني كل أسبوع.
rota-pick-month-day = كل شهر في اليوم نفسه، مثل اليوم 14
rota-month-day = اليوم من الشهر
rota-pick-month-weekday = كل شهر في يوم الأسبوع نفسه، مثل الثلاثاء الثاني
rota-which = أي واحد؟
rota-weekday = يوم الأسبوع
rota-pick-rule = بقاعدة بلغة التقاويم
rota-rule = القاعدة
rota-rule-hint = كما تكتبها البرامج الأخرى (RRULE)، مثل FREQ=WEEKLY;BYDAY=TU,TH
rota-until = إلى متى؟
rota-until-open = حتى ننهيها
rota-until-pick-day = حتى يوم معين
rota-until-pick-times = عدد من المرات
rota-times = كم مرة؟
rota-exceptions = أيام إضافية وأيام بلا موعد
rota-extra = في هذه الأيام أيضًا
rota-except = ليس في هذه الأيام
rota-days-hint = مثل 2026-05-31 2026-06-02
rota-who = من المطلوب؟
rota-who-hint = سطر لكل نوع من الأماكن: من يقود، من يطبخ، من يقف عند الباب. السطور الفارغة لا تُحسب.
rota-role = المكان { $n }
rota-role-name = اسمه
rota-role-least = المطلوب
rota-role-most = الأماكن
rota-role-new = محفوظ للجدد
rota-conditions = شروط أخرى
rota-known = كم منهم يجب أن تعرفه الحلقة جيدًا؟
rota-known-hint = لا يُحسب إلا من سجّله أحد المنظمين معروفًا.
rota-children = كم طفلًا يأتي؟
rota-children-each = شخص واحد لكم طفل؟
rota-taps = من يساعدون يخبرون متى بدأ ومتى وصل الجميع
rota-taps-hint = إذا تأخر الخبر عشر دقائق، نخبر من ينظمون ومن يعتمدون عليها.
