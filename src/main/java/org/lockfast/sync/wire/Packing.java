package org.lockfast.sync.wire;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How a body is made smaller on its way: {@code Content-Encoding}. */
public enum Packing {
    /** As it is. */
    IDENTITY,
    /** RFC 1952. */
    GZIP,
    /** RFC 8878, windows of at most 8 MiB (as browsers have it). */
    ZSTD;

    private static final int ZSTD_LEVEL = 3;
    private static final int WINDOW_LOG = 23;

    /** The word in the header. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What a header names; an empty one is none.
     *
     * @throws Refused {@code unsupported}
     */
    public static Packing of(String header) {
        String word = header.strip().toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            return IDENTITY;
        }
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new Refused(
                                ProblemType.UNSUPPORTED,
                                "Content-Encoding is gzip, zstd or identity"));
    }

    /**
     * The one to answer with: the first of zstd, gzip that {@code Accept-Encoding} names and does
     * not weigh with nought.
     */
    public static Packing accepted(Optional<String> acceptEncoding) {
        String words = acceptEncoding.orElse("").toLowerCase(Locale.ROOT);
        for (Packing each : new Packing[] {ZSTD, GZIP}) {
            for (String word : words.split(",")) {
                String[] parts = word.split(";", 2);
                if (parts[0].strip().equals(each.word())
                        && !(parts.length == 2
                                && parts[1].replace(" ", "").matches("q=0(\\.0*)?"))) {
                    return each;
                }
            }
        }
        return IDENTITY;
    }

    /** Packs. */
    public byte[] pack(byte[] plain) {
        return switch (this) {
            case IDENTITY -> plain;
            case GZIP -> gzip(plain);
            case ZSTD -> Zstd.compress(plain, ZSTD_LEVEL);
        };
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 3 + 64);
        try (GZIPOutputStream gzip =
                new GZIPOutputStream(out, 1 << 14) {
                    {
                        def.setLevel(Deflater.BEST_SPEED); // half the time, an eighth more bytes
                    }
                }) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * Unpacks, and stops as soon as there is more than the limit: what was said about the length
     * beforehand is not relied on.
     *
     * @param most bytes, unpacked
     * @throws Refused {@code too-large}; {@code bad-request} when the bytes are not packed so, or
     *     something stands behind them
     */
    public byte[] unpack(byte[] packed, int most) {
        if (this == IDENTITY) {
            if (packed.length > most) {
                throw tooLarge(most);
            }
            return packed;
        }
        if (packed.length == 0) { // zstd takes it for nothing, gzip for a fault
            throw new Refused(ProblemType.BAD_REQUEST, "An empty body does not unpack");
        }
        try (InputStream unpacking = unpacking(new ByteArrayInputStream(packed))) {
            byte[] plain = unpacking.readNBytes(most);
            if (plain.length == most && unpacking.read() >= 0) {
                throw tooLarge(most);
            }
            return plain;
        } catch (IOException e) {
            throw new Refused(
                    Problem.of(ProblemType.BAD_REQUEST, "The body does not unpack as " + word()),
                    e);
        }
    }

    /**
     * How many bytes it says it unpacks to, the limit where it says nothing or more.
     *
     * @param most bytes, unpacked
     */
    public int said(byte[] packed, int most) {
        long bytes =
                switch (this) {
                    case IDENTITY -> packed.length;
                    case GZIP ->
                            packed.length < 18
                                    ? most
                                    : Integer.toUnsignedLong(
                                            ByteBuffer.wrap(packed)
                                                    .order(ByteOrder.LITTLE_ENDIAN)
                                                    .getInt(packed.length - 4));
                    case ZSTD -> Zstd.getFrameContentSize(packed);
                };
        return bytes < 0 || bytes > most || (this == ZSTD && bytes == 0) ? most : (int) bytes;
    }

    /**
     * As {@link #unpack}, and no more than it says.
     *
     * @param said by {@link #said}
     * @throws Refused {@code bad-request} besides, where there is more
     */
    public byte[] unpackAsSaid(byte[] packed, int said, int most) {
        try {
            return unpack(packed, said);
        } catch (Refused e) {
            if (said < most
                    && ProblemType.of(e.problem().type())
                            .filter(ProblemType.TOO_LARGE::equals)
                            .isPresent()) {
                throw new Refused(
                        Problem.of(ProblemType.BAD_REQUEST, "It unpacks to more than it says"), e);
            }
            throw e;
        }
    }

    /** Unpacks as it is read: whoever reads says how much. */
    public InputStream unpacking(InputStream packed) throws IOException {
        if (this == IDENTITY) {
            return packed;
        }
        if (this == GZIP) {
            return new GZIPInputStream(packed, 1 << 14);
        }
        ZstdInputStream zstd = new ZstdInputStream(packed);
        zstd.setLongMax(WINDOW_LOG);
        return zstd;
    }

    private static Refused tooLarge(int most) {
        return new Refused(ProblemType.TOO_LARGE, "More than " + most + " bytes, unpacked");
    }
}
