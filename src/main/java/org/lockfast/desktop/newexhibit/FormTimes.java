package org.lockfast.desktop.newexhibit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.SmartTime;

/** Times as they are written into the form and read out of it. */
final class FormTimes {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.UK);

    final SmartTime smart;
    private final Clock clock;

    FormTimes(Clock clock) {
        this.clock = clock;
        smart = new SmartTime(clock);
    }

    /** Now, with its zone in the hour the clocks show twice. */
    String now() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        boolean twice = now.getZone().getRules().getValidOffsets(now.toLocalDateTime()).size() > 1;
        return WRITTEN.format(now)
                + (twice ? now.format(DateTimeFormatter.ofPattern(" zzz", Locale.UK)) : "");
    }

    /** The time written; null where there is none that can be read. */
    @Nullable OffsetDateTime read(String typed) {
        return smart.read(typed) instanceof SmartTime.Reading.Understood read
                ? read.at().toOffsetDateTime()
                : null;
    }
}
