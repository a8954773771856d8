package org.lockfast.continuity;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is in doubt of an entry, with computers and officers as people call them: a key's own name
 * says nothing to whoever has to find out.
 */
public final class KeysNamed {
    private static final Pattern KEY =
            Pattern.compile(
                    "The key (d-[0-9a-f]{16}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/\\d+ ");
    private static final String AFTER = "signs after ";

    private KeysNamed() {}

    /** The sentence, where it begins with a key. */
    public static String in(String sentence, Names names) {
        String said = named(sentence, names);
        return said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1);
    }

    private static String named(String sentence, Names names) {
        Matcher key = KEY.matcher(sentence);
        if (!key.lookingAt()) {
            return sentence;
        }
        String id = key.group(1);
        boolean computer = id.startsWith("d-");
        String who = computer ? names.device(id) : names.officer(UUID.fromString(id));
        String rest = sentence.substring(key.end());
        if (rest.startsWith("is of an officer who retired")) {
            return who + rest.substring("is of an officer who".length());
        }
        String ended =
                rest.startsWith(AFTER + "its officer retired")
                        ? "its officer retired"
                        : rest.startsWith(AFTER + "it was replaced")
                                ? "it was replaced"
                                : rest.startsWith(AFTER + "it was revoked")
                                        ? "it was revoked"
                                        : rest.startsWith("was revoked") ? "was revoked" : "";
        return switch (ended) {
            case "its officer retired" ->
                    who
                            + " had retired before this was recorded"
                            + rest.substring((AFTER + ended).length());
            case "it was replaced" ->
                    "The key of "
                            + who
                            + " had been replaced before this was recorded"
                            + rest.substring((AFTER + ended).length());
            case "it was revoked" ->
                    who
                            + (computer ? " had been put out of use" : "’s key had been revoked")
                            + " before this was recorded"
                            + rest.substring((AFTER + ended).length());
            case "was revoked" ->
                    who
                            + (computer ? " was put out of use" : "’s key was revoked")
                            + rest.substring(ended.length());
            default -> "The key of " + who + " " + rest;
        };
    }
}
