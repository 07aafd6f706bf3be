# Introductions: the organizer's day, answering, and what the two see.
because-remote = المسافة لا تهم
because-same-area = كلاهما في { $area }
because-languages = كلاهما يتكلم { $languages }
because-known = تعرفه الدائرة
because-helped-least = الأقل مساعدة هذا الشهر
because-aside-times = تجاوز فريق التنظيم شرط الأوقات
because-aside-language = تجاوز فريق التنظيم شرط اللغة
because-aside-area = تجاوز فريق التنظيم شرط المسافة
because-aside-known = يضمنه أحد من فريق التنظيم
because-offers-it = يعرض هذا بالضبط
why-nobody = لا أحد يعرض هذا بعد.
why-none-times = لا أحد في تلك الأوقات
why-none-at = لا أحد في الأوقات المطلوبة ({ $times })
why-none-language = لا أحد بتلك اللغة
why-none-area = لا أحد قريب بما يكفي
why-none-known = لا أحد تعرفه الدائرة
why-some-times = ليس في تلك الأوقات: { $people }
why-some-at = ليس في الأوقات المطلوبة ({ $times }): { $people }
why-some-language = ليس بتلك اللغة: { $people }
why-some-area = المكان بعيد جدًا: { $people }
why-some-known = لا تعرفهم الدائرة: { $people }
why-used-up = مشغولون باحتياجات أخرى: { $people }
match-what-where = { $what } في { $area }
match-asked-first = نسأل من يساعد
match-asked-second = نسأل صاحب الاحتياج
urgency-today = اليوم
urgency-week = هذا الأسبوع
urgency-whenever = حين يتيسر
state-open = مفتوح
state-paused = متوقف مؤقتًا
state-matched = تم الاتفاق
state-met = تم
state-withdrawn = مسحوب
state-expired = انتهى وقته
today-title = اليوم
today-plan = البحث عمن يمكنه مساعدة من
today-planned = تم. هذه أفضل المقترحات الآن.
today-planned-at = آخر بحث: { $at }
today-suggested = مقترحات ({ $count })
today-suggested-none = لا جديد للنظر فيه.
today-ask = نعم، اسألوهما
today-ask-all = السؤال عن كل هذه ({ $count })
today-skip = ليس هذين
today-asked = نسأل الآن.
today-skipped = حسنًا. لن نقترح هذين لهذا مرة أخرى.
today-waiting = بانتظار إجابة ({ $count })
today-waiting-none = لا نسأل أحدًا الآن.
today-since = منذ { $at }
today-until = نسأل التالي { $at }
today-next = سؤال التالي الآن
today-met = تعارفا ({ $count })
today-met-none = لا أحد بعد.
today-open = لم نجد أحدًا بعد
today-open-hint = ما ينقص يدل على من نسأله في الشارع.
today-open-more = و{ $count } غيرها
answer-title = أنت وأحد جيرانك
answer-title-asked = سؤال لك
answer-helper = هذا ينفع شخصًا قريبًا منك. هل يمكنك المساعدة؟
answer-needer = شخص يمكنه مساعدتك في هذا. هل نعرّفكما؟
answer-over = تغيّر هذا الأمر
answer-introduced = تعارفتما الآن
answer-met = لقد نجح الأمر
answer-waiting = شكرًا. نسأل الآن الشخص الآخر.
answer-waiting-hint = لم يظهر شيء عنك. ما زال يمكنك سحب موافقتك.
answer-what = ماذا
answer-where = أين
answer-when = متى
answer-languages = اللغات
answer-why = لماذا أنتما
answer-call = اتصال
answer-relay = لا يرغب هذا الشخص في إظهار رقم. ينقل أحد من فريق التنظيم الرسائل.
answer-show = إن وافقت، فماذا يمكننا أن نُظهر؟
answer-show-hint = اسمك الأول، وما وضعت عليه علامة هنا فقط. ولا يظهر إلا بعد موافقتكما.
answer-show-phone = هاتفي: { $phone }
answer-show-mail = بريدي: { $mail }
answer-show-none = لا بأس بترك كل شيء بلا علامة: حينها ينقل أحد من فريق التنظيم الرسائل.
answer-yes = نعم، بكل سرور
answer-no = ليس هذه المرة
answer-never = نرجو عدم سؤالي عن هذا النوع مرة أخرى
answer-until = إن لم نسمع شيئًا قبل { $at } فسنسأل شخصًا آخر. ولا بأس بذلك.
answer-back = سحب موافقتي
answer-did-it-work = هل نجح الأمر؟
answer-worked = نعم، نجح
answer-not-yet = ليس بعد، لكنه سينجح
answer-did-not = لا، لم ينجح
answer-thanks = إرسال شكر
answer-thanks-sent = أُرسل الشكر.
answer-trouble = هناك أمر غير سليم
answer-report-label = ماذا حدث؟
answer-report-hint = لا يقرأ هذا إلا فريق التنظيم.
answer-report = إخبار فريق التنظيم
answer-block-hint = لن نقترح أحدكما للآخر مرة أخرى أبدًا. ولن نخبر الشخص الآخر.
answer-block = لا أريد هذا الشخص مرة أخرى
answer-noted = شكرًا. سجلنا ذلك.
answer-yes-noted = شكرًا. سجلنا موافقتك.
answer-no-noted = لا بأس. شكرًا لإخبارنا.
answer-never-noted = لن نسألك عن هذا مرة أخرى. شكرًا لإخبارنا.
answer-back-noted = سُحبت موافقتك. لم يظهر شيء.
answer-thanks-noted = شكرك في الطريق.
answer-report-noted = شكرًا. سينظر أحد من فريق التنظيم في الأمر.
answer-block-noted = تم. لن نقترح أحدكما للآخر مرة أخرى.
still-title = هل ما زال هذا قائمًا؟
still-need = هل ما زلت بحاجة إلى هذا: { $what }؟
still-offer = هل ما زال عرضك قائمًا: { $what }؟
still-state = الآن: { $state }
still-yes = نعم، ما زال قائمًا
still-pause = إيقافه مؤقتًا الآن
still-met = تم الاهتمام به
still-withdraw = سحبه
because-steps = { $steps ->
    [zero] في المنطقة نفسها
    [one] بينهما منطقة واحدة
    [two] بينهما منطقتان
    [few] بينهما { $steps } مناطق
    [many] بينهما { $steps } منطقة
   *[other] بينهما { $steps } منطقة
}
why-people = { $people ->
    [zero] لا أحد يعرض هذا
    [one] شخص واحد يعرض هذا
    [two] شخصان يعرضان هذا
    [few] { $people } أشخاص يعرضون هذا
    [many] { $people } شخصًا يعرضون هذا
   *[other] { $people } شخص يعرضون هذا
}
match-introduced = تعارفا
pair-title-need = من يمكنه المساعدة
pair-title-offer = من يمكن أن يفيده هذا
pair-offer = عرض، المنطقة غير مذكورة
pair-offer-in = عرض في { $area }
pair-need = احتياج، المنطقة غير مذكورة
pair-need-in = احتياج في { $area }
pair-by-hand = جُمع بينهما يدويًا.
pair-by-hand-name = جمع بينهما يدويًا: { $name }.
pair-none-resting = لا نبحث الآن: صاحب الاحتياج يستريح، أو لا يمكن الوصول إليه، أو لا يرغب في أن يُسأل عن هذا.
pair-none-needs = لا أحد يحتاج إلى هذا بالضبط الآن.
pair-none-closed = لا شيء جارٍ، ولا نبحث عن شيء، لأن هذا غير مفتوح.
together-open = { $count ->
    [zero] جمع اثنين يدويًا
    [one] جمع اثنين يدويًا (واحد يكاد يناسب)
    [two] جمع اثنين يدويًا (اثنان يكادان يناسبان)
    [few] جمع اثنين يدويًا ({ $count } تكاد تناسب)
    [many] جمع اثنين يدويًا ({ $count } تكاد تناسب)
   *[other] جمع اثنين يدويًا ({ $count } تكاد تناسب)
}
together-none = ولا أحد يكاد يناسب.
together-title = جمع اثنين يدويًا
together-lead-need = هذه العروض تناسب لو تجاوزت شرطًا. قد تكون لديك معرفة أفضل: يمكن تغيير وقت، ويمكن لأحد الجيران أن يترجم.
together-lead-offer = هذه الاحتياجات تناسب لو تجاوزت شرطًا. قد تكون لديك معرفة أفضل: يمكن تغيير وقت، ويمكن لأحد الجيران أن يترجم.
together-safe = ما يحمي الناس لا يمكن تجاوزه، لذلك لا يظهر الجميع هنا.
together-nobody = لا أحد يكاد يناسب الآن.
together-choose = النظر إلى هذين
together-sure = هل نجمع هذين؟
together-with = مع
together-for = ما يؤيد ذلك
together-sets-aside = ما تجاوزته:
together-aside-times = لا وقت في الأسبوع يناسب كليهما.
together-aside-language = لا لغة مشتركة بينهما، وقد طُلبت لغة مشتركة.
together-aside-area = هذا أبعد مما يمكن الذهاب إليه.
together-aside-known = طُلب شخص معروف، والدائرة لا تعرف هذا الشخص.
together-noted = يُسجَّل أنك فعلت هذا، والصفحة تذكر ذلك. ويُسأل كلاهما مع ذلك، ولكل منهما أن يرفض.
together-ask = جمعهما وسؤالهما
together-keep = جمعهما، والسؤال لاحقًا
together-done = تم الجمع. لم يُسأل أحد بعد.
on-behalf-open = تسجيل الإجابة
on-behalf-title = تسجيل إجابة
on-behalf-title-name = ما إجابة { $name }؟
on-behalf-why = لماذا هذان
on-behalf-show = إن كانت الإجابة نعم، فماذا يمكن أن يظهر؟
on-behalf-show-hint = نرجو سؤال صاحب الإجابة. الاسم الأول يظهر دائمًا، وإن لم توضع علامة فأنت من ينقل الرسائل.
on-behalf-phone = رقم الهاتف: { $phone }
on-behalf-mail = البريد: { $mail }
on-behalf-yes = الإجابة نعم
on-behalf-no = ليس هذه المرة
on-behalf-never = لا يرغب في أن يُسأل عن هذا النوع مرة أخرى
on-behalf-hint = نرجو تسجيل ما سمعته من الشخص نفسه فقط. وصفحته تذكر أنك سجلته.
on-behalf-noted = شكرًا. سُجّلت الإجابة.
today-problems =
    { $count ->
        [zero] لا بلاغات
        [one] بلاغ واحد عن مشكلة
        [two] بلاغان عن مشكلتين
        [few] { $count } بلاغات عن مشكلات
        [many] { $count } بلاغًا عن مشكلات
       *[other] { $count } بلاغ عن مشكلات
    }
