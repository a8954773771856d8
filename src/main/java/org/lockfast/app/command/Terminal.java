package org.lockfast.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.lockfast.app.GivenFile;
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
    /** Bytes: more than a text has that somebody gives. */
    private static final int LONGEST = 16 << 20;

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
        Password password;
        try {
            password = Password.firstLine(bytes);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    "The password file " + file + " is not UTF-8 text. Save it as UTF-8.");
        }
        if (password.length() == 0) {
            throw empty(file);
        }
        return password;
    }

    /** The whole of a password file, for the caller to read and wipe. */
    byte[] passwordBytes(String file) {
        byte[] bytes =
                file.equals("-")
                        ? standardInput()
                        : Refusal.orValue(GivenFile.fromAnywhere(Path.of(file), GivenFile.SMALL));
        if (bytes.length == 0) {
            throw empty(file);
        }
        return bytes;
    }

    private static Refusal empty(String file) {
        return new Refusal(
                "The password file "
                        + (file.equals("-") ? "on standard input" : file)
                        + " is empty. The password stands in its first line.");
    }

    /** All of standard input: there is only one, so only one file can be {@code -}. */
    byte[] standardInput() {
        byte[] bytes;
        try {
            bytes = in.readNBytes(LONGEST + 1);
        } catch (IOException e) {
            throw new Refusal("Standard input could not be read: " + e.getMessage() + ".");
        }
        if (bytes.length > LONGEST) {
            throw new Refusal("More came on standard input than any such file has.");
        }
        if (bytes.length == 0) {
            throw new Refusal(
                    "Nothing came on standard input, or it was read already. Only one file can be -.");
        }
        return bytes;
    }

    /** A text file, UTF-8. */
    String text(String file) {
        return file.equals("-")
                ? new String(standardInput(), StandardCharsets.UTF_8)
                : Refusal.orValue(
                        GivenFile.fromAnywhere(Path.of(file), LONGEST)
                                .then(bytes -> GivenFile.text(file, bytes)));
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
