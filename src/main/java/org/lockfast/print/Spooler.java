package org.lockfast.print;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The queues of this computer, or of a print server, through {@code lp} and {@code lpstat}. */
final class Spooler {
    private static final int SECONDS = 20;
    private static final int MOST_SAID = 10_000;

    /**
     * What a program said.
     *
     * @param code its exit code
     * @param out its output and complaints together
     */
    record Said(int code, String out) {}

    /** A program did not end in time: what it did is not known. */
    static final class TookTooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TookTooLong(String program) {
            super(program + " did not end in time");
        }
    }

    /** The program is not on this computer. */
    static final class NoProgram extends IOException {
        private static final long serialVersionUID = 1L;

        NoProgram(IOException cause) {
            super(cause);
        }
    }

    /**
     * Hands a file to a queue.
     *
     * @param options each behind its own {@code -o}
     * @throws TookTooLong where it is not known whether the queue took it
     * @throws NoProgram where there is no {@code lp}
     * @throws IOException where nothing can be written here, and nothing was sent
     */
    Said print(String queue, byte[] file, String title, List<String> options) throws IOException {
        List<String> words = new ArrayList<>(List.of("lp"));
        words.addAll(server(queue));
        words.addAll(List.of("-d", name(queue), "-n", "1", "-t", title));
        for (String option : options) {
            words.addAll(List.of("-o", option));
        }
        return run(words, file);
    }

    /** How a queue is, in the words of {@code lpstat}; a code other than 0 where there is none. */
    Said state(String queue) throws IOException {
        List<String> words = new ArrayList<>(List.of("lpstat"));
        words.addAll(server(queue));
        words.addAll(List.of("-a", name(queue), "-p", name(queue)));
        return run(words, new byte[0]);
    }

    private static List<String> server(String queue) {
        int at = queue.indexOf('@');
        return at < 0 ? List.of() : List.of("-h", queue.substring(at + 1));
    }

    private static String name(String queue) {
        int at = queue.indexOf('@');
        return at < 0 ? queue : queue.substring(0, at);
    }

    private static Process started(ProcessBuilder builder) throws NoProgram {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new NoProgram(e);
        }
    }

    /** It has ended, and done what it did, whether or not its words can be read. */
    private static String read(Path said) {
        try {
            byte[] all = Files.readAllBytes(said);
            return new String(all, 0, Math.min(all.length, MOST_SAID), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static Said run(List<String> words, byte[] input) throws IOException {
        Path said = Files.createTempFile("lockfast-", ".said");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile());
            builder.environment().put("LC_ALL", "C");
            Process process = started(builder);
            try (OutputStream in = process.getOutputStream()) {
                in.write(input);
            } catch (IOException e) {
                // It ended before it had read all, and says why.
            }
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new TookTooLong(words.getFirst());
            }
            return new Said(process.exitValue(), read(said));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TookTooLong(words.getFirst());
        } finally {
            Files.deleteIfExists(said);
        }
    }
}
