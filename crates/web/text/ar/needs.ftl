# العروض والاحتياجات: شروطها واللوحة وصفحة كل منها.
needs-category = ما الموضوع؟
needs-choose = نرجو الاختيار
needs-quantity = كم؟
needs-quantity-hint = مقاعد، وجبات، ساعات، كراسٍ.
needs-quantity-wrong = نرجو كتابة رقم من 1 إلى 500.
needs-often = كم مرة؟
needs-often-once = مرة واحدة
needs-often-weekly = كل أسبوع
needs-often-monthly = كل شهر
needs-often-standing = كلما دعت الحاجة
needs-urgency = متى يلزم؟
needs-urgency-today = اليوم
needs-urgency-week = هذا الأسبوع
needs-urgency-whenever = حين يتيسر
needs-due = هل هناك تاريخ؟
needs-due-hint = يمكن ترك هذا فارغًا إن كان أي يوم مناسبًا.
needs-due-wrong = نرجو كتابة التاريخ هكذا: 2026-05-31، وخلال سنة من الآن.
needs-area = في أي منطقة؟
needs-area-unsaid = لم يُذكر
needs-radius = إلى أي مدى يمكنك الذهاب؟
needs-radius-any = إلى أي مكان هنا
needs-radius-steps =
    { $steps ->
        [0] في هذه المنطقة فقط
        [zero] في هذه المنطقة فقط
        [one] حتى المنطقة المجاورة
        [two] حتى منطقتين
        [few] حتى { $steps } مناطق
        [many] حتى { $steps } منطقة
       *[other] حتى { $steps } منطقة
    }
needs-remote-need = تكفي المساعدة عن بُعد: بالهاتف أو عبر الإنترنت
needs-remote-offer = المسافة لا تهم: بالهاتف أو عبر الإنترنت
needs-wants-known = فقط شخص تعرفه الدائرة
needs-wants-known-hint = شخص التقاه أحد من فريق التنظيم أو ضمنه.
needs-times = الأوقات المناسبة
needs-times-hint = يمكن ترك كل المربعات فارغة إن كان أي وقت مناسبًا.
needs-languages = اللغات
needs-languages-hint-need = ما اللغات التي ستُفهم؟
needs-languages-hint-offer = ما اللغات التي يمكنك التكلم بها؟
needs-languages-more = لغات أخرى
needs-language-matters = يجب أن تكون إحدى هذه اللغات
needs-title-need = { $category }: مطلوب
needs-title-offer = { $category }: معروض
needs-back-to-board = إلى اللوحة
needs-state-open = مفتوح
needs-state-paused = متوقف مؤقتًا
needs-state-matched = تم الاتفاق
needs-state-met = تم
needs-state-withdrawn = مسحوب
needs-state-expired = انتهى وقته
needs-fact-quantity = كم
needs-fact-promised = وُعد بـ { $promised }
needs-fact-area = أين
needs-fact-remote = تكفي المساعدة عن بُعد
needs-fact-wish = الرغبة
needs-fact-said = قيل في
needs-fact-changed = تغيّر في
needs-fact-holds = هل ما زال قائمًا؟
needs-fact-asked = سألنا يوم { $moment }. لا إجابة حتى الآن.
needs-fact-asks = سنسأل يوم { $day }.
needs-change = تغيير الشروط
needs-whose = لمن هذا
needs-nameless = لم يُذكر الاسم
needs-channel-mail = التواصل المفضل: البريد الإلكتروني
needs-channel-text = التواصل المفضل: رسالة نصية
needs-channel-call = التواصل المفضل: مكالمة
needs-channel-neighbor = التواصل المفضل: عن طريق أحد الجيران
needs-channel-nobody = لا يرغب في رسائل
needs-through = عن طريق:
needs-note = بكلمات صاحبه
needs-note-none = لم يُكتب شيء آخر.
needs-look-hint = تبقى الأسماء والملاحظات مغلقة حتى يحتاج إليها أحد. إذا نظرت فإن ذلك يُسجَّل، ويمكن لصاحبها أن يرى أنك نظرت.
needs-look = إظهار صاحبها وملاحظته
needs-their-record = السجل
needs-turns = ماذا الآن؟
needs-turn-still = ما زال قائمًا
needs-turn-meet = تمت تلبيته
needs-turn-pause = إيقاف مؤقت
needs-turn-reopen = فتحه من جديد
needs-turn-withdraw = سحبه
needs-saved = حُفظ.
needs-quantity-promised = وُعد بأكثر من ذلك. نرجو كتابة رقم أكبر.
needs-note-hint = ما ينبغي أن يعرفه الشخص الآخر. لا يقرؤه إلا من يفتحه عن قصد.
needs-new-need = احتياج جديد
needs-new-offer = عرض جديد
board-title = اللوحة
board-needs = المطلوب
board-offers = المعروض
board-words = البحث بالكلمات
board-words-hint = سيارة، rides، Old Mill
board-find = بحث
board-narrow = تضييق البحث
board-category = نوع المساعدة
board-area = المنطقة
board-any = الكل
board-state = الحالة
board-show = إظهار
board-unknown = هذه الكلمات لا تعني شيئًا هنا: { $words }. البحث هنا عن أنواع المساعدة والمناطق. أما الناس ففي صفحتهم الخاصة بهم.
board-understood = المعروض الآن: { $what }
board-undecided =
    { $count ->
        [zero] لا شيء مضى وقته
        [one] واحد مضى وقته، ولم نستطع أن نسأل إن كان ما زال قائمًا
        [two] اثنان مضى وقتهما، ولم نستطع أن نسأل إن كانا ما زالا قائمين
        [few] { $count } مضى وقتها، ولم نستطع أن نسأل إن كانت ما زالت قائمة
        [many] { $count } مضى وقتها، ولم نستطع أن نسأل إن كانت ما زالت قائمة
       *[other] { $count } مضى وقتها، ولم نستطع أن نسأل إن كانت ما زالت قائمة
    }
