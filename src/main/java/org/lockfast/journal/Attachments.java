package org.lockfast.journal;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.SealedFiles;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/**
 * Photographs and forms, each sealed under the hash of its own content (docs/format.md, section 6).
 * The salt inside makes the hash tell nothing of the file. A file is on the disk before the entry
 * that names it.
 */
public final class Attachments implements AttachmentCheck {
    /** Most bytes of a file: it is held in memory while it is sealed. */
    public static final int MOST = 256 << 20;

    private static final int SALT = 32;

    private final SealedFiles files;
    private final SecureRandom salts;

    public Attachments(SealedFiles files, SecureRandom salts) {
        this.files = files;
        this.salts = salts;
    }

    /**
     * A file read back.
     *
     * @param name as it was called when it was added
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Content(String name, byte[] bytes) {}

    /**
     * Keeps a file; on return it is on the disk.
     *
     * @param name its file name, kept inside
     * @param type media type, such as {@code image/jpeg}
     * @return what the entry names it by
     * @throws JournalRefusal when the disk does not take it, or it is too large
     */
    public AttachmentRef add(String name, String type, byte[] bytes) {
        if (bytes.length > MOST) {
            throw new JournalRefusal(
                    "Nothing was attached: the file is larger than 256 MiB. Keep it on a disc as an"
                            + " exhibit of its own, or attach it in parts.");
        }
        byte[] called = name(name);
        byte[] salt = new byte[SALT];
        salts.nextBytes(salt);
        byte[] plain =
                ByteBuffer.allocate(SALT + 2 + called.length + bytes.length)
                        .put(salt)
                        .putShort((short) called.length)
                        .put(called)
                        .put(bytes)
                        .array();
        Hash hash = Hash.sha256(plain);
        try {
            files.write(path(hash), plain);
        } catch (UncheckedIOException e) {
            throw new JournalRefusal(
                    "Nothing was attached: the disk did not take the file. Make room on it and"
                            + " attach it again.",
                    e);
        }
        return new AttachmentRef(hash, bytes.length, type);
    }

    /** At most 65,535 bytes, cut between characters. */
    private static byte[] name(String name) {
        String cut = TextShape.wellFormed(name);
        byte[] bytes = cut.getBytes(StandardCharsets.UTF_8);
        while (bytes.length > 0xFFFF) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
            if (cut.length() > 0xFFFF) {
                cut = TextShape.wellFormed(cut.substring(0, 0xFFFF));
            }
            bytes = cut.getBytes(StandardCharsets.UTF_8);
        }
        return bytes;
    }

    /** Whether a file of that hash is at hand; its content is not looked at. */
    public boolean exists(Hash hash) {
        return files.exists(path(hash));
    }

    /**
     * Reads a file back; empty where it is not at hand.
     *
     * @throws KeyringRefusal where it is there and does not open, or is another file
     */
    public Optional<Content> read(Hash hash) {
        return files.find(path(hash)).map(plain -> content(hash, plain));
    }

    /**
     * A file as it travels: salt, name and content, whose SHA-256 is its hash. Empty where it is
     * not at hand.
     *
     * @throws KeyringRefusal where it is there and does not open, or is another file
     */
    public Optional<byte[]> packed(Hash hash) {
        Optional<byte[]> plain = files.find(path(hash));
        plain.ifPresent(bytes -> content(hash, bytes));
        return plain;
    }

    /**
     * Keeps a file that came from another device; on return it is on the disk.
     *
     * @param packed as {@link #packed} gives it there
     * @return whether it is the file of that hash; another one is not kept
     * @throws UncheckedIOException when the disk does not take it
     */
    public boolean keep(Hash hash, byte[] packed) {
        if (!Hash.sha256(packed).equals(hash)) {
            return false;
        }
        files.write(path(hash), packed);
        return true;
    }

    private static Content content(Hash hash, byte[] plain) {
        int named = SALT + 2;
        boolean fits = plain.length >= named && Hash.sha256(plain).equals(hash);
        int length = fits ? Short.toUnsignedInt(ByteBuffer.wrap(plain).getShort(SALT)) : 0;
        if (!fits || length > plain.length - named) {
            throw new KeyringRefusal(KeyringRefusal.Reason.FILE_ALTERED, path(hash));
        }
        return new Content(
                new String(plain, named, length, StandardCharsets.UTF_8),
                Arrays.copyOfRange(plain, named + length, plain.length));
    }

    @Override
    public State check(Entry.Attachment attachment) {
        try {
            Optional<Content> content = read(attachment.hash());
            if (content.isEmpty()) {
                return State.MISSING;
            }
            return content.get().bytes().length == attachment.size() ? State.GOOD : State.CHANGED;
        } catch (KeyringRefusal | UncheckedIOException e) {
            return State.CHANGED;
        }
    }

    private static String path(Hash hash) {
        String hex = hash.hex();
        return "attachments/" + hex.substring(0, 2) + "/" + hex;
    }
}
