package org.lockfast.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A disk on which the power goes at one step: before it, in its middle, or right after it. */
final class DyingDisk implements Disk {
    /** The power went. Not an exception of the program's own: nothing may catch it and go on. */
    static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    enum Moment {
        BEFORE,
        MIDDLE,
        AFTER
    }

    private final int dyingStep;
    private final Moment moment;
    private int step;

    DyingDisk(int dyingStep, Moment moment) {
        this.dyingStep = dyingStep;
        this.moment = moment;
    }

    int steps() {
        return step;
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        at(
                () -> REAL.write(file, Arrays.copyOf(bytes, bytes.length / 2)),
                () -> REAL.write(file, bytes));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        at(() -> {}, () -> REAL.rename(from, to));
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        at(() -> {}, () -> REAL.forceFolder(folder));
    }

    @Override
    public void delete(Path file) throws IOException {
        at(() -> {}, () -> REAL.delete(file));
    }

    private interface Action {
        void run() throws IOException;
    }

    private void at(Action half, Action whole) throws IOException {
        boolean dies = step++ == dyingStep;
        if (dies && moment == Moment.BEFORE) {
            throw new PowerCut();
        }
        if (dies && moment == Moment.MIDDLE) {
            half.run();
            throw new PowerCut();
        }
        whole.run();
        if (dies) {
            throw new PowerCut();
        }
    }
}
