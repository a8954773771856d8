package org.lockfast.desktop;

/**
 * What a scanned code claims to be, by its grammar alone; what it stands for is looked up
 * afterwards.
 */
public enum ScanKind {
    /** A label of ours on an exhibit's package. */
    EXHIBIT,
    /** A label of ours on a container. */
    CONTAINER,
    /** A label of ours on a shelf, locker or room. */
    LOCATION,
    /** An officer's badge. */
    BADGE,
    /** A command card: hand over, book in, done, print, undo. */
    COMMAND,
    /** A consignment on its paper. */
    CONSIGNMENT,
    /** A continuation label (signature panel). */
    CONTINUATION,
    /** How far another computer's records reach, shown at a hand-over. */
    HEAD,
    /** A label from training, which is nothing real. */
    TRAINING,
    /** Somebody else's code: a bag seal, an old barcode, anything. Looked up as it stands. */
    FOREIGN,
    /** A shop's product barcode: no exhibit label. */
    PRODUCT
}
