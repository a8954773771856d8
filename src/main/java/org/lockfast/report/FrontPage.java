package org.lockfast.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Account;
import org.lockfast.continuity.Apart;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.KeysNamed;
import org.lockfast.continuity.Names;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.ledger.Hash;

/** What the first page says: which exhibit, what the record proves, and what checking it found. */
final class FrontPage {
    /** Lines of a fact on the first page before the result. */
    private static final int MOST_LINES = 3;

    private final Printing printing;
    private final boolean codes;

    /**
     * @param codes whether characters stand in the record as codes
     */
    FrontPage(Printing printing, boolean codes) {
        this.printing = printing;
        this.codes = codes;
    }

    void write(Writing out) {
        out.heading(1, "Continuity record");
        List<Row> which = new ArrayList<>();
        List<Row> inFull = new ArrayList<>();
        identity()
                .forEach((name, text) -> {
                    String shown = out.shortened(text, MOST_LINES);
                    fact(which, name, shown);
                    if (!shown.equals(text)) {
                        fact(inFull, name, text);
                    }
                });
        out.facts(which);
        if (codes) {
            out.paragraph(
                    Words.plain(
                            "A code in square brackets that begins with U+ stands for a character that is"
                                    + " not drawn on this print. Which it is stands under “"
                                    + CodesPart.TITLE
                                    + "”, before the appendix."));
        }
        out.heading(2, "Result of checking");
        out.facts(result());
        out.heading(2, "What this record proves, and what it does not");
        out.box(
                List.of(
                        Words.plain(
                                "If the check above is good, it proves that nothing has changed: each entry was signed when it was recorded, by the"
                                        + " device and by the officer it names, and names the entry before it. An entry altered,"
                                        + " added or taken out between others afterwards would break a signature or that chain,"
                                        + " and the check above would say so."),
                        Words.plain(
                                "It does not prove that what was recorded was true, nor that everything that happened was"
                                        + " recorded. Times are as the device's clock had them or as a person stated them, and how"
                                        + " each person vouched is printed with each entry.")));
        doesNotAgree(out);
        List<Row> losses = new ArrayList<>();
        printing.proof().parted().forEach(parts -> fact(losses, "A chain that parts", parts));
        printing.proof().losses().forEach(loss -> fact(losses, "A chain begun anew", loss));
        new ShownPart(printing).sentences().forEach(said -> fact(losses, "A code shown", said));
        if (!losses.isEmpty()) {
            out.facts(losses);
        }
        Exhibit.Copied copied = printing.exhibit().copied();
        if (copied != null) {
            out.box(
                    List.of(
                            Words.bold(
                                    "Copied from "
                                            + copied.file()
                                            + " on "
                                            + copied.on()
                                            + "; earlier entries not checked here")));
        }
        out.facts(particulars());
        out.facts(print());
        attention(out);
        if (!inFull.isEmpty()) {
            out.heading(2, "In full");
            out.facts(inFull);
        }
    }

    /** Which exhibit it is; each at most some lines, so that the result stands on this page. */
    private Map<String, String> identity() {
        Exhibit e = printing.exhibit();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Exhibit reference", e.reference() == null ? "none recorded" : e.reference());
        facts.put("Case", e.caseReference() == null ? "none recorded" : e.caseReference());
        facts.put("Property number", e.propertyNumber());
        if (!e.kind().name().equals("EXHIBIT")) {
            facts.put("Kind", Printing.words(e.kind().name()) + " property, not an exhibit");
        }
        facts.put("Description", or(e.description()));
        return facts;
    }

