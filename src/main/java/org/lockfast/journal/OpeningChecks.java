package org.lockfast.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is looked at when a journal is opened, in this order. */
final class OpeningChecks {
    private final JournalOpening opening;
    private final JournalFile file;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Losses.Range> unreadable = new ArrayList<>();
    private boolean replaced;

    OpeningChecks(JournalOpening opening, JournalFile file) {
        this.opening = opening;
        this.file = file;
    }

    List<Finding> findings() {
        return findings;
    }

    /**
     * Bytes nobody acknowledged are kept beside and cut: a record in parts, bodies without entry, a
     * part of what was recorded together. A whole record that does not open is left where it is
     * when anybody remembers it.
     *
     * @throws JournalRefusal where they may be records; then nothing was changed
     */
    void setTailAside() throws IOException {
        long remembered = opening.remembered();
        for (ReadProblem problem : file.problems()) {
            if (problem instanceof ReadProblem.TornTail tail) {
                if (tail.whole() && tail.record() < remembered) {
                    keepUnread(tail, remembered);
                    return;
                }
                refuseIfRecords(tail);
            }
        }
        long keep = lastEntry() + 1;
        long whole = file.wholeGroups(keep);
        if (remembered <= whole) { // of an act that is not all there nobody was told anything
            keep = whole;
        }
        if (keep == file.count() && !file.hasTail()) {
            return;
        }
        Path beside = unused(file.path().resolveSibling("entries.lfj.tail-" + keep));
        long bytes = file.copyFrom(keep, beside);
        file.cutTo(keep);
        findings.add(new Finding.TailSetAside(keep, bytes, beside, remembered > keep));
    }

    private void keepUnread(ReadProblem.TornTail tail, long remembered) throws IOException {
        file.keepUnread(remembered);
        found(tail.record(), file.count() - 1, file.whyNot(tail.record()));
    }

    private static void refuseIfRecords(ReadProblem.TornTail tail) {
        if (tail.keyMissing() > 0) {
            throw new JournalRefusal(
                    "Journal record "
                            + tail.record()
                            + " and what follows are sealed under master key "
                            + tail.keyMissing()
                            + ", which this keyring does not hold. Put the newest keyring back."
                            + " Nothing was changed.");
        }
        if (!tail.searched()) {
            throw new JournalRefusal(
                    "The journal is damaged from record "
                            + tail.record()
                            + " on, and whether records follow could not be found out. Put a backup"
                            + " of the journal in its place. Nothing was changed.");
        }
    }

    /** The last record that is an entry, not looking past one that does not read. */
    private long lastEntry() throws IOException {
        RecordCipher cipher = file.cipher();
        long last = file.count() - 1;
        while (last >= 0) {
            Frame.Opened opened = file.read(last, cipher);
            if (opened == null || opened.kind() == RecordKind.ENTRY) {
                break;
            }
            last--;
        }
        return last;
    }

    private Path unused(Path wanted) {
        Path path = wanted;
        for (int n = 2; opening.files().exists(path); n++) {
            path = wanted.resolveSibling(wanted.getFileName() + "-" + n);
        }
        return path;
    }

    /** Records somebody remembers that the journal does not have. */
    record Missing(long from, long to, String knownBy) {}

    /** Compares with all who remember how far the journal reached. */
    @Nullable Missing missing() throws IOException {
        long count = file.count();
        List<Missing> known = new ArrayList<>();
        if (opening.index().position() > count) {
            known.add(new Missing(count, opening.index().position() - 1, "the index"));
        }
        compare(opening.localHead(), "the note in the store", known);
        compare(opening.profileHead(), "the note in your profile on this computer", known);
        Missing most = null;
        for (Missing one : known) {
            most = most == null || one.to() > most.to() ? one : most;
        }
        if (most != null) {
            findings.add(new Finding.RecordsMissing(most.from(), most.to(), most.knownBy()));
        }
        return most;
    }

    private void compare(HeadFile remembered, String who, List<Missing> known) throws IOException {
        switch (remembered.read()) {
            case HeadFile.Reading.Absent absent -> {}
            case HeadFile.Reading.Unreadable unreadableNote ->
                    findings.add(new Finding.HeadUnreadable(remembered.path()));
            case HeadFile.Reading.Good good -> {
                long last = good.head().count() - 1;
                if (last >= file.count()) {
                    known.add(new Missing(file.count(), last, who));
                } else if (last >= 0 && file.read(last, file.cipher()) == null) {
                    found(
                            last,
                            last,
                            file.whyNot(last)); // damaged, and no other entry in its place
                } else if (!isEntry(last, good.head())) {
                    known.add(new Missing(last, last, who));
                    replaced = true;
                }
            }
        }
    }

    private boolean isEntry(long record, Head head) throws IOException {
        return record >= 0
                && Item.of(file.read(record, file.cipher())) instanceof Item.EntryItem item
                && item.entry().eid().equals(head.eid());
    }

    /** Whether the index holds entries the journal does not have, at least by number. */
    boolean indexIsStale() {
        return replaced || opening.index().position() > file.count();
    }

    /** Goes on with an empty index. */
    JournalOpening on(Index fresh) {
        findings.add(new Finding.IndexSetAside());
        return opening.with(fresh);
    }

    /** Hands the index what it lacks; stopped in between, the index keeps what it has. */
    void bringUpToDate(Index index, OpeningProgress progress) {
        for (ReadProblem problem : file.problems()) {
            switch (problem) {
                case ReadProblem.UnreadableRecords bad -> found(bad.from(), bad.to(), bad.why());
                case ReadProblem.StrayBytes stray ->
                        findings.add(new Finding.StrayBytes(stray.record(), stray.bytes()));
                case ReadProblem.TornTail setAside -> {}
                case ReadProblem.UnreadableHeader stopped -> {}
                case ReadProblem.ForeignStore stopped -> {}
                case ReadProblem.WrongKeys stopped -> {}
            }
        }
        long position = index.position();
        if (position >= file.count()) {
            return;
        }
        JournalReplay replay = new JournalReplay(file, opening.reader());
        replay.run(
                position,
                (events, reached) -> {
                    index.apply(events, reached);
                    (isFoundOnce(replay) ? progress.unstoppable() : progress)
                            .followed(reached, file.count());
                });
        replay.unreadable().forEach(bad -> found(bad.number(), bad.number(), bad.why()));
        findings.add(new Finding.IndexCaughtUp(file.count() - position));
    }

    /** Whether something was found that is no more to be seen once the index is up to date. */
    private boolean isFoundOnce(JournalReplay replay) {
        return !replay.unreadable().isEmpty()
                || findings.stream()
                        .anyMatch(finding ->
                                finding instanceof Finding.TailSetAside
                                        || finding instanceof Finding.IndexSetAside);
    }

    private void found(long from, long to, String why) {
        Losses.Range range = new Losses.Range(from, to);
        if (unreadable.stream().noneMatch(known -> known.covers(range))) {
            unreadable.add(range);
            findings.add(new Finding.RecordsUnreadable(from, to, why));
        }
    }

    /** What was found unreadable and is not named by an earlier epoch. */
    List<Losses.Range> unreadableNotNamed() throws IOException {
        if (unreadable.isEmpty()) {
            return List.of();
        }
        Losses losses = Losses.of(file, opening.device().id());
        return unreadable.stream().filter(range -> !losses.isNamedUnreadable(range)).toList();
    }
}
