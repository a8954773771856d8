package org.lockfast.sync;

import java.security.cert.CertificateException;
import org.jspecify.annotations.Nullable;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.ledger.Ed25519Key;

/** How a server is called. */
@FunctionalInterface
public interface Wires {
    /**
     * @param server its address
     * @param ca PEM of the certificates its own must stand under
     * @param own keys of this device; null before it is enrolled. They stay the caller's
     * @throws CertificateException when the PEM holds no certificate
     * @throws IllegalArgumentException for an address that is none
     */
    Wire to(String server, String ca, @Nullable DeviceKeys own) throws CertificateException;

    /** Over HTTPS. */
    Wires HTTPS =
            (server, ca, own) -> {
                if (own == null) {
                    return new HttpWire(server, ca, null);
                }
                Ed25519Key key = own.signer(0);
                try {
                    return new HttpWire(server, ca, DeviceCertificate.of(key));
                } finally {
                    key.destroy();
                }
            };
}
