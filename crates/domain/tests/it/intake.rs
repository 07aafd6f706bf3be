//! Sheets and rows, made up for the rule that each test names.

use domain::{
    AreaId, Times, Zone,
    contact::Country,
    intake::{
        DateOrder, Entry, Guess, Kind, Known, Mapping, Place, Plan, Question, Reason, Stage, Sure,
        Trouble, Wants, Weekday, What, Why, Wish, guess,
    },
    needs::{ListingState, Often, Urgency},
    people::Channel,
};
use proptest::prelude::*;

fn known() -> Known {
    let mut known = Known::new(Country::US, Zone::named("America/Detroit").unwrap());
    let nothing: [&str; 0] = [];
    known.add_category(
        "food",
        ["Food", "Comida", "طعام"],
        ["groceries", "meals", "halal food"],
    );
    known.add_category(
        "errands",
        ["Errands", "Mandados"],
        ["running errands, getting supplies", "shopping"],
    );
    known.add_category(
        "transport",
        ["Rides", "Transporte"],
        ["ride", "drive", "transportation"],
    );
    known.add_category("company", ["Company", "Compañía"], ["someone to talk to"]);
    known.add_category("money", ["Money"], ["financial support", "cash"]);
    known.add_category("childcare", ["Childcare"], nothing);
    known.add_area(AreaId(uuid::Uuid::nil()), ["Northside", "North side"]);
    known.add_language("en", ["English", "inglés"]);
    known.add_language("es", ["Spanish", "Español"]);
    known.add_language("ar", ["Arabic", "العربية"]);
    known
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// A sheet of a header row and rows, all cells parted by `|`.
struct SheetOf {
    headers: Vec<String>,
    rows: Vec<Vec<String>>,
}

fn sheet(headers: &str, rows: &[&str]) -> SheetOf {
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect();
    SheetOf {
        headers: cells(headers),
        rows: rows.iter().map(|row| cells(row)).collect(),
    }
}

impl SheetOf {
    fn guess(&self) -> Guess {
        guess(&self.headers, &self.rows, &known())
    }

    fn kinds(&self) -> Vec<Kind> {
        self.guess()
            .mapping
            .columns
            .into_iter()
            .map(|column| column.kind)
            .collect()
    }

    fn read(&self) -> Vec<Result<Entry, Vec<Trouble>>> {
        let plan = self.guess().mapping.fit(&self.headers).unwrap();
        (1..)
            .zip(&self.rows)
            .map(|(row, cells)| plan.read(&known(), row, cells))
            .collect()
    }

    fn entry(&self) -> Entry {
        self.read().remove(0).unwrap()
    }
}

/// One row read by a mapping that is written out: `header = kind`.
fn plan(columns: &[(&str, Kind)]) -> Plan {
    let headers: Vec<String> = columns
        .iter()
        .map(|(header, _)| (*header).to_owned())
        .collect();
    let columns = columns.iter().map(|(header, kind)| domain::intake::Column {
        header: (*header).to_owned(),
        kind: kind.clone(),
    });
    let mapping = Mapping {
        date_order: DateOrder::MonthFirst,
        columns: columns.collect(),
        words: Default::default(),
    };
    mapping.fit(&headers).unwrap()
}

fn read(columns: &[(&str, Kind)], cells: &[&str]) -> Result<Entry, Vec<Trouble>> {
    plan(columns).read(&known(), 1, &owned(cells))
}

fn reasons(troubles: &[Trouble]) -> Vec<&'static str> {
    troubles
        .iter()
        .map(|trouble| trouble.reason.word())
        .collect()
}

fn shown(wishes: &[Wish]) -> Vec<String> {
    let show = |wish: &Wish| match &wish.what {
        What::Category(key) if wish.note.is_empty() => key.clone(),
        What::Category(key) => format!("{key} <{}>", wish.note),
        What::Line(line) => format!("? {line}"),
    };
    wishes.iter().map(show).collect()
}

