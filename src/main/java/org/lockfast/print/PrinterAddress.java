package org.lockfast.print;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a printer on the network is, as people write it: {@code zebra}, {@code 10.0.0.7:9100},
 * {@code ::1}, {@code [::1]:9100}.
 *
 * @param host its name or address, without brackets
 * @param port {@link Printer#USUAL_PORT} where none was written
 */
public record PrinterAddress(String host, int port) {
    private static final String SIX = "[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%[\\w.-]+)?";
    private static final Pattern BRACKETS = Pattern.compile("\\[(" + SIX + ")\\](?::(\\d{1,5}))?");
    private static final Pattern PLAIN = Pattern.compile("([^:\\[\\]]+)(?::(\\d{1,5}))?");
    private static final Pattern BARE = Pattern.compile(SIX);

    /** Empty where there is a colon and no port behind it, or what is in brackets is no address. */
    public static Optional<PrinterAddress> parse(String written) {
        String text = written.strip();
        Matcher brackets = BRACKETS.matcher(text);
        if (brackets.matches()) {
            return Optional.of(of(brackets));
        }
        Matcher plain = PLAIN.matcher(text);
        if (plain.matches()) {
            return Optional.of(of(plain));
        }
        return BARE.matcher(text).matches() && text.indexOf(':') != text.lastIndexOf(':')
                ? Optional.of(new PrinterAddress(text, Printer.USUAL_PORT))
                : Optional.empty();
    }

    private static PrinterAddress of(Matcher found) {
        return new PrinterAddress(
                found.group(1),
                found.group(2) == null ? Printer.USUAL_PORT : Integer.parseInt(found.group(2)));
    }
}
