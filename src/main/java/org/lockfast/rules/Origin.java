package org.lockfast.rules;

/** Who gave a pack. A force's entry wins over a shipped one with the same code. */
public enum Origin {
    /** Came with the program: a sample policy. */
    SHIPPED,
    /** Given by the force in a file of its own. */
    FORCE
}
