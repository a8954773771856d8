-- The index of the journal. Everything here can be made again from the journal, and is: nothing is
-- recorded here first. One dialect that H2 (PostgreSQL mode) and PostgreSQL both accept.
-- No foreign keys: entries of other devices may arrive before what they speak of, and a fact is
-- never refused. Numbers called "no" are given in journal order, so a rebuild gives the same ones.

-- What this file is: store (UUID), projection (version of the fold).
create table meta (name varchar(40) not null, text varchar(200) not null, constraint meta_key primary key (name));

-- One row: how far the journal is taken in, and the next numbers to give.
create table progress (id integer not null, position bigint not null, exhibits integer not null, words integer not null, constraint progress_key primary key (id));

-- Entries as joined with their bodies. record: number in the journal. parents: 32 bytes each. said: the event as JSON, of
-- the type said_type (the newest version of it this program knows; null where it knows none);
-- said_long holds it instead where it is longer than a million characters. not_before_ms: when its
-- device had seen the checkpoint it names, where that is later than it says it was recorded.
create table entry (record bigint not null, eid bytea not null, id uuid not null, device varchar(40) not null, epoch bigint not null, seq bigint not null, type varchar not null, subject uuid not null, parents bytea, occurred varchar(40), occurred_precision varchar(5), occurred_source varchar(8), recorded_ms bigint not null, actor uuid, role varchar, claimed varchar, vouch varchar(10) not null, second_officer uuid, second_name varchar, second_as varchar(12), second_vouch varchar(10), corrects bytea, app varchar not null, withheld varchar not null, said_type varchar, said varchar, said_long text, doubt varchar, counts boolean not null, not_before_ms bigint, constraint entry_key primary key (record));
create index entry_by_subject on entry (subject, record);

-- Files named by an entry, in its order.
create table attachment (record bigint not null, i integer not null, subject uuid not null, hash bytea not null, size bigint not null, media varchar not null, constraint attachment_key primary key (record, i));
create index attachment_by_subject on attachment (subject, record);

-- The newest entries of a subject nobody names as parent: 32 bytes each, in order of their bytes.
create table head (subject uuid not null, eids bytea not null, constraint head_key primary key (subject));

create table officer (id uuid not null, collar varchar not null, collar_key varchar(300) not null, name varchar not null, roles varchar not null, had varchar not null, active boolean not null, record bigint not null, said_roles varchar not null, said_name varchar not null, constraint officer_key primary key (id));
create index officer_by_collar on officer (collar_key);

-- closed: why nothing new goes there. before: earlier paths, the last first, a line each.
create table place (id uuid not null, path varchar not null, path_key varchar(300) not null, storage varchar not null, kind varchar not null, capacity integer, closed varchar, before varchar not null, record bigint not null, constraint place_key primary key (id));
create index place_by_path on place (path_key);

create table case_file (id uuid not null, record bigint not null, reference varchar not null, title varchar not null, constraint case_file_key primary key (id));
create index case_by_age on case_file (record);

-- A case's own reference (i 0, kind OWN) and its further ones.
create table case_reference (case_id uuid not null, i integer not null, kind varchar not null, reference varchar not null, reference_key varchar(300) not null, constraint case_reference_key primary key (case_id, i));
create index case_by_reference on case_reference (reference_key);

-- facts: the rest of what the record says, as JSON. marks: those of table mark it has, a blank between.
create table exhibit (no integer not null, id uuid not null, kind varchar(20) not null, case_id uuid, reference varchar, reference_key varchar(300), property_number varchar not null, property_key varchar(300) not null, description varchar, category varchar, status varchar(20) not null, incomplete integer not null, problems integer not null, seized_at varchar(40), copied boolean not null, recorded_by uuid, recorded_ms bigint not null, eid bytea not null, facts varchar not null, marks varchar not null, constraint exhibit_key primary key (no));
create unique index exhibit_by_id on exhibit (id);
create index exhibit_by_case on exhibit (case_id, no desc);
create index exhibit_by_status on exhibit (status, no desc);
create index exhibit_by_reference on exhibit (reference_key, case_id);
create index exhibit_by_property_number on exhibit (property_key);

-- leaving: how it stands with its leaving for good, as JSON; null: nothing was said of that.
create table package (id uuid not null, exhibit_no integer not null, exhibit_id uuid not null, n integer not null, packaging varchar, seal_kind varchar, seal varchar, seal_state varchar(20) not null, seal_since varchar(40), status varchar(20) not null, holder uuid, holder_name varchar, place uuid, since varchar(40) not null, offer bytea, offer_by uuid, offer_to uuid, offer_to_name varchar, offer_at varchar(40), discrepancies integer not null, discrepancy_since varchar(40), unexplained integer not null, gap_since varchar(40), label varchar, label_serial integer not null, label_fades varchar(40), weight varchar, quantity varchar, unit varchar, due varchar(10), due_said varchar(40), due_escalated uuid, leaving varchar, since_is varchar(20), constraint package_key primary key (id));
create index package_by_exhibit on package (exhibit_no, n);

