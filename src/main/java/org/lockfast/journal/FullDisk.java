package org.lockfast.journal;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether it is for want of room that the disk did not take something. */
public final class FullDisk {
    private FullDisk() {}

    /** Whether a full disk is behind it, as its causes tell. */
    public static boolean isBehind(@Nullable Throwable trouble) {
        for (Throwable each = trouble; each != null; each = each.getCause()) {
            if (each instanceof IOException
                    && String.valueOf(each.getMessage())
                            .toLowerCase(Locale.ROOT)
                            .contains("space")) {
                return true;
            }
        }
        return false;
    }
}