#[test]
fn one_row_makes_many_needs_and_offers() {
    let entry = sheet(
        "Timestamp|Name|Phone|What could you offer?|What do you need?|How soon?|Languages|Barrio",
        &["3/25/2026 21:14:33|Zoë|(517) 555-0142|Rides, Food (halal)|Someone to talk to, a ladder|ASAP|Spanish, English|north side"],
    )
    .entry();
    assert_eq!(entry.name, "Zoë");
    assert_eq!(entry.phone.as_ref().unwrap().e164(), "+15175550142");
    assert_eq!(shown(&entry.gives), ["transport", "food <halal>"]);
    assert_eq!(shown(&entry.needs), ["company", "? a ladder"]);
    assert_eq!(entry.urgency, Some(Urgency::Today));
    assert_eq!(entry.languages, ["es", "en"]);
    assert_eq!(entry.area, Some(Place::Area(AreaId(uuid::Uuid::nil()))));
    assert_eq!(entry.asked_at.unwrap().rfc3339(), "2026-03-26T01:14:33Z");
    assert_eq!(reasons(&entry.remarks), ["category_unknown"]);
}

#[test]
fn a_sheet_in_spanish_is_guessed() {
    let sheet = sheet(
        "Marca temporal|Nombre completo|Teléfono celular|Correo electrónico|Dirección|¿Qué necesita?|¿Qué puede ofrecer?|Idioma|Comentarios",
        &[
            "25/3/2026 21:14:33|Ana Gómez|517 555 0142|ana@example.org|Calle 5 23|Comida, Mandados|Transporte|Español|gracias",
            "4/3/2026 9:00:00|Luz|517 555 0143||Calle 6 1|Comida||inglés|",
        ],
    );
    use Kind::*;
    assert_eq!(
        sheet.kinds(),
        [
            When, Name, Phone, Email, LeftOut, Needs, Gives, Languages, Notes
        ]
    );
    assert_eq!(sheet.guess().mapping.date_order, DateOrder::DayFirst);
    assert_eq!(
        sheet.entry().asked_at.unwrap().rfc3339(),
        "2026-03-26T01:14:33Z"
    );
    assert_eq!(shown(&sheet.entry().needs), ["food", "errands"]);
}

#[test]
fn a_sheet_in_arabic_is_guessed() {
    let sheet = sheet(
        "طابع زمني|الاسم|رقم الهاتف|البريد الإلكتروني|العنوان|ماذا تحتاج؟|اللغة|ملاحظات",
        &[
            "2026/03/25 9:14:33 م|أمينة|٥١٧ ٥٥٥ ٠١٤٢|amina@example.org|شارع 5 رقم 3|طعام|العربية|شكرا",
        ],
    );
    use Kind::*;
    assert_eq!(
        sheet.kinds(),
        [When, Name, Phone, Email, LeftOut, Needs, Languages, Notes]
    );
    let entry = sheet.entry();
    assert_eq!(entry.phone.as_ref().unwrap().e164(), "+15175550142");
    assert_eq!(shown(&entry.needs), ["food"]);
    assert_eq!(entry.languages, ["ar"]);
}

#[test]
fn a_column_of_ticks_is_one_thing_given_or_needed() {
    let sheet = sheet(
        "Name|email|offer_category_errands|ask_category_food|Do you need help with childcare?|offer_category_haircuts",
        &[
            "Ana|ana@example.org|x|No|Yes, on Mondays|1",
            "Ben|ben@example.org|0|TRUE|No|",
            "Cy||1||Yes|x",
        ],
    );
    let flag = |category: &str| Kind::NeedFlag {
        category: category.to_owned(),
    };
    let kinds = sheet.kinds();
    assert_eq!(
        kinds[2],
        Kind::GiveFlag {
            category: "errands".into()
        }
    );
    assert_eq!(kinds[3..5], [flag("food"), flag("childcare")]);
    assert_eq!(
        kinds[5],
        Kind::GiveFlag {
            category: "haircuts".into()
        }
    );
    let entry = sheet.entry();
    assert_eq!(shown(&entry.gives), ["errands", "? haircuts"]);
    assert_eq!(shown(&entry.needs), ["childcare <Yes, on Mondays>"]);
}

