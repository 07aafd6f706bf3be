# Words of this room.
intake-title = Bring a spreadsheet
intake-about = The list your group already has: look at what would come of it, then bring it in.
intake-lead = Your group has a form and a spreadsheet? Hand the sheet in as it is. First you see what would come of it. Nothing is taken in before you say so.
intake-file = Your sheet, as CSV
intake-file-hint = From Google Forms or Sheets, Airtable, LibreOffice or Excel: choose “Download” or “Save as”, and then CSV. Up to { $megabytes } MB.
intake-hand-in = Hand it in
intake-kept = The sheet waits here sealed, for three days at most. Only you see what is in it. When it has been brought in, it is deleted.
intake-waiting = Waiting
intake-nameless = A sheet without a name
intake-somebodys = A sheet of another organizer
intake-waits = Handed in { $at }. It is deleted { $until }.
intake-throw-away = Throw it away
intake-thrown-away = The sheet is gone. Nothing of it was kept.
intake-runs = Brought in before
intake-now = Under way
intake-runs-now = { $percent } percent are done.
intake-runs-done =
    { $people ->
        [one] { $people } new person
       *[other] { $people } new people
    } { $rows ->
        [one] from { $rows } row.
       *[other] from { $rows } rows.
    }
intake-runs-tried =
    { $people ->
        [one] Only tried: { $people } new person would come
       *[other] Only tried: { $people } new people would come
    } { $rows ->
        [one] from { $rows } row.
       *[other] from { $rows } rows.
    }
intake-runs-stopped =
    { $rows ->
        [one] Stopped after { $rows } row,
       *[other] Stopped after { $rows } rows,
    } { $people ->
        [one] with { $people } new person.
       *[other] with { $people } new people.
    }
intake-runs-reported = { $rows ->
    [one] { $rows } row could not be read.
   *[other] { $rows } rows could not be read.
}
intake-not-no-file = Please choose a file first.
intake-not-stale = Your browser forgot that it opened this page. Please choose the file once more.
intake-not-broken-off = The file did not arrive as a whole. Please hand it in once more.
intake-not-too-large = This file is too large. We take up to { $megabytes } MB. Please split it into smaller sheets.
intake-not-too-many = Several sheets wait already. Bring one of them in, or throw one away.
intake-not-empty = Nothing is written in this file.
intake-not-workbook = This is a workbook. Please open it, save the sheet as CSV, and hand that in.
intake-not-not-text = This is no sheet. Please save your sheet as CSV and hand that in.
intake-not-too-many-columns = This sheet has more columns than we can read. Please take away those that you do not need.
intake-not-unreadable = This file could not be read. Please save it once more as CSV.
intake-columns-title = What is in your sheet
intake-read-as = Read as { $encoding }, with { $between } between cells.
intake-between-comma = commas
intake-between-semicolon = semicolons
intake-between-tab = tabs
intake-between-pipe = bars
intake-no-header = It has no row of headers, so the columns go by numbers.
intake-saved-fits = The columns are read as you saved them: { $name }.
intake-would-come = { $rows ->
    [one] What would come of the { $rows } row
   *[other] What would come of all { $rows } rows
}
intake-would-come-first = { $rows ->
    [one] What would come of the first row
   *[other] What would come of the first { $rows } rows
}
intake-people = New people
intake-needs = Needs
intake-offers = Offers
intake-unchanged = Rows that are here already
intake-unread = Rows that could not be read
intake-imported = Rows that were taken in
intake-rows = Rows
intake-nobody = No column says who people are or how to reach them. Please choose one below, or no row can be read.
intake-asking = { $count ->
    [one] Please look at one column below: we were not sure.
   *[other] Please look at { $count } columns below: we were not sure.
  }
