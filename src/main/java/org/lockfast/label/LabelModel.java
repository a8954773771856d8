package org.lockfast.label;

import java.util.List;

/**
 * What a label says, in plain words already made for people. Text may hold anything at all; empty
 * means not known, and then a line is printed to write on where a label cannot do without.
 *
 * @param code what its symbols say; a new one for every print
 * @param reference exhibit reference, such as {@code JSM/4}; for other property its number
 * @param caseReference crime, occurrence or other case reference
 * @param propertyNumber our own number of property that is no exhibit; empty for exhibits
 * @param packageNumber which package of the exhibit, from 1
 * @param packageCount how many packages the exhibit has; 0 on a blank label, where both are written
 *     by hand
 * @param description what is seen
 * @param place where it was found or taken
 * @param when date and 24-hour time, as printed
 * @param producer who produces it
 * @param seal the seal on the package now
 * @param hazards in words, such as {@code Sharps}; empty for none
 * @param history the record code, in two groups of four ({@link HistoryCode}); empty where nothing
 *     is recorded yet
 * @param storage what it needs, such as {@code Freezer}; empty for none
 * @param force force and station
 * @param copied for imported records where from and when; empty otherwise
 * @param statement wording above the signatures
 * @param flags what must strike the eye
 */
public record LabelModel(
        LabelCode code,
        String reference,
        String caseReference,
        String propertyNumber,
        int packageNumber,
        int packageCount,
        String description,
        String place,
        String when,
        String producer,
        String seal,
        String history,
        List<String> hazards,
        String storage,
        String force,
        String copied,
        String statement,
        LabelFlags flags) {

    /** The wording printed above signatures where a force has no other. */
    public static final String STATEMENT =
            "I identify the exhibit described on this label as that referred to in the statement"
                    + " made and signed by me.";

    public LabelModel {
        hazards = List.copyOf(hazards);
    }

    /** Begins a label that says only which package it is on. */
    public static Builder of(LabelCode code, String reference) {
        return new Builder(code, reference);
    }

    /** Names each part of a label as it is set. */
    public static final class Builder {
        private final LabelCode code;
        private final String reference;
        private String caseReference = "";
        private String propertyNumber = "";
        private int packageNumber = 1;
        private int packageCount = 1;
        private String description = "";
        private String place = "";
        private String when = "";
        private String producer = "";
        private String seal = "";
        private String history = "";
        private List<String> hazards = List.of();
        private String storage = "";
        private String force = "";
        private String copied = "";
        private String statement = STATEMENT;
        private LabelFlags flags = LabelFlags.NONE;

        private Builder(LabelCode code, String reference) {
            this.code = code;
            this.reference = reference;
        }

        public Builder caseReference(String value) {
            caseReference = value;
            return this;
        }

        public Builder propertyNumber(String value) {
            propertyNumber = value;
            return this;
        }

        public Builder pack(int number, int count) {
            packageNumber = number;
            packageCount = count;
            return this;
        }

        public Builder description(String value) {
            description = value;
            return this;
        }

        public Builder place(String value) {
            place = value;
            return this;
        }

        public Builder when(String value) {
            when = value;
            return this;
        }

        public Builder producer(String value) {
            producer = value;
            return this;
        }

        public Builder seal(String value) {
            seal = value;
            return this;
        }

        public Builder history(String value) {
            history = value;
            return this;
        }

        public Builder hazards(List<String> value) {
            hazards = value;
            return this;
        }

        public Builder storage(String value) {
            storage = value;
            return this;
        }

        public Builder force(String value) {
            force = value;
            return this;
        }

        public Builder copied(String value) {
            copied = value;
            return this;
        }

        public Builder statement(String value) {
            statement = value;
            return this;
        }

        public Builder flags(LabelFlags value) {
            flags = value;
            return this;
        }

        /** The finished label text. */
        public LabelModel build() {
            return new LabelModel(
                    code,
                    reference,
                    caseReference,
                    propertyNumber,
                    packageNumber,
                    packageCount,
                    description,
                    place,
                    when,
                    producer,
                    seal,
                    history,
                    hazards,
                    storage,
                    force,
                    copied,
                    statement,
                    flags);
        }
    }
}
