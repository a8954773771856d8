package org.lockfast.rules;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * The limits in force, by name. All are present: a force may change a value, not remove a limit.
 */
public final class Limits {
    private final CodeList<Limit> list;

    Limits(CodeList<Limit> list) {
        this.list = list;
    }

    /** All limits, for a screen that shows or edits them. */
    public CodeList<Limit> list() {
        return list;
    }

    /** Time until an offered handover that nobody accepted counts as a gap (settled 6). */
    public Duration handover() {
        return duration("HANDOVER");
    }

    /** The same for a courier. */
    public Duration courier() {
        return duration("COURIER");
    }

    /** Time after which an entry about the past asks why it is late (D-27). */
    public Duration lateEntry() {
        return duration("LATE_ENTRY");
    }

    /** By how much a computer's clock may differ from the server's before it is said at entries. */
    public Duration clock() {
        return duration("CLOCK");
    }

    /** Time something wet may stay undried before it is on the alert list (D-17). */
    public Duration drying() {
        return duration("DRYING");
    }

    /** Time between a victim's and a suspect's item in the same hands that warns (D-24). */
    public Duration crossContamination() {
        return duration("CROSS_CONTAMINATION");
    }

    /** Time a package may stay open before Today shows it. */
    public Duration packageOpen() {
        return duration("PACKAGE_OPEN");
    }

    /** Time until a property may be booked in after seizure before Today shows it. */
    public Duration bookIn() {
        return duration("BOOK_IN");
    }

    /** Time a deposit may lie in a locker before Today shows it. */
    public Duration lockerRound() {
        return duration("LOCKER_ROUND");
    }

    /** How long what goes out may be away, as a proposal. */
    public Duration returnProposed() {
        return duration("RETURN");
    }

    /** Idle time until a workstation in a store locks itself. */
    public Duration lockInStore() {
        return duration("LOCK_STORE");
    }

    /** Idle time until a laptop at a scene locks itself. */
    public Duration lockAtScene() {
        return duration("LOCK_SCENE");
    }

    /** How long before locking a warning shows. */
    public Duration lockWarning() {
        return duration("LOCK_WARNING");
    }

    /** How long after a sign-in by password a PIN confirms (settled 13). */
    public Duration pinShift() {
        return duration("PIN_SHIFT");
    }

    /** Digits of a PIN. */
    public int pinDigits() {
        return whole("PIN_DIGITS");
    }

    /** Failed sign-ins before a wait. */
    public int signInFailures() {
        return whole("SIGN_IN_FAILURES");
    }

    /** The wait after too many failed sign-ins. */
    public Duration signInWait() {
        return duration("SIGN_IN_WAIT");
    }

    /** Characters of the shortest password. */
    public int passwordCharacters() {
        return whole("PASSWORD_CHARACTERS");
    }

    /** How long an enrolment code is good. */
    public Duration enrolmentCode() {
        return duration("ENROLMENT_CODE");
    }

    /** Characters of the shortest description without a warning (D-11). */
    public int descriptionShortest() {
        return whole("DESCRIPTION_SHORTEST");
    }

    /** Characters of the longest description without a warning. */
    public int descriptionLongest() {
        return whole("DESCRIPTION_LONGEST");
    }

    /** Characters of the shortest reason in an officer's own words. */
    public int reasonShortest() {
        return whole("REASON_SHORTEST");
    }

    /** First detention of cash under POCA, non-working days not counted (D-20). */
    public Duration pocaDetention() {
        return duration("POCA_DETENTION");
    }

    /** Least cash the POCA clock runs for, in pounds (D-20). */
    public BigDecimal pocaMinimum() {
        return list.get("POCA_MINIMUM").value();
    }

    /** How long before the end of its detention cash is on Today. */
    public Duration pocaNotice() {
        return list.find("POCA_NOTICE").isPresent()
                ? duration("POCA_NOTICE")
                : pocaDetention(); // a force's own list from before there was one
    }

    /** Difference between two weighings, in grams, up to which nothing is raised (D-21). */
    public BigDecimal weightGrams() {
        return list.get("WEIGHT_GRAMS").value();
    }

    /** The same in per cent of the first weight; the larger of the two limits counts. */
    public BigDecimal weightPercent() {
        return list.get("WEIGHT_PERCENT").value();
    }

    /** A limit that counts time. */
    public Duration duration(String code) {
        Limit limit = list.get(code);
        BigDecimal seconds =
                switch (limit.unit()) {
                    case SECONDS -> limit.value();
                    case MINUTES -> limit.value().multiply(BigDecimal.valueOf(60));
                    case HOURS -> limit.value().multiply(BigDecimal.valueOf(3600));
                    case DAYS -> limit.value().multiply(BigDecimal.valueOf(86_400));
                    case CHARACTERS, TIMES, GRAMS, PERCENT, POUNDS ->
                            throw new IllegalStateException("Limit " + code + " is no time.");
                };
        return Duration.ofSeconds(seconds.longValue());
    }

    /** A limit that counts things. */
    public int whole(String code) {
        return list.get(code).value().intValue();
    }
}
