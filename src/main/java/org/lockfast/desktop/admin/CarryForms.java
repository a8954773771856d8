package org.lockfast.desktop.admin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.SmallForm.Result;
import org.lockfast.desktop.Words;
import org.lockfast.journal.Outcome;
import org.lockfast.officer.ForceDevice;
import org.lockfast.sync.Carrying;

/** The forms by which records go to another computer on a stick, and come from there. */
final class CarryForms {
    private final Desk desk;
    private final Runnable changed;
    private final Words words = Words.in(CarryForms.class);

    /**
     * @param changed called once something came in
     */
    CarryForms(Desk desk, Runnable changed) {
        this.desk = desk;
        this.changed = changed;
    }

    SmallForm write(ForceDevice device, Path out) {
        String name = AdminViewModel.name(device);
        return new SmallForm(
                words.say("admin.carry.title", name),
                words.say("admin.carry.more", name),
                words.say("admin.carry.button"),
                List.of(),
                answers ->
                        desk.carryTo(device.id(), out)
                                .then(carry -> Outcome.done(Result.of(written(name, carry)))));
    }

    private String written(String name, Carrying.Carry carry) {
        List<String> said = new ArrayList<>();
        said.add(
                words.say(
                        "admin.carry.done",
                        name,
                        words.count("admin.carry.entries", carry.entries()),
                        words.count("admin.carry.files", carry.files())));
        if (carry.waiting() > 0 || carry.left() > 0) {
            said.add(words.say("admin.carry.not-all", name));
        }
        return String.join(". ", said);
    }

    SmallForm take(Path file) {
        return new SmallForm(
                words.say("admin.take.title"),
                words.say("admin.take.more", String.valueOf(file.getFileName())),
                words.say("admin.take.button"),
                List.of(),
                answers ->
                        desk.carriedHere(file)
                                .then(came -> {
                                    changed.run();
                                    return Outcome.done(Result.of(taken(came)));
                                }));
    }

    private String taken(Desk.TakenIn taken) {
        Carrying.Came came = taken.came();
        List<String> said = new ArrayList<>();
        said.add(
                words.say(
                        "admin.take.done",
                        desk.names().device(came.sender()),
                        words.count("admin.carry.entries", came.added()),
                        words.count("admin.carry.files", came.files())));
        if (taken.inDoubt()) {
            said.add(words.say("admin.take.doubt"));
        }
        if (came.waiting() > 0) {
            said.add(words.count("admin.take.waiting", came.waiting()));
        }
        if (came.refused() > 0) {
            said.add(words.count("admin.take.refused", came.refused()));
        }
        return String.join(". ", said);
    }
}
