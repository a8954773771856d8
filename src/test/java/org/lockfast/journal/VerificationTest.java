package org.lockfast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.journal.TestStore.ANNA_ACTS;
import static org.lockfast.journal.TestStore.ANNA_ADMINISTERS;
import static org.lockfast.journal.TestStore.note;
import static org.lockfast.journal.TestStore.subject;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lockfast.journal.VerificationReport.Check;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Entries;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Signer;
import tools.jackson.databind.node.ObjectNode;

class VerificationTest {
    private final TestStore store = TestStore.inMemory();

    private static VerificationReport verify(TestStore store) {
        return verify(store, a -> AttachmentCheck.State.GOOD, IndexCheck.none());
    }

    private static VerificationReport verify(
            TestStore store, AttachmentCheck attachments, IndexCheck index) {
        return verify(store, new TestStore.Keys(), attachments, index);
    }

    private static VerificationReport verify(
            TestStore store, KeyHistory keys, AttachmentCheck attachments, IndexCheck index) {
        try {
            return new Verification(
                            store.files,
                            store.store,
                            TestStore.ID,
                            store.keys,
                            TestStore.TYPES,
                            TestStore.DEVICE,
                            keys,
                            KeyringCheck.none(),
                            attachments,
                            index,
                            store.profile(),
                            (done, of) -> {})
                    .run();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A store whose records are these, sealed anew with the store's own keys. */
    private TestStore resealed(Consumer<List<JournalFile.Plain>> change) {
        try {
            List<JournalFile.Plain> plains = new ArrayList<>();
            try (JournalFile file =
                    JournalFile.open(
                            store.files, store.store.journal(), TestStore.ID, store.keys)) {
                for (long n = 0; n < file.count(); n++) {
                    Frame.Opened opened =
                            java.util.Objects.requireNonNull(file.read(n, file.cipher()));
                    plains.add(new JournalFile.Plain(opened.kind(), opened.plain()));
                }
            }
            change.accept(plains);
            TestStore other = TestStore.inMemory();
            try (JournalFile file =
                    JournalFile.create(
                            other.files, other.store.journal(), TestStore.ID, store.keys)) {
                file.append(plains);
            }
            return other;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int lastEntry(List<JournalFile.Plain> plains, int before) {
        int at = before - 1;
        while (plains.get(at).kind() != RecordKind.ENTRY) {
            at--;
        }
        return at;
    }

    private static VerificationReport.Wrong first(VerificationReport report) {
        return java.util.Objects.requireNonNull(report.firstWrong());
    }

    private static void assertWrong(VerificationReport report, Check what, long record) {
        assertThat(report.ok()).isFalse();
        assertThat(first(report).what()).as(report.json()).isEqualTo(what);
        assertThat(first(report).record()).as(report.json()).isEqualTo(record);
    }

    @Test
    void aGoodStoreIsGoodAndNothingWasWritten() {
        store.filled(50, 1);
        MemoryFiles before = store.memory().copy();
        VerificationReport report = verify(store);
        assertThat(report.json())
                .isEqualTo(
                        "{\"ok\":true,\"entries\":51,\"chains\":1,\"signatures\":120,"
                                + "\"bodiesMissing\":0,\"attachmentsMissing\":0,"
                                + "\"firstWrong\":null}");
        assertThat(store.memory().paths()).isEqualTo(before.paths());
        for (var path : before.paths()) {
            assertThat(store.memory().bytes(path)).isEqualTo(before.bytes(path));
        }
    }

    @Test
    void oneByteChangedAnywhereIsFoundAThousandTimes() {
        store.filled(6, 2);
        byte[] whole = store.memory().bytes(store.store.journal());
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            byte[] changed = whole.clone();
            int at = random.nextInt(whole.length);
            changed[at] ^= (byte) (1 + random.nextInt(255));
            store.memory().put(store.store.journal(), changed);
            VerificationReport report = verify(store);
            assertThat(report.ok()).as("seed %s, byte %s", seed, at).isFalse();
            assertThat(first(report).what())
                    .as("seed %s, byte %s", seed, at)
                    .isIn(Check.FRAMING, Check.TRUNCATED);
        }
    }

    @Test
    void aTailCutAtEveryPlaceOfTheLastEntryIsFound() {
        store.filled(5, 3);
        byte[] whole = store.memory().bytes(store.store.journal());
        for (int cut = 1; cut < 700; cut++) {
            store.memory().put(store.store.journal(), Arrays.copyOf(whole, whole.length - cut));
            VerificationReport report = verify(store);
            assertThat(report.firstWrong()).as("cut %s", cut).isNotNull();
            assertThat(first(report).what()).as("cut %s", cut).isEqualTo(Check.TRUNCATED);
        }
    }

    @Test
    void aTailCutBetweenRecordsIsKnownByTheIndexAloneToo() {
        store.filled(5, 3);
        TestStore cut =
                resealed(plains -> {
                    int last = lastEntry(plains, plains.size() - 1);
                    plains.subList(last + 1, plains.size()).clear();
                });
        assertThat(verify(cut).ok()).isTrue(); // nobody remembers: only peers could tell
        long had = store.index.position();
        VerificationReport report =
                verify(cut, a -> AttachmentCheck.State.GOOD, indexThatSays(had, null));
        assertThat(first(report).what()).isEqualTo(Check.TRUNCATED);
        assertThat(first(report).message()).contains("The index had " + had);
    }

    private static IndexCheck indexThatSays(long position, @Nullable String difference) {
        return new IndexCheck() {
            @Override
            public long position() {
                return position;
            }

            @Override
            public @Nullable String difference(Consumer<JournalReplay.Batches> replay) {
                int[] entries = {0};
                replay.accept((events, newPosition) -> entries[0] += events.size());
                assertThat(entries[0]).isPositive();
                return difference;
            }
        };
    }

    @Test
    void swappedEntriesSealedByWhoHasTheKeysAreFoundByTheChain() {
        store.filled(8, 4);
        int[] at = {0};
        TestStore swapped =
                resealed(plains -> {
                    int second = lastEntry(plains, plains.size());
                    int first = lastEntry(plains, second);
                    int before = lastEntry(plains, first);
                    List<JournalFile.Plain> b = List.copyOf(plains.subList(first + 1, second + 1));
                    List<JournalFile.Plain> a = List.copyOf(plains.subList(before + 1, first + 1));
                    plains.subList(before + 1, second + 1).clear();
                    plains.addAll(b);
                    plains.addAll(a);
                    at[0] = before + b.size();
                });
        assertWrong(verify(swapped), Check.CHAIN, at[0]);
    }

    @Test
    void aMissingEntryBreaksTheChainAndAMissingBodyIsNamed() {
        store.filled(8, 5);
        int[] at = {0};
        TestStore without =
                resealed(plains -> {
                    int third = lastEntry(plains, lastEntry(plains, plains.size()));
                    int second = lastEntry(plains, third);
                    plains.subList(second + 1, third + 1).clear();
                    at[0] = plains.size() - 1;
                });
        assertWrong(verify(without), Check.CHAIN, at[0]);
        TestStore bodiless =
                resealed(plains -> {
                    plains.remove(plains.size() - 2);
                    at[0] = plains.size() - 1;
                });
        VerificationReport report = verify(bodiless);
        assertWrong(report, Check.BODY, at[0]);
        assertThat(report.bodiesMissing()).isEqualTo(1);
    }

    /** The last entry made anew by whoever has the store's keys, then whatever signs it. */
    private TestStore forgedLast(Consumer<ObjectNode> change, List<Signer> signers) {
        return resealed(plains -> {
            Entry last = Entry.parse(plains.getLast().bytes());
            ObjectNode line = last.json();
            line.remove("sig");
            change.accept(line);
            plains.set(
                    plains.size() - 1,
                    new JournalFile.Plain(RecordKind.ENTRY, Entries.sign(line, signers).bytes()));
        });
    }

    @Test
    void whoeverHasTheStoresKeysCannotSignForAnOfficer() {
        store.filled(5, 6);
        Signer device = TestStore.deviceKey(0);
        long last = store.index.position() - 1;
        Signer pretended =
                new Signer() {
                    @Override
                    public org.lockfast.ledger.VerifyKey key() {
                        return ANNA_ACTS.signer().key();
                    }

                    @Override
                    public byte[] sign(byte[] text) {
                        return TestStore.key("somebody").sign(text);
                    }
                };
        assertWrong(
                verify(forgedLast(line -> {}, List.of(device, pretended))), Check.SIGNATURE, last);
        Signer other = TestStore.key("somebody").renamed(TestStore.ANNA + "/0");
        assertWrong(verify(forgedLast(line -> {}, List.of(device, other))), Check.KEY, last);
        Signer unknown = TestStore.key(TestStore.ANNA + "/1");
        assertWrong(verify(forgedLast(line -> {}, List.of(device, unknown))), Check.KEY, last);
    }

    @Test
    void aKeyThatEndedAndAKeyChangeNobodyMayMakeAreNamed() {
        store.filled(5, 15);
        long last = store.index.position() - 1;
        TestStore.Keys ended =
                new TestStore.Keys() {
                    @Override
                    public @Nullable Objection objection(Entry entry, String signer, long record) {
                        return record == last && signer.startsWith(TestStore.ANNA.toString())
                                ? new Objection("The key was revoked", TestStore.DEVICE)
                                : null;
                    }
                };
        VerificationReport report =
                verify(store, ended, a -> AttachmentCheck.State.GOOD, IndexCheck.none());
        assertWrong(report, Check.KEY, last);
        assertThat(first(report).message()).isEqualTo("The key was revoked");
        TestStore.Keys refusing =
                new TestStore.Keys() {
                    @Override
                    public boolean isAboutKeys(Entry entry) {
                        return entry.seq() == 2;
                    }

                    @Override
                    public @Nullable Refusal follow(RecordedEvent event) {
                        return event.withheld().isEmpty() && event.event() != null
                                ? new Refusal("No signer may do this", null)
                                : null;
                    }
                };
        VerificationReport refused =
                verify(store, refusing, a -> AttachmentCheck.State.GOOD, IndexCheck.none());
        assertThat(first(refused).what()).isEqualTo(Check.KEY);
        assertThat(first(refused).seq()).isEqualTo(2);
        assertThat(refused.signatures()).isEqualTo(verify(store).signatures());
    }

    @Test
    void aStrippedOfficersLineIsFoundWhicheverWayItIsDone() {
        store.filled(5, 7);
        long last = store.index.position() - 1;
        TestStore stripped =
                resealed(plains -> {
                    String entry = new String(plains.getLast().bytes(), StandardCharsets.UTF_8);
                    String cut = entry.substring(0, entry.lastIndexOf("\u2014"));
                    plains.set(
                            plains.size() - 1,
                            new JournalFile.Plain(
                                    RecordKind.ENTRY, cut.getBytes(StandardCharsets.UTF_8)));
                });
        assertWrong(verify(stripped), Check.SIGNATURE, last);
        TestStore withoutActor =
                forgedLast(line -> line.remove("act"), List.of(TestStore.deviceKey(0)));
        assertWrong(verify(withoutActor), Check.SIGNATURE, last);
    }

    @Test
    void parentsCorrectionsAndForksAreChecked() {
        store.filled(5, 8);
        long last = store.index.position() - 1;
        List<Signer> signers = List.of(TestStore.deviceKey(0), ANNA_ACTS.signer());
        String nobody = org.lockfast.ledger.Hash.sha256(new byte[1]).base64();
        assertWrong(
                verify(forgedLast(line -> line.putArray("par").add(nobody), signers)),
                Check.PARENT,
                last);
        assertWrong(
                verify(forgedLast(line -> line.put("corr", nobody), signers)), Check.PARENT, last);
        assertWrong(
                verify(forgedLast(line -> line.put("prev", nobody), signers)), Check.CHAIN, last);
        VerificationReport fork = verify(forgedLast(line -> line.put("seq", 3), signers));
        assertWrong(fork, Check.CHAIN, last);
        assertThat(first(fork).message()).contains("fork");
        assertThat(first(fork).chain()).isEqualTo(TestStore.DEVICE + "/0");
        assertThat(first(fork).seq()).isEqualTo(3);
        TestStore twice = resealed(plains -> plains.add(plains.getLast()));
        assertThat(verify(twice).firstOfEach()).containsKey(Check.HASH);
    }

    @Test
    void aBodyThatIsNotTheOneCommittedToAndOneThatBelongsNowhere() {
        store.filled(5, 9);
        int[] at = {0};
        TestStore changed =
                resealed(plains -> {
                    at[0] = plains.size() - 2;
                    byte[] body = plains.get(at[0]).bytes().clone();
                    body[body.length - 2] ^= 1;
                    plains.set(at[0], new JournalFile.Plain(RecordKind.BODY, body));
                });
        assertWrong(verify(changed), Check.HASH, at[0]);
        TestStore stray =
                resealed(plains -> {
                    at[0] = plains.size() - 1;
                    byte[] body =
                            BodyBundle.of(
                                    List.of(
                                            org.lockfast.ledger.Commitment.of(
                                                    tools.jackson.databind.node.JsonNodeFactory
                                                            .instance
                                                            .stringNode("x"),
                                                    new Random(1))));
                    plains.add(at[0], new JournalFile.Plain(RecordKind.BODY, body));
                });
        assertWrong(verify(stray), Check.BODY, at[0]);
    }

    @Test
    void aDestroyedBodyIsNoFaultAndATombstoneWithoutAnOrderIs() {
        store.filled(6, 10);
        try (Journal journal = store.open().journal()) {
            List<RecordedEvent> all = new ArrayList<>();
            journal.replay(0, (events, position) -> all.addAll(events));
            journal.destroyBodies(
                    ANNA_ADMINISTERS,
                    subject(1),
                    List.copyOf(all.get(3).entry().commitments()),
                    "Court order");
        }
        VerificationReport report = verify(store);
        assertThat(report.ok()).as(report.json()).isTrue();
        assertThat(report.bodiesMissing()).isEqualTo(1);
        int[] at = {0};
        TestStore unordered =
                resealed(plains -> {
                    for (int n = 0; n < plains.size(); n++) {
                        JournalFile.Plain plain = plains.get(n);
                        if (plain.kind() == RecordKind.TOMBSTONE) {
                            at[0] = n;
                            byte[] bytes = plain.bytes().clone();
                            bytes[40] ^= 1;
                            plains.set(n, new JournalFile.Plain(RecordKind.TOMBSTONE, bytes));
                        }
                    }
                });
        assertWrong(verify(unordered), Check.BODY, at[0]);
    }

    @Test
    void aLossIsReportedUntilAnAdministratorAcceptsItAndThenNotAgain() {
        store.filled(40, 11);
        byte[] bytes = store.memory().bytes(store.store.journal()).clone();
        bytes[bytes.length / 2] ^= 1;
        store.memory().put(store.store.journal(), bytes);
        VerificationReport before = verify(store);
        assertThat(first(before).what()).isEqualTo(Check.FRAMING);
        assertThat(before.damage()).hasSize(1);
        long lost = before.damage().getFirst().from();
        store.index = new MemoryIndex();
        Journal journal = store.open().journal();
        VerificationReport named = verify(store);
        assertThat(named.damage()).isEmpty();
        assertThat(named.firstOfEach()).containsKeys(Check.FRAMING, Check.TRUNCATED);
        journal.record(
                ANNA_ADMINISTERS,
                List.of(
                        NewEvent.of(
                                TestStore.ID,
                                new JournalEvents.LossAccepted("disk fault", lost, lost))));
        journal.close();
        VerificationReport accepted = verify(store);
        assertThat(accepted.ok()).as(accepted.json()).isTrue();
        bytes = store.memory().bytes(store.store.journal()).clone();
        bytes[bytes.length / 4] ^= 1;
        store.memory().put(store.store.journal(), bytes);
        assertThat(first(verify(store)).what()).isEqualTo(Check.FRAMING);
    }

    @Test
    void anAcceptanceThatWasNotTheirsToMakeExcusesNothing() {
        store.filled(30, 33);
        byte[] bytes = store.memory().bytes(store.store.journal()).clone();
        bytes[bytes.length / 2] ^= 1;
        store.memory().put(store.store.journal(), bytes);
        long lost = verify(store).damage().getFirst().from();
        store.index = new MemoryIndex();
        try (Journal journal = store.open().journal()) {
            journal.record(
                    ANNA_ADMINISTERS,
                    List.of(
                            NewEvent.of(
                                    TestStore.ID,
                                    new JournalEvents.LossAccepted("seen", lost, lost))));
        }
        assertThat(verify(store).ok()).isTrue();
        TestStore.Keys refusing =
                new TestStore.Keys() {
                    @Override
                    public boolean isAboutKeys(Entry entry) {
                        return super.isAboutKeys(entry)
                                || AdministratorOnly.covers(entry.typeName());
                    }

                    @Override
                    public @Nullable Refusal follow(RecordedEvent event) {
                        super.follow(event);
                        return AdministratorOnly.covers(event.entry().typeName())
                                ? new Refusal("No administrator made it", null)
                                : null;
                    }
                };
        VerificationReport report =
                verify(store, refusing, a -> AttachmentCheck.State.GOOD, IndexCheck.none());
        assertThat(report.firstOfEach())
                .containsKeys(Check.FRAMING, Check.TRUNCATED, Check.CHAIN, Check.KEY);
    }

    private static byte[] cutTo(byte[] whole, long records) {
        int at = JournalHeader.BYTES;
        for (long n = 0; n < records; n++) {
            at += 4 + RecordCipher.length(whole, at);
        }
        return Arrays.copyOf(whole, at);
    }

    @Test
    void anAcceptedLossExcusesNothingThatComesAfterIt() {
        store.filled(30, 31);
        store.memory()
                .put(store.store.journal(), cutTo(store.memory().bytes(store.store.journal()), 30));
        try (Journal journal = store.open().journal()) {
            VerificationReport.Damage loss = journal.openLosses().getFirst();
            journal.record(
                    ANNA_ADMINISTERS,
                    List.of(
                            NewEvent.of(
                                    TestStore.ID,
                                    new JournalEvents.LossAccepted(
                                            "seen", loss.from(), loss.to()))));
            for (int i = 0; i < 12; i++) {
                journal.record(ANNA_ACTS, List.of(NewEvent.of(subject(i), note("anew " + i))));
            }
        }
        VerificationReport accepted = verify(store);
        assertThat(accepted.ok()).as(accepted.json()).isTrue();
        byte[] good = store.memory().bytes(store.store.journal());
        long later = store.index.all().getLast().record() - 6;
        byte[] bytes = good.clone();
        bytes[cutTo(bytes, later).length + 25] ^= 1;
        store.memory().put(store.store.journal(), bytes);
        assertWrong(verify(store), Check.FRAMING, later);
        store.memory().put(store.store.journal(), cutTo(good, later));
        assertWrong(verify(store), Check.TRUNCATED, later);
    }

    @Test
    void anOrderThatNamesNoHashIsNamedAndStopsNothing() {
        store.filled(5, 6);
        TestStore forged =
                forgedLast(
                        line -> {
                            line.put("type", "body.destroyed/1");
                            line.putObject("body").putArray("h").add("no hash").add(7);
                        },
                        List.of(TestStore.deviceKey(0), ANNA_ACTS.signer()));
        assertThat(verify(forged).firstOfEach()).containsKey(Check.FRAMING);
    }

    @Test
    void attachmentsIndexKeyringAndNotesEachHaveTheirOwnWord() {
        try (Journal journal = store.create()) {
            journal.record(
                    ANNA_ACTS,
                    List.of(
                            NewEvent.of(subject(1), note("a"))
                                    .attaching(
                                            List.of(
                                                    new AttachmentRef(
                                                            org.lockfast.ledger.Hash.ZERO,
                                                            3,
                                                            "image/png")))));
        }
        long last = store.index.position() - 1;
        VerificationReport missing =
                verify(store, a -> AttachmentCheck.State.MISSING, IndexCheck.none());
        assertWrong(missing, Check.ATTACHMENT, last);
        assertThat(missing.attachmentsMissing()).isEqualTo(1);
        assertWrong(
                verify(store, a -> AttachmentCheck.State.CHANGED, IndexCheck.none()),
                Check.ATTACHMENT,
                last);
        VerificationReport index =
                verify(store, a -> AttachmentCheck.State.GOOD, indexThatSays(0, "row 3 differs"));
        assertThat(index.firstWrong())
                .isEqualTo(
                        new VerificationReport.Wrong(
                                null, null, null, null, Check.INDEX, "row 3 differs"));
        store.keys = new TestKeys("another", 1);
        assertThat(first(verify(store)).what()).isEqualTo(Check.KEYRING);
        store.keys = TestKeys.ONE;
        byte[] head = store.memory().bytes(store.store.head()).clone();
        head[12] ^= 1;
        store.memory().put(store.store.head(), head);
        assertThat(first(verify(store)).what()).isEqualTo(Check.TRUNCATED);
    }

    @Test
    void anOpenStoreIsVerifiedWhileItRecordsOn() throws IOException {
        try (Journal journal = store.create()) {
            for (int i = 0; i < 20; i++) {
                journal.record(ANNA_ACTS, List.of(NewEvent.of(subject(1), note("n" + i))));
            }
            VerificationReport report =
                    new Verification(
                                    store.files,
                                    store.store,
                                    TestStore.ID,
                                    store.keys,
                                    TestStore.TYPES,
                                    TestStore.DEVICE,
                                    new TestStore.Keys(),
                                    KeyringCheck.none(),
                                    a -> AttachmentCheck.State.GOOD,
                                    IndexCheck.none(),
                                    store.profile(),
                                    (done, of) ->
                                            journal.record(
                                                    ANNA_ACTS,
                                                    List.of(
                                                            NewEvent.of(
                                                                    subject(2),
                                                                    note("meanwhile " + done)))))
                            .run(journal);
            assertThat(report.ok()).as(report.json()).isTrue();
            journal.record(ANNA_ACTS, List.of(NewEvent.of(subject(1), note("goes on"))));
        }
    }
}
