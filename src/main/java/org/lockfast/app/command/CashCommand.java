package org.lockfast.app.command;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent.CashBanked;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Amount;
import org.lockfast.exhibit.CashCount;
import org.lockfast.exhibit.CashWords;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is done with the cash in a package. */
@Command(
        name = "cash",
        description = "Records that cash was counted, stays sealed, was banked, or is detained.",
        mixinStandardHelpOptions = true)
final class CashCommand extends OnePackageCommand {
    @ArgGroup(multiplicity = "1")
    What what = new What();

    static final class What {
        @Option(
                names = "--counted",
                paramLabel = "COUNT",
                description = "Each value, an x and how many: \"20x14 0.50x3 EUR 10x2\".")
        @Nullable String counted;

        @Option(
                names = "--uncounted",
                paramLabel = "WHY",
                description = "It stays sealed and is not counted.")
        @Nullable String uncounted;

        @Option(
                names = "--banked",
                paramLabel = "AMOUNT",
                description = "It was paid in; with --slip.")
        @Nullable String banked;

        @Option(
                names = "--detained-until",
                paramLabel = "DAY",
                description = "Last day of a court's order, 2026-12-14; with --court.")
        @Nullable String detained;
    }

    @Option(
            names = "--laboratory",
            paramLabel = "yes|no",
            description = "With --counted: whether a laboratory needs it.")
    @Nullable String laboratory;

    @Option(names = "--slip", paramLabel = "N", description = "Number of the paying-in slip.")
    @Nullable String slip;

    @Option(names = "--account", paramLabel = "T", description = "Which it was paid into.")
    @Nullable String account;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "Of what was banked; default: ${DEFAULT-VALUE}.")
    String currency = "GBP";

    @Option(
            names = "--withdrawn",
            paramLabel = "AMOUNT",
            description = "Kept by the bank as counterfeit.")
    @Nullable String withdrawn;

    @Option(names = "--court", paramLabel = "T", description = "Which court ordered it.")
    @Nullable String court;

    @Option(names = "--order", paramLabel = "N", description = "Number of the order.")
    @Nullable String order;

    @Override
    void run() {
        PackageState p = thePackage();
        var cash = store().countingCash();
        if (what.counted != null) {
            value(cash.count(session(), p, lines(what.counted), needed(), at()));
        } else if (what.uncounted != null) {
            value(cash.uncounted(session(), p, what.uncounted, at()));
        } else if (what.banked != null) {
            CashBanked paid =
                    new CashBanked(
                            currency(),
                            amount(what.banked),
                            required(slip, "--slip N"),
                            account,
                            withdrawn == null ? null : amount(withdrawn));
            value(cash.banked(session(), p, paid, at()));
        } else {
            value(
                    cash.detained(
                            session(),
                            p,
                            day(String.valueOf(what.detained)),
                            required(court, "--court T"),
                            order,
                            at()));
        }
    }

    private static List<CashCount.Line> lines(String text) {
        return CashWords.read(text).orElseThrow(() -> new Refusal(CashWords.WRITTEN));
    }

    private @Nullable Boolean needed() {
        if (laboratory == null) {
            return null;
        }
        return switch (laboratory) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new Refusal("Say --laboratory yes or --laboratory no.");
        };
    }

    private String currency() {
        String code = currency.strip().toUpperCase(Locale.ROOT);
        if (!code.matches("[A-Z]{3}")) {
            throw new Refusal("A currency has three letters, like GBP.");
        }
        return code;
    }

    private static BigDecimal amount(String text) {
        return Amount.read(text).orElseThrow(() -> new Refusal(Amount.SENTENCE));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new Refusal("Give the last day of the detention, like 2026-12-31.");
        }
    }
}
