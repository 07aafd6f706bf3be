# Introductions: the organizer's day, answering, and what the two see.
because-remote = distance does not matter
because-same-area = both in { $area }
because-languages = both speak { $languages }
because-known = known to the circle
because-helped-least = has helped least this month
because-aside-times = an organizer set the times aside
because-aside-language = an organizer set the language aside
because-aside-area = an organizer set the distance aside
because-aside-known = an organizer vouches for this
because-offers-it = offers just this
why-nobody = Nobody offers this yet.
why-none-times = none at those times
why-none-at = none at the times it is needed ({ $times })
why-none-language = none in that language
why-none-area = none near enough
why-none-known = none known to the circle
why-some-times = { $people } not at those times
why-some-at = { $people } not at the times it is needed ({ $times })
why-some-language = { $people } not in that language
why-some-area = { $people } too far away
why-some-known = { $people } not known to the circle
why-used-up = { $people } already busy with other needs
match-what-where = { $what } in { $area }
match-asked-first = asking the helper
match-asked-second = asking who needs it
urgency-today = today
urgency-week = this week
urgency-whenever = when it suits
state-open = open
state-paused = paused
state-matched = arranged
state-met = done
state-withdrawn = taken back
state-expired = lapsed
today-title = Today
today-plan = Find who could help whom
today-planned = Done. These are the best pairs right now.
today-planned-at = Last looked: { $at }
today-suggested = Suggested ({ $count })
today-suggested-none = Nothing new to look at.
today-ask = Yes, ask them
today-ask-all = Ask about all { $count } of these
today-skip = Not these two
today-asked = We are asking now.
today-skipped = Fine. These two will not be suggested again for this.
today-waiting = Waiting for an answer ({ $count })
today-waiting-none = Nobody is being asked right now.
today-since = since { $at }
today-until = the next one is asked { $at }
today-next = Ask the next one now
today-met = Know each other now ({ $count })
today-met-none = Nobody yet.
today-open = Nobody found yet
today-open-hint = What is missing tells whom to ask in the street.
today-open-more = and { $count } more
answer-title = You and a neighbor
answer-title-asked = A question for you
answer-helper = Somebody near you could use this. Could you help?
answer-needer = Somebody could help you with this. May we introduce you?
answer-over = This has moved on
answer-introduced = You know each other now
answer-met = It worked
answer-waiting = Thank you. We are asking the other one.
answer-waiting-hint = Nothing about you has been shown. You can still take your yes back.
answer-what = What
answer-where = Where
answer-when = When
answer-languages = Languages
answer-why = Why you two
answer-call = Call
answer-relay = They would rather not show a number. An organizer passes messages on.
answer-show = If you say yes, what may we show?
answer-show-hint = Your first name, and only what you tick here. It is shown only after both of you said yes.
answer-show-phone = My phone: { $phone }
answer-show-mail = My e-mail: { $mail }
answer-show-none = Nothing ticked is fine too: then an organizer passes messages on.
answer-yes = Yes, gladly
answer-no = Not this time
answer-never = Please do not ask me for this kind again
answer-until = If we hear nothing by { $at }, we ask the next person. That is fine too.
answer-back = Take my yes back
answer-did-it-work = Did it work out?
answer-worked = Yes, it worked
answer-not-yet = Not yet, but it will
answer-did-not = No, it did not
answer-thanks = Send thanks
answer-thanks-sent = Thanks were sent.
answer-trouble = Something is not right
answer-report-label = What happened?
answer-report-hint = Only the organizers read this.
answer-report = Tell the organizers
answer-block-hint = You will never be suggested to each other again. They are not told.
answer-block = Never again with this person
answer-noted = Thank you. We have noted it.
answer-yes-noted = Thank you. We have noted your yes.
answer-no-noted = That is fine. Thank you for telling us.
answer-never-noted = We will not ask you for this again. Thank you for telling us.
answer-back-noted = Your yes is taken back. Nothing was shown.
answer-thanks-noted = Your thanks are on their way.
answer-report-noted = Thank you. An organizer will look at it.
answer-block-noted = Done. You will not be suggested to each other again.
still-title = Does this still hold?
still-need = Do you still need this: { $what }?
still-offer = Do you still offer this: { $what }?
still-state = Right now: { $state }
still-yes = Yes, it still holds
still-pause = Let it rest for now
still-met = It has been taken care of
still-withdraw = Take it back
because-steps = { $steps ->
    [one] one area apart
   *[other] { $steps } areas apart
}
why-people = { $people ->
    [one] One person offers this
   *[other] { $people } people offer this
}
match-introduced = know each other
pair-title-need = Who could help
pair-title-offer = Whom this could help
pair-offer = An offer, area not said
pair-offer-in = An offer in { $area }
pair-need = A need, area not said
pair-need-in = A need in { $area }
pair-by-hand = Put together by hand.
pair-by-hand-name = Put together by hand by { $name }.
pair-none-resting = Nothing is looked for right now: whoever needs this rests, cannot be reached, or does not wish to be asked for this.
pair-none-needs = Nobody needs just this right now.
pair-none-closed = Nothing is under way, and nothing is looked for, because this is not open.
together-open = { $count ->
    [one] Put together by hand ({ $count } almost fits)
   *[other] Put together by hand ({ $count } almost fit)
}
together-none = Nobody almost fits either.
together-title = Put two together by hand
together-lead-need = These offers would fit if you set something aside. You may know better: a time can be moved, a neighbor can translate.
together-lead-offer = These needs would fit if you set something aside. You may know better: a time can be moved, a neighbor can translate.
together-safe = What keeps people safe cannot be set aside, so not everybody is here.
together-nobody = Nobody almost fits right now.
together-choose = Look at these two
together-sure = Put these two together?
together-with = With
together-for = What speaks for it
together-sets-aside = You set this aside:
together-aside-times = No time of the week suits both.
together-aside-language = They share no language, and it was asked for.
together-aside-area = It is further than they would go.
together-aside-known = Somebody known was asked for, and the circle does not know them.
together-noted = It is written down that you did this, and the page says so. Both are still asked, and either may say no.
together-ask = Put together and ask
together-keep = Put together, ask later
together-done = Put together. Nobody has been asked yet.
on-behalf-open = Write down their answer
on-behalf-title = Write down an answer
on-behalf-title-name = What does { $name } say?
on-behalf-why = Why these two
on-behalf-show = If they say yes, what may be shown?
on-behalf-show-hint = Ask them. The first name is always shown; nothing ticked means that you pass messages on.
on-behalf-phone = Their phone: { $phone }
on-behalf-mail = Their e-mail: { $mail }
on-behalf-yes = They say yes
on-behalf-no = Not this time
on-behalf-never = They do not wish to be asked for this kind again
on-behalf-hint = Only write down what they told you themselves. Their page says that you did.
on-behalf-noted = Thank you. Their answer is written down.
today-problems =
    { $count ->
        [one] One problem was reported
       *[other] { $count } problems were reported
    }
