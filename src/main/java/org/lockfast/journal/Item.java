package org.lockfast.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;

/** What a journal record says. */
sealed interface Item {
    long number();

    record EntryItem(long number, Entry entry) implements Item {}

    record BodyItem(long number, Commitment body) implements Item {}

    record TombstoneItem(long number, Hash body, Hash orderedBy) implements Item {}

    /** Sealed by this store's key, and yet not what a record of its kind holds. */
    record MalformedItem(long number, RecordKind kind, Malformed why) implements Item {}

    /** Does not open under its number. */
    record UnreadableItem(long number, String why) implements Item {}

    static @Nullable Item of(Frame.@Nullable Opened opened) {
        return opened == null ? null : of(opened.number(), opened.kind(), opened.plain());
    }

    private static Item of(long number, RecordKind kind, byte[] plain) {
        try {
            return switch (kind) {
                case ENTRY -> new EntryItem(number, Entry.parse(plain));
                case BODY -> new BodyItem(number, one(BodyBundle.parse(plain)));
                case TOMBSTONE -> tombstone(number, plain);
            };
        } catch (Malformed e) {
            return new MalformedItem(number, kind, e);
        }
    }

    private static Commitment one(List<Commitment> bodies) {
        if (bodies.size() != 1) {
            throw new Malformed(Malformed.Reason.BUNDLE, "A body record holds one body");
        }
        return bodies.getFirst();
    }

    /** A tombstone about to become a record. */
    static JournalFile.Plain tombstone(Hash body, Hash orderedBy) {
        byte[] plain =
                ByteBuffer.allocate(2 * Hash.LENGTH)
                        .put(body.bytes())
                        .put(orderedBy.bytes())
                        .array();
        return new JournalFile.Plain(RecordKind.TOMBSTONE, plain);
    }

    private static Item tombstone(long number, byte[] plain) {
        if (plain.length != 64) {
            throw new Malformed(Malformed.Reason.BUNDLE, "A tombstone holds two hashes");
        }
        return new TombstoneItem(
                number,
                Hash.of(Arrays.copyOf(plain, 32)),
                Hash.of(Arrays.copyOfRange(plain, 32, 64)));
    }
}
