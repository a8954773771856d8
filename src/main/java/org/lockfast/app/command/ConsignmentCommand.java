package org.lockfast.app.command;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Look;
import org.lockfast.continuity.Consignment;
import org.lockfast.continuity.Consignment.Standing;
import org.lockfast.continuity.Consignments;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.label.ConsignmentCode;
import org.lockfast.label.PlaceLabels;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What goes with a courier together: send, tick off, report, label, list, show. */
@Command(
        name = "consignment",
        description = "Sends, receives, labels, lists or shows what goes with a courier together.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(send | arrived | report | label | list | show)",
        subcommands = {
            ConsignmentCommand.Send.class,
            ConsignmentCommand.Arrived.class,
            ConsignmentCommand.Report.class,
            ConsignmentCommand.Labelled.class,
            ConsignmentCommand.All.class,
            ConsignmentCommand.Show.class
        })
final class ConsignmentCommand {
    private static final String WHICH = "CO-7K3M9T, or the code on its label.";

    static Consignment consignment(StoreCommand command, String asked) {
        return command.store()
                .consignments()
                .find(asked)
                .orElseThrow(() ->
                        new Refusal(
                                "No consignment known here is called " + asked + ".",
                                command.store().consignments().open().stream()
                                        .map(Consignment::number)
                                        .toList()));
    }

    @Command(
            name = "send",
            description = "Records that packages went with a courier, as one list.",
            mixinStandardHelpOptions = true)
    static final class Send extends ManyPackagesCommand {
        @Option(
                names = "--carrier",
                required = true,
                paramLabel = "N",
                description = "Who took it.")
        String carrier = "";

        @Option(names = "--to", required = true, paramLabel = "D", description = "Where to.")
        String to = "";

        @Option(names = "--vehicle", paramLabel = "V")
        @Nullable String vehicle;

        @Option(names = "--cage-seal", paramLabel = "N", description = "Seal of cage or vehicle.")
        @Nullable String cageSeal;

        @Option(
                names = "--due",
                paramLabel = "DAY",
                description =
                        "The day it is expected there, or back; default: it is not waited for.")
        @Nullable String due;

        @Option(names = "--seal-seen", paramLabel = "N", description = "The number on its seal.")
        @Nullable String seal;

        @Override
        void run() {
            List<PackageState> packages = thePackages();
            UUID id = store().ids().get();
            String code = ConsignmentCode.of(id).value();
            value(
                    store().consignments()
                            .send(
                                    session(),
                                    packages,
                                    new Consignments.Journey(
                                            id,
                                            code,
                                            carrier,
                                            vehicle,
                                            cageSeal,
                                            to,
                                            due == null
                                                    ? null
                                                    : value(
                                                            store().returns()
                                                                    .day(ExtendCommand.day(due)))),
                                    null,
                                    sealSeen(packages, seal),
                                    at()));
            terminal().line(Consignment.number(code));
        }
    }

    @Command(
            name = "arrived",
            description = "Records that packages on their way with a courier are here.",
            mixinStandardHelpOptions = true)
    static final class Arrived extends ManyPackagesCommand {
        @Option(
                names = "--place",
                paramLabel = "P",
                description = "Where they are put; default: they are in your hand.")
        @Nullable String place;

        @Option(
                names = "--overnight",
                paramLabel = "T",
                description = "Where they stood on the way.")
        @Nullable String overnight;

        @Option(names = "--seal-seen", paramLabel = "N", description = "The number on its seal.")
        @Nullable String seal;

        @Override
        void run() {
            List<PackageState> packages = thePackages();
            value(
                    store().consignments()
                            .arrived(
                                    session(),
                                    packages,
                                    place == null ? null : place(place),
                                    null,
                                    sealSeen(packages, seal),
                                    overnight,
                                    at()));
        }
    }

    @Command(
            name = "report",
            description = "Records what the courier or the destination said of packages.",
            mixinStandardHelpOptions = true)
    static final class Report extends ManyPackagesCommand {
        @Option(
                names = "--what",
                required = true,
                paramLabel = "W",
                description = "stopped, delivered, refused, kept or forwarded.")
        String what = "";

        @Option(
                names = "--who",
                required = true,
                paramLabel = "N",
                description = "Where it stands, who has or refused it, or whom it was sent on to.")
        String who = "";

