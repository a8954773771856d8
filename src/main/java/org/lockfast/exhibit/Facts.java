package org.lockfast.exhibit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.rules.Fact;

/**
 * What a record says, as far as it says it, for {@link Completeness} to judge. A blank text is not
 * an answer; "not known" and "no one" are.
 */
public final class Facts {
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

        /** Whose it is. */
        public Builder owner(@Nullable String value) {
            return fact("OWNER", value);
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
