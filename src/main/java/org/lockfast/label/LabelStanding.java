package org.lockfast.label;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a code that was read is, as far as this store knows.
 *
 * @param code as it was read
 * @param packageId whose label it is; null where it is none of a package here
 * @param exhibit name of the exhibit; empty where it is none here
 * @param serial which print of the package it is, from 1; 0 where it is none here
 * @param sentence for people, with what to do
 */
public record LabelStanding(
        String code,
        Verdict verdict,
        @Nullable UUID packageId,
        String exhibit,
        int serial,
        String sentence) {

    LabelStanding with(Verdict other, String said) {
        return new LabelStanding(code, other, packageId, exhibit, serial, said);
    }

    /** What it is. */
    public enum Verdict {
        /** The label printed last for its package. */
        STANDING,
        /** It was replaced by a later print: it is void. */
        REPLACED,
        /** The record of its package is not the one it was printed from. */
        RECORD_DIFFERS,
        /** Entries its record builds on are not here, so that cannot be told. */
        RECORD_INCOMPLETE,
        /** One code was printed for two packages. */
        DUPLICATED,
        /** Ours by its check characters, and of no print that this store knows. */
        NOT_KNOWN,
        /** A place's, a badge's, a container's: no exhibit's label. */
        OTHER_KIND,
        /** Printed for training. */
        TRAINING,
        /** One of ours, spoilt by the keyboard the scanner is set to. */
        WRONG_KEYBOARD,
        /** A product's barcode. */
        PRODUCT,
        /** Somebody else's, or a misread one. */
        FOREIGN
    }
}
