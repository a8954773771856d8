package org.lockfast.app.command;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Look;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Restriction;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cases: add, restrict, lift a restriction, list those that are restricted. */
@Command(
        name = "case",
        description = "Opens cases, and says who may look at them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(add | restrict | lift | restricted)",
        subcommands = {
            CaseCommand.Add.class,
            CaseCommand.Restrict.class,
            CaseCommand.Lift.class,
            CaseCommand.Restricted.class
        })
final class CaseCommand {
    @Command(
            name = "add",
            description = "Opens a case under the force's own reference.",
            mixinStandardHelpOptions = true)
    static final class Add extends StoreCommand {
        @Parameters(paramLabel = "REF")
        String reference = "";

        @Option(names = "--title", required = true, paramLabel = "T")
        String title = "";

        @Override
        Permission needs() {
            return Permission.OPEN_CASE;
        }

        @Override
        void run() {
            terminal()
                    .line(
                            value(
                                            store().openingCases()
                                                    .open(session(), reference, title, List.of()))
                                    .id()
                                    .toString());
        }
    }

    /** A command about one case that is there. */
    abstract static class OfCase extends StoreCommand {
        @Parameters(paramLabel = "REF", description = "A reference of the case.")
        String reference = "";

        @Override
        Permission needs() {
            return Permission.RESTRICT_CASE;
        }

        final Case named() {
            List<Case> fits = store().cases().byReference(reference);
            if (fits.isEmpty()) {
                throw new Refusal("No case has the reference " + reference + ".");
            }
            if (fits.size() > 1) {
                throw new Refusal(
                        fits.size()
                                + " cases have the reference "
                                + reference
                                + ". Name the one meant by its own reference.",
                        fits.stream().map(Case::reference).toList());
            }
            return fits.getFirst();
        }

        /** Who may look at it now. */
        final void say(List<Restriction> now) {
            now.forEach(one -> terminal().line(whoMay(this, one)));
        }
    }

    @Command(
            name = "restrict",
            description =
                    "Lets only some look at the exhibits of a case: those who are named, and who says so.",
            mixinStandardHelpOptions = true)
    static final class Restrict extends OfCase {
        @Option(
                names = "--officers",
                split = ",",
                paramLabel = "COLLAR",
                description = "Collar numbers, with commas between.")
        List<String> officers = new ArrayList<>();

        @Option(
                names = "--roles",
                paramLabel = "ROLE[,ROLE]",
                description = "Every officer of these roles may look.")
        @Nullable String roles;

        @Option(names = "--reason", required = true, paramLabel = "R")
        String reason = "";

        @Override
        void run() {
            List<Officer> named = officers.stream().map(one -> officer(one.strip())).toList();
            Set<Role> all = roles == null ? Set.of() : roles(roles);
            say(
                    value(
                            store().restrictingCases()
                                    .restrict(session(), named().id(), named, all, why(reason))));
        }
    }

    @Command(
            name = "lift",
            description = "Lets everybody who may read look at a case again.",
            mixinStandardHelpOptions = true)
    static final class Lift extends OfCase {
        @Option(names = "--reason", required = true, paramLabel = "R")
        String reason = "";

        @Override
        void run() {
            value(store().restrictingCases().lift(session(), named().id(), why(reason)));
        }
    }

    @Command(
            name = "restricted",
            description = "Lists the cases that are restricted, and who may look at them.",
            mixinStandardHelpOptions = true)
    static final class Restricted extends StoreCommand {
        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.UK);

        @Option(names = "--json")
        boolean json;

        @Override
        Permission needs() {
            return Permission.READ;
        }

        @Override
        boolean onlyReads() {
            return true;
        }

        @Override
        void run() {
            List<Restriction> all = store().restrictingCases().standing();
            looked(Look.list(Look.Kind.CASE));
            if (json) {
                terminal().json(JsonMapper.shared().writeValueAsString(rows(all)));
                return;
            }
            all.forEach(one ->
                    terminal()
                            .line(
                                    String.join(
                                            "\t",
                                            PlainText.oneLine(reference(one)),
                                            TIME.format(
                                                    one.since()
                                                            .atZone(store().surroundings().zone())),
                                            whoMay(this, one),
                                            PlainText.oneLine(
                                                    Objects.requireNonNullElse(reason(one), "")))));
        }

        private ArrayNode rows(List<Restriction> all) {
            ArrayNode rows = JsonMapper.shared().createArrayNode();
            for (Restriction one : all) {
                ObjectNode row = rows.addObject();
                row.put("case", reference(one));
                row.put("since", one.since().toString());
                row.put("by", store().names().officer(one.by()));
                ArrayNode officers = row.putArray("officers");
                one.officers().stream()
                        .map(store().names()::officer)
                        .sorted()
                        .forEach(officers::add);
                ArrayNode roles = row.putArray("roles");
                one.roles().stream().map(Role::name).sorted().forEach(roles::add);
                ShowCommand.put(row, "reason", reason(one));
            }
            return rows;
        }

        private String reference(Restriction one) {
            return store().cases().byId(one.caseId()).map(Case::reference).orElse("");
        }

        /** Why is for those who may look; who may is for everybody, for they are asked. */
        private @Nullable String reason(Restriction one) {
            return one.lets(session().officer()) ? one.reason() : null;
        }
    }

    private static String whoMay(StoreCommand command, Restriction one) {
        return Stream.of(
                        Stream.of(one.by()).map(command.store().names()::officer),
                        one.officers().stream()
                                .filter(id -> !id.equals(one.by()))
                                .map(command.store().names()::officer)
                                .sorted(),
                        one.roles().stream().map(Role::name).sorted())
                .flatMap(part -> part)
                .collect(Collectors.joining(", "));
    }
}
