package org.lockfast.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Checks one entry bundle against the leaf hashes of its tile, and its entries' signatures. */
final class BundleCheck implements Callable<BundleCheck.Result> {
    /**
     * What was found.
     *
     * @param entries the well-formed ones, in order
     * @param good how many are in place and fully signed
     */
    record Result(String file, List<Entry> entries, long good, List<LogVerify.Finding> findings) {}

    private final TilePath path;
    private final byte[] bundle;
    private final List<Hash> leaves;
    private final boolean proved;
    private final SignatureCheck signatures;
    private final List<LogVerify.Finding> findings = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private long good;

    BundleCheck(
            TilePath path,
            byte[] bundle,
            List<Hash> leaves,
            boolean proved,
            SignatureCheck signatures) {
        this.path = path;
        this.bundle = bundle;
        this.leaves = leaves;
        this.proved = proved;
        this.signatures = signatures;
    }

    @Override
    public Result call() {
        try {
            List<byte[]> parts = EntryBundle.split(bundle);
            if (parts.size() != leaves.size()) {
                found("has " + parts.size() + " entries and should have " + leaves.size());
            }
            for (int i = 0; i < Math.min(parts.size(), leaves.size()); i++) {
                check(i, parts.get(i));
            }
        } catch (Malformed e) {
            found(String.valueOf(e.getMessage()));
        }
        return new Result(path.path(), entries, good, findings);
    }

    private void check(int i, byte[] bytes) {
        String which = "entry " + (path.index() * TilePath.FULL + i);
        boolean inPlace = Hash.leaf(bytes).equals(leaves.get(i));
        if (!inPlace) {
            found(which + " is not the one the log's tile names");
        }
        try {
            Entry entry = Entry.parseOwned(bytes);
            entries.add(entry);
            SignatureCheck.Finding signed = signatures.check(entry);
            switch (signed) {
                case SignatureCheck.Finding.Good ignored -> good += proved && inPlace ? 1 : 0;
                case SignatureCheck.Finding.UnknownKey(String name) ->
                        found(which + " is signed by an unknown key, " + name);
                case SignatureCheck.Finding.BadSignature(String name) ->
                        found(which + " has a signature that is not by " + name);
            }
        } catch (Malformed e) {
            found(which + ": " + e.getMessage());
        }
    }

    private void found(String what) {
        findings.add(new LogVerify.Finding(path.path(), what));
    }
}
