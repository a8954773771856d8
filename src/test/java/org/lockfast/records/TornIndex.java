package org.lockfast.records;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.store.fs.encrypt.FileEncrypt;
import org.h2.store.fs.encrypt.FilePathEncrypt;

/**
 * Tears an index as a kill has: the pages that say where H2's chunks lie are said to lie in a chunk
 * they would have to be asked about, so that whoever follows them goes round until the stack is
 * full.
 */
public final class TornIndex {
    private static final int BLOCK = 4096;
    private static final int AN_OTHER = 77_777;

    private TornIndex() {}

    /**
     * @param directory {@code DIR/index}, closed
     * @param key of the index
     */
    public static void tear(Path directory, byte[] key) throws IOException {
        IndexFile file = IndexFile.in(directory);
        fill(file, key);
        try (FileChannel base =
                        FileChannel.open(
                                file.path(), StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileEncrypt plain =
                        new FileEncrypt(
                                file.path().toString(),
                                FilePathEncrypt.getPasswordBytes(IndexFile.fileKey(key)),
                                base)) {
            long chunk = number(text(plain, 0), "block") * BLOCK;
            long root = number(text(plain, chunk), "root");
            long page = chunk + DataUtils.getPageOffset(root);
            turn(plain, page);
        }
    }

    /** So much that the catalogue takes several pages. */
    private static void fill(IndexFile file, byte[] key) {
        try (MVStore store =
                new MVStore.Builder()
                        .fileName(file.path().toString())
                        .encryptionKey(IndexFile.fileKey(key))
                        .open()) {
            for (int i = 0; i < 500; i++) {
                store.openMap("filling" + i).put(i, i);
            }
        }
    }

    /** Its children lie elsewhere from now on. */
    private static void turn(FileEncrypt plain, long at) throws IOException {
        ByteBuffer page = read(plain, at, BLOCK);
        page.position(6); // behind length and check
        DataUtils.readVarInt(page); // page
        DataUtils.readVarInt(page); // map
        int keys = DataUtils.readVarInt(page);
        if ((page.get() & 1) == 0) {
            throw new IllegalStateException("The catalogue of chunks has one page");
        }
        for (int child = 0; child <= keys; child++) {
            int position = page.position();
            long was = page.getLong();
            page.putLong(position, (was & ((1L << 38) - 1)) | ((long) AN_OTHER << 38));
        }
        page.rewind();
        plain.write(page, at);
    }

    private static String text(FileEncrypt plain, long at) throws IOException {
        return StandardCharsets.ISO_8859_1.decode(read(plain, at, 1024)).toString();
    }

    private static ByteBuffer read(FileEncrypt plain, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && plain.read(bytes, at + bytes.position()) > 0) {
            // until it is full, or the file at its end
        }
        return bytes.flip();
    }

    private static long number(String text, String name) {
        Matcher found = Pattern.compile("\\b" + name + ":([0-9a-f]+)").matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("No " + name + " in " + text);
        }
        return Long.parseUnsignedLong(found.group(1), 16);
    }
}
