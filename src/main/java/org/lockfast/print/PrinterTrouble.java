package org.lockfast.print;

/**
 * What keeps a printer from printing, and what to do about it; a clause that follows the printer's
 * name.
 */
public enum PrinterTrouble {
    PAPER_OUT("has run out of labels. Load a roll"),
    RIBBON_OUT("has run out of ribbon. Put in a new one"),
    HEAD_OPEN("is open. Close its head"),
    PAUSED("is paused. Press its Pause key"),
    BUFFER_FULL("has more than it can hold. Wait for it, or switch it off and on"),
    TOO_HOT("is too hot. Let it cool"),
    MEMORY_LOST("has lost its memory. Switch it off and on"),
    SILENT(
            "is there and does not say how it is. Look at it: labels or ribbon run out, head open, or"
                    + " busy. If nothing is wrong with it, look whether that address is a Zebra printer’s"),
    NOT_REACHED("does not answer. Switch it on, and look at its cable or network"),
    BUSY("is printing something else. It is tried again soon"),
    NO_QUEUE(
            "prints through “{address}”, which is not there, or whose print server does not answer. Look"
                    + " at the name of the queue"),
    NOT_RAW(
            "takes no commands from programs. Install it as a Generic / Text Only or Zebra printer"),
    STOPPED("is a queue that was stopped. Start it again, or ask who looks after printers"),
    NO_SPOOLER("cannot be reached: this computer has no lp. Install cups-client"),
    NO_PRINTING(
            "cannot be reached: this system does not print. Look whether its print service runs"),
    NO_FOLDER("is a folder that cannot be written to. Look whether it is there and has room");

    private final String clause;

    PrinterTrouble(String clause) {
        this.clause = clause;
    }

    /** As a whole sentence about a printer. */
    public String of(Printer printer) {
        return printer.name() + " " + clause.replace("{address}", printer.address()) + ".";
    }
}
