package org.lockfast.records;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** Finds exhibits by what they name, in the database and in what waits to go there. */
final class ExhibitsNaming implements Mentions {
    private final IndexTables tables;
    private final Dossiers dossiers;
    private final ExhibitFold exhibits;
    private final PreparedStatement ofCase;
    private final PreparedStatement naming;
    private final boolean filling;

    ExhibitsNaming(
            Connection writing,
            IndexTables tables,
            Dossiers dossiers,
            ExhibitFold exhibits,
            boolean filling)
            throws SQLException {
        this.tables = tables;
        this.dossiers = dossiers;
        this.exhibits = exhibits;
        this.filling = filling;
        this.ofCase = writing.prepareStatement("select no, id from exhibit where case_id = ?");
        this.naming =
                writing.prepareStatement(
                        "select exhibit_id from package where holder = ? or place = ? union select"
                                + " id from exhibit where facts like ?");
    }

    @Override
    public SortedSet<Integer> ofCase(UUID caseId) throws SQLException {
        SortedSet<Integer> numbers = new TreeSet<>();
        exhibits.finishLong();
        if (filling) { // then everything came through here, and rows may still wait
            if (!exhibits.mayHave(caseId)) {
                return numbers;
            }
            tables.exhibits.flush();
        }
        ofCase.setObject(1, caseId);
        try (ResultSet found = ofCase.executeQuery()) {
            while (found.next()) {
                numbers.add(found.getInt(1));
            }
        }
        for (Dossier dossier : dossiers.changed()) {
            if (caseId.equals(dossier.caseId)) {
                numbers.add(dossier.no);
            } else {
                numbers.remove(dossier.no);
            }
        }
        return numbers;
    }

    @Override
    public Set<UUID> idsOfCase(UUID caseId) throws SQLException {
        exhibits.finishLong();
        tables.exhibits.flush();
        Set<UUID> ids = new TreeSet<>();
        ofCase.setObject(1, caseId);
        try (ResultSet found = ofCase.executeQuery()) {
            while (found.next()) {
                ids.add(found.getObject(2, UUID.class));
            }
        }
        for (Dossier dossier : dossiers.changed()) {
            if (caseId.equals(dossier.caseId)) {
                ids.add(dossier.id);
            }
        }
        return ids;
    }

    @Override
    public Set<UUID> of(UUID subject) throws SQLException {
        exhibits.finishLong();
        tables.exhibits.flush();
        tables.packages.flush();
        Set<UUID> ids = new TreeSet<>();
        naming.setObject(1, subject);
        naming.setObject(2, subject);
        naming.setString(3, "%" + subject + "%");
        try (ResultSet found = naming.executeQuery()) {
            while (found.next()) {
                ids.add(found.getObject(1, UUID.class));
            }
        }
        dossiers.changed().stream()
                .filter(dossier -> !dossier.isLong())
                .forEach(dossier -> ids.add(dossier.id));
        return ids;
    }
}