#[test]
fn a_yes_or_no_beside_a_list_is_kept_and_asked_about() {
    let sheet = sheet(
        "First Name|Phone|What type of support are you seeking?|Financial Support Needed?",
        &["Ana|517 555 0142|Food|Yes", "Ben|517 555 0143|Rides|No"],
    );
    let guess = sheet.guess();
    assert_eq!(guess.mapping.columns[3].kind, Kind::Notes);
    assert_eq!(guess.columns[3].sure, Sure::Unsure);
    assert!(
        matches!(&guess.questions[..], [Question::TickForCategory { category, .. }] if category == "money")
    );
    assert_eq!(sheet.entry().notes_text(), "Financial Support Needed?: Yes");
}

#[test]
fn a_list_without_a_side_follows_what_each_row_says() {
    let sheet = sheet(
        "Name|Phone|I want to|Kind of help",
        &[
            "Ana|517 555 0142|Offer help|Food, Rides",
            "Ben|517 555 0143|Get help|Food",
            "Cy|517 555 0144|Both|Errands",
        ],
    );
    assert_eq!(sheet.kinds()[2..], [Kind::Side, Kind::GivesOrNeeds]);
    let rows: Vec<Entry> = sheet.read().into_iter().map(Result::unwrap).collect();
    assert_eq!(
        (shown(&rows[0].gives), rows[0].needs.len()),
        (owned(&["food", "transport"]), 0)
    );
    assert_eq!(
        (rows[1].gives.len(), shown(&rows[1].needs)),
        (0, owned(&["food"]))
    );
    assert_eq!(rows[2].wants, Some(Wants::Both));
    assert_eq!(
        (shown(&rows[2].gives), shown(&rows[2].needs)),
        (owned(&["errands"]), owned(&["errands"]))
    );
}

#[test]
fn a_list_whose_side_nobody_says_is_asked_about() {
    let lists = sheet("Name|Phone|Kind of help", &["Ana|517 555 0142|Food, Rides"]);
    assert_eq!(lists.kinds()[2], Kind::Needs);
    assert!(
        lists
            .guess()
            .questions
            .iter()
            .any(|q| matches!(q, Question::GivenOrNeeded { .. }))
    );
    let offers = sheet(
        "Volunteer name|Phone|Kind of help",
        &["Ana|517 555 0142|Food, Rides"],
    );
    assert_eq!(offers.kinds()[2], Kind::Gives);
    assert!(offers.guess().questions.is_empty());
}

#[test]
fn an_address_is_never_taken_in_unasked() {
    let sheet = sheet(
        "Name|Phone|Full Street address|Cross Street #1|Zip|Where you live|Area",
        &["Ana|517 555 0142|822 Oak St|Elm|48910|12 Long Acre Road|822 Oak St"],
    );
    let guess = sheet.guess();
    for (column, guessed) in guess.mapping.columns[2..6].iter().zip(&guess.columns[2..6]) {
        assert_eq!(column.kind, Kind::LeftOut, "{}", column.header);
        assert_eq!(guessed.why, Why::Address, "{}", column.header);
    }
    assert_eq!(guess.mapping.columns[6].kind, Kind::LeftOut);
    let entry = read(
        &[("Name", Kind::Name), ("Area", Kind::Area)],
        &["Ana", "822 Oak St, apt 4"],
    )
    .unwrap();
    assert_eq!(entry.area, None);
    assert_eq!(reasons(&entry.remarks), ["area_unknown"]);
}

#[test]
fn what_nobody_recognises_is_left_out_and_asked_about() {
    let guess = sheet("Name|Phone|Zodiac", &["Ana|517 555 0142|Leo"]).guess();
    assert_eq!(guess.mapping.columns[2].kind, Kind::LeftOut);
    assert_eq!(
        guess.questions,
        [Question::NotRecognised {
            column: "Zodiac".into()
        }]
    );
    let nobody = sheet("Thing|Number", &["Leo|3"]).guess();
    assert_eq!(nobody.questions[0], Question::Nobody);
}

