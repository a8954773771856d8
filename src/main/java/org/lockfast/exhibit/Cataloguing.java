package org.lockfast.exhibit;

import java.util.Set;

/**
 * Which codes the lists in force know, and which references are regular. Implemented over the rule
 * packs.
 */
public interface Cataloguing {
    Set<String> categories();

    Set<String> packaging();

    Set<String> storage();

    Set<String> hazards();

    Set<String> sealKinds();

    /** Codes of identifiers: {@code IMEI}, {@code MAKE}. */
    Set<String> identifiers();

    /** Codes of the facts without a field of their own: {@code OWNER}, {@code FINDER}. */
    Set<String> particulars();

    /** Version of an adviser's rule; 0 where no rule in force has this code. */
    int adviceVersion(String rule);

    /** {@code abc 1} gives {@code ABC/1}; what is not of the regular form comes back as it is. */
    String normalReference(String reference);
}
