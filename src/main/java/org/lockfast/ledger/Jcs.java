package org.lockfast.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one canonical text of a JSON value: RFC 8785 narrowed to our profile, so that no two programs
 * can differ over a byte. Keys are printable ASCII, numbers are integers within ±(2^53−1), nothing
 * is null, strings are well-formed Unicode.
 */
public final class Jcs {
    /** The largest integer every JSON reader keeps exact. */
    public static final long MAX_INTEGER = (1L << 53) - 1;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Jcs() {}

    /**
     * The canonical bytes, UTF-8.
     *
     * @throws Malformed with reason JSON for a value outside the profile
     */
    public static byte[] bytes(JsonNode value) {
        return written(value).toByteArray();
    }

    /** The canonical text. */
    public static String text(JsonNode value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    /**
     * Reads JSON that must already be canonical.
     *
     * @throws Malformed JSON outside the profile, or not canonical: spaces, keys out of order or
     *     twice, other escapes, {@code 1.0} or {@code -0}, bytes after the end
     */
    public static JsonNode parse(byte[] canonical) {
        return parse(canonical, 0, canonical.length);
    }

    /** Reads a part of an array, which must be canonical JSON. */
    public static JsonNode parse(byte[] bytes, int offset, int length) {
        JsonNode value;
        try {
            value = MAPPER.readTree(bytes, offset, length);
        } catch (JacksonException e) {
            throw new Malformed(Malformed.Reason.JSON, "This is not JSON", e);
        }
        ByteSink again = written(value);
        if (!Arrays.equals(again.array(), 0, again.size(), bytes, offset, offset + length)) {
            throw new Malformed(
                    Malformed.Reason.NOT_CANONICAL, "This JSON is not in its canonical form");
        }
        return value;
    }

    private static ByteSink written(JsonNode value) {
        ByteSink out = new ByteSink(1024);
        write(value, out);
        return out;
    }

    private static void write(JsonNode value, ByteSink out) {
        switch (value.getNodeType()) {
            case OBJECT -> writeObject(value, out);
            case ARRAY -> writeArray(value, out);
            case STRING -> writeString(value.stringValue(), out);
            case NUMBER -> writeNumber(value, out);
            case BOOLEAN -> out.ascii(value.booleanValue() ? "true" : "false");
            case NULL, MISSING, BINARY, POJO ->
                    throw new Malformed(
                            Malformed.Reason.JSON,
                            "A value that is null or no JSON value has no place in an entry");
        }
    }

    private static void writeObject(JsonNode object, ByteSink out) {
        String[] keys = new String[object.size()];
        int n = 0;
        boolean inOrder = true;
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            keys[n] = property.getKey();
            inOrder &= n == 0 || keys[n - 1].compareTo(keys[n]) < 0;
            n++;
        }
        if (!inOrder) {
            Arrays.sort(keys); // by UTF-16 unit, as RFC 8785 asks; for ASCII every order agrees
        }
        out.write('{');
        for (int i = 0; i < n; i++) {
            if (i > 0) {
                out.write(',');
            }
            writeString(checkedKey(keys[i]), out);
            out.write(':');
            write(object.path(keys[i]), out);
        }
        out.write('}');
    }

    private static String checkedKey(String key) {
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c < 0x20 || c > 0x7e) {
                throw new Malformed(
                        Malformed.Reason.JSON, "A JSON key has a character that is not ASCII");
            }
        }
        return key;
    }

    private static void writeArray(JsonNode array, ByteSink out) {
        out.write('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            write(array.get(i), out);
        }
        out.write(']');
    }

    private static void writeNumber(JsonNode number, ByteSink out) {
        if (!number.isIntegralNumber()
                || !number.canConvertToLong()
                || number.longValue() > MAX_INTEGER
                || number.longValue() < -MAX_INTEGER) {
            throw new Malformed(
                    Malformed.Reason.JSON,
                    "A number in an entry is a whole one of at most 2^53-1; decimals are written as"
                            + " strings");
        }
        out.ascii(Long.toString(number.longValue()));
    }

    private static void writeString(String text, ByteSink out) {
        out.write('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                writeAscii(c, out);
            } else if (c < 0x800) {
                out.write(0xc0 | (c >> 6));
                out.write(0x80 | (c & 0x3f));
            } else if (!Character.isSurrogate(c)) {
                out.write(0xe0 | (c >> 12));
                out.write(0x80 | ((c >> 6) & 0x3f));
                out.write(0x80 | (c & 0x3f));
            } else {
                writePair(text, i, out);
                i++;
            }
        }
        out.write('"');
    }

    private static void writePair(String text, int at, ByteSink out) {
        int c = text.codePointAt(at);
        if (c < 0x10000) {
            throw new Malformed(
                    Malformed.Reason.JSON,
                    "A string has half a character in it (a lone surrogate)");
        }
        out.write(0xf0 | (c >> 18));
        out.write(0x80 | ((c >> 12) & 0x3f));
        out.write(0x80 | ((c >> 6) & 0x3f));
        out.write(0x80 | (c & 0x3f));
    }

    private static void writeAscii(char c, ByteSink out) {
        switch (c) {
            case '"' -> out.ascii("\\\"");
            case '\\' -> out.ascii("\\\\");
            case '\b' -> out.ascii("\\b");
            case '\t' -> out.ascii("\\t");
            case '\n' -> out.ascii("\\n");
            case '\f' -> out.ascii("\\f");
            case '\r' -> out.ascii("\\r");
            default -> {
                if (c < 0x20) {
                    out.ascii("\\u00");
                    out.write(c < 0x10 ? '0' : '1');
                    out.write(Character.forDigit(c & 15, 16));
                } else {
                    out.write(c);
                }
            }
        }
    }
}
