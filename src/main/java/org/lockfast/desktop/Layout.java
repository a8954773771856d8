package org.lockfast.desktop;

/** How the frame stands around a screen. */
public enum Layout {
    /** Top bar, rail, breadcrumb, status bar: the store desk. */
    DESK,
    /**
     * The screen fills the window above the status bar and brings its own top line: the scene
     * laptop.
     */
    SCENE,
    /** Nothing but the screen: set-up and sign-in, where no officer is known yet. */
    BARE
}
