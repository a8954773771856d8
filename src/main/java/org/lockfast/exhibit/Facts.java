package org.lockfast.exhibit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.rules.Fact;
import org.lockfast.rules.PropertyKind;

/**
 * What a record says, as far as it says it, for {@link Completeness} to judge. A blank text is not
 * an answer; "not known" and "no one" are.
 */
public final class Facts {
    /** Facts that are fields of the record itself. */
    private static final Set<String> FIELDS =
            Set.of(
                    "REFERENCE",
                    "CASE",
                    "PROPERTY_NUMBER",
                    "CASE_OR_PROPERTY_NUMBER",
                    "DESCRIPTION",
                    "CATEGORY",
                    "PLACE",
                    "TIME",
                    Judging.TIME_LATER,
                    "PRODUCER",
                    "TAKEN_IN_BY",
                    "FROM",
                    "POWER",
                    "PACKAGING",
                    "SEAL_NUMBER",
                    "HAZARDS",
                    "QUANTITY");

    private final String kind;
    private final @Nullable String category;
    private final Map<String, String> texts;
    private final Set<String> references;
    private final Map<String, String> identifiers;
    private final List<PackageFacts> packages;

    private Facts(Builder builder) {
        kind = builder.kind;
        category = builder.category;
        texts = Map.copyOf(builder.texts);
        references = Set.copyOf(builder.references);
        identifiers = Map.copyOf(builder.identifiers);
        packages = List.copyOf(builder.packages);
    }

    /** Begins with the kind of property: EXHIBIT, FOUND, PRISONER and so on. */
    public static Builder of(String kind) {
        return new Builder(kind);
    }

    /** Code of the kind of property. */
    public String kind() {
        return kind;
    }

    /** Code of the kind of thing; null = not said. */
    public @Nullable String category() {
        return category;
    }

    /** Identifiers, code to value. */
    public Map<String, String> identifiers() {
        return identifiers;
    }

    /** Its packages, in order. */
    public List<PackageFacts> packages() {
        return packages;
    }

    /** Whether this fact is given; {@code REF:CUSTODY} asks for a reference of that type. */
    public boolean has(String fact) {
        if (fact.startsWith(Fact.REFERENCE)) {
            return references.contains(fact.substring(Fact.REFERENCE.length()));
        }
        return texts.containsKey(fact);
    }

    /**
     * Whether a fact has no field of its own in the record and so stands among its particulars: the
     * owner, the finder, the next of kin.
     */
    public static boolean particular(String fact) {
        return !FIELDS.contains(fact);
    }

    /** The particulars a kind of property is asked for, the label's first. */
    public static List<String> particulars(PropertyKind kind) {
        return Stream.concat(kind.label().stream(), kind.later().stream())
                .filter(Facts::particular)
                .distinct()
                .toList();
    }

    /** Collects facts; null and blank values are the same as saying nothing. */
    public static final class Builder {
        private final String kind;
        private @Nullable String category;
        private final Map<String, String> texts = new LinkedHashMap<>();
        private final Set<String> references = new LinkedHashSet<>();
        private final Map<String, String> identifiers = new LinkedHashMap<>();
        private final List<PackageFacts> packages = new java.util.ArrayList<>();

        private Builder(String kind) {
            this.kind = kind;
        }

        /** Any fact of the list {@code facts}, by its code. */
        public Builder fact(String code, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                texts.put(code, value);
            }
            return this;
        }

        /** Exhibit reference. */
        public Builder reference(@Nullable String value) {
            return fact("REFERENCE", value);
        }

        /** The case it belongs to. */
        public Builder caseReference(@Nullable String value) {
            return fact("CASE", value);
        }

        /** Our own number for it. */
        public Builder propertyNumber(@Nullable String value) {
            return fact("PROPERTY_NUMBER", value);
        }

        /** Description. */
        public Builder description(@Nullable String value) {
            return fact("DESCRIPTION", value);
        }

        /** Kind of thing. */
        public Builder category(@Nullable String value) {
            category = value;
            return fact("CATEGORY", value);
        }

        /** Where it was found or taken. */
        public Builder place(@Nullable String value) {
            return fact("PLACE", value);
        }

        /** When it was found or taken. */
        public Builder at(@Nullable Instant value) {
            return fact("TIME", value == null ? null : value.toString());
        }

        /** Who will produce it. */
        public Builder producer(@Nullable String value) {
            return fact("PRODUCER", value);
        }

        /** Which officer took it in. */
        public Builder takenInBy(@Nullable String value) {
            return fact("TAKEN_IN_BY", value);
        }

        /** Whom it came from; "no one" and "not known" are answers. */
        public Builder from(@Nullable String value) {
            return fact("FROM", value);
        }

        /** Power of seizure. */
        public Builder power(@Nullable String value) {
            return fact("POWER", value);
        }

        /** How many, or how much. */
        public Builder quantity(@Nullable String value) {
            return fact("QUANTITY", value);
        }

        /** Hazards ticked; null or empty = not answered. */
        public Builder hazards(@Nullable Set<String> codes) {
            return fact("HAZARDS", codes == null ? null : String.join(" ", codes));
        }

        /** A typed reference of this type is given. */
        public Builder has(String referenceType) {
            references.add(referenceType);
            return this;
        }

        /** Identifiers, key to value. */
        public Builder identifiers(Map<String, String> values) {
            identifiers.putAll(values);
            return this;
        }

        /** Facts without a field of their own, code to what was said. */
        public Builder particulars(Map<String, String> said) {
            said.forEach((code, value) -> {
                if (particular(code)) {
                    fact(code, value);
                }
            });
            return this;
        }

        /** One more package. */
        public Builder with(PackageFacts one) {
            packages.add(one);
            return this;
        }

        /** The facts. */
        public Facts build() {
            return new Facts(this);
        }
    }
}
