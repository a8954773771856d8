package org.lockfast.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.lockfast.Exempt;
import org.lockfast.label.PictureCodes;

/**
 * Entry point of the process that reads one picture and ends ({@link PictureReading}). It opens no
 * store and holds no key.
 */
@Exempt(
        from = Exempt.Rule.OUTPUT,
        because = "its output is the answer to the process that started it")
final class PictureProcess {
    /** Line that stands before each code. */
    static final String CODE = "code ";

    /** Line of why there are none. */
    static final String REFUSED = "refused ";

    /** The last line: without it the answer is not whole. */
    static final String DONE = "done";

    /** How it ends where its time is up. */
    static final int LATE = 4;

    private PictureProcess() {}

    /**
     * Reads the picture from standard input.
     *
     * @param args after how many seconds to end whatever happens: nobody may be left to end it
     */
    public static void main(String[] args) throws IOException {
        CompletableFuture.delayedExecutor(Long.parseLong(args[0]), TimeUnit.SECONDS)
                .execute(() -> Runtime.getRuntime().halt(LATE));
        ImageIO.setUseCache(false); // else a part of the picture lies in a file of this process
        PrintStream out =
                new PrintStream(
                        new BufferedOutputStream(System.out), false, StandardCharsets.US_ASCII);
        System.setOut(System.err); // whatever a library says is no part of the answer
        byte[] file = System.in.readNBytes(PictureReading.LARGEST + 1);
        try {
            List<String> codes = PictureCodes.in(file, PictureReading.LARGEST);
            codes.forEach(code -> out.println(CODE + coded(code)));
        } catch (PictureCodes.NoPicture e) {
            out.println(REFUSED + coded(e.sentence()));
        }
        out.println(DONE);
        out.flush();
    }

    /** A code may have any character, a new line too. */
    private static String coded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(String coded) {
        return new String(Base64.getDecoder().decode(coded), StandardCharsets.UTF_8);
    }
}