-- How many packages stand in a place; a place with none is not here.
create table place_count (place uuid not null, packages integer not null, constraint place_count_key primary key (place));

-- Only packages somebody has to look at now or may have to later, and for each of these matters
-- since when: null where it is not so. They are counted and listed by these columns alone.
create table attention (package_id uuid not null, exhibit_no integer not null, offer_to uuid, offered_ms bigint, departed_ms bigint, opened_ms bigint, seal_ms bigint, deposited_ms bigint, held_ms bigint, gap_ms bigint, discrepancy_ms bigint, missing_ms bigint, due_ms bigint, out_ms bigint, disposal_ms bigint, collect_ms bigint, fades_ms bigint, kept_ms bigint, look_ms bigint, wet_ms bigint, cash_ms bigint, constraint attention_key primary key (package_id));
create index attention_by_receiver on attention (offer_to);
create index attention_offered on attention (offered_ms, exhibit_no);
create index attention_departed on attention (departed_ms, exhibit_no);
create index attention_opened on attention (opened_ms, exhibit_no);
create index attention_seal on attention (seal_ms, exhibit_no);
create index attention_deposited on attention (deposited_ms, exhibit_no);
create index attention_held on attention (held_ms, exhibit_no);
create index attention_gap on attention (gap_ms, exhibit_no);
create index attention_discrepancy on attention (discrepancy_ms, exhibit_no);
create index attention_missing on attention (missing_ms, exhibit_no);
create index attention_due on attention (due_ms, exhibit_no);
create index attention_out on attention (out_ms, exhibit_no);
create index attention_disposal on attention (disposal_ms, exhibit_no);
create index attention_collect on attention (collect_ms, exhibit_no);
create index attention_fades on attention (fades_ms, exhibit_no);
create index attention_kept on attention (kept_ms, exhibit_no);
create index attention_look on attention (look_ms, exhibit_no);
create index attention_wet on attention (wet_ms, exhibit_no);
create index attention_cash on attention (cash_ms, exhibit_no);

-- Which exhibits have a mark, by which lists are kept to some: who has it, where, how it stands.
-- block: exhibit no / 4096; members: those 4096.
create table mark (mark varchar(64) not null, block integer not null, members bytea not null, constraint mark_row primary key (mark, block));

-- How often something was said to have happened in an hour; in_hour: since 1970, UTC.
create table tally (what varchar(20) not null, in_hour bigint not null, n integer not null, constraint tally_key primary key (what, in_hour));

-- Every seal number a package ever had.
create table seal (seal_key varchar(300) not null, package_id uuid not null, constraint seal_row primary key (seal_key, package_id));

create table label (code varchar(300) not null, package_id uuid not null, serial integer not null, record bigint not null, constraint label_key primary key (code));

-- Rows of imported files, by content: exhibit is null for a quarantined row.
create table copied_row (row_hash bytea not null, occurrence integer not null, exhibit uuid, record bigint not null, constraint copied_row_key primary key (row_hash, occurrence));

create table import_run (id uuid not null, record bigint not null, file varchar, sha256 bytea not null, finished boolean not null, row_count integer not null, imported integer not null, warned integer not null, quarantined integer not null, already integer not null, constraint import_run_key primary key (id));

-- Which keyring file each device's store had, by generation.
create table keyring_change (device varchar(40) not null, generation integer not null, sha256 bytea not null, record bigint not null, constraint keyring_change_key primary key (device, generation));

-- Entries about keys: what is read when keys are asked for.
create table key_entry (record bigint not null, bytes bytea not null, constraint key_entry_key primary key (record));

-- Entries in an officer's name that no password of theirs vouches for, and whether they answered.
-- record: -1 while only an answer is here.
create table in_name (officer uuid not null, eid bytea not null, record bigint not null, answered boolean not null, constraint in_name_key primary key (officer, eid));
create index in_name_open on in_name (officer, answered, record);

-- Entries that restrict a case, or lift that: few, and looked at with everything that is shown.
create table restriction (record bigint not null, constraint restriction_key primary key (record));

-- Where entries of a device's chain stand: one row for up to 64 that follow each other both there
-- and in the journal. seq, record: of the first.
create table chain_run (device varchar(40) not null, epoch bigint not null, seq bigint not null, record bigint not null, constraint chain_run_key primary key (device, epoch, seq, record));

