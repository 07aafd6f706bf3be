# الناس كما يلقاهم المنظمون.
people-title = الناس
people-find = البحث عن شخص
people-find-hint = بالاسم أو رقم الهاتف أو البريد. من يظهر يستطيع أن يرى أنك نظرت.
people-new = تدوين شخص جديد
people-duplicates = هل دُوّن أحدهم مرتين؟
people-channel = طريقة التواصل
people-standing = الحالة
people-here = كل من هنا
people-count =
    { $count ->
        [0] لا أحد
        [one] شخص واحد
        [two] شخصان
        [few] { $count } أشخاص
       *[other] { $count } شخصاً
    }
people-nameless-hint = تبقى الأسماء مغلقة هنا. افتح سجلاً لترى لمن هو.
people-somebody = شخص من { $area }
people-somebody-somewhere = شخص لم يذكر منطقته
people-has = يعرض { $offers }، ويحتاج { $needs }
people-by-mail = بالبريد الإلكتروني
people-by-text = برسالة نصية
people-by-call = بمكالمة
people-by-neighbor = عن طريق أحد الجيران
people-by-nobody = لا يرغب
people-since = هنا منذ { $day }
people-is-active = هنا
people-is-paused = في استراحة
people-is-withdrawn = غادر
people-is-erased = نُسي
people-known = تعرفه الدائرة
people-organizes = منظِّم
people-me = هذا أنت
people-back = إلى الناس
people-found = من عُثر عليه
people-found-hint = سُجّل أنك نظرت إلى هذه الأسماء.
people-found-more = هناك المزيد. اكتب أكثر من الاسم من فضلك.
people-nobody = لم يُعثر على أحد.
people-compare = مقارنة
people-look-hint = يبقى الاسم ووسيلة التواصل مغلقين حتى يحتاج إليهما أحد. إذا نظرت يُسجَّل ذلك، ويمكن لصاحبهما أن يرى أنك نظرت.
people-look = إظهار الاسم ووسيلة التواصل
people-speaks = يتكلم
people-reach = إلى أي مدى
people-asks = يمكن سؤاله
people-asks-a-week =
    { $count ->
        [0] أبداً
        [one] مرة في الأسبوع
        [two] مرتين في الأسبوع
        [few] { $count } مرات في الأسبوع
       *[other] { $count } مرة في الأسبوع
    }
people-here-since = هنا منذ
people-rests-until = يستريح حتى
people-listings = العروض والاحتياجات
people-listings-none = لا شيء حتى الآن.
people-add-need = إضافة احتياج
people-add-offer = إضافة عرض
people-deeds = ماذا الآن؟
people-do-pause = استراحة ثلاثين يوماً
people-do-back = عاد
people-do-withdraw = غادر
people-do-vouch = نعرفه
people-do-unvouch = لا نعرفه
people-vouch-hint = «نعرفه» تعني أنك التقيته أو تعرف من التقاه. بعض الناس لا يريدون المساعدة إلا من شخص معروف.
people-trust = ائتمان شخص على التنظيم
people-twice = هل هذا الشخص مدوّن مرتين؟
people-twice-find = ابحث عن السجل الآخر
people-merged = ضُمّ إليه سجل آخر في { $day }
people-undo = الفصل بينهما من جديد
people-saved = حُفظ.
people-joined = صارا سجلاً واحداً. يمكنك الفصل بينهما من جديد في الأسفل.
people-parted = عادا سجلين.
people-two = سُجّل: هذان شخصان.
people-why-contact-and-name = الهاتف نفسه أو البريد نفسه، واسمان متشابهان
people-why-name-and-area = اسمان متشابهان في المنطقة نفسها
people-why-name = الاسم الكامل نفسه، وأحدهما لم يذكر منطقته
people-why-contact = الهاتف نفسه أو البريد نفسه، واسمان مختلفان. ربما يسكنان معاً.
people-duplicates-hint = قد تكون هذه السجلات لشخص واحد. لا يُضم شيء إلا إذا فعلت أنت. وإذا قارنت بين اثنين فيمكن لكليهما أن يرى أنك نظرت.
people-duplicates-none = لا شيء مما نستطيع أن نراه.
people-duplicates-more = و{ $count } غيرها. ستأتي حين تنتهي هذه.
people-compare-title = هل هذا شخص واحد؟
people-compare-hint = لا تضمّهما إلا إذا كنت متأكداً: من يصله هذا الهاتف أو البريد يستطيع فتح صفحة السجل المضموم. يثبت ما يقوله السجل الباقي، وما نقص منه يُؤخذ من الآخر. يمكنك الفصل بينهما من جديد.
people-phone = الهاتف
people-mail = البريد
people-keep = شخص واحد: أبقِ هذا السجل
people-not-the-same = هذان شخصان
people-erase = محو هذا الشخص
people-erase-title = محو كل شيء عن هذا الشخص؟
people-erase-hint = يُتلف الاسم ووسيلة التواصل والملاحظات والإجابات، وفي النسخ الاحتياطية أيضاً. لا تبقى إلا الأعداد. لا يستطيع أحد إعادتها. ومن ينتظره يُخبَر بأنه لن يستطيع.
people-erase-sure = نعم، هذه رغبته، أو لا بد من ذلك
people-forgotten = مُحي كل شيء عنه.
people-forgotten-hint = نُسي هذا الشخص. لم تبقَ إلا الأعداد.
