package org.lockfast.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.lockfast.journal.DurableFile;
import org.lockfast.journal.FilePort;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Jcs;
import org.lockfast.ledger.LogKey;
import org.lockfast.ledger.Malformed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys of the central server, as its key file holds them (protocol.md, section 2). {@link
 * #close()} wipes them.
 */
public final class ServerKeys implements AutoCloseable {
    /** More bytes than a key file has. */
    private static final int LONGEST = 1 << 20;

    private static final String FIRST_LINE = "lockfast/server-keys/v1";

    private final String device;
    private final byte[] seed;
    private final byte[] exchange;
    private final byte[] log;
    private final byte[] records;
    private final int epoch;

    private ServerKeys(
            String device, byte[] seed, byte[] exchange, byte[] log, byte[] records, int epoch) {
        this.device = device;
        this.seed = seed;
        this.exchange = exchange;
        this.log = log;
        this.records = records;
        this.epoch = epoch;
    }

    /** Fresh keys of a new server. */
    public static ServerKeys generate(SecureRandom random) {
        byte[] id = bytes(random, 8);
        return new ServerKeys(
                "d-" + HexFormat.of().formatHex(id),
                bytes(random, 32),
                bytes(random, 32),
                bytes(random, 32),
                bytes(random, 32),
                0);
    }

    private static byte[] bytes(SecureRandom random, int n) {
        byte[] bytes = new byte[n];
        random.nextBytes(bytes);
        return bytes;
    }

    /**
     * Reads a key file.
     *
     * @throws IOException where it cannot be read
     * @throws Malformed where it is no key file
     */
    public static ServerKeys read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(LONGEST));
        }
    }

    /**
     * Those of a key file that was read.
     *
     * @throws Malformed where it is none
     */
    public static ServerKeys of(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        String[] lines = text.split("\n", -1);
        if (lines.length != 3 || !lines[0].equals(FIRST_LINE) || !lines[2].isEmpty()) {
            throw new Malformed(Malformed.Reason.KEY, "This is no key file of a server");
        }
        JsonNode json = Jcs.parse(lines[1].getBytes(StandardCharsets.UTF_8));
        String device = json.path("device").asString("");
        if (!device.matches("d-[0-9a-f]{16}")) {
            throw new Malformed(Malformed.Reason.KEY, "The key file names no device");
        }
        return new ServerKeys(
                device,
                key(json, "seed"),
                key(json, "exchange"),
                key(json, "log"),
                key(json, "records"),
                json.path("epoch").asInt(0));
    }

    private static byte[] key(JsonNode json, String name) {
        try {
            byte[] bytes = Base64.getDecoder().decode(json.path(name).asString(""));
            if (bytes.length == 32) {
                return bytes;
            }
            throw new Malformed(Malformed.Reason.KEY, "A key in the key file has not 32 bytes");
        } catch (IllegalArgumentException e) {
            throw new Malformed(Malformed.Reason.KEY, "A key in the key file is not base64", e);
        }
    }

    /**
     * Writes a new key file that only its owner can read, durable.
     *
     * @throws IOException where it cannot be written or there is one
     */
    public void create(FilePort disk, Path file) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Base64.Encoder base64 = Base64.getEncoder();
        json.put("device", device)
                .put("seed", base64.encodeToString(seed))
                .put("exchange", base64.encodeToString(exchange))
                .put("log", base64.encodeToString(log))
                .put("records", base64.encodeToString(records))
                .put("epoch", epoch);
        String text = FIRST_LINE + "\n" + Jcs.text(json) + "\n";
        try (DurableFile out = disk.create(file)) {
            out.write(0, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            out.force();
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            disk.forceDirectory(folder);
        }
    }

    /** Id of the server's device. */
    public String device() {
        return device;
    }

    /** The first epoch this file may sign in. */
    public int epoch() {
        return epoch;
    }

    /** The device's signing key under the name of an epoch; the caller destroys it. */
    public Ed25519Key signer(long ofEpoch) {
        return Ed25519Key.of(device + "/" + ofEpoch, seed);
    }

    /** The key of the log; its name is the origin. The caller destroys it. */
    public LogKey logSigner(String origin) {
        return LogKey.of(origin, log);
    }

    /** The public X25519 key, 32 bytes: what others seal files for this server to. */
    public byte[] seal() {
        return new X25519PrivateKeyParameters(exchange, 0).generatePublicKey().getEncoded();
    }

    /** The private X25519 key; the caller wipes it. */
    public byte[] sealPrivate() {
        return exchange.clone();
    }

    /** 32 bytes, of which the key of an embedded database is made; the caller may wipe them. */
    public byte[] records() {
        return records.clone();
    }

    @Override
    public void close() {
        for (byte[] key : new byte[][] {seed, exchange, log, records}) {
            Arrays.fill(key, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "keys of server " + device;
    }
}
