package org.lockfast.desktop;

import java.util.List;

/**
 * For what runs beside the officer's work: its faults ask for a look and stop nobody. The sound of
 * a stop between two scans would be heard as the scan's.
 */
record BesideNotices(FrameNotices all) implements Notices {
    @Override
    public void fault(Fault fault) {
        all.fault(fault, Earcon.WARNING);
    }

    @Override
    public void done(String said) {
        all.done(said);
    }

    @Override
    public void say(String said) {
        all.say(said);
    }

    @Override
    public void sound(Earcon sound) {
        all.sound(sound);
    }

    @Override
    public void refused(Refusal refusal) {
        all.refused(refusal);
    }

    @Override
    public void refused(Refusal refusal, List<Way> ways) {
        all.refused(refusal, ways);
    }

    @Override
    public void summary(Problems problems) {
        all.summary(problems);
    }

    @Override
    public void clear() {
        all.clear();
    }
}
