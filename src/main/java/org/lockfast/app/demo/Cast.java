package org.lockfast.app.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lockfast.app.OpenStore;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.Password;
import org.lockfast.officer.Session;
import org.lockfast.place.Place;

/** The invented officers, each acting with their own key. */
final class Cast {
    private final OpenStore store;
    private final Map<String, Session> sessions = new HashMap<>();

    Cast(OpenStore store, Session all, List<String> collars, byte[] password) {
        this.store = store;
        sessions.put("1001", all);
        for (String collar : collars) {
            sessions.put(collar, value(store.signInAnother(collar, Password.firstLine(password))));
        }
    }

    OpenStore store() {
        return store;
    }

    Session scene() {
        return session("2002");
    }

    Session keeper() {
        return session("3003");
    }

    Session exhibits() {
        return session("4004");
    }

    Session supervisor() {
        return session("5005");
    }

    private Session session(String collar) {
        return java.util.Objects.requireNonNull(sessions.get(collar));
    }

    Place place(String path) {
        return store.places().byPath(path).orElseThrow();
    }

    Exhibit record(Session by, Case of, ExhibitForm form) {
        return value(store.recordingExhibits().record(by, of, form));
    }

    /**
     * What the demonstration does is always permitted; a refusal is a defect of the demonstration.
     */
    static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value, List<String> _) -> value;
            case Outcome.Refused<T>(String code, String sentence, List<String> _) ->
                    throw new IllegalStateException(code + ": " + sentence);
        };
    }
}
