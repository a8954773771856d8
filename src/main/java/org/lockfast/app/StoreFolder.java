package org.lockfast.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the store lies when nobody says otherwise. */
public final class StoreFolder {
    private StoreFolder() {}

    /** {@code LOCKFAST_STORE}, else in the user's data. */
    public static Path usual() {
        return of(System.getenv(), System.getProperty("user.home"), System.getProperty("os.name"));
    }

    static Path of(Map<String, String> environment, String home, String system) {
        String named = environment.get("LOCKFAST_STORE");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        String os = system.toLowerCase(Locale.ROOT);
        String local = environment.get("LOCALAPPDATA");
        if (os.contains("win") && local != null) {
            return Path.of(local, "Lockfast", "store");
        }
        if (os.contains("mac")) {
            return Path.of(home, "Library", "Application Support", "Lockfast", "store");
        }
        String data = environment.get("XDG_DATA_HOME");
        return (data == null || data.isBlank() ? Path.of(home, ".local", "share") : Path.of(data))
                .resolve("lockfast")
                .resolve("store");
    }
}
