package org.lockfast.desktop;

/** Whoever reads the pictures that are pasted into the scan bar or dropped on it. */
public interface GivenPictures {
    /** One was given; an earlier one that is being read counts no more. */
    void given(GivenPicture picture);

    /**
     * The one being read is not wanted any more.
     *
     * @return whether there was one
     */
    boolean stop();

    /** Reads none. */
    GivenPictures NONE =
            new GivenPictures() {
                @Override
                public void given(GivenPicture picture) {}

                @Override
                public boolean stop() {
                    return false;
                }
            };
}
