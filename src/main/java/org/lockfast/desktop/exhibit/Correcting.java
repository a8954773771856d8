package org.lockfast.desktop.exhibit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Ask.Choice;
import org.lockfast.desktop.Ask.Kind;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.Facts;
import org.lockfast.journal.Outcome;
import org.lockfast.label.ChangedSince;
import org.lockfast.rules.Category;
import org.lockfast.rules.CodeList;
import org.lockfast.rules.Coded;
import org.lockfast.rules.IdentifierKind;
import org.lockfast.rules.PropertyKind;

/**
 * Correcting a mistake: a further entry with the old value, the new one and the reason; nothing is
 * edited and both print (D-5).
 */
final class Correcting {
    /** Before the code of an identifier; with {@code |} between, one of several. */
    static final String IDENTIFIER = "identifiers.";

    /** Before the code of a fact without a field of its own. */
    static final String PARTICULAR = "particulars.";

    private final Words words = Words.in(Correcting.class);
    private final Desk desk;
    private final Seen seen;

    Correcting(Desk desk, Seen seen) {
        this.desk = desk;
        this.seen = seen;
    }

    /** The fields that may be corrected, in the order of the details. */
    List<Choice> fields() {
        List<Choice> all = new ArrayList<>(ofEvery());
        Exhibit e = seen.exhibit();
        PropertyKind kind = seen.rules().propertyKinds().get(e.kind().name());
        Stream.concat(e.particulars().keySet().stream(), Facts.particulars(kind).stream())
                .distinct()
                .forEach(code -> all.add(choice(PARTICULAR + code)));
        Stream.concat(e.identifiers().keySet().stream(), asked(e.category()).stream())
                .distinct()
                .forEach(code -> all.add(choice(IDENTIFIER + code)));
        return all;
    }

    /** What the kind of thing is told apart by. */
    private List<String> asked(@Nullable String category) {
        return category == null
                ? List.of()
                : seen.rules()
                        .categories()
                        .find(category)
                        .map(Category::identifiers)
                        .orElse(List.of());
    }

    private Choice choice(String field) {
        String named =
                field.startsWith(PARTICULAR)
                        ? seen.rules().facts().words(field.substring(PARTICULAR.length())).english()
                        : seen.rules()
                                .identifiers()
                                .words(field.substring(IDENTIFIER.length()))
                                .english();
        return new Choice(field, named);
    }

    private List<Choice> ofEvery() {
        return List.of(
                new Choice("description", words.say("exhibit.field.description")),
                new Choice("reference", words.say("exhibit.field.reference")),
                new Choice("category", words.say("exhibit.field.category")),
                new Choice("seizedAt", words.say("exhibit.field.seized-at")),
                new Choice("place", words.say("exhibit.field.place")),
                new Choice("from", words.say("exhibit.field.from")),
                new Choice("seizedBy", words.say("exhibit.field.seized-by")),
                new Choice("producer", words.say("exhibit.field.producer")),
                new Choice("power", words.say("exhibit.field.power")),
                new Choice("seal", words.say("exhibit.field.seal")),
                new Choice("packaging", words.say("exhibit.field.packaging")),
                new Choice("storage", words.say("exhibit.field.storage")),
                new Choice("hazards", words.say("exhibit.field.hazards")),
                new Choice("quantity", words.say("exhibit.field.quantity")),
                new Choice("unit", words.say("exhibit.field.unit")),
                new Choice("notes", words.say("exhibit.field.notes")));
    }

    /** Which field is wrong; leads to {@link #of}. */
    SmallForm which() {
        return ExhibitForms.form(
                words.say("exhibit.correct.which", seen.exhibit().name()),
                words.say("exhibit.correct.more"),
                words.say("exhibit.correct.go-on"),
                answers -> Outcome.done(new SmallForm.Result("", of(answers.text("field")))),
                Ask.choice("field", words.say("exhibit.correct.field"), fields()));
    }

    /** The new value of a field and why. */
    SmallForm of(String field) {
        if (field.indexOf('|') > 0) {
            return oneOf(field);
        }
        Choice named =
                fields().stream()
                        .filter(one -> one.code().equals(field))
                        .findFirst()
                        .orElseGet(() -> new Choice(field, field));
        String now = value(field);
        return ExhibitForms.form(
                words.say("exhibit.correct.title", named.said(), seen.exhibit().name()),
                now == null
                        ? words.say("exhibit.correct.nothing")
                        : words.say("exhibit.correct.now", said(field, now)),
                words.say("exhibit.correct.button"),
                answers -> correct(field, now, answers),
                asked(field, named.said()).needed(words.say("exhibit.correct.value.empty")),
                Ask.of("reason", Kind.LINE, words.say("exhibit.correct.reason"))
                        .beginning(now == null ? words.say("exhibit.complete.reason") : "")
                        .needed(words.say("exhibit.reason.empty")));
    }

    /** An IMEI or a serial number: which of them it has is asked first. */
    private SmallForm oneOf(String field) {
        List<Choice> either =
                Arrays.stream(field.substring(IDENTIFIER.length()).split("\\|"))
                        .map(code -> choice(IDENTIFIER + code))
                        .toList();
        return ExhibitForms.form(
                words.say("exhibit.complete.which", seen.exhibit().name()),
                words.say("exhibit.complete.more"),
                words.say("exhibit.correct.go-on"),
                answers -> Outcome.done(new SmallForm.Result("", of(answers.text("field")))),
                Ask.choice("field", words.say("exhibit.complete.field"), either));
    }

