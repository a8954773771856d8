package org.lockfast.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Officers;
import org.lockfast.officer.Role;
import org.lockfast.place.Place;

/** From lines of a result to what other rooms know. */
final class RowMappers {
    private RowMappers() {}

    /** Columns of {@link OfficerRow}. */
    public static final class OfOfficer implements RowMapper<Officer> {
        @Override
        public Officer map(ResultSet at, StatementContext context) throws SQLException {
            OfficerRow row = OfficerRow.TABLE.reader().read(at);
            return new Officer(row.id(), row.collar(), row.name(), roles(row), row.active());
        }

        /** Roles of a newer version are passed over: they grant nothing here. */
        private static Set<Role> roles(OfficerRow row) {
            Set<Role> roles = EnumSet.noneOf(Role.class);
            Set<String> named = Set.of(row.roles().split(" "));
            Arrays.stream(Role.values()).filter(r -> named.contains(r.name())).forEach(roles::add);
            return roles;
        }
    }

    /** Columns of {@link OfficerRow}. */
    public static final class OfWhatIsSaid implements RowMapper<Officers.Said> {
        @Override
        public Officers.Said map(ResultSet at, StatementContext context) throws SQLException {
            OfficerRow row = OfficerRow.TABLE.reader().read(at);
            return new Officers.Said(
                    OfficerRow.eids(row.saidRoles()), OfficerRow.eids(row.saidName()));
        }
    }

    /** Columns of {@link PlaceRow}. */
    public static final class OfPlace implements RowMapper<Place> {
        @Override
        public Place map(ResultSet at, StatementContext context) throws SQLException {
            PlaceRow row = PlaceRow.TABLE.reader().read(at);
            return new Place(
                    row.id(),
                    row.path(),
                    row.storage(),
                    row.kind(),
                    row.capacity(),
                    row.closed(),
                    row.before().lines().toList());
        }
    }

    /** Columns of {@link ConflictRow}. */
    public static final class OfConflict implements RowMapper<ConflictRow> {
        @Override
        public ConflictRow map(ResultSet at, StatementContext context) throws SQLException {
            return ConflictRow.TABLE.reader().read(at);
        }
    }

    /** Columns of {@link PackageRow}. */
    public static final class OfPackage implements RowMapper<PackageState> {
        @Override
        public PackageState map(ResultSet at, StatementContext context) throws SQLException {
            return PackageRows.state(PackageRow.TABLE.reader().read(at));
        }
    }

    /** Columns of {@link EntryRow}. */
    public static final class OfEntry implements RowMapper<EntryRow> {
        @Override
        public EntryRow map(ResultSet at, StatementContext context) throws SQLException {
            return EntryRow.TABLE.reader().read(at);
        }
    }

    /** Columns of {@link ClockNoteRow}. */
    public static final class OfClockNote implements RowMapper<ClockNoteRow> {
        @Override
        public ClockNoteRow map(ResultSet at, StatementContext context) throws SQLException {
            return ClockNoteRow.TABLE.reader().read(at);
        }
    }

    /** Columns of {@link ExhibitRow}, then the case's reference. */
    public static final class OfExhibit implements RowMapper<Exhibit> {
        private static final UUID NOBODY = new UUID(0, 0);

        @Override
        public Exhibit map(ResultSet at, StatementContext context) throws SQLException {
            ExhibitRow row = ExhibitRow.TABLE.reader().read(at);
            Facts facts = Facts.read(row.facts());
            return new Exhibit(
                    row.id(),
                    PropertyKind.valueOf(row.kind()),
                    row.caseId(),
                    at.getString(ExhibitRow.TABLE.columns().size() + 1),
                    row.reference(),
                    row.propertyNumber(),
                    row.description(),
                    row.category(),
                    time(row.seizedAt()),
                    facts.place(),
                    facts.from(),
                    facts.seizedBy(),
                    facts.seizedByName(),
                    facts.producer(),
                    facts.power(),
                    facts.storage(),
                    facts.hazards(),
                    facts.identifiers() == null ? Map.of() : facts.identifiers(),
                    facts.particulars() == null ? Map.of() : facts.particulars(),
                    facts.quantity(),
                    facts.unit(),
                    facts.conditions() == null ? Map.of() : facts.conditions(),
                    facts.notes(),
                    facts.parent(),
                    row.status(),
                    facts.incomplete(),
                    facts.warnings(),
                    facts.holds(),
                    facts.copied(),
                    row.recordedBy() == null ? NOBODY : row.recordedBy(),
                    Instant.ofEpochMilli(row.recordedMs()),
                    Hash.of(row.eid()),
                    null);
        }
    }

    static @Nullable OffsetDateTime time(@Nullable String text) {
        return text == null ? null : OffsetDateTime.parse(text);
    }
}
