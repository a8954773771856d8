package org.lockfast.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;

/**
 * Reads entries with the values they commit to, as they lie in the journal, for handing them on.
 * Records that do not read are passed over. Used by one thread; recording goes on meanwhile.
 */
public final class JournalWalk {
    /**
     * An entry as it is kept.
     *
     * @param record its number
     * @param bodies the values that are here; one that was destroyed or withheld is not
     */
    public record Kept(long record, Entry entry, List<Commitment> bodies) {
        public Kept {
            bodies = List.copyOf(bodies);
        }
    }

    /**
     * Bytes read and parsed at a time. All processors do it, and somebody may be typing: what takes
     * some milliseconds is not noticed.
     */
    private static final int READ_AHEAD = 256 << 10;

    private final JournalFile file;
    private ItemStream items;
    private long after;
    private List<Commitment> bodies = new ArrayList<>();

    JournalWalk(JournalFile file, long from) {
        long begin = withItsBodies(file, from);
        this.file = file;
        this.items = new ItemStream(file, begin, READ_AHEAD);
        this.after = begin;
    }

    /** The values of an entry stand before it: whoever begins at the entry wants them too. */
    private static long withItsBodies(JournalFile file, long from) {
        long begin = Math.min(from, file.count());
        try {
            RecordCipher cipher = file.cipher();
            while (begin > 0) {
                Item before = Item.of(file.read(begin - 1, cipher));
                if (!(before instanceof Item.BodyItem || before instanceof Item.TombstoneItem)) {
                    break;
                }
                begin--;
            }
            return begin;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The next entries, some hundred KiB of them.
     *
     * @return empty at the end; once more was recorded, a later call goes on from there
     */
    public List<Kept> next() {
        List<Kept> kept = new ArrayList<>();
        while (kept.isEmpty()) {
            List<Item> batch = batch();
            if (batch.isEmpty()) {
                items =
                        new ItemStream(
                                file, after, READ_AHEAD); // bodies whose entry is on its way, again
                bodies = new ArrayList<>();
                return kept;
            }
            batch.forEach(item -> take(item, kept));
        }
        return kept;
    }

    private List<Item> batch() {
        try {
            return items.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(Item item, List<Kept> kept) {
        switch (item) {
            case Item.BodyItem body -> bodies.add(body.body());
            case Item.EntryItem entry -> {
                kept.add(new Kept(entry.number(), entry.entry(), bodies));
                bodies = new ArrayList<>();
                after = entry.number() + 1;
            }
            case Item.TombstoneItem _, Item.UnreadableItem _, Item.MalformedItem _ -> {}
        }
    }

    /** The record after the last entry that was handed over. */
    public long position() {
        return after;
    }
}
