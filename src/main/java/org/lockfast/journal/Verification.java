package org.lockfast.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.VerificationReport.Check;
import org.lockfast.journal.VerificationReport.Damage;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/**
 * Checks a whole store and writes nothing, neither there nor in the profile. Reads the journal
 * once; signatures are checked on all cores. What each check means: docs/verify.md.
 *
 * @param files the file system
 * @param store where the store's files lie
 * @param id the store's id, as its keyring says
 * @param keys of the journal
 * @param types of events this version knows
 * @param device whose store it is: its own chain must be whole, of others what is here must fit
 * @param history which keys are trusted; fresh for each run
 * @param keyring whether the keyring is the one the journal names; fresh for each run
 * @param attachments whether attached files are there
 * @param index whether the index says what the journal says
 * @param profile what this user remembers of the store
 * @param progress told as it goes
 */
public record Verification(
        FilePort files,
        StoreFiles store,
        UUID id,
        JournalKeys keys,
        EventTypes types,
        String device,
        KeyHistory history,
        KeyringCheck keyring,
        AttachmentCheck attachments,
        IndexCheck index,
        Profile profile,
        Progress progress) {

    /**
     * Told how far it got; throws {@link java.util.concurrent.CancellationException} to stop it.
     */
    @FunctionalInterface
    public interface Progress {
        void reached(long records, long of);

        /** The journal is whole; the index has been compared with so many of its records. */
        default void compared(long records, long of) {}
    }

    /** Verifies a store that no journal has open. */
    public VerificationReport run() throws IOException {
        try (JournalFile file = JournalFile.openReadOnly(files, store.journal(), id, keys)) {
            return new Run(file).run();
        } catch (JournalUnreadable e) {
            Check what =
                    e.problem() instanceof ReadProblem.WrongKeys ? Check.KEYRING : Check.FRAMING;
            return VerificationReport.stopped(what, e.problem().sentence());
        }
    }

    /** Verifies the store of an open journal, which goes on recording. */
    public VerificationReport run(Journal open) throws IOException {
        return new Run(open.file()).run();
    }

    private final class Run {
        private final JournalFile file;
        private final EventReader reader = new EventReader(types);
        private final Wrongs wrongs = new Wrongs();
        private final Losses losses = new Losses(device);
        private final ChainCheck chains;
        private final BodyCheck bodies = new BodyCheck(wrongs);
        private final SignerCheck signers;
        private final HeadsCheck heads;
        private final List<Damage> damage = new ArrayList<>();
        private final AtomicLong attachmentsMissing = new AtomicLong();
        private long keyringChanged = -1;
        private long entries;
        private long signatures;

        Run(JournalFile file) {
            this.file = file;
            this.chains = new ChainCheck(wrongs, device, history, this::textAt);
            this.signers = new SignerCheck(wrongs, history, device, reader);
            this.heads =
                    new HeadsCheck(
                            wrongs,
                            List.of(
                                    new HeadFile(files, store.head(), keys, id),
                                    new HeadFile(files, profile.head(), keys, id)));
        }

        private @Nullable Hash textAt(long record) {
            try {
                return Item.of(file.read(record, file.cipher())) instanceof Item.EntryItem item
                        ? item.entry().textHash()
                        : null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        VerificationReport run() throws IOException {
            long began = System.nanoTime();
            heads.begin(index.position());
            file.problems().forEach(this::take);
            readAll();
            bodies.end();
            heads.end(file.count());
            for (Losses.Range open : losses.open()) {
                wrongs.add(
                        Check.TRUNCATED,
                        open.from(),
                        "Records "
                                + open.from()
                                + " to "
                                + open.to()
                                + " were lost, an epoch names that, and no administrator has"
                                + " accepted it yet");
            }
            String ahead = keyring.ahead();
            if (ahead != null && !losses.excusesMissingAfter(keyringChanged)) {
                wrongs.add(Check.TRUNCATED, file.count(), ahead);
            }
            String wrongKeyring = keyring.problem();
            if (wrongKeyring != null) {
                wrongs.addOfStore(Check.KEYRING, wrongKeyring);
            }
            long journalRead = System.nanoTime();
            compareIndex();
            return report(
                    Duration.ofNanos(journalRead - began),
                    Duration.ofNanos(System.nanoTime() - journalRead));
        }

        private void compareIndex() {
            String difference =
                    index.difference(batches ->
                            new JournalReplay(file, reader)
                                    .run(
                                            0,
                                            (events, position) -> {
                                                batches.take(events, position);
                                                progress.compared(position, file.count());
                                            }));
            if (difference != null) {
                wrongs.addOfStore(Check.INDEX, difference);
            }
        }

        private VerificationReport report(Duration journalTime, Duration indexTime) {
            return new VerificationReport(
                    entries,
                    chains.chains(),
                    signatures,
                    bodies.missing(),
                    attachmentsMissing.get(),
                    chains.forks(),
                    chains.contradicted(),
                    signers.ofEndedKeys(),
                    signers.notFollowed(),
                    chains.lacking(),
                    wrongs.first(losses),
                    damage.stream()
                            .filter(d ->
                                    !losses.isNamedUnreadable(new Losses.Range(d.from(), d.to())))
                            .toList(),
                    journalTime,
                    indexTime);
        }

        private void take(ReadProblem problem) {
            switch (problem) {
                case ReadProblem.TornTail torn ->
                        wrongs.add(
                                torn.whole() ? Check.FRAMING : Check.TRUNCATED,
                                torn.record(),
                                torn.sentence());
                case ReadProblem.StrayBytes stray ->
                        wrongs.add(Check.FRAMING, stray.record(), stray.sentence());
                case ReadProblem.UnreadableRecords named -> {} // each is met again when read
                case ReadProblem.UnreadableHeader stopped -> {}
                case ReadProblem.ForeignStore stopped -> {}
                case ReadProblem.WrongKeys stopped -> {}
            }
        }

        /** While the signatures of a batch are checked on all cores, the next one is read. */
        private void readAll() throws IOException {
            ItemStream items = new ItemStream(file, 0);
            List<Item> batch = items.next();
            while (!batch.isEmpty()) {
                CompletableFuture<List<Item>> coming =
                        CompletableFuture.supplyAsync(() -> read(items));
                List<SignerCheck.Job> jobs = new ArrayList<>();
                for (Item item : batch) {
                    take(item, jobs);
                }
                jobs.parallelStream().forEach(this::check);
                progress.reached(batch.getLast().number() + 1, file.count());
                batch = coming.join();
            }
        }

        private static List<Item> read(ItemStream items) {
            try {
                return items.next();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void take(Item item, List<SignerCheck.Job> jobs) {
            switch (item) {
                case Item.EntryItem one -> take(one.number(), one.entry(), jobs);
                case Item.BodyItem body -> bodies.take(body);
                case Item.TombstoneItem tombstone -> bodies.take(tombstone);
                case Item.MalformedItem bad ->
                        wrongs.add(
                                kindOf(bad), bad.number(), String.valueOf(bad.why().getMessage()));
                case Item.UnreadableItem bad -> unreadable(bad);
            }
        }

        private void take(long record, Entry entry, List<SignerCheck.Job> jobs) {
            entries++;
            signatures += entry.signers().size();
            String malformed = keyring.take(entry);
            if (malformed != null) {
                wrongs.add(Check.FRAMING, record, entry, malformed);
            }
            if (KeyringCheck.NAMING.contains(entry.typeName()) && entry.device().equals(device)) {
                keyringChanged = record;
            }
            heads.take(record, entry);
            boolean here = chains.take(record, entry);
            SignerCheck.Job job = signers.take(record, entry, here, bodies::bodies);
            if (!signers.hasRefused(record)) { // what nobody entitled accepted excuses nothing
                losses.take(record, entry);
            }
            bodies.take(record, entry);
            if (job != null) {
                jobs.add(job);
            } else {
                checkAttachments(record, entry, here);
            }
        }

        private void check(SignerCheck.Job job) {
            signers.check(job);
            checkAttachments(job.record(), job.entry(), job.here());
        }

        private void checkAttachments(long record, Entry entry, boolean here) {
            for (Entry.Attachment attachment : entry.attachments()) {
                switch (attachments.check(attachment)) {
                    case GOOD -> {}
                    case MISSING -> {
                        attachmentsMissing.incrementAndGet();
                        if (here) { // what another device attached comes later
                            wrongs.add(
                                    Check.ATTACHMENT,
                                    record,
                                    entry,
                                    "An attached file is missing: " + attachment.hash().hex());
                        }
                    }
                    case CHANGED ->
                            wrongs.add(
                                    Check.ATTACHMENT,
                                    record,
                                    entry,
                                    "An attached file is not the one that was attached: "
                                            + attachment.hash().hex());
                }
            }
        }

        private void unreadable(Item.UnreadableItem bad) {
            wrongs.addExcusable(
                    Check.FRAMING,
                    bad.number(),
                    null,
                    "Record " + bad.number() + " does not read: " + bad.why(),
                    losses -> losses.excusesUnreadable(bad.number()));
            if (!damage.isEmpty() && damage.getLast().to() == bad.number() - 1) {
                damage.set(damage.size() - 1, new Damage(damage.getLast().from(), bad.number()));
            } else {
                damage.add(new Damage(bad.number(), bad.number()));
            }
        }

        private static Check kindOf(Item.MalformedItem bad) {
            return switch (bad.why().reason()) {
                case SIGNERS, NO_SIGNATURES -> Check.SIGNATURE;
                case COMMITMENT -> Check.HASH;
                default -> Check.FRAMING;
            };
        }
    }
}