#[test]
fn headers_that_only_look_alike_are_told_apart_by_their_cells() {
    let sheet = sheet(
        "Name|Phone|Time|Date last used|Phone call|Emergency contact email",
        &[
            "Ana|517 555 0142|2026-03-25T21:14:33Z|4/4/2026|x|ben@example.org",
            "Ben|517 555 0143|2026-03-25T21:15:33Z|||",
        ],
    );
    let kinds = sheet.kinds();
    assert_eq!(kinds[2], Kind::When);
    assert_eq!(kinds[3], Kind::LeftOut);
    assert_ne!(kinds[4], Kind::Phone);
}

#[test]
fn the_order_of_dates_is_asked_when_no_date_tells() {
    let question = |dates: &[&str]| sheet("Name|Timestamp", dates).guess();
    let open = question(&["Ana|3/4/2026 9:00:00", "Ben|5/6/2026 9:00:00"]);
    assert_eq!(open.mapping.date_order, DateOrder::MonthFirst);
    assert!(matches!(
        open.questions[..],
        [Question::DateOrder {
            taken: DateOrder::MonthFirst,
            ..
        }]
    ));
    let told = question(&["Ana|3/4/2026 9:00:00", "Ben|25/6/2026 9:00:00"]);
    assert_eq!(
        (told.mapping.date_order, told.questions.len()),
        (DateOrder::DayFirst, 0)
    );
}

#[test]
fn times_of_the_week_are_gathered_from_their_columns() {
    let monday = Kind::Times {
        day: Some(Weekday::Monday),
    };
    let sheet = sheet(
        "Name|What times are you available? [Monday]|What times are you available? [Saturday]|Availability",
        &["Ana|Morning, Evening||Sunday afternoons"],
    );
    assert_eq!(sheet.kinds()[1], monday);
    let wanted = Times::of(0, 0).with(Times::of(0, 2)).with(Times::of(6, 1));
    assert_eq!(sheet.entry().times, wanted);
}

#[test]
fn what_the_group_noted_says_where_a_row_stands() {
    let columns = [
        ("Name", Kind::Name),
        ("Status", Kind::Status),
        ("Account Disabled", Kind::Disabled),
    ];
    let stage = |status| {
        read(&columns, &["Ana", status, ""])
            .unwrap()
            .stage
            .listing_state()
    };
    assert_eq!(stage("Completed"), ListingState::Met);
    assert_eq!(stage("In progress"), ListingState::Open);
    assert_eq!(stage("Duplicate"), ListingState::Withdrawn);
    let unclear = read(&columns, &["Ana", "blue folder", "checked"]).unwrap();
    assert_eq!((unclear.stage, unclear.paused), (Stage::Open, true));
    assert_eq!(unclear.notes_text(), "Status: blue folder");
    assert_eq!(reasons(&unclear.remarks), ["status_unclear"]);
}

#[test]
fn how_somebody_likes_to_be_reached_may_stand_beside_the_number() {
    let columns = [("Name", Kind::Name), ("Phone", Kind::Phone)];
    let entry = read(&columns, &["Ana", "1-517-555-0142 (text only)"]).unwrap();
    assert_eq!(entry.channel, Some(Channel::Text));
    let other = read(&columns, &["Ana", "517-555-0142, ask for Ben"]).unwrap();
    assert_eq!(
        (other.channel, other.notes_text().as_str()),
        (None, "Phone: ask for Ben")
    );
}

#[test]
fn a_contact_in_the_wrong_column_is_still_a_contact() {
    let columns = [
        ("Name", Kind::Name),
        ("Phone", Kind::Phone),
        ("Email", Kind::Email),
    ];
    let entry = read(&columns, &["Ana", "ana@example.org", "517 555 0142"]).unwrap();
    assert_eq!(entry.email.unwrap().as_str(), "ana@example.org");
    assert_eq!(entry.phone.unwrap().e164(), "+15175550142");
    let two = read(&columns, &["Ana", "", "ana@example.org, ana2@example.org"]).unwrap();
    assert_eq!(two.email.as_ref().unwrap().as_str(), "ana@example.org");
    assert_eq!(two.notes_text(), "Email: ana@example.org, ana2@example.org");
}

