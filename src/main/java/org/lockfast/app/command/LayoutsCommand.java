package org.lockfast.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.WaitingFile;
import org.lockfast.label.CheckedLabel;
import org.lockfast.label.LabelRefusal;
import org.lockfast.label.Stock;
import org.lockfast.label.TryingLayouts;
import org.lockfast.officer.KeepingRules;
import org.lockfast.officer.Permission;
import org.lockfast.rules.LayoutPack;
import org.lockfast.rules.StockLayout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** The force's own layouts of labels: a list of the rules, tried on labels before it counts. */
@Command(
        name = "layouts",
        description = "Lists, shows, tries and puts into force the force's own layouts of labels.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | show | try | put)",
        subcommands = {
            LayoutsCommand.All.class,
            LayoutsCommand.Show.class,
            LayoutsCommand.Try.class,
            LayoutsCommand.Put.class
        })
final class LayoutsCommand {
    private LayoutsCommand() {}

    private static Optional<StockLayout> own(StoreCommand command, String stock) {
        return command.store().rules().rules().layouts().find(TryingLayouts.code(stock(stock)));
    }

    private static Stock stock(String named) {
        return TryingLayouts.stock(named)
                .orElseThrow(() ->
                        new Refusal(
                                "No stock that can be laid out is called " + named + ".",
                                TryingLayouts.stocks()));
    }

    @Command(
            name = "list",
            description = "Lists the stocks that can be laid out, and whose layout each has.",
            mixinStandardHelpOptions = true)
    static final class All extends ListCommand<String> {
        @Override
        List<String> all() {
            return TryingLayouts.stocks();
        }

        @Override
        void fill(ObjectNode row, String stock) {
            Optional<StockLayout> own = own(this, stock);
            row.put("stock", stock);
            row.put("own", own.isPresent());
            row.put("version", own.map(one -> one.from().version()).orElse(null));
            row.put("effective", own.map(one -> one.from().effective().toString()).orElse(null));
            row.put("parts", own.map(one -> one.parts().size()).orElse(null));
        }

        @Override
        List<String> cells(String stock) {
            return List.of(
                    stock,
                    own(this, stock)
                            .map(one ->
                                    "the force's own, version "
                                            + one.from().version()
                                            + " from "
                                            + one.from().effective())
                            .orElse("the program's"));
        }
    }

    @Command(
            name = "show",
            description =
                    "Writes the force's layouts with that of one stock, for a next version to begin with.",
            mixinStandardHelpOptions = true)
    static final class Show extends StoreCommand {
        @Parameters(paramLabel = "STOCK", description = "As layouts list says it.")
        String named = "";

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
            Stock stock = stock(named);
            List<StockLayout> layouts = new ArrayList<>(store().rules().rules().layouts().all());
            if (own(this, stock.name()).isEmpty()) {
                layouts.add(
                        LayoutPack.layout(
                                TryingLayouts.code(stock), TryingLayouts.beginning(stock)));
            }
            int highest =
                    store().forceLists().all().stream()
                            .filter(list -> list.said().pack().equals(StockLayout.LIST))
                            .mapToInt(list -> list.said().version())
                            .max()
                            .orElse(0);
            LocalDate today =
                    LocalDate.ofInstant(
                            terminal().surroundings().clock().instant(),
                            terminal().surroundings().zone());
            terminal().line(LayoutPack.text(layouts, highest + 1, today, "The force").strip());
        }
    }

    /** A file that is a list of layouts. */
    private static KeepingRules.Proposed layouts(KeepingRules.Proposed proposed) {
        String list = proposed.pack().name();
        if (!list.equals(StockLayout.LIST)) {
            throw new Refusal(
                    "That is the list "
                            + list
                            + ". Layouts are the list "
                            + StockLayout.LIST
                            + ".");
        }
        return proposed;
    }

    @Command(
            name = "try",
            description =
                    "Says whether layouts keep the rules, and draws a label in one. Records nothing.",
            mixinStandardHelpOptions = true)
    static final class Try extends RulesCommand.Trying {
        @Option(names = "--out", paramLabel = "F", description = "A picture, PNG.")
        @Nullable Path out;

        @Option(
                names = "--stock",
                paramLabel = "S",
                description = "Which of the file's; default: the first.")
        @Nullable String named;

        @Override
        void proposed(KeepingRules.Proposed proposed) throws IOException {
            layouts(proposed);
            if (out != null) {
                draw(proposed, out);
            }
            for (StockLayout layout : proposed.layouts()) {
                Stock stock = stock(layout.code());
                terminal()
                        .say(
                                stock.name()
                                        + ": "
                                        + store().tryingLayouts().told(stock, layout.parts()));
            }
        }

        private void draw(KeepingRules.Proposed proposed, Path file) throws IOException {
            WholeFile.checkFolder(file);
            List<StockLayout> layouts = proposed.layouts();
            StockLayout layout =
                    layouts.stream()
                            .filter(one -> named == null || one.code().equalsIgnoreCase(named))
                            .findFirst()
                            .orElseThrow(() ->
                                    new Refusal(
                                            "The file has no layout of that stock.",
                                            layouts.stream().map(StockLayout::code).toList()));
            switch (store().tryingLayouts().sample(stock(layout.code()), 203, layout.parts())) {
                case LabelRefusal refusal -> throw new Refusal(refusal.sentence());
                case CheckedLabel label -> {
                    try (WaitingFile waiting = WaitingFile.of(file, label.png())) {
                        waiting.handOut();
                    }
                }
            }
        }
    }

    @Command(
            name = "put",
            description = "Puts layouts into force from the day they name, everywhere.",
            mixinStandardHelpOptions = true)
    static final class Put extends RulesCommand.Putting {
        @Override
        void proposed(KeepingRules.Proposed proposed) {
            layouts(proposed);
        }
    }
}
