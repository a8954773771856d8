package org.lockfast.desktop;

/**
 * One link of the breadcrumb.
 *
 * @param text what it says, e.g. "01YR/4402/26 Sudden death"
 * @param place where it leads
 */
public record Crumb(String text, Place place) {}
