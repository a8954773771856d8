package org.lockfast.rules;

/** What a rule may withhold: a step of ours that has not happened yet. */
public enum NextStep {
    /** Booking in or moving to any place but one for the thing as it is. */
    NORMAL_SHELF,
    /** Letting it leave: to a laboratory, a court, an agency, its owner. */
    RELEASE,
    /** Destroying, selling or otherwise ending it. */
    DISPOSAL
}
