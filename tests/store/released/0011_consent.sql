CREATE TABLE schema_steps (name TEXT PRIMARY KEY, at INTEGER NOT NULL);

CREATE TABLE vault (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE users (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('enumerator', 'tagana', 'supervisor', 'administrator')),
    region TEXT NOT NULL DEFAULT '',
    made_at INTEGER NOT NULL,
    left_at INTEGER
, public_key TEXT NOT NULL DEFAULT '');

CREATE TABLE user_settings (
    user TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (user, name)
) WITHOUT ROWID;

CREATE TABLE access (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    by_name TEXT NOT NULL,
    deed TEXT NOT NULL,
    record TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL DEFAULT ''
);

CREATE INDEX access_by_record ON access (record, id);

CREATE TABLE servers (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    removed_at INTEGER
);

CREATE TABLE logins (
    server TEXT NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
    user TEXT NOT NULL DEFAULT '',
    scheme TEXT NOT NULL CHECK (scheme IN ('none', 'token', 'basic', 'digest', 'bearer')),
    username TEXT NOT NULL DEFAULT '',
    secret TEXT NOT NULL DEFAULT '',
    rejected_at INTEGER,
    PRIMARY KEY (server, user)
) WITHOUT ROWID;

CREATE TABLE lists (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    scope TEXT NOT NULL,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('plain', 'entities')),
    columns TEXT NOT NULL,
    row_count INTEGER NOT NULL DEFAULT 0,
    etag TEXT NOT NULL DEFAULT '',
    ready INTEGER NOT NULL DEFAULT 0,
    imported_at INTEGER NOT NULL
, token TEXT NOT NULL DEFAULT '', size INTEGER NOT NULL DEFAULT 0, whole BLOB NOT NULL DEFAULT x'', approval INTEGER NOT NULL DEFAULT 0);

CREATE INDEX lists_by_name ON lists (scope, name, version);

CREATE TABLE forms (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    server TEXT NOT NULL DEFAULT '',
    form_id TEXT NOT NULL,
    version TEXT NOT NULL,
    hash TEXT NOT NULL,
    title TEXT NOT NULL,
    policy TEXT NOT NULL DEFAULT '',
    usable INTEGER NOT NULL DEFAULT 1,
    missing TEXT NOT NULL DEFAULT '[]',
    installed_at INTEGER NOT NULL,
    retired_at INTEGER,
    xml BLOB NOT NULL,
    compiled BLOB NOT NULL DEFAULT x'',
    compiled_by TEXT NOT NULL DEFAULT '',
    UNIQUE (server, form_id, version, hash)
);

CREATE INDEX forms_by_id ON forms (form_id, version);

CREATE TABLE form_media (
    form INTEGER NOT NULL REFERENCES forms (key) ON DELETE CASCADE,
    name TEXT NOT NULL,
    hash TEXT NOT NULL DEFAULT '',
    size INTEGER NOT NULL DEFAULT 0,
    sha256 BLOB,
    list INTEGER REFERENCES lists (key),
    PRIMARY KEY (form, name)
) WITHOUT ROWID;

CREATE INDEX form_media_by_list ON form_media (list);

CREATE TABLE records (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    form INTEGER NOT NULL REFERENCES forms (key),
    form_id TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('draft', 'handed_in', 'returned', 'withdrawn', 'approved', 'released',
        'sent', 'refused', 'discarded')),
    stage_before TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    region_code TEXT NOT NULL DEFAULT '',
    region_name TEXT NOT NULL DEFAULT '',
    author TEXT NOT NULL,
    author_name TEXT NOT NULL,
    urgent INTEGER NOT NULL DEFAULT 0,
    answered INTEGER NOT NULL DEFAULT 0,
    asked INTEGER NOT NULL DEFAULT 0,
    made_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    current INTEGER REFERENCES submissions (seq),
    search_mark BLOB NOT NULL DEFAULT x''
);

CREATE INDEX records_by_form ON records (form);

CREATE TABLE drafts (
    record INTEGER PRIMARY KEY REFERENCES records (seq) ON DELETE CASCADE,
    saved_at INTEGER NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    answers BLOB NOT NULL,
    xml BLOB NOT NULL
, noted BLOB);

