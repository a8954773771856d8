package org.lockfast.exhibit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** Which of these seal numbers a package ever had, as they were asked for. */
    Set<String> usedSeals(Collection<String> numbers);

    /**
     * What rows of a file became: verdicts of an import are found again here. Rows that no import
     * has taken are not among them.
     */
    List<CopiedRow> copiedRows(Collection<FileRow> rows);

    /**
     * A row of any file, known by its content.
     *
     * @param hash SHA-256 of its bytes, line end not counted
     * @param occurrence from 1, among equal rows of the file
     */
    record FileRow(Hash hash, int occurrence) {}

    /**
     * @param exhibit null for a quarantined row
     */
    record CopiedRow(FileRow row, @Nullable UUID exhibit) {}
}
