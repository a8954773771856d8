package org.lockfast.ledger;

/** Checks signatures of one public key. */
interface PublicKeyCheck {
    /** Whether the signature over that part of the array is good; false for any other bytes. */
    boolean verify(byte[] bytes, int offset, int length, byte[] signature);
}
