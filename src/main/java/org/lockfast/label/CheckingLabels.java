package org.lockfast.label;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lockfast.continuity.ContinuityEvent.LabelPrinted;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Movements;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.label.LabelStanding.Verdict;

/** Says what a code that was read is, and whether it is the label that counts. */
public final class CheckingLabels {
    private final Movements movements;
    private final Function<UUID, Optional<Exhibit>> exhibits;
    private final Predicate<String> isConsignment;

    /**
     * @param exhibits by their id
     * @param isConsignment whether a code is a consignment's that this store knows
     */
    public CheckingLabels(
            Movements movements,
            Function<UUID, Optional<Exhibit>> exhibits,
            Predicate<String> isConsignment) {
        this.movements = movements;
        this.isConsignment = isConsignment;
        this.exhibits = exhibits;
    }

    /** What a code is that was scanned or found in a picture. */
    public LabelStanding scanned(String code) {
        return standing(CodeReader.scanned(code));
    }

    /** What a code is that a person typed. */
    public LabelStanding typed(String code) {
        Reading reading = CodeReader.typed(code);
        if (reading instanceof Reading.Other other) {
            return ProductNumber.is(other.text())
                    ? none(
                            other.text(),
                            Verdict.PRODUCT,
                            "The number of a product by its check digit, and no exhibit's label.")
                    : standing(CodeReader.scanned(code)); // a scanner may have typed it
        }
        return standing(reading);
    }

    /**
     * What a label is by its code, and whether the record of its package still is the one it was
     * printed from.
     *
     * @param record as read off the label
     */
    public LabelStanding typed(String code, HistoryCode record) {
        LabelStanding label = typed(code);
        UUID id = label.packageId();
        return id == null
                ? label
                : movements.state(id).map(of -> held(label, record, of)).orElse(label);
    }

    private LabelStanding held(LabelStanding label, HistoryCode record, PackageState of) {
        List<Happening> story = movements.story(of.id());
        boolean agrees =
                story.stream()
                        .filter(one ->
                                one.event() instanceof LabelPrinted printed
                                        && printed.serial() == label.serial())
                        .anyMatch(print -> record.isIn(story, print, of.exhibitId()));
        if (agrees) {
            return label.with(
                    label.verdict(),
                    label.sentence()
                            + " Its record code agrees: what was recorded before that print stands here as it stood"
                            + " then.");
        }
        return movements.lacksEntries(List.of(of.id(), of.exhibitId()))
                ? label.with(
                        Verdict.RECORD_INCOMPLETE,
                        "Whether the record of "
                                + label.exhibit()
                                + " is the one that the record code "
                                + record.grouped()
                                + " stands for cannot be told here: entries that it builds on are not here yet, or are"
                                + " lost. Synchronise and look again, or look at another computer.")
                : label.with(
                        Verdict.RECORD_DIFFERS,
                        "The record of "
                                + label.exhibit()
                                + " here is not the one that the record code "
                                + record.grouped()
                                + " stands for. Read its eight characters again. If they are right, keep the label and"
                                + " tell the manager.");
    }

    private LabelStanding standing(Reading reading) {
        return switch (reading) {
            case Reading.OurLabel(LabelCode code, String _) -> ours(code);
            case Reading.WrongKeyboard(String keyboard, String raw) ->
                    none(
                            raw,
                            Verdict.WRONG_KEYBOARD,
                            "One of our labels, read by a scanner set for another keyboard: this"
                                    + " computer's is "
                                    + keyboard
                                    + ". Set the scanner.");
            case Reading.ProductBarcode(String text, String _) ->
                    none(text, Verdict.PRODUCT, "The barcode of a product, no exhibit's label.");
            case Reading.Other(String text, String _, String _) ->
                    none(
                            text,
                            Verdict.FOREIGN,
                            LabelCode.isLikeOne(bare(text))
                                    ? "Like a code of ours, and its check characters do not fit: a character is wrong, or"
                                            + " two are swapped. Read it again."
                                    : "None of our labels: another system's, or not read right.");
        };
    }

    private LabelStanding ours(LabelCode code) {
        return switch (code.kind()) {
            case EXHIBIT -> label(code, code);
            case CONTINUATION ->
                    code.ofExhibit()
                            .filter(first -> !movements.withLabel(first.value()).isEmpty())
                            .map(first -> label(first, code))
                            .or(() -> furtherPart(code))
                            .orElseGet(() -> unknown(code));
            case TRAINING ->
                    none(
                            code.value(),
                            Verdict.TRAINING,
                            "Printed for training or to try a printer; no exhibit's.");
            case CONTAINER, LOCATION, BADGE, COMMAND, CONSIGNMENT ->
                    none(
                            code.value(),
                            Verdict.OTHER_KIND,
                            "A label of ours, of a place, a container, a consignment, a badge or the like; no exhibit's.");
        };
    }

