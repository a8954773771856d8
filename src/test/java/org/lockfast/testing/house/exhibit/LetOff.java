package org.lockfast.testing.house.exhibit;

import java.time.Instant;
import org.lockfast.Exempt;

/** Let off two rules that it breaks, once without saying why, and one that it keeps. */
@Exempt(from = Exempt.Rule.TIME, because = "shows that an exemption is heeded")
@Exempt(from = Exempt.Rule.THREADS, because = "")
@Exempt(from = Exempt.Rule.SQL, because = "shows that one which is not needed is noticed")
final class LetOff {
    static final class Inside {
        Instant time() {
            return Instant.now();
        }

        Thread thread() {
            return Thread.startVirtualThread(this::time);
        }
    }
}