CREATE TABLE record_files (
    record INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    PRIMARY KEY (record, name)
) WITHOUT ROWID;

CREATE INDEX record_files_by_content ON record_files (sha256);

CREATE TABLE record_keys (
    record INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (record, kind, value)
) WITHOUT ROWID;

CREATE INDEX record_keys_by_value ON record_keys (kind, value);

CREATE VIRTUAL TABLE records_fts USING fts5 (
    title, names, region, numbers,
    content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2", prefix='2 3'
);

CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record INTEGER NOT NULL,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    by_name TEXT NOT NULL,
    deed TEXT NOT NULL,
    ref TEXT NOT NULL DEFAULT '',
    old TEXT,
    new TEXT,
    reason TEXT NOT NULL DEFAULT '',
    salt BLOB,
    digest BLOB NOT NULL,
    link BLOB NOT NULL
);

CREATE INDEX history_by_record ON history (record, id);

CREATE TRIGGER history_stays BEFORE UPDATE OF id, record, at, by, deed, ref, digest, link ON history
BEGIN SELECT RAISE (ABORT, 'history is append-only'); END;

CREATE TRIGGER history_is_kept BEFORE DELETE ON history
BEGIN SELECT RAISE (ABORT, 'history is append-only'); END;

CREATE TABLE remarks (
    id TEXT PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
    submission INTEGER REFERENCES submissions (seq),
    ref TEXT NOT NULL,
    answers_to TEXT REFERENCES remarks (id),
    by TEXT NOT NULL,
    by_name TEXT NOT NULL,
    at INTEGER NOT NULL,
    text TEXT NOT NULL,
    settled_at INTEGER
);

CREATE INDEX remarks_by_record ON remarks (record, at);

CREATE TABLE verdicts (
    id TEXT PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
    submission INTEGER REFERENCES submissions (seq),
    kind TEXT NOT NULL CHECK (kind IN ('approve', 'unapprove', 'send_back', 'correct')),
    by TEXT NOT NULL,
    by_name TEXT NOT NULL,
    at INTEGER NOT NULL,
    reason TEXT NOT NULL DEFAULT ''
);

CREATE INDEX verdicts_by_record ON verdicts (record, at);

CREATE TABLE submissions (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    record INTEGER NOT NULL REFERENCES records (seq),
    form INTEGER NOT NULL REFERENCES forms (key),
    server TEXT NOT NULL,
    instance_id TEXT NOT NULL UNIQUE,
    instance_name TEXT NOT NULL DEFAULT '',
    deprecated_id TEXT,
    follows INTEGER REFERENCES submissions (seq),
    urgent INTEGER NOT NULL DEFAULT 0,
    author TEXT NOT NULL,
    author_name TEXT NOT NULL,
    sealed_at INTEGER NOT NULL,
    sealed_by TEXT NOT NULL,
    draft BLOB NOT NULL,
    answers BLOB NOT NULL,
    fate TEXT NOT NULL CHECK (fate IN ('held', 'released', 'refused', 'sent', 'void')),
    custody TEXT NOT NULL CHECK (custody IN ('here', 'stick', 'hub', 'gateway')),
    holder TEXT NOT NULL DEFAULT '',
    fate_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_attempt_at INTEGER,
    next_attempt_at INTEGER,
    trouble TEXT NOT NULL DEFAULT '',
    message TEXT NOT NULL DEFAULT ''
, erased_at INTEGER, unanswered INTEGER NOT NULL DEFAULT 0, released_by TEXT NOT NULL DEFAULT '');

CREATE INDEX submissions_by_record ON submissions (record, seq);

CREATE INDEX submissions_open ON submissions (fate, custody, seq) WHERE fate IN ('held', 'released', 'refused');

CREATE INDEX submissions_by_fate ON submissions (fate, fate_at);

CREATE TABLE parts (
    submission INTEGER NOT NULL REFERENCES submissions (seq),
    name TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('xml', 'file', 'envelope', 'sealed_file')),
    pushed INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    xml BLOB,
    PRIMARY KEY (submission, name)
);

CREATE INDEX parts_by_content ON parts (sha256);

