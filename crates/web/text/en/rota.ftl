# Rotas: what comes again, who comes, stepping in.
together-here = What we do together
together-lead = Everybody here can join in, as much or as little as suits.
rota-title = Rotas
rota-lead = Help that comes again: the school bus stop, soup on Tuesdays, a ride every week.
rota-none = There is no rota yet.
rota-new = Make a rota
rota-change = Change this rota
rota-change-hint = Everybody who promised a date keeps it. Where a date changes, they are asked whether it still suits.
rota-again =
    Two neighbors helped each other { $count } times: { $what }. Make it a rota?
rota-again-make = Make a rota
rota-again-not = Not needed
rota-again-agreed = I asked both, and whoever helps comes every time
rota-again-agreed-hint = Leave it empty if you have not asked yet. Then we ask them for each date, and they can say yes or no.
rota-when = { $rule }, at { $clock }
rota-slot = { $begins }–{ $ends }
rota-every-day = Every day
rota-every-weeks =
    { $weeks ->
        [one] Every week: { $days }
       *[other] Every { $weeks } weeks: { $days }
    }
rota-every-month-day = Every month on day { $day }
rota-every-month-weekday = Every month on the { $nth } { $weekday }
rota-own-rule = By a rule of its own
rota-nth-first = first
rota-nth-second = second
rota-nth-third = third
rota-nth-fourth = fourth
rota-nth-fifth = fifth
rota-nth-last = last
rota-until-day = { $every }, until { $day }
rota-until-times =
    { $times ->
        [one] { $every }, one time
       *[other] { $every }, { $times } times
    }
rota-state-running = goes on
rota-state-resting = rests
rota-state-ended = is over
rota-turn-running = Let it go on
rota-turn-resting = Let it rest
rota-turn-ended = End it
rota-turns = Rest or end
rota-turns-hint = Resting: no new dates are made, the ones that are there stay. Ending: all dates ahead are called off and everybody is told.
rota-off = Called off
rota-off-hint = Everybody who had promised was told.
rota-you = You
rota-somebody = Somebody
rota-missing =
    { $count ->
        [one] One is missing
       *[other] { $count } are missing
    }
rota-covered = Covered
rota-where = Where:
rota-names-hidden = Names are shown to those who help here.
rota-dates = Next dates
rota-dates-more =
    { $count ->
        [one] One more date
       *[other] { $count } more dates
    }
rota-dates-none = No dates lie ahead.
rota-own = You and this rota
rota-stand = Come every time: { $role }
rota-stands = You come every time: { $role }
rota-stand-down = Not every time any more
rota-substitute = I would step in
rota-substitute-hint = When somebody cannot come, we ask you first. You can always say no.
rota-is-substitute = You would step in.
rota-relies = I rely on it
rota-relies-hint = We tell you when a date changes, or is not covered.
rota-is-relying = You rely on it.
rota-not-any-more = Not any more
rota-calendar = Dates in my calendar
rota-sheet = A week on paper
rota-away = I am away
rota-organize = For organizers
rota-load = Who carries how much
rota-load-who = Who
rota-load-came = Came, last 8 weeks
rota-load-promised = Promised, next 8 weeks
rota-load-none = Nobody has come or promised yet.
rota-gaps = Dates that need somebody
rota-gaps-count =
    { $count ->
        [one] One date needs somebody
       *[other] { $count } dates need somebody
    }
rota-gaps-none = Every date in the next month has all it needs.
rota-gaps-lead = The next month. Open a date to see whether it suits you.
rota-leaving-count =
    { $count ->
        [one] One wishes to be replaced
       *[other] { $count } wish to be replaced
    }
rota-search-short = { $asked } asked, looking since { $since }
rota-week-before = The week before
rota-week-after = The week after
rota-week-of = The week from { $day }
rota-sheet-none = No dates this week.
rota-sheet-as-of = As of { $at }. A sheet of paper does not learn of changes.
rota-free-next = These dates have a place:
rota-uncovered = Not covered so far. Please do not rely on it.
rota-started-at = Started: { $at }
rota-arrived-at = All arrived: { $at }
rota-tap-started = It has started
rota-tap-arrived = All have arrived
rota-places = { $least } needed, room for { $most }
rota-nobody-yet = Nobody yet.
rota-new-here = New here
rota-came = Came
rota-absent = Did not come
rota-leaving = Cannot come. We look for somebody; until then it is still theirs.
rota-leaving-you = You cannot come. We look for somebody; until then it is still yours.
rota-can = I can come after all
rota-cannot = I cannot
rota-they-can = They can come after all
rota-they-cannot = They cannot
rota-join = I will come
rota-lack-helpers =
    { $count ->
        [one] One is missing: { $role }
       *[other] { $count } are missing: { $role }
    }
rota-lack-known =
    { $count ->
        [one] One more whom the circle knows well is missing
       *[other] { $count } more whom the circle knows well are missing
    }
rota-lack-children =
    { $count ->
        [one] One more is missing for so many children
       *[other] { $count } more are missing for so many children
    }
rota-stage-substitutes = We ask those who said they would step in
rota-stage-everyone = We ask everybody who might be able to
rota-stage-urgent = Urgent: we ask many at once
rota-stage-last-hour = It is too late to ask by letter
rota-stage-over = Over
rota-search-since = Looking since { $at }
rota-search-asked =
    { $count ->
        [one] One was asked and has not answered yet
       *[other] { $count } were asked and have not answered yet
    }
rota-search-silent =
    { $count ->
        [one] one did not answer in time
       *[other] { $count } did not answer in time
    }
rota-search-no =
    { $count ->
        [one] one said no
       *[other] { $count } said no
    }
