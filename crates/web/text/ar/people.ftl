# الناس كما يلقاهم فريق التنظيم.
people-title = الناس
people-find = البحث عن شخص
people-find-hint = بالاسم أو رقم الهاتف أو البريد الإلكتروني. من يظهر هنا يمكنه أن يرى أنك نظرت.
people-new = تدوين شخص جديد
people-duplicates = هل دُوّن أحدهم مرتين؟
people-channel = طريقة التواصل
people-standing = الحالة
people-here = كل من هنا
people-count =
    { $count ->
        [0] لا أحد
        [zero] لا أحد
        [one] شخص واحد
        [two] شخصان
        [few] { $count } أشخاص
        [many] { $count } شخصًا
       *[other] { $count } شخص
    }
people-nameless-hint = تبقى الأسماء مغلقة هنا. فتح السجل يُظهر صاحبه.
people-somebody = شخص من { $area }
people-somebody-somewhere = شخص لم يذكر منطقته
people-has = عروض: { $offers }، احتياجات: { $needs }
people-by-mail = بالبريد الإلكتروني
people-by-text = برسالة نصية
people-by-call = بمكالمة
people-by-neighbor = عن طريق أحد الجيران
people-by-nobody = بلا رسائل
people-since = هنا منذ { $day }
people-is-active = هنا
people-is-paused = في راحة
people-is-withdrawn = غادر
people-is-erased = نُسي
people-known = تعرفه الدائرة
people-organizes = من فريق التنظيم
people-me = هذا أنت
people-back = إلى الناس
people-found = من عُثر عليه
people-found-hint = سُجّل أنك نظرت إلى هذه الأسماء.
people-found-more = هناك المزيد. نرجو كتابة المزيد من الاسم.
people-nobody = لم يُعثر على أحد.
people-compare = مقارنة
people-look-hint = يبقى الاسم ووسيلة التواصل مغلقين حتى يحتاج إليهما أحد. إذا نظرت فإن ذلك يُسجَّل، ويمكن لصاحبهما أن يرى أنك نظرت.
people-look = إظهار الاسم ووسيلة التواصل
people-speaks = يتكلم
people-reach = إلى أي مدى
people-asks = كم مرة يمكن سؤاله
people-asks-a-week =
    { $count ->
        [0] لا يُسأل
        [zero] لا يُسأل
        [one] مرة في الأسبوع
        [two] مرتين في الأسبوع
        [few] { $count } مرات في الأسبوع
        [many] { $count } مرة في الأسبوع
       *[other] { $count } مرة في الأسبوع
    }
people-here-since = هنا منذ
people-rests-until = يستريح حتى
people-listings = العروض والاحتياجات
people-listings-none = لا شيء حتى الآن.
people-add-need = إضافة احتياج
people-add-offer = إضافة عرض
people-deeds = ماذا الآن؟
people-do-pause = راحة لمدة 30 يومًا
people-do-back = عاد
people-do-withdraw = غادر
people-do-vouch = نعرفه
people-do-unvouch = لا نعرفه
people-vouch-hint = «نعرفه» تعني أنك التقيت هذا الشخص، أو أن أحد معارفك التقاه. بعض الناس لا يريدون المساعدة إلا من شخص معروف.
people-trust = الثقة بشخص في التنظيم
people-twice = هل هذا الشخص مدوّن مرتين؟
people-twice-find = البحث عن السجل الآخر
people-merged = ضُمّ إليه سجل آخر في { $day }
people-undo = الفصل بينهما من جديد
people-saved = حُفظ.
people-joined = صارا سجلًا واحدًا. يمكنك الفصل بينهما من جديد في الأسفل.
people-parted = عادا سجلين.
people-two = سُجّل: هذان شخصان.
people-why-contact-and-name = الهاتف نفسه أو البريد نفسه، واسمان متشابهان
people-why-name-and-area = اسمان متشابهان في المنطقة نفسها
people-why-name = الاسم الكامل نفسه، وأحدهما لم يذكر منطقته
people-why-contact = الهاتف نفسه أو البريد نفسه، واسمان مختلفان. ربما يسكنان معًا.
people-duplicates-hint = قد تكون هذه السجلات لشخص واحد. لا يُضم شيء إلا إذا فعلت ذلك بنفسك. وإذا قارنت بين سجلين فيمكن لصاحبيهما أن يريا أنك نظرت.
people-duplicates-none = لا شيء مما نستطيع أن نراه.
people-duplicates-more = و{ $count } غيرها. ستأتي حين تنتهي هذه.
people-compare-title = هل هذا شخص واحد؟
people-compare-hint = نرجو ضمّهما عند اليقين فقط: من يصله هذا الهاتف أو البريد يستطيع فتح صفحة السجل المضموم. يثبت ما يقوله السجل الباقي، وما نقص منه يُؤخذ من الآخر. يمكنك الفصل بينهما من جديد.
people-phone = الهاتف
people-mail = البريد الإلكتروني
people-keep = شخص واحد: إبقاء هذا السجل
people-not-the-same = هذان شخصان
people-erase = محو هذا الشخص
people-erase-title = محو كل شيء عن هذا الشخص؟
people-erase-hint = يُتلف الاسم ووسيلة التواصل والملاحظات والإجابات، وفي النسخ الاحتياطية أيضًا. لا تبقى إلا الأعداد. لا يمكن لأحد إعادتها. ومن ينتظر هذا الشخص نخبره بأن الأمر لن يتم.
people-erase-sure = نعم، هذه رغبته، أو لا بد من ذلك
people-forgotten = مُحي كل شيء عنه.
people-forgotten-hint = نُسي هذا الشخص. لم تبقَ إلا الأعداد.
