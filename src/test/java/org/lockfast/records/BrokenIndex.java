package org.lockfast.records;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.h2.engine.Database;
import org.h2.mvstore.MVStoreException;

/** Breaks an index that this process has open, as a fault of H2's own does. */
public final class BrokenIndex {
    private BrokenIndex() {}

    /**
     * @param directory {@code DIR/index}
     * @return whether it was open
     */
    public static boolean now(Path directory) throws ReflectiveOperationException {
        String name = directory.toAbsolutePath().normalize().resolve(IndexFile.NAME).toString();
        Field field = Class.forName("org.h2.engine.Engine").getDeclaredField("DATABASES");
        field.setAccessible(true);
        Map<?, ?> open = (Map<?, ?>) field.get(null);
        List<Map.Entry<?, ?>> all;
        synchronized (open) {
            all = List.copyOf(open.entrySet());
        }
        for (Map.Entry<?, ?> one : all) {
            if (one.getKey().toString().equals(name)) {
                Field held = one.getValue().getClass().getDeclaredField("database");
                held.setAccessible(true);
                Database database = (Database) held.get(one.getValue());
                return database != null && broken(database);
            }
        }
        return false;
    }

    private static boolean broken(Database database) {
        try {
            database.getStore()
                    .getMvStore()
                    .panic(new NullPointerException("Cannot read field \"time\""));
        } catch (MVStoreException e) {
            return true; // so it ends
        } catch (NullPointerException e) {
            return false; // it is being opened
        }
        return false;
    }
}
