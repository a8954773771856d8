package org.lockfast.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.SealedFiles;
import org.lockfast.label.Adjustment;
import org.lockfast.label.Resolution;
import org.lockfast.label.Stock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The printers this computer knows and the one chosen last, in a sealed file. A change is on the
 * disk when it returns. Safe for use by several threads.
 */
public final class Printers {
    static final String PATH = "local/printers";

    private static final Logger LOG = LoggerFactory.getLogger(Printers.class);
    private static final int MOST_NAME = 60;

    /** Nothing that lp or a terminal would take for something else. */
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} .,:_/()&'’+-]*");

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9:]([A-Za-z0-9.:%-]*[A-Za-z0-9:])?");

    /** Of Windows: any signs but commas and controls, a server and a share before it or not. */
    private static final Pattern SYSTEM =
            Pattern.compile("[^\\p{Cntrl},\\s-][^\\p{Cntrl},]{0,219}");

    private static final Pattern QUEUE =
            Pattern.compile(
                    "[A-Za-z0-9_][A-Za-z0-9_.-]*(@[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\\d{1,5})?)?");

    private final SealedFiles files;

    public Printers(SealedFiles files) {
        this.files = files;
    }

    /** As it lies in the file. */
    private record Kept(List<Printer> printers, @Nullable String chosen) {}

    /** All, in the order they were added. */
    public List<Printer> all() {
        return kept().printers();
    }

    /** The one of this name, capitals or not. */
    public Optional<Printer> named(String name) {
        return all().stream().filter(one -> one.isCalled(name)).findFirst();
    }

    /** The one chosen last on this computer; the first where nobody chose. */
    public Optional<Printer> chosen() {
        Kept kept = kept();
        String name = kept.chosen();
        return kept.printers().stream()
                .filter(one -> name == null || one.isCalled(name))
                .findFirst();
    }

    /** Labels go to this one from now on. */
    public synchronized void choose(Printer printer) {
        write(new Kept(all(), printer.name()));
    }

    /** Adds a printer, or takes the place of the one of that name. */
    public synchronized Outcome<Printer> add(Printer given) {
        Optional<String> wrong = wrong(given);
        if (wrong.isPresent()) {
            return Outcome.refused("PRINTER", wrong.get());
        }
        Kept before = kept();
        List<Printer> after = new ArrayList<>(before.printers());
        int place = after.stream().map(one -> one.isCalled(given.name())).toList().indexOf(true);
        if (place < 0) {
            after.add(given);
        } else {
            after.set(place, given);
        }
        write(new Kept(after, before.chosen()));
        return Outcome.done(given);
    }

    /** Forgets a printer. */
    public synchronized void remove(Printer printer) {
        Kept before = kept();
        String chosen = before.chosen();
        write(
                new Kept(
                        before.printers().stream()
                                .filter(one -> !one.isCalled(printer.name()))
                                .toList(),
                        chosen != null && printer.isCalled(chosen) ? null : chosen));
    }

    private static Optional<String> wrong(Printer p) {
        if (p.name().length() > MOST_NAME || !NAME.matcher(p.name()).matches()) {
            return Optional.of(
                    "Call the printer by letters and digits, blanks and . , : - _ / + & ’ ( ) between them,"
                            + " at most "
                            + MOST_NAME
                            + ", such as Zebra store.");
        }
        if (Stock.named(p.stock()).isEmpty()) {
            return Optional.of(
                    "No label stock is called "
                            + p.stock()
                            + ". There are "
                            + String.join(", ", Stock.all().stream().map(Stock::name).toList())
                            + ".");
        }
        if (Resolution.of(p.dpi()).isEmpty()) {
            return Optional.of("Labels are made for printers of 203, 300 and 600 dpi.");
        }
        boolean adjusted = p.rightMm() != 0 || p.downMm() != 0 || p.darkness() != 0;
        if (adjusted && !p.takesZpl()) {
            return Optional.of(
                    "Only a printer that is sent ZPL is adjusted here. Adjust this one in its driver.");
        }
        if (!Adjustment.isOffset(p.rightMm()) || !Adjustment.isOffset(p.downMm())) {
            return Optional.of("Labels can be moved from -1 to 5 mm. Move the paper guides first.");
        }
        if (Math.abs(p.darkness()) > Adjustment.MOST_DARKNESS) {
            return Optional.of("Darkness goes from -30 to 30.");
        }
        return switch (p.way()) {
            case ZPL ->
                    HOST.matcher(p.address()).matches() && p.port() > 0 && p.port() < 65_536
                            ? Optional.empty()
                            : Optional.of(
                                    "Give the printer's host name or address, and its port if it is"
                                            + " not 9100: 10.0.0.7:9100.");
            case ZPL_QUEUE, PDF_QUEUE ->
                    QUEUE.matcher(p.address()).matches()
                            ? Optional.empty()
                            : Optional.of(
                                    "Give the queue as lpstat -p names it, or QUEUE@HOST:PORT of a"
                                            + " print server.");
            case ZPL_SYSTEM ->
                    SYSTEM.matcher(p.address()).matches()
                            ? Optional.empty()
                            : Optional.of(
                                    "Give the printer’s name as this system lists it, such as ZDesigner ZD421.");
            case FOLDER ->
                    p.address().isBlank()
                            ? Optional.of("Give the folder the labels go to.")
                            : Optional.empty();
        };
    }

    private Kept kept() {
        try {
            return files.find(PATH)
                    .map(json -> JsonMapper.shared().readValue(json, Kept.class))
                    .orElseGet(() -> new Kept(List.of(), null));
        } catch (KeyringRefusal | JacksonException e) {
            LOG.warn("The printers of this computer do not read: {}", e.getClass().getSimpleName());
            return new Kept(List.of(), null);
        }
    }

    private void write(Kept kept) {
        files.write(PATH, JsonMapper.shared().writeValueAsBytes(kept));
    }
}
