package org.lockfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class JcsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static String canonical(String json) {
        return Jcs.text(MAPPER.readTree(json));
    }

    /** RFC 8785, 3.2.2 and 3.2.3, without the floats and the null our profile leaves out. */
    @Test
    void theExampleOfTheRfc() {
        assertThat(
                        canonical(
                                """
                                {
                                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                                  "literals": [true, false]
                                }\
                                """))
                .isEqualTo(
                        """
                        {"literals":[true,false],"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}\
                        """);
    }

    @Test
    void keysStandInOrderAndNestedOnesToo() {
        assertThat(
                        canonical(
                                "{\"b\":{\"z\":1,\"a\":[{\"d\":1,\"c\":2}]},\"a\":\"\",\"aa\":3,\"B\":4,\"10\":5,\"1\":6}"))
                .isEqualTo(
                        "{\"1\":6,\"10\":5,\"B\":4,\"a\":\"\",\"aa\":3,\"b\":{\"a\":[{\"c\":2,\"d\":1}],\"z\":1}}");
    }

    @Test
    void everyControlCharacterHasItsOneEscape() {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0x20; c++) {
            all.append(c);
        }
        assertThat(Jcs.text(NODES.stringNode(all + "\u007f\u0080\u2028")))
                .isEqualTo(
                        "\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r"
                                + "\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018"
                                + "\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f\u007f\u0080\u2028\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "-1",
                "9007199254740991",
                "-9007199254740991",
                "true",
                "[]",
                "{}",
                "\"\"",
                "\"ö\ud83d\ude00\"",
            })
    void canonicalTextIsReadAndWrittenUnchanged(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertThat(Jcs.bytes(Jcs.parse(bytes))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":}",
                "nul",
                "'a'",
                "{a:1}",
                "[1,]",
                "01",
                "+1",
                "NaN",
                "1.0",
                "1.5",
                "1e3",
                "1E400",
                "9007199254740992",
                "-9007199254740992",
                "295147905179352830000",
                "null",
                "[null]",
                "{\"a\":null}",
                "{\"ä\":1}",
                "{\"\\u0001\":1}",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "\"\u0001\"",
                "// a\n1",
                "1}",
                "{}x",
            })
    void whatIsOutsideTheProfileIsRefused(String json) {
        EntryTest.assertRefused(
                Malformed.Reason.JSON, () -> Jcs.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " 1",
                "1 ",
                "{ }",
                "{\"a\": 1}",
                "{\"b\":1,\"a\":2}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"a\":2}",
                "-0",
                "\"\\/\"",
                "\"\\u0041\"",
                "\"\\u00e4\"",
                "\"\\u000A\"",
                "\"\\u000a\"",
                "\"\\u001F\"",
                "[1 ]",
                "1\n",
            })
    void textThatIsNotCanonicalIsRefused(String json) {
        EntryTest.assertRefused(
                Malformed.Reason.NOT_CANONICAL,
                () -> Jcs.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        for (byte[] bad :
                List.of(
                        new byte[] {'"', (byte) 0xff, '"'},
                        new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'},
                        new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
                        new byte[] {'"', (byte) 0xe2, (byte) 0x82, '"'})) {
            assertThat(catchMalformed(bad)).isNotNull();
        }
    }

    private static Malformed catchMalformed(byte[] bytes) {
        try {
            Jcs.parse(bytes);
        } catch (Malformed e) {
            return e;
        }
        throw new AssertionError("read without complaint");
    }

    @Test
    void anyOrderOfMakingGivesTheSameBytesWhichReadBackEqual() {
        long seed = 8785;
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            JsonNode value = value(random, 4);
            byte[] bytes = Jcs.bytes(value);
            assertThat(Jcs.parse(bytes)).as("seed %d, round %d", seed, round).isEqualTo(value);
            assertThat(Jcs.bytes(shuffled(value, random)))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(bytes);
        }
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> NODES.stringNode(string(random));
            case 1 -> number(random);
            case 2 -> NODES.booleanNode(random.nextBoolean());
            case 3 -> {
                var array = NODES.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(value(random, depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = NODES.objectNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    object.set(
                            Integer.toString(random.nextInt(1000), 36), value(random, depth - 1));
                }
                yield object;
            }
        };
    }

    private static JsonNode number(Random random) {
        long n = random.nextLong() % (Jcs.MAX_INTEGER + 1);
        // As the reader would make it, so that equality compares values and not Java types.
        return MAPPER.readTree(Long.toString(random.nextBoolean() ? n : n % 1000));
    }

    private static String string(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            int c = random.nextInt(random.nextBoolean() ? 0x80 : 0x110000);
            text.appendCodePoint(c >= 0xd800 && c < 0xe000 ? 'x' : c);
        }
        return text.toString();
    }

    private static JsonNode shuffled(JsonNode value, Random random) {
        if (value instanceof ObjectNode object) {
            List<String> keys = new ArrayList<>(object.propertyNames());
            Collections.shuffle(keys, random);
            ObjectNode out = NODES.objectNode();
            keys.forEach(key -> out.set(key, shuffled(object.path(key), random)));
            return out;
        }
        return value;
    }
}
