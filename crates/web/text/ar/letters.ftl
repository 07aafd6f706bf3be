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
