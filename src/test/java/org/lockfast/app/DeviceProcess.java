package org.lockfast.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link SyncingProcess} that runs, and what it has said so far. */
final class DeviceProcess implements AutoCloseable {
    private final Process process;
    private final Thread listening;
    private final List<String> lines = new ArrayList<>();

    DeviceProcess(Process process) {
        this.process = process;
        this.listening = Thread.ofPlatform().daemon().start(this::listen);
    }

    private void listen() {
        try (BufferedReader said = process.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** The entries it was told are recorded. */
    List<String> acknowledged() {
        return lines().stream().filter(line -> line.length() == 64).toList();
    }

    /** What opening the store found, by the names of the kinds. */
    List<String> findings() {
        return lines().stream()
                .filter(line -> line.startsWith("! "))
                .map(line -> line.substring(2))
                .toList();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it has said so many entries, or is no more. */
    void until(int entries) throws InterruptedException {
        while (process.isAlive() && acknowledged().size() < entries) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    /** Ends it as a power cut would; what it said stays readable. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        ended(60);
    }

    /**
     * Waits for its end.
     *
     * @return the exit code
     */
    int ended(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("The device does not end; it said " + lines().size());
        }
        listening.join();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