today-gaps =
    { $count ->
        [one] One date of a rota this week needs somebody
       *[other] { $count } dates of rotas this week need somebody
    }
today-to-tell =
    { $count ->
        [one] One message to tell by voice
       *[other] { $count } messages to tell by voice
    }
today-undelivered =
    { $count ->
        [one] One message did not arrive
       *[other] { $count } messages did not arrive
    }
today-relay = Messages to pass on ({ $count })
today-relay-hint = These two know each other, and one shows no number. They count on you.
relay-open = Show who they are
relay-title = Messages to pass on
relay-title-two = { $helper } and { $needer }
relay-hint = It is written down that you looked, and both can read it. Never give a number away that somebody did not wish to show.
relay-side-offer = helps
relay-side-need = needs it
relay-hides = shows no contact
relay-words = A message for { $name }
relay-words-hint = At most { $limit } characters. It goes out the way they like to be reached, and says that it comes through you.
relay-words-missing = Please write a few words, not too many.
relay-send = Send to { $name }
relay-sent = Your message is on its way.
relay-done = Nothing left to pass on
relay-done-hint = When the two manage by themselves, or it is over.
relay-done-noted = Thank you for passing it on.
relay-is-done = Marked as done.
report-list = Problems that were reported
report-list-hint = Nobody is named here. Opening one shows who wrote it and what, and is written down.
report-none = No problems right now.
report-closed = Closed
report-is-new = new
report-is-seen = read
report-is-closed = closed
report-did-talked = talked to them
report-did-blocked = kept apart
report-did-let-go = let go
report-open = Read it
report-about = About: { $what }
report-about-unknown = Something that is no longer here
report-who = Who reported it
report-said = What they wrote
report-said-nothing = They wrote nothing. Please call them.
report-forgotten = Whoever reported this was forgotten, and their words with them.
report-other = The other one
report-other-hint = Who it is stands in their record. Looking there is written down too.
report-what-now = What now?
report-talked = I talked to them
report-talked-noted = Noted.
report-let-go = Let what is between them go
report-let-go-hint = The two no longer see each other’s contact, and the need looks for somebody else. The other one hears that it is off, not why.
report-let-go-noted = What was between them is let go.
report-block = Never suggest these two again
report-block-hint = As if whoever reported it had asked for it. The other one is not told.
report-block-noted = These two will not be suggested again.
report-more-hint = Further, if it has to be:
report-gone = Mark the other one as gone, on their record
report-erase-reporter = Erase whoever reported it, at their wish
report-erase-other = Erase the other one
report-close = Close it
report-close-note = What came of it
report-close-hint = Whoever reported it can read this on their page. Nobody else does but organizers.
report-close-noted = Closed. Thank you for seeing to it.
report-closing = What came of it
answer-thanks-came = They send you their thanks.
answer-reported = You told the organizers about a problem: { $at }
answer-report-is-new = not read yet
answer-report-is-seen = an organizer is seeing to it
answer-report-is-closed = seen to
answer-by-organizer = An organizer wrote this answer down for you, as you told them.
answer-by-name = { $name }, an organizer, wrote this answer down for you, as you told them.
today-elsewhere = More lists
answer-pass-label = A message to pass on
answer-pass-hint = An organizer reads it and passes it on. At most { $limit } characters.
answer-pass = Have it passed on
answer-pass-noted = Thank you. An organizer will pass it on.
