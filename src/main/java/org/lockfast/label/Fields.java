package org.lockfast.label;

import java.util.ArrayList;
import java.util.List;
import org.lockfast.paper.Face;

/** What a label says, in the order it is read. */
final class Fields {
    private Fields() {}

    /** Everything but the reference, for stock with room for it. */
    static List<Field> of(LabelModel model) {
        List<Field> fields = new ArrayList<>();
        if (model.code().kind().sign().isPresent()) {
            return sign(model);
        }
        addHazards(fields, model);
        boolean blank = model.packageCount() == 0; // every line says what is to be written on it
        if (blank && model.hazards().isEmpty()) {
            fields.add(Field.of("Dangers", "", Face.BOLD));
        }
        fields.add(
                blank && model.description().isBlank()
                        ? Field.of("What it is", "", Face.TEXT)
                        : new Field(
                                "", "description", model.description(), Face.TEXT, 1.2, false, 0));
        fields.add(Field.of("Place", model.place(), Face.TEXT));
        fields.add(Field.pairing(1, "When", model.when(), Face.TEXT));
        fields.add(Field.pairing(1, "Producer", model.producer(), Face.TEXT));
        if (model.propertyNumber().isBlank() || !model.caseReference().isBlank()) {
            fields.add(Field.pairing(2, "Case", model.caseReference(), Face.MONO));
        }
        if (!model.propertyNumber().isBlank()) {
            fields.add(Field.pairing(2, "Property", model.propertyNumber(), Face.MONO));
        }
        boolean two = !model.propertyNumber().isBlank() && !model.caseReference().isBlank();
        fields.add(Field.pairing(two ? 3 : 2, "Seal", model.seal(), Face.MONO_BOLD));
        if (!model.storage().isBlank()) {
            fields.add(Field.pairing(3, "Store", model.storage(), Face.TEXT));
        }
        if (!model.history().isBlank()) {
            fields.add(Field.pairing(3, "Record", model.history(), Face.MONO));
        }
        addCopied(fields, model);
        return fields;
    }

    /**
     * Of a place where it is and what it is fit for, of a consignment where it goes, of a badge
     * whose it is, of a command card what it does.
     */
    private static List<Field> sign(LabelModel model) {
        if (saysOneThing(model)) {
            return List.of(
                    new Field("", "what it is", model.description(), Face.BOLD, 1.2, false, 0));
        }
        boolean goes = model.code().kind() == LabelKind.CONSIGNMENT;
        return List.of(
                new Field(goes ? "To" : "", "place", model.place(), Face.TEXT, 1.2, false, 0),
                goes
                        ? new Field("", "packages", model.description(), Face.TEXT, 1, false, 0)
                        : Field.of("Fit for", model.storage(), Face.BOLD));
    }

    private static boolean saysOneThing(LabelModel model) {
        LabelKind kind = model.code().kind();
        return kind == LabelKind.BADGE || kind == LabelKind.COMMAND;
    }

    /**
     * What even the smallest label may not leave out: dangers, and what was not checked; whose a
     * badge is.
     */
    static List<Field> least(LabelModel model) {
        if (saysOneThing(model)) {
            return sign(model);
        }
        List<Field> fields = new ArrayList<>();
        addHazards(fields, model);
        addCopied(fields, model);
        return fields;
    }

    private static void addHazards(List<Field> fields, LabelModel model) {
        String words = String.join(" · ", model.hazards());
        if (!words.isBlank()) {
            fields.add(new Field("", "hazards", words, Face.BOLD, 1, true, 0));
        }
    }

    private static void addCopied(List<Field> fields, LabelModel model) {
        if (!model.copied().isBlank()) {
            fields.add(
                    new Field(
                            "",
                            "where it was copied from",
                            model.copied(),
                            Face.TEXT,
                            0.9,
                            false,
                            0));
        }
    }
}
