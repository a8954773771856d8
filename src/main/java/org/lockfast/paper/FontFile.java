package org.lockfast.paper;

/**
 * The fonts that travel inside the application, so that a label or a record looks the same on every
 * machine, with or without fonts installed. Licences lie beside the files.
 */
enum FontFile {
    SANS("NotoSans-Regular.ttf"),
    SANS_BOLD("NotoSans-Bold.ttf"),
    ARABIC("NotoSansArabic-Regular.ttf"),
    ARABIC_BOLD("NotoSansArabic-Bold.ttf"),
    MONO("NotoSansMono-Regular.ttf"),
    MONO_BOLD("NotoSansMono-Bold.ttf"),
    /** Arrows, Hebrew, mathematics and dingbats, which Noto Sans lacks. */
    WIDE("DejaVuSans.ttf"),
    WIDE_BOLD("DejaVuSans-Bold.ttf");

    private final String resource;

    FontFile(String resource) {
        this.resource = resource;
    }

    /** File name beside this class. */
    String resource() {
        return resource;
    }
}
