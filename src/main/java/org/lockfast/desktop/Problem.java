package org.lockfast.desktop;

/**
 * One thing to mend in a form before it can be done.
 *
 * @param field fx:id of the control to mend; empty if it concerns the whole form
 * @param said how to mend it ("Enter the seal number"), the same words in the summary and beside
 *     the field
 */
public record Problem(String field, String said) {}
