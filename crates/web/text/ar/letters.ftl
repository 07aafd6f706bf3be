# The letters: what the program writes to people. Subjects name nobody and nothing.
letter-hello = مرحبًا،
letter-hello-name = مرحبًا { $name }،
letter-foot = { $community }، حيّك
letter-stop = إيقاف مثل هذه الرسائل
letter-by-relay = عن طريق أحد المنظمين الذي ينقل الرسائل
letter-welcome-subject = صفحتك في الحي
letter-welcome =
    شكرًا على جوابك.
    هذا الرابط هو صفحتك الخاصة. فيها يمكنك تغيير ما قلته، أو التوقف مؤقتًا، أو مسح كل شيء. احتفظ به لنفسك.
letter-welcome-button = افتح صفحتي
letter-welcome-short = { $community }: شكرًا. صفحتك لتغيير كل شيء أو مسحه: { $link }
letter-sign-in-subject = رمز الدخول
letter-sign-in =
    رمزك هو { $code }
    أو اضغط على الرابط. كلاهما يعمل لربع ساعة. إن لم تطلب هذا فلا تفعل شيئًا.
letter-sign-in-button = ادخل
letter-sign-in-short = رمزك: { $code } (صالح لمدة 15 دقيقة). أو: { $link }
letter-ask-helper-subject = سؤال من حيّك
letter-ask-helper =
    شخص قريب منك يحتاج هذا: { $what }
    متى: { $when }
    هل يمكنك المساعدة؟ نعم ولا ولاحقًا كلها أجوبة جيدة. لا يظهر شيء عنك حتى يوافق كلاكما.
    إن لم نسمع شيئًا حتى { $until } فسنسأل شخصًا آخر.
letter-ask-helper-button = أجب
letter-ask-helper-short = { $community }: شخص قريب يحتاج: { $what }، { $when }. هل تساعد؟ نعم تُظهر اسمك الأول وهذا الرقم بعد موافقته. لا، أو أبدا لهذا النوع. { $link } توقف لإنهاء الرسائل.
letter-ask-needer-subject = خبر طيب من حيّك
letter-ask-needer =
    شخص يمكنه مساعدتك في هذا: { $what }
    هل نعرّفكما؟ لا يظهر إلا ما تختاره، وفقط إذا قلت نعم.
    إن لم نسمع شيئًا حتى { $until } فسنتوقف ونواصل البحث.
letter-ask-needer-button = أجب
letter-ask-needer-short = { $community }: شخص يمكنه مساعدتك في: { $what }. هل نعرّفكما؟ نعم تُظهر اسمك الأول وهذا الرقم. ولا بأس بلا. { $link }
letter-introduced-subject = تعارفتما الآن
letter-introduced =
    وافق كلاكما. نعرّفك على { $name }.
    طريقة التواصل مع { $name }: { $reach }
    الموضوع: { $what }، { $when }
letter-introduced-button = شاهده في صفحتك
letter-introduced-short = { $community }: وافق كلاكما. { $name }: { $reach }. الموضوع: { $what }، { $when }. { $link }
letter-did-it-work-subject = هل نجح الأمر؟
letter-did-it-work =
    قبل مدة عرّفناك على أحد الجيران: { $what }
    هل نجح الأمر؟ تكفي ضغطة واحدة.
letter-did-it-work-button = أخبرنا
letter-did-it-work-short = { $community }: { $what } - هل نجح الأمر؟ نعم أو لا، أو: { $link }
letter-still-holds-subject = هل ما زال هذا قائمًا؟
letter-still-holds =
    { $side ->
        [offer] قبل مدة عرضت: { $what }
       *[need] قبل مدة قلت إن هذا يسهّل حياتك: { $what }
    }
    هل ما زال قائمًا؟ إن لم نسمع شيئًا حتى { $until } فسنوقفه.
letter-still-holds-button = أجب
letter-still-holds-short = { $community }: { $what } - هل ما زال قائمًا؟ نعم أو لا، أو: { $link }
letter-lapsed-subject = أوقفنا هذا
letter-lapsed =
    لم نسمع منك عن هذا: { $what }
    هو متوقف الآن. ضغطة واحدة تفتحه من جديد.
letter-lapsed-button = افتحه من جديد
letter-lapsed-short = { $community }: { $what } متوقف الآن. افتحه من جديد: { $link }
letter-thanked-subject = أحد جيرانك يشكرك
letter-thanked = شخص تعرفت عليه من خلالنا يشكرك: { $what }
letter-thanked-button = شاهده
letter-thanked-short = { $community }: شخص يشكرك على: { $what }
letter-fell-through-subject = تغيير في الخطة
letter-fell-through =
    { $side ->
        [offer] لم يعد هذا مطلوبًا منك: { $what }. شكرًا لاستعدادك.
       *[need] تعذّر الأمر على الشخص الآخر: { $what }. نواصل البحث عن شخص.
    }
letter-fell-through-button = شاهده
letter-fell-through-short =
    { $side ->
        [offer] { $community }: { $what } لم يعد مطلوبًا منك. شكرًا لاستعدادك.
       *[need] { $community }: { $what } - تعذّر الأمر على الشخص الآخر. نواصل البحث.
    }
letter-relay-subject = رسالة لنقلها
letter-relay =
    عرّفنا جارين وأحدهما لا يُظهر رقمه: { $what }
    من فضلك انقل الرسائل بينهما. { $page }
letter-relay-button = افتح صفحة اليوم
letter-relay-short = { $community }: جاران يحتاجان إلى نقل الرسائل. { $page }
letter-nobody-answered-subject = لم يُجب أحد بعد
letter-nobody-answered =
    لم يبق من نسأله عن هذا، أو لم يُجب أحد: { $what }
    من فضلك ألق نظرة. { $page }
letter-nobody-answered-button = افتح صفحة اليوم
letter-nobody-answered-short = { $community }: لم يُجب أحد: { $what }. { $page }
letter-reported-subject = أبلغ شخص عن مشكلة
letter-reported = كتب شخص إلى المنظمين عن مشكلة. من فضلك اقرأها اليوم. { $page }
letter-reported-button = افتح صفحة اليوم
letter-reported-short = { $community }: أبلغ شخص عن مشكلة. { $page }
letter-wrote-subject = كتب شخص
letter-wrote = أجاب شخص بكلمات ينبغي أن يقرأها إنسان. من فضلك اتصل به.
letter-wrote-button = افتح صفحة اليوم
letter-wrote-short = { $community }: من فضلك اتصل بهذا الجار.
letter-passed-on-subject = رسالة لك
letter-passed-on =
    يرسل إليك { $name } هذا عن طريق أحد المنظمين:
    { $words }
    الموضوع: { $what }
    للرد افتح صفحتك أو تحدّث مع أحد المنظمين. فهو ينقل الرسائل.
letter-passed-on-button = شاهده في صفحتك
letter-passed-on-short = { $community }: يرسل إليك { $name } عن طريق أحد المنظمين: { $words } { $link }
