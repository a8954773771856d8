package org.lockfast.label;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.lockfast.officer.Officer;

/**
 * The code on an officer's badge, made of their id as a place's is. It says who somebody is said to
 * be and vouches for nothing: they sign with their password as ever.
 */
public final class BadgeCode {
    private static final String PURPOSE = "lockfast/badge/v1";

    private BadgeCode() {}

    /** The code of the officer with this id. */
    public static LabelCode of(UUID officer) {
        return MadeCode.of(LabelKind.BADGE, PURPOSE, officer);
    }

    /**
     * The active officer whose badge this is.
     *
     * @param code as scanned, in any case, blanks between its groups or none
     */
    public static Optional<Officer> find(String code, List<Officer> officers) {
        String plain = code.replace(" ", "").toUpperCase(Locale.ROOT);
        return LabelCode.parse(plain)
                .filter(label -> label.kind() == LabelKind.BADGE)
                .flatMap(label ->
                        officers.stream()
                                .filter(Officer::active)
                                .filter(one -> of(one.id()).equals(label))
                                .findFirst());
    }
}
