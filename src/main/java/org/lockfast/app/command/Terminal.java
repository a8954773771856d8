package org.lockfast.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.lockfast.app.Surroundings;
import org.lockfast.keys.Password;

/**
 * What a command line run reads from and writes to. Results alone go to {@code out}; one sentence
 * to {@code err} when it fails.
 *
 * @param watched whether {@code err} is a terminal, on which somebody may see a line change
 */
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Surroundings surroundings,
        boolean watched) {
    /** One that nobody watches. */
    public Terminal(InputStream in, PrintStream out, PrintStream err, Surroundings surroundings) {
        this(in, out, err, surroundings, false);
    }

    /** Says how far something long got; the caller closes it. */
    ProgressLine progress(String doing) {
        return new ProgressLine(this, doing);
    }

    /** The same line of {@code err} again. */
    void rewrite(String line) {
        byte[] bytes = ("\r" + line).getBytes(StandardCharsets.UTF_8);
        err.write(bytes, 0, bytes.length);
        err.flush();
    }

    /**
     * A password file: UTF-8, its first line without the line end; {@code -} is standard input.
     *
     * @throws Refusal when it cannot be read
     */
    Password password(String file) {
        byte[] bytes = passwordBytes(file);
        try {
            return firstLine(file, bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    static Password firstLine(String file, byte[] bytes) {
        try {
            return Password.firstLine(bytes);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    "The password file " + file + " is not UTF-8 text. Save it as UTF-8.");
        }
    }

    /** The whole of a password file, for the caller to read and wipe. */
    byte[] passwordBytes(String file) {
        try {
            return file.equals("-") ? standardInput() : Files.readAllBytes(Path.of(file));
        } catch (NoSuchFileException e) {
            throw new Refusal(
                    "There is no file " + file + ". Name the file that holds the password.");
        } catch (IOException e) {
            throw new Refusal(
                    "The password file " + file + " could not be read: " + e.getMessage());
        }
    }

    /** All of standard input: there is only one, so only one file can be {@code -}. */
    byte[] standardInput() throws IOException {
        byte[] bytes = in.readAllBytes();
        if (bytes.length == 0) {
            throw new Refusal(
                    "Nothing came on standard input, or it was read already. Only one file can be -.");
        }
        return bytes;
    }

    /** A text file, UTF-8. */
    String text(String file) {
        try {
            return file.equals("-")
                    ? new String(standardInput(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(file));
        } catch (CharacterCodingException e) {
            throw new Refusal(file + " is not UTF-8 text. Save it as UTF-8.");
        } catch (NoSuchFileException e) {
            throw new Refusal("There is no file " + file + ".");
        } catch (IOException e) {
            throw new Refusal("The file " + file + " could not be read: " + e.getMessage());
        }
    }

    /** A line for people: what somebody wrote into a record commands no terminal. */
    void line(String text) {
        write(PlainText.of(text));
    }

    /** One line of JSON for another program, as it is. */
    void json(String json) {
        write(json);
    }

    private void write(String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    void say(String sentence) {
        byte[] bytes = (PlainText.of(sentence) + "\n").getBytes(StandardCharsets.UTF_8);
        err.write(bytes, 0, bytes.length);
        err.flush();
    }
}
