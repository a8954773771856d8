package org.lockfast.desktop;

/**
 * One scan. It says a number was read, never that a seal was looked at.
 *
 * @param code what the scanner sent, without prefix and suffix; upper case for our own labels, else
 *     exactly as sent
 * @param aim AIM symbology identifier without its bracket, e.g. "C0", "Q1"; empty if the scanner
 *     sends none
 * @param kind what the code claims to be
 */
public record Scan(String code, String aim, ScanKind kind) {}
