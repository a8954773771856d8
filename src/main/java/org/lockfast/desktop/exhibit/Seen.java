package org.lockfast.desktop.exhibit;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Account;
import org.lockfast.continuity.Apart;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.Photograph;
import org.lockfast.exhibit.Restriction;
import org.lockfast.rules.Rules;

/**
 * An exhibit as it was read, and which of its packages is looked at.
 *
 * @param against what the rules say against where its packages stand
 * @param restrictions what keeps others from looking at its case
 * @param me the officer at the machine
 * @param chosen index into the story's accounts
 */
record Seen(
        ExhibitStory story,
        Rules rules,
        List<Photograph> photos,
        Family family,
        List<String> against,
        List<Restriction> restrictions,
        UUID me,
        int chosen) {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.UK);
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.UK);

    Exhibit exhibit() {
        return story.exhibit();
    }

    /** Whether only where its packages are is shown, for the officer may not look at it. */
    boolean isWithheld() {
        return exhibit().withheld() != null;
    }

    Account account() {
        return story.accounts().get(chosen);
    }

    PackageState pack() {
        return account().state();
    }

    boolean hasSeveral() {
        return story.accounts().size() > 1;
    }

    Seen choosing(int index) {
        return new Seen(
                story,
                rules,
                photos,
                family,
                against,
                restrictions,
                me,
                Math.clamp(index, 0, story.accounts().size() - 1));
    }

    ZonedDateTime at(Instant instant) {
        return story.days().in(instant, story.zone());
    }

    /** "14 Mar 2026". */
    String day(Instant instant) {
        return SHORT.format(instant.atZone(story.zone()));
    }

    /** "Sat 14 Mar 2026 08:41", or the day alone where nobody said an hour. */
    String said(Instant instant) {
        return story.days().write(instant, story.zone(), MOMENT, DAY);
    }

    /** The same, or no more than a bound where clocks do not agree: "not later than …". */
    String said(Instant instant, @Nullable Apart apart) {
        return apart == null ? said(instant) : apart.bounded(this::said);
    }

    /** What stands beside the time since when it is where it is; null where clocks agree. */
    @Nullable Apart since() {
        return account().since();
    }
}