#[test]
fn what_cannot_be_read_is_kept_and_said() {
    let columns = [
        ("Name", Kind::Name),
        ("Phone", Kind::Phone),
        ("When", Kind::When),
        ("How soon", Kind::Urgency),
        ("Often", Kind::Often),
        ("Languages", Kind::Languages),
    ];
    let entry = read(
        &columns,
        &[
            "Ana",
            "555-0142",
            "last spring",
            "purple",
            "perhaps",
            "Klingon",
        ],
    )
    .unwrap();
    assert_eq!(
        reasons(&entry.remarks),
        [
            "phone_unreadable",
            "date_unclear",
            "urgency_unclear",
            "often_unclear",
            "language_unknown"
        ]
    );
    assert_eq!(entry.notes.len(), 5);
    let fine = read(
        &columns,
        &[
            "Ana",
            "none",
            "",
            "This week",
            "weekly",
            "English and Spanish",
        ],
    )
    .unwrap();
    assert_eq!((fine.remarks.len(), fine.notes.len()), (0, 0));
    assert_eq!(
        (fine.urgency, fine.often),
        (Some(Urgency::Week), Some(Often::Weekly))
    );
}

#[test]
fn a_row_that_says_nothing_of_anybody_is_reported() {
    let columns = [
        ("Name", Kind::Name),
        ("Phone", Kind::Phone),
        ("Needs", Kind::Needs),
    ];
    let why = |cells: &[&str]| reasons(&read(&columns, cells).unwrap_err()).join(" ");
    assert_eq!(why(&["", " ", ""]), "blank");
    assert_eq!(why(&[]), "blank");
    assert_eq!(why(&["Name", "Phone", "Needs"]), "header_again");
    assert_eq!(why(&["", "", "Food"]), "no_person");
    assert_eq!(why(&["", "call me", "Food"]), "phone_unreadable no_person");
    assert_eq!(
        why(&["Ana", "517 555 0142", "Food", "Rides"]),
        "too_many_cells"
    );
    assert_eq!(why(&[&"x".repeat(101), "", ""]), "too_long");
    let many: Vec<String> = (0..101).map(|n| format!("thing {n}")).collect();
    assert_eq!(why(&["Ana", "", &many.join("; ")]), "too_many_wishes");
    assert!(read(&columns, &["Ana", "517 555 0142", "Food", "", " "]).is_ok());
    let short = read(&columns, &["Ana"]).unwrap();
    assert_eq!(reasons(&short.remarks), ["short_row"]);
}

#[test]
fn a_name_in_two_columns_is_one_name() {
    let sheet = sheet("First name|Last name|Email", &["Ana|Gómez|ana@example.org"]);
    assert_eq!(sheet.kinds()[..2], [Kind::FirstName, Kind::LastName]);
    assert_eq!(sheet.entry().name, "Ana Gómez");
}

#[test]
fn a_name_of_any_script_or_sign_is_a_name() {
    for name in [
        "李娜",
        "أمينة Żak",
        "🙂",
        "O'Brien",
        "?????",
        "N. (she/her)",
    ] {
        assert_eq!(read(&[("Name", Kind::Name)], &[name]).unwrap().name, name);
    }
    let lost = read(&[("Name", Kind::Name)], &["Nguy?n"]).unwrap();
    assert_eq!(reasons(&lost.remarks), ["letters_lost"]);
}

