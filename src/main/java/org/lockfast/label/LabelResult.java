package org.lockfast.label;

/** A label ready to hand out, or why there is none. */
public sealed interface LabelResult permits CheckedLabel, LabelRefusal {}
