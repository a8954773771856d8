package org.lockfast.sync.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code Chain: dev/epoch/seq} of a push: the place of its first entry.
 *
 * @param device device id
 */
public record ChainHeader(String device, long epoch, long seq) {
    /** The name of the header. */
    public static final String HEADER = "Chain";

    private static final Pattern FORM =
            Pattern.compile("(d-[0-9a-f]{16})/(0|[1-9][0-9]{0,15})/(0|[1-9][0-9]{0,15})");

    /**
     * Reads one.
     *
     * @throws Refused {@code bad-request}
     */
    public static ChainHeader parse(String header) {
        Matcher parts = FORM.matcher(header.strip());
        if (!parts.matches()) {
            throw new Refused(ProblemType.BAD_REQUEST, "The header Chain reads device/epoch/seq");
        }
        return new ChainHeader(
                parts.group(1), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    /** The header's value. */
    @Override
    public String toString() {
        return device + "/" + epoch + "/" + seq;
    }
}
