package org.lockfast.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.EntryBounds;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.SignatureCheck;
import org.lockfast.ledger.VerifyKey;

/** Reads entries and checks their signatures, on all processors and outside every lock. */
final class Preparation {
    /**
     * A prefix that is well, and why the next one is not.
     *
     * @param refusal null where all are well
     */
    record Prefix(List<Prepared> entries, @Nullable Refusal refusal) {}

    /**
     * Bytes of all entries of a push, each with all its values: a value that many of them name
     * counts for each. The rest of such a push is sent again.
     */
    static final long MOST_OF_ALL = 16 << 20;

    private final KeysOfLog keys;
    private final Together together;

    Preparation(KeysOfLog keys, Together together) {
        this.keys = keys;
        this.together = together;
    }

    /** Reads entries with their bodies. */
    Prefix read(List<byte[]> entries, byte[] bodies) {
        Map<Hash, Commitment> values = new HashMap<>();
        try {
            for (Commitment body : BodyBundle.parse(bodies)) {
                values.put(body.hash(), body);
            }
        } catch (Malformed e) {
            return new Prefix(List.of(), bad(0, "The bodies do not read: " + e.getMessage() + "."));
        }
        AtomicReferenceArray<@Nullable Parsed> parsed = new AtomicReferenceArray<>(entries.size());
        AtomicReferenceArray<@Nullable Refusal> wrong = new AtomicReferenceArray<>(entries.size());
        together.each(
                entries.size(),
                i -> {
                    try {
                        parsed.set(i, parse(entries.get(i), values));
                    } catch (Malformed e) {
                        wrong.set(i, bad(i, "An entry does not read: " + e.getMessage() + "."));
                    }
                });
        int count = 0;
        long size = 0;
        Refusal refusal = null;
        while (count < entries.size() && refusal == null) {
            Parsed one = parsed.get(count);
            String unfit =
                    one == null
                            ? null
                            : EntryBounds.wrong(one.entry(), one.size(), keys::isAboutKeys);
            if (one == null) {
                Refusal why = wrong.get(count);
                refusal = why != null ? why : unlooked();
            } else if (unfit != null) {
                // Nobody takes it from the log: its place would be one that can be had from nobody
                refusal = bad(count, unfit);
            } else if (size + one.size() > MOST_OF_ALL) {
                refusal = Refusal.of(Refusal.Reason.BUSY, "It is more than is taken at once.");
            } else {
                size += one.size();
                count++;
            }
        }
        return new Prefix(prepared(parsed, count), refusal);
    }

    private List<Prepared> prepared(AtomicReferenceArray<@Nullable Parsed> parsed, int count) {
        AtomicReferenceArray<@Nullable Prepared> made = new AtomicReferenceArray<>(count);
        together.each(
                count,
                i -> {
                    Parsed one = parsed.get(i);
                    made.set(i, one == null ? null : prepared(one));
                });
        List<Prepared> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Prepared one = made.get(i);
            if (one == null) {
                throw new IllegalStateException("An entry was passed over");
            }
            all.add(one);
        }
        return all;
    }

    /**
     * An entry with its values, nothing of them copied: many entries may name one value, which came
     * once.
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Parsed(Entry entry, byte[] bytes, List<Commitment> bodies, List<Hash> absent) {
        long size() {
            return EntryBounds.together(bytes.length, bodies);
        }
    }

    private static Parsed parse(byte[] bytes, Map<Hash, Commitment> values) {
        Entry entry = Entry.parse(bytes);
        List<Commitment> bodies = new ArrayList<>();
        List<Hash> absent = new ArrayList<>();
        for (Hash committed : entry.commitments()) {
            Commitment body = values.get(committed);
            if (body == null) {
                absent.add(committed);
            } else {
                bodies.add(body);
            }
        }
        return new Parsed(entry, bytes, bodies, absent);
    }

    Prepared prepare(byte[] bytes, Map<Hash, Commitment> values) {
        return prepared(parse(bytes, values));
    }

    private Prepared prepared(Parsed parsed) {
        return new Prepared(
                parsed.entry(),
                parsed.bytes(),
                parsed.bodies(),
                BodyBundle.of(parsed.bodies()),
                parsed.absent(),
                keys.isAboutKeys(parsed.entry()),
                EntryFacts.of(parsed.entry(), parsed.bodies()));
    }

    /** The prefix whose every signature line is good, by keys the log has introduced so far. */
    Prefix verified(List<Prepared> entries, int at) {
        AtomicReferenceArray<@Nullable Refusal> wrong = new AtomicReferenceArray<>(entries.size());
        AtomicIntegerArray good = new AtomicIntegerArray(entries.size());
        together.each(
                entries.size(),
                i -> {
                    Refusal refusal = check(entries.get(i), at + i);
                    wrong.set(i, refusal);
                    good.set(i, refusal == null ? 1 : 0);
                });
        for (int i = 0; i < entries.size(); i++) {
            if (good.get(i) != 1) {
                Refusal refusal = wrong.get(i);
                return new Prefix(entries.subList(0, i), refusal != null ? refusal : unlooked());
            }
        }
        return new Prefix(entries, null);
    }

    /** An entry nobody came to look at is never taken for a good one. */
    private static Refusal unlooked() {
        return Refusal.of(
                Refusal.Reason.BUSY, "An entry could not be looked at just now. Try again.");
    }

    /** As {@link CentralLog#lost}, by the keys the log has introduced so far. */
    Optional<String> lost(byte[] enrolled, byte[] publicKey) {
        try {
            Prepared one = prepare(enrolled, Map.of());
            Entry entry = one.entry();
            if (!entry.typeName().equals("device.enrolled")
                    || !entry.device().equals(keys.founding().device())
                    || check(one, 0) != null) {
                return Optional.empty();
            }
            VerifyKey key = VerifyKey.parse(entry.body().path("vkey").asString(""));
            String device = key.name().substring(0, key.name().indexOf('/'));
            return Arrays.equals(key.publicKey(), publicKey) && keys.device(device).isEmpty()
                    ? Optional.of(device)
                    : Optional.empty();
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    private @Nullable Refusal check(Prepared prepared, int at) {
        Entry entry = prepared.entry();
        Map<String, VerifyKey> known = keys.of(entry, prepared.aboutKeys());
        for (String signer : entry.signers()) {
            if (!known.containsKey(signer)) {
                return new Refusal(
                        Refusal.Reason.UNKNOWN_KEY,
                        at,
                        -1,
                        "This log has no entry that introduces the key " + signer + ".");
            }
        }
        SignatureCheck.Finding finding =
                new SignatureCheck(name -> Optional.ofNullable(known.get(name))).check(entry);
        return switch (finding) {
            case SignatureCheck.Finding.Good _ -> null;
            case SignatureCheck.Finding.UnknownKey unknown ->
                    new Refusal(
                            Refusal.Reason.UNKNOWN_KEY,
                            at,
                            -1,
                            "An entry is signed by another key than the one introduced as "
                                    + unknown.name()
                                    + ".");
            case SignatureCheck.Finding.BadSignature unfit ->
                    bad(at, "The signature of " + unfit.name() + " is not over these bytes.");
        };
    }

    static Refusal bad(int at, String sentence) {
        return new Refusal(Refusal.Reason.BAD_NOTE, at, -1, sentence);
    }
}
