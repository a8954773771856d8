package org.lockfast.report;

/**
 * A column of a table.
 *
 * @param header what stands above it, on every page; all empty for a table without a header
 * @param width millimetres, padding included
 */
record Column(String header, double width) {}