    /** A further part of a label that is no exhibit's. */
    private Optional<LabelStanding> furtherPart(LabelCode code) {
        return code.ofConsignment()
                .filter(first -> isConsignment.test(first.value()))
                .map(first ->
                        none(
                                code.value(),
                                Verdict.OTHER_KIND,
                                "A further part of the label of a consignment, "
                                        + first.grouped()
                                        + "; no exhibit's."));
    }

    private static LabelStanding none(String code, Verdict verdict, String sentence) {
        return new LabelStanding(code, verdict, null, "", 0, sentence);
    }

    private static LabelStanding unknown(LabelCode code) {
        return none(
                code.value(),
                Verdict.NOT_KNOWN,
                "Ours by its check characters, and on nothing that this computer knows. If no reference is"
                        + " printed on it, it is a blank label: it is no exhibit's until it is put on one. If one"
                        + " is printed on it, it is another computer's, whose record has not come here: look for"
                        + " that reference.");
    }

    private LabelStanding label(LabelCode label, LabelCode read) {
        List<PackageState> found = movements.withLabel(label.value());
        if (found.isEmpty()) {
            return unknown(read);
        }
        List<PackageState> bearing =
                found.stream().filter(one -> label.value().equals(one.label())).toList();
        PackageState of = bearing.isEmpty() ? found.getFirst() : bearing.getFirst();
        String name = name(of);
        int serial = serial(of, label.value());
        if (bearing.size() > 1) {
            return new LabelStanding(
                    read.value(),
                    Verdict.DUPLICATED,
                    of.id(),
                    name,
                    serial,
                    "One code is on "
                            + bearing.size()
                            + " packages: "
                            + bearing.stream()
                                    .map(one -> which(name(one), one))
                                    .collect(Collectors.joining("; "))
                            + ". Print a fresh label for each but one, and tell the manager.");
        }
        boolean standing = label.value().equals(of.label());
        return new LabelStanding(
                read.value(),
                standing ? Verdict.STANDING : Verdict.REPLACED,
                of.id(),
                name,
                serial,
                standing
                        ? "The label of "
                                + which(name, of)
                                + " that counts, "
                                + print(serial)
                                + "."
                                + others(found, of)
                                + changed(of, label)
                        : "A label of "
                                + which(name, of)
                                + replaced(serial, of)
                                + " Look whether the package has the newest, and destroy this one.");
    }

    /** Two computers that had not met may each have printed what they took for the next one. */
    private String replaced(int serial, PackageState of) {
        int counts = of.label() == null ? 0 : serial(of, of.label());
        return serial == counts
                ? ": "
                        + print(serial)
                        + ", and another computer that did not know of it printed one of that number too: that"
                        + " one counts. This one is void."
                : " that was replaced: "
                        + print(serial)
                        + ", and the newest is "
                        + print(counts)
                        + ". It is void.";
    }

    /** What it says is part of the finding: a label that is right by its code may say wrong. */
    private String changed(PackageState of, LabelCode label) {
        List<String> changed =
                ChangedSince.of(movements.story(of.id()).stream(), of, label.value());
        return changed.isEmpty()
                ? ""
                : " Since it was printed other was recorded of: "
                        + String.join(", ", changed)
                        + ". Look whether it needs a fresh one.";
    }

    /** On two packages once, and all but one have a fresh label since. */
    private String others(List<PackageState> found, PackageState of) {
        List<String> names =
                found.stream()
                        .filter(one -> !one.id().equals(of.id()))
                        .map(one -> which(name(one), one))
                        .toList();
        return names.isEmpty()
                ? ""
                : " It was put on "
                        + String.join("; ", names)
                        + " too, which has a fresh one: look that it is not on that bag still.";
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    /** As it stands on the label. */
    private static String print(int serial) {
        return serial <= 1 ? "the first" : "reprint " + (serial - 1);
    }

    private String name(PackageState of) {
        return exhibits.apply(of.exhibitId()).map(Exhibit::name).orElse("");
    }

    private String which(String name, PackageState of) {
        int all = movements.packagesOf(of.exhibitId()).size();
        return all > 1 ? name + ", package " + of.n() + " of " + all : name;
    }

    private int serial(PackageState of, String label) {
        return movements.story(of.id()).stream()
                .map(Happening::event)
                .filter(LabelPrinted.class::isInstance)
                .map(LabelPrinted.class::cast)
                .filter(printed -> printed.code().equals(label))
                .mapToInt(LabelPrinted::serial)
                .findFirst()
                .orElse(0);
    }
}
