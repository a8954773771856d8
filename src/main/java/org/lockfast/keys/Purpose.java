package org.lockfast.keys;

/** What a key derived from a master key is for (format.md section 3). */
public enum Purpose {
    JOURNAL("journal"),
    INDEX("index"),
    ATTACHMENT("attachment"),
    LOCAL("local"),
    KEYRING("keyring"),
    HEAD("head"),
    LOG("log"),
    CONSULTATIONS("consultations");

    private final String word;

    Purpose(String word) {
        this.word = word;
    }

    /** The word that ends the derivation's info. */
    public String word() {
        return word;
    }
}
