package org.lockfast.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.officer.Permission;
import org.lockfast.print.PrintJob;
import org.lockfast.print.Printer;
import org.lockfast.print.PrinterAddress;
import org.lockfast.print.PrinterTrouble;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The printers of this computer: how they are, and what waits for them; add, remove. */
@Command(
        name = "printers",
        description =
                "Lists this computer's printers, how they are and what waits for them; adds and removes"
                        + " them.",
        mixinStandardHelpOptions = true,
        subcommands = {PrintersCommand.Add.class, PrintersCommand.Remove.class})
final class PrintersCommand extends StoreCommand {
    @Option(names = "--json")
    boolean json;

    @Override
    Permission needs() {
        return Permission.READ;
    }

    @Override
    void run() {
        List<PrintJob> jobs =
                Stream.concat(
                                store().printing().waiting().stream(),
                                store().printing().unscanned().stream())
                        .toList();
        List<Printer> printers = store().printing().printers().all();
        if (json) {
            ArrayNode out = JsonMapper.shared().createArrayNode();
            printers.forEach(one -> fill(out.addObject(), one, jobs));
            List<PrintJob> others = ofNone(printers, jobs);
            if (!others.isEmpty()) {
                ObjectNode row = out.addObject();
                row.putNull("name");
                waiting(row, others);
            }
            terminal().json(JsonMapper.shared().writeValueAsString(out));
            return;
        }
        for (Printer one : printers) {
            List<PrintJob> its = of(one, jobs);
            terminal()
                    .line(
                            String.join(
                                    "\t",
                                    one.name(),
                                    one.way().name(),
                                    one.where(),
                                    one.stock(),
                                    Integer.toString(one.dpi()),
                                    store().printing()
                                            .look(one)
                                            .map(trouble -> trouble.of(one))
                                            .orElse("ready")));
            lines(its);
        }
        List<PrintJob> others = ofNone(printers, jobs);
        if (!others.isEmpty()) {
            terminal().line("-");
            lines(others);
        }
    }

    private void lines(List<PrintJob> jobs) {
        jobs.forEach(job ->
                terminal().line("\t" + QueuedLines.line(job, store().surroundings().zone())));
    }

    /** Labels of sheets, and of a printer that was removed since. */
    private static List<PrintJob> ofNone(List<Printer> printers, List<PrintJob> jobs) {
        return jobs.stream()
                .filter(job -> printers.stream().noneMatch(one -> one.isCalled(job.printer())))
                .toList();
    }

    private static List<PrintJob> of(Printer printer, List<PrintJob> jobs) {
        return jobs.stream().filter(job -> printer.isCalled(job.printer())).toList();
    }

    private void fill(ObjectNode row, Printer one, List<PrintJob> jobs) {
        Optional<PrinterTrouble> trouble = store().printing().look(one);
        row.put("name", one.name());
        row.put("way", one.way().name());
        row.put("address", one.where());
        row.put("stock", one.stock());
        row.put("dpi", one.dpi());
        row.put("right", one.rightMm());
        row.put("down", one.downMm());
        row.put("darkness", one.darkness());
        row.put("answers", one.answers());
        row.put("state", trouble.map(Enum::name).orElse("READY"));
        row.put("sentence", trouble.map(said -> said.of(one)).orElse(null));
        waiting(row, of(one, jobs));
    }

    private void waiting(ObjectNode row, List<PrintJob> jobs) {
        ArrayNode waiting = row.putArray("waiting");
        for (PrintJob job : jobs) {
            QueuedLines.fill(waiting.addObject(), job, store().surroundings().zone());
        }
    }

    @Command(
            name = "add",
            description =
                    "Adds a printer to this computer, or takes the place of the one so called.",
            mixinStandardHelpOptions = true)
    static final class Add extends StoreCommand {
        @Parameters(paramLabel = "NAME", description = "What people call it, like Zebra store.")
        String name = "";

        @ArgGroup(multiplicity = "1")
        Way way = new Way();

