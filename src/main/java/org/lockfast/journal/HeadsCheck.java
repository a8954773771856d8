package org.lockfast.journal;

import java.util.ArrayList;
import java.util.List;
import org.lockfast.journal.VerificationReport.Check;
import org.lockfast.ledger.Entry;

/** TRUNCATED: whoever remembers how far the journal reached, and which entry stood there. */
final class HeadsCheck {
    private final Wrongs wrongs;
    private final List<HeadFile> files;
    private final List<Head> heads = new ArrayList<>();
    private long indexPosition;

    HeadsCheck(Wrongs wrongs, List<HeadFile> files) {
        this.wrongs = wrongs;
        this.files = files;
    }

    /** Reads what is remembered, before the journal grows on. */
    void begin(long indexed) {
        indexPosition = indexed;
        for (HeadFile file : files) {
            switch (file.read()) {
                case HeadFile.Reading.Absent absent -> {}
                case HeadFile.Reading.Good good -> heads.add(good.head());
                case HeadFile.Reading.Unreadable unreadable ->
                        wrongs.add(
                                Check.TRUNCATED,
                                0,
                                "The note of how far the journal reached does not read, so it"
                                        + " cannot tell whether something was cut off: "
                                        + file.path());
            }
        }
    }

    void take(long record, Entry entry) {
        for (Head head : heads) {
            if (head.count() - 1 == record && !head.eid().equals(entry.eid())) {
                wrongs.add(
                        Check.HASH,
                        record,
                        entry,
                        "Another entry stood here: " + head.eid().base64());
            }
        }
    }

    void end(long count) {
        heads.forEach(head -> compare(head.count(), count, "The note of how far it reached"));
        compare(indexPosition, count, "The index");
    }

    private void compare(long remembered, long count, String who) {
        if (remembered > count) {
            wrongs.add(
                    Check.TRUNCATED,
                    count,
                    "The journal ends after "
                            + count
                            + " records. "
                            + who
                            + " had "
                            + remembered
                            + ".");
        }
    }
}
