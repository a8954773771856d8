package org.lockfast.officer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.VerifyKey;

/**
 * A device that was enrolled in a force.
 *
 * @param id {@code d-} and 16 hex digits
 * @param name what people call it; null where it was destroyed or withheld
 * @param station what it belongs to; null as the name
 * @param vkey its first key
 * @param seal base64 of its X25519 key
 * @param enrolled when that was recorded
 * @param revoked when its key was revoked; null where it is in use
 * @param reason why it was revoked; null where it is in use, or as the name
 */
public record ForceDevice(
        String id,
        @Nullable String name,
        @Nullable String station,
        VerifyKey vkey,
        String seal,
        Instant enrolled,
        @Nullable Instant revoked,
        @Nullable String reason) {
    ForceDevice revoked(Instant at, @Nullable String why) {
        return new ForceDevice(id, name, station, vkey, seal, enrolled, at, why);
    }

    /** Whether people mean this one by its id, or by its name in any case of letters. */
    public boolean isCalled(String idOrName) {
        return id.equals(idOrName) || idOrName.equalsIgnoreCase(name);
    }
}
