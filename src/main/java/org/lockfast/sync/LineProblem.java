package org.lockfast.sync;

import java.time.Duration;
import org.lockfast.sync.wire.ProblemType;

/** What is to be said of the line to the server, and of what is remembered of it. */
public final class LineProblem {
    static final String BAD_ANSWER = "bad-answer";

    private LineProblem() {}

    /** What the server answered instead. */
    static SyncProblem answered(WireTrouble trouble) {
        ProblemType type = trouble.type().orElse(null);
        return switch (type) {
            case REVOKED -> trouble.isBarred() ? shutOut() : revoked();
            case UNKNOWN_KEY, NO_CERTIFICATE -> unknownDevice();
            case SLOW_DOWN, BUSY, REFILLING, FAULT, TOO_SLOW -> serverWaits(trouble.what());
            case null, default -> badAnswer(trouble.what());
        };
    }

    /** The device was put out of use. */
    public static SyncProblem revoked() {
        return SyncProblem.alarm(
                "revoked",
                "This device was revoked by an administrator. It is sent nothing more; what is recorded"
                        + " on it is still sent, kept and marked. Hand the device in.");
    }

    private static SyncProblem shutOut() {
        return SyncProblem.alarm(
                "shut-out",
                "Whoever runs the server has shut this device out: until it is let in again nothing is"
                        + " sent or fetched. What is recorded is kept here. Ask the administrator of"
                        + " the server.");
    }

    private static SyncProblem unknownDevice() {
        return SyncProblem.act(
                "unknown-key",
                "The server does not know this device. Check that it is the server of this force, and"
                        + " tell its administrator.");
    }

    /** The server has no time now, or is taking back what it lost. */
    private static SyncProblem serverWaits(String why) {
        return SyncProblem.note(
                "server-waits",
                "The server takes nothing at the moment ("
                        + why
                        + "). It is asked again by itself; recording goes on.");
    }

    /** The server keeps no more of what officers here asked for. */
    static SyncProblem askedForTooMuch() {
        return SyncProblem.act(
                "asked-for-too-much",
                "This device asks for the records of more exhibits of other stations than the server"
                        + " sends to one. What was asked for last does not come. Give up some that are needed no"
                        + " longer: lockfast follow --end ID; lockfast follow lists them.");
    }

    /** What the server sent is not as agreed; nothing of that answer is followed. */
    static SyncProblem badAnswer(String what) {
        return SyncProblem.act(
                BAD_ANSWER,
                "The server sent something that cannot be taken in ("
                        + what
                        + "). Nothing of it was taken in; recording goes on. Tell the administrator if it"
                        + " happens again.");
    }

    /** The certificate does not stand under the one given at enrolment, or names another server. */
    static SyncProblem notTrusted(String server) {
        return SyncProblem.act(
                "server-not-trusted",
                "The certificate that "
                        + server
                        + " shows is not one this device trusts, or not today. Nothing is sent. Check the date of"
                        + " this computer and the address; if the certificates of the force were renewed, ask"
                        + " the administrator for the new one.");
    }

    /** A round ended by a fault of the program, or for want of memory. */
    static SyncProblem brokeOff(String what) {
        return SyncProblem.act(
                "broke-off",
                "A round of synchronisation broke off ("
                        + what
                        + "). It is tried again by itself; recording goes on. If this stays, start the program"
                        + " anew, and tell whoever looks after it.");
    }

    /** This device could not write down what it received, or what it remembers of the server. */
    static SyncProblem notKept(String why) {
        return SyncProblem.act(
                "not-kept",
                "What came from the server could not be kept: "
                        + why
                        + " It comes again once there is room.");
    }

    /** What the device remembered of its server was damaged, and was made again. */
    static SyncProblem madeAgain(long pinned) {
        String sentence =
                "What this device remembered of the server was damaged, and was made again from its"
                        + " records. "
                        + (pinned > 0
                                ? "The log is held to its first "
                                        + pinned
                                        + " entries, as the newest entry of this device names them; a later"
                                        + " acknowledgement that was not proven yet"
                                : "No entry of this device names a checkpoint of the log: whether it was altered"
                                        + " before now, this device cannot tell any more. An acknowledgement that"
                                        + " was not proven yet")
                        + ", and which exhibits were asked for, is lost.";
        return pinned > 0
                ? SyncProblem.act("memory-made-again", sentence)
                : SyncProblem.alarm("memory-made-again", sentence);
    }

    /** The clocks differ by too much. */
    static SyncProblem clockSkew(long skewMs) {
        return SyncProblem.act(
                "clock-skew",
                "The clock of this device is "
                        + span(Duration.ofMillis(Math.abs(skewMs)))
                        + (skewMs > 0 ? " behind" : " ahead of")
                        + " the server's. Set it right. What was recorded stands as it is; the server records"
                        + " the difference each time it is sent something.");
    }

    static String span(Duration d) {
        if (d.toDays() > 1) {
            return d.toDays() + " days";
        }
        if (d.toHours() > 1) {
            return d.toHours() + " hours";
        }
        long minutes = Math.max(1, d.toMinutes());
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }
}
