//! Tidy rules: what holds for every file, so that whoever comes new finds their way in the house, and so
//! that the documents stay true to the code.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use web::cli::options::Options;

/// Longest source file, in lines.
const LINES_LIMIT: usize = 600;
/// Longest script, in lines.
const SCRIPT_LIMIT: usize = 200;

const CRATES: [&str; 4] = ["matching", "domain", "app", "web"];

#[test]
fn every_module_is_named_on_the_map() {
    let map = read("ARCHITECTURE.md");
    let mut missing = Vec::new();
    for name in CRATES {
        let heading = format!("### `crates/{name}`");
        let part = map.split(&heading).nth(1).unwrap_or_default();
        let part = part.split("\n### ").next().unwrap_or_default();
        for module in modules(name) {
            if !part.contains(&format!("`{module}`")) {
                missing.push(format!("crates/{name}/src/{module}.rs"));
            }
        }
    }
    assert!(missing.is_empty(), "not in ARCHITECTURE.md: {missing:#?}");
}

#[test]
fn every_source_file_says_what_it_is() {
    let silent: Vec<_> = sources()
        .into_iter()
        .filter(|file| !read_at(file).starts_with("//!"))
        .collect();
    assert!(
        silent.is_empty(),
        "begin these with a `//!` sentence: {silent:#?}"
    );
}

#[test]
fn no_file_is_longer_than_anybody_reads() {
    let long: Vec<_> = sources()
        .into_iter()
        .filter(|file| file.components().any(|part| part.as_os_str() == "src"))
        .map(|file| (read_at(&file).lines().count(), file))
        .filter(|(lines, _)| *lines > LINES_LIMIT)
        .collect();
    assert!(
        long.is_empty(),
        "more than {LINES_LIMIT} lines, part these: {long:#?}"
    );
    let script = read("crates/web/static/app.js");
    assert!(
        script.lines().count() <= SCRIPT_LIMIT,
        "the script is too long"
    );
}

#[test]
fn sql_stands_on_one_floor_only() {
    for name in ["matching", "domain", "web"] {
        let manifest = read(&format!("crates/{name}/Cargo.toml"));
        let needed = manifest
            .split("[dev-dependencies]")
            .next()
            .unwrap_or_default();
        assert!(!needed.contains("sqlx"), "crates/{name} knows the database");
    }
    let verbs = ["all!(", "opt!(", "one!(", "exec!(", "row! {"];
    let statements = ["\"select ", "\"insert into ", "\"update ", "\"delete from "];
    let found: Vec<_> = sources()
        .into_iter()
        .filter(|file| !file.starts_with(root().join("crates/app")))
        // Tests look into the data themselves, where it matters what lies there.
        .filter(|file| !file.starts_with(root().join("crates/web/tests")))
        .filter(|file| {
            let text = read_at(file);
            statements.iter().any(|word| text.contains(word))
                || text
                    .lines()
                    .any(|line| verbs.iter().any(|verb| line.trim_start().starts_with(verb)))
        })
        .collect();
    assert!(
        found.is_empty(),
        "SQL belongs on the floor of crates/app: {found:#?}"
    );
}

#[test]
fn every_link_in_the_documents_leads_somewhere() {
    let mut lost = Vec::new();
    for file in documents() {
        for to in read_at(&file).split("](").skip(1) {
            let to = to.split([')', '#']).next().unwrap_or_default();
            let here = file.parent().unwrap_or(Path::new("")).join(to);
            if !to.is_empty() && !to.contains(':') && !here.exists() {
                lost.push(format!("{}: {to}", file.display()));
            }
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}

/// The table in the hosts' guide is made from the options themselves. After a change of the options, run the
/// test once with `MANYHANDS_WRITE_DOCS=1`.
#[test]
fn the_hosts_guide_lists_every_option_as_it_is() {
    let (begin, end) = ("<!-- options -->\n", "<!-- end of options -->");
    let guide = read("docs/hosts.md");
    let (before, rest) = guide.split_once(begin).unwrap();
    let (table, after) = rest.split_once(end).unwrap();
    let wanted = options_table();
    if std::env::var_os("MANYHANDS_WRITE_DOCS").is_some() {
        let whole = format!("{before}{begin}{wanted}{end}{after}");
        fs::write(root().join("docs/hosts.md"), whole).unwrap();
    } else {
        assert_eq!(table, wanted, "run this with MANYHANDS_WRITE_DOCS=1");
    }
}

fn options_table() -> String {
    let mut table =
        "| Flag | Variable | What it sets | Unless set |\n|---|---|---|---|\n".to_owned();
    for option in Options::augment_args(clap::Command::new("manyhands")).get_arguments() {
        let flag = option.get_long().unwrap_or_default();
        let value = option.get_value_names().unwrap_or_default().first();
        let value = value
            .filter(|_| option.get_action().takes_values())
            .map(|name| format!(" {name}"));
        let variable = option
            .get_env()
            .map(|name| format!("`{}`", name.to_string_lossy()));
        let unless = option
            .get_default_values()
            .first()
            .filter(|_| option.get_action().takes_values())
            .map(|default| format!("`{}`", default.to_string_lossy()));
        let help = option
            .get_help()
            .map(ToString::to_string)
            .unwrap_or_default();
        table.push_str(&format!(
            "| `--{flag}{}` | {} | {help} | {} |\n",
            value.unwrap_or_default(),
            variable.unwrap_or_default(),
            unless.unwrap_or_default(),
        ));
    }
    table
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    read_at(&root().join(path))
}

fn read_at(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The modules of a crate that stand directly under its root.
fn modules(name: &str) -> Vec<String> {
    let folder = root().join("crates").join(name).join("src");
    let mut found: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "rs"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .filter(|module| module != "lib" && module != "main")
        .collect();
    found.sort();
    found
}

/// Every Rust file of the four crates.
fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for name in CRATES {
        for part in ["src", "tests", "benches"] {
            gather(
                &root().join("crates").join(name).join(part),
                "rs",
                &mut found,
            );
        }
    }
    assert!(found.len() > 100, "the sources were not found");
    found
}

/// Every document in the root and in `docs/`.
fn documents() -> Vec<PathBuf> {
    let mut found = Vec::new();
    gather(&root().join("docs"), "md", &mut found);
    for entry in fs::read_dir(root()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|kind| kind == "md") {
            found.push(path);
        }
    }
    assert!(found.len() > 8, "the documents were not found");
    found
}

fn gather(folder: &Path, kind: &str, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, kind, found);
        } else if path.extension().is_some_and(|found| found == kind) {
            found.push(path);
        }
    }
}
