package org.lockfast.desktop.handover;

import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;

/**
 * One package of a batch.
 *
 * @param name "JSM/7", with the package's number where its exhibit has several
 * @param where in words, as the record has it
 * @param elsewhere the record says somebody else holds it
 * @param sealRead the seal number that was read from it; null where none was
 * @param look what was seen of the seal itself; a number that was read says nothing of that
 * @param changed what the record says of it that it did not say when it was scanned, in a sentence;
 *     null for nothing. Such a line is not signed until it is scanned again
 */
record BatchLine(
        PackageState p,
        String name,
        String description,
        String where,
        boolean elsewhere,
        Proof proof,
        @Nullable String sealRead,
        Look look,
        @Nullable String changed) {

    /** How far the seal number is proved. */
    enum Proof {
        /** The seal was read and is the one of the record. */
        SEAL_READ,
        /** Added by its label or by name. */
        NOT_CHECKED,
        /** Another number was read. */
        DIFFERS,
        /** The record has it in what was scanned; it is still to be scanned itself. */
        EXPECTED
    }

    /** What was seen of the seal. */
    enum Look {
        NONE,
        UNBROKEN,
        BROKEN,
        UNREADABLE
    }

    BatchLine proved(Proof now, @Nullable String read) {
        return new BatchLine(p, name, description, where, elsewhere, now, read, look, changed);
    }

    BatchLine looked(Look now) {
        return new BatchLine(p, name, description, where, elsewhere, proof, sealRead, now, changed);
    }

    /** It was waited for here, so it is nowhere else than it should be. */
    BatchLine awaited() {
        return new BatchLine(p, name, description, where, false, proof, sealRead, look, changed);
    }

    BatchLine changed(@Nullable String said) {
        return new BatchLine(p, name, description, where, elsewhere, proof, sealRead, look, said);
    }
}
