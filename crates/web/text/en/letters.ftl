# The letters: what the program writes to people. Subjects name nobody and nothing.
letter-hello = Hello,
letter-hello-name = Hello { $name },
letter-foot = { $community }, your neighborhood
letter-stop = No more letters like this
letter-by-relay = by way of an organizer, who passes messages on
letter-welcome-subject = Your page in the neighborhood
letter-welcome =
    Thank you for your answer.
    This link is your own page. There you can change what you said, pause, or erase everything. Keep it to yourself.
letter-welcome-button = Open my page
letter-welcome-short = { $community }: thank you. Your own page, to change or erase everything: { $link }
letter-sign-in-subject = Your code to come in
letter-sign-in =
    Your code is { $code }
    Or tap the link. Both work for a quarter of an hour. If you did not ask for this, do nothing.
letter-sign-in-button = Come in
letter-sign-in-short = Your code: { $code } (good for 15 minutes). Or: { $link }
letter-ask-helper-subject = A question from your neighborhood
letter-ask-helper =
    Somebody near you could use this: { $what }
    When: { $when }
    Could you help? Yes, no and later are all fine. Nothing about you is shown until both of you said yes.
    If we hear nothing by { $until }, we ask the next person.
letter-ask-helper-button = Answer
letter-ask-helper-short = { $community }: somebody near you could use: { $what }, { $when }. Could you help? YES shows them your first name and this number once they agree too. NO, or NEVER for this kind. { $link } STOP ends these texts.
letter-ask-needer-subject = Good news from your neighborhood
letter-ask-needer =
    Somebody could help you with this: { $what }
    May we introduce you? Only what you choose is shown, and only if you say yes.
    If we hear nothing by { $until }, we let it rest and keep looking.
letter-ask-needer-button = Answer
letter-ask-needer-short = { $community }: somebody could help you with: { $what }. May we introduce you? YES shows them your first name and this number. NO is fine. { $link }
letter-introduced-subject = You know each other now
letter-introduced =
    You both said yes. Meet { $name }.
    How to reach { $name }: { $reach }
    It is about: { $what }, { $when }
letter-introduced-button = See it on your page
letter-introduced-short = { $community }: you both said yes. { $name }: { $reach }. About: { $what }, { $when }. { $link }
letter-did-it-work-subject = Did it work out?
letter-did-it-work =
    A while ago we introduced you to a neighbor: { $what }
    Did it work out? One tap is enough.
letter-did-it-work-button = Tell us
letter-did-it-work-short = { $community }: { $what } - did it work out? YES or NO, or: { $link }
letter-still-holds-subject = Does this still hold?
letter-still-holds =
    { $side ->
        [offer] Some time ago you offered: { $what }
       *[need] Some time ago you said this would make life easier: { $what }
    }
    Does it still hold? If we hear nothing by { $until }, we let it rest.
letter-still-holds-button = Answer
letter-still-holds-short = { $community }: { $what } - does it still hold? YES or NO, or: { $link }
letter-lapsed-subject = We have let this rest
letter-lapsed =
    We did not hear from you about this: { $what }
    It rests now. One tap opens it again.
letter-lapsed-button = Open it again
letter-lapsed-short = { $community }: { $what } rests now. Open it again: { $link }
letter-thanked-subject = A neighbor thanks you
letter-thanked = Somebody you met through us thanks you: { $what }
letter-thanked-button = See it
letter-thanked-short = { $community }: somebody thanks you for: { $what }
letter-fell-through-subject = A change in plans
letter-fell-through =
    { $side ->
        [offer] This is no longer needed from you: { $what }. Thank you for being ready.
       *[need] The other one cannot after all: { $what }. We keep looking for somebody.
    }
letter-fell-through-button = See it
letter-fell-through-short =
    { $side ->
        [offer] { $community }: { $what } is no longer needed from you. Thank you for being ready.
       *[need] { $community }: { $what } - the other one cannot after all. We keep looking.
    }
letter-relay-subject = A message to pass on
letter-relay =
    Two neighbors were introduced and one shows no number: { $what }
    Please pass messages on between them. { $page }
letter-relay-button = Open the day
letter-relay-short = { $community }: two neighbors need messages passed on. { $page }
letter-nobody-answered-subject = Nobody has answered yet
letter-nobody-answered =
    Nobody is left to ask about this, or nobody answered: { $what }
    Please have a look. { $page }
