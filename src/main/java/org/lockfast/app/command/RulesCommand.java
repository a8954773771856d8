package org.lockfast.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.GivenFile;
import org.lockfast.app.RulesInForce;
import org.lockfast.officer.KeepingRules;
import org.lockfast.officer.Permission;
import org.lockfast.rules.ForceList;
import org.lockfast.rules.ListChange;
import org.lockfast.rules.Origin;
import org.lockfast.rules.RuleBook;
import org.lockfast.rules.RulePack;
import org.lockfast.rules.RuleProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules: the dated lists, and the force's own. */
@Command(
        name = "rules",
        description = "Lists, shows, tries and puts into force the lists the program works by.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | show | try | put)",
        subcommands = {
            RulesCommand.All.class,
            RulesCommand.Show.class,
            RulesCommand.Try.class,
            RulesCommand.Put.class
        })
final class RulesCommand {
    @Command(
            name = "list",
            description = "Lists the versions of every list, and which are in force today.",
            mixinStandardHelpOptions = true)
    static final class All extends ListCommand<RulePack> {
        @Override
        List<RulePack> all() {
            RuleBook book = store().rules().book();
            return RuleBook.names().stream()
                    .flatMap(name ->
                            java.util.stream.Stream.of(Origin.SHIPPED, Origin.FORCE)
                                    .flatMap(origin -> book.versions(name, origin).stream()))
                    .toList();
        }

        @Override
        void fill(ObjectNode row, RulePack one) {
            row.put("list", one.name());
            row.put("version", one.from().version());
            row.put("origin", one.from().origin().name());
            row.put("effective", one.from().effective().toString());
            row.put("inForce", inForce(one));
            row.put("reviewBy", one.reviewBy().toString());
            row.put("owner", one.owner());
            row.put("status", one.from().status());
            row.put("sha256", one.sha256());
            Optional<ForceList> put = put(one);
            row.put("by", put.map(ForceList::by).map(java.util.UUID::toString).orElse(null));
            row.put("recorded", put.map(list -> list.recorded().toString()).orElse(null));
            row.put("reason", put.map(list -> list.said().reason()).orElse(null));
        }

        @Override
        List<String> cells(RulePack one) {
            LocalDate today = store().rules().day();
            return List.of(
                    one.name(),
                    "version " + one.from().version(),
                    one.from().origin() == Origin.SHIPPED ? "shipped" : "the force's own",
                    "from " + one.from().effective(),
                    inForce(one)
                            ? one.outOfDateOn(today)
                                    ? "in force, review was due " + one.reviewBy()
                                    : "in force"
                            : one.from().effective().isAfter(today) ? "to come" : "replaced");
        }

        @Override
        void after() {
            for (RuleProblem problem : store().rules().problems()) {
                terminal().say("Not in force: " + problem);
            }
        }

        private boolean inForce(RulePack one) {
            RulesInForce rules = store().rules();
            return rules.book().packsOn(rules.day()).contains(one);
        }

        private Optional<ForceList> put(RulePack one) {
            return store().forceLists().all().stream()
                    .filter(list -> list.said().sha256().hex().equals(one.sha256()))
                    .findFirst();
        }
    }

    @Command(
            name = "show",
            description = "Writes the text of a list, for a force's own to begin with.",
            mixinStandardHelpOptions = true)
    static final class Show extends StoreCommand {
        @Parameters(paramLabel = "LIST", description = "Its name, as rules list says it.")
        String list = "";

        @Option(
                names = "--own",
                description = "The force's own version that was put into force last.")
        boolean own;

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
            if (!RuleBook.names().contains(list)) {
                throw new Refusal("No list is named " + list + ".", RuleBook.names());
            }
            String shipped = RuleBook.shippedText(list).strip();
            if (!own && shipped.isEmpty()) {
                throw new Refusal(
                        "The program ships no "
                                + list
                                + ". lockfast layouts show STOCK writes one to begin with.");
            }
            terminal().line(own ? ownText() : shipped);
        }

        private String ownText() {
            return store().forceLists().all().stream()
                    .filter(one -> one.said().pack().equals(list))
                    .max(java.util.Comparator.comparingInt(one -> one.said().version()))
                    .map(one -> one.said().text())
                    .orElseThrow(() ->
                            new Refusal("The force has no list of its own named " + list + "."))
                    .strip();
        }
    }

    /** What a file changes. */
    abstract static class OfFile extends StoreCommand {
        @Parameters(paramLabel = "FILE", description = "One list as JSON, UTF-8.")
        Path file = Path.of("");

        @Option(names = "--json")
        boolean json;

        final byte[] bytes() {
            return Refusal.orValue(GivenFile.bytes(file, GivenFile.SMALL)); // longer than a list
        }

        final void tell(KeepingRules.Proposed proposed) {
            if (json) {
                ObjectNode out = JsonMapper.shared().createObjectNode();
                out.put("list", proposed.pack().name());
                out.put("version", proposed.pack().from().version());
                out.put("effective", proposed.pack().from().effective().toString());
                ArrayNode changes = out.putArray("changes");
                for (ListChange change : proposed.changes()) {
                    ObjectNode row = changes.addObject();
                    row.put("code", change.code());
                    row.put("key", change.key());
                    row.put("before", change.before());
                    row.put("after", change.after());
                }
                terminal().json(JsonMapper.shared().writeValueAsString(out));
                return;
            }
            RulePack pack = proposed.pack();
            terminal()
                    .line(
                            pack.name()
                                    + " version "
                                    + pack.from().version()
                                    + ", in force from "
                                    + pack.from().effective());
            proposed.changes().forEach(change -> terminal().line(line(change)));
        }

        private static String line(ListChange change) {
            @Nullable String key = change.key();
            if (key == null) {
                return change.before() == null
                        ? "+ " + change.code() + " " + change.after()
                        : "- " + change.code();
            }
            return "  "
                    + change.code()
                    + " "
                    + key
                    + ": "
                    + (change.before() == null ? "nothing" : change.before())
                    + " -> "
                    + (change.after() == null ? "nothing" : change.after());
        }
    }

    /** Says what a file changes. */
    abstract static class Trying extends OfFile {
        @Override
        final Permission needs() {
            return Permission.READ;
        }

        @Override
        final boolean onlyReads() {
            return true;
        }

        @Override
        final void run() throws IOException {
            KeepingRules.Proposed proposed = value(store().keepingRules().propose(bytes()));
            proposed(proposed);
            tell(proposed);
        }

        /** Refuses another list than is meant, and does what else is asked. */
        void proposed(KeepingRules.Proposed proposed) throws IOException {}
    }

    /** Puts a file into force. */
    abstract static class Putting extends OfFile {
        @Option(
                names = "--reason",
                required = true,
                paramLabel = "R",
                description = "Why; it is recorded.")
        String reason = "";

        @Override
        final Permission needs() {
            return Permission.MANAGE_RULES;
        }

        @Override
        final void run() {
            byte[] bytes = bytes();
            KeepingRules.Proposed proposed = value(store().keepingRules().propose(bytes));
            proposed(proposed);
            value(store().keepingRules().put(session(), bytes, reason));
            tell(proposed);
        }

        /** Refuses another list than is meant. */
        void proposed(KeepingRules.Proposed proposed) {}
    }

    @Command(
            name = "try",
            description = "Says whether a list fits and what it would change. Records nothing.",
            mixinStandardHelpOptions = true)
    static final class Try extends Trying {}

    @Command(
            name = "put",
            description =
                    "Puts a list of the force's own into force from the day it names, everywhere.",
            mixinStandardHelpOptions = true)
    static final class Put extends Putting {}
}
