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
        AtomicReferenceArray<@Nullable Prepared> read = new AtomicReferenceArray<>(entries.size());
        AtomicReferenceArray<@Nullable Refusal> wrong = new AtomicReferenceArray<>(entries.size());
        together.each(
                entries.size(),
                i -> {
                    try {
                        read.set(i, prepare(entries.get(i), values));
                    } catch (Malformed e) {
                        wrong.set(i, bad(i, "An entry does not read: " + e.getMessage() + "."));
                    }
                });
        List<Prepared> well = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            Prepared one = read.get(i);
            if (one == null) {
                Refusal why = wrong.get(i);
                return new Prefix(well, why != null ? why : unlooked());
            }
            well.add(one);
        }
        return new Prefix(well, null);
    }

    Prepared prepare(byte[] bytes, Map<Hash, Commitment> values) {
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
        return new Prepared(
                entry,
                bytes,
                bodies,
                BodyBundle.of(bodies),
                absent,
                keys.isAboutKeys(entry),
                EntryFacts.of(entry, bodies));
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