    private List<Row> particulars() {
        Exhibit e = printing.exhibit();
        List<Row> rows = new ArrayList<>();
        UUID by = e.seizedBy();
        String seizedBy = by != null ? printing.story().names().officer(by) : e.seizedByName();
        fact(rows, "Producer", e.producer() != null ? e.producer() : or(seizedBy));
        fact(
                rows,
                "Seized",
                seized(e.seizedAt())
                        + ", by "
                        + (seizedBy == null ? "somebody not recorded" : seizedBy));
        fact(rows, "Place", or(e.place()));
        fact(rows, "From", or(e.from()));
        fact(
                rows,
                "Power",
                e.power() == null
                        ? "not recorded"
                        : printing.story().names().term(Names.Term.POWER, e.power()));
        if (e.quantity() != null) {
            fact(
                    rows,
                    "Quantity",
                    e.quantity().toPlainString() + (e.unit() == null ? "" : " " + e.unit()));
        }
        if (e.category() != null) {
            fact(
                    rows,
                    "Kind of thing",
                    printing.story().names().term(Names.Term.CATEGORY, e.category()));
        }
        fact(rows, "Hazards", hazards(e.hazards()));
        e.identifiers()
                .forEach((name, value) ->
                        fact(
                                rows,
                                printing.story().names().term(Names.Term.IDENTIFIER, name),
                                value));
        e.particulars()
                .forEach((code, value) ->
                        fact(rows, printing.story().names().term(Names.Term.MISSING, code), value));
        fact(rows, "Packages", Integer.toString(printing.story().accounts().size()));
        family(rows);
        if (printing.events().stream().anyMatch(FrontPage::corrects)) {
            fact(
                    rows,
                    "Corrections",
                    "As corrected. What was first recorded stands with the entries, beside each"
                            + " correction.");
        }
        return rows;
    }

    private String hazards(@Nullable List<String> codes) {
        return codes == null
                ? "not recorded"
                : codes.stream()
                        .map(code -> printing.story().names().term(Names.Term.HAZARD, code))
                        .collect(Collectors.joining(", "));
    }

    /** Where a sub-exhibit came from, and what was taken out of this one. */
    private void family(List<Row> rows) {
        Names names = printing.story().names();
        UUID parent = printing.exhibit().parent();
        if (parent != null) {
            fact(
                    rows,
                    "Taken from",
                    names.packageOf(parent)
                            + ". Who had it before it was taken stands in the continuity record of"
                            + " that exhibit.");
        }
        String taken =
                printing.events().stream()
                        .map(line -> line.happening().event())
                        .filter(ContinuityEvent.Sampled.class::isInstance)
                        .map(event -> names.exhibit(((ContinuityEvent.Sampled) event).child()))
                        .collect(Collectors.joining(", "));
        if (!taken.isEmpty()) {
            fact(rows, "Taken from it", taken);
        }
    }

    private static boolean corrects(ExhibitStory.Line line) {
        return line.happening().event() instanceof ExhibitEvent.Corrected
                || line.happening().event() instanceof ContinuityEvent.Corrected;
    }

    private String seized(@Nullable OffsetDateTime at) {
        return at == null ? "time not recorded" : printing.times().minute(at.toInstant());
    }

    private static String or(@Nullable String text) {
        return text == null || text.isBlank() ? "not recorded" : text;
    }

    private static void fact(List<Row> rows, String name, String value) {
        rows.add(Row.of(List.of(Words.bold(name)), List.of(Words.plain(value))));
    }

    private List<Row> result() {
        Proofs.Proof proof = printing.proof();
        List<Row> rows = new ArrayList<>();
        rows.add(
                Row.of(
                        List.of(Words.bold("Result")),
                        List.of(
                                Words.bold(
                                        proof.good()
                                                ? "Good. Nothing was found that does not agree."
                                                : "NOT GOOD. What does not agree is listed"
                                                        + " below."))));
        fact(
                rows,
                "This exhibit",
                Printing.count(printing.events().size(), "entry", "entries")
                        + ", with "
                        + Printing.count(proof.lines(), "signature", "signatures")
                        + ": "
                        + proof.goodLines()
                        + " checked and found good. Each was read again from the journal and"
                        + " compared with what is printed here.");
        fact(
                rows,
                "The whole store",
                "The place of all "
                        + Printing.count(proof.inStore(), "entry", "entries")
                        + " in their chain was checked; signatures on entries about other exhibits"
                        + " were not.");
        rows.add(
                Row.of(
                        List.of(Words.bold("Chain head")),
                        List.of(
                                Words.code(proof.head() == null ? "none" : proof.head().toString()),
                                Words.plain(
                                        (proof.headAt() == null
                                                        ? ""
                                                        : "recorded "
                                                                + printing.times()
                                                                        .second(proof.headAt())
                                                                + "; ")
                                                + "checked as at "
                                                + printing.times()
                                                        .second(printing.story().now())))));
        return rows;
    }

    /** This print: who made it, with what, for whom. */
    private List<Row> print() {
        List<Row> rows = new ArrayList<>();
        fact(rows, "Time zone", printing.times().zoneName());
        fact(rows, "Made with", builds());
        fact(
                rows,
                "Printed",
                "by "
                        + printing.by()
                        + ", "
                        + printing.times().second(printing.story().now())
                        + ", with Lockfast "
                        + printing.build());
        fact(rows, "For", or(printing.forWhom()));
        fact(rows, "Why", or(printing.why()));
        return rows;
    }

