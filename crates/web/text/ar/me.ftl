# صفحة كل جار، وكيف يصل إليها.
me-in-title = العودة إلى صفحتك
me-in-lead = نرجو كتابة رقم الهاتف أو البريد الذي أعطيتنا إياه. نرسل إليك رابطًا ورمزًا.
me-in-contact = الهاتف أو البريد الإلكتروني
me-in-send = أرسلوا إليّ رابطًا
me-in-neither = ليس لدينا أي منهما؟ يمكنك استعمال رابطك الخاص، أو سؤال فريق التنظيم.
me-in-unreadable = لم نستطع قراءة هذا. نرجو كتابة رقم هاتف أو بريد إلكتروني.
me-in-code-title = نرجو النظر إلى رسائلك
me-in-code-lead = إن كنا نعرف هذا البريد أو الرقم، فإن رابطًا وستة أرقام في الطريق إلى
me-in-code = ستة أرقام
me-in-come-in = دخول
me-in-code-wrong = لم تنجح هذه الأرقام. نرجو مراجعتها، أو طلب غيرها.
me-in-code-none = لم يصل شيء؟
me-in-again = المحاولة مرة أخرى
me-in-link-title = أهلًا بعودتك
me-in-link-lead = ضغطة واحدة تفتح صفحتك.
me-in-open = فتح صفحتي
me-in-link-old = أصبح هذا الرابط قديمًا. يمكنك الحصول على غيره هنا.
me-out = خروج
me-out-everywhere = خروج من كل الأجهزة
me-out-done = سُجّل خروجك.
me-out-everywhere-done = سُجّل خروجك من كل الأجهزة.
me-title = صفحتي
me-hello = مرحبًا
me-hello-name = مرحبًا { $name }
me-match-waiting = شكرًا لموافقتك. نسأل الآن الشخص الآخر.
me-gives = ما أعطيه
me-gives-none = لا شيء الآن.
me-needs = ما أحتاج إليه
me-needs-none = لا شيء الآن.
me-add-offer = إضافة شيء يمكنني إعطاؤه
me-add-need = إضافة شيء أحتاج إليه
me-change-offer = تغيير ما أعطيه
me-change-need = تغيير ما أحتاج إليه
me-earlier = سابقًا ({ $count })
me-still = هل ما زال هذا قائمًا؟
me-change = تغيير
me-turn-pause = إيقاف مؤقت
me-turn-reopen = فتح من جديد
me-turn-withdraw = سحب
me-turn-meet = تم الاهتمام به
me-turn-still = نعم، ما زال قائمًا
me-quantity = العدد: { $count }
me-due = حتى { $day }
me-saved = حُفظ.
me-added = أُضيف.
me-category = ما الموضوع؟
me-category-choose = نرجو الاختيار
me-note = بكلماتك
me-note-hint = لا يرى هذا من يناسب قبل أن تتعارفا.
me-particulars = كم مرة، وأين، ومتى
me-often = كم مرة؟
me-often-once = مرة واحدة
me-often-weekly = كل أسبوع
me-often-monthly = كل شهر
me-often-standing = كلما دعت الحاجة
me-how-many = كم العدد؟
me-area = المنطقة
me-area-any = أي مكان
me-area-unsaid = أفضّل ألا أقول
me-radius = إلى أي مدى يمكنك الذهاب؟
me-remote = المسافة لا تهم، مثلًا بالهاتف
me-language-matters = يجب أن يكون شخصًا يتكلم لغتي
me-wants-known = أفضّل شخصًا يعرفه فريق التنظيم
me-times = أي الأوقات مناسبة؟
me-times-hint = يمكن ترك هذا فارغًا إن كان كل وقت مناسبًا.
me-speaks = لغات أتكلمها
me-about = عني
me-data = بياناتي
me-more = بعض الأسئلة الأخرى
me-looks = من رأى بياناتي
me-card = رابطي في بطاقة
me-download = أخذ بياناتي معي
me-notes = أي شيء آخر تحسن معرفته
me-notes-hint = مثلًا: نرجو قرع الجرس مرتين.
me-asks = كم مرة يمكننا أن نطلب منك شيئًا؟
me-asks-hint = عدد المرات في الأسبوع، من 0 إلى 20. لا يلزمك أبدًا أن تكون الإجابة نعم.
me-pause = أحتاج إلى راحة
me-pause-lead = في وقت راحتك لا يطلب منك أحد شيئًا. وما قلته يبقى.
me-pause-week = لأسبوع
me-pause-month = لشهر
me-pause-open = إلى أن أعود
me-pause-done = راحة طيبة.
me-rests = أنت في راحة. لا يطلب منك أحد شيئًا.
me-rests-until = أنت في راحة حتى { $at }. لا يطلب منك أحد شيئًا.
me-back = لقد عدت
me-back-done = أهلًا بعودتك.
me-looks-lead = كلما فتح أحد من فريق التنظيم شيئًا يخصك، كُتب ذلك هنا أولًا.
me-looks-none = لم ينظر أحد.
me-look-by-program = البرنامج
me-look-by-organizer = أحد من فريق التنظيم
me-look-at-name = اسمك
me-look-at-name-contact = اسمك وطريقة الوصول إليك
me-look-at-words = ما كتبته بكلماتك
me-look-at-everything = بياناتك
me-look-for-match = لمعرفة من يناسبك
me-look-for-voice = لإخبارك بشيء
me-look-for-record = للعناية ببياناتك
me-look-for-duplicates = لمعرفة إن كان اسمك مسجّلًا مرتين
me-look-for-relay = لنقل رسالة
me-look-for-export = لأخذ كل شيء
me-look-for-search = للعثور على شخص باسمه
me-look-for-report = للنظر في مشكلة
me-card-what = صفحتي. هذه البطاقة لصاحبها فقط.
me-link-new = هل رآه شخص آخر؟
me-link-new-why = يمكنك طلب رابط جديد. يتوقف القديم عن العمل في الحال.
me-link-none = ليس لديك رابط خاص بعد.
me-link-renew = رابط جديد
me-link-renewed = هذا رابطك الجديد. القديم لم يعد يعمل.
me-erase = محو كل شيء
me-erase-goes = هذا يُمحى
me-erase-goes-you = اسمك وكل طريقة للوصول إليك.
me-erase-goes-words = كل ما كتبته.
me-erase-goes-matches = كل ما كان يُرتَّب لك. نخبر الآخرين بأنه لن يتم، لا بالسبب.
me-erase-goes-key = مفتاح بياناتك، فلا تُقرأ في النسخ القديمة أيضًا.
me-erase-stays = هذا يبقى، عددًا بدونك
me-erase-stays-one = أن شخصًا آخر أجاب.
me-erase-stays-offers = { $count ->
    [zero] أنه لم يُعرض شيء.
    [one] أن شيئًا واحدًا عُرض، وما نوعه.
    [two] أن شيئين عُرضا، وما نوعهما.
    [few] أن { $count } أشياء عُرضت، وما نوعها.
    [many] أن { $count } شيئًا عُرضت، وما نوعها.
   *[other] أن { $count } شيء عُرضت، وما نوعها.
}
me-erase-stays-needs = { $count ->
    [zero] أنه لم تكن هناك احتياجات.
    [one] أن احتياجًا واحدًا ذُكر، وما نوعه.
    [two] أن احتياجين ذُكرا، وما نوعهما.
    [few] أن { $count } احتياجات ذُكرت، وما نوعها.
    [many] أن { $count } احتياجًا ذُكرت، وما نوعها.
   *[other] أن { $count } احتياج ذُكرت، وما نوعها.
}
me-erase-final = لا يمكن التراجع عن هذا. هل نعطيك بياناتك أولًا؟
me-erase-sure = نعم، امحوا كل شيء عني
me-erase-sure-needed = نرجو وضع علامة هنا إن كان هذا قرارك.
me-goodbye = لقد نسيناك هنا
me-goodbye-lead = مُحي كل شيء عنك، هنا وفي هذا المتصفح.
me-goodbye-welcome = أهلًا بعودتك متى شئت.
me-look-for-on-behalf = لتسجيل ما أجبت به
me-look-for-rota = من أجل جداول المناوبة
me-asked = نسألك
me-asked-helper = هذا ينفع شخصًا قريبًا منك.
me-asked-needer = يمكن لشخص أن يساعدك في هذا.
me-asked-until = حتى { $at }
me-answer = الإجابة
me-waits = بانتظار الشخص الآخر
me-met = من تعرّفت عليهم
me-met-earlier = ما نجح سابقًا ({ $count })
me-over = ما لم ينجح ({ $count })
me-told-not-yet = إجابتك: ليس بعد.
me-pair-more = النظر إليه