CREATE TABLE receipts (
    submission INTEGER NOT NULL REFERENCES submissions (seq),
    part TEXT NOT NULL,
    at INTEGER NOT NULL,
    server TEXT NOT NULL,
    server_time TEXT NOT NULL DEFAULT '',
    status INTEGER NOT NULL,
    message TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (submission, part)
) WITHOUT ROWID;

CREATE TABLE entity_changes (
    submission INTEGER NOT NULL REFERENCES submissions (seq),
    position INTEGER NOT NULL,
    list TEXT NOT NULL,
    entity TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('create', 'update', 'upsert')),
    label TEXT NOT NULL DEFAULT '',
    properties TEXT NOT NULL,
    base_version TEXT NOT NULL DEFAULT '',
    trunk_version TEXT NOT NULL DEFAULT '',
    branch TEXT NOT NULL DEFAULT '',
    absorbed_at INTEGER,
    PRIMARY KEY (submission, position)
) WITHOUT ROWID;

CREATE INDEX entity_changes_by_entity ON entity_changes (list, entity, submission);

CREATE TRIGGER sealed_part_kept BEFORE DELETE ON parts
    WHEN (SELECT fate FROM submissions WHERE seq = OLD.submission) NOT IN ('sent', 'void')
BEGIN SELECT RAISE (ABORT, 'sealed'); END;

CREATE TRIGGER no_part_after_sealing BEFORE INSERT ON parts
    WHEN (SELECT fate FROM submissions WHERE seq = NEW.submission) <> 'held'
BEGIN SELECT RAISE (ABORT, 'sealed'); END;

CREATE TRIGGER receipt_stays BEFORE UPDATE ON receipts
BEGIN SELECT RAISE (ABORT, 'a receipt stays'); END;

CREATE TRIGGER receipt_is_kept BEFORE DELETE ON receipts
BEGIN SELECT RAISE (ABORT, 'a receipt stays'); END;

CREATE TABLE contacts (
    fingerprint TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    recipient TEXT NOT NULL,
    verifier TEXT NOT NULL,
    supervisor INTEGER NOT NULL DEFAULT 0,
    added_at INTEGER NOT NULL,
    added_by TEXT NOT NULL DEFAULT '',
    removed_at INTEGER
) WITHOUT ROWID;

CREATE TABLE packages (
    id TEXT NOT NULL,
    outgoing INTEGER NOT NULL,
    contact TEXT NOT NULL,
    name TEXT NOT NULL,
    at INTEGER NOT NULL,
    records INTEGER NOT NULL DEFAULT 0,
    verdicts INTEGER NOT NULL DEFAULT 0,
    forms INTEGER NOT NULL DEFAULT 0,
    people INTEGER NOT NULL DEFAULT 0,
    acknowledged_at INTEGER,
    PRIMARY KEY (id, outgoing)
) WITHOUT ROWID;

CREATE INDEX packages_by_moment ON packages (at);

CREATE TABLE origins (
    record INTEGER PRIMARY KEY REFERENCES records (seq) ON DELETE CASCADE,
    contact TEXT NOT NULL,
    at INTEGER NOT NULL
);

CREATE INDEX origins_by_contact ON origins (contact);

CREATE TABLE conflicts (
    record INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
    instance_id TEXT NOT NULL,
    contact TEXT NOT NULL,
    author_name TEXT NOT NULL,
    sealed_at INTEGER NOT NULL,
    at INTEGER NOT NULL,
    answers BLOB NOT NULL,
    settled_at INTEGER,
    PRIMARY KEY (record, instance_id)
) WITHOUT ROWID;

CREATE TABLE settlements (
    id TEXT PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    other TEXT NOT NULL DEFAULT '',
    resolution TEXT NOT NULL CHECK (resolution IN ('same', 'different', 'merge', 'withdraw', 'right')),
    reason TEXT NOT NULL,
    by TEXT NOT NULL,
    by_name TEXT NOT NULL,
    at INTEGER NOT NULL
);

CREATE INDEX settlements_by_record ON settlements (record, at);

CREATE TABLE looked_over (
    record INTEGER PRIMARY KEY REFERENCES records (seq) ON DELETE CASCADE,
    submission INTEGER NOT NULL,
    found INTEGER NOT NULL
);

