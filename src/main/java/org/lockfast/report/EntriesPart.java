package org.lockfast.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.Happening;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.Occurred;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Hash;

/** Every entry, in the order in which they were recorded. */
final class EntriesPart {
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("No.", 10),
                    new Column("Happened, recorded", 48),
                    new Column("What, who, and how each vouched", 84),
                    new Column("Entry", 28));

    /** Ways that need nobody at the device. */
    private static final Set<Vouch> APART = Set.of(Vouch.NONE, Vouch.PAPER, Vouch.CARD_PAPER);

    private final Printing printing;
    private final Map<Hash, Integer> numbers;
    private final Map<Hash, Happening> byEid = new HashMap<>();
    private final Map<Hash, List<ExhibitStory.Line>> corrections = new HashMap<>();

    EntriesPart(Printing printing) {
        this.printing = printing;
        this.numbers = printing.numbers();
        for (ExhibitStory.Line line : printing.events()) {
            Happening h = line.happening();
            byEid.put(h.eid(), h);
            Hash corrects = h.corrects();
            if (corrects != null) {
                corrections.computeIfAbsent(corrects, _ -> new ArrayList<>()).add(line);
            }
        }
    }

    void write(Writing out) {
        out.heading(2, "Every entry, each after those its device knew");
        out.paragraph(
                Words.plain(
                        "Times are "
                                + printing.times().zoneName()
                                + ". A number read by a scanner or typed is not a seal that was looked at."));
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < printing.events().size(); i++) {
            rows.add(row(printing.events().get(i), printing.proof().entries().get(i)));
        }
        out.table(COLUMNS, rows);
    }

    private Row row(ExhibitStory.Line line, Proofs.Checked checked) {
        Happening h = line.happening();
        List<Words> entry = new ArrayList<>();
        entry.add(Words.code(h.eid().toString()));
        String device = printing.proof().devices().get(h.device());
        if (device == null) {
            entry.add(Words.smallCode(h.device()));
        } else {
            entry.add(Words.small(device));
            entry.add(Words.smallCode(Proofs.Proof.shortId(h.device())));
        }
        entry.add(Words.small("Lockfast " + h.app()));
        if (checked.wrong() != null) {
            entry.add(Words.bold("NOT GOOD: see page 1"));
        }
        int number = numbers.getOrDefault(h.eid(), 0);
        return Row.of(
                        List.of(Words.bold(String.valueOf(number))),
                        when(h, checked),
                        what(line, printing.sheets().words(h, checked, number)),
                        entry)
                .with(printing.sheets().below(h, checked, number).orElse(null));
    }

    private List<Words> when(Happening h, Proofs.Checked checked) {
        Times times = printing.times();
        Occurred occurred = h.occurred();
        List<Words> words = new ArrayList<>();
        if (occurred == null) {
            words.add(Words.plain(times.second(h.recorded())));
            words.add(Words.small("happened and recorded, by the device's clock"));
            return words;
        }
        words.add(Words.plain(times.at(h.when(), occurred.precision())));
        words.add(
                Words.small(
                        occurred.source().equals("stated")
                                ? "as stated"
                                : "by the device's clock"));
        words.add(Words.small("recorded " + times.second(h.recorded())));
        if (times.isLater(h.when(), h.recorded(), printing.late())) {
            words.add(Words.bold("Made " + times.between(h.when(), h.recorded()) + " later"));
            words.add(Words.small(between(checked)));
        }
        return words;
    }

    /** What the chain says of when a late entry was made, in words (practice 21). */
    private String between(Proofs.Checked checked) {
        Instant after = checked.after();
        Instant before = checked.before();
        Instant until = before == null ? printing.story().now() : before;
        return after == null
                ? "made before " + printing.times().second(until)
                : "made between "
                        + printing.times().second(after)
                        + " and "
                        + printing.times().second(until)
                        + (before == null ? " (this print)" : "");
    }

    private List<Words> what(ExhibitStory.Line line, List<Words> signed) {
        Happening h = line.happening();
        List<Words> words = new ArrayList<>();
        String pack =
                line.packageNumber() > 0 && printing.story().accounts().size() > 1
                        ? "Package " + line.packageNumber() + ": "
                        : "";
        if (h.event() instanceof ReportEvent.RecordPrinted printed) {
            printed(printed, words);
        } else {
            words.add(Words.bold(pack + line.told().title()));
        }
        List<String> vouched = line.told().vouched();
        line.told().details().stream()
                // who acts is named with how they vouched
                .filter(detail ->
                        vouched.isEmpty() || !vouched.getFirst().startsWith(detail + ": "))
                .forEach(detail -> words.add(Words.plain(detail)));
        vouched.forEach(vouch -> words.add(Words.plain(vouch)));
        words.addAll(signed);
        String together = together(h);
        if (together != null) {
            words.add(Words.small(together));
        }
        corrected(h, words);
        return words;
    }

    private static void printed(ReportEvent.RecordPrinted printed, List<Words> words) {
        words.add(Words.bold("This continuity record was printed"));
        words.add(
                Words.plain(
                        Printing.count(printed.pages(), "page", "pages")
                                + ", "
                                + Printing.count(printed.events(), "entry", "entries")
                                + (printed.forWhom() == null ? "" : ", for " + printed.forWhom())
                                + (printed.why() == null ? "" : ", " + printed.why())));
        words.add(Words.small("SHA-256 of the file:"));
        words.add(Words.smallCode(printed.sha256().hex()));
    }

    /** Where both parties used one machine, in one entry or in two. */
    private @Nullable String together(Happening h) {
        Happening.Second second = h.with();
        if (second != null && !APART.contains(second.vouch())) {
            return "Both on device " + printing.proof().device(h.device());
        }
        Hash offer =
                h.event() instanceof ContinuityEvent.Accepted accepted ? accepted.offer() : null;
        Happening offered = offer == null ? null : byEid.get(offer);
        if (offered == null) {
            return null;
        }
        return offered.device().equals(h.device())
                ? "Answers entry "
                        + numbers.get(offered.eid())
                        + ". Both on device "
                        + printing.proof().device(h.device())
                : "Answers entry "
                        + numbers.get(offered.eid())
                        + ", made on device "
                        + printing.proof().device(offered.device());
    }

    /** What was corrected, beside what it corrects; and back. */
    private void corrected(Happening h, List<Words> words) {
        for (ExhibitStory.Line line : corrections.getOrDefault(h.eid(), List.of())) {
            words.add(
                    Words.bold(
                            (isCorrection(line.happening().event())
                                            ? "Corrected by entry "
                                            : "See also entry ")
                                    + numbers.get(line.happening().eid())
                                    + ": "));
            words.add(Words.plain(line.told().title()));
            if (line.told().reason() != null) {
                words.add(Words.plain("reason: " + line.told().reason()));
            }
        }
        Hash corrects = h.corrects();
        Integer number = corrects == null ? null : numbers.get(corrects);
        if (number != null) {
            words.add(
                    Words.small(
                            (isCorrection(h.event()) ? "Corrects entry " : "About entry ")
                                    + number));
        }
    }

    private static boolean isCorrection(@Nullable DomainEvent event) {
        return event instanceof ExhibitEvent.Corrected
                || event instanceof ContinuityEvent.Corrected;
    }
}
