package org.lockfast.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lockfast.consult.ConsultationEvent;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.LockerEvent;
import org.lockfast.continuity.NamedEvent;
import org.lockfast.exchange.ImportEvent;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.EventTypes;
import org.lockfast.journal.JournalEvents;
import org.lockfast.log.LogEvent;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.place.PlaceEvent;
import org.lockfast.report.ReportEvent;
import org.lockfast.rules.RulesEvent;

/** Every event type of this version, from all rooms. */
public final class Events {
    private static final List<Class<? extends DomainEvent>> FAMILIES =
            List.of(
                    OfficerEvent.class,
                    LogEvent.class,
                    DeviceEvent.class,
                    RulesEvent.class,
                    PlaceEvent.class,
                    CaseEvent.class,
                    ExhibitEvent.class,
                    ContinuityEvent.class,
                    LockerEvent.class,
                    NamedEvent.class,
                    ReportEvent.class,
                    ConsultationEvent.class,
                    ImportEvent.class);

    private static final EventTypes TYPES = made();

    private Events() {}

    /**
     * The codec that knows them all; one for the program, for the shapes of records cannot change.
     */
    public static EventTypes types() {
        return TYPES;
    }

    private static EventTypes made() {
        List<Class<? extends DomainEvent>> all = new ArrayList<>();
        for (Class<? extends DomainEvent> family : FAMILIES) {
            for (Class<?> event : family.getPermittedSubclasses()) {
                all.add(event.asSubclass(DomainEvent.class));
            }
        }
        Arrays.stream(JournalEvents.class.getDeclaredClasses())
                .filter(DomainEvent.class::isAssignableFrom)
                .forEach(event -> all.add(event.asSubclass(DomainEvent.class)));
        return EventTypes.of(all)
                .upcasting(
                        "exhibit.advice-overridden/1",
                        "exhibit.advice-overridden/2",
                        body -> body); // which says nothing of what was known
    }
}
