package org.lockfast.app.command;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.exhibit.PropertyKind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON of {@code exhibit add}. Unknown keys and wrong shapes are refused with the key's name;
 * missing facts are not.
 */
final class ExhibitJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final Set<String> KEYS =
            Set.of(
                    "kind",
                    "reference",
                    "description",
                    "category",
                    "seizedAt",
                    "place",
                    "from",
                    "seizedBy",
                    "producer",
                    "power",
                    "packaging",
                    "seal",
                    "storage",
                    "hazards",
                    "identifiers",
                    "particulars",
                    "quantity",
                    "unit",
                    "packages",
                    "parent",
                    "notes");
    private static final Set<String> PACKAGE_KEYS =
            Set.of("packaging", "seal", "sealKind", "weight", "quantity", "unit");

    private ExhibitJson() {}

    /**
     * @param packageOf finds the package meant by the reference of {@code parent}, or refuses
     */
    static ExhibitForm read(String text, Function<String, UUID> packageOf) {
        JsonNode tree;
        try {
            tree = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new Refusal("The JSON does not read" + at(e) + ". Give one object in braces.");
        }
        if (!(tree instanceof ObjectNode form)) {
            throw new Refusal(
                    "The JSON must be one object, like {\"reference\": \"JSM/4\", \"description\": \"…\"}.");
        }
        known(form, KEYS);
        String parent = text(form, "parent");
        return new ExhibitForm(
                kind(text(form, "kind")),
                text(form, "reference"),
                text(form, "description"),
                text(form, "category"),
                time(text(form, "seizedAt")),
                text(form, "place"),
                text(form, "from"),
                text(form, "seizedBy"),
                text(form, "producer"),
                text(form, "power"),
                text(form, "packaging"),
                text(form, "seal"),
                text(form, "storage"),
                texts(form, "hazards"),
                map(form, "identifiers"),
                map(form, "particulars"),
                number(form, "quantity"),
                text(form, "unit"),
                packages(form),
                text(form, "notes"),
                null,
                null,
                parent == null ? null : packageOf.apply(parent));
    }

    private static String at(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null || at.getLineNr() < 1
                ? ""
                : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static void known(ObjectNode object, Set<String> keys) {
        for (String key : object.propertyNames()) {
            if (!keys.contains(key)) {
                throw new Refusal(
                        "No field is called " + key + ".", keys.stream().sorted().toList());
            }
        }
    }

    private static @Nullable String text(ObjectNode object, String key) {
        JsonNode value = object.get(key);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new Refusal("The field " + key + " must be text in quotation marks.");
        }
        return value.stringValue();
    }

    private static @Nullable BigDecimal number(ObjectNode object, String key) {
        JsonNode value = object.get(key);
        if (value == null || value.isNull()) {
            return null;
        }
        try {
            return value.isNumber()
                    ? value.decimalValue()
                    : new BigDecimal(value.isString() ? value.stringValue().strip() : "?");
        } catch (NumberFormatException e) {
            throw new Refusal("The field " + key + " must be a number, like 14 or 2.5.");
        }
    }

    private static @Nullable List<String> texts(ObjectNode object, String key) {
        JsonNode value = object.get(key);
        if (value == null || value.isNull()) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        if (!value.isArray()) {
            throw new Refusal("The field " + key + " must be a list of texts.");
        }
        for (JsonNode one : value) {
            if (!one.isString()) {
                throw new Refusal("The field " + key + " must be a list of texts.");
            }
            texts.add(one.stringValue());
        }
        return texts;
    }

    private static @Nullable Map<String, String> map(ObjectNode object, String key) {
        JsonNode value = object.get(key);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!(value instanceof ObjectNode inner)) {
            throw new Refusal("The field " + key + " must be an object, like {\"IMEI\": \"…\"}.");
        }
        Map<String, String> map = new LinkedHashMap<>();
        inner.propertyNames()
                .forEach(name -> {
                    String one = text(inner, name);
                    if (one != null) {
                        map.put(name, one);
                    }
                });
        return map;
    }

    private static @Nullable List<ExhibitForm.PackageForm> packages(ObjectNode form) {
        JsonNode value = form.get("packages");
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isArray()) {
            throw new Refusal("The field packages must be a list of objects.");
        }
        if (!value.isEmpty() && (form.has("packaging") || form.has("seal"))) {
            throw new Refusal(
                    "Give packaging and seal within each of the packages, not beside them.");
        }
        List<ExhibitForm.PackageForm> packages = new ArrayList<>();
        for (JsonNode one : value) {
            if (!(one instanceof ObjectNode object)) {
                throw new Refusal("The field packages must be a list of objects.");
            }
            known(object, PACKAGE_KEYS);
            packages.add(
                    new ExhibitForm.PackageForm(
                            text(object, "packaging"),
                            text(object, "seal"),
                            text(object, "sealKind"),
                            number(object, "weight"),
                            number(object, "quantity"),
                            text(object, "unit")));
        }
        return packages;
    }

    private static @Nullable PropertyKind kind(@Nullable String text) {
        try {
            return text == null ? null : PropertyKind.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    "No kind of property is called "
                            + text
                            + ". Use one of "
                            + List.of(PropertyKind.values())
                            + ".");
        }
    }

    private static @Nullable OffsetDateTime time(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : OffsetDateTime.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new Refusal(
                    "The field seizedAt, "
                            + text
                            + ", has no offset or is no time. Write it like 2026-03-14T09:12:00Z.");
        }
    }

    /** What {@code exhibit add} prints. */
    static String added(Exhibit exhibit, List<String> warnings) {
        ObjectNode out = JSON.createObjectNode();
        out.put("id", exhibit.id().toString());
        out.put("reference", exhibit.reference());
        out.put("case", exhibit.caseReference());
        out.put("status", exhibit.status());
        out.put("propertyNumber", exhibit.propertyNumber());
        exhibit.incomplete().forEach(out.putArray("incomplete")::add);
        warnings.forEach(out.putArray("warnings")::add);
        return JSON.writeValueAsString(out);
    }
}
