package org.lockfast.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One version of one list, as its file says it: who owns it, since when it is in force, what it
 * rests on, and its entries. A shipped pack holds whole entries; a force's pack may hold only the
 * keys it changes.
 */
public final class RulePack {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final String file;
    private final Provenance from;
    private final String owner;
    private final LocalDate reviewBy;
    private final String sha256;
    private final List<ObjectNode> entries;

    private RulePack(
            String file,
            Provenance from,
            String owner,
            LocalDate reviewBy,
            String sha256,
            List<ObjectNode> entries) {
        this.file = file;
        this.from = from;
        this.owner = owner;
        this.reviewBy = reviewBy;
        this.sha256 = sha256;
        this.entries = List.copyOf(entries);
    }

    /** Reads a pack; throws {@link RulePackException} with a sentence saying what to mend. */
    static RulePack read(String file, byte[] bytes, Origin origin) {
        EntryReader reader = new EntryReader("the pack", parse(bytes));
        String name = reader.text("pack");
        Provenance from =
                new Provenance(
                        name,
                        reader.whole("version", 1, 1_000_000),
                        reader.date("effective"),
                        reader.texts("source"),
                        reader.text("status"),
                        origin);
        if (from.source().isEmpty()) {
            throw reader.wrong("\"source\" is to name at least one source.");
        }
        String owner = reader.text("owner");
        LocalDate reviewBy = reader.date("reviewBy");
        reader.textOr("note");
        List<ObjectNode> entries = entries(reader);
        reader.done();
        return new RulePack(file, from, owner, reviewBy, sha256(bytes), entries);
    }

    /** Name of the file, for messages. */
    public String file() {
        return file;
    }

    /** Name of the list this pack is a version of, such as {@code categories}. */
    public String name() {
        return from.pack();
    }

    /** Version, effective date, source and status that hold for entries with none of their own. */
    public Provenance from() {
        return from;
    }

    /** Who answers for it. */
    public String owner() {
        return owner;
    }

    /** Last day before it is to be looked at again (D-59). */
    public LocalDate reviewBy() {
        return reviewBy;
    }

    /** Whether its review is overdue on that day: wherever it is quoted, that is said. */
    public boolean outOfDateOn(LocalDate day) {
        return day.isAfter(reviewBy);
    }

    /** SHA-256 of the file's bytes, 64 lower-case hexadecimal digits: which text was in force. */
    public String sha256() {
        return sha256;
    }

    List<ObjectNode> entries() {
        return entries;
    }

    private static ObjectNode parse(byte[] bytes) {
        try {
            JsonNode node = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException notJson) {
            throw new RulePackException(
                    "the file is not readable JSON, line "
                            + line(notJson)
                            + ": "
                            + notJson.getOriginalMessage()
                                    .replaceFirst(
                                            "(?s)(: was expecting| \\(start marker|: expected).*",
                                            ".")
                                    .replaceFirst("\\.?$", "."));
        }
        throw new RulePackException("the file is to begin with a curly bracket.");
    }

    private static String line(JacksonException wrong) {
        var location = wrong.getLocation();
        return location == null ? "unknown" : String.valueOf(location.getLineNr());
    }

    private static List<ObjectNode> entries(EntryReader reader) {
        if (!reader.has("entries")) {
            throw reader.wrong("\"entries\" is missing.");
        }
        List<ObjectNode> entries = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (EntryReader entry : reader.insides("entries")) {
            String code = entry.text("code");
            if (!codes.add(code)) {
                throw reader.wrong("code " + code + " comes twice.");
            }
            entries.add(entry.node());
        }
        return entries;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** The code of an entry as read; {@link #read} has seen that there is one. */
    static String codeOf(ObjectNode entry) {
        @Nullable JsonNode code = entry.get("code");
        return code == null ? "" : code.stringValue();
    }
}
