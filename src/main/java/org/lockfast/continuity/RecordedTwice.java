package org.lockfast.continuity;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lockfast.continuity.Account.Flag;
import org.lockfast.continuity.Account.FlagKind;
import org.lockfast.continuity.Account.Span;
import org.lockfast.exhibit.Exhibit;

/**
 * Says with an account what is recorded more than once of what it names: its package, its case, or
 * a place it was in. Whoever reads one name reads the other beside it.
 */
final class RecordedTwice {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm zzz", Locale.UK);

    private RecordedTwice() {}

    static List<Account> in(
            List<Account> accounts,
            Exhibit exhibit,
            Movements movements,
            Names names,
            ZoneId zone) {
        Set<UUID> named = new HashSet<>();
        accounts.forEach(account -> named.addAll(named(account, exhibit)));
        Map<UUID, List<Flag>> flags = new HashMap<>();
        for (Conflict twice :
                named.isEmpty() ? List.<Conflict>of() : movements.recordedTwice(named)) {
            List<Happening> records = movements.records(twice);
            if (records.stream().allMatch(PlaceWords::isRead)) {
                flags.computeIfAbsent(UUID.fromString(twice.subject()), id -> new ArrayList<>())
                        .add(
                                Reckoning.flag(
                                        FlagKind.CONFLICT,
                                        null,
                                        sentence(twice, records, names, zone)));
            }
        }
        return flags.isEmpty()
                ? accounts
                : accounts.stream().map(account -> with(account, exhibit, flags)).toList();
    }

    private static Set<UUID> named(Account account, Exhibit exhibit) {
        Set<UUID> named = new HashSet<>();
        named.add(account.state().id());
        UUID caseId = exhibit.caseId();
        if (caseId != null) {
            named.add(caseId);
        }
        account.spans().stream().map(Span::place).filter(Objects::nonNull).forEach(named::add);
        return named;
    }

    private static String sentence(
            Conflict twice, List<Happening> records, Names names, ZoneId zone) {
        return "Recorded more than once (conflict "
                + twice.id()
                + "): "
                + records.stream()
                        .map(h -> record(h, names, zone))
                        .collect(Collectors.joining("; "))
                + (twice.isOpen()
                        ? ". What came first here is shown."
                        : ". What was found about it is in the record.");
    }

    private static String record(Happening h, Names names, ZoneId zone) {
        UUID actor = h.actor();
        return new Telling(names, DaysAlone.of(List.of(h)), zone).tell(h).title()
                + (actor == null ? "" : ", by " + names.officer(actor))
                + ", on device "
                + names.device(h.device())
                + ", by its clock on "
                + TIME.format(h.recorded().atZone(zone));
    }

    private static Account with(Account account, Exhibit exhibit, Map<UUID, List<Flag>> twice) {
        List<Flag> flags = new ArrayList<>(account.flags());
        named(account, exhibit).stream()
                .sorted()
                .map(twice::get)
                .filter(Objects::nonNull)
                .forEach(flags::addAll);
        return new Account(
                account.state(),
                account.spans(),
                List.copyOf(flags),
                account.conflicts(),
                account.order());
    }
}
