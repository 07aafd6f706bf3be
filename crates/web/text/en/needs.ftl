# Offers and needs: their terms, the board, one offer or need.
needs-category = What is it about?
needs-choose = Please choose
needs-quantity = How many?
needs-quantity-hint = Seats, meals, hours, chairs.
needs-quantity-wrong = Please write a number from 1 to 500.
needs-often = How often?
needs-often-once = Once
needs-often-weekly = Every week
needs-often-monthly = Every month
needs-often-standing = Whenever it is needed
needs-urgency = How soon?
needs-urgency-today = Today
needs-urgency-week = This week
needs-urgency-whenever = When it suits
needs-due = Is there a date?
needs-due-hint = Leave this empty if any day is fine.
needs-due-wrong = Please write the date like 2026-05-31, within a year from now.
needs-area = Which area?
needs-area-unsaid = Not said
needs-radius = How far would you go?
needs-radius-any = Anywhere here
needs-radius-steps =
    { $steps ->
        [0] Only in this area
        [1] Up to the next area
       *[other] Up to { $steps } areas away
    }
needs-remote-need = Help from afar is fine: by phone or online
needs-remote-offer = Distance does not matter: by phone or online
needs-wants-known = Only somebody the circle knows
needs-wants-known-hint = Somebody an organizer has met or vouched for.
needs-times = Times that suit
needs-times-hint = Leave all boxes empty if any time is fine.
needs-languages = Languages
needs-languages-hint-need = Which languages would be understood?
needs-languages-hint-offer = Which languages can you speak?
needs-languages-more = More languages
needs-language-matters = It has to be one of these languages
needs-title-need = { $category }: needed
needs-title-offer = { $category }: offered
needs-back-to-board = To the board
needs-state-open = Open
needs-state-paused = Resting
needs-state-matched = Matched
needs-state-met = Met
needs-state-withdrawn = Taken back
needs-state-expired = Lapsed
needs-fact-quantity = How many
needs-fact-promised = { $promised } promised
needs-fact-area = Where
needs-fact-remote = from afar is fine
needs-fact-wish = Wish
needs-fact-said = Said
needs-fact-changed = Changed
needs-fact-holds = Still holds?
needs-fact-asked = Asked on { $moment }. No answer so far.
needs-fact-asks = We will ask on { $day }.
needs-change = Change the terms
needs-whose = Whose it is
needs-nameless = No name given
needs-channel-mail = Likes to be reached by e-mail
needs-channel-text = Likes to be reached by text message
needs-channel-call = Likes to be called
needs-channel-neighbor = Likes to be reached through a neighbor
needs-channel-nobody = Wishes no messages
needs-through = Through:
needs-note = In their own words
needs-note-none = They wrote nothing more.
needs-look-hint = Names and notes stay closed until somebody needs them. If you look, it is written down, and they can see that you did.
needs-look = Show who this is and their note
needs-their-record = Their record
needs-turns = What now?
needs-turn-still = It still holds
needs-turn-meet = It has been met
needs-turn-pause = Let it rest
needs-turn-reopen = Open it again
needs-turn-withdraw = Take it back
needs-saved = Saved.
needs-quantity-promised = More than this is promised already. Please write a larger number.
needs-note-hint = What the other person should know. Only whoever looks on purpose can read it.
needs-new-need = Something new that is needed
needs-new-offer = Something new that is offered
board-title = Board
board-needs = What is needed
board-offers = What is offered
board-words = Search by words
board-words-hint = rides, coche, Old Mill
board-find = Search
board-narrow = Narrow it down
board-category = Kind of help
board-area = Area
board-any = Any
board-state = Where it stands
board-show = Show
board-unknown = These words mean nothing here: { $words }. Search for kinds of help and areas. People are found on their own page.
board-understood = Showing: { $what }
board-undecided =
    { $count ->
        [one] One is past its time, and we could not ask whether it still holds
       *[other] { $count } are past their time, and we could not ask whether they still hold
    }
board-undecided-hint = We have no way to ask, or our question did not arrive. Open each one and say whether it still holds. Until then nothing happens to it.
board-side-need = needed
board-side-offer = offered
board-count-need =
    { $count ->
        [0] No needs
        [one] 1 need
       *[other] { $count } needs
    }
board-count-offer =
    { $count ->
        [0] No offers
        [one] 1 offer
       *[other] { $count } offers
    }
board-count-many = More than { $count }
board-all = Show all
board-as-text = As text for a group chat
board-introduced =
    { $count ->
        [one] introduced
       *[other] { $count } introduced
    }
board-asked =
    { $count ->
        [one] being asked
       *[other] { $count } being asked
    }
board-suggested =
    { $count ->
        [one] 1 suggestion
       *[other] { $count } suggestions
    }
board-promised = { $promised } of { $of } promised
board-still-asked = asked whether it still holds
board-age =
    { $days ->
        [0] since today
        [one] since yesterday
       *[other] for { $days } days
    }
board-empty = Nothing here.
board-first = From the beginning
board-next = Show more
board-quick = Write down what somebody tells you
board-text = Text for a group chat
board-text-hint = No names and no days: only kinds of help, areas and weeks. Look it over before you send it.
board-copy = Copy
board-copied = Copied
board-text-title-need = { $name }: what would make life easier
board-text-title-offer = { $name }: what neighbors could share
board-text-week = in the week of { $day }
board-text-more = and { $count } more
board-text-end-need = Could you help with something? Say so here, it takes two minutes:
board-text-end-offer = Could you use something? Say so here, it takes two minutes:
