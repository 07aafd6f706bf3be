"""What an install holds of one person, read from its two files: `traces.py of DATA LANGUAGE` finds the person by
the language they read and prints everything that is sealed with their key, the key, and their look-up hashes;
`traces.py left DATA PERSON` prints what still stands in their rows, and which of their letters wait."""

import json
import sqlite3
import sys


def opened(path):
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


def rows_of(data, person):
    """Every row that belongs to somebody, as table, column and value."""
    for (table,) in data.execute("select name from sqlite_master where type = 'table'").fetchall():
        columns = [column[1] for column in data.execute(f"pragma table_info({table})")]
        whose = "id" if table == "neighbors" else "neighbor_id"
        if whose in columns:
            for row in data.execute(f"select * from {table} where {whose} = ?", (person,)):
                yield from ((table, column, value) for column, value in zip(columns, row))


def secrets_of(data, person):
    for table, column, value in rows_of(data, person):
        if isinstance(value, bytes) and len(value) >= 16:
            yield value.hex()
        elif column in ("phone_hash", "email_hash") and value:
            yield value.encode().hex()


def of(folder, language):
    data, keys = opened(f"{folder}/data.db"), opened(f"{folder}/keys.db")
    [(person, key)] = data.execute("select id, key_id from neighbors where language = ?", (language,)).fetchall()
    [(wrapped,)] = keys.execute("select wrapped from neighbor_keys where id = ?", (key,)).fetchall()
    return {"person": person, "key": wrapped.hex(), "secrets": sorted(set(secrets_of(data, person)))}


def left(folder, person):
    data = opened(f"{folder}/data.db")
    letters = data.execute("select count(*) from outbox where neighbor_id = ? and posting = 'waiting'", (person,))
    return {"secrets": sorted(set(secrets_of(data, person))), "letters": letters.fetchone()[0]}


if __name__ == "__main__":
    print(json.dumps({"of": of, "left": left}[sys.argv[1]](*sys.argv[2:])))
