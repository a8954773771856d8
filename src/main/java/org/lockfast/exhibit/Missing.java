package org.lockfast.exhibit;

import org.lockfast.rules.Wording;

/**
 * Something a record does not say yet.
 *
 * @param code fact, identifier ({@code IMEI|SERIAL} where either will do) or {@code SEAL_NUMBER}
 * @param packageNumber package it is about, from 1; 0 = the whole exhibit
 * @param name what is missing
 * @param ask what to do about it
 * @param need whether the label waits for it
 */
public record Missing(String code, int packageNumber, Wording name, Wording ask, Need need) {
    /** How soon it is needed. */
    public enum Need {
        /** Without it the label says DRAFT. */
        LABEL,
        /** Asked for later, and chased. */
        LATER
    }

    /** The code with its package: {@code SEAL_NUMBER#2}, or only the code. */
    public String place() {
        return packageNumber == 0 ? code : code + "#" + packageNumber;
    }
}