board-undecided-hint = لا سبيل لدينا للسؤال، أو لم يصل سؤالنا. نرجو فتح كل منها وتسجيل إن كان ما زال قائمًا. وحتى ذلك الحين لا يحدث له شيء.
board-side-need = مطلوب
board-side-offer = معروض
board-count-need =
    { $count ->
        [0] لا احتياجات
        [zero] لا احتياجات
        [one] احتياج واحد
        [two] احتياجان
        [few] { $count } احتياجات
        [many] { $count } احتياجًا
       *[other] { $count } احتياج
    }
board-count-offer =
    { $count ->
        [0] لا عروض
        [zero] لا عروض
        [one] عرض واحد
        [two] عرضان
        [few] { $count } عروض
        [many] { $count } عرضًا
       *[other] { $count } عرض
    }
board-count-many = أكثر من { $count }
board-all = إظهار الكل
board-as-text = كنص لمجموعة محادثة
board-introduced =
    { $count ->
        [zero] لا تعارف بعد
        [one] تم التعارف
        [two] تم التعارف مرتين
        [few] تم التعارف { $count } مرات
        [many] تم التعارف { $count } مرة
       *[other] تم التعارف { $count } مرة
    }
board-asked =
    { $count ->
        [zero] لا نسأل أحدًا الآن
        [one] نسأل الآن
        [two] نسأل اثنين الآن
        [few] نسأل { $count } الآن
        [many] نسأل { $count } الآن
       *[other] نسأل { $count } الآن
    }
board-suggested =
    { $count ->
        [zero] لا مقترحات
        [one] مقترح واحد
        [two] مقترحان
        [few] { $count } مقترحات
        [many] { $count } مقترحًا
       *[other] { $count } مقترح
    }
board-promised = وُعد بـ { $promised } من { $of }
board-still-asked = سألنا إن كان ما زال قائمًا
board-age =
    { $days ->
        [0] منذ اليوم
        [zero] منذ اليوم
        [one] منذ أمس
        [two] منذ يومين
        [few] منذ { $days } أيام
        [many] منذ { $days } يومًا
       *[other] منذ { $days } يوم
    }
board-first = من البداية
board-next = إظهار المزيد
board-quick = تدوين ما يخبرك به شخص
board-text = نص لمجموعة محادثة
board-text-hint = بلا أسماء ولا أيام: أنواع المساعدة والمناطق والأسابيع فقط. نرجو مراجعته قبل إرساله.
board-copy = نسخ
board-copied = نُسخ
board-text-title-need = { $name }: ما يجعل الحياة أسهل
board-text-title-offer = { $name }: ما يمكن للجيران مشاركته
board-text-week = في أسبوع { $day }
board-text-more = و{ $count } غيرها
board-text-end-need = هل يمكنك المساعدة في شيء؟ يكفي قول ذلك هنا في دقيقتين:
board-text-end-offer = هل ينفعك شيء؟ يكفي قول ذلك هنا في دقيقتين:
