package org.lockfast.records;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Happening;
import org.lockfast.exhibit.Amount;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.ExhibitEvent.Corrected;
import org.lockfast.exhibit.ExhibitEvent.Recorded;
import org.lockfast.exhibit.Judging;
import org.lockfast.exhibit.PropertyKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * What the record of an exhibit says now: as first recorded, corrections applied in story order. A
 * correction in a form the field cannot take (from a newer version) leaves the field as it was; the
 * entry shows what was meant.
 */
final class FactsFold {
    private static final String IDENTIFIER = "identifiers.";
    private static final String PARTICULAR = "particulars.";
    private static final Logger LOG = LoggerFactory.getLogger(FactsFold.class);

    private final Map<String, @Nullable String> texts = new LinkedHashMap<>();
    private final Recorded first;
    private PropertyKind kind;
    private @Nullable UUID caseId;
    private @Nullable UUID seizedBy;
    private @Nullable OffsetDateTime seizedAt;
    private @Nullable List<String> hazards;
    private Map<String, String> identifiers;
    private Map<String, String> particulars;
    private @Nullable BigDecimal quantity;
    private final Set<Long> leftOut = new TreeSet<>();
    private final Since since = new Since();
    private final Set<UUID> packages = new HashSet<>();

    /** Every reference it was ever known by, the present one included. */
    private final Set<String> references = new LinkedHashSet<>();

    private FactsFold(Recorded first, @Nullable OffsetDateTime seizedAt) {
        this.first = first;
        this.kind = first.kind();
        this.caseId = first.caseId();
        this.seizedBy = first.seizedBy();
        this.seizedAt = seizedAt;
        this.hazards = first.hazards();
        this.identifiers = own(first.identifiers());
        this.particulars = own(first.particulars());
        this.quantity = first.quantity();
        texts.put("reference", first.reference());
        texts.put("description", first.description());
        texts.put("category", first.category());
        texts.put("place", first.place());
        texts.put("from", first.from());
        texts.put("seizedBy", first.seizedByName());
        texts.put("producer", first.producer());
        texts.put("power", first.power());
        texts.put("storage", first.storage());
        texts.put("unit", first.unit());
        texts.put("notes", first.notes());
        knownBy(first.reference());
    }

    /**
     * @param story in story order, the entry that recorded the exhibit among them
     */
    static FactsFold of(List<Happening> story) {
        Happening beginning =
                story.stream()
                        .filter(h -> h.event() instanceof Recorded && !h.again())
                        .findFirst()
                        .orElseThrow();
        Recorded first = (Recorded) Objects.requireNonNull(beginning.event());
        FactsFold fold =
                new FactsFold(
                        first, beginning.occurred() == null ? null : beginning.occurred().at());
        for (Happening happening : story) {
            if (happening.event() instanceof Recorded recorded) {
                recorded.packages().forEach(one -> fold.packages.add(one.id()));
            }
        }
        for (Happening happening : story) {
            try {
                fold.take(happening);
            } catch (RuntimeException e) {
                LOG.warn(
                        "Record {} is left out of an exhibit: {}",
                        happening.record(),
                        e.getClass());
                fold.leftOut.add(happening.record());
            }
        }
        return fold;
    }

    private void take(Happening happening) {
        if (!happening.counts()) {
            return;
        }
        switch (happening.event()) {
            case Corrected event when !ofPackage(happening) -> correct(event.field(), event.to());
            case ExhibitEvent.BecameExhibit event -> {
                kind = PropertyKind.EXHIBIT;
                caseId = event.caseId();
                correct("reference", event.reference());
            }
            case ExhibitEvent.AdviceOverridden _ -> since.add(happening);
            case ContinuityEvent.Condition _ -> since.add(happening);
            case null, default -> {}
        }
    }

    /** Corrections of a package's seal or packaging are the package's, not the exhibit's. */
    private boolean ofPackage(Happening happening) {
        return packages.contains(happening.subject());
    }

    private void correct(String field, @Nullable String to) {
        switch (field) {
            case "kind" ->
                    Arrays.stream(PropertyKind.values())
                            .filter(k -> k.name().equals(to))
                            .findFirst()
                            .ifPresent(k -> kind = k);
            case "seizedAt" -> seizedAt = time(to);
            case "quantity" -> quantity = number(to);
            case "hazards" -> hazards = list(to);
            case "identifiers" -> identifiers = map(to);
            case "seizedBy" -> {
                seizedBy = null;
                texts.put(field, to);
            }
            default -> {
                if (field.startsWith(IDENTIFIER)) {
                    put(identifiers, field.substring(IDENTIFIER.length()), to);
                } else if (field.startsWith(PARTICULAR)) {
                    put(particulars, field.substring(PARTICULAR.length()), to);
                } else if (texts.containsKey(field)) {
                    texts.put(field, to);
                }
            }
        }
        if (field.equals("reference")) {
            knownBy(to);
        }
    }

    private void knownBy(@Nullable String reference) {
        if (reference != null) {
            references.add(reference);
        }
    }

    private static Map<String, String> own(@Nullable Map<String, String> said) {
        return said == null ? new LinkedHashMap<>() : new LinkedHashMap<>(said);
    }

    private static void put(Map<String, String> said, String name, @Nullable String to) {
        if (to == null || to.isBlank()) {
            said.remove(name);
        } else {
            said.put(name, to);
        }
    }

    private @Nullable OffsetDateTime time(@Nullable String to) {
        try {
            OffsetDateTime at = to == null ? null : OffsetDateTime.parse(to);
            return at == null || (at.getYear() >= 0 && at.getYear() <= 9999) ? at : seizedAt;
        } catch (DateTimeParseException e) {
            return seizedAt;
        }
    }

    private @Nullable BigDecimal number(@Nullable String to) {
        return to == null ? null : Amount.read(to).orElse(quantity);
    }

    private static @Nullable List<String> list(@Nullable String to) {
        return to == null
                ? null
                : Arrays.stream(to.split(","))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .toList();
    }

    private Map<String, String> map(@Nullable String to) {
        try {
            return to == null
                    ? new LinkedHashMap<>()
                    : StoredEvents.JSON.readValue(
                            to, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JacksonException e) {
            return identifiers;
        }
    }

    /**
     * The record as it stands.
     *
     * @param packages as they stand
     */
    Recorded facts(List<ExhibitEvent.PackageRecorded> packages) {
        return new Recorded(
                kind,
                caseId,
                texts.get("reference"),
                first.propertyNumber(),
                texts.get("description"),
                texts.get("category"),
                texts.get("place"),
                texts.get("from"),
                seizedBy,
                texts.get("seizedBy"),
                texts.get("producer"),
                texts.get("power"),
                texts.get("storage"),
                hazards == null || hazards.isEmpty() ? null : hazards,
                identifiers.isEmpty() ? null : identifiers,
                particulars.isEmpty() ? null : particulars,
                quantity,
                texts.get("unit"),
                first.conditions(),
                packages,
                texts.get("notes"),
                first.parent(),
                first.advice(),
                first.copiedFrom(),
                first.copiedOn(),
                first.importId(),
                first.rowHash(),
                first.rowOccurrence(),
                first.rowColumns(),
                first.flags());
    }

    @Nullable OffsetDateTime seizedAt() {
        return seizedAt;
    }

    /** Records of entries that could not be taken in: they stand, and are shown as they are. */
    Set<Long> leftOut() {
        return leftOut;
    }

    /**
     * What was done to it since it was recorded, in story order.
     *
     * @param exhibit whose story it is
     */
    List<Judging.Done> done(UUID exhibit, List<Happening> story) {
        return since.done(exhibit, story);
    }

    Set<String> references() {
        return references;
    }
}
