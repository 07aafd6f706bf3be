# Words that stand on every page.
skip = الانتقال إلى المحتوى
menu = القائمة
menu-today = اليوم
menu-board = اللوحة
menu-people = الناس
menu-settings = الإعدادات
menu-together = معًا
menu-me = صفحتي
worker-silent = الجزء الذي يرسل الرسائل ويبحث عن الناس صامت منذ مدة. أخبر من يعتني بالحاسوب من فضلك.
languages = اللغات
footer-privacy = ما نحتفظ به، وإلى متى
footer-come-in = العودة إلى صفحتك
list-comma = ،{" "}
weekday-monday = الاثنين
weekday-tuesday = الثلاثاء
weekday-wednesday = الأربعاء
weekday-thursday = الخميس
weekday-friday = الجمعة
weekday-saturday = السبت
weekday-sunday = الأحد
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
day-in-words = { $weekday } { $day } { $month }
date-in-words = { $day } { $month } { $year }
moment-in-words = { $day }، الساعة { $clock }
times-any = في أي وقت
times-morning = صباح { $weekday }
times-afternoon = بعد ظهر { $weekday }
times-evening = مساء { $weekday }
part-morning = صباحًا
part-afternoon = بعد الظهر
part-evening = مساءً
form-look-again = نرجو النظر في هذا مرة أخرى. لم يضع شيء مما كتبته.
form-needed = نرجو ملء هذا الحقل.
form-too-long = هذا طويل قليلًا. نرجو اختصاره.
form-phone = لم نستطع قراءة رقم الهاتف. نرجو مراجعته.
form-email = لم نستطع قراءة البريد الإلكتروني. نرجو مراجعته.
form-date = نرجو كتابة التاريخ هكذا: 2026-05-31.
form-number = نرجو كتابة رقم.
form-choose = نرجو اختيار واحد.
save = حفظ
back = رجوع
next = التالي
cancel = إلغاء
yes = نعم
no = لا
problem-send-again = إرسال مرة أخرى
problem-home = إلى الصفحة الأولى
problem-not-found-title = لم نجد هذا
problem-not-found = ربما انتقلت الصفحة، أو أصبح الرابط قديمًا.
problem-stale-title = نرجو إرسال هذا مرة أخرى
problem-stale = نسي المتصفح أنه فتح هذه الصفحة. لم يضع شيء مما كتبته.
problem-elsewhere-title = جاء هذا من مكان آخر
problem-elsewhere = من أجل أمانك نقبل الاستمارات من صفحاتنا فقط. نرجو فتح الصفحة هنا والمحاولة مرة أخرى.
problem-too-large-title = هذا كثير في مرة واحدة
problem-too-large = نرجو إرسال أقل، أو على أجزاء أصغر.
problem-too-often-title = نرجو الانتظار قليلًا
problem-too-often = كانت هناك محاولات كثيرة في وقت قصير.
problem-wait-minutes = { $count ->
    [zero] يمكنك المحاولة مرة أخرى الآن.
    [one] يمكنك المحاولة مرة أخرى بعد دقيقة.
    [two] يمكنك المحاولة مرة أخرى بعد دقيقتين.
    [few] يمكنك المحاولة مرة أخرى بعد { $count } دقائق.
    [many] يمكنك المحاولة مرة أخرى بعد { $count } دقيقة.
   *[other] يمكنك المحاولة مرة أخرى بعد { $count } دقيقة.
}
problem-wait-hours = { $count ->
    [zero] يمكنك المحاولة مرة أخرى الآن.
    [one] يمكنك المحاولة مرة أخرى بعد ساعة.
    [two] يمكنك المحاولة مرة أخرى بعد ساعتين.
    [few] يمكنك المحاولة مرة أخرى بعد { $count } ساعات.
    [many] يمكنك المحاولة مرة أخرى بعد { $count } ساعة.
   *[other] يمكنك المحاولة مرة أخرى بعد { $count } ساعة.
}
problem-too-often-instead = لم يضع شيء. إن كان الأمر لا يحتمل الانتظار فيمكنك استعمال رابطك الخاص، أو سؤال فريق التنظيم: الصفحة الأولى تذكر القائمين على هذا الحي.
problem-full-title = لا نستطيع الحفظ الآن
problem-full = الجهاز الذي يحفظ بياناتنا ممتلئ. ما زالت قراءة كل شيء ممكنة. نرجو إخبار فريق التنظيم، والمحاولة لاحقًا.
problem-busy-title = هناك ازدحام الآن
problem-busy = نرجو المحاولة مرة أخرى بعد لحظة. لم يتغير شيء.
problem-broken-title = حدث عطل عندنا
problem-broken = هذا خطؤنا وليس خطأك. وقد سجلناه. نرجو المحاولة مرة أخرى بعد قليل.
problem-not-begun-title = لم يُجهَّز بعد
problem-not-begun = لم يُجهَّز هذا الحي بعد. من شغّل البرنامج ظهر له رابط لذلك.
refusal-not-found-title = لم نجد هذا
refusal-not-found = ربما انتقلت الصفحة، أو أصبح الرابط قديمًا.
refusal-already-met-title = كان شخص آخر أسرع
refusal-already-met = تم الاهتمام بهذا بالفعل. شكرًا لرغبتك في المساعدة.
refusal-moved-on-title = تغير هذا في هذه الأثناء
refusal-moved-on = نرجو النظر إلى الصفحة مرة أخرى. تغيرت الأمور منذ فتحتها.
refusal-not-open-title = هذا ليس مفتوحًا الآن
refusal-not-open = ربما هو متوقف مؤقتًا، أو تم بالفعل.
refusal-nothing-to-show-title = لا شيء لعرضه
refusal-nothing-to-show = لا يوجد رقم هاتف ولا بريد إلكتروني للمشاركة.
refusal-already-answered-title = سبق أن أجبت عن هذا
refusal-already-answered = إجابتك الأولى باقية. إن أردت تغييرها فيمكنك سؤال فريق التنظيم.
refusal-link-expired-title = أصبح هذا الرابط قديمًا
refusal-link-expired = الروابط تعمل لفترة فقط. يمكنك طلب رابط جديد.
refusal-code-wrong-title = لم يعمل هذا الرمز
refusal-code-wrong = نرجو مراجعة الأرقام الستة، أو طلب رمز جديد.
refusal-asked-enough-title = سُئل هذا الشخص بما يكفي هذا الأسبوع
refusal-asked-enough = كل شخص يحدد كم مرة يرغب في أن يُسأل، وبعض الناس يستريحون لفترة. نرجو سؤال شخص آخر، أو هذا الشخص في الأسبوع القادم.
refusal-too-often-title = نرجو الانتظار قليلًا
refusal-too-often = كانت هناك محاولات كثيرة في وقت قصير. نرجو المحاولة مرة أخرى بعد بضع دقائق.
refusal-last-organizer-title = لا بد أن يبقى أحد
refusal-last-organizer = لم يبق في فريق التنظيم غير هذا الشخص. نرجو تسليم المهمة لشخص آخر أولًا.
refusal-name-taken-title = هذا الاسم موجود
refusal-name-taken = نرجو اختيار اسم آخر.
refusal-cannot-merge-title = لا يمكن ضم هذين السجلين
refusal-cannot-merge = هما سجل واحد بالفعل، أو فُصل بينهما من قبل.
refusal-form-reused-title = أُرسلت هذه الاستمارة من قبل
refusal-form-reused = أُرسلت بإجابات أخرى. إجاباتك الأولى محفوظة. يمكنك تغييرها في صفحتك.
refusal-cannot-override-title = لا يمكن تجاوز هذا
refusal-cannot-override = بعض القواعد تحمي الناس وتبقى كما هي.
refusal-forgotten-title = لقد نسينا هذا
refusal-forgotten = كان لشخص مُحيت بياناته.
refusal-too-many-title = لا مكان للمزيد
refusal-too-many = وصلت هذه القائمة إلى أقصى طولها. نرجو تغيير شيء منها أو إزالته.
refusal-not-fit-title = لم نستطع حفظ هذا
refusal-not-fit = هناك شيء ناقص، أو طويل جدًا. نرجو الرجوع ومراجعته مرة أخرى.
refusal-last-one-title = لا بد أن يبقى واحد
refusal-last-one = هذا هو الأخير. نرجو إضافة غيره أولًا.
refusal-cannot-reach-title = لا يمكن الوصول إلى هذا الشخص
refusal-cannot-reach = لا يرغب في رسائل، أو لم يترك وسيلة للوصول إليه.
refusal-not-free-title = غير متاح في هذا الوقت
refusal-not-free = إنه محجوز في هذا الوقت، أو لم يبقَ منه ما يكفي.
refusal-already-yours-title = لديك هذا بالفعل
refusal-already-yours = لديك مكان بالفعل. لا يلزم شيء آخر.
refusal-too-late-title = ليس في هذا الوقت
refusal-too-late = لقد مضى هذا الوقت، أو أنه بعيد جدًا.
refusal-still-promised-title = وُعِد بأكثر من ذلك
refusal-still-promised = الموعود به أكثر مما سيبقى. أعِد بعضه أولًا.
refusal-kept-for-newcomers-title = محفوظ لشخص جديد
refusal-kept-for-newcomers = الأماكن الأخيرة محفوظة لمن لم يحضر هنا من قبل، حتى قبيل الموعد.
refusal-kept-for-known-title = محفوظ لمن نعرفهم
refusal-kept-for-known = الأماكن الأخيرة محفوظة لأشخاص تعرفهم المجموعة جيدًا.
