package org.lockfast.continuity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lockfast.exhibit.Exhibit;

/**
 * An exhibit with everything that is recorded of it, as of one moment: what a screen, a print and
 * the command line show.
 *
 * @param accounts one for each package, in order of n
 * @param events every entry, in story order, and the words for it
 */
public record ExhibitStory(
        Exhibit exhibit,
        List<Account> accounts,
        List<Line> events,
        Names names,
        Instant now,
        ZoneId zone) {

    /** An entry and its words. */
    public record Line(Happening happening, Told told, int packageNumber) {}

    /** Reads it all. */
    public static ExhibitStory of(
            Exhibit exhibit,
            Movements movements,
            Names names,
            Limits limits,
            Instant now,
            ZoneId zone) {
        List<PackageState> packages = movements.packagesOf(exhibit.id());
        List<Happening> story = movements.storyOfExhibit(exhibit.id());
        List<Account> accounts = new ArrayList<>();
        for (PackageState p : packages) {
            List<Happening> own =
                    story.stream()
                            .filter(h ->
                                    h.subject().equals(p.id()) || h.subject().equals(exhibit.id()))
                            .toList();
            accounts.add(Reckoning.account(p.id(), own, limits, now));
        }
        Map<UUID, Integer> numbers =
                packages.stream().collect(Collectors.toMap(PackageState::id, PackageState::n));
        Telling telling = new Telling(names);
        List<Line> events =
                story.stream()
                        .map(h ->
                                new Line(h, telling.tell(h), numbers.getOrDefault(h.subject(), 0)))
                        .toList();
        return new ExhibitStory(exhibit, accounts, events, names, now, zone);
    }
}
