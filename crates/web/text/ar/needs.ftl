# العروض والاحتياجات: شروطها واللوحة وصفحة كل منها.
needs-category = ما الموضوع؟
needs-choose = اختر من فضلك
needs-quantity = كم؟
needs-quantity-hint = مقاعد، وجبات، ساعات، كراسٍ.
needs-quantity-wrong = اكتب رقماً من 1 إلى 500 من فضلك.
needs-often = كم مرة؟
needs-often-once = مرة واحدة
needs-often-weekly = كل أسبوع
needs-often-monthly = كل شهر
needs-often-standing = كلما دعت الحاجة
needs-urgency = متى؟
needs-urgency-today = اليوم
needs-urgency-week = هذا الأسبوع
needs-urgency-whenever = في أي وقت مناسب
needs-due = هل هناك تاريخ محدد؟
needs-due-hint = اتركه فارغاً إن كان أي يوم مناسباً.
needs-due-wrong = اكتب التاريخ هكذا: 2026-05-31، وخلال سنة من الآن، من فضلك.
needs-area = في أي منطقة؟
needs-area-unsaid = لم يُذكر
needs-radius = إلى أي مدى يمكنك الذهاب؟
needs-radius-any = إلى أي مكان هنا
needs-radius-steps =
    { $steps ->
        [0] في هذه المنطقة فقط
        [1] حتى المنطقة المجاورة
       *[other] حتى { $steps } مناطق
    }
needs-remote-need = تكفي المساعدة عن بُعد: بالهاتف أو عبر الإنترنت
needs-remote-offer = المسافة غير مهمة: بالهاتف أو عبر الإنترنت
needs-wants-known = فقط شخص تعرفه الدائرة
needs-wants-known-hint = شخص التقاه أحد المنظمين أو زكّاه.
needs-times = الأوقات المناسبة
needs-times-hint = اترك كل المربعات فارغة إن كان أي وقت مناسباً.
needs-languages = اللغات
needs-languages-hint-need = ما اللغات التي ستُفهم؟
needs-languages-hint-offer = ما اللغات التي تتكلمها؟
needs-languages-more = لغات أخرى
needs-language-matters = يجب أن تكون إحدى هذه اللغات
needs-title-need = { $category }: مطلوب
needs-title-offer = { $category }: معروض
needs-back-to-board = إلى اللوحة
needs-state-open = مفتوح
needs-state-paused = متوقف مؤقتاً
needs-state-matched = متفق عليه
needs-state-met = تمّ
needs-state-withdrawn = مسحوب
needs-state-expired = انتهى وقته
needs-fact-quantity = كم
needs-fact-promised = وُعد بـ { $promised }
needs-fact-area = أين
needs-fact-remote = عن بُعد مقبول
needs-fact-wish = رغبة
needs-fact-said = قيل في
needs-fact-changed = تغيّر في
needs-fact-holds = هل ما زال قائماً؟
needs-fact-asked = سألنا في { $moment }. لا جواب حتى الآن.
needs-fact-asks = سنسأل في { $day }.
needs-change = تغيير الشروط
needs-whose = لمن هذا
needs-nameless = لم يُذكر الاسم
needs-channel-mail = يفضّل البريد الإلكتروني
needs-channel-text = يفضّل رسالة نصية
needs-channel-call = يفضّل مكالمة
needs-channel-neighbor = يفضّل التواصل عن طريق أحد الجيران
needs-channel-nobody = لا يرغب في رسائل
needs-through = عن طريق:
needs-note = بكلماتهم
needs-note-none = لم يُكتب شيء آخر.
needs-look-hint = تبقى الأسماء والملاحظات مغلقة حتى يحتاج إليها أحد. إذا نظرت يُسجَّل ذلك، ويمكن لصاحبها أن يرى أنك نظرت.
needs-look = إظهار صاحبها وملاحظته
needs-their-record = سجلّهم
needs-turns = ماذا الآن؟
needs-turn-still = ما زال قائماً
needs-turn-meet = تمّت تلبيته
needs-turn-pause = إيقاف مؤقت
needs-turn-reopen = فتحه من جديد
needs-turn-withdraw = سحبه
needs-saved = حُفظ.
needs-quantity-promised = وُعد بأكثر من ذلك. اكتب رقماً أكبر من فضلك.
needs-note-hint = ما ينبغي أن يعرفه الطرف الآخر. لا يقرؤه إلا من يفتحه عن قصد.
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
board-any = أيّ
board-state = الحالة
board-show = عرض
board-unknown = هذه الكلمات لا تعني شيئاً هنا: { $words }. ابحث عن أنواع المساعدة والمناطق. أما الناس فتجدهم في صفحتهم.
board-understood = المعروض الآن: { $what }
board-undecided =
    { $count ->
        [one] انقضى وقت واحد منها ولم نستطع أن نسأل إن كان ما زال قائماً
       *[other] انقضى وقت { $count } منها ولم نستطع أن نسأل إن كانت ما زالت قائمة
    }
board-undecided-hint = لا سبيل لدينا للسؤال، أو لم يصل سؤالنا. افتح كلاً منها وقل إن كان ما زال قائماً. وإلى ذلك الحين لا يتغير شيء.
board-side-need = مطلوب
board-side-offer = معروض
board-count-need =
    { $count ->
        [0] لا احتياجات
        [one] احتياج واحد
        [two] احتياجان
        [few] { $count } احتياجات
       *[other] { $count } احتياجاً
    }
board-count-offer =
    { $count ->
        [0] لا عروض
        [one] عرض واحد
        [two] عرضان
        [few] { $count } عروض
       *[other] { $count } عرضاً
    }
board-count-many = أكثر من { $count }
board-all = عرض الكل
board-as-text = كنص لمجموعة محادثة
board-introduced =
    { $count ->
        [one] تعارفا
       *[other] تعارف { $count }
    }
board-asked =
    { $count ->
        [one] يُسأل الآن
       *[other] يُسأل { $count } الآن
    }
board-suggested =
    { $count ->
        [one] اقتراح واحد
        [two] اقتراحان
        [few] { $count } اقتراحات
       *[other] { $count } اقتراحاً
    }
board-promised = وُعد بـ { $promised } من { $of }
board-still-asked = سألنا إن كان ما زال قائماً
board-age =
    { $days ->
        [0] منذ اليوم
        [one] منذ أمس
        [two] منذ يومين
        [few] منذ { $days } أيام
       *[other] منذ { $days } يوماً
    }
board-empty = لا شيء هنا.
board-first = من البداية
board-next = عرض المزيد
board-quick = تدوين ما يخبرك به أحدهم
board-text = نص لمجموعة محادثة
board-text-hint = بلا أسماء ولا أيام: أنواع مساعدة ومناطق وأسابيع فقط. اقرأه قبل أن ترسله.
board-copy = نسخ
board-copied = نُسخ
board-text-title-need = { $name }: ما يجعل الحياة أسهل
board-text-title-offer = { $name }: ما يستطيع الجيران مشاركته
board-text-week = في أسبوع { $day }
board-text-more = و{ $count } غيرها
board-text-end-need = هل تستطيع المساعدة في شيء؟ قل ذلك هنا في دقيقتين:
board-text-end-offer = هل تحتاج إلى شيء؟ قل ذلك هنا في دقيقتين:
