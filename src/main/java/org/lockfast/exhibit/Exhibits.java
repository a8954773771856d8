package org.lockfast.exhibit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;

/** The exhibits and other property this store knows. */
public interface Exhibits {
    Optional<Exhibit> byId(UUID id);

    /** The exhibit a package belongs to. */
    Optional<Exhibit> ofPackage(UUID packageId);

    /** References compared normalised ({@code abc 1} is {@code ABC/1}); several may fit. */
    List<Exhibit> byReference(String reference);

    Optional<Exhibit> byPropertyNumber(String number);

    List<Exhibit> ofCase(UUID caseId);

    /** References already used in a case, as written. */
    List<String> referencesIn(UUID caseId);

    /** The exhibit whose package ever had this seal; several where a number was used twice. */
    List<Exhibit> bySeal(String number);

    /**
     * The exhibit or, for a quarantined row, nothing, that a row of a file became: verdicts of an
     * import are found again here.
     */
    Optional<CopiedRow> copiedRow(Hash rowHash, int occurrence);

    /**
     * @param exhibit null for a quarantined row
     */
    record CopiedRow(Hash rowHash, int occurrence, @Nullable UUID exhibit) {}
}
