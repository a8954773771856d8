package org.lockfast.app.command;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.lockfast.consult.Look;
import org.lockfast.continuity.Away;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.Whereabouts;
import org.lockfast.find.Filter;
import org.lockfast.find.Matter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.node.ObjectNode;

/** Lists the labels on material that fades which are to be printed again. */
@Command(
        name = "fading",
        description =
                "Lists packages whose label fades and is due to be printed again, the oldest first.",
        mixinStandardHelpOptions = true)
final class FadingCommand extends ListCommand<PackageState> {
    private static final int MOST_DAYS = 36_500;

    @Option(
            names = "--within",
            paramLabel = "DAYS",
            description = "Those that are due within so many days, too.")
    int days;

    @Override
    List<PackageState> all() {
        if (days < 0 || days > MOST_DAYS) {
            throw new ParameterException(
                    spec.commandLine(), "Give --within from 0 to " + MOST_DAYS + " days");
        }
        Instant by = terminal().surroundings().clock().instant().plus(Duration.ofDays(days));
        List<PackageState> fading = store().movements().fading(by, Integer.MAX_VALUE);
        looked(Look.search(Filter.of(Matter.LABEL).terms().toString(), fading.size()));
        return fading;
    }

    @Override
    void fill(ObjectNode row, PackageState p) {
        row.put("id", p.id().toString());
        row.put("exhibit", p.exhibitId().toString());
        row.put("reference", name(p));
        row.put("n", p.n());
        row.put("label", p.label());
        row.put("due", due(p).toString());
        row.put("where", Whereabouts.of(p, store().names()));
    }

    /** With the id, by which label-sheet and print take it: a reference may fit several. */
    @Override
    List<String> cells(PackageState p) {
        return List.of(
                PlainText.oneLine(name(p)),
                DateTimeFormatter.ISO_LOCAL_DATE.format(due(p)),
                PlainText.oneLine(Whereabouts.of(p, store().names())),
                p.id().toString());
    }

    private String name(PackageState p) {
        return Away.of(p, store().exhibits(), store().movements(), store().names()).name();
    }

    private LocalDate due(PackageState p) {
        return LocalDate.ofInstant(
                Objects.requireNonNull(p.labelFades()), store().surroundings().zone());
    }
}