intake-columns = The columns
intake-columns-hint = Under each header stand some of its cells. If we guessed wrong, choose what is right, then look again.
intake-no-cells = Nothing is written in it.
intake-group-who = Who they are
intake-group-what = What they give and need
intake-group-when = When
intake-group-rest = Other things
intake-is-name = Name
intake-is-first-name = First name
intake-is-last-name = Last name
intake-is-phone = Phone number
intake-is-email = E-mail address
intake-is-contact-by = How they like to be reached
intake-is-area = Part of the neighborhood
intake-is-languages = Languages
intake-is-gives = A list of what they could give
intake-is-needs = A list of what they need
intake-is-gives-or-needs = A list of either; another column says which
intake-is-side = Whether they came to give or to get help
intake-is-give-flag = A tick for one thing they could give
intake-is-need-flag = A tick for one thing they need
intake-is-give-note = More about what they give
intake-is-need-note = More about what they need
intake-is-urgency = How soon
intake-is-due = By which day
intake-is-often = How often
intake-is-times = Times that suit
intake-is-status = Where it stands: open, done
intake-is-disabled = A tick for “do not ask any more”
intake-is-when = When the form was filled in
intake-is-notes = Keep it as a note
intake-is-left-out = Leave it out
intake-which = For which kind of help?
intake-as-line = As it is written: { $line }
intake-which-day = On which day?
intake-any-day = No day in the header
intake-sure-certain = Sure
intake-sure-likely = Likely
intake-sure-unsure = Please look
intake-why-header = The header says so.
intake-why-cells = The cells look like it.
intake-why-header-and-cells = The header and the cells say so.
intake-why-address = This looks like an address. Addresses are never needed here.
intake-why-personal = Nobody needs to know this in order to help.
intake-why-bookkeeping = This is your group's own bookkeeping.
intake-why-double = Another column says the same, and better.
intake-why-empty = Nothing is written in it.
intake-why-nothing = We did not recognise it.
intake-why-chosen = Chosen by you.
intake-ask-dates = Does the day or the month come first? No date in the sheet tells.
intake-ask-given = Is this what people give? We took it so.
intake-ask-needed = Is this what people need? We took it so.
intake-ask-tick-give = Is a yes here an offer of its own: { $category }?
intake-ask-tick-need = Is a yes here a need of its own: { $category }?
intake-ask-unknown = We do not know what this is, and leave it out.
intake-dates = How dates are written
intake-dates-day-first = Day first: 25/3/2026
intake-dates-month-first = Month first: 3/25/2026
intake-dates-year-first = Year first: 26/3/25
intake-labels = Words that we do not know
intake-labels-hint = These stand in several rows and are none of your kinds of help. Say which kind they mean, or let them stay as they are written.
intake-label-rows = { $rows ->
    [one] in { $rows } row
   *[other] in { $rows } rows
}
intake-stays-line = Stays as it is written
intake-look = Look again
intake-first-rows = The first rows, as they would be read
intake-row-line = Row { $row }, line { $line }
intake-row-why = Row { $row }: { $why }
intake-in-column = { $column }: { $why }
intake-no-name = Without a name
intake-gives = Could give:
intake-wishes = Needs:
intake-new-area = { $area } (a new area)
intake-paused = Resting, not to be asked
intake-asked-at = Asked { $at }
intake-stage-under-way = Somebody was on it; taken as open
intake-stage-met = Done already
intake-stage-closed = Taken back
intake-stage-duplicate = Taken for a second copy
intake-unread-rows = Rows that could not be read
intake-and-more = And more.
intake-remarks = Taken in, but not all of it was understood
intake-remark = { $what } ({ $count })
intake-remark-rows = { $count ->
    [one] { $count } time, in row { $rows }
   *[other] { $count } times, first in rows { $rows }
}
intake-remarks-hint = Nothing of this was dropped. It stands as a note with the person, as it was written.
intake-go = Bring it in
intake-go-hint = Rows that are here already change nothing. You can hand in the same sheet as often as you like, also when it has grown.
intake-run = Bring it in
intake-try = First try all rows
intake-mappings = Keep these columns for the next time
intake-mappings-hint = A sheet with the same headers finds them again by itself.
intake-mapping-name = A name for it
intake-mapping-save = Keep it
intake-mapping-choose = Or read the columns as you once kept them
intake-mapping-use = Use it
intake-mapping-forget = Forget it
intake-mapping-of = Columns of { $day }
intake-guess-again = Guess again
intake-saved = Kept. The same headers will find it again.
intake-forgotten = Forgotten.
intake-laid-over = The columns are read as you kept them. Please look them over.
intake-one-at-a-time = A sheet is being brought in right now. One at a time: please wait until it is done.
intake-run-running = Your sheet is being brought in
intake-run-trying = Trying all rows
intake-run-done = Your sheet is here
intake-run-tried = What would come of all rows
intake-run-stopped = Stopped
intake-run-failed = This could not go on
intake-rows-done = { $rows ->
    [one] { $rows } row done
   *[other] { $rows } rows done
}
intake-percent = { $percent } %
intake-run-hint = You may leave this page. It goes on by itself, also after the program was restarted.
intake-look-again = Look again
intake-tried-hint = Nothing was taken in yet. Go back to the columns to correct them, or to bring the sheet in.
intake-back-to-columns = Back to the columns
intake-stop = Stop
intake-stop-hint = What was taken in stays. If you bring the sheet in later, only the rest is new.
intake-to-people = To the people
intake-to-unsorted = Words that need sorting
intake-unread-hint = Take them out as a sheet, mend them there, and hand that sheet in. Two columns at its end say the line and the reason. You need not take them away.
intake-download = Take these rows out
intake-forget-rows = They are mended. Forget them here.
intake-forget-hint = Otherwise they stay here sealed, only for you, as long as your neighborhood keeps contacts.
intake-rows-gone = What stood in these rows is not kept any more.
intake-rows-not-yours = Only whoever handed the sheet in can see these rows.
intake-mended = What stood in these rows is forgotten.
intake-trouble-gone = The sheet waited too long and was deleted. Please hand it in again.
intake-trouble-misfit = The columns do not fit the sheet. Please look them over again.
intake-trouble-too-many-rows = The sheet has more rows than we can read at once. Please split it. What was taken in stays.
intake-trouble-not-text = The sheet could not be read. Please hand it in again.
intake-trouble-empty = The sheet could not be read. Please hand it in again.
intake-trouble-workbook = The sheet could not be read. Please hand it in again.
intake-trouble-too-many-columns = The sheet could not be read. Please hand it in again.
intake-trouble-unreadable = The sheet could not be read. Please hand it in again.
intake-reason-blank = Nothing is written in this row.
intake-reason-header-again = The headers stand here once more.
intake-reason-too-many-cells = It has more cells than there are columns. A comma inside a cell may have moved the rest.
intake-reason-quote-not-closed = A quotation mark was opened and never closed.
intake-reason-no-person = Neither a name nor a way to reach anybody.
intake-reason-too-long = It is too long. Please shorten it.
intake-reason-too-many-wishes = More than a hundred gives and needs in one row.
intake-reason-short-row = Cells are missing at the end. They were taken as empty.
intake-reason-phone-unreadable = The phone number could not be read. It is kept as a note.
intake-reason-email-unreadable = The e-mail address could not be read. It is kept as a note.
intake-reason-category-unknown = None of your kinds of help. It is kept as it was written.
intake-reason-category-guessed = The kind of help was recognised by a word. The text is kept with it.
intake-reason-area-unknown = None of your areas. The name is kept; an address becomes a note.
intake-reason-language-unknown = A language that we do not know. It is kept as a note.
intake-reason-date-unclear = The date could not be read. It is kept as a note.
intake-reason-urgency-unclear = It does not say how soon. It is kept as a note.
intake-reason-times-unclear = It does not say which times. It is kept as a note.
intake-reason-often-unclear = It does not say how often. It is kept as a note.
intake-reason-status-unclear = It does not say where it stands. Taken as open, kept as a note.
intake-reason-yes-or-no-unclear = Neither yes nor no. Taken as yes, kept as a note.
intake-reason-side-unclear = It does not say whether they give or need. Taken as a need.
intake-reason-letters-lost = Letters were lost before the sheet came here. Please look at the name.
intake-export = Take everything along
intake-export-about = All people, offers, needs and answers as sheets or as one file.
intake-export-lead = What your neighborhood holds is yours. Take it along as sheets to read, or as one file from which all of it can be brought back.
intake-export-look = Taking one of these is a look at everybody in it. It is written down with your name before anything is opened, and each neighbor can read it on their page.
intake-export-sheets = As sheets
intake-export-sheets-hint = CSV, to open in any spreadsheet program. Cells that such a program might run are made harmless.
intake-sheet-people = People
intake-sheet-offers = Offers
intake-sheet-needs = Needs
intake-sheet-matches = Introductions and suggestions
intake-sheet-answers = Answers to the survey
intake-take = Take it
intake-export-everything = Everything, as one file
intake-export-everything-hint = JSON, for moving to another computer or for your own programs.
intake-take-all = Take everything
intake-export-care = Names and phone numbers lie open in these files. Keep them where nobody else looks, and delete them when you are done.