rota-said-yes-button = They said yes
rota-said-no-button = They said no
rota-put = Write somebody down
rota-put-hint = For somebody who told you. After the date: for somebody who came.
rota-move = Move this date
rota-move-hint = Everybody keeps their place and is asked whether the new time suits.
rota-day = Day
rota-clock = Time
rota-call-off = Call this date off
rota-call-off-hint = Everybody who promised it, and those who rely on it, are told at once.
rota-asked-title = Could you step in?
rota-asked-yours = The place is yours
rota-asked-over = This is taken care of
rota-asked-hint = Yes and no are both fine. Others on this rota will see your first name.
rota-asked-yes = Yes, I will come
rota-asked-no = Not this time
rota-asked-thanks = Thank you. We remind you before it starts. If something comes up, open this link and tell us.
rota-asked-over-hint = Thank you for answering. There is nothing more to do.
rota-mine = Dates you promised
rota-mine-asked = Could you step in?
rota-away-lead = Tell us once. We look for somebody for every date in between, and do not ask you for any.
rota-away-from = First day
rota-away-to = Last day
rota-away-go = I am away on these days
rota-away-list = You are away
rota-away-stretch = { $from } to { $to }
rota-away-back = Not away after all
rota-away-back-hint = Dates that were opened for others stay so, until you say on each that you can come.
rota-wrong-order = The last day should not lie before the first, or before today.
rota-wrong-long = Please say at most a year at a time.
rota-wrong-clock = Please write the time like 07:45.
rota-wrong-days = Please write days like 2026-05-31, with spaces between them.
rota-wrong-rule = We could not read this rule.
rota-wrong-weekdays = Please choose at least one day of the week.
rota-wrong-role = Please check the numbers: at least one place, and not more needed than there is room for.
rota-wrong-role-name = A place that is in use needs a name.
rota-wrong-roles = Please say who is needed: one line at least.
rota-calendar-name = My dates, { $community }
rota-calendar-mine = All dates that you promised, in the calendar on your phone or computer.
rota-calendar-series = All dates of { $name }, in the calendar on your phone or computer.
rota-calendar-hint = A calendar often looks only once a day. If a date is called off, we write to you; do not wait for the calendar.
rota-calendar-how = In your calendar choose "add by address" or "subscribe", and put this address there. It is yours alone: whoever has it sees these dates.
rota-calendar-make = Make the address
rota-calendar-renew = Make a new address
rota-calendar-renew-hint = If somebody else got hold of it: a new one makes the old one worthless.
rota-calendar-missing =
    { $count ->
        [one] { $name } (one is missing)
       *[other] { $name } ({ $count } are missing)
    }
rota-said-made = Your rota is made. Dates lie ready for the next eight weeks.
rota-said-saved = Saved.
rota-said-asked = Saved. Everybody who promised a date that changed is asked whether it suits.
rota-said-stand = Thank you. You have a place on every date that had one.
rota-said-stand-down = You do not come every time any more. Dates you promised stay yours until you say otherwise.
rota-said-joined = Thank you. You have a place. We remind you before it starts.
rota-said-put = Written down.
rota-said-cannot = Thank you for telling us. We look for somebody. Until somebody is found it is still yours.
rota-said-can = Good. You have your place again.
rota-said-off = Called off. Everybody is told.
rota-said-moved = Moved. Everybody is asked whether it still suits.
rota-said-tapped = Thank you. It is noted.
rota-said-yours = Thank you. The place is yours.
rota-said-taken = Somebody else was faster. Thank you for being ready.
rota-said-declined = That is fine. We ask somebody else.
rota-said-away = Noted. For every date in between we look for somebody.
rota-said-back = Welcome back.
rota-said-calendar = The address is ready.
rota-name = What is it called?
rota-name-hint = Everybody here can read it. Please name no person.
rota-place = Where to be
rota-place-hint = Only those who help, rely on it or organize can read it.
rota-any = Not said
rota-category-hint = When a place comes free, whoever offers this kind of help can be asked.
rota-form-when = When?
rota-first = First day
rota-minutes = How many minutes does it take?
rota-how-often = How often?
rota-pick-weeks = On days of the week
rota-weeks = Every how many weeks?
rota-weeks-hint = 1 is every week.
rota-pick-month-day = Every month on the same day, like the 14th
rota-month-day = Day of the month
rota-pick-month-weekday = Every month on the same weekday, like the second Tuesday
rota-which = Which one?
rota-weekday = Day of the week
rota-pick-rule = By a rule in calendar language
rota-rule = Rule
rota-rule-hint = As other programs write it (RRULE), like FREQ=WEEKLY;BYDAY=TU,TH
rota-until = How long?
rota-until-open = Until we end it
rota-until-pick-day = Until a day
rota-until-pick-times = A number of times
rota-times = How many times?
rota-exceptions = Extra days and days without
rota-extra = Also on these days
rota-except = Not on these days
rota-days-hint = Like 2026-05-31 2026-06-02
rota-who = Who is needed?
rota-who-hint = One line for each kind of place: driver, cook, somebody at the door. Empty lines do not count.
rota-role = Place { $n }
rota-role-name = What it is called
rota-role-least = Needed
rota-role-most = Room for
rota-role-new = Kept for new people
rota-conditions = More conditions
rota-known = How many must be people the circle knows well?
rota-known-hint = Only people whom an organizer has marked as known count.
rota-children = How many children come?
rota-children-each = One helper for how many children?
rota-taps = Helpers tap when it starts and when all have arrived
rota-taps-hint = If a tap is missing for ten minutes, organizers and those who rely on it are told.
