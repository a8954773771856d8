package org.lockfast.keys;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.lockfast.ledger.VerifyKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The keyring's second line as a tree, both ways. */
final class KeyringJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String KDF = "argon2id";

    private KeyringJson() {}

    static ObjectNode of(Keyring keyring) {
        ObjectNode node = NODES.objectNode();
        node.put("generation", keyring.generation());
        node.put("store", keyring.store().toString());
        ObjectNode force = node.putObject("force");
        force.put("name", keyring.force().name()).put("vkey", keyring.force().vkey().vkey());
        String forceKey = keyring.force().wrapped();
        if (forceKey != null) {
            force.put("wrapped", forceKey);
        }
        node.put("station", keyring.station());
        node.putObject("device")
                .put("id", keyring.device().id())
                .put("name", keyring.device().name());
        node.put("master", keyring.master());
        ArrayNode officers = node.putArray("officers");
        keyring.officers().forEach(o -> officers.add(of(o)));
        ArrayNode recovery = node.putArray("recovery");
        for (Keyring.Recovery sheet : keyring.recovery()) {
            ObjectNode one = recovery.addObject();
            one.put("id", sheet.id().toString()).put("seal", sheet.seal());
            one.set("masters", of(sheet.masters()));
        }
        return node;
    }

    private static ObjectNode of(Keyring.Officer officer) {
        ObjectNode node = NODES.objectNode();
        node.put("id", officer.id().toString());
        node.put("collar", officer.collar());
        node.put("epoch", officer.epoch());
        node.put("vkey", officer.vkey().vkey());
        node.put("seal", officer.seal());
        node.put("state", officer.state().name().toLowerCase(Locale.ROOT));
        Wrap wrap = officer.wrap();
        Keyring.Noted noted = officer.noted();
        if (wrap != null && noted != null) {
            node.set("wrap", of(wrap));
            node.put("rev", noted.rev()).put("sig", noted.sig());
            node.set("masters", of(officer.masters()));
        }
        return node;
    }

    static ObjectNode of(Wrap wrap) {
        return NODES.objectNode()
                .put("kdf", KDF)
                .put("m", wrap.cost().m())
                .put("t", wrap.cost().t())
                .put("p", wrap.cost().p())
                .put("salt", wrap.salt())
                .put("box", wrap.box());
    }

    private static ArrayNode of(List<SealedMaster> masters) {
        ArrayNode array = NODES.arrayNode();
        for (SealedMaster master : masters) {
            array.addObject()
                    .put("gen", master.gen())
                    .put("enc", master.enc())
                    .put("ct", master.ct());
        }
        return array;
    }

    /**
     * Reads what {@link #of(Keyring)} writes. Keys it does not know are passed over: the caller
     * compares what comes out with what went in.
     *
     * @throws IllegalArgumentException naming the part that is not as it should be
     */
    static Keyring keyring(JsonNode node) {
        JsonNode force = node.path("force");
        JsonNode device = node.path("device");
        return new Keyring(
                integer(node, "generation"),
                uuid(node, "store"),
                new Keyring.Force(
                        text(force, "name"),
                        vkey(force),
                        force.has("wrapped") ? text(force, "wrapped") : null),
                text(node, "station"),
                new Keyring.Device(text(device, "id"), text(device, "name")),
                small(node, "master"),
                list(node, "officers", KeyringJson::officer),
                list(
                        node,
                        "recovery",
                        one ->
                                new Keyring.Recovery(
                                        uuid(one, "id"), text(one, "seal"), masters(one))));
    }

    private static Keyring.Officer officer(JsonNode node) {
        boolean wrapped = node.has("wrap");
        return new Keyring.Officer(
                uuid(node, "id"),
                text(node, "collar"),
                small(node, "epoch"),
                vkey(node),
                text(node, "seal"),
                state(text(node, "state")),
                wrapped ? wrap(node.path("wrap")) : null,
                wrapped ? new Keyring.Noted(integer(node, "rev"), text(node, "sig")) : null,
                wrapped ? masters(node) : List.of());
    }

    static Wrap wrap(JsonNode node) {
        if (!KDF.equals(text(node, "kdf"))) {
            throw new IllegalArgumentException("kdf");
        }
        return new Wrap(
                new PasswordCost(small(node, "m"), small(node, "t"), small(node, "p")),
                text(node, "salt"),
                text(node, "box"));
    }

    private static List<SealedMaster> masters(JsonNode node) {
        return list(
                node,
                "masters",
                one -> new SealedMaster(small(one, "gen"), text(one, "enc"), text(one, "ct")));
    }

    private static Keyring.State state(String word) {
        return switch (word) {
            case "active" -> Keyring.State.ACTIVE;
            case "retired" -> Keyring.State.RETIRED;
            default -> throw new IllegalArgumentException("state");
        };
    }

    private static VerifyKey vkey(JsonNode node) {
        return VerifyKey.parse(text(node, "vkey"));
    }

    private static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isString()) {
            throw new IllegalArgumentException(key);
        }
        return value.stringValue();
    }

    private static long integer(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(key);
        }
        return value.longValue();
    }

    private static int small(JsonNode node, String key) {
        long value = integer(node, key);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(key);
        }
        return (int) value;
    }

    private static UUID uuid(JsonNode node, String key) {
        return UUID.fromString(text(node, key));
    }

    private static <T> List<T> list(JsonNode node, String key, Function<JsonNode, T> read) {
        JsonNode array = node.path(key);
        if (!array.isArray()) {
            throw new IllegalArgumentException(key);
        }
        return StreamSupport.stream(array.spliterator(), false).map(read).toList();
    }
}