        /** One of them. */
        static final class Way {
            @Option(
                    names = "--zpl",
                    paramLabel = "HOST[:PORT]",
                    description = "A Zebra printer on the network; port 9100 if none is given.")
            @Nullable String zpl;

            @Option(
                    names = "--queue",
                    paramLabel = "QUEUE[@HOST[:PORT]]",
                    description = "A queue of this computer or a print server, given PDF pages.")
            @Nullable String queue;

            @Option(
                    names = "--zpl-queue",
                    paramLabel = "QUEUE[@HOST[:PORT]]",
                    description = "The same, given commands for a Zebra printer.")
            @Nullable String zplQueue;

            @Option(
                    names = "--zpl-system",
                    paramLabel = "PRINTER",
                    description = "A Zebra printer as this system lists it, such as in Windows.")
            @Nullable String system;

            @Option(
                    names = "--folder",
                    paramLabel = "DIR",
                    description = "A folder that PDF files are put into.")
            @Nullable Path folder;
        }

        @Option(
                names = "--stock",
                required = true,
                paramLabel = "S",
                description =
                        "The labels in it: 100x150, 100x70, 62x100, 102x51, 62x29 or 50x25 (mm).")
        String stock = "";

        @Option(
                names = "--dpi",
                paramLabel = "N",
                description = "203, 300 or 600; default ${DEFAULT-VALUE}.")
        int dpi = 203;

        @Option(
                names = "--right",
                paramLabel = "MM",
                description = "Moves all to the right, -1 to 5.")
        double right;

        @Option(names = "--down", paramLabel = "MM", description = "Moves all down, -1 to 5.")
        double down;

        @Option(
                names = "--darkness",
                paramLabel = "N",
                description = "Added to the printer's own, -30 to 30.")
        int darkness;

        @Option(
                names = "--no-answers",
                description = "A printer that never says how it is: it is not asked.")
        boolean silent;

        @Override
        Permission needs() {
            return Permission.READ;
        }

        @Override
        void run() {
            value(store().printing().printers().add(printer()));
        }

        private Printer printer() {
            if (way.folder != null) {
                if (!Files.isDirectory(way.folder)) {
                    throw new Refusal("There is no folder " + way.folder + ".");
                }
                return of(Printer.Way.FOLDER, way.folder.toAbsolutePath().toString(), 0);
            }
            if (way.queue != null) {
                return of(Printer.Way.PDF_QUEUE, way.queue, 0);
            }
            if (way.zplQueue != null) {
                return of(Printer.Way.ZPL_QUEUE, way.zplQueue, 0);
            }
            if (way.system != null) {
                return of(Printer.Way.ZPL_SYSTEM, way.system.strip(), 0);
            }
            return zpl(required(way.zpl, "--zpl HOST"));
        }

        private Printer zpl(String given) {
            PrinterAddress at =
                    PrinterAddress.parse(given)
                            .orElseThrow(() ->
                                    new Refusal(
                                            given
                                                    + " has no port behind its colon. Write it like"
                                                    + " 10.0.0.7:9100, or [2001:db8::7]:9100."));
            return of(Printer.Way.ZPL, at.host(), at.port());
        }

        private Printer of(Printer.Way kind, String address, int port) {
            return new Printer(
                    name.strip(), kind, address, port, dpi, stock, right, down, darkness, !silent);
        }
    }

    @Command(
            name = "remove",
            description = "Forgets a printer of this computer.",
            mixinStandardHelpOptions = true)
    static final class Remove extends StoreCommand {
        @Parameters(paramLabel = "NAME")
        String name = "";

        @Override
        Permission needs() {
            return Permission.READ;
        }

        @Override
        void run() {
            Printer printer = printer(this, name);
            value(store().printing().remove(printer));
        }
    }

    /** The printer of a name. */
    static Printer printer(StoreCommand of, String name) {
        return of.store()
                .printing()
                .printers()
                .named(name)
                .orElseThrow(() ->
                        new Refusal(
                                "This computer has no printer "
                                        + name
                                        + ". Add it with: lockfast printers add.",
                                of.store().printing().printers().all().stream()
                                        .map(Printer::name)
                                        .toList()));
    }
}