today-gaps =
    { $count ->
        [one] موعد مناوبة واحد هذا الأسبوع يحتاج إلى أحد
        [two] موعدا مناوبة هذا الأسبوع يحتاجان إلى أحد
       *[other] { $count } مواعيد مناوبة هذا الأسبوع تحتاج إلى أحد
    }
today-to-tell =
    { $count ->
        [zero] لا رسائل تُقال بالهاتف أو وجهًا لوجه
        [one] رسالة واحدة تُقال بالهاتف أو وجهًا لوجه
        [two] رسالتان تُقالان بالهاتف أو وجهًا لوجه
        [few] { $count } رسائل تُقال بالهاتف أو وجهًا لوجه
        [many] { $count } رسالة تُقال بالهاتف أو وجهًا لوجه
       *[other] { $count } رسالة تُقال بالهاتف أو وجهًا لوجه
    }
today-undelivered =
    { $count ->
        [zero] وصلت كل الرسائل
        [one] رسالة واحدة لم تصل
        [two] رسالتان لم تصلا
        [few] { $count } رسائل لم تصل
        [many] { $count } رسالة لم تصل
       *[other] { $count } رسالة لم تصل
    }
today-relay = رسائل لنقلها ({ $count })
today-relay-hint = تعارف هذان، وأحدهما لا يُظهر رقمًا. وهما يعتمدان عليك.
relay-open = إظهار من هما
relay-title = رسائل لنقلها
relay-title-two = { $helper } و{ $needer }
relay-hint = سُجّل أنك نظرت، ويمكن لكليهما قراءة ذلك. نرجو عدم إعطاء رقم لم يرغب صاحبه في إظهاره أبدًا.
relay-side-offer = يساعد
relay-side-need = يحتاج
relay-hides = لا يُظهر وسيلة تواصل
relay-words = رسالة إلى { $name }
relay-words-hint = { $limit } حرفًا على الأكثر. تصل بالطريقة التي يفضلها الشخص، وتذكر أنها عن طريقك.
relay-words-missing = نرجو كتابة بضع كلمات، لا كثيرة.
relay-send = إرسال إلى { $name }
relay-sent = رسالتك في الطريق.
relay-done = لم يبق ما يُنقل
relay-done-hint = حين يتدبران أمرهما، أو ينتهي الأمر.
relay-done-noted = شكرًا لنقلك الرسائل.
relay-is-done = سُجّل أنه تم.
report-list = مشكلات أُبلغ عنها
report-list-hint = لا أسماء هنا. فتح بلاغ يُظهر من كتبه وماذا كتب، ويُسجَّل ذلك.
report-none = لا مشكلات الآن.
report-closed = مغلقة
report-is-new = جديد
report-is-seen = مقروء
report-is-closed = مغلق
report-did-talked = تم الحديث معهم
report-did-blocked = لن يُقترحا معًا
report-did-let-go = أُنهي ما بينهما
report-open = قراءته
report-about = عن: { $what }
report-about-unknown = شيء لم يعد موجودًا
report-who = صاحب البلاغ
report-said = ما كتبه صاحب البلاغ
report-said-nothing = لم يكتب صاحب البلاغ شيئًا. نرجو الاتصال به.
report-forgotten = نُسي صاحب هذا البلاغ، ونُسيت كلماته معه.
report-other = الشخص الآخر
report-other-hint = من هو مذكور في سجله. والنظر هناك يُسجَّل أيضًا.
report-what-now = ماذا الآن؟
report-talked = تحدثت معهم
report-talked-noted = سُجّل.
report-let-go = إنهاء ما بينهما
report-let-go-hint = لن يرى أحدهما وسيلة تواصل الآخر بعد ذلك، ونبحث للاحتياج عن شخص غيره. ويعلم الآخر أن الأمر انتهى، لا لماذا.
report-let-go-noted = أُنهي ما بينهما.
report-block = عدم اقتراح هذين مرة أخرى أبدًا
report-block-hint = كأن صاحب البلاغ طلب ذلك. ولا نخبر الآخر.
report-block-noted = لن يُقترح هذان مرة أخرى.
report-more-hint = وأكثر من ذلك، إن لزم:
report-gone = تسجيل مغادرة الآخر في سجله
report-erase-reporter = محو صاحب البلاغ، برغبته
report-erase-other = محو الشخص الآخر
report-close = إغلاقه
report-close-note = إلى أين انتهى الأمر
report-close-hint = يمكن لصاحب البلاغ قراءة هذا في صفحته. ولا يقرؤه غيره إلا فريق التنظيم.
report-close-noted = أُغلق. شكرًا لاهتمامك.
report-closing = إلى أين انتهى الأمر
answer-thanks-came = الشخص الآخر يشكرك.
answer-reported = سبق أن أخبرت فريق التنظيم بمشكلة: { $at }
answer-report-is-new = لم يُقرأ بعد
answer-report-is-seen = يهتم به أحد من فريق التنظيم
answer-report-is-closed = تم الاهتمام به
answer-by-organizer = سجّل أحد من فريق التنظيم هذه الإجابة عنك، كما قلتها.
answer-by-name = سجّل { $name } من فريق التنظيم هذه الإجابة عنك، كما قلتها.
today-elsewhere = قوائم أخرى
answer-pass-label = رسالة لنقلها
answer-pass-hint = يقرؤها أحد من فريق التنظيم وينقلها. { $limit } حرفًا على الأكثر.
answer-pass = طلب نقلها
answer-pass-noted = شكرًا. سينقلها أحد من فريق التنظيم.
