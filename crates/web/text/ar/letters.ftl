# The letters: what the program writes to people. Subjects name nobody and nothing.
letter-hello = مرحبًا،
letter-hello-name = مرحبًا { $name }،
letter-foot = { $community }، حيّك
letter-stop = إيقاف مثل هذه الرسائل
letter-by-relay = عن طريق أحد من فريق التنظيم، ينقل الرسائل
letter-welcome-subject = صفحتك في الحي
letter-welcome =
    شكرًا لإجابتك.
    هذا الرابط هو صفحتك الخاصة. فيها يمكنك تغيير ما قلته، أو التوقف مؤقتًا، أو محو كل شيء. نرجو ألا يراه غيرك.
letter-welcome-button = فتح صفحتي
letter-welcome-short = { $community }: شكرًا. صفحتك الخاصة، لتغيير كل شيء أو محوه: { $link }
letter-sign-in-subject = رمز الدخول
letter-sign-in =
    رمزك هو { $code }
    أو يمكنك الضغط على الرابط. كلاهما يعمل لربع ساعة. إن لم يكن هذا طلبك فلا حاجة إلى فعل شيء.
letter-sign-in-button = دخول
letter-sign-in-short = رمزك: { $code } (صالح لمدة 15 دقيقة). أو: { $link }
letter-ask-helper-subject = سؤال من حيّك
letter-ask-helper =
    هذا ينفع شخصًا قريبًا منك: { $what }
    متى: { $when }
    هل يمكنك المساعدة؟ نعم ولا ولاحقًا كلها إجابات مناسبة. لا يظهر شيء عنك قبل موافقتكما.
    إن لم نسمع شيئًا قبل { $until } فسنسأل شخصًا آخر.
letter-ask-helper-button = الإجابة
letter-ask-helper-short = { $community }: هذا ينفع شخصًا قريبًا منك: { $what }، { $when }. هل يمكنك المساعدة؟ «نعم» تُظهر له اسمك الأول وهذا الرقم بعد موافقته. أو «لا»، أو «أبدا» لهذا النوع. { $link } «قف» لإنهاء الرسائل.
letter-ask-needer-subject = خبر طيب من حيّك
letter-ask-needer =
    يمكن لشخص أن يساعدك في هذا: { $what }
    هل نعرّفكما؟ لا يظهر إلا ما يكون باختيارك، وفقط إن كانت إجابتك نعم.
    إن لم نسمع شيئًا قبل { $until } فسنترك هذا ونواصل البحث.
letter-ask-needer-button = الإجابة
letter-ask-needer-short = { $community }: يمكن لشخص أن يساعدك في: { $what }. هل نعرّفكما؟ «نعم» تُظهر له اسمك الأول وهذا الرقم. ولا بأس بـ«لا». { $link }
letter-introduced-subject = تعارفتما الآن
letter-introduced =
    وافق كلاكما. نعرّفك إلى { $name }.
    كيف يمكن الوصول إلى { $name }: { $reach }
    الموضوع: { $what }، { $when }
letter-introduced-button = رؤيته في صفحتي
letter-introduced-short = { $community }: وافق كلاكما. { $name }: { $reach }. الموضوع: { $what }، { $when }. { $link }
letter-did-it-work-subject = هل نجح الأمر؟
letter-did-it-work =
    قبل مدة عرّفناك إلى أحد الجيران: { $what }
    هل نجح الأمر؟ تكفي ضغطة واحدة.
letter-did-it-work-button = إخبارنا
letter-did-it-work-short = { $community }: { $what }. هل نجح الأمر؟ «نعم» أو «لا»، أو: { $link }
letter-still-holds-subject = هل ما زال هذا قائمًا؟
letter-still-holds =
    { $side ->
        [offer] قبل مدة عرضت: { $what }
       *[need] قبل مدة قلت إن هذا يسهّل حياتك: { $what }
    }
    هل ما زال هذا قائمًا؟ إن لم نسمع شيئًا قبل { $until } فسنوقفه مؤقتًا.
