package org.lockfast.app.command;

import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Depositor;
import org.lockfast.continuity.Locker;
import org.lockfast.continuity.LockersRound;
import org.lockfast.continuity.PackageState;
import org.lockfast.officer.Permission;
import org.lockfast.place.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Out-of-hours lockers: what lies in each, and the store's round of them. */
@Command(
        name = "locker",
        description = "Lists the out-of-hours lockers, or records the round of one.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | round)",
        subcommands = {LockerCommand.All.class, LockerCommand.Emptied.class})
final class LockerCommand {
    static final String WHO =
            "Who left it, where somebody else did: a collar number, or name, number and force.";
    static final String HOW = "How you know that: a note in the locker, a call.";

    private LockerCommand() {}

    /** Who left it, as options say; null where none does. */
    static @Nullable Depositor depositor(
            StoreCommand command,
            @Nullable String who,
            @Nullable String known,
            @Nullable OffsetDateTime at) {
        if (who == null && known == null) {
            return null;
        }
        if (who == null || who.isBlank() || known == null || known.isBlank()) {
            throw new Refusal("Say who left it, after --left-by, and how you know, after --known.");
        }
        return command.store()
                .officers()
                .byCollar(who.strip())
                .map(one -> Depositor.of(one, known, at))
                .orElseGet(() -> Depositor.named(who, known, at));
    }

    @Command(
            name = "list",
            description = "Lists the lockers in their order, and what lies in each by the record.",
            mixinStandardHelpOptions = true)
    static final class All extends ListCommand<Locker> {
        @Override
        List<Locker> all() {
            return store().lockersRound().lockers();
        }

        @Override
        void fill(ObjectNode row, Locker one) {
            row.put("id", one.place().id().toString());
            row.put("path", one.place().path());
            Locker.Last last = one.last();
            row.put("lastRound", last == null ? null : last.at().toString());
            row.put("lastRoundBy", last == null ? null : last.by());
            ArrayNode lying = row.putArray("packages");
            for (Locker.Lying package_ : one.lying()) {
                ObjectNode in = lying.addObject();
                in.put("reference", package_.row().called());
                in.put("exhibit", package_.row().exhibit().toString());
                in.put("seal", package_.row().seal());
                in.put("description", package_.row().description());
                in.put("since", package_.row().since().toString());
                in.put("sinceIs", package_.row().sinceIs().name());
                in.put("leftBy", package_.by().isEmpty() ? null : package_.by());
            }
        }

        @Override
        List<String> cells(Locker one) {
            String path = PlainText.oneLine(one.place().path());
            String lying = String.valueOf(one.lying().size());
            return one.lying().isEmpty()
                    ? List.of(path, lying)
                    : List.of(
                            path,
                            lying,
                            String.join(
                                    ", ",
                                    one.lying().stream()
                                            .map(in -> PlainText.oneLine(in.row().called()))
                                            .toList()));
        }
    }

    @Command(
            name = "round",
            description = {
                "Records that a locker was opened and what was in it taken out: the packages named.",
                "What is recorded as in it and is not named was not found."
            },
            mixinStandardHelpOptions = true)
    static final class Emptied extends StoreCommand {
        @Parameters(paramLabel = "LOCKER", description = "Its path.")
        String locker = "";

        @Parameters(
                paramLabel = "REF",
                index = "1..*",
                arity = "0..*",
                description = "What was in it; none: it was empty.")
        List<String> references = List.of();

        @Option(
                names = "--place",
                paramLabel = "P",
                description = "Where they are booked in; default: they stay in your hand.")
        @Nullable String place;

        @Option(
                names = "--seal-seen",
                paramLabel = "REF=N",
                description = "The number read from the seal of one of them.")
        Map<String, String> seals = Map.of();

        @Option(
                names = "--unknown",
                paramLabel = "N",
                description = "A seal number in it that belongs to nothing recorded.")
        List<String> unknown = List.of();

        @Option(names = "--left-by", paramLabel = "WHO", description = WHO)
        @Nullable String who;

        @Option(names = "--known", paramLabel = "HOW", description = HOW)
        @Nullable String known;

        @Option(
                names = "--left-at",
                paramLabel = "TIME",
                description = "When it was left, RFC 3339 with offset.")
        @Nullable String left;

        @Option(
                names = "--at",
                paramLabel = "TIME",
                description = "When the round was, RFC 3339 with offset; default: now.")
        @Nullable String at;

        @Override
        Permission needs() {
            return Permission.BOOK_IN;
        }

        @Override
        void run() {
            Place opened = place(locker);
            Set<UUID> recorded = new HashSet<>();
            store().lockersRound()
                    .locker(opened)
                    .lying()
                    .forEach(in -> recorded.add(in.row().packageId()));
            Depositor by = depositor(this, who, known, time(left));
            for (String one : seals.keySet()) {
                if (!references.contains(one)) {
                    throw new Refusal(
                            "--seal-seen names " + one + ", which is none of those in the locker.");
                }
            }
            List<LockersRound.Found> found =
                    references.stream()
                            .map(ref -> {
                                PackageState p = onePackage(ref);
                                boolean here = recorded.contains(p.id());
                                return new LockersRound.Found(p, seals.get(ref), here ? null : by);
                            })
                            .toList();
            if (found.stream().map(one -> one.p().id()).distinct().count() < found.size()) {
                throw new Refusal("The same package is named twice.");
            }
            LockersRound.Came came =
                    value(
                            store().lockersRound()
                                    .check(
                                            session(),
                                            opened,
                                            recorded,
                                            found,
                                            unknown,
                                            place == null ? null : place(place),
                                            time(at)));
            came.notFound().forEach(p -> terminal().line("not-found\t" + name(p)));
            came.notExpected().forEach(p -> terminal().line("not-expected\t" + name(p)));
        }

        private String name(PackageState p) {
            String exhibit = store().exhibits().byId(p.exhibitId()).orElseThrow().name();
            boolean several = store().movements().packagesOf(p.exhibitId()).size() > 1;
            return PlainText.oneLine(several ? exhibit + "#" + p.n() : exhibit);
        }
    }
}
