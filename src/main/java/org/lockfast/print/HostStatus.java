package org.lockfast.print;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a Zebra printer answers to {@code ~HS}: three lines between STX and ETX, numbers with commas
 * (ZPL II Programming Guide, {@code ~HS}).
 *
 * @param paperOut no labels
 * @param paused somebody paused it
 * @param formats labels it has received and not begun
 * @param bufferFull it takes nothing more
 * @param partial it is receiving one
 * @param memoryLost its set-up was lost
 * @param tooHot its head is too hot
 * @param headOpen its head is up
 * @param ribbonOut no ribbon
 * @param left labels of the present batch not printed yet
 */
record HostStatus(
        boolean paperOut,
        boolean paused,
        int formats,
        boolean bufferFull,
        boolean partial,
        boolean memoryLost,
        boolean tooHot,
        boolean headOpen,
        boolean ribbonOut,
        int left) {
    static final byte STX = 2;
    static final byte ETX = 3;

    private static final int FIRST = 12;
    private static final int SECOND = 11;

    /**
     * Reads an answer; what stands around the three lines is passed over.
     *
     * @return empty where it is no such answer
     */
    static Optional<HostStatus> read(byte[] answer) {
        List<List<String>> lines = lines(answer);
        if (lines.size() < 2 || lines.get(0).size() < FIRST || lines.get(1).size() < SECOND) {
            return Optional.empty();
        }
        List<String> one = lines.get(0);
        List<String> two = lines.get(1);
        try {
            return Optional.of(
                    new HostStatus(
                            flag(one, 1),
                            flag(one, 2),
                            number(one, 4),
                            flag(one, 5),
                            flag(one, 7),
                            flag(one, 9),
                            flag(one, 11),
                            flag(two, 2),
                            flag(two, 3),
                            number(two, 8)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static List<List<String>> lines(byte[] answer) {
        List<List<String>> lines = new ArrayList<>();
        int begin = -1;
        for (int i = 0; i < answer.length; i++) {
            if (answer[i] == STX) {
                begin = i + 1;
            } else if (answer[i] == ETX && begin >= 0) {
                String line = new String(answer, begin, i - begin, StandardCharsets.US_ASCII);
                lines.add(List.of(line.split(",", -1)));
                begin = -1;
            }
        }
        return lines;
    }

    private static boolean flag(List<String> line, int at) {
        return number(line, at) != 0;
    }

    private static int number(List<String> line, int at) {
        return Integer.parseInt(line.get(at).strip());
    }

    /** What keeps it from printing, the first that somebody must see to. */
    Optional<PrinterTrouble> trouble() {
        if (headOpen) {
            return Optional.of(PrinterTrouble.HEAD_OPEN);
        }
        if (paperOut) {
            return Optional.of(PrinterTrouble.PAPER_OUT);
        }
        if (ribbonOut) {
            return Optional.of(PrinterTrouble.RIBBON_OUT);
        }
        if (memoryLost) {
            return Optional.of(PrinterTrouble.MEMORY_LOST);
        }
        if (tooHot) {
            return Optional.of(PrinterTrouble.TOO_HOT);
        }
        if (paused) {
            return Optional.of(PrinterTrouble.PAUSED);
        }
        return bufferFull ? Optional.of(PrinterTrouble.BUFFER_FULL) : Optional.empty();
    }

    /** Whether it has anything still to print. */
    boolean holdsSomething() {
        return formats > 0 || left > 0 || partial;
    }
}