CREATE TABLE found (
    record INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (record, kind)
) WITHOUT ROWID;

CREATE INDEX found_by_kind ON found (kind, record);

CREATE TABLE photo_marks (sha256 BLOB PRIMARY KEY, bits BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE photo_bands (band INTEGER NOT NULL, sha256 BLOB NOT NULL, PRIMARY KEY (band, sha256)) WITHOUT ROWID;

CREATE TABLE protected_notes (
    id TEXT PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
    by TEXT NOT NULL,
    by_name TEXT NOT NULL,
    reader TEXT NOT NULL,
    reader_name TEXT NOT NULL,
    at INTEGER NOT NULL,
    sealed BLOB NOT NULL
);

CREATE INDEX protected_notes_by_record ON protected_notes (record, at);

CREATE TRIGGER sealed_submission BEFORE UPDATE OF id, record, form, instance_id, instance_name, deprecated_id,
    author, author_name, sealed_at, sealed_by, draft, answers, erased_at ON submissions
    WHEN NOT (
        OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND OLD.fate IN ('sent', 'void')
        AND NEW.id = OLD.id AND NEW.record = OLD.record AND NEW.form = OLD.form
        AND NEW.instance_id = OLD.instance_id AND NEW.deprecated_id IS OLD.deprecated_id
        AND NEW.author = OLD.author AND NEW.author_name = OLD.author_name
        AND NEW.sealed_at = OLD.sealed_at AND NEW.sealed_by = OLD.sealed_by
        AND NEW.instance_name = '' AND NEW.draft = x'' AND NEW.answers = x'7b7d'
    )
BEGIN SELECT RAISE (ABORT, 'sealed'); END;

CREATE TRIGGER sealed_part BEFORE UPDATE ON parts
    WHEN NOT (
        OLD.xml IS NOT NULL AND NEW.xml = x''
        AND (SELECT erased_at FROM submissions WHERE seq = OLD.submission) IS NOT NULL
        AND NEW.submission = OLD.submission AND NEW.name = OLD.name AND NEW.purpose = OLD.purpose
        AND NEW.pushed = OLD.pushed AND NEW.media_type = OLD.media_type AND NEW.size = OLD.size
        AND NEW.sha256 = OLD.sha256
    )
BEGIN SELECT RAISE (ABORT, 'sealed'); END;

CREATE TABLE rounds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    ended_at INTEGER NOT NULL,
    words INTEGER NOT NULL,
    files INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    forms INTEGER NOT NULL,
    lists INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
    trouble TEXT NOT NULL DEFAULT ''
);

CREATE TABLE companions (
    submission INTEGER PRIMARY KEY REFERENCES submissions (seq),
    about INTEGER NOT NULL REFERENCES submissions (seq)
);

CREATE INDEX companions_by_seal ON companions (about);

CREATE TABLE verifications (
    record INTEGER PRIMARY KEY REFERENCES records (seq) ON DELETE CASCADE,
    asked_at INTEGER NOT NULL,
    done_at INTEGER
);

CREATE INDEX verifications_open ON verifications (record) WHERE done_at IS NULL;

CREATE TABLE deputies (
    user TEXT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    by TEXT NOT NULL,
    by_name TEXT NOT NULL,
    at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE list_takings (
    list INTEGER PRIMARY KEY REFERENCES lists (key) ON DELETE CASCADE,
    way TEXT NOT NULL,
    tag TEXT NOT NULL,
    place INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    whole BLOB NOT NULL,
    at INTEGER NOT NULL
);

CREATE TABLE list_views (
    server TEXT NOT NULL,
    user TEXT NOT NULL,
    name TEXT NOT NULL,
    token TEXT NOT NULL DEFAULT '',
    list INTEGER REFERENCES lists (key),
    hash TEXT NOT NULL DEFAULT '',
    awaiting INTEGER REFERENCES lists (key),
    awaiting_hash TEXT NOT NULL DEFAULT '',
    awaiting_at INTEGER,
    refused TEXT NOT NULL DEFAULT '',
    large TEXT NOT NULL DEFAULT '',
    large_size INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (server, user, name)
) WITHOUT ROWID;

CREATE TABLE list_outside (
    server TEXT NOT NULL,
    user TEXT NOT NULL,
    name TEXT NOT NULL,
    entity TEXT NOT NULL,
    record INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
    cells TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (server, user, name, entity, record)
) WITHOUT ROWID;

CREATE INDEX list_outside_by_record ON list_outside (record);

CREATE TABLE round_events (
    round INTEGER NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('sent', 'refused', 'rejected', 'stopped', 'failed', 'shrank')),
    submission TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    message TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (round, position)
) WITHOUT ROWID;

