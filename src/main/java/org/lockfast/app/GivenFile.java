package org.lockfast.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.lockfast.journal.Outcome;

/**
 * A file somebody names for the program to read whole. Never more of it is read than such a file
 * can have, whatever it turns out to be.
 */
public final class GivenFile {
    /** More bytes than any key, certificate, password, sheet or policy has. */
    public static final int SMALL = 1 << 20;

    private GivenFile() {}

    /**
     * Reads an ordinary file.
     *
     * @param most bytes it may have
     * @return refused, in a sentence with its name, where it is no ordinary file, is longer, or
     *     cannot be read
     */
    public static Outcome<byte[]> bytes(Path file, int most) {
        return Files.exists(file) && !Files.isDirectory(file) && !Files.isRegularFile(file)
                ? Outcome.refused(
                        "NO_FILE", file + " is no ordinary file. Copy what it gives into one.")
                : fromAnywhere(file, most);
    }

    /** The same of a pipe too, by which a secret comes that is to lie on no disk. */
    public static Outcome<byte[]> fromAnywhere(Path file, int most) {
        if (Files.isDirectory(file)) {
            return Outcome.refused("NO_FILE", file + " is a folder. Name a file.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                Arrays.fill(bytes, (byte) 0);
                return Outcome.refused(
                        "NO_FILE", file + " is larger than any such file is. Name another.");
            }
            return Outcome.done(bytes);
        } catch (NoSuchFileException e) {
            return Outcome.refused("NO_FILE", "There is no file " + file + ". Check its name.");
        } catch (AccessDeniedException e) {
            return Outcome.refused(
                    "NO_FILE", file + " is not yours to read. Look who may read it.");
        } catch (IOException e) {
            String why = DiskTrouble.why(e);
            return Outcome.refused(
                    "NO_FILE",
                    (why.contains(file.toString()) ? "" : file + " could not be read: ")
                            + why
                            + ". Look whether it is a file, and yours.");
        }
    }

    /** An ordinary file that is text, UTF-8. */
    public static Outcome<String> text(Path file, int most) {
        return bytes(file, most).then(bytes -> text(file.toString(), bytes));
    }

    /**
     * Those bytes as text.
     *
     * @param name of what they came from
     */
    public static Outcome<String> text(String name, byte[] bytes) {
        try {
            return Outcome.done(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Outcome.refused("NO_TEXT", name + " is not UTF-8 text. Save it as UTF-8.");
        }
    }
}
