package org.lockfast.ledger;

import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Ed25519 by Bouncy Castle, the key decoded and checked once. */
final class Ed25519Check implements PublicKeyCheck {
    private final Ed25519.PublicPoint point;

    private Ed25519Check(Ed25519.PublicPoint point) {
        this.point = point;
    }

    static Ed25519Check of(byte[] publicKey) {
        if (publicKey.length != Ed25519.PUBLIC_KEY_SIZE) {
            throw new Malformed(Malformed.Reason.KEY, "An Ed25519 key has 32 bytes");
        }
        Ed25519.PublicPoint point = Ed25519.validatePublicKeyFullExport(publicKey, 0);
        if (point == null) {
            throw new Malformed(
                    Malformed.Reason.KEY, "These 32 bytes are no Ed25519 key anybody could own");
        }
        return new Ed25519Check(point);
    }

    @Override
    public boolean verify(byte[] bytes, int offset, int length, byte[] signature) {
        return signature.length == Ed25519.SIGNATURE_SIZE
                && Ed25519.verify(signature, 0, point, bytes, offset, length);
    }
}