letter-still-holds-button = الإجابة
letter-still-holds-short = { $community }: { $what }. هل ما زال هذا قائمًا؟ «نعم» أو «لا»، أو: { $link }
letter-lapsed-subject = أوقفنا هذا مؤقتًا
letter-lapsed =
    لم نسمع منك عن هذا: { $what }
    هو متوقف مؤقتًا الآن. ضغطة واحدة تفتحه من جديد.
letter-lapsed-button = فتحه من جديد
letter-lapsed-short = { $community }: { $what } متوقف مؤقتًا الآن. لفتحه من جديد: { $link }
letter-thanked-subject = أحد جيرانك يشكرك
letter-thanked = شخص تعرّفت إليه من خلالنا يشكرك: { $what }
letter-thanked-button = رؤيته
letter-thanked-short = { $community }: شخص يشكرك على: { $what }
letter-fell-through-subject = تغيير في الخطة
letter-fell-through =
    { $side ->
        [offer] لم يعد هذا مطلوبًا منك: { $what }. شكرًا لاستعدادك.
       *[need] تعذّر الأمر على الشخص الآخر: { $what }. نواصل البحث عن شخص.
    }
letter-fell-through-button = رؤيته
letter-fell-through-short =
    { $side ->
        [offer] { $community }: { $what } لم يعد مطلوبًا منك. شكرًا لاستعدادك.
       *[need] { $community }: { $what }. تعذّر الأمر على الشخص الآخر. نواصل البحث.
    }
letter-relay-subject = رسالة لنقلها
letter-relay =
    عرّفنا جارين، وأحدهما لا يُظهر رقمًا: { $what }
    نرجو نقل الرسائل بينهما. { $page }
letter-relay-button = فتح صفحة اليوم
letter-relay-short = { $community }: جاران يحتاجان إلى من ينقل الرسائل بينهما. { $page }
letter-nobody-answered-subject = لم يُجب أحد بعد
letter-nobody-answered =
    لم يبق من نسأله عن هذا، أو لم يُجب أحد: { $what }
    نرجو إلقاء نظرة. { $page }
letter-nobody-answered-button = فتح صفحة اليوم
letter-nobody-answered-short = { $community }: لم يُجب أحد: { $what }. { $page }
letter-reported-subject = بلاغ عن مشكلة
letter-reported = كتب شخص إلى فريق التنظيم عن مشكلة. نرجو قراءة ذلك اليوم. { $page }
letter-reported-button = فتح صفحة اليوم
letter-reported-short = { $community }: أبلغ شخص عن مشكلة. { $page }
letter-wrote-subject = كتب شخص إلينا
letter-wrote = أجاب شخص بكلمات ينبغي أن يقرأها إنسان. نرجو الاتصال به.
letter-wrote-button = فتح صفحة اليوم
letter-wrote-short = { $community }: نرجو الاتصال بهذا الشخص من الجيران.
letter-passed-on-subject = رسالة لك
letter-passed-on =
    يرسل إليك { $name } هذا عن طريق أحد من فريق التنظيم:
    { $words }
    الموضوع: { $what }
    للرد يمكنك فتح صفحتك أو الحديث مع فريق التنظيم. فهو ينقل الرسائل.
letter-passed-on-button = رؤيته في صفحتي
letter-passed-on-short = { $community }: رسالة إليك من { $name } عن طريق فريق التنظيم: { $words } { $link }
letter-rota-ask-subject = هل يمكنك الحلول مكان شخص؟
letter-rota-ask =
    تعذّر على شخص الحضور، وبقي مكان فارغ: { $thing }
    الموعد: { $at }
    هل يمكنك أخذه؟ الجواب بنعم أو لا مقبول. سيرى المشاركون الآخرون اسمك الأول.
    إن لم يصلنا رد حتى { $until }، نسأل شخصًا آخر.
