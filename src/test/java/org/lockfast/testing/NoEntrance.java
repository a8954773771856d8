package org.lockfast.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Entrance;
import org.lockfast.desktop.Progress;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.Password;

/** A way in that nobody goes; a test overrides what it is about. */
public class NoEntrance implements Entrance {
    private static AssertionError nobody() {
        return new AssertionError("Nobody does that here");
    }

    @Override
    public Optional<Door> door() {
        return Optional.empty();
    }

    @Override
    public Outcome<Made> setUp(Plan plan, Password password) {
        throw nobody();
    }

    @Override
    public List<String> problems(Plan plan, Password password) {
        throw nobody();
    }

    @Override
    public Optional<Way> joinBegun() {
        return Optional.empty();
    }

    @Override
    public Outcome<String> look(String server, Path ca) {
        throw nobody();
    }

    @Override
    public Outcome<Joined> join(Joining plan, Progress progress) {
        throw nobody();
    }

    @Override
    public Outcome<Asked> ask(
            String station, String device, String before, boolean anew, Path file) {
        throw nobody();
    }

    @Override
    public Outcome<Joined> joinBy(Path file, String code, String force) {
        throw nobody();
    }

    @Override
    public void stopJoining() {
        throw nobody();
    }

    @Override
    public Outcome<Desk> signIn(String collar, Password password, Progress progress) {
        throw nobody();
    }

    @Override
    public void signOut(Desk desk) {
        throw nobody();
    }
}
