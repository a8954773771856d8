package org.lockfast.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Happening;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/** Checks, at the moment of printing, that what is printed is what was signed. */
public interface Proofs {
    /**
     * Checks the entries of one exhibit against the journal itself.
     *
     * @param subjects the exhibit and its packages
     * @param events what is to be printed, in record order
     */
    Proof check(Set<UUID> subjects, List<Happening> events);

    /**
     * What was found.
     *
     * @param entries one for each event, in their order
     * @param inStore entries of the whole journal whose place in its chain was checked
     * @param head the journal's newest entry, and when it was recorded; null for an empty journal
     * @param devices what each device id is called
     * @param unshown entries about the exhibit that the events do not have
     * @param parted sentences about chains that part: copies of a store went on beside each other
     * @param losses sentences about chains that were closed and entries lost in the whole store,
     *     each naming the device whose chain it is
     * @param wrong sentences about the chain and about entries not shown; empty where all is well
     */
    record Proof(
            List<Checked> entries,
            long inStore,
            @Nullable Hash head,
            @Nullable Instant headAt,
            Map<String, String> devices,
            int unshown,
            List<String> parted,
            List<String> losses,
            List<String> wrong) {
        /** Whether everything that was checked is as it should be. */
        public boolean good() {
            return wrong.isEmpty() && entries.stream().allMatch(one -> one.wrong() == null);
        }

        /** The same with what else is wrong with some entries. */
        Proof with(List<Checked> others) {
            return new Proof(
                    others, inStore, head, headAt, devices, unshown, parted, losses, wrong);
        }

        int lines() {
            return entries.stream().mapToInt(one -> one.signers().size()).sum();
        }

        int goodLines() {
            return entries.stream().mapToInt(Checked::good).sum();
        }

        /** What people call a device; with its short id where another is called the same. */
        String device(String id) {
            String name = devices.get(id);
            return name == null
                    ? id
                    : devices.values().stream().filter(name::equals).count() > 1
                            ? name + " (" + shortId(id) + ")"
                            : name;
        }

        /** The first eight digits of a device's id: {@code d-7f3a0c11}. */
        static String shortId(String id) {
            return id.length() <= 10 ? id : id.substring(0, 10);
        }
    }

    /**
     * One entry as checked.
     *
     * @param signers names of the keys that signed, in order
     * @param good how many of their signature lines are good
     * @param after when the entry before it in its device's chain was recorded: it was not made
     *     earlier, by that clock
     * @param before the same of the entry after it; null where none is
     * @param files what the entry names, such as a signature drawn on the screen
     * @param wrong what is wrong with it, in a sentence, or null
     */
    record Checked(
            Hash eid,
            List<String> signers,
            int good,
            @Nullable Instant after,
            @Nullable Instant before,
            List<Entry.Attachment> files,
            @Nullable String wrong) {
        Checked saying(String sentence) {
            return new Checked(
                    eid,
                    signers,
                    good,
                    after,
                    before,
                    files,
                    wrong == null ? sentence : wrong + " " + sentence);
        }
    }
}
