package org.lockfast.app.command;

import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockfast.continuity.InYourName;
import org.lockfast.continuity.InYourName.Named;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Entries in the acting officer's name: list, confirm, challenge. */
@Command(
        name = "my-entries",
        description =
                "Entries in your name that no password of yours vouches for: confirm or challenge them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | confirm | challenge)",
        subcommands = {
            MyEntriesCommand.Listing.class,
            MyEntriesCommand.Confirm.class,
            MyEntriesCommand.Challenge.class
        })
final class MyEntriesCommand {
    /** What all of them do. */
    abstract static class OfMine extends StoreCommand {
        @Override
        Permission needs() {
            return Permission.READ;
        }

        final List<Named> open() {
            return store().inYourName().open(session().officer(), Integer.MAX_VALUE);
        }

        /** The one whose id begins so. */
        final Hash one(List<Named> all, String id) {
            Set<Hash> fits = InYourName.beginning(all, id.toLowerCase(Locale.ROOT));
            if (fits.size() != 1) {
                throw new Refusal(
                        (fits.isEmpty() ? "No entry" : "More than one entry")
                                + " in your name that waits for an answer has the id "
                                + id
                                + ". List them with: lockfast my-entries list");
            }
            return fits.iterator().next();
        }
    }

    @Command(
            name = "list",
            description = "Lists those you have not answered, the last that came first.",
            mixinStandardHelpOptions = true)
    static final class Listing extends OfMine {
        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.UK);

        @Option(names = "--json")
        boolean json;

        @Override
        boolean onlyReads() {
            return true;
        }

        @Override
        void run() {
            List<Named> all = open();
            if (json) {
                ArrayNode rows = JsonMapper.shared().createArrayNode();
                for (Named one : all) {
                    ObjectNode row = rows.addObject();
                    row.put("id", InYourName.named(one.eid()));
                    row.put("at", one.at().toString());
                    row.put("exhibit", one.name());
                    row.put("what", one.what());
                    row.put("how", one.how());
                    row.put("device", one.device());
                }
                terminal().json(JsonMapper.shared().writeValueAsString(rows));
                return;
            }
            all.forEach(one ->
                    terminal()
                            .line(
                                    String.join(
                                            "\t",
                                            InYourName.named(one.eid()),
                                            TIME.format(
                                                    one.at().atZone(store().surroundings().zone())),
                                            PlainText.oneLine(one.name()),
                                            PlainText.oneLine(one.what()),
                                            PlainText.oneLine(one.how()),
                                            one.device())));
        }
    }

    @Command(
            name = "confirm",
            description = "Says that you did what they say; signed with your password.",
            mixinStandardHelpOptions = true)
    static final class Confirm extends OfMine {
        @Parameters(paramLabel = "ID", arity = "0..*")
        List<String> ids = List.of();

        @Option(names = "--all", description = "All that are listed.")
        boolean all;

        @Override
        public Integer call() throws java.io.IOException {
            if (all == !ids.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "Give ids, or --all");
            }
            return super.call();
        }

        @Override
        void run() {
            List<Named> open = open();
            Set<Hash> these =
                    all
                            ? open.stream().map(Named::eid).collect(Collectors.toSet())
                            : new HashSet<>(ids.stream().map(id -> one(open, id)).toList());
            terminal().line(String.valueOf(value(store().inYourName().confirm(session(), these))));
        }
    }

    @Command(
            name = "challenge",
            description = "Says that you did not do what one says, or not so; it stays as it is.",
            mixinStandardHelpOptions = true)
    static final class Challenge extends OfMine {
        @Parameters(paramLabel = "ID")
        String id = "";

        @Option(names = "--reason", required = true, paramLabel = "R")
        String reason = "";

        @Override
        void run() {
            value(store().inYourName().challenge(session(), one(open(), id), why(reason)));
        }
    }
}