    private void doesNotAgree(Writing out) {
        Proofs.Proof proof = printing.proof();
        if (!proof.good()) {
            List<Words> wrong = new ArrayList<>();
            wrong.add(Words.bold("Does not agree"));
            proof.wrong().forEach(sentence -> wrong.add(Words.plain(sentence)));
            for (int i = 0; i < proof.entries().size(); i++) {
                String sentence = proof.entries().get(i).wrong();
                if (sentence != null) {
                    wrong.add(Words.plain("Entry " + (i + 1) + ": " + sentence));
                }
            }
            out.box(wrong);
        }
    }

    /** Which builds of the program made the entries: {@code Lockfast 0.1.0 (12 entries)}. */
    private String builds() {
        Map<String, Integer> builds = new LinkedHashMap<>();
        printing.events().forEach(line -> builds.merge(line.happening().app(), 1, Integer::sum));
        return builds.entrySet().stream()
                .map(one ->
                        "Lockfast "
                                + one.getKey()
                                + " ("
                                + Printing.count(one.getValue(), "entry", "entries")
                                + ")")
                .collect(Collectors.joining("; "));
    }

    private void attention(Writing out) {
        List<String> missing = printing.exhibit().incomplete();
        out.heading(2, "What is missing, and what needs an answer");
        if (missing.isEmpty()) {
            out.paragraph(Words.plain("Nothing that the record asks for is missing."));
        } else {
            out.paragraph(
                    Words.plain(
                            "Not recorded: "
                                    + missing.stream()
                                            .map(code ->
                                                    printing.story()
                                                            .names()
                                                            .termInSentence(
                                                                    Names.Term.MISSING, code))
                                            .collect(Collectors.joining(", "))
                                    + "."));
        }
        Set<String> flags = new LinkedHashSet<>();
        for (Account account : printing.story().accounts()) {
            account.flags().forEach(flag -> flags.add(sentence(account, flag)));
            if (account.state().status().equals("MISSING")) {
                flags.add(
                        which(account)
                                + "It is recorded as missing and has not been found. (from "
                                + since(account)
                                + ")");
            }
        }
        if (flags.isEmpty()) {
            out.paragraph(Words.plain("Nothing in the account needs an answer."));
        }
        flags.forEach(sentence -> out.paragraph(Words.plain("•  " + sentence)));
    }

    /** Where a stretch begins with it, as that says. */
    private String begun(Account account, Account.Flag flag, Instant from) {
        return account.spans().stream()
                .filter(span -> span.from().equals(from))
                .filter(span -> java.util.Objects.equals(span.startedBy(), flag.about()))
                .findFirst()
                .map(span -> bounded(from, span.apart()))
                .orElseGet(() -> printing.times().minute(from));
    }

    private String ended(Account account, Account.Flag flag, Instant to) {
        return account.spans().stream()
                .filter(span -> to.equals(span.to()))
                .filter(span -> java.util.Objects.equals(span.startedBy(), flag.about()))
                .findFirst()
                .map(span -> bounded(to, span.ended()))
                .orElseGet(() -> printing.times().minute(to));
    }

    private String bounded(Instant at, @Nullable Apart apart) {
        return apart == null
                ? printing.times().minute(at)
                : apart.bounded(printing.times()::minute);
    }

    private String since(Account account) {
        return bounded(account.state().since(), account.since());
    }

    private String which(Account account) {
        return printing.story().accounts().size() == 1
                ? ""
                : "Package " + account.state().n() + ": ";
    }

    private String sentence(Account account, Account.Flag flag) {
        Hash about = flag.about();
        Instant from = flag.from();
        Instant to = flag.to();
        Integer entry = about == null ? null : printing.numbers().get(about);
        String time =
                from == null
                        ? ""
                        : to == null
                                ? "from " + begun(account, flag, from)
                                : begun(account, flag, from) + " to " + ended(account, flag, to);
        String more =
                Stream.of(entry == null ? "" : "entry " + entry, time)
                        .filter(one -> !one.isEmpty())
                        .collect(Collectors.joining(", "));
        return which(account)
                + KeysNamed.in(flag.sentence(), printing.story().names())
                + (more.isEmpty() ? "" : " (" + more + ")");
    }
}