#[test]
fn the_same_row_written_differently_has_the_same_fingerprint() {
    let columns = [
        ("Name", Kind::Name),
        ("Email", Kind::Email),
        ("Phone", Kind::Phone),
        ("Needs", Kind::Needs),
        ("Time", Kind::When),
        ("Status", Kind::Status),
    ];
    let print = |cells: &[&str]| read(&columns, cells).unwrap().fingerprint_source();
    let first = print(&[
        "Ana",
        "ana@example.org",
        "5175550142",
        "Food, pet care",
        "3/4/2026 9:05:00",
        "",
    ]);
    let again = print(&[
        " ANA ",
        " ANA@EXAMPLE.ORG ",
        "(517) 555-0142",
        "Pet Care; food",
        "2026-03-04 09:05",
        "Done",
    ]);
    assert_eq!(first, again);
    let mut others = vec![first];
    others.push(print(&[
        "Ana",
        "ana@example.org",
        "5175550142",
        "Food",
        "3/4/2026 9:05:00",
        "",
    ]));
    others.push(print(&[
        "Ana",
        "ana@example.org",
        "5175550142",
        "Food, pet care",
        "3/5/2026 9:05:00",
        "",
    ]));
    others.push(print(&[
        "Ana",
        "ben@example.org",
        "5175550142",
        "Food, pet care",
        "3/4/2026 9:05:00",
        "",
    ]));
    others.sort();
    others.dedup();
    assert_eq!(others.len(), 4);
}

#[test]
fn a_category_that_comes_later_does_not_make_an_old_row_new() {
    let plan = plan(&[("Name", Kind::Name), ("Needs", Kind::Needs)]);
    let cells = owned(&["Ana", "haircut, running errands, getting supplies"]);
    let mut later = known();
    later.add_category("hair", ["Haircut"], ["running errands"]);
    let before = plan.read(&known(), 1, &cells).unwrap();
    let after = plan.read(&later, 1, &cells).unwrap();
    assert!(before.needs != after.needs);
    assert_eq!(before.fingerprint_source(), after.fingerprint_source());
}

#[test]
fn a_mapping_is_written_as_people_can_edit_it() {
    let text = r#"{
        "date_order": "day_first",
        "columns": [
            {"header": "Who", "is": "name"},
            {"header": "Monday", "is": "times", "day": "monday"},
            {"header": "Any time", "is": "times"},
            {"header": "Cooks", "is": "give_flag", "category": "food"},
            {"header": "Street", "is": "left_out"}
        ],
        "words": {"Shopping for elders": "errands", "Other": ""}
    }"#;
    let mapping: Mapping = serde_json::from_str(text).unwrap();
    assert_eq!(
        mapping.columns[1].kind,
        Kind::Times {
            day: Some(Weekday::Monday)
        }
    );
    let again: Mapping = serde_json::from_str(&serde_json::to_string(&mapping).unwrap()).unwrap();
    assert_eq!(mapping, again);
    for wrong in [
        r#"{"columns": [{"header": "Who", "is": "nmae"}]}"#,
        r#"{"colums": []}"#,
        r#"{"columns": [{"is": "name"}]}"#,
    ] {
        assert!(serde_json::from_str::<Mapping>(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_mapping_fits_a_sheet_give_or_take_spaces_and_case() {
    let mapping: Mapping = serde_json::from_str(
        r#"{"columns": [{"header": "name ", "is": "name"}, {"header": "Gone", "is": "notes"}, {"header": "Also gone", "is": "left_out"}]}"#,
    )
    .unwrap();
    let missing = mapping.fit(&owned(&["Name", "New"])).unwrap_err();
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0].header, "Gone");
    let plan = mapping.fit(&owned(&["Name", "New", "GONE"])).unwrap();
    assert_eq!(plan.unmentioned().collect::<Vec<_>>(), ["New"]);
}

#[test]
fn labels_that_the_mapping_explains_are_understood() {
    let mapping: Mapping = serde_json::from_str(
        r#"{"columns": [{"header": "Name", "is": "name"}, {"header": "Needs", "is": "needs"}],
            "words": {"Shopping, for elders": "errands", "Food": ""}}"#,
    )
    .unwrap();
    let plan = mapping.fit(&owned(&["Name", "Needs"])).unwrap();
    let entry = plan
        .read(
            &known(),
            1,
            &owned(&["Ana", "rides, shopping, for elders, food"]),
        )
        .unwrap();
    assert_eq!(shown(&entry.needs), ["transport", "errands", "? food"]);
}