    private Outcome<SmallForm.Result> correct(String field, @Nullable String now, Answers answers) {
        Exhibit exhibit = seen.exhibit();
        String value = answers.text("value");
        String reason = answers.text("reason");
        boolean ofPackage = field.equals("seal") || field.equals("packaging");
        Outcome<Exhibit> done =
                ofPackage
                        ? desk.recordingExhibits()
                                .correctPackage(
                                        desk.session(),
                                        exhibit,
                                        seen.pack().id(),
                                        field,
                                        now,
                                        value,
                                        reason)
                        : desk.recordingExhibits()
                                .correct(desk.session(), exhibit, field, value, reason);
        boolean labelled = seen.pack().labelSerial() > 0 && ChangedSince.bears(field);
        return done.then(
                ExhibitForms.done(
                        words.say(
                                labelled ? "exhibit.correct.done.label" : "exhibit.correct.done")));
    }

    private Ask asked(String field, String label) {
        return switch (field) {
            case "category" -> coded(label, desk.rules().categories());
            case "packaging" -> coded(label, desk.rules().packaging());
            case "power" -> coded(label, desk.rules().powers());
            case "storage" -> coded(label, desk.rules().storage());
            case "hazards" ->
                    Ask.of("value", Kind.LINE, label)
                            .hinted(
                                    words.say(
                                            "exhibit.correct.hazards",
                                            String.join(", ", desk.rules().hazards().codes())));
            case "seizedAt" ->
                    Ask.of("value", Kind.TIME, label).hinted(words.say("exhibit.correct.time"));
            case "seal" -> Ask.of("value", Kind.SEAL, label);
            case "notes", "description" -> Ask.of("value", Kind.TEXT, label);
            default -> further(field, label);
        };
    }

    private Ask further(String field, String label) {
        Ask line = Ask.of("value", Kind.LINE, label);
        if (field.startsWith(PARTICULAR)) {
            return desk.rules()
                    .facts()
                    .find(field.substring(PARTICULAR.length()))
                    .map(fact -> line.hinted(fact.ask().english()))
                    .orElse(line);
        }
        List<Choice> offered =
                field.startsWith(IDENTIFIER)
                        ? desk
                                .rules()
                                .identifiers()
                                .find(field.substring(IDENTIFIER.length()))
                                .map(IdentifierKind::choices)
                                .orElse(List.of())
                                .stream()
                                .map(one -> new Choice(one.english(), one.english()))
                                .toList()
                        : List.of();
        return offered.isEmpty()
                ? line
                : Ask.oneOf("value", label, offered, words.say("exhibit.correct.value.empty"));
    }

    private Ask coded(String label, CodeList<? extends Coded> list) {
        LocalDate today = LocalDate.ofInstant(desk.clock().instant(), desk.zone());
        return Ask.oneOf(
                "value",
                label,
                list.offeredOn(today).stream()
                        .map(one -> new Choice(one.code(), one.words().english()))
                        .toList(),
                words.say("exhibit.correct.value.empty"));
    }

    /** What the record says now; null for nothing. */
    @Nullable String value(String field) {
        Exhibit e = seen.exhibit();
        PackageState p = seen.pack();
        return switch (field) {
            case "reference" -> e.reference();
            case "description" -> e.description();
            case "category" -> e.category();
            case "seizedAt" -> e.seizedAt() == null ? null : e.seizedAt().toString();
            case "place" -> e.place();
            case "from" -> e.from();
            case "seizedBy" ->
                    e.seizedBy() != null
                            ? seen.story().names().officer(e.seizedBy())
                            : e.seizedByName();
            case "producer" -> e.producer();
            case "power" -> e.power();
            case "seal" -> p.seal();
            case "packaging" -> p.packaging();
            case "storage" -> e.storage();
            case "hazards" -> e.hazards() == null ? null : String.join(",", e.hazards());
            case "quantity" -> e.quantity() == null ? null : e.quantity().toPlainString();
            case "unit" -> e.unit();
            case "notes" -> e.notes();
            default ->
                    field.startsWith(PARTICULAR)
                            ? e.particulars().get(field.substring(PARTICULAR.length()))
                            : e.identifiers().get(field.substring(IDENTIFIER.length()));
        };
    }

    /** The same for people: a code by its words, a time written out. */
    String said(String field, String value) {
        return switch (field) {
            case "category" -> seen.rules().categories().words(value).english();
            case "packaging" -> seen.rules().packaging().words(value).english();
            case "storage" -> seen.rules().storage().words(value).english();
            case "power" -> seen.rules().powers().words(value).english();
            case "hazards" ->
                    String.join(
                            ", ",
                            List.of(value.split(",")).stream()
                                    .map(code -> seen.rules().hazards().words(code).english())
                                    .toList());
            case "seizedAt" -> {
                var at = seen.exhibit().seizedAt();
                yield at == null ? value : seen.said(at.toInstant());
            }
            default -> value;
        };
    }
}
