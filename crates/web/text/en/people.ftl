# People, as organizers meet them.
people-title = People
people-find = Find somebody
people-find-hint = By name, phone number or e-mail address. Whoever is shown can see that you looked.
people-new = Write down somebody new
people-duplicates = Written down twice?
people-channel = Reached by
people-standing = Where they stand
people-here = Everybody here
people-count =
    { $count ->
        [0] Nobody
        [one] 1 person
       *[other] { $count } people
    }
people-nameless-hint = Names stay closed here. Open a record to see who it is.
people-somebody = Somebody in { $area }
people-somebody-somewhere = Somebody, area not said
people-has = offers { $offers }, needs { $needs }
people-by-mail = by e-mail
people-by-text = by text message
people-by-call = by phone call
people-by-neighbor = through a neighbor
people-by-nobody = not at all
people-since = here since { $day }
people-is-active = here
people-is-paused = resting
people-is-withdrawn = gone
people-is-erased = forgotten
people-known = known by the circle
people-organizes = organizer
people-me = this is you
people-back = To the people
people-found = Who was found
people-found-hint = It has been written down that you looked at these names.
people-found-more = There are more. Please type more of the name.
people-nobody = Nobody was found.
people-compare = Compare
people-look-hint = Name and contact stay closed until somebody needs them. If you look, it is written down, and they can see that you did.
people-look = Show name and contact
people-speaks = Speaks
people-reach = How far
people-asks = May be asked
people-asks-a-week =
    { $count ->
        [0] not at all
        [one] once a week
       *[other] { $count } times a week
    }
people-here-since = Here since
people-rests-until = Rests until
people-listings = Offers and needs
people-listings-none = None so far.
people-add-need = Add a need
people-add-offer = Add an offer
people-deeds = What now?
people-do-pause = Let them rest for 30 days
people-do-back = They are back
people-do-withdraw = They have left
people-do-vouch = We know them
people-do-unvouch = We do not know them
people-vouch-hint = “We know them” means that you have met them, or know somebody who has. Some people only want help from somebody who is known.
people-trust = Trust somebody with organizing
people-twice = Is this person here twice?
people-twice-find = Find the other record
people-merged = Joined with another record on { $day }
people-undo = Part them again
people-saved = Saved.
people-joined = They are one record now. You can part them again further down.
people-parted = They are two records again.
people-two = Noted: these are two people.
people-why-contact-and-name = The same phone or e-mail, and names that are alike
people-why-name-and-area = Names that are alike, in the same area
people-why-name = The same full name, and one of them gave no area
people-why-contact = The same phone or e-mail, and different names. Perhaps they live together.
people-duplicates-hint = These records may be one person. Nothing is joined unless you do it. If you compare two, both people can see that you looked.
people-duplicates-none = None that we can see.
people-duplicates-more = and { $count } more. They come when these are done.
people-compare-title = Is this one person?
people-compare-hint = Join them only if you are sure: whoever can be reached by this phone or e-mail can open the page of the joined record. What the kept one says stands, and what it leaves blank is filled from the other. You can part them again.
people-phone = Phone
people-mail = E-mail
people-keep = One person: keep this record
people-not-the-same = These are two people
people-erase = Erase this person
people-erase-title = Erase everything about this person?
people-erase-hint = Name, contact, notes and answers are destroyed, also in backups. Only counts are left. Nobody can bring them back. Whoever waits for them is told that they cannot after all.
people-erase-sure = Yes, they want this, or it has to be
people-forgotten = Everything about them has been erased.
people-forgotten-hint = This person was forgotten. Only the counts are left.