CREATE TABLE accounts (
    server TEXT NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
    user TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    username TEXT NOT NULL,
    secret TEXT NOT NULL,
    PRIMARY KEY (server, user)
) WITHOUT ROWID;

CREATE TABLE server_copies (
    record INTEGER PRIMARY KEY REFERENCES records (seq) ON DELETE CASCADE,
    instance_id TEXT NOT NULL,
    xml BLOB NOT NULL,
    editor TEXT NOT NULL DEFAULT '',
    edited_at INTEGER,
    fetched_at INTEGER NOT NULL
);

CREATE TABLE known_there (
    record INTEGER PRIMARY KEY REFERENCES records (seq) ON DELETE CASCADE,
    root_id TEXT NOT NULL,
    review_state TEXT NOT NULL DEFAULT '',
    seen_at INTEGER NOT NULL
, instance_id TEXT NOT NULL DEFAULT '', changed_at INTEGER, server TEXT NOT NULL DEFAULT '');

CREATE INDEX known_there_by_root ON known_there (root_id);

CREATE TABLE reviews_to_tell (
    id INTEGER PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
    state TEXT NOT NULL DEFAULT '',
    comment TEXT NOT NULL DEFAULT '',
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    told_at INTEGER,
    trouble TEXT NOT NULL DEFAULT ''
);

CREATE INDEX reviews_still_to_tell ON reviews_to_tell (id) WHERE told_at IS NULL;

CREATE INDEX records_by_change ON records (changed_at, seq, stage, author, form_id, region_code)
    WHERE stage <> 'discarded';

CREATE INDEX records_by_title ON records (title COLLATE NOCASE, seq, stage, author, form_id, region_code)
    WHERE stage <> 'discarded';

CREATE INDEX records_by_region ON records (region_name COLLATE NOCASE, seq, stage, author, form_id, region_code)
    WHERE stage <> 'discarded';

CREATE INDEX records_by_stage ON records (stage, changed_at, seq, author, form_id, region_code);

CREATE INDEX records_by_village ON records (region_code, changed_at, stage, author, form_id)
    WHERE stage <> 'discarded';

CREATE INDEX records_by_author ON records (author, changed_at, stage, form_id, region_code)
    WHERE stage <> 'discarded';

CREATE TABLE inventories (
    laptop TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    came_at INTEGER NOT NULL,
    told BLOB NOT NULL
);

CREATE TABLE lost (
    laptop TEXT PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL,
    by TEXT NOT NULL DEFAULT '',
    by_name TEXT NOT NULL DEFAULT '',
    told_by TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

CREATE TABLE clock_marks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    line INTEGER NOT NULL,
    at INTEGER NOT NULL,
    right_at INTEGER NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('leap', 'person', 'server'))
);

CREATE TABLE photos_there (
    record INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
    name TEXT NOT NULL,
    asked_at INTEGER,
    PRIMARY KEY (record, name)
) WITHOUT ROWID;

CREATE TABLE entity_conflicts (
    server TEXT NOT NULL,
    list TEXT NOT NULL,
    entity TEXT NOT NULL,
    label TEXT NOT NULL,
    hard INTEGER NOT NULL,
    version INTEGER NOT NULL,
    told TEXT NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (server, list, entity)
) WITHOUT ROWID;

CREATE TABLE consent_withdrawn (
    record TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    by_name TEXT NOT NULL,
    said_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    companion TEXT NOT NULL DEFAULT '',
    told_at INTEGER,
    told_by_name TEXT NOT NULL DEFAULT '',
    told_how TEXT NOT NULL DEFAULT '',
    erased_at INTEGER
) WITHOUT ROWID;
