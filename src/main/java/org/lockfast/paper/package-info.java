/**
 * Paper that survives any text: bundled fonts, text set in lines, and pages drawn as PDF or as
 * dots.
 */
@NullMarked
package org.lockfast.paper;

import org.jspecify.annotations.NullMarked;