        @Option(names = "--reason", paramLabel = "R")
        @Nullable String reason;

        @Override
        void run() {
            value(
                    store().consignments()
                            .report(
                                    session(),
                                    thePackages(),
                                    what.toUpperCase(Locale.ROOT),
                                    who,
                                    reason,
                                    at()));
        }
    }

    @Command(
            name = "label",
            description =
                    "Makes the label of a consignment, checks that it decodes, and writes it.",
            mixinStandardHelpOptions = true)
    static final class Labelled extends SignLabelCommand {
        @Parameters(paramLabel = "CO", description = WHICH)
        String number = "";

        @Override
        PlaceLabels.Sign sign() {
            return store().placeLabels().of(consignment(this, number));
        }
    }

    @Command(
            name = "list",
            description = "Lists the consignments of which something is still to come.",
            mixinStandardHelpOptions = true)
    static final class All extends ListCommand<Consignment> {
        @Override
        List<Consignment> all() {
            return store().consignments().open();
        }

        @Override
        void fill(ObjectNode row, Consignment one) {
            head(this, row, one);
        }

        @Override
        List<String> cells(Consignment one) {
            return List.of(
                    one.number(),
                    PlainText.oneLine(one.to()),
                    PlainText.oneLine(one.carrier()),
                    String.valueOf(one.packages()),
                    one.count(Standing.TO_COME) + " to come");
        }
    }

    private static void head(StoreCommand command, ObjectNode out, Consignment one) {
        out.put("id", one.id().toString());
        out.put("number", one.number());
        out.put("code", one.code());
        out.put("to", one.to());
        out.put("carrier", one.carrier());
        out.put("vehicle", one.vehicle());
        out.put("cageSeal", one.cageSeal());
        out.put(
                "sent",
                ISO_OFFSET_DATE_TIME.format(
                        one.sent()
                                .atZone(command.terminal().surroundings().zone())
                                .toOffsetDateTime()));
        out.put("packages", one.packages());
        out.put("toCome", one.count(Standing.TO_COME));
        out.put("here", one.count(Standing.HERE));
    }

    @Command(
            name = "show",
            description = "Shows a consignment: what is here, what is still to come.",
            mixinStandardHelpOptions = true)
    static final class Show extends StoreCommand {
        @Parameters(paramLabel = "CO", description = WHICH)
        String number = "";

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
            Consignment one = consignment(this, number);
            looked(Look.search(one.number(), one.lines().size()));
            if (json) {
                ObjectNode out = JsonMapper.shared().createObjectNode();
                head(this, out, one);
                ArrayNode lines = out.putArray("lines");
                one.lines().forEach(line -> fill(lines.addObject(), line));
                terminal().json(JsonMapper.shared().writeValueAsString(out));
                return;
            }
            terminal()
                    .line(
                            String.join(
                                    "\t",
                                    one.number(),
                                    PlainText.oneLine(one.to()),
                                    PlainText.oneLine(one.carrier()),
                                    one.packages() + " sent",
                                    one.count(Standing.HERE) + " here",
                                    one.count(Standing.TO_COME) + " to come"));
            for (Consignment.Line line : one.lines()) {
                terminal()
                        .line(
                                String.join(
                                                "\t",
                                                String.valueOf(line.i()),
                                                PlainText.oneLine(name(line)),
                                                line.p().seal() == null
                                                        ? ""
                                                        : PlainText.oneLine(line.p().seal()),
                                                line.standing().name(),
                                                PlainText.oneLine(line.became()))
                                        .stripTrailing());
            }
        }

        private String name(Consignment.Line line) {
            Exhibit exhibit = store().exhibits().byId(line.p().exhibitId()).orElseThrow();
            return store().movements().packagesOf(exhibit.id()).size() > 1
                    ? exhibit.name() + "#" + line.p().n()
                    : exhibit.name();
        }

        private void fill(ObjectNode out, Consignment.Line line) {
            out.put("id", line.p().id().toString());
            out.put("exhibit", line.p().exhibitId().toString());
            out.put("reference", name(line));
            out.put("seal", line.p().seal());
            out.put("i", line.i());
            out.put("standing", line.standing().name());
            out.put("became", line.became());
        }
    }
}
