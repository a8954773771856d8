package org.lockfast.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.lockfast.continuity.Account;
import org.lockfast.continuity.Account.Kind;
import org.lockfast.continuity.Account.Span;
import org.lockfast.continuity.Apart;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.LeavingWords;
import org.lockfast.continuity.Names;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.SealHistory;
import org.lockfast.exhibit.ExhibitEvent;

/** One package: who had it from when to when, and its seals in order. */
final class AccountPart {
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("Holding", 27),
                    new Column("From", 26),
                    new Column("To", 26),
                    new Column("Who and where", 45),
                    new Column("How long", 20),
                    new Column("Last sighting", 26));

    /** Where it is now, and the head and first row of who had it, millimetres. */
    private static final double BEGINNING = 60;

    private final Printing printing;
    private final Account account;

    AccountPart(Printing printing, Account account) {
        this.printing = printing;
        this.account = account;
    }

    void write(Writing out) {
        PackageState p = account.state();
        int of = printing.story().accounts().size();
        out.heading(2, "Package " + p.n() + " of " + of, BEGINNING);
        out.paragraph(
                Words.plain(
                        "Now: "
                                + printing.story().where(p)
                                + (p.status().equals("COPIED") ? "" : ", since " + since(p))
                                + ". "
                                + (p.packaging() == null
                                        ? ""
                                        : "Packaging: "
                                                + printing.story()
                                                        .names()
                                                        .termInSentence(
                                                                Names.Term.PACKAGING, p.packaging())
                                                + ". ")
                                + (p.seal() == null
                                        ? printing.story()
                                                .names()
                                                .term(Names.Term.SEAL_STATE, p.sealState())
                                        : "Seal: "
                                                + p.seal()
                                                + ", "
                                                + printing.story()
                                                        .names()
                                                        .termInSentence(
                                                                Names.Term.SEAL_STATE,
                                                                p.sealState()))
                                + "."));
        LeavingWords.of(p.leaving(), printing.story().names(), printing.story().zone())
                .forEach(said -> out.paragraph(Words.plain(said)));
        out.heading(3, "Who had it");
        List<Row> rows = new ArrayList<>();
        account.spans().forEach(span -> rows.add(row(span)));
        out.table(COLUMNS, rows);
        account.conflicts().forEach(both -> new ConflictPart(printing, both).write(out));
        new SealPart(printing, p).write(out, SealHistory.of(printing.story(), p));
    }

    private String since(PackageState p) {
        Apart apart = account.since();
        return apart == null ? printing.times().minute(p.since()) : words(apart);
    }

    /** A time that clocks do not agree on, with what each says. */
    private String words(Apart apart) {
        return apart.words(printing.story().names(), printing.times()::minute);
    }

    private Row row(Span span) {
        Apart end = span.ended();
        Apart seen = span.seen();
        Instant to = span.to();
        Instant sighting = span.lastSighting();
        Apart begin = span.apart();
        List<Words> kind = new ArrayList<>();
        kind.add(Words.bold(kind(span.kind())));
        if (span.kind() == Kind.IN_TRANSIT) {
            kind.add(Words.plain("unwitnessed"));
        }
        Row row =
                new Row(
                        List.of(
                                kind,
                                List.of(
                                        Words.plain(
                                                begin == null
                                                        ? printing.times().minute(span.from())
                                                        : begin.bounded(printing.times()::minute))),
                                List.of(
                                        Words.plain(
                                                to == null
                                                        ? span.kind() == Kind.LEFT
                                                                ? "for good"
                                                                : "still so"
                                                        : end == null
                                                                ? printing.times().minute(to)
                                                                : end.bounded(
                                                                        printing.times()::minute))),
                                who(span),
                                List.of(
                                        Words.plain(
                                                to == null && span.kind() == Kind.LEFT
                                                        ? "–"
                                                        : printing.times()
                                                                .length(
                                                                        span,
                                                                        printing.story().now()))),
                                List.of(
                                        Words.plain(
                                                sighting == null
                                                        ? "none"
                                                        : seen == null
                                                                ? printing.times().minute(sighting)
                                                                : seen.bounded(
                                                                        printing.times()
                                                                                ::minute)))),
                        false);
        return span.kind() == Kind.GAP || span.kind() == Kind.CONFLICT ? row.inBox() : row;
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case HELD -> "Held";
            case STORED -> "In store";
            case DEPOSITED -> "Left in a locker";
            case IN_TRANSIT -> "In transit";
            case OUT -> "Out";
            case COPIED -> "Copied";
            case MISSING -> "Missing";
            case LEFT -> "Left for good";
            case CONFLICT -> "RECORDS CONFLICT";
            case GAP -> "GAP";
        };
    }

    private List<Words> who(Span span) {
        List<Words> words = new ArrayList<>();
        UUID officer = span.officer();
        String place = span.where(printing.story().names());
        if (officer != null) {
            words.add(Words.plain(printing.story().names().officer(officer)));
        }
        if (span.name() != null) {
            words.add(Words.plain(span.name()));
        }
        if (place != null) {
            words.add(Words.plain(place));
        }
        switch (span.kind()) {
            case LEFT -> words.addFirst(Words.bold(outcome(span)));
            case GAP -> gap(span, words);
            case COPIED -> words.add(Words.plain("not checked here"));
            case MISSING -> words.add(Words.plain("not found"));
            case CONFLICT ->
                    words.add(
                            Words.plain(
                                    "There are several accounts of this time, side by side below. Nobody has found yet which holds."));
            default -> {
                if (words.isEmpty()) {
                    words.add(Words.plain("no holder recorded"));
                }
            }
        }
        Apart begin = span.apart();
        if (begin != null) { // no room for it in the narrow column of the times
            words.add(Words.small("Began " + words(begin) + "."));
        }
        if (printing.story().isInDoubt() && isByItsRecord(span)) {
            words.add(Words.bold("recorded with a key in doubt"));
        }
        return words;
    }

    /** What became of it, by the entry that says so. */
    private String outcome(Span span) {
        String code =
                printing.events().stream()
                        .map(ExhibitStory.Line::happening)
                        .filter(h -> h.eid().equals(span.startedBy()))
                        .map(h -> ContinuityEvent.outcomeOf(h.event()))
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        return code == null
                ? "How is not known here"
                : printing.story().names().term(Names.Term.OUTCOME, code);
    }

    /** Whether nothing later says so. */
    private boolean isByItsRecord(Span span) {
        return printing.events().stream()
                .map(ExhibitStory.Line::happening)
                .anyMatch(h ->
                        h.event() instanceof ExhibitEvent.Recorded
                                && h.eid().equals(span.startedBy()));
    }

    private void gap(Span span, List<Words> words) {
        words.add(Words.plain("No holder is recorded for this time."));
        Boolean explained = span.explained();
        words.add(
                Words.bold(
                        explained == null
                                ? "Not explained."
                                : explained
                                        ? "A statement about it is recorded:"
                                        : "Recorded as beyond explanation:"));
        if (explained == null) {
            return;
        }
        Instant to = span.to() == null ? printing.story().now() : span.to();
        for (ExhibitStory.Line line : printing.events()) {
            if (line.happening().event() instanceof ContinuityEvent.GapExplained e
                    && line.happening().subject().equals(account.state().id())
                    && e.from().toInstant().isBefore(to)
                    && e.to().toInstant().isAfter(span.from())) {
                words.add(
                        Words.plain(
                                "Entry "
                                        + printing.numbers().get(line.happening().eid())
                                        + ": "
                                        + e.explanation()));
            }
        }
    }
}
