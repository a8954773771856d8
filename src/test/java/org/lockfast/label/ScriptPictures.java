package org.lockfast.label;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Words of many scripts as they are printed, to be looked at. */
@Tag("pictures")
class ScriptPictures {
    private static final String WORDS =
            "Żółty płaszcz, Đặng Thị Hương. Нож, ёж. Ἀλέξανδρος. Հայերեն. ქართული. ᐃᓄᒃᑎᑐᑦ. שָׁלוֹם,"
                    + " שלום (1187). مُحَمَّد الأمين، غرفة 12. پاسپورت. پښتو. x\u0302\u030C. हिन्दी. বাংলা."
                    + " தமிழ். ไทย. 中文. \uD83D\uDD2A";

    @Test
    void words() throws IOException {
        Path folder = Files.createDirectories(Path.of("target/labels"));
        CheckedLabel label = Samples.made(Samples.described(WORDS), Stock.LARGE, 300);
        Files.write(folder.resolve("scripts.png"), label.png());
        Files.write(folder.resolve("scripts.pdf"), label.pdf());
    }
}
