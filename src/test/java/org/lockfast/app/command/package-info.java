/** Tests of the command line: exit codes, what is printed where, JSON shapes, refusals. */
@NullMarked
package org.lockfast.app.command;

import org.jspecify.annotations.NullMarked;
