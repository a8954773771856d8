package org.lockfast.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Somebody who knows docs/format.md and has the journal's key: opens records and seals others in
 * their places. Written from the format alone, it uses nothing of the program.
 */
final class JournalForger {
    private static final int HEADER = 64;
    private static final int BEFORE = 19; // length, kind, generation, nonce

    private final Path file;
    private final byte[] key;
    private final byte[] header;

    /** A record as it lies there. */
    @SuppressWarnings("ArrayRecordComponent")
    record Sealed(byte kind, byte[] plain) {}

    JournalForger(Path file, byte[] key) throws IOException {
        this.file = file;
        this.key = key.clone();
        this.header = Arrays.copyOf(Files.readAllBytes(file), HEADER);
    }

    List<Sealed> records() throws IOException, GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).position(HEADER);
        List<Sealed> records = new ArrayList<>();
        while (in.hasRemaining()) {
            int length = in.getInt();
            byte kind = in.get();
            short generation = in.getShort();
            byte[] nonce = new byte[12];
            in.get(nonce);
            byte[] sealed = new byte[length + 4 - BEFORE];
            in.get(sealed);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce);
            cipher.updateAAD(bound(records.size(), kind, generation, length));
            records.add(new Sealed(kind, cipher.doFinal(sealed)));
        }
        return records;
    }

    /** Writes a journal of these records, every one sealed as it should be. */
    void write(List<Sealed> records) throws IOException, GeneralSecurityException {
        List<byte[]> parts = new ArrayList<>(List.of(header));
        for (int number = 0; number < records.size(); number++) {
            Sealed record = records.get(number);
            int length = record.plain().length + 31;
            byte[] nonce = new byte[12];
            ByteBuffer.wrap(nonce).putLong(System.nanoTime()).putInt(number);
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce);
            cipher.updateAAD(bound(number, record.kind(), (short) 1, length));
            parts.add(
                    ByteBuffer.allocate(length + 4)
                            .putInt(length)
                            .put(record.kind())
                            .putShort((short) 1)
                            .put(nonce)
                            .put(cipher.doFinal(record.plain()))
                            .array());
        }
        ByteBuffer all = ByteBuffer.allocate(parts.stream().mapToInt(p -> p.length).sum());
        parts.forEach(all::put);
        Files.write(file, all.array());
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        return cipher;
    }

    private byte[] bound(int number, byte kind, short generation, int length) {
        return ByteBuffer.allocate(47)
                .put(header, 32, 32)
                .putLong(number)
                .put(kind)
                .putShort(generation)
                .putInt(length)
                .array();
    }
}
