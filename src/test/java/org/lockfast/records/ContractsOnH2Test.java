package org.lockfast.records;

import org.junit.jupiter.api.Nested;
import org.lockfast.continuity.Movements;
import org.lockfast.exhibit.Cases;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.find.Search;
import org.lockfast.officer.Officers;
import org.lockfast.place.Places;

/** Every contract on the embedded database. */
class ContractsOnH2Test {
    @Nested
    class People extends PeopleAndPlacesContract {
        @Override
        Officers officers() {
            return new JdbiOfficers(index);
        }

        @Override
        Places places() {
            return new JdbiPlaces(index);
        }

        @Override
        Cases cases() {
            return new JdbiCases(index);
        }
    }

    @Nested
    class OfExhibits extends ExhibitsContract {
        @Override
        Exhibits exhibits() {
            return new JdbiExhibits(index);
        }
    }

    @Nested
    class OfMovements extends MovementsContract {
        @Override
        Movements movements() {
            return new JdbiMovements(index, Stores.EVENTS);
        }
    }

    @Nested
    class Finding extends SearchContract {
        @Override
        Search search() {
            return new JdbiSearch(index, java.time.Instant::now, Stores.PATIENCE);
        }
    }
}