letter-nobody-answered-button = Open the day
letter-nobody-answered-short = { $community }: nobody answered: { $what }. { $page }
letter-reported-subject = Somebody reported a problem
letter-reported = Somebody wrote to the organizers about a problem. Please read it today. { $page }
letter-reported-button = Open the day
letter-reported-short = { $community }: somebody reported a problem. { $page }
letter-wrote-subject = Somebody wrote
letter-wrote = Somebody answered with words that a person should read. Please call them.
letter-wrote-button = Open the day
letter-wrote-short = { $community }: please call this neighbor.
letter-passed-on-subject = A message for you
letter-passed-on =
    { $name } sends you this by way of an organizer:
    { $words }
    It is about: { $what }
    To answer, open your page or talk to an organizer. They pass messages on.
letter-passed-on-button = See it on your page
letter-passed-on-short = { $community }: { $name } sends you this by way of an organizer: { $words } { $link }
letter-rota-ask-subject = Could you step in?
letter-rota-ask =
    Somebody cannot come, and a place is free: { $thing }
    When: { $at }
    Could you take it? Yes and no are both fine. Others on it will see your first name.
    If we hear nothing by { $until }, we ask the next person.
letter-rota-ask-button = Answer
letter-rota-ask-short = { $community }: could you step in? { $thing }, { $at }. YES takes the place, NO is fine. { $link } STOP ends these texts.
letter-rota-remind-subject = A reminder from your neighborhood
letter-rota-remind =
    You promised to come: { $thing }
    When: { $at }
    If you cannot, tell us with two taps. Then we look for somebody.
letter-rota-remind-button = See it, or say that I cannot
letter-rota-remind-short = { $community }: you come to { $thing }, { $at }. If you cannot, tell us here: { $link }
letter-rota-spared-subject = Somebody else comes
letter-rota-spared =
    Somebody else takes it, or it is not needed any more: { $thing }, { $at }
    Thank you for being ready. There is nothing to do.
letter-rota-spared-button = See it
letter-rota-spared-short = { $community }: { $thing }, { $at } - somebody else comes. Thank you for being ready.
letter-rota-covered-subject = Somebody was found
letter-rota-covered =
    { $turn ->
        [mine] Somebody takes your place: { $thing }, { $at }. You need not come. Thank you for telling us.
       *[theirs] Somebody comes after all: { $thing }, { $at }.
    }
letter-rota-covered-button = See it
letter-rota-covered-short =
    { $turn ->
        [mine] { $community }: somebody takes your place: { $thing }, { $at }. You need not come.
       *[theirs] { $community }: somebody comes after all: { $thing }, { $at }.
    }
letter-rota-uncovered-subject = A date is not covered
letter-rota-uncovered =
    So far not enough people come: { $thing }, { $at }
    Please do not rely on it. If somebody is found, we tell you at once.
letter-rota-uncovered-button = See it
letter-rota-uncovered-short = { $community }: not covered so far: { $thing }, { $at }. Please do not rely on it. If somebody is found we tell you. { $link }
letter-rota-changed-subject = A date has changed
letter-rota-changed =
    { $turn ->
        [off] This date is called off: { $thing }, { $at }. You need not come.
        [mine] This date has changed: { $thing }. It is now { $at }. You still have your place. If it does not suit you any more, tell us with two taps.
       *[theirs] This date has changed: { $thing }. It is now { $at }.
    }
letter-rota-changed-button = See it
letter-rota-changed-short =
    { $turn ->
        [off] { $community }: called off: { $thing }, { $at }. You need not come.
        [mine] { $community }: { $thing } is now { $at }. You still have your place. Does it not suit? { $link }
       *[theirs] { $community }: { $thing } is now { $at }.
    }
letter-rota-nobody-subject = Nobody is left to ask
letter-rota-nobody =
    A place is free and everybody who could be asked was asked: { $thing }, { $at }
    Perhaps you know somebody, or the date can be called off in time.
letter-rota-nobody-button = See it
letter-rota-nobody-short = { $community }: nobody is left to ask: { $thing }, { $at }. { $link }
letter-rota-alarm-subject = Please look whether all is well
letter-rota-alarm =
    Nobody has told us that it started, or that all arrived: { $thing }, { $at }
    Perhaps somebody only forgot. Please call, or go and look.
letter-rota-alarm-button = See it
letter-rota-alarm-short = { $community }: nobody told us that it started, or that all arrived: { $thing }, { $at }. Please call or go and look. { $link }
