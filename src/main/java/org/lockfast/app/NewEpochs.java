package org.lockfast.app;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.ChainBranch;
import org.lockfast.journal.Index;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/**
 * What a print says of chains that were closed and begun anew, and of those that part: every reader
 * of what follows shall know of it (practice 14).
 */
final class NewEpochs {
    private static final DateTimeFormatter RECORDED =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss zzz", Locale.UK);

    /** Entries named where a chain parts. */
    private static final int MOST_NAMED = 4;

    private record Begun(JournalEvents.EpochOpened opened, Entry entry) {}

    private final String own;
    private final Map<String, String> devices;
    private final ZoneId zone;
    private final List<Begun> all = new ArrayList<>();
    private final Set<Hash> movedAfter = new HashSet<>();

    /**
     * @param own the device that prints
     * @param devices what devices are called
     */
    NewEpochs(String own, Map<String, String> devices, ZoneId zone) {
        this.own = own;
        this.devices = devices;
        this.zone = zone;
    }

    void take(RecordedEvent read) {
        if (read.event() instanceof JournalEvents.EpochOpened opened) {
            all.add(new Begun(opened, read.entry()));
            if (ChainBranch.mayPart(read.entry())) {
                movedAfter.add(read.entry().prev());
            }
        }
    }

    /**
     * @param parted devices whose chains part
     */
    List<String> losses(Set<String> parted) {
        return all.stream()
                .map(begun ->
                        loss(
                                begun.opened(),
                                begun.entry(),
                                parted.contains(begun.entry().device())
                                        || movedAfter.contains(begun.entry().prev())))
                .toList();
    }

    /**
     * @param copied another copy of the store went on beside this one
     */
    private String loss(JournalEvents.EpochOpened opened, Entry entry, boolean copied) {
        Long from = opened.lostFrom();
        String records = from == null ? "" : " (records " + from + " to " + opened.lostTo() + ")";
        return called(entry.device())
                + ": closed and begun anew at entry "
                + entry.eid()
                + ", "
                + RECORDED.format(entry.recorded().atZone(zone))
                + ": "
                + what(opened.reason(), copied)
                + records
                + ".";
    }

    private static String what(JournalEvents.EpochReason reason, boolean copied) {
        return switch (reason) {
            case ENTRIES_MISSING -> "acknowledged entries were missing";
            case RECORDS_UNREADABLE -> "records could not be read";
            case ENTRIES_CAME_BACK ->
                    copied
                            ? "entries under the device's name came from elsewhere, recorded in"
                                    + " another copy of its store, or in this one before an"
                                    + " earlier state of it was put back"
                            : "the device's own entries came back from elsewhere: the store was"
                                    + " restored from an older copy";
            case ENTRIES_NOT_SENT -> "entries of it could not be handed in to the central log";
            case MOVED_OR_RESTORED ->
                    "the store lay where it had not been before, moved or restored";
        };
    }

    /** One sentence for each device whose chain parts. */
    List<String> parted(Map<String, Index.Parting> parted, Journal journal) {
        List<String> sentences = new ArrayList<>();
        parted.forEach((device, at) -> {
            List<Hash> there = journal.at(device, at.epoch(), at.seq());
            sentences.add(
                    called(device)
                            + ": its store went on from one state more than once, as copies in use"
                            + " beside each other do, or one put back to an earlier state, each with"
                            + " entries the other had not. The chain parts at entry "
                            + there.stream()
                                    .limit(MOST_NAMED)
                                    .map(Hash::toString)
                                    .collect(Collectors.joining("; "))
                            + (there.size() > MOST_NAMED ? "; …" : "")
                            + ". Every branch is kept, and its place in the chain was checked; "
                            + (at.open()
                                    ? "no supervisor has recorded yet what happened."
                                    : "a supervisor has recorded what happened."));
        });
        return sentences;
    }

    /** {@code SCN-11 (d-7f3a0c1122334455)}, and whether it is the device that prints. */
    private String called(String id) {
        @Nullable String name = devices.get(id);
        return (name == null ? "Device " + id : name + " (" + id + ")")
                + (id.equals(own) ? ", which printed this" : "");
    }
}
