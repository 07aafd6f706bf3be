# الاستبيان، باب الحي.
survey-front-title = الجيران يساعد بعضهم بعضًا
survey-front-lead = هنا يساعد الجيران بعضهم بعضًا. نحب أن نعرف ما يمكنك مشاركته وما يسهّل حياتك.
survey-front-short = دقيقتان تقريبًا. بلا حساب وبلا كلمة مرور.
survey-front-kept = ما نحتفظ به
survey-front-kept-what = ما نعرفه منك، وكيف نصل إليك إن أردت. لا يمكن أن يراه إلا فريق التنظيم، ويمكنك رؤية كل مرة نظروا فيها.
survey-front-kept-days = { $days ->
    [zero] حين يتم آخر ما عرضته أو احتجت إليه نمحو طريقة الوصول إليك.
    [one] بعد يوم واحد من إتمام آخر ما عرضته أو احتجت إليه نمحو طريقة الوصول إليك.
    [two] بعد يومين من إتمام آخر ما عرضته أو احتجت إليه نمحو طريقة الوصول إليك.
    [few] بعد { $days } أيام من إتمام آخر ما عرضته أو احتجت إليه نمحو طريقة الوصول إليك.
    [many] بعد { $days } يومًا من إتمام آخر ما عرضته أو احتجت إليه نمحو طريقة الوصول إليك.
   *[other] بعد { $days } يوم من إتمام آخر ما عرضته أو احتجت إليه نمحو طريقة الوصول إليك.
}
survey-front-kept-yours = يمكنك تغيير كل شيء أو إيقافه مؤقتًا أو محوه متى شئت.
survey-front-kept-more = المزيد عمّا نحتفظ به
survey-front-run-by = القائمون عليه: { $who }
survey-front-me = إلى صفحتي
survey-front-again = سبق أن كنت هنا
survey-front-behalf = أملأ هذا عن جار أو جارة
survey-begin = البدء
survey-picture-answered = { $people ->
    [zero] لم يُجب أحد من الجيران بعد.
    [one] أجاب حتى الآن جار واحد على الأقل.
    [two] أجاب حتى الآن جاران على الأقل.
    [few] أجاب حتى الآن { $people } جيران على الأقل.
    [many] أجاب حتى الآن { $people } من الجيران على الأقل.
   *[other] أجاب حتى الآن { $people } من الجيران على الأقل.
}
survey-picture-offered = أكثر ما يُعرض
survey-picture-needed = أكثر ما يُحتاج إليه
survey-picture-people = { $people } أو أكثر
survey-picture-early = بدأنا للتو. أنت من أوائل المشاركين.
survey-step = السؤال { $step } من 3
survey-look-again = نرجو النظر مرة أخرى:
survey-gives = ماذا يمكنك أن تشارك؟
survey-gives-help = يمكنك اختيار ما شئت. الأشياء الصغيرة مهمة أيضًا.
survey-gives-words = شيء آخر، بكلماتك
survey-gives-words-hint = مثلًا: يمكنني رفو المعاطف.
survey-gives-needed = نرجو اختيار شيء، أو الضغط على «لا شيء الآن».
survey-needs = ما الذي يسهّل حياتك؟
survey-needs-help = كلنا نحتاج إلى يد أحيانًا. يمكنك اختيار ما شئت.
survey-needs-words = شيء آخر، بكلماتك
survey-needs-words-hint = مثلًا: من يلقي نظرة على حوض مطبخي.
survey-needs-needed = نرجو اختيار شيء، أو الضغط على «لا شيء الآن».
survey-nothing = لا شيء الآن
survey-too-many = هذا أكثر مما نستطيع أخذه دفعة واحدة. نرجو اختيار أقل، ويمكنك إضافة المزيد لاحقًا.
survey-search = بحث
survey-search-example = دراجة، شوربة، هاتف…
survey-search-none = لم نجد شيئًا لهذا. يمكنك كتابته بكلماتك في الأسفل.
survey-soon = متى يلزم؟
survey-soon-today = اليوم
survey-soon-week = هذا الأسبوع
survey-soon-whenever = حين يتيسر
survey-due = هل يلزم قبل يوم معيّن؟
survey-due-hint = يمكن ترك هذا فارغًا إن لم يكن هناك يوم.
survey-due-passed = هذا اليوم مضى. نرجو اختيار يوم آخر، أو ترك الحقل فارغًا.
survey-due-far = هذا بعد أكثر من سنة. نرجو اختيار يوم أقرب، أو ترك الحقل فارغًا.
survey-reach = كيف نصل إليك؟
survey-reach-help = طريقة واحدة تكفي. لا يراها أحد قبل موافقتك.
survey-name = بماذا نناديك؟
survey-name-hint = أي اسم يعجبك. الاسم الأول يكفي.
survey-phone = الهاتف
survey-email = البريد الإلكتروني
survey-through = عن طريق جار أو جارة
survey-through-hint = من نسأل؟ مثلًا: السيدة أورتيز، الطابق الثاني.
survey-contact-needed = نرجو إعطاءنا طريقة واحدة للوصول إليك، أو الضغط على «أفضّل ألا أقول، احسبوني فقط».
survey-mail-needed = نرجو كتابة بريدك الإلكتروني، أو اختيار طريقة أخرى.
survey-phone-needed = نرجو كتابة رقم هاتفك، أو اختيار طريقة أخرى.
survey-way = أي طريقة أفضل؟
survey-way-text = رسالة نصية
survey-way-call = مكالمة هاتفية
survey-way-mail = بريد إلكتروني
survey-way-neighbor = عن طريق جاري أو جارتي
survey-language = بأي لغة نكتب إليك؟
survey-send = تم، إرسال
survey-just-count = أفضّل ألا أقول، احسبوني فقط
survey-sent-already = أُرسل هذا من قبل. إجاباتك الأولى محفوظة. يمكنك تغييرها في صفحتك.
survey-thanks = شكرًا لك، انتهيت
survey-thanks-lead = حين نجد من يناسب قريبًا منك نسألكما أولًا. وحتى ذلك الحين لا يعرف أحد من أنت.
survey-link = رابطك الخاص
survey-link-what = يفتح صفحتك، حيث يمكنك تغيير كل شيء أو إيقافه مؤقتًا أو محوه. نرجو ألا يراه غيرك.
survey-link-mailed = أرسلناه إليك بالبريد الإلكتروني أيضًا.
survey-link-texted = أرسلناه إليك برسالة نصية أيضًا.
survey-copy = نسخ
survey-copied = نُسخ
survey-card = بطاقة للطباعة
survey-heard = ما فهمناه
survey-heard-gives = يمكنك مشاركة
survey-heard-needs = ينفعك
survey-heard-change = تغيير شيء
survey-more = المزيد، إن أحببت فقط
survey-more-lead = وصلت إلى النهاية. هذه الأسئلة تساعدنا على إيجاد من يناسب. يمكنك الإجابة عن بعضها أو كلها أو لا شيء منها، والمغادرة متى شئت.
survey-more-saved = حُفظ. شكرًا لك.
survey-more-languages = لغات أخرى
survey-rather-not = أفضّل ألا أقول
survey-radius = { $areas ->
    [0] في منطقتي فقط
    [zero] في منطقتي فقط
    [one] حتى المنطقة المجاورة
    [two] حتى منطقتين
    [few] حتى { $areas } مناطق
    [many] حتى { $areas } منطقة
   *[other] حتى { $areas } منطقة
}
survey-radius-any = إلى أي مكان
survey-q-area = مكان سكنك في أي جزء من الحي؟
survey-q-area-help = لا نسأل أبدًا عن الشارع.
survey-q-times = أي الأوقات تناسبك عادة؟
survey-q-times-help = للعطاء وللأخذ. يمكن ترك هذا فارغًا إن كان كل وقت مناسبًا.
survey-q-languages = بأي لغات يمكنك التكلم؟
survey-q-languages-help = القليل منها مهم أيضًا.
survey-q-radius = إلى أي مدى يمكنك الذهاب للمساعدة؟
survey-q-radius-help = لا يهم ذلك في ما يتم بالهاتف.
survey-q-hopes = ماذا تتمنى لهذا الحي؟
survey-q-hopes-help = لا يقرأ هذا إلا فريق التنظيم.
survey-q-experiences = ماذا عشت مما قد ينفع غيرك؟
survey-q-experiences-help = مثلًا: الانتقال إلى هنا، تربية توأمين، رعاية أحد الوالدين.
survey-q-learn = أي شيء يسرّك تعلّمه؟
survey-q-learn-help = ربما يعلّمه أحد الجيران.
survey-q-part = أي دور يمكنك القيام به؟
survey-q-part-help = الاختيار لا يقرر شيئًا. سيتحدث إليك أحد أولًا.
survey-c-part-doors = طرق الأبواب
survey-c-part-calls = إجراء المكالمات
survey-c-part-lists = تنظيم القوائم
survey-c-part-translate = الترجمة
survey-c-part-host = استضافة الناس
survey-c-part-cook = الطبخ للكثيرين
survey-c-part-listen = الإصغاء إلى الناس
survey-c-part-fetch = الحمل والتوصيل
survey-known = أنت هنا باسم { $name }. إجاباتك تُضاف إلى صفحتك.
survey-known-nameless = سبق أن كنت هنا. إجاباتك تُضاف إلى صفحتك.
survey-known-other = أنا شخص آخر
survey-behalf-title = عن جار أو جارة
survey-behalf-lead = يمكنك ملء هذا عن شخص لا يستطيع أن يملأه وحده، أو لا يرغب في ذلك.
survey-behalf-theirs = الإجابات لصاحبها. إن أعطى رقم هاتف أو بريدًا أرسلنا إليه هناك رابطه الخاص.
survey-behalf-agree = هذا الشخص يعرف بالأمر ويوافق.
survey-behalf-agree-needed = نرجو سؤاله أولًا، ووضع علامة هنا حين يوافق.
survey-behalf-banner = أنت هنا نيابة عن أحد الجيران. نرجو الإجابة كما كان سيجيب.
survey-behalf-stop = إيقاف هذا
survey-behalf-thanks = شكرًا لمساعدتك جيرانك
survey-behalf-thanks-lead = الإجابات محفوظة. إن أُعطي رقم هاتف أو بريد فالرابط الخاص في الطريق إلى صاحبها.
survey-behalf-next = عن شخص آخر من الجيران
survey-kiosk-title = جهاز مشترك
survey-kiosk-lead = يمكن أن يصير هذا الهاتف أو الجهاز اللوحي جهازًا يستعمله الجيران واحدًا بعد آخر.
survey-kiosk-forgets = بعد كل إجابة ينسى كل شيء.
survey-kiosk-logs-out = يُسجَّل خروجك هنا في الحال.
survey-kiosk-back = يمكنك إعادته كما كان من هذه الصفحة.
survey-kiosk-begin = مشاركة هذا الجهاز
survey-kiosk-is-shared = هذا الجهاز مشترك. بعد كل إجابة ينسى كل شيء.
survey-kiosk-end = إعادته جهازًا عاديًا
survey-kiosk-forgotten = لقد نسي هذا الجهاز إجاباتك.
survey-kiosk-take-along = لأخذ صفحتك معك نرجو توجيه هاتفك الآن إلى هذه الصورة. تظهر مرة واحدة فقط.
survey-kiosk-next = الجار التالي
survey-quick-title = تدوين إجابة
survey-quick-lead = كل شيء في صفحة واحدة، بترتيب الاستمارة الورقية. ما يُترك فارغًا يبقى بلا إجابة.
survey-quick-paper = الاستمارة الورقية
survey-quick-by = كيف سمعت هذه الإجابة؟
survey-quick-door = عند الباب
survey-quick-phone = على الهاتف
survey-quick-on-paper = على ورقة
survey-quick-save = حفظ، ثم التالي
survey-quick-saved = حُفظ. هذا هو التالي.
survey-quick-reused = حُفظت هذه الاستمارة من قبل بإجابات أخرى. إن كان هذا شخصًا آخر فنرجو الحفظ مرة أخرى.
survey-unsorted = بكلماتهم
survey-unsorted-lead = كتب الجيران هذا، ولم نعرف ما موضوعه. كل نظرة تُسجَّل في صفحة صاحبها.
survey-unsorted-noted = يمكن لكل شخص أن يرى أن أحدًا قرأ كلماته.
survey-unsorted-read = قراءة ما ينتظر ({ $count })
survey-unsorted-none = لا شيء في الانتظار.
survey-unsorted-about = ما الموضوع؟
survey-unsorted-leave = تركه كما هو
survey-paper-title = الاستبيان على الورق
survey-paper-lead = استمارة لكل لغة. الطباعة على الوجهين.
survey-paper-print = طباعة
survey-paper-how = نرجو وضع علامة على ما يناسب، وترك ما شئت.
survey-unfit-too-many-questions = هذه أسئلة أكثر مما يجيب عنه أحد. نرجو حذف بعضها.
survey-unfit-too-many-choices = هذه خيارات أكثر مما يقرؤه أحد. نرجو حذف بعضها.
survey-unfit-too-few-choices = سؤال الاختيار يحتاج إلى خيارين على الأقل.
survey-unfit-too-long = أحد النصوص طويل جدًا.
survey-unfit-same-id = اثنان منها متطابقان. نرجو حذف واحد.
survey-unfit-silent = أحدها بلا كلمات بعد.
