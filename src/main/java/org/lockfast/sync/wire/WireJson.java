package org.lockfast.sync.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The records of this package as JSON. A reader passes over what it does not know, so that a newer
 * version may say more; what it does know must be there and of its kind. What is {@code null} is
 * left out.
 */
public final class WireJson {
    /** Content type of JSON. */
    public static final String CONTENT_TYPE = "application/json";

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(20)
                                                    .maxNumberLength(40)
                                                    .maxStringLength(Limits.UNPACKED)
                                                    .build())
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .withCoercionConfigDefaults(config ->
                            config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                                    .setCoercion(CoercionInputShape.String, CoercionAction.Fail))
                    .withCoercionConfig(
                            LogicalType.Textual,
                            config ->
                                    config.setCoercion(
                                                    CoercionInputShape.Integer, CoercionAction.Fail)
                                            .setCoercion(
                                                    CoercionInputShape.Float, CoercionAction.Fail)
                                            .setCoercion(
                                                    CoercionInputShape.Boolean,
                                                    CoercionAction.Fail))
                    .changeDefaultPropertyInclusion(
                            all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private WireJson() {}

    /** As JSON, UTF-8. */
    public static byte[] write(Object message) {
        return JSON.writeValueAsBytes(message);
    }

    /**
     * Reads one.
     *
     * @throws Refused {@code bad-request} when it is not JSON, not of this kind, or something is
     *     missing
     */
    public static <T> T read(byte[] json, Class<T> kind) {
        @Nullable T read;
        try {
            read = JSON.readValue(json, kind);
        } catch (JacksonException e) {
            throw new Refused(
                    Problem.of(
                            ProblemType.BAD_REQUEST,
                            "Not the JSON of " + kind.getSimpleName() + ": " + where(e)),
                    e);
        } catch (NullPointerException | IllegalArgumentException e) {
            throw new Refused(
                    Problem.of(ProblemType.BAD_REQUEST, "Not the JSON of " + kind.getSimpleName()),
                    e);
        }
        if (read == null) {
            throw new Refused(
                    ProblemType.BAD_REQUEST, "Not the JSON of " + kind.getSimpleName() + ": null");
        }
        return read;
    }

    /** Where it is wrong, without what stands there: an answer repeats nobody's data. */
    private static String where(JacksonException e) {
        return e.getLocation() == null
                ? "it cannot be read"
                : "line "
                        + e.getLocation().getLineNr()
                        + ", column "
                        + e.getLocation().getColumnNr();
    }
}
