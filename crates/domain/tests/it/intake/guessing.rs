//! What the columns of a sheet hold.

use domain::{Times, intake::*};

use super::*;

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
fn a_name_in_two_columns_is_one_name() {
    let sheet = sheet("First name|Last name|Email", &["Ana|Gómez|ana@example.org"]);
    assert_eq!(sheet.kinds()[..2], [Kind::FirstName, Kind::LastName]);
    assert_eq!(sheet.entry().name, "Ana Gómez");
}