#[test]
fn no_trouble_repeats_what_somebody_wrote() {
    let columns = [
        ("Name", Kind::Name),
        ("Phone", Kind::Phone),
        ("Needs", Kind::Needs),
    ];
    let entry = read(&columns, &["Canary?", "canary phone", "a canary"]).unwrap();
    let troubles = serde_json::to_string(&entry.remarks).unwrap();
    assert_eq!(entry.remarks.len(), 3);
    assert!(!troubles.to_lowercase().contains("canary"), "{troubles}");
    assert!(
        !format!("{entry:?} {:?} {:?}", entry.notes, entry.needs)
            .to_lowercase()
            .contains("canary")
    );
}

fn cell() -> impl Strategy<Value = String> {
    let seen = prop::sample::select(vec![
        "",
        " ",
        "-",
        "Food, Rides",
        "x",
        "Yes",
        "3/25/2026 21:14:33",
        "ana@example.org",
        "517 555 0142",
        "Morning, Evening",
        "ASAP",
        "Weekly",
        "English",
        "Northside",
        "(",
        ",;,",
        "\u{FEFF}=1+1",
        "🙂",
    ]);
    prop_oneof![3 => seen.prop_map(str::to_owned), 1 => "\\PC{0,40}", 1 => any::<String>()]
}

fn header() -> impl Strategy<Value = String> {
    let seen = prop::sample::select(vec![
        "Name",
        "First name",
        "Last name",
        "Phone",
        "Email",
        "What do you need?",
        "offer_category_food",
        "Time",
        "What can you offer?",
        "Status",
        "Monday",
        "I want to",
        "Neighborhood",
        "Languages",
        "ask ",
        "",
    ]);
    prop_oneof![3 => seen.prop_map(str::to_owned), 1 => "\\PC{0,30}", 1 => any::<String>()]
}

proptest! {
    #[test]
    fn guessing_and_reading_never_break_and_lose_no_row(
        headers in prop::collection::vec(header(), 1..12),
        rows in prop::collection::vec(prop::collection::vec(cell(), 0..14), 0..12),
    ) {
        let known = known();
        let guess = guess(&headers, &rows, &known);
        prop_assert_eq!(guess.mapping.columns.len(), headers.len());
        prop_assert_eq!(guess.columns.len(), headers.len());
        let plan = guess.mapping.fit(&headers).unwrap();
        for (number, cells) in (1..).zip(&rows) {
            match plan.read(&known, number, cells) {
                Ok(entry) => {
                    prop_assert!(!entry.name.is_empty() || entry.phone.is_some() || entry.email.is_some());
                    prop_assert!(!entry.fingerprint_source().is_empty());
                }
                Err(troubles) => {
                    let fatal = |trouble: &Trouble| trouble.reason <= Reason::TooManyWishes;
                    prop_assert!(troubles.iter().any(fatal), "row {}", number);
                }
            }
        }
    }
}

/// The example of a mapping in the guide for organizers.
const GUIDE: &str = include_str!("../../../../docs/import.md");

#[test]
fn the_guide_shows_a_mapping_that_works_and_explains_every_reason() {
    let example = GUIDE
        .split("```json")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    let mapping: Mapping = serde_json::from_str(example).unwrap();
    let headers: Vec<String> = mapping
        .columns
        .iter()
        .map(|column| column.header.clone())
        .collect();
    assert!(mapping.fit(&headers).is_ok());
    for reason in Reason::ALL {
        assert!(
            GUIDE.contains(&format!("`{}`", reason.word())),
            "{}",
            reason.word()
        );
    }
    for kind in ["gives_or_needs", "side"] {
        assert!(GUIDE.contains(&format!("`{kind}`")), "{kind}");
    }
}