-- How far devices showed each other that their chains reach. eid: of the entry that says so, by the
-- device "by"; seen: the entry that was shown at epoch, seq of device. standing: AWAITED, AGREES,
-- CONTRADICTED, NOT_ITS_OWN. signed: TYPED, YES, NO, NOT_CHECKED.
create table head_seen (eid bytea not null, by_device varchar(40) not null, at_ms bigint not null, device varchar(40) not null, epoch bigint not null, seq bigint not null, seen bytea not null, signature varchar(100), batch uuid, standing varchar(12) not null, signed varchar(12) not null, constraint head_seen_key primary key (eid));
create index head_seen_by_batch on head_seen (batch);
create index head_seen_by_place on head_seen (device, standing, epoch, seq);
create index head_seen_by_time on head_seen (device, standing, at_ms, eid);
create index head_seen_by_key on head_seen (device, epoch, signed);
create index head_seen_by_seen on head_seen (seen);

-- How far a device's clock was ahead of the server's each time the server took entries from it.
-- device_ms: that clock then; server_ms: the server's. record: of the note.
create table clock_note (device varchar(40) not null, record bigint not null, device_ms bigint not null, server_ms bigint not null, constraint clock_note_key primary key (device, record));

-- Values ordered destroyed, by the entry that ordered it first.
create table destroyed (hash bytea not null, eid bytea not null, constraint destroyed_key primary key (hash));

-- Words by which exhibits are found. reversed: words with a digit, spelt backwards.
create table word (no integer not null, word varchar(64) not null, reversed varchar(64), constraint word_key primary key (no));
create unique index word_by_text on word (word);
create index word_by_end on word (reversed);

-- Three letters of a word without digits: id = three letters * 2^32 + word no.
create table gram (id bigint not null, constraint gram_key primary key (id));

-- Which exhibits have a word: id = word no * 2^20 + exhibit no / 4096; members: those 4096.
create table posting (id bigint not null, members bytea not null, constraint posting_key primary key (id));

-- The same the other way round: an exhibit's words in order of spelling, a blank between.
create table exhibit_words (no integer not null, words varchar not null, constraint exhibit_words_key primary key (no));

-- How far each chain of each device is here: the next place, and the places before it that are not
-- here (3-5 9-9). revoked_ms: what its key records from then on is not to be relied on.
create table chain (device varchar(40) not null, epoch bigint not null, next_seq bigint not null, revoked_ms bigint, constraint chain_key primary key (device, epoch));
create table chain_gap (device varchar(40) not null, epoch bigint not null, from_seq bigint not null, to_seq bigint not null, constraint chain_gap_key primary key (device, epoch, from_seq));

-- Entries that are not here yet, and who names them. subject: of the one that does; subjects: all it
-- is a newest entry of.
create table awaited (eid bytea not null, child bytea not null, subject uuid not null, subjects varchar not null, constraint awaited_key primary key (eid, child));

-- Officers and places not here yet, and the exhibits that would have their words.
create table wanted (subject uuid not null, exhibit uuid not null, constraint wanted_key primary key (subject, exhibit));

-- Packages that several exhibits have said are theirs, and which.
create table shared_package (package_id uuid not null, exhibits varchar not null, constraint shared_package_key primary key (package_id));

-- Records that conflict, closed ones too. eids, heads: 32 bytes each.
create table conflict (id varchar(16) not null, kind varchar(12) not null, subject varchar(40) not null, eids bytea not null, heads bytea not null, since_ms bigint not null, resolved_by bytea, number bigint not null, constraint conflict_key primary key (id));
create index conflict_by_subject on conflict (subject);

-- Entries of a device that are one conflict. part: -1, or an epoch. sum: 1,024 sums of 16 bits, by
-- which the set is known (protocol, section 8). named: some of them: recorded_ms, epoch, seq, eid.
create table gathered (kind varchar(12) not null, device varchar(40) not null, part bigint not null, sum bytea not null, number bigint not null, named bytea, constraint gathered_key primary key (kind, device, part));

-- Entries that begin further epochs, and where the entry each follows stands, once that is here.
-- parts: another entry after the same one is another history. told: it is among those that part.
create table opening (eid bytea not null, device varchar(40) not null, epoch bigint not null, recorded_ms bigint not null, prev bytea not null, parts boolean not null, after_epoch bigint, after_seq bigint, told boolean not null, constraint opening_key primary key (eid));

-- Findings, by what they name.
create table resolution (heads_key varchar(16) not null, eid bytea not null, record bigint not null, constraint resolution_key primary key (heads_key, eid));
