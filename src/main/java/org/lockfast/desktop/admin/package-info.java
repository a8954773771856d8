/** Officers and places of the store: who and what there is, adding and retiring. */
@NullMarked
package org.lockfast.desktop.admin;

import org.jspecify.annotations.NullMarked;