letter-rota-ask-button = الرد
letter-rota-ask-short = { $community }: هل يمكنك الحلول مكان شخص؟ { $thing }، { $at }. نعم لأخذ المكان، ولا مقبولة. { $link } قف لإيقاف هذه الرسائل.
letter-rota-remind-subject = تذكير من حيّك
letter-rota-remind =
    وعدتَ بالحضور (أو وعدتِ): { $thing }
    الموعد: { $at }
    إن تعذّر عليك الحضور، يمكنك إخبارنا بنقرتين. عندها نبحث عن شخص آخر.
letter-rota-remind-button = رؤية الموعد، أو قول: لا أستطيع
letter-rota-remind-short = { $community }: موعدك { $thing }، { $at }. إن تعذّر عليك الحضور فأخبرنا هنا: { $link }
letter-rota-spared-subject = سيحضر شخص آخر
letter-rota-spared =
    أخذ شخص آخر المكان، أو لم يعد لازمًا: { $thing }، { $at }
    شكرًا لاستعدادك. لا يلزم شيء.
letter-rota-spared-button = رؤيته
letter-rota-spared-short = { $community }: { $thing }، { $at } - سيحضر شخص آخر. شكرًا لاستعدادك.
letter-rota-covered-subject = وجدنا شخصًا
letter-rota-covered =
    { $turn ->
        [mine] أخذ شخص آخر مكانك: { $thing }، { $at }. لا يلزم حضورك. شكرًا لإخبارنا.
       *[theirs] سيحضر شخص في النهاية: { $thing }، { $at }.
    }
letter-rota-covered-button = رؤيته
letter-rota-covered-short =
    { $turn ->
        [mine] { $community }: أخذ شخص آخر مكانك: { $thing }، { $at }. لا يلزم حضورك.
       *[theirs] { $community }: سيحضر شخص في النهاية: { $thing }، { $at }.
    }
letter-rota-uncovered-subject = موعد ينقصه أشخاص
letter-rota-uncovered =
    حتى الآن لا يحضر عدد كافٍ من الناس: { $thing }، { $at }
    من فضلك لا تعتمد عليه. إن وجدنا أحدًا نخبرك حالًا.
letter-rota-uncovered-button = رؤيته
letter-rota-uncovered-short = { $community }: ينقصه أشخاص حتى الآن: { $thing }، { $at }. إن وجدنا أحدًا نخبرك. { $link }
letter-rota-changed-subject = تغيّر موعد
letter-rota-changed =
    { $turn ->
        [off] أُلغي هذا الموعد: { $thing }، { $at }. لا يلزم حضورك.
        [mine] تغيّر هذا الموعد: { $thing }. صار { $at }. مكانك ما زال لك. إن لم يعد يناسبك، يمكنك إخبارنا بنقرتين.
       *[theirs] تغيّر هذا الموعد: { $thing }. صار { $at }.
    }
letter-rota-changed-button = رؤيته
letter-rota-changed-short =
    { $turn ->
        [off] { $community }: أُلغي: { $thing }، { $at }. لا يلزم حضورك.
        [mine] { $community }: { $thing } صار { $at }. مكانك ما زال لك. ألا يناسبك؟ { $link }
       *[theirs] { $community }: { $thing } صار { $at }.
    }
letter-rota-nobody-subject = لم يبقَ من نسأله
letter-rota-nobody =
    هناك مكان فارغ، وقد سألنا كل من يمكن سؤاله: { $thing }، { $at }
    ربما تعرف شخصًا، أو يمكن إلغاء الموعد في الوقت المناسب.
letter-rota-nobody-button = رؤيته
letter-rota-nobody-short = { $community }: لم يبقَ من نسأله: { $thing }، { $at }. { $link }
letter-rota-alarm-subject = من فضلك انظر هل كل شيء بخير
letter-rota-alarm =
    لم يخبرنا أحد أنه بدأ، أو أن الجميع وصلوا: { $thing }، { $at }
    ربما نسي أحدهم فقط. من فضلك اتصل أو اذهب لترى.
letter-rota-alarm-button = رؤيته
letter-rota-alarm-short = { $community }: لم يخبرنا أحد أنه بدأ، أو أن الجميع وصلوا: { $thing }، { $at }. من فضلك اتصل أو اذهب لترى. { $link }
