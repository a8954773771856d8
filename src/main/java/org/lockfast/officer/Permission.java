package org.lockfast.officer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Something a role allows. */
public enum Permission {
    /** Record exhibits and continuity. */
    RECORD,
    /** Find, show, print the record, verify. */
    READ,
    OPEN_CASE,
    ADD_PLACE,
    /** Rename or close a place, or say what it is fit for and how much it takes. */
    KEEP_PLACE,
    /** Receive into a property store. */
    BOOK_IN,
    IMPORT,
    MANAGE_OFFICERS,
    REBUILD,
    EXPORT_LOG,
    /** Write a list of exhibits to a file that leaves the system. */
    EXPORT_LIST,
    /** Read the consultation log (Data Protection Act 2018, s.62). */
    READ_CONSULTATIONS,
    /** Put lists of the force's own into force. */
    MANAGE_RULES,
    /** Let a next step go on against a hold of the packaging adviser. */
    OVERRIDE_HOLD,
    /** Say what was found about a discrepancy, and so close it. */
    CLOSE_DISCREPANCY,
    /** Say what was found about records that conflict. */
    RESOLVE_CONFLICT,
    /** Authorise a disposal, which another officer then does. */
    AUTHORISE_DISPOSAL,
    /** Give property back or to another agency, and do what another officer authorised. */
    DISPOSE,
    /** End a hold. */
    END_HOLD,
    /** Say who may look at the exhibits of a case, and lift that again. */
    RESTRICT_CASE;

    /** The roles that allow it, in words: {@code a property officer or a manager}. */
    public String whoMay() {
        List<String> roles =
                Arrays.stream(Role.values())
                        .filter(role -> role.grants(this))
                        .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .map(role -> ("aeiou".indexOf(role.charAt(0)) >= 0 ? "an " : "a ") + role)
                        .toList();
        return roles.size() == 1
                ? roles.getFirst()
                : String.join(", ", roles.subList(0, roles.size() - 1)) + " or " + roles.getLast();
    }
}
